import { randomBytes } from "node:crypto";
import net from "node:net";
import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { decodeErrorDetails } from "@metabuilder/dbal/contract";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { openRedisLimits, type RedisLimits } from "../../src/limits/redis-limits.js";
import { webSocketChannel, wire } from "../harness.js";
import { type Arena, type ArenaOptions, expectRefused, startArena } from "./arena.js";
import { type Presented, remoteWays, type Way } from "./ways.js";

let open: Arena | undefined;
afterEach(async () => {
	await open?.close();
	open = undefined;
});
async function arenaWith(security: Readonly<Record<string, unknown>>, more: ArenaOptions = {}): Promise<Arena> {
	open = await startArena({ security, ...more });
	return open;
}

const nobody: Presented = { kind: "none" };
const guess = (username: string, password = "wrong") => ({ entity: "Session", operation: "signIn", input: { username, password } });

/** Codes of attempts to sign in, each on a connection of its own, all at once. */
async function guesses(arena: Arena, way: Way, names: readonly string[]): Promise<Readonly<Record<string, number>>> {
	const codes = await Promise.all(
		names.map(async (name) => {
			const attacker = await arena.attacker(way, nobody);
			const { error } = await attacker.call(guess(name));
			attacker.close();
			return error?.code ?? "OK";
		}),
	);
	return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]));
}

describe.each(remoteWays)("guessing a password over %s", (way) => {
	it("is bounded over any number of connections, with a time to wait", async () => {
		const arena = await arenaWith({});
		expect(await guesses(arena, way, Array<string>(12).fill("user"))).toEqual({ UNAUTHORIZED: 5, RATE_LIMIT_EXCEEDED: 7 });
		const attacker = await arena.attacker(way, nobody);
		const error = await expectRefused(arena, async () => (await attacker.call(guess("user", "correct horse battery"))).error, {
			codes: ["RATE_LIMIT_EXCEEDED"],
			secrets: ["correct horse battery"],
		});
		expect(error.retryAfterMs).toBeGreaterThan(200_000);
		attacker.close();
	});

	it("is bounded over any number of names, from one address", async () => {
		const arena = await arenaWith({});
		expect(
			await guesses(
				arena,
				way,
				[...Array(12).keys()].map((index) => `name-${index}`),
			),
		).toEqual({ UNAUTHORIZED: 5, RATE_LIMIT_EXCEEDED: 7 });
	});
});

describe("a forwarding header", () => {
	const signIn = wire.encodeRequest(guess("user"));
	const raw = (bytes: Buffer) => bytes;
	/** One guess over unary gRPC that says where it came from. */
	const from = (arena: Arena, forwarded: readonly string[]) =>
		new Promise<string>((resolve) => {
			const client = new Client(`127.0.0.1:${arena.port}`, credentials.createInsecure());
			const metadata = new Metadata();
			for (const value of forwarded) metadata.add("x-forwarded-for", value);
			metadata.set("x-real-ip", "203.0.113.1");
			metadata.set("forwarded", "for=203.0.113.1");
			client.makeUnaryRequest(`/${signIn.method}`, raw, raw, Buffer.from(signIn.bytes), metadata, {}, (error) => {
				client.close();
				const [details] = error?.metadata.get("grpc-status-details-bin") ?? [];
				resolve(Buffer.isBuffer(details) ? (decodeErrorDetails(details)?.code ?? "?") : "OK");
			});
		});

	it("that nobody is trusted with changes nothing", async () => {
		const arena = await arenaWith({});
		const codes: string[] = [];
		for (let index = 0; index < 7; index++) codes.push(await from(arena, [`198.51.100.${index}`]));
		expect(codes.slice(5)).toEqual(["RATE_LIMIT_EXCEEDED", "RATE_LIMIT_EXCEEDED"]);
		expect(new Set(arena.auditLines().map(({ address }) => address))).toEqual(new Set(["127.0.0.1"]));
	});

	it("behind a trusted proxy is believed as far as the proxy wrote it, over gRPC and WebSocket", async () => {
		const arena = await arenaWith({ auth: ["session", "anonymous"], trusted_proxies: ["127.0.0.0/8"] });
		// The left one is the client's own word, and another each time.
		for (let index = 0; index < 5; index++) await from(arena, [`198.51.100.${index}, 192.0.2.7`]);
		expect(await from(arena, ["198.51.100.77, 192.0.2.7"])).toBe("RATE_LIMIT_EXCEEDED");
		expect(await from(arena, ["198.51.100.77", "192.0.2.7"])).toBe("RATE_LIMIT_EXCEEDED");
		const channel = await webSocketChannel(arena.port, { "x-forwarded-for": "198.51.100.1, 192.0.2.8" });
		channel.send({ callId: 0, kind: { $case: "authenticate", value: {} } });
		await channel.next();
		channel.send({ callId: 1, kind: { $case: "start", value: { method: signIn.method, request: signIn.bytes, timeoutMs: 0 } } });
		await channel.next();
		expect(arena.auditLines().at(-1)).toMatchObject({ address: "192.0.2.8", transport: "websocket" });
		channel.close();
	});

	it("and impersonation are not configured together", async () => {
		await expect(arenaWith({ trusted_proxies: ["127.0.0.1"] })).rejects.toThrow(/proxy/);
	});
});

describe.each(remoteWays)("asking without end over %s", (way) => {
	const list = { entity: "User", operation: "count", input: {} };
	it("is bounded by what the principal may cost, on one connection and on many", async () => {
		const arena = await arenaWith({ limits: { principal: { cost: 40, seconds: 3_600 } } });
		const session = await arena.signIn("user");
		const shared = await arena.attacker(way, session);
		const codes = await Promise.all([...Array(15).keys()].map(async () => (await shared.call(list)).error?.code ?? "OK"));
		const own = await Promise.all(
			[...Array(15).keys()].map(async () => {
				const attacker = await arena.attacker(way, await arena.signIn("user"));
				const { error } = await attacker.call(list);
				attacker.close();
				return error?.code ?? "OK";
			}),
		);
		// 2 for each.
		expect([...codes, ...own].filter((code) => code === "OK")).toHaveLength(20);
		expect(new Set(own)).toContain("RATE_LIMIT_EXCEEDED");
		const error = await expectRefused(arena, async () => (await shared.call(list)).error, {
			codes: ["RATE_LIMIT_EXCEEDED"],
			line: { role: "user" },
		});
		expect(error.retryAfterMs).toBeGreaterThan(3_000_000);
		shared.close();
	});

	it("is bounded for an address that presents one wrong session after the other", async () => {
		const arena = await arenaWith({ limits: { address: { cost: 30, seconds: 3_600 } } });
		const codes: string[] = [];
		for (let index = 0; index < 40; index++) {
			const attacker = await arena.attacker(way, {
				kind: "session",
				id: arena.neighbour.kind === "session" ? arena.neighbour.id : "",
				token: `guess-${index}`,
			});
			codes.push((await attacker.call(list)).error?.code ?? "OK");
			attacker.close();
		}
		expect(codes.slice(0, 10)).toEqual(Array(10).fill("UNAUTHORIZED"));
		expect(codes.slice(-5)).toEqual(Array(5).fill("RATE_LIMIT_EXCEEDED"));
	});
});

describe("an answer", () => {
	it.each(remoteWays)("that is too long is an error that says what to do, over %s", async (way) => {
		const arena = await arenaWith({ limits: { max_response_bytes: 2_048 } });
		for (let index = 0; index < 30; index++)
			await arena.asSystem("PageView", "create", { data: { slug: `page-${index}`, title: "x".repeat(200), level: 1, layout: {} } });
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		const error = await expectRefused(
			arena,
			async () => (await attacker.call({ entity: "PageView", operation: "list", input: { limit: 30 } })).error,
			{ codes: ["VALIDATION_ERROR"] },
		);
		expect(error.fields).toMatchObject([
			{ path: "limit", rule: "response_too_long", message: expect.stringContaining("ask for fewer rows") },
		]);
		expect((await attacker.call({ entity: "PageView", operation: "list", input: { limit: 5 } })).error).toBeUndefined();
		attacker.close();
	});
});

describe("a query", () => {
	it.each(remoteWays)("that would look at too much is refused before it runs, with the reason, over %s", async (way) => {
		const arena = await arenaWith({ limits: { max_query_cost: 1 } });
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		for (const call of [
			{ entity: "PageView", operation: "list", input: { where: { title: { contains: "x" } } } },
			{ entity: "PageView", operation: "count", input: { where: { title: "x" } } },
		]) {
			const error = await expectRefused(arena, async () => (await attacker.call(call)).error, { codes: ["VALIDATION_ERROR"] });
			expect(error.fields).toMatchObject([{ path: "where", rule: "too_costly", message: expect.stringContaining("unique or indexed") }]);
		}
		expect((await attacker.call({ entity: "PageView", operation: "list", input: {} })).error).toBeUndefined();
		attacker.close();
	});
});

const redisUrl = process.env.DBAL_TEST_REDIS_URL ?? "redis://127.0.0.1:6379";
const hasRedis = await new Promise<boolean>((resolve) => {
	const { hostname, port } = new URL(redisUrl);
	const socket = net.connect(Number(port || 6379), hostname, () => {
		socket.destroy();
		resolve(true);
	});
	socket.on("error", () => resolve(false));
});

describe.skipIf(!hasRedis)(`limits in Redis${hasRedis ? "" : ` (skipped: nobody answers at ${redisUrl})`}`, () => {
	it("are those of all daemons together", async () => {
		const security = {
			limits: { store: redisUrl, key_prefix: `dbal-test-${randomBytes(6).toString("hex")}`, principal: { cost: 20, seconds: 600 } },
		};
		const first = await arenaWith(security);
		const second = await startArena({ security });
		try {
			for (let index = 0; index < 3; index++) await guesses(first, "grpc", ["user"]);
			for (let index = 0; index < 2; index++) await guesses(second, "grpc", ["user"]);
			expect(await guesses(second, "grpc", ["user"])).toEqual({ RATE_LIMIT_EXCEEDED: 1 });
			expect(await guesses(first, "grpc", ["user"])).toEqual({ RATE_LIMIT_EXCEEDED: 1 });

			const as: Presented = { kind: "impersonate", id: "ada", role: "admin" };
			const [one, other] = [await first.attacker("grpc", as), await second.attacker("grpc", as)];
			const count = { entity: "User", operation: "count", input: {} };
			for (let index = 0; index < 10; index++) expect((await one.call(count)).error).toBeUndefined();
			await expect.poll(async () => (await other.call(count)).error?.code, { timeout: 10_000 }).toBe("RATE_LIMIT_EXCEEDED");
			one.close();
			other.close();
		} finally {
			await second.close();
		}
	});

	it("are each daemon's own while Redis is away", async () => {
		// A way to Redis that can be cut.
		const sockets = new Set<net.Socket>();
		const { hostname, port } = new URL(redisUrl);
		const way = net.createServer((socket) => {
			const redis = net.connect(Number(port || 6379), hostname);
			for (const end of [socket, redis]) {
				sockets.add(end);
				end.on("error", () => {});
				end.on("close", () => (end === socket ? redis : socket).destroy());
			}
			socket.pipe(redis).pipe(socket);
		});
		await new Promise<void>((resolve) => way.listen(0, "127.0.0.1", resolve));
		const address = way.address();
		if (address === null || typeof address === "string") throw new Error("no port");
		let limits: RedisLimits | undefined;
		try {
			const config = { keyPrefix: `dbal-test-${randomBytes(6).toString("hex")}`, maxRequestBytes: 1, maxResponseBytes: 1, maxQueryCost: 1 };
			limits = await openRedisLimits(`redis://127.0.0.1:${address.port}`, config, pino({ level: "silent" }));
			const operation = wire.operation(wire.encodeRequest(guess("user")).method);
			if (!operation) throw new Error("no such operation");
			const take = async () => {
				try {
					await limits?.rateLimits.take(operation, guess("user"), { principalId: "anonymous", address: "192.0.2.1" });
					return "OK";
				} catch (error) {
					return String((error as { code?: unknown }).code);
				}
			};
			expect(await take()).toBe("OK");
			way.close();
			for (const socket of sockets) socket.destroy();
			const codes: string[] = [];
			for (let index = 0; index < 8; index++) codes.push(await take());
			expect(codes).toEqual([...Array(5).fill("OK"), ...Array(3).fill("RATE_LIMIT_EXCEEDED")]);
		} finally {
			limits?.close();
			way.close();
		}
	});
});

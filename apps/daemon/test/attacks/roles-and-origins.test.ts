import http from "node:http";
import { Client, credentials, Metadata } from "@grpc/grpc-js";
import { ChannelOpenRequest, decodeErrorDetails } from "@metabuilder/dbal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { grpcChannel, webSocketChannel, wire } from "../harness.js";
import { type Arena, expectAlive, expectRefused, expectSilence, startArena } from "./arena.js";
import { authorizationOf, everyWay, firstFrame, type Presented, remoteWays } from "./ways.js";

/** What only those above may do. */
const forbidden = { entity: "LuaScript", operation: "list", input: {} };

let arena: Arena;
beforeAll(async () => {
	arena = await startArena({ security: { auth: ["session", "anonymous"] } });
});
afterAll(() => arena.close());

describe("a role that a caller says of itself", () => {
	const names = [
		"role",
		"x-role",
		"x-user-role",
		"x-hasura-role",
		"x-dbal-role",
		"user",
		"x-user",
		"level",
		"grpc-role",
		"impersonate",
		"cookie",
	];

	it("is nothing in metadata", async () => {
		const session = await arena.signIn("user");
		const { method, bytes } = wire.encodeRequest(forbidden);
		const client = new Client(`127.0.0.1:${arena.port}`, credentials.createInsecure());
		const metadata = new Metadata();
		metadata.set("authorization", authorizationOf(session) ?? "");
		for (const name of names) metadata.set(name, "supergod");
		await expectRefused(
			arena,
			() =>
				new Promise((resolve) => {
					const raw = (value: Buffer) => value;
					client.makeUnaryRequest(`/${method}`, raw, raw, Buffer.from(bytes), metadata, {}, (error) => {
						const [details] = error?.metadata.get("grpc-status-details-bin") ?? [];
						resolve(Buffer.isBuffer(details) ? decodeErrorDetails(details) : undefined);
					});
				}),
			{ codes: ["FORBIDDEN"], line: { role: "user" } },
		);
		client.close();
	});

	it.each(everyWay)("is refused in the body, over %s", async (way) => {
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		for (const extra of [{ role: "supergod" }, { user: { role: "supergod" } }, { $user: { level: 5 } }, { principal: { system: true } }]) {
			const call = { entity: "LuaScript", operation: "list", input: extra };
			// Bytes of ours have no place for it: it can't even be sent there.
			if (way !== "in process") expect(() => wire.encodeRequest(call)).toThrow();
			else
				await expectRefused(arena, async () => (await attacker.call(call)).error, {
					codes: ["FORBIDDEN", "VALIDATION_ERROR"],
					unaudited: true,
				});
		}
		attacker.close();
	});

	it.each(everyWay)("can't be written into one's own row, over %s", async (way) => {
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		const call = { entity: "User", operation: "update", input: { key: { id: arena.accounts.user }, data: { role: "supergod" } } };
		await expectRefused(
			arena,
			async () => (await attacker.call(call)).error,
			way === "in process" ? { codes: ["FORBIDDEN"], unaudited: true } : { codes: ["FORBIDDEN"], line: { role: "user" } },
		);
		attacker.close();
	});

	it.each(["grpc stream", "websocket"] as const)("is refused in the first frame of a %s where nobody may impersonate", async (kind) => {
		const attack: Presented = { kind: "impersonate", id: arena.accounts.supergod ?? "", role: "supergod" };
		await expectRefused(arena, async () => (await arena.attacker(kind, attack)).call(forbidden).then(({ error }) => error), {
			codes: ["UNAUTHORIZED"],
			line: { user: "unknown", operation: "authenticate" },
		});
	});

	it.each(["grpc stream", "websocket"] as const)("is refused in an unknown field of the first frame of a %s", async (kind) => {
		const session = await arena.signIn("user");
		const channel = kind === "websocket" ? await webSocketChannel(arena.port) : grpcChannel(arena.port);
		const frame = ChannelOpenRequest.encode({ frames: [firstFrame(session)] }).finish();
		// Field 99 of the message, a text.
		const extra = Buffer.concat([Buffer.from([0x9a, 0x06, 8]), Buffer.from("supergod")]);
		channel.sendRaw(Buffer.concat([frame, extra]));
		const answer = await channel.next();
		// It is either refused or without effect: the role stays the session's.
		if (answer.kind?.$case === "authenticated") expect(answer.kind.value).toMatchObject({ role: "user", level: 1 });
		else expect(answer.kind?.$case).toBe("failure");
		channel.close();
	});

	it("is refused in the URL", async () => {
		const refused = await new Promise<number | undefined>((resolve) => {
			const socket = new WebSocket(`ws://127.0.0.1:${arena.port}/?role=supergod`, "dbal.v1");
			socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
			socket.on("open", () => resolve(undefined));
			socket.on("error", () => {});
		});
		expect(refused).toBe(404);
	});
});

describe("another page's browser", () => {
	const upgrade = (headers: Record<string, string>, path = "/") =>
		new Promise<number>((resolve, reject) => {
			const request = http.request({
				port: arena.port,
				host: "127.0.0.1",
				path,
				headers: {
					connection: "Upgrade",
					upgrade: "websocket",
					"sec-websocket-version": "13",
					"sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
					"sec-websocket-protocol": "dbal.v1",
					host: `127.0.0.1:${arena.port}`,
					...headers,
				},
			});
			request.on("response", (response) => {
				response.resume();
				resolve(response.statusCode ?? 0);
			});
			request.on("upgrade", (_response, socket) => {
				socket.destroy();
				resolve(101);
			});
			request.on("error", reject);
			request.end();
		});

	it("is let in from an origin of the list", async () => {
		expect(await upgrade({ origin: "http://localhost:5173" })).toBe(101);
	});

	it.each([
		"https://evil.example",
		"http://localhost:5173.evil.example",
		"http://evil.example/http://localhost:5173",
		"http://localhost:51730",
		"http://localhost",
		"https://localhost:5173",
		"http://LOCALHOST:5173",
		"http://localhost:5173/",
		"http://user@localhost:5173",
		"http://localhost:5173, https://evil.example",
		"http://127.0.0.2:5173",
		"http://[::1]:5173",
		"null",
		"",
		"file://",
		"*",
	])("is refused from the origin %j", async (origin) => {
		expect(await upgrade({ origin })).toBe(403);
	});

	it.each(["evil.example", "evil.example:80", "localhost", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.nip.io", "2130706433"])(
		"is refused under the name %j, to which it may have bound our address",
		async (host) => {
			// With the port where the name has none: what a browser that was led here would send.
			expect(await upgrade({ origin: "http://localhost:5173", host: host.includes(":") ? host : `${host}:1` })).toBe(421);
		},
	);

	it("brings nothing along in a cookie", async () => {
		const session = await arena.signIn("supergod");
		const value = authorizationOf(session) ?? "";
		const channel = await webSocketChannel(arena.port, {
			origin: "http://localhost:5173",
			cookie: `session=${session.id}.${session.token}; authorization=${encodeURIComponent(value)}`,
			authorization: value,
		});
		channel.send({ callId: 0, kind: { $case: "authenticate", value: {} } });
		expect((await channel.next()).kind).toMatchObject({ $case: "authenticated", value: { role: "public" } });
		channel.close();
		expectSilence(arena);
		await expectAlive(arena);
	});

	it("gets no cookie and no word that lets it read", async () => {
		const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
			http
				.get({ port: arena.port, host: "127.0.0.1", path: "/healthz", headers: { origin: "https://evil.example" } }, resolve)
				.on("error", reject);
		});
		response.resume();
		expect(response.headers["set-cookie"]).toBeUndefined();
		expect(response.headers["access-control-allow-origin"]).toBeUndefined();
	});
});

describe.each(remoteWays)("where nobody is let in unknown, over %s", (way) => {
	it("whoever isn't signed in may sign in and nothing else", async () => {
		const strict = await startArena({ security: { auth: ["session"] } });
		try {
			const attacker = await strict.attacker(way, { kind: "none" });
			for (const call of [
				forbidden,
				{ entity: "PageView", operation: "getBySlug", input: { slug: "x" } },
				{ entity: "Credential", operation: "verify", input: { username: "user", password: "x" } },
			])
				await expectRefused(strict, async () => (await attacker.call(call)).error, { codes: ["UNAUTHORIZED"] });
			const { output } = await attacker.call({
				entity: "Session",
				operation: "signIn",
				input: { username: "user", password: "correct horse battery" },
			});
			expect(output).toHaveProperty("token");
			attacker.close();
		} finally {
			await strict.close();
		}
	});
});

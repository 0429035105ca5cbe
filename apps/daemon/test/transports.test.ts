import net from "node:net";
import { Client, credentials, status } from "@grpc/grpc-js";
import { DBALError, decodeErrorDetails } from "@metabuilder/dbal/contract";
import type { Handler } from "@metabuilder/dbal-server";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { authenticate, channels, failureOf, grpcChannel, start, startTransports, unary, webSocketChannel, wire } from "./harness.js";

type Started = Awaited<ReturnType<typeof startTransports>>;
let started: Started | undefined;
afterEach(async () => {
	await started?.close();
	started = undefined;
});

async function serve(handle: Handler, options: Parameters<typeof startTransports>[1] = {}): Promise<Started> {
	started = await startTransports(handle, options);
	return started;
}

const countUsers = wire.encodeRequest({ entity: "User", operation: "count", input: {} });
const answerCount: Handler = async () => ({ count: 7 });
const countMethod = "metabuilder.v1.UserService/Count";
const forever: Handler = (_call, { signal }) =>
	new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

function decodeCount(bytes: Uint8Array) {
	const operation = wire.operation(countMethod);
	if (!operation) throw new Error("no such method");
	return wire.decodeResponse(operation, bytes);
}

/** Sends bytes on a bare socket and gives what came back by the time the daemon closed it. */
function exchange(port: number, send: (socket: net.Socket) => void): Promise<string> {
	return new Promise((resolve) => {
		const socket = net.connect(port, "127.0.0.1", () => send(socket));
		let received = "";
		socket.on("data", (data) => {
			received += data.toString("latin1");
		});
		socket.on("error", () => {});
		socket.on("close", () => resolve(received));
	});
}

describe("unary gRPC", () => {
	it("answers a call, with who asks taken from the metadata", async () => {
		const { port, auditLines } = await serve(async (call, { principal }) => {
			expect(call).toEqual({ entity: "User", operation: "count", input: {} });
			expect(principal.id).toBe("ada");
			return { count: 7 };
		});
		const { bytes, error } = await unary(port, countMethod, countUsers.bytes, { authorization: "Session s.ada" });
		expect(error).toBeUndefined();
		expect(bytes && decodeCount(bytes)).toEqual({ count: 7 });
		expect(auditLines()).toMatchObject([
			{ user: "ada", role: "user", entity: "User", operation: "count", success: true, code: "OK", transport: "grpc", address: "127.0.0.1" },
		]);
	});

	it("sends an error as a status with details", async () => {
		const { port } = await serve(async () => {
			throw new DBALError("VALIDATION_ERROR", "No.", { fields: [{ path: "where.x", rule: "unknown_field", message: "There is no x." }] });
		});
		const { error } = await unary(port, countMethod, countUsers.bytes);
		expect(error?.code).toBe(status.INVALID_ARGUMENT);
		const [details] = error?.metadata.get("grpc-status-details-bin") ?? [];
		expect(decodeErrorDetails(details as Buffer)).toMatchObject({
			code: "VALIDATION_ERROR",
			fields: [{ path: "where.x", rule: "unknown_field" }],
		});
	});

	it("tells nothing of what broke inside", async () => {
		const { port, auditLines } = await serve(async () => {
			throw new Error("secret text at /some/path");
		});
		const { error } = await unary(port, countMethod, countUsers.bytes);
		expect(error?.code).toBe(status.INTERNAL);
		expect(JSON.stringify([error?.details, error?.metadata])).not.toContain("secret");
		expect(auditLines()).toMatchObject([{ success: false, code: "INTERNAL_ERROR" }]);
	});

	it("gives a deadline to the call", async () => {
		const { port } = await serve(forever);
		const { error } = await unary(port, countMethod, countUsers.bytes, { timeoutMs: 200 });
		expect(error?.code).toBe(status.DEADLINE_EXCEEDED);
	});

	it("cancels a call whose caller went away", async () => {
		const cancelled = deferred<string>();
		const { port } = await serve(
			(_call, { signal }) =>
				new Promise((_resolve, reject) =>
					signal?.addEventListener("abort", () => {
						cancelled.resolve((signal.reason as DBALError).reason ?? "");
						reject(signal.reason);
					}),
				),
		);
		const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
		const call = client.makeUnaryRequest(
			`/${countMethod}`,
			(b: Buffer) => b,
			(b: Buffer) => b,
			Buffer.from(countUsers.bytes),
			() => {},
		);
		setTimeout(() => call.cancel(), 200);
		expect(await cancelled.promise).toBe("cancelled");
		client.close();
	});

	it("refuses bytes that are no request, and audits it", async () => {
		const { port, auditLines } = await serve(answerCount);
		const { error } = await unary(port, countMethod, new Uint8Array([0xff, 0xff, 0xff]), { authorization: "Session s.ada" });
		expect(error?.code).toBe(status.INVALID_ARGUMENT);
		expect(auditLines()).toMatchObject([{ user: "ada", entity: "User", operation: "count", success: false, code: "VALIDATION_ERROR" }]);
	});

	it.each(["Session", "Session x", "Session .x", "Basic abc", "Impersonate {", "Impersonate []", `Session ${"x".repeat(9_000)}.y`])(
		"refuses the credentials %s",
		async (authorization) => {
			const { port, auditLines } = await serve(answerCount);
			const { error } = await unary(port, countMethod, countUsers.bytes, { authorization });
			expect(error?.code).toBe(status.UNAUTHENTICATED);
			expect(auditLines()).toMatchObject([{ user: "unknown", success: false, code: "UNAUTHORIZED" }]);
		},
	);

	it("ignores a role sent in metadata", async () => {
		const { port } = await serve(async (_call, { principal }) => ({ count: principal.level }));
		const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
		const { bytes } = await unary(port, countMethod, countUsers.bytes, { client });
		expect(bytes && decodeCount(bytes)).toEqual({ count: 0 });
		client.close();
	});

	it("answers an unknown method with UNIMPLEMENTED", async () => {
		const { port } = await serve(answerCount);
		const { error } = await unary(port, "metabuilder.v1.UserService/Explode", new Uint8Array());
		expect(error?.code).toBe(status.UNIMPLEMENTED);
	});

	it("tells its health, whole and by service", async () => {
		const { port, state } = await serve(answerCount);
		const check = async (service: string) => {
			const name = Buffer.from(service);
			const request = service === "" ? Buffer.alloc(0) : Buffer.concat([Buffer.from([0x0a, name.length]), name]);
			return unary(port, "grpc.health.v1.Health/Check", request);
		};
		expect((await check("")).bytes).toEqual(Buffer.from([8, 1]));
		expect((await check("metabuilder.v1.UserService")).bytes).toEqual(Buffer.from([8, 1]));
		expect((await check("dbal.v1.Channel")).bytes).toEqual(Buffer.from([8, 1]));
		expect((await check("nobody.Service")).error?.code).toBe(status.NOT_FOUND);
		state.ready = false;
		expect((await check("")).bytes).toEqual(Buffer.from([8, 2]));
	});
});

describe.each(Object.entries(channels))("a channel over %s", (_name, open) => {
	it("authenticates first, then answers many calls", async () => {
		const { port, auditLines } = await serve(async (call) => ({ count: Number(call.input.where === undefined) }));
		const channel = await open(port);
		channel.send(authenticate("ada"), ...Array.from({ length: 50 }, (_, index) => start(index + 1, "User", "count", {})));
		expect(await channel.next()).toMatchObject({
			callId: 0,
			kind: { $case: "authenticated", value: { principalId: "ada", role: "user", level: 1 } },
		});
		const answered = new Set<number>();
		for (let index = 0; index < 50; index++) {
			const frame = await channel.next();
			expect(frame.kind?.$case).toBe("response");
			answered.add(frame.callId);
		}
		expect(answered.size).toBe(50);
		expect(auditLines()).toHaveLength(50);
		channel.close();
	});

	it("refuses a call before the first authentication", async () => {
		const { port } = await serve(answerCount);
		const channel = await open(port);
		channel.send(start(1, "User", "count", {}));
		const frame = await channel.next();
		expect(frame.callId).toBe(0);
		expect(failureOf(frame)).toMatchObject({ code: "UNAUTHORIZED" });
		await channel.closed;
	});

	it("closes on credentials that are refused, and audits them", async () => {
		const { port, auditLines } = await serve(answerCount);
		const channel = await open(port);
		channel.send(authenticate("bad"));
		expect(failureOf(await channel.next()).code).toBe("UNAUTHORIZED");
		await channel.closed;
		expect(auditLines()).toMatchObject([{ user: "unknown", operation: "authenticate", success: false, code: "UNAUTHORIZED" }]);
	});

	it("closes when the first frame doesn't come", async () => {
		const { port } = await serve(answerCount, { bounds: { authenticateWithinMs: 100 } });
		const channel = await open(port);
		expect(failureOf(await channel.next()).code).toBe("UNAUTHORIZED");
		await channel.closed;
	});

	it("changes who asks on the same stream", async () => {
		const { port } = await serve(async (_call, { principal }) => ({ count: principal.id.length }));
		const channel = await open(port);
		channel.send(authenticate("ada"));
		await channel.next();
		channel.send(authenticate("grace"), start(1, "User", "count", {}));
		const frames = [await channel.next(), await channel.next()];
		expect(frames[0]?.kind).toMatchObject({ $case: "authenticated", value: { principalId: "grace" } });
		const [, answer] = frames;
		expect(answer?.kind?.$case === "response" && decodeCount(answer.kind.value)).toEqual({ count: 5 });
		channel.close();
	});

	it("cancels by frame, and by going away", async () => {
		let aborted = 0;
		const two = deferred<void>();
		const { port } = await serve(
			(_call, { signal }) =>
				new Promise((_resolve, reject) =>
					signal?.addEventListener("abort", () => {
						aborted += 1;
						if (aborted === 2) two.resolve();
						reject(signal.reason);
					}),
				),
		);
		const channel = await open(port);
		channel.send(authenticate(), start(1, "User", "count", {}), start(2, "User", "count", {}));
		await channel.next();
		channel.send({ callId: 1, kind: { $case: "cancel", value: {} } });
		expect(failureOf(await channel.next())).toMatchObject({ code: "TIMEOUT", reason: "cancelled" });
		channel.close();
		await two.promise;
	});

	it("gives each call its deadline", async () => {
		const { port } = await serve(forever);
		const channel = await open(port);
		channel.send(authenticate(), start(1, "User", "count", {}, 100));
		await channel.next();
		expect(failureOf(await channel.next()).code).toBe("TIMEOUT");
		channel.close();
	});

	it("bounds the calls in flight", async () => {
		const { port, auditLines } = await serve(forever, { bounds: { maxCallsInFlight: 3 } });
		const channel = await open(port);
		channel.send(authenticate("ada"), ...[1, 2, 3, 4].map((id) => start(id, "User", "count", {})));
		await channel.next();
		const frame = await channel.next();
		expect(frame.callId).toBe(4);
		expect(failureOf(frame)).toMatchObject({ code: "RATE_LIMIT_EXCEEDED" });
		expect(failureOf(frame).retryAfterMs).toBeGreaterThan(0);
		expect(auditLines()).toMatchObject([{ user: "ada", success: false, code: "RATE_LIMIT_EXCEEDED" }]);
		channel.close();
	});

	it("refuses a call number that is in use, an unknown method and bytes that are no frames", async () => {
		const { port, auditLines } = await serve(forever);
		const channel = await open(port);
		channel.send(authenticate(), {
			callId: 1,
			kind: { $case: "start", value: { method: "x.Y/Z\n", request: new Uint8Array(), timeoutMs: 0 } },
		});
		await channel.next();
		expect(failureOf(await channel.next()).code).toBe("CAPABILITY_NOT_SUPPORTED");
		expect(auditLines()).toHaveLength(1);
		channel.send(start(2, "User", "count", {}), start(2, "User", "count", {}));
		expect(failureOf(await channel.next()).code).toBe("VALIDATION_ERROR");
		await channel.closed;
		const other = await open(port);
		other.sendRaw(new Uint8Array([0xff, 0xff, 0xff, 0xff]));
		expect(failureOf(await other.next()).code).toBe("VALIDATION_ERROR");
		await other.closed;
	});

	it("is cut when its answers are not read, and its memory is given back", async () => {
		const layout = { text: "x".repeat(200_000) };
		const page = { id: "00000000-0000-7000-8000-000000000001", layout };
		const { port, transports } = await serve(async () => ({ data: page }), { bounds: { maxBufferedBytes: 2_000_000 } });
		const channel = await open(port);
		channel.send(authenticate());
		await channel.next();
		expect(transports.channels).toBe(1);
		channel.pause();
		for (let id = 1; id <= 400; id++) channel.send(start(id, "PageView", "get", { key: { id: page.id } }));
		while (transports.channels > 0) await new Promise((resolve) => setTimeout(resolve, 10));
		channel.close();
		const neighbour = await open(port);
		neighbour.send(authenticate());
		expect((await neighbour.next()).kind?.$case).toBe("authenticated");
		neighbour.close();
	});

	it("says that it goes away, answers what runs and takes nothing more", async () => {
		const gate = deferred<void>();
		const { port, transports, calls } = await serve(async () => {
			await gate.promise;
			return { count: 1 };
		});
		const channel = await open(port);
		channel.send(authenticate(), start(1, "User", "count", {}));
		await channel.next();
		while (calls.running === 0) await new Promise((resolve) => setImmediate(resolve));
		transports.goAway("stopping");
		expect((await channel.next()).kind).toMatchObject({ $case: "goAway", value: { reason: "stopping" } });
		channel.send(start(2, "User", "count", {}));
		const refused = await channel.next();
		expect([refused.callId, failureOf(refused).code]).toEqual([2, "DATABASE_ERROR"]);
		const drained = calls.drain(5_000);
		gate.resolve();
		expect((await channel.next()).kind?.$case).toBe("response");
		await drained;
	});
});

describe("the port", () => {
	it("takes HTTP/2's preface byte by byte", async () => {
		const { port } = await serve(answerCount);
		const bytes = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", "latin1");
		const received = await exchange(port, (socket) => {
			const writeFrom = (index: number) => {
				if (index === bytes.length) setTimeout(() => socket.end(), 100);
				else socket.write(bytes.subarray(index, index + 1), () => setTimeout(() => writeFrom(index + 1), 2));
			};
			writeFrom(0);
		});
		// A SETTINGS frame: length, then type 4.
		expect(received.charCodeAt(3)).toBe(4);
	});

	it("closes half a preface, and silence, in time", async () => {
		const { port } = await serve(answerCount, { bounds: { sniffTimeoutMs: 150 } });
		expect(await exchange(port, (socket) => socket.write("PR"))).toBe("");
		expect(await exchange(port, () => {})).toBe("");
	});

	it("closes a request whose head never ends", async () => {
		const { port } = await serve(answerCount, { bounds: { headTimeoutMs: 150 } });
		expect(await exchange(port, (socket) => socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n"))).not.toContain("200");
	});

	it.each([
		["zero bytes", Buffer.alloc(64)],
		["a TLS handshake", Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x01])],
		["noise", Buffer.from("\x80\x81\x82garbage\r\n\r\n", "latin1")],
		["words in capitals", Buffer.from("HELLO THERE\r\n\r\n")],
		["a preface that goes wrong", Buffer.from("PRI * HTTP/9.9\r\n\r\nXX\r\n\r\n")],
	])("closes %s without harm", async (_name, bytes) => {
		const { port } = await serve(answerCount);
		const received = await exchange(port, (socket) => socket.write(bytes));
		expect(received).not.toContain("200");
		expect((await unary(port, countMethod, countUsers.bytes)).bytes).toBeDefined();
	});

	it("tells liveness and readiness over HTTP/1.1", async () => {
		const { port, state } = await serve(answerCount);
		const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
		expect(await get("/healthz")).toBe(200);
		expect(await get("/readyz")).toBe(200);
		expect(await get("/elsewhere")).toBe(404);
		state.ready = false;
		expect(await get("/healthz")).toBe(200);
		expect(await get("/readyz")).toBe(503);
	});

	it.each([
		["a foreign origin", "/", "dbal.v1", { Origin: "https://evil.example" }, 403],
		["a near miss of an origin", "/", "dbal.v1", { Origin: "http://localhost:5173.evil.example" }, 403],
		["the null origin", "/", "dbal.v1", { Origin: "null" }, 403],
		["another host", "/", "dbal.v1", { Host: "evil.example" }, 421],
		["another path", "/other", "dbal.v1", {}, 404],
		["another subprotocol", "/", "chat", {}, 400],
	])("refuses a WebSocket from %s", async (_name, path, protocol, headers, expected) => {
		const { port } = await serve(answerCount);
		const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocol, { headers });
		const answered = await new Promise<number | undefined>((resolve) => {
			socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
			socket.on("open", () => resolve(undefined));
			socket.on("error", () => {});
		});
		socket.terminate();
		expect(answered).toBe(expected);
	});

	it("takes a WebSocket from a listed origin, and closes on text", async () => {
		const { port } = await serve(answerCount);
		const socket = await webSocketChannel(port, { Origin: "http://localhost:5173" });
		socket.send(authenticate());
		expect((await socket.next()).kind?.$case).toBe("authenticated");
		socket.close();
		const text = new WebSocket(`ws://127.0.0.1:${port}/`, "dbal.v1");
		text.on("open", () => text.send("hello"));
		expect(await new Promise((resolve) => text.on("close", resolve))).toBe(1003);
	});

	it("closes a message that is too large, and its neighbour goes on", async () => {
		const { port } = await serve(answerCount, { bounds: { maxMessageBytes: 64 * 1024 } });
		const neighbour = grpcChannel(port);
		neighbour.send(authenticate());
		await neighbour.next();
		const large = await webSocketChannel(port);
		large.sendRaw(new Uint8Array(100 * 1024));
		expect(await large.closed).toBe(1009);
		const stream = grpcChannel(port);
		stream.sendRaw(new Uint8Array(100 * 1024));
		expect(await stream.closed).toBe(status.RESOURCE_EXHAUSTED);
		neighbour.send(start(1, "User", "count", {}));
		expect((await neighbour.next()).kind?.$case).toBe("response");
		neighbour.close();
	});
});

function deferred<T>() {
	let resolve: (value: T) => void = () => {};
	const promise = new Promise<T>((settle) => {
		resolve = settle;
	});
	return { promise, resolve };
}

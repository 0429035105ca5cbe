import { readFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import tls from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { startTransports, unary, wire } from "./harness.js";

let started: Awaited<ReturnType<typeof startTransports>> | undefined;
afterEach(async () => {
	await started?.close();
	started = undefined;
});

const count = wire.encodeRequest({ entity: "User", operation: "count", input: {} });
const preface = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", "latin1");

/** A frame of HTTP/2 (RFC 9113, 4.1). */
function frame(type: number, flags: number, stream: number, payload: Uint8Array = new Uint8Array()): Buffer {
	const head = Buffer.alloc(9);
	head.writeUIntBE(payload.length, 0, 3);
	head[3] = type;
	head[4] = flags;
	head.writeUInt32BE(stream, 5);
	return Buffer.concat([head, payload]);
}

/** A field of a header block that is written out and not indexed. */
function field(name: string, value: string): Buffer {
	return Buffer.concat([Buffer.from([0, name.length]), Buffer.from(name), Buffer.from([value.length]), Buffer.from(value)]);
}

const head = Buffer.concat([
	field(":method", "POST"),
	field(":scheme", "http"),
	field(":path", `/${count.method}`),
	field(":authority", "x"),
	field("content-type", "application/grpc"),
	field("te", "trailers"),
]);

/** Frames without end: what is sent at the nth step. */
const floods: Readonly<Record<string, (step: number) => Buffer>> = {
	"rapid reset": (step) => {
		const stream = 2 * step + 1;
		return Buffer.concat([frame(1, 4, stream, head), frame(3, 0, stream, Buffer.from([0, 0, 0, 8]))]);
	},
	CONTINUATION: (step) => (step === 0 ? frame(1, 0, 1, head) : frame(9, 0, 1, field(`x-${step % 50}`, "y".repeat(100)))),
	PING: () => frame(6, 0, 0, Buffer.alloc(8)),
	SETTINGS: () => frame(4, 0, 0),
	"empty DATA": (step) => (step === 0 ? frame(1, 4, 1, head) : frame(0, 0, 1)),
};

/** Sends until the daemon closes the connection or all steps are sent. True if the daemon ended it: by GOAWAY, after which it takes no
 * further stream, or by closing it in time. */
function flood(port: number, next: (step: number) => Buffer, steps: number, patienceMs: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = net.connect(port, "127.0.0.1");
		let step = 0;
		let left = false;
		let goneAway = false;
		const go = () => {
			while (step < steps && !socket.destroyed) {
				const batch = Buffer.concat(Array.from({ length: 100 }, () => next(step++)));
				if (!socket.write(batch)) {
					socket.once("drain", go);
					return;
				}
			}
			setTimeout(() => {
				left = true;
				socket.destroy();
			}, patienceMs);
		};
		socket.on("connect", () => {
			socket.write(preface);
			go();
		});
		socket.on("error", () => {});
		socket.on("close", () => resolve(goneAway || !left));
		// A GOAWAY of the stream 0: type 7, no flags.
		socket.on("data", (bytes) => {
			goneAway ||= bytes.includes(Buffer.from([7, 0, 0, 0, 0, 0]));
		});
	});
}

describe("floods over HTTP/2", () => {
	it.each(Object.entries(floods))("of %s leave a neighbour working", async (name, next) => {
		started = await startTransports(async () => ({ count: 7 }));
		const { port } = started;
		// Frames that hold nothing cost little and are no reason to close.
		const closes = name === "rapid reset" || name === "CONTINUATION";
		const flooded = flood(port, next, 20_000, closes ? 5_000 : 100);
		for (let call = 0; call < 20; call++) expect((await unary(port, count.method, count.bytes)).error).toBeUndefined();
		const closed = await flooded;
		if (closes) expect(closed).toBe(true);
		expect((await unary(port, count.method, count.bytes)).bytes).toBeDefined();
	});
});

describe("too much over HTTP/1.1", () => {
	it("of header fields is refused", async () => {
		started = await startTransports(async () => ({ count: 7 }));
		const { port } = started;
		const answered = (fields: number, length: number) =>
			new Promise((resolve) => {
				const headers = Object.fromEntries(Array.from({ length: fields }, (_, index) => [`x-${index}`, "y".repeat(length)]));
				http
					.get({ port, host: "127.0.0.1", path: "/healthz", headers }, (response) => resolve(response.statusCode))
					.on("error", () => resolve("closed"));
			});
		expect(await answered(10, 10)).toBe(200);
		expect(await answered(150, 1)).toBe(431);
		expect([400, 431, "closed"]).toContain(await answered(2_000, 20));
	});

	it("of requests ahead of their answers closes the connection", async () => {
		let running = 0;
		started = await startTransports(async (_call, { signal }) => {
			running += 1;
			return new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
		});
		const { port } = started;
		const request = `POST /${count.method} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
		await new Promise<void>((resolve) => {
			const socket = net.connect(port, "127.0.0.1", () => socket.write(request.repeat(500)));
			socket.on("error", () => {});
			socket.on("close", () => resolve());
			socket.resume();
		});
		expect(running).toBeLessThanOrEqual(16);
	});

	it("of time for a body closes the connection", async () => {
		started = await startTransports(async () => ({ count: 7 }), { bounds: { bodyTimeoutMs: 150 } });
		const { port } = started;
		await new Promise<void>((resolve) => {
			const socket = net.connect(port, "127.0.0.1", () =>
				socket.write(
					`POST /${count.method} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
				),
			);
			socket.on("error", () => {});
			socket.on("close", () => resolve());
			socket.resume();
		});
		expect(started.calls.running).toBe(0);
	});
});

describe("a certificate that is renewed", () => {
	it("is used for connections to come, and a bad pair is refused", async () => {
		const pem = (name: string) => readFileSync(new URL(`./tls/${name}.pem`, import.meta.url), "utf8");
		const [cert, key] = [pem("cert"), pem("key")];
		started = await startTransports(async () => ({ count: 7 }), { tls: { cert, key } });
		const { port, transports } = started;
		const connect = () =>
			new Promise<boolean>((resolve) => {
				const socket = tls.connect({ port, host: "localhost", ca: cert, ALPNProtocols: ["h2"] }, () => {
					resolve(socket.authorized);
					socket.destroy();
				});
				socket.on("error", () => resolve(false));
			});
		expect(() => transports.renewTls({ cert, key: "nonsense" })).toThrow();
		expect(await connect()).toBe(true);
		transports.renewTls({ cert, key });
		expect(await connect()).toBe(true);
	});
});

import { readFileSync } from "node:fs";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import { Client, credentials } from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startTransports, unary, wire } from "./harness.js";

const pem = (name: string) => readFileSync(new URL(`./tls/${name}.pem`, import.meta.url), "utf8");
const cert = pem("cert");
let started: Awaited<ReturnType<typeof startTransports>>;
beforeAll(async () => {
	started = await startTransports(async () => ({ count: 3 }), { tls: { cert, key: pem("key") }, bounds: { sniffTimeoutMs: 300 } });
});
afterAll(() => started.close());

const request = wire.encodeRequest({ entity: "User", operation: "count", input: {} });

describe("TLS on the one port", () => {
	it("carries gRPC, HTTP and WebSockets", async () => {
		const client = new Client(`localhost:${started.port}`, credentials.createSsl(Buffer.from(cert)));
		expect((await unary(started.port, request.method, request.bytes, { client })).bytes).toBeDefined();
		client.close();
		const status = await new Promise((resolve, reject) => {
			https
				.get({ host: "localhost", port: started.port, path: "/healthz", ca: cert }, (response) => resolve(response.statusCode))
				.on("error", reject);
		});
		expect(status).toBe(200);
		const socket = new WebSocket(`wss://localhost:${started.port}/`, "dbal.v1", { ca: cert });
		await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
		socket.terminate();
	});

	it("speaks HTTP/1.1 with clients that offer both, and HTTP/2 with those of gRPC", async () => {
		const chosen = (...offered: string[]) =>
			new Promise((resolve, reject) => {
				const socket = tls.connect({ port: started.port, host: "localhost", ca: cert, ALPNProtocols: offered }, () => {
					resolve(socket.alpnProtocol);
					socket.destroy();
				});
				socket.on("error", reject);
			});
		expect(await Promise.all([chosen("h2", "http/1.1"), chosen("h2"), chosen("grpc-exp", "h2")])).toEqual(["http/1.1", "h2", "h2"]);
		await expect(chosen("spdy/3")).rejects.toThrow();
	});

	it("closes clients that speak plainly, or nonsense", async () => {
		const plain = new Client(`localhost:${started.port}`, credentials.createInsecure());
		expect((await unary(started.port, request.method, request.bytes, { client: plain, timeoutMs: 2_000 })).error).toBeDefined();
		plain.close();
		const closed = (bytes: string) =>
			new Promise((resolve) => {
				const socket = net.connect(started.port, "127.0.0.1", () => socket.write(bytes));
				socket.on("error", () => {}).on("close", () => resolve(true));
				socket.resume();
			});
		expect(await closed("GET / HTTP/1.1\r\n\r\n")).toBe(true);
		expect(await closed("\x16\x03\x01\x00\x05hello")).toBe(true);
		expect(await closed("")).toBe(true);
	});

	it("offers nothing older than TLS 1.2", async () => {
		const failed = await new Promise((resolve) => {
			const socket = tls.connect({ port: started.port, host: "localhost", ca: cert, maxVersion: "TLSv1.1", minVersion: "TLSv1" });
			socket.on("secureConnect", () => resolve(false)).on("error", () => resolve(true));
		});
		expect(failed).toBe(true);
	});
});

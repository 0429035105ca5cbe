import { mkdtempSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { loadConfig } from "../src/config.js";
import { type Daemon, startDaemon } from "../src/daemon.js";
import { parseTraceParent } from "../src/observability/tracing.js";
import { parseProcessStatus } from "../src/process-status.js";

let daemon: Daemon | undefined;
let collector: http.Server | undefined;
afterEach(async () => {
	await daemon?.close();
	daemon = undefined;
	collector?.close();
	collector = undefined;
});

const status = parseProcessStatus(["CapInh", "CapPrm", "CapEff", "CapAmb"].map((name) => `${name}:\t${"0".repeat(16)}\n`).join(""));

/** A daemon on a SQLite file of its own, and what it logs. */
async function serve(more: string) {
	const folder = mkdtempSync(join(tmpdir(), "dbal-observed-"));
	const text = `server: { bind: "127.0.0.1:0", admin: "127.0.0.1:0" }
database: { adapter: sqlite, url: "file:./app.db" }
security: { sandbox: permissive, audit_log: audit.log, auth: [impersonate, anonymous] }
${more}`;
	const { config, diagnostics } = loadConfig({ file: "dbal.yaml", text, environment: {}, directory: folder });
	if (!config) throw new Error(JSON.stringify(diagnostics));
	const lines: Record<string, unknown>[] = [];
	const sink = new Writable({
		write(chunk, _encoding, done) {
			lines.push(JSON.parse(String(chunk)));
			done();
		},
	});
	const facts = { uid: 1000, nodeOptions: false, ldPreload: false, inspector: false, keyMode: undefined, status };
	daemon = await startDaemon(config, { log: pino({ level: "info" }, sink), facts });
	const { port } = daemon.address;
	const admin = daemon.admin?.port ?? 0;
	const call = (method: string, body: object, headers: Record<string, string> = {}) =>
		fetch(`http://127.0.0.1:${port}/metabuilder.v1.${method}`, {
			method: "POST",
			headers: { "content-type": "application/json", authorization: 'Impersonate {"id":"x","role":"god"}', ...headers },
			body: JSON.stringify(body),
		});
	return { call, lines, ask: (path: string) => fetch(`http://127.0.0.1:${admin}${path}`), admin };
}

describe("the admin address", () => {
	it("tells metrics, readiness, posture and the calls there are", async () => {
		const { call, ask } = await serve("");
		await call("UserService/Count", {});
		await call("UserService/Count", {});
		await call("UserService/Get", { key: { id: "00000000-0000-7000-8000-000000000000" } });
		await call("UserService/Nonsense", {});
		const text = await (await ask("/metrics")).text();
		expect(text).toContain('dbal_calls_total{operation="User.count",code="OK",transport="http"} 2');
		expect(text).toContain('dbal_calls_total{operation="User.get",code="NOT_FOUND",transport="http"} 1');
		expect(text).toContain('dbal_calls_total{operation="unknown",code="CAPABILITY_NOT_SUPPORTED",transport="http"} 1');
		expect(text).not.toContain("Nonsense");
		expect(text).toContain('dbal_call_duration_seconds_count{operation="User.count"} 2');
		expect(text).toMatch(/dbal_statement_duration_seconds_count [1-9]/);
		expect(text).toMatch(/dbal_audit_lag_seconds_count 4/);
		expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds /);
		expect(text).toContain("dbal_ready 1");
		expect((await ask("/readyz")).status).toBe(200);
		expect(await (await ask("/posture")).json()).toMatchObject({ sandbox: "permissive", adapter: "sqlite", uid: 1000, capabilities: [] });
		expect(await (await ask("/openapi.json")).json()).toMatchObject({ openapi: "3.1.1" });
		expect((await ask("/../../etc/passwd")).status).toBe(404);
	});

	it("answers nobody who comes under another name", async () => {
		const { admin } = await serve("");
		const answered = await new Promise((resolve) => {
			http.get({ port: admin, host: "127.0.0.1", path: "/metrics", headers: { host: "evil.example" } }, (response) =>
				resolve(response.statusCode),
			);
		});
		expect(answered).toBe(421);
	});
});

describe("the log", () => {
	it("tells of slow statements by text, plan, rows and time, and never a value", async () => {
		const { call, lines } = await serve("logging: { slow_query_threshold_ms: 0 }\n");
		await call("UserService/List", {
			where: { condition: { field: "email", operator: "equals", value: { stringValue: "canary@example.org" } } },
		});
		const slow = () => lines.filter(({ msg, statement }) => msg === "slow statement" && /email/.test(String(statement)));
		while (slow().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
		expect(slow()[0]).toMatchObject({
			entity: "User",
			operation: "list",
			id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			statement: expect.stringMatching(/^SELECT/),
			plan: expect.stringMatching(/user/i),
			rows: 0,
			duration_ms: expect.any(Number),
		});
		expect(JSON.stringify(lines)).not.toContain("canary");
	});
});

describe("traces", () => {
	it("go from the caller's through the call to its statements", async () => {
		const bodies: string[] = [];
		const server = http.createServer((request, response) => {
			let body = "";
			request.on("data", (chunk) => {
				body += String(chunk);
			});
			request.on("end", () => {
				bodies.push(body);
				response.end("{}");
			});
		});
		collector = server;
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const { call } = await serve(
			`telemetry: { traces_url: "http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces", sample_ratio: 0 }\n`,
		);
		const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
		await call("UserService/Count", {}, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
		await call("UserService/Count", {});
		await daemon?.close();
		const spans = bodies.flatMap((body) => JSON.parse(body).resourceSpans).flatMap(({ scopeSpans }) => scopeSpans[0].spans);
		expect(new Set(spans.map((span) => span.traceId))).toEqual(new Set([traceId]));
		const served = spans.find((span) => span.name === "User.count");
		expect(served.parentSpanId).toBe("00f067aa0ba902b7");
		const statement = spans.find((span) => span.name === "statement");
		expect(statement.parentSpanId).toBe(served.spanId);
	});

	it.each([undefined, "", "00-0-0-0", `00-${"0".repeat(32)}-00f067aa0ba902b7-01`, `ff-${"1".repeat(32)}-00f067aa0ba902b7-01`])(
		"don't follow %s",
		(value) => {
			expect(parseTraceParent(value)).toBeUndefined();
		},
	);
});

import { execFile, spawnSync } from "node:child_process";
import http from "node:http";
import { gzipSync } from "node:zlib";
import { createFileRegistry, type DescService, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport, compressionGzip as gzip } from "@connectrpc/connect-node";
import { DBALError } from "@metabuilder/dbal/contract";
import { fileDescriptors } from "@metabuilder/dbal/interface";
import type { Handler } from "@metabuilder/dbal-server";
import { afterEach, describe, expect, it } from "vitest";
import { startTransports } from "./harness.js";

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

const origin = "http://localhost:5173";
const users = "/metabuilder.v1.UserService";
const id = "00000000-0000-7000-8000-000000000001";

/** A POST as `fetch` of any page or program makes it. `json` is the parsed body. */
async function post(port: number, path: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
	const response = await fetch(`http://127.0.0.1:${port}${path}`, {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: typeof body === "string" ? body : Buffer.from(body),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, json: text.startsWith("{") ? JSON.parse(text) : undefined };
}

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, Buffer.from(fileDescriptors, "base64")));

/** The service as a client of Connect's that knows its descriptors. */
function userService(transport: Transport) {
	const service: DescService | undefined = registry.getService("metabuilder.v1.UserService");
	if (!service) throw new Error("no service");
	// Generated clients have these methods by name; this one's are known at run time only.
	return createClient(service, transport) as unknown as Record<
		string,
		(request: object, options?: object) => Promise<Record<string, unknown>>
	>;
}

describe("JSON over HTTP", () => {
	it("answers a call, with who asks taken from the header", async () => {
		const { port, auditLines } = await serve(async (call, { principal }) => {
			expect(call).toEqual({
				entity: "User",
				operation: "list",
				input: { where: { role: "admin", username: { startsWith: "a" } }, limit: 2 },
			});
			expect(principal.id).toBe("ada");
			return { data: [{ id, username: "ada", role: "admin", createdAt: new Date("2026-01-31T12:00:00.250Z") }], total: 1 };
		});
		const where = {
			and: {
				filters: [
					{ condition: { field: "role", operator: "equals", value: { stringValue: "admin" } } },
					{ condition: { field: "username", operator: "startsWith", value: { stringValue: "a" } } },
				],
			},
		};
		const answer = await post(port, `${users}/List`, JSON.stringify({ where, limit: 2 }), { authorization: "Session s.ada" });
		expect(answer.status).toBe(200);
		expect(answer.headers.get("content-type")).toBe("application/json");
		expect(answer.json).toEqual({
			data: [{ id, username: "ada", role: "ROLE_ADMIN", createdAt: "2026-01-31T12:00:00.250Z" }],
			nextPageToken: "",
			previousPageToken: "",
			total: "1",
			readMask: "id,username,role,createdAt",
			withheld: [],
		});
		expect(auditLines()).toMatchObject([
			{ user: "ada", entity: "User", operation: "list", success: true, transport: "http", address: "127.0.0.1" },
		]);
	});

	it("takes null in data as NULL, and an absent key as untouched", async () => {
		const seen: unknown[] = [];
		const { port } = await serve(async ({ input }) => {
			seen.push(input.data);
			return { data: { id } };
		});
		await post(port, `${users}/Update`, JSON.stringify({ key: { id }, data: { tenantId: null } }));
		await post(port, `${users}/Update`, JSON.stringify({ key: { id }, data: { tenant_id: null, email: "a@example.org" } }));
		await post(port, `${users}/Update`, JSON.stringify({ key: { id }, data: { email: "a@example.org" }, updateMask: "email,tenantId" }));
		const many = { data: [{ username: "a", tenantId: null }, { username: "b" }] };
		await post(port, `${users}/CreateMany`, JSON.stringify(many));
		expect(seen).toEqual([
			{ tenantId: null },
			{ tenantId: null, email: "a@example.org" },
			{ email: "a@example.org", tenantId: null },
			[{ username: "a", tenantId: null }, { username: "b" }],
		]);
	});

	it.each([
		["an unknown key", `{"limt":2}`, "limt", "unknown_field"],
		["an unknown key further in", `{"where":{"condition":{"feld":"a"}}}`, "where.condition.feld", "unknown_field"],
		["a prefixed key", `{"$where":{}}`, "$where", "unknown_field"],
		["__proto__", `{"__proto__":{"limit":1}}`, "__proto__", "unknown_field"],
		["a key given twice", `{"limit":1,"limit":2}`, "", "format"],
		["both names of a key", `{"pageToken":"a","page_token":"b"}`, "", "format"],
		["two of which one may be set", `{"where":{"condition":{},"not":{}}}`, "where", "format"],
		["text for a number", `{"limit":"ten"}`, "limit", "type"],
		["a number out of range", `{"limit":2147483648}`, "limit", "type"],
		["an object for a scalar", `{"limit":{}}`, "limit", "type"],
		["a filter that is null", `{"where":null}`, "where", "type"],
		["a list that is null", `{"orderBy":null}`, "orderBy", "type"],
		[
			"a number that was rounded",
			`{"where":{"condition":{"value":{"intValue":9007199254740993}}}}`,
			"where.condition.value.intValue",
			"range",
		],
		["no time", `{"where":{"condition":{"value":{"timestampValue":"yesterday"}}}}`, "where.condition.value.timestampValue", "type"],
		["a lone surrogate", `{"pageToken":"\\ud800"}`, "pageToken", "type"],
		["a list", "[]", "", "type"],
		["no JSON", "{", "", "format"],
		["nothing but a word", "null", "", "type"],
	])("refuses %s", async (_name, body, path, rule) => {
		const { port, auditLines } = await serve(async () => ({ data: [] }));
		const answer = await post(port, `${users}/List`, body);
		expect([answer.status, answer.json.code]).toEqual([422, "invalid_argument"]);
		const violations = answer.json.details.find((detail: { type: string }) => detail.type === "google.rpc.BadRequest").debug
			.fieldViolations;
		expect(violations[0]).toMatchObject({ ...(path === "" ? {} : { field: path }), reason: rule });
		expect(auditLines()).toMatchObject([{ success: false, code: "VALIDATION_ERROR", entity: "User", operation: "list" }]);
	});

	it("refuses what is not UTF-8, and nesting without end", async () => {
		const { port } = await serve(async () => ({ data: [] }));
		expect((await post(port, `${users}/List`, new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(422);
		const deep = `${'{"not":'.repeat(100_000)}{}${"}".repeat(100_000)}`;
		const answer = await post(port, `${users}/List`, `{"where":${deep}}`);
		expect(answer.json.details[1].debug.fieldViolations).toMatchObject([{ field: "where", reason: "max_depth" }]);
	});

	it("holds every kind of value exactly", async () => {
		let seen: unknown;
		const { port } = await serve(async ({ input }) => {
			seen = input.where;
			return { count: 0 };
		});
		const ask = async (field: string, value: object, operator = "equals") => {
			const { status } = await post(
				port,
				`/metabuilder.v1.SessionService/Count`,
				JSON.stringify({ where: { condition: { field, operator, value } } }),
			);
			return [status, seen];
		};
		expect(await ask("expiresAt", { timestampValue: "0001-01-01T00:00:00.001Z" })).toEqual([
			200,
			{ expiresAt: new Date("0001-01-01T00:00:00.001Z") },
		]);
		expect(await ask("expiresAt", { timestampValue: "2026-01-31T13:00:00+01:00" })).toEqual([
			200,
			{ expiresAt: new Date("2026-01-31T12:00:00Z") },
		]);
		expect(await ask("userId", { listValue: { values: [{ stringValue: "\u{1F600}" }] } }, "in")).toEqual([
			200,
			{ userId: { in: ["\u{1F600}"] } },
		]);
		expect(await ask("userId", { nullValue: true })).toEqual([200, { userId: null }]);
		expect(await ask("userId", { boolValue: true }, "isNull")).toEqual([200, { userId: { isNull: true } }]);
	});

	it("writes a count of zero, and 64 bits as text", async () => {
		const counts = [0, 2 ** 53 - 1];
		const { port } = await serve(async () => ({ count: counts.shift() ?? 0 }));
		expect((await post(port, `${users}/Count`, "")).text).toBe('{"count":"0"}');
		expect((await post(port, `${users}/Count`, "{}")).text).toBe('{"count":"9007199254740991"}');
	});

	it.each([
		[new DBALError("NOT_FOUND", "No."), 404, "not_found"],
		[new DBALError("CONFLICT", "No.", { reason: "unique" }), 409, "already_exists"],
		[new DBALError("CONFLICT", "No.", { reason: "stale" }), 409, "aborted"],
		[new DBALError("FORBIDDEN", "No."), 403, "permission_denied"],
		[new DBALError("UNAUTHORIZED", "No."), 401, "unauthenticated"],
		[new DBALError("TIMEOUT", "No."), 504, "deadline_exceeded"],
		[new DBALError("DATABASE_ERROR", "No."), 503, "unavailable"],
		[new DBALError("CAPABILITY_NOT_SUPPORTED", "No."), 501, "unimplemented"],
		[new Error("secret"), 500, "internal"],
	])("tells %s by status, code and details", async (error, status, code) => {
		const { port } = await serve(async () => {
			throw error;
		});
		const answer = await post(port, `${users}/Count`, "{}");
		expect([answer.status, answer.json.code]).toEqual([status, code]);
		expect(answer.text).not.toContain("secret");
		const [info] = answer.json.details;
		expect(info).toMatchObject({
			type: "google.rpc.ErrorInfo",
			debug: { reason: error instanceof DBALError ? error.code : "INTERNAL_ERROR" },
		});
	});

	it("says how long to wait", async () => {
		const { port } = await serve(async () => {
			throw new DBALError("RATE_LIMIT_EXCEEDED", "Later.", { retryAfterMs: 1_200 });
		});
		const answer = await post(port, `${users}/Count`, "{}");
		expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "2"]);
	});

	it("refuses credentials that can't be read, are wrong, or come twice", async () => {
		const { port, auditLines } = await serve(async () => ({ count: 1 }));
		for (const authorization of ["Basic abc", "Session s.bad", "Session"])
			expect((await post(port, `${users}/Count`, "{}", { authorization })).status).toBe(401);
		const twice = await new Promise<number | undefined>((resolve, reject) => {
			const headers = [
				"content-type",
				"application/json",
				"host",
				`127.0.0.1:${port}`,
				"authorization",
				"Session s.ada",
				"authorization",
				"Session s.eve",
			];
			const request = http.request({ port, host: "127.0.0.1", path: `${users}/Count`, method: "POST", headers }, (response) =>
				resolve(response.statusCode),
			);
			request.on("error", reject).end("{}");
		});
		expect(twice).toBe(401);
		expect(auditLines().map(({ code }) => code)).toEqual(Array(4).fill("UNAUTHORIZED"));
	});

	it("keeps a deadline, and cancels when the caller goes", async () => {
		const reasons: unknown[] = [];
		const { port, calls } = await serve(
			(_call, { signal }) =>
				new Promise((_resolve, reject) =>
					signal?.addEventListener("abort", () => {
						reasons.push((signal.reason as DBALError).reason);
						reject(signal.reason);
					}),
				),
		);
		expect((await post(port, `${users}/Count`, "{}", { "connect-timeout-ms": "50" })).status).toBe(504);
		const gone = new AbortController();
		const asked = fetch(`http://127.0.0.1:${port}${users}/Count`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: "{}",
			signal: gone.signal,
		});
		while (calls.running === 0) await new Promise((resolve) => setTimeout(resolve, 5));
		gone.abort();
		await asked.catch(() => {});
		while (calls.running > 0) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(reasons).toEqual([undefined, "cancelled"]);
	});

	it.each([
		["a version of Connect that is not known", { "connect-protocol-version": "2" }],
		["a time-out that is none", { "connect-timeout-ms": "soon" }],
	])("refuses %s", async (_name, headers) => {
		const { port } = await serve(async () => ({ count: 1 }));
		expect((await post(port, `${users}/Count`, "{}", headers)).status).toBe(422);
	});

	it("takes gzip, and bounds what comes out of it", async () => {
		const { port } = await serve(async () => ({ count: 1 }), { bounds: { maxMessageBytes: 64 * 1024 } });
		const gzip = { "content-encoding": "gzip" };
		expect((await post(port, `${users}/Count`, gzipSync("{}"), gzip)).status).toBe(200);
		expect((await post(port, `${users}/Count`, gzipSync(Buffer.alloc(50_000_000, 0x20)), gzip)).status).toBe(413);
		expect((await post(port, `${users}/Count`, "{}", gzip)).status).toBe(422);
		expect((await post(port, `${users}/Count`, "{}", { "content-encoding": "br" })).status).toBe(501);
		const large = await post(port, `${users}/Count`, Buffer.alloc(100_000, 0x20)).catch(() => ({ status: 413 }));
		expect(large.status).toBe(413);
		expect((await post(port, `${users}/Count`, "{}")).status).toBe(200);
	});

	it("answers other paths, methods and types as HTTP does", async () => {
		const { port } = await serve(async () => ({ count: 1 }));
		expect((await post(port, "/elsewhere", "{}")).status).toBe(404);
		expect((await post(port, `${users}/Explode`, "{}")).status).toBe(501);
		expect((await post(port, `${users}/Count`, "{}", { "content-type": "text/plain" })).status).toBe(415);
		const got = await fetch(`http://127.0.0.1:${port}${users}/Count`);
		expect([got.status, got.headers.get("allow")]).toEqual([405, "POST"]);
	});
});

describe("pages of other origins", () => {
	it("may ask from a listed one", async () => {
		const { port } = await serve(async () => ({ count: 1 }));
		const asked = await fetch(`http://127.0.0.1:${port}${users}/Count`, {
			method: "OPTIONS",
			headers: { Origin: origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,authorization" },
		});
		expect(asked.status).toBe(204);
		expect(asked.headers.get("access-control-allow-origin")).toBe(origin);
		expect(asked.headers.get("access-control-allow-headers")).toContain("authorization");
		expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
		const answer = await post(port, `${users}/Count`, "{}", { Origin: origin });
		expect([answer.status, answer.headers.get("access-control-allow-origin"), answer.headers.get("vary")]).toEqual([200, origin, "Origin"]);
	});

	it.each(["https://evil.example", "http://localhost:5173.evil.example", "null", "http://localhost:51730"])(
		"may not from %s",
		async (from) => {
			const { port, auditLines } = await serve(async () => ({ count: 1 }));
			expect((await post(port, `${users}/Count`, "{}", { Origin: from })).status).toBe(403);
			expect(auditLines()).toEqual([]);
		},
	);

	it("may not under another name", async () => {
		const { port } = await serve(async () => ({ count: 1 }));
		const status = await new Promise((resolve, reject) => {
			http
				.request(
					{
						port,
						host: "127.0.0.1",
						path: `${users}/Count`,
						method: "POST",
						headers: { host: "evil.example", "content-type": "application/json" },
					},
					(response) => resolve(response.statusCode),
				)
				.on("error", reject)
				.end("{}");
		});
		expect(status).toBe(421);
	});
});

describe("foreign clients", () => {
	const transports: Readonly<Record<string, (port: number) => Transport>> = {
		"Connect with JSON": (port) =>
			createConnectTransport({ baseUrl: `http://127.0.0.1:${port}`, httpVersion: "1.1", useBinaryFormat: false }),
		"Connect with protobuf": (port) =>
			createConnectTransport({ baseUrl: `http://127.0.0.1:${port}`, httpVersion: "1.1", useBinaryFormat: true }),
		"Connect with gzip": (port) =>
			createConnectTransport({ baseUrl: `http://127.0.0.1:${port}`, httpVersion: "1.1", compressMinBytes: 0, sendCompression: gzip }),
		"gRPC-Web": (port) => createGrpcWebTransport({ baseUrl: `http://127.0.0.1:${port}`, httpVersion: "1.1" }),
		gRPC: (port) => createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` }),
	};

	it.each(Object.entries(transports))("are answered: %s", async (_name, transport) => {
		const { port, auditLines } = await serve(async (call, { principal }) => {
			if (call.operation === "count") return { count: 7 };
			throw new DBALError("VALIDATION_ERROR", `No, ${principal.id}: 100 %, é.`, {
				fields: [{ path: "key.id", rule: "type", message: "No id." }],
			});
		});
		const client = userService(transport(port));
		const headers = { authorization: "Session s.ada" };
		expect((await client.count?.({}, { headers, timeoutMs: 5_000 }))?.count).toBe(7n);
		const failed = await client.get?.({ key: { id } }, { headers }).catch((error: unknown) => error);
		const error = ConnectError.from(failed);
		expect([error.code, error.rawMessage]).toEqual([Code.InvalidArgument, "No, ada: 100 %, é."]);
		expect(JSON.stringify(error.details.map((detail) => ("type" in detail ? detail.type : "")))).toContain("google.rpc.BadRequest");
		expect(auditLines().map(({ user, success }) => [user, success])).toEqual([
			["ada", true],
			["ada", false],
		]);
	});

	// Not spawnSync further down: it would hold up the server, which runs in this process.
	it.skipIf(spawnSync("curl", ["--version"]).status !== 0)("are answered: curl", async () => {
		const { port } = await serve(async () => ({ count: 7 }));
		const curl = (...args: readonly string[]) =>
			new Promise<string>((resolve) => execFile("curl", ["-sS", "-m", "10", ...args], (_error, stdout) => resolve(stdout)));
		const url = `http://localhost:${port}${users}/Count`;
		expect(await curl("-H", "Content-Type: application/json", "-d", "{}", url)).toBe('{"count":"7"}');
		expect(JSON.parse(await curl("-H", "Content-Type: application/json", "-d", '{"a":1}', url))).toMatchObject({
			code: "invalid_argument",
		});
	});
});

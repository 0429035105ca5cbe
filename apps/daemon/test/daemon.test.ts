import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { status } from "@grpc/grpc-js";
import { type DBALError, decodeErrorDetails, model, type Row } from "@metabuilder/dbal/contract";
import { hashPassword, systemPrincipal } from "@metabuilder/dbal-server";
import { pino } from "pino";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAuditFile } from "../src/audit/verify.js";
import { loadConfig } from "../src/config.js";
import { ConfigurationError } from "../src/configuration-error.js";
import { type Daemon, startDaemon } from "../src/daemon.js";
import { unary, wire } from "./harness.js";

const roles = ["user", "moderator", "admin", "god", "supergod"] as const;
const password = "correct horse";
/** Little, so that the tests are quick. */
const passwordCost = { N: 1_024, r: 8, p: 1 };
let passwordHash: string;
beforeAll(async () => {
	passwordHash = await hashPassword(password, (size) => crypto.getRandomValues(new Uint8Array(size)), passwordCost);
});

let folder: string;
let daemon: Daemon;
let clock: Date;

function configOf(text = "") {
	const { config, diagnostics } = loadConfig({
		file: "test.yaml",
		text: `server: { bind: "127.0.0.1:0" }
database: { adapter: memory }
security: { sandbox: permissive, audit_log: audit.log, auth: [session, anonymous, impersonate] }
logging: { level: silent }
${text}`,
		environment: {},
		directory: folder,
	});
	if (!config) throw new Error(JSON.stringify(diagnostics));
	return config;
}

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "dbal-daemon-"));
	clock = new Date("2026-01-01T00:00:00Z");
	daemon = await startDaemon(configOf(), { log: pino({ level: "silent" }), now: () => clock, passwordCost });
	for (const role of roles) {
		await asSystem("User", "create", { data: { username: role, email: `${role}@example.org`, role } });
		await asSystem("Credential", "create", { data: { username: role, passwordHash } });
	}
});
afterEach(() => daemon.close());

async function asSystem(entity: string, operation: string, input: Readonly<Record<string, unknown>>) {
	const context = { principal: systemPrincipal(model), requestId: "r", transport: "in-process", address: "", trace: {} } as const;
	return (await daemon.engine.handle({ entity, operation, input }, context)) as { data: Row };
}

/** A unary call through the wire mapping: its output, or its error as the wire told it. */
async function call(authorization: string | undefined, entity: string, operation: string, input: Readonly<Record<string, unknown>> = {}) {
	const { method, bytes } = wire.encodeRequest({ entity, operation, input });
	const answer = await unary(daemon.address.port, method, bytes, authorization === undefined ? {} : { authorization });
	const [details] = answer.error?.metadata.get("grpc-status-details-bin") ?? [];
	const descriptor = wire.operation(method);
	if (!descriptor) throw new Error(method);
	const error: DBALError | undefined = details === undefined ? undefined : decodeErrorDetails(details as Buffer);
	return { error, code: answer.error?.code, output: answer.bytes ? wire.decodeResponse(descriptor, answer.bytes) : undefined };
}

async function signIn(username: string) {
	const { output, error } = await call(undefined, "Session", "signIn", { username, password });
	if (!output) throw error ?? new Error("no answer");
	return output as { id: string; token: string; user: Record<string, unknown> };
}

const authorizationOf = (session: { id: string; token: string }) => `Session ${session.id}.${session.token}`;
const auditLines = () =>
	readFileSync(join(folder, "audit.log"), "utf8")
		.split("\n")
		.filter(Boolean)
		.map((line): Record<string, unknown> => JSON.parse(line));

describe("sign-in", () => {
	it.each(roles)("as %s, who is then known by the session", async (role) => {
		const session = await signIn(role);
		const { output } = await call(authorizationOf(session), "User", "me");
		expect(output).toMatchObject({ username: role, role });
		const list = await call(authorizationOf(session), "User", "list");
		expect((list.output as { data: readonly Row[] }).data).toHaveLength(role === "user" || role === "moderator" ? 1 : roles.length);
	});

	it("looks the same for an unknown user and a wrong password", async () => {
		const unknown = await call(undefined, "Session", "signIn", { username: "nobody", password });
		const wrong = await call(undefined, "Session", "signIn", { username: "user", password: "wrong" });
		expect(unknown.error).toMatchObject({ code: "UNAUTHORIZED" });
		expect(unknown).toEqual(wrong);
	});

	it("is limited after five wrong guesses for an account, and right ones don't count", async () => {
		for (let index = 0; index < 7; index++) await signIn("god");
		const attempt = (username: string, given: string) => call(undefined, "Session", "signIn", { username, password: given });
		const guesses = await Promise.all(Array.from({ length: 8 }, () => attempt("user", "wrong")));
		const codes = guesses.map(({ error }) => String(error?.code)).sort();
		expect(codes).toEqual([...Array(3).fill("RATE_LIMIT_EXCEEDED"), ...Array(5).fill("UNAUTHORIZED")]);
		const limited = await attempt("user", password);
		expect(limited.code).toBe(status.RESOURCE_EXHAUSTED);
		expect(limited.error?.retryAfterMs).toBeGreaterThan(290_000);
	});
});

describe("who asks", () => {
	it("is nobody without credentials, and gets what rules grant nobody", async () => {
		expect((await call(undefined, "User", "list")).error?.code).toBe("FORBIDDEN");
		expect((await call(undefined, "PageView", "getBySlug", { slug: "/" })).error?.code).toBe("NOT_FOUND");
	});

	it("may be anybody where impersonation is configured", async () => {
		const { output } = await call('Impersonate {"id":"x","role":"god"}', "User", "count");
		expect(output).toEqual({ count: 5 });
		expect((await call('Impersonate {"id":"x","role":"nobody"}', "User", "count")).error?.code).toBe("VALIDATION_ERROR");
	});

	it.each(["Bearer x.y.z", "Session 00000000-0000-7000-8000-000000000000.x", "Session x.y"])(
		"is refused with %s",
		async (authorization) => {
			expect((await call(authorization, "User", "list")).error?.code).toBe("UNAUTHORIZED");
			expect(auditLines().at(-1)).toMatchObject({ user: "unknown", role: "", success: false, code: "UNAUTHORIZED" });
		},
	);

	it("loses a session at its time", async () => {
		const session = await signIn("user");
		clock = new Date(clock.getTime() + 12 * 3_600_000);
		expect((await call(authorizationOf(session), "User", "me")).error?.code).toBe("UNAUTHORIZED");
	});
});

describe("audit", () => {
	it("has a line for each call, the denied ones too, whole and without secrets", async () => {
		const session = await signIn("user");
		await call(authorizationOf(session), "User", "list");
		await call(authorizationOf(session), "PageView", "create", { data: { slug: "x", title: "canary-title", level: 1, layout: {} } });
		await call(authorizationOf(session), "User", "get", { key: { id: "00000000-0000-7000-8000-000000000000" } });
		await call(undefined, "Session", "signIn", { username: "user", password: "canary-password" });
		const lines = auditLines();
		expect(lines).toMatchObject([
			{ user: "anonymous", role: "public", entity: "Session", operation: "signIn", success: true, code: "OK" },
			{ role: "user", entity: "User", operation: "list", success: true, rows: 1, address: "127.0.0.1", transport: "grpc" },
			{ role: "user", entity: "PageView", operation: "create", success: false, code: "FORBIDDEN", rows: 0 },
			{ role: "user", entity: "User", operation: "get", success: false, code: "NOT_FOUND" },
			{ user: "anonymous", entity: "Session", operation: "signIn", success: false, code: "UNAUTHORIZED" },
		]);
		expect(lines[1]?.rule).toEqual([expect.stringMatching(/^acl\.yaml:\d+$/)]);
		expect(lines[1]?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
		const text = readFileSync(join(folder, "audit.log"), "utf8");
		for (const secret of [session.token, password, "canary", passwordHash]) expect(text).not.toContain(secret);
		expect((await verifyAuditFile(join(folder, "audit.log"))).faults).toEqual([]);
	});
});

describe("start", () => {
	it("is refused without rules, with wrong ones and with empty ones", async () => {
		const withRules = async (text: string | undefined) => {
			const path = join(folder, "acl.yaml");
			if (text !== undefined) writeFileSync(path, text);
			const config = configOf();
			return startDaemon(
				{ ...config, security: { ...config.security, rulesFile: text === undefined ? join(folder, "none.yaml") : path } },
				{ log: pino({ level: "silent" }) },
			);
		};
		await expect(withRules(undefined)).rejects.toThrow(/can't be read: ENOENT/);
		await expect(withRules("rules: []\n")).rejects.toThrow(ConfigurationError);
		await expect(withRules("rules:\n  - entity: Usr\n    role: [user]\n    operations: [read]\n")).rejects.toThrow(/acl\.yaml:2:/);
	});

	it("is refused on a port that is taken", async () => {
		const config = configOf();
		const taken = {
			...config,
			server: { ...config.server, bind: { host: "127.0.0.1", port: daemon.address.port } },
			security: { ...config.security, auditLog: join(folder, "other.log") },
		};
		await expect(startDaemon(taken, { log: pino({ level: "silent" }) })).rejects.toThrow(/another process listens there/);
	});
});

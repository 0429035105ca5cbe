import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAuditFile } from "../src/audit/audit-file.js";
import { loadConfig } from "../src/config.js";
import { type Daemon, startDaemon } from "../src/daemon.js";
import { run } from "../src/main.js";
import { open as openWay, type Presented } from "./attacks/ways.js";

let folder: string;
let daemon: Daemon | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "dbal-accounts-"));
	writeFileSync(join(folder, "dbal.yaml"), configuration());
});
afterEach(async () => {
	await daemon?.close();
	daemon = undefined;
});

function configuration(sandbox = "permissive"): string {
	return `server: { bind: "127.0.0.1:0" }
database: { adapter: sqlite, url: "file:./app.db" }
security: { sandbox: ${sandbox}, audit_log: audit.log${sandbox === "strict" ? ", acl: { rules_file: acl.yaml }" : ""} }
logging: { level: silent }
`;
}

/** Runs a command; `typed` is what somebody types where they are asked, undefined where there is no terminal. */
async function dbal(args: readonly string[], typed?: readonly string[], input = "") {
	const out: string[] = [];
	const err: string[] = [];
	const answers = [...(typed ?? [])];
	const code = await run(args, {
		out: (text) => out.push(text),
		err: (text) => err.push(text),
		environment: { DBAL_CONFIG: join(folder, "dbal.yaml") },
		directory: folder,
		readInput: async () => input,
		readSecret: async () => (typed === undefined ? undefined : (answers.shift() ?? "")),
		untilStopped: async () => {},
		facts: { uid: 1000, inspector: false, status: undefined },
	});
	return { code, out: out.join("\n"), err: err.join("\n") };
}
const create = (...more: readonly string[]) => ["user", "create", "--username=ada", "--email=ada@example.org", "--role=god", ...more];

async function serve(): Promise<string[]> {
	const logged: string[] = [];
	const { config } = loadConfig({ file: "c.yaml", text: configuration(), environment: {}, directory: folder });
	if (!config) throw new Error("the configuration is wrong");
	daemon = await startDaemon(config, { log: pino({}, { write: (line: string) => void logged.push(line) }) });
	return logged;
}

async function signIn(password: string) {
	if (!daemon) throw new Error("nothing is served");
	const client = await openWay("grpc", { port: daemon.address.port, daemon }, { kind: "none" });
	const { output, error } = await client.call({ entity: "Session", operation: "signIn", input: { username: "ada", password } });
	client.close();
	return { error, session: output as { id: string; token: string; user: { role: string } } | undefined };
}

describe("user create", () => {
	it("asks for the password twice, and shows it nowhere", async () => {
		const made = await dbal(create(), ["correct horse", "correct horse"]);
		expect(made).toMatchObject({ code: 0, out: "ada can sign in as god." });
		await serve();
		expect((await signIn("correct horse")).session?.user.role).toBe("god");
		expect((await signIn("wrong horse")).error?.code).toBe("UNAUTHORIZED");
	});

	it.each<[string, string[], string[] | undefined, string, RegExp]>([
		["two that differ", [], ["correct horse", "battery staple"], "", /not the same/],
		["a short one", [], ["short", "short"], "", /at least 8/],
		["no terminal to ask on", [], undefined, "", /--password-stdin/],
		["a short one from input", ["--password-stdin"], undefined, "short\n", /at least 8/],
		["both ways at once", ["--password-stdin", "--generate-password"], undefined, "correct horse\n", /either/],
	])("refuses %s, and makes nothing", async (_name, more, typed, input, reason) => {
		const refused = await dbal(create(...more), typed, input);
		expect(refused.code).toBe(2);
		expect(refused.err).toMatch(reason);
		expect((await dbal(["user", "list"])).out).not.toContain("ada");
	});

	it("refuses a role that nobody can sign in with, and a name that is taken", async () => {
		expect(
			(await dbal(["user", "create", "--username=bob", "--email=b@example.org", "--role=public", "--generate-password"])).err,
		).toContain("VALIDATION_ERROR");
		expect((await dbal(create("--generate-password"))).out).toMatch(/The password is \S{20}$/);
		expect((await dbal(create("--generate-password"))).err).toContain("CONFLICT");
	});
});

describe("a first start", () => {
	it("says how to make an account, and says it no more once there is one", async () => {
		expect((await serve()).join("")).toContain("dbal_daemon user create");
		await daemon?.close();
		await dbal(create("--generate-password"));
		expect((await serve()).join("")).not.toContain("dbal_daemon user create");
	});

	it("takes no passwords from files in the strict sandbox", async () => {
		mkdirSync(join(folder, "rows"));
		writeFileSync(join(folder, "dbal.yaml"), configuration("strict"));
		writeFileSync(join(folder, "acl.yaml"), "rules:\n  - { entity: User, role: [god], operations: [read] }\n");
		writeFileSync(join(folder, "rows", "user.yaml"), "entity: User\nrows: [{ username: ada, email: ada@example.org }]\n");
		writeFileSync(join(folder, "rows", "z.yaml"), "entity: Credential\nrows: [{ username: ada, passwordHash: x }]\n");
		expect(await dbal(["seed", "rows"])).toMatchObject({ code: 78, err: expect.stringContaining("takes no passwords from files") });
	});
});

describe("accounts and sessions from the command line", () => {
	const password = "correct horse";
	beforeEach(async () => {
		await dbal(create(), [password, password]);
	});

	/** Whether a session still is one, within what is promised. */
	async function codeOf(session: { id: string; token: string } | undefined) {
		if (!daemon || !session) throw new Error("nothing is served");
		const as: Presented = { kind: "session", id: session.id, token: session.token };
		const client = await openWay("grpc", { port: daemon.address.port, daemon }, as);
		const { error, output } = await client.call({ entity: "User", operation: "me", input: {} });
		client.close();
		return error?.code ?? output?.role;
	}

	it("sets a role, which a daemon that runs obeys", async () => {
		await serve();
		const { session } = await signIn(password);
		expect(await codeOf(session)).toBe("god");
		expect(await dbal(["user", "set-role", "ada", "--role=moderator"])).toMatchObject({ code: 0, out: "ada is moderator." });
		await expect.poll(() => codeOf(session), { timeout: 10_000 }).toBe("moderator");
		expect((await dbal(["user", "set-role", "ada", "--role=king"])).code).toBe(2);
		expect((await dbal(["user", "set-role", "eve", "--role=user"])).err).toContain("NOT_FOUND");
	});

	it.each([
		["session revoke by id", (id: string) => ["session", "revoke", id]],
		["session revoke by user", () => ["session", "revoke", "--user=ada"]],
		["session revoke of all", () => ["session", "revoke", "--all"]],
		["user disable", () => ["user", "disable", "ada"]],
		["user set-password", () => ["user", "set-password", "ada", "--generate-password"]],
	])("ends sessions by %s, of a daemon that runs", async (_name, args) => {
		await serve();
		const { session } = await signIn(password);
		expect(await codeOf(session)).toBe("god");
		expect((await dbal(["session", "list", "--user=ada"])).out).toContain(session?.id);
		expect(await dbal(args(session?.id ?? ""))).toMatchObject({ code: 0, out: expect.stringContaining("1 session ended.") });
		await expect.poll(() => codeOf(session), { timeout: 10_000 }).toBe("UNAUTHORIZED");
		expect((await dbal(["session", "list"])).out.split("\n")).toHaveLength(1);
	});

	it("lists accounts, and who of them can't sign in", async () => {
		expect((await dbal(["user", "list"])).out).toMatch(/^ada +god +ada@example\.org +[0-9a-f-]{36}$/m);
		await dbal(["user", "disable", "ada"]);
		expect((await dbal(["user", "list", "--role=god"])).out).toMatch(/^ada .* can't sign in$/m);
		await serve();
		expect((await signIn(password)).error?.code).toBe("UNAUTHORIZED");
	});

	it("finds no session that there is not", async () => {
		expect((await dbal(["session", "revoke", "00000000-0000-7000-8000-000000000000"])).err).toContain("NOT_FOUND");
		expect((await dbal(["session", "revoke", "x' OR 1=1"])).err).toContain("NOT_FOUND");
		expect((await dbal(["session", "revoke"])).code).toBe(2);
	});
});

describe("audit query and tail", () => {
	beforeEach(async () => {
		const entry = (user: string, operation: string, success: boolean, timestamp: string) => ({
			timestamp,
			user,
			role: "user",
			operation,
			entity: "User",
			success,
			duration_ms: 1,
			id: "i",
			code: success ? "OK" : "FORBIDDEN",
			rule: ["acl.yaml:3"],
			rows: 1,
			address: "192.0.2.1",
			transport: "grpc",
		});
		const path = join(folder, "audit.log");
		const write = async (...entries: ReturnType<typeof entry>[]) => {
			const file = openAuditFile(path, { strict: true, onNotice: () => {} });
			for (const each of entries) await file.append(each);
			file.close();
		};
		await write(
			entry("ada", "list", true, "2026-01-01T00:00:00.000Z"),
			entry("eve\u001b[2J\n", "delete", false, "2026-01-02T00:00:00.000Z"),
		);
		renameSync(path, `${path}.1`);
		await write(entry("ada", "update", false, "2026-01-03T00:00:00.000Z"), entry("grace", "list", true, "2026-01-04T00:00:00.000Z"));
	});

	const lines = async (...args: readonly string[]) =>
		(await dbal(["audit", ...args])).out.split("\n").filter((line) => line.includes("User."));

	it("find lines over files that were put aside, by all that is asked for", async () => {
		expect(await lines("query")).toHaveLength(4);
		expect(await lines("query", "--user=ada")).toHaveLength(2);
		expect(await lines("query", "--user=ada", "--denied")).toEqual([
			expect.stringMatching(/^2026-01-03.*FORBIDDEN.*ada.*User\.update.*acl\.yaml:3$/),
		]);
		expect(await lines("query", "--operation=list", "--success")).toHaveLength(2);
		expect(await lines("query", "--since=2026-01-02", "--until=2026-01-04")).toHaveLength(2);
		expect(await lines("query", "--role=admin")).toEqual([]);
		expect(await lines("query", "--lines=1")).toEqual([expect.stringContaining("2026-01-01")]);
		expect(await lines("tail", "--lines=1")).toEqual([expect.stringContaining("grace")]);
	});

	it("command no terminal", async () => {
		const { out } = await dbal(["audit", "query"]);
		expect(out).toContain("eve\\u001b[2J\\u000a");
		expect(out.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
	});

	it("give JSON that is that of the lines", async () => {
		const { out } = await dbal(["audit", "query", "--json", "--user=grace"]);
		expect(JSON.parse(out)).toMatchObject({ user: "grace", prev: expect.stringMatching(/^[0-9a-f]{64}$/) });
	});

	it("verify the whole of it", async () => {
		expect(await dbal(["audit", "verify"])).toMatchObject({ code: 0, out: expect.stringMatching(/^5 lines in 2 files, whole\./) });
		renameSync(join(folder, "audit.log.1"), join(folder, "gone"));
		expect((await dbal(["audit", "verify"])).code).toBe(1);
	});

	it.each([["--since=never"], ["--lines=0"], ["--success", "--denied"], ["--bogus"]])("refuse %s", async (...args) => {
		expect((await dbal(["audit", "query", ...args])).code).toBe(2);
	});

	it("say that a file can't be read", async () => {
		expect(await dbal(["audit", "query", "nowhere.log"])).toMatchObject({ code: 1, err: expect.stringContaining("ENOENT") });
	});
});

import { mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { verifyAuditFile } from "../../src/audit/verify.js";
import { loadConfig } from "../../src/config.js";
import { startDaemon } from "../../src/daemon.js";
import { createLog } from "../../src/log.js";
import { type Arena, type ArenaOptions, expectAlive, expectRefused, startArena } from "./arena.js";
import { everyWay, type Presented, remoteWays } from "./ways.js";

let open: Arena | undefined;
afterEach(async () => {
	await open?.close();
	open = undefined;
});
async function arenaWith(options: ArenaOptions = {}): Promise<Arena> {
	open = await startArena(options);
	return open;
}

const nobody: Presented = { kind: "none" };
const wild = 'x\r\n{"user":"forged","success":true}\r\n\u001b[2J\u001b]0;owned\u0007\u009b31m\u0085\u2028\u202e';

describe.each(remoteWays)("newlines and terminal escapes over %s", (way) => {
	it("write no line of their own, wherever they are put", async () => {
		const arena = await arenaWith();
		const attacker = await arena.attacker(way, nobody);
		await attacker.call({ entity: "Session", operation: "signIn", input: { username: wild.slice(0, 50), password: wild } });
		await attacker.call({ entity: "PageView", operation: "getBySlug", input: { slug: wild } });
		attacker.close();
		const as: Presented = { kind: "impersonate", id: wild, role: "user", claims: { team: wild } };
		// Over unary gRPC a header can't hold them.
		const written = way === "grpc" ? nobody : as;
		const other = await arena.attacker(way, written);
		if (way !== "grpc") await other.raw(`metabuilder.v1.${wild}/List`, new Uint8Array());
		await other.call({ entity: "User", operation: "list", input: { where: { username: wild } } });
		other.close();
		const text = readFileSync(join(arena.folder, "audit.log"), "utf8");
		expect(text).toMatch(/^[\x20-\x7e\n]*$/);
		for (const line of text.split("\n").filter(Boolean)) expect(JSON.parse(line).user).not.toBe("forged");
		expect((await verifyAuditFile(join(arena.folder, "audit.log"))).faults).toEqual([]);
		for (const line of arena.logged().split("\n").filter(Boolean)) expect(() => JSON.parse(line)).not.toThrow();
		await expectAlive(arena);
	});
});

describe("the log", () => {
	it.each(["json", "pretty"] as const)("keeps escapes out of values, in the format %s", (format) => {
		const chunks: string[] = [];
		const destination = new Writable({
			write: (chunk, _encoding, done) => {
				chunks.push(String(chunk));
				done();
			},
		});
		const log = createLog({ level: "info", format }, destination);
		log.info({ user: wild }, "call");
		const text = chunks.join("");
		expect(text.replace(/\n$/, "")).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
	});

	it("keeps escapes out of what failed", () => {
		const chunks: string[] = [];
		const log = createLog({ level: "info", format: "json" }, { write: (text: string) => chunks.push(text) > 0 } as NodeJS.WritableStream);
		log.error({ err: new Error(wild) }, wild);
		expect(chunks.join("").replace(/\n$/, "")).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
	});
});

describe("secrets", () => {
	it.each(everyWay)("are in no error, no answer, no log and no audit, over %s", async (way) => {
		const arena = await arenaWith();
		const secret = "hunter2-is-not-a-word";
		const session = await arena.signIn("user");
		const attacker = await arena.attacker(way, session);
		const setPassword = {
			entity: "Credential",
			operation: "setPassword",
			input: { username: "user", currentPassword: secret, newPassword: `${secret}-new` },
		};
		await expectRefused(arena, async () => (await attacker.call(setPassword)).error, {
			codes: ["UNAUTHORIZED"],
			secrets: [secret, session.token],
			...(way === "in process" ? { unaudited: true as const } : {}),
		});
		const short = { ...setPassword, input: { username: "user", currentPassword: "correct horse battery", newPassword: "2short!" } };
		await expectRefused(arena, async () => (await attacker.call(short)).error, {
			codes: ["VALIDATION_ERROR"],
			secrets: ["2short!", "correct horse battery"],
			...(way === "in process" ? { unaudited: true as const } : {}),
		});
		attacker.close();
	});

	it("of the database's address are in no error where it can't be reached", async () => {
		const folder = mkdtempSync(join(tmpdir(), "dbal-secrets-"));
		const logged: string[] = [];
		const { config } = loadConfig({
			file: "c.yaml",
			text: JSON.stringify({
				server: { bind: "127.0.0.1:0" },
				database: { adapter: "sqlite", url: "file:/nowhere/at/all/hunter2/app.db" },
				security: { sandbox: "permissive", audit_log: "audit.log" },
			}),
			environment: {},
			directory: folder,
		});
		if (!config) throw new Error("the configuration is wrong");
		const failure = await startDaemon(config, { log: pino({}, { write: (line: string) => void logged.push(line) }) }).then(
			() => undefined,
			(error: unknown) => String(error),
		);
		expect(failure).toContain("can't be opened");
		expect(failure).not.toContain("hunter2");
	});
});

describe("rules that change while the daemon runs", () => {
	const granting = (operations: string) =>
		`rules:\n  - { entity: PageView, role: [public, user], operations: [${operations}] }\n  - { entity: User, role: [supergod], operations: [read] }\n`;
	const list = { entity: "PageView", operation: "list", input: {} };
	const rulesOf = (arena: Arena) => join(arena.folder, "acl.yaml");
	const reloads = (arena: Arena) => arena.auditLines().filter(({ operation }) => operation === "rules.reload");

	it("are in force at the next call of every open stream, as the file is replaced", async () => {
		const arena = await arenaWith({ rules: granting("read"), daemon: { rulesPollMs: 50 } });
		const attackers = await Promise.all(everyWay.map(async (way) => arena.attacker(way, nobody)));
		for (const attacker of attackers) expect((await attacker.call(list)).error).toBeUndefined();
		writeFileSync(`${rulesOf(arena)}.new`, granting("getBySlug"));
		renameSync(`${rulesOf(arena)}.new`, rulesOf(arena));
		await expect.poll(() => reloads(arena).length, { timeout: 20_000 }).toBe(1);
		for (const attacker of attackers) {
			expect((await attacker.call(list)).error?.code).toBe("FORBIDDEN");
			attacker.close();
		}
		expect(reloads(arena)[0]).toMatchObject({
			user: "system",
			success: true,
			rule: [expect.stringMatching(/^from [0-9a-f]{64}$/), expect.stringMatching(/^to [0-9a-f]{64}$/)],
		});
	});

	it("end the page tokens of those before", async () => {
		const arena = await arenaWith({ rules: granting("read") });
		const attacker = await arena.attacker("websocket", nobody);
		for (const slug of ["a", "b", "c"]) await arena.asSystem("PageView", "create", { data: { slug, title: slug, level: 1, layout: {} } });
		const page = (await attacker.call({ ...list, input: { limit: 1 } })).output;
		const next = { ...list, input: { limit: 1, pageToken: page?.nextPageToken } };
		expect((await attacker.call(next)).error).toBeUndefined();
		writeFileSync(rulesOf(arena), `${granting("read")}# another revision\n`);
		expect(await arena.daemon.reloadRules()).toBe(true);
		expect((await attacker.call(next)).error).toMatchObject({ code: "VALIDATION_ERROR", fields: [{ path: "pageToken" }] });
		attacker.close();
	});

	const broken: readonly (readonly [string, string, RegExp])[] = [
		["half written", granting("read").slice(0, 60), /acl\.yaml:\d+:\d+/],
		["cut within a word", granting("read").slice(0, 96), /acl\.yaml:\d+:\d+/],
		["empty", "", /acl\.yaml/],
		["without rules", "rules: []\n", /grant/],
		["with a key given twice", granting("read").replace("role:", "entity: User, role:"), /acl\.yaml:2:\d+ duplicate_key/],
		["with an unknown key", granting("read").replace("role:", "rol: [user], role:"), /acl\.yaml:2:\d+ unknown_key/],
		["with an unknown role", granting("read").replace("user", "usr"), /acl\.yaml:2:\d+ unknown_role/],
		[
			"with a filter that can't be read",
			`rules:\n  - entity: PageView\n    role: [public]\n    operations: [read]\n    row_level_filter: "level <"\n`,
			/acl\.yaml:5:\d+ expression/,
		],
		[
			"with aliases that blow up",
			`a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\nrules: [*f,*f,*f,*f,*f,*f,*f,*f]\n`,
			/acl\.yaml/,
		],
		[
			"with a key called __proto__",
			`rules:\n  - { entity: PageView, role: [public], operations: [read], __proto__: { restrictive: true } }\n`,
			/acl\.yaml:2:\d+ /,
		],
		["that is binary", "\u0000\u0001\u0002", /acl\.yaml/],
		["that is enormous", `rules:\n${"  - { entity: PageView, role: [public], operations: [read]\n".repeat(5_000)}`, /acl\.yaml:\d+:\d+/],
	];
	it.each(broken)("stay as they were when the file is %s, and it is said where", async (_name, text, place) => {
		const arena = await arenaWith({ rules: granting("read") });
		const before = arena.daemon.engine.rules;
		writeFileSync(rulesOf(arena), text);
		expect(await arena.daemon.reloadRules()).toBe(false);
		expect(arena.daemon.engine.rules).toBe(before);
		expect(arena.logged()).toContain("the access rules stay as they were");
		expect(arena.logged()).toMatch(place);
		expect(reloads(arena)).toMatchObject([{ success: false, code: "VALIDATION_ERROR" }]);
		const attacker = await arena.attacker("grpc", nobody);
		expect((await attacker.call(list)).error).toBeUndefined();
		attacker.close();
		await expectAlive(arena);
	});

	it("stay as they were when the file is gone", async () => {
		const arena = await arenaWith({ rules: granting("read"), daemon: { rulesPollMs: 50 } });
		renameSync(rulesOf(arena), `${rulesOf(arena)}.away`);
		await expect.poll(() => arena.logged(), { timeout: 20_000 }).toContain("can't be read: ENOENT");
		const attacker = await arena.attacker("grpc", nobody);
		expect((await attacker.call(list)).error).toBeUndefined();
		attacker.close();
	});
});

describe("a configuration", () => {
	const good = "database: { adapter: memory }\nsecurity: { sandbox: permissive, audit_log: a }\n";
	it.each<[string, string, string]>([
		["with a key given twice", `${good}security: { sandbox: strict }\n`, "duplicate_key"],
		["with an unknown key", `${good}securty: {}\n`, "unknown_key"],
		[
			"with a limit that is no number",
			good.replace("audit_log: a", "audit_log: a, limits: { principal: { cost: many, seconds: 1 } }"),
			"wrong_type",
		],
		[
			"with a limit of nothing",
			good.replace("audit_log: a", "audit_log: a, limits: { address: { cost: 0, seconds: 1 } }"),
			"out_of_bounds",
		],
		["with a proxy that is everybody's name", good.replace("audit_log: a", "audit_log: a, trusted_proxies: ['*']"), "bad_format"],
		["with a proxy that is no network", good.replace("audit_log: a", "audit_log: a, trusted_proxies: [10.0.0.0/33]"), "bad_format"],
		["with a store that is none", good.replace("audit_log: a", "audit_log: a, limits: { store: disk }"), "bad_format"],
		["with a key called __proto__", good.replace("audit_log: a", "audit_log: a, __proto__: { sandbox: strict }"), "forbidden_key"],
		[
			"in strict without a limit",
			"database: { adapter: memory }\nsecurity: { sandbox: strict, audit_log: a, acl: { rules_file: r }, limits: { global: off } }\n",
			"unsafe",
		],
	])("is refused %s", (_name, text, code) => {
		const { config, diagnostics } = loadConfig({ file: "c.yaml", text, environment: {}, directory: "/" });
		expect(config).toBeUndefined();
		expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
		expect(diagnostics.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
	});
});

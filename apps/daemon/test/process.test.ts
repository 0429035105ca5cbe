import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { model } from "@metabuilder/dbal/contract";
import { openAdapter } from "@metabuilder/dbal-server";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyAuditFile } from "../src/audit/verify.js";
import { authenticate, failureOf, grpcChannel, start, unary, wire } from "./harness.js";

const bin = fileURLToPath(new URL("../bin/dbal_daemon.js", import.meta.url));
/** What the launcher does once it has built: a source that is saved while the tests run changes nothing. */
const built = `import { main } from ${JSON.stringify(new URL("../dist/main.js", import.meta.url).href)}; await main(process.argv.slice(1));`;
const node = ["--input-type=module", "--eval", built, "--"];
let folder: string;
let child: ChildProcess | undefined;

function run(args: readonly string[], options: { env?: Readonly<Record<string, string>>; input?: string } = {}) {
	const env = { PATH: process.env.PATH ?? "", ...options.env };
	const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...args], {
		cwd: folder,
		env,
		encoding: "utf8",
		input: options.input ?? "",
	});
	return { status, stdout, stderr };
}

/** Starts the daemon and resolves with its port once it says that it is ready. */
async function serve(): Promise<number> {
	const started = spawn(process.execPath, [...node, "--config=dbal.yaml"], { cwd: folder, env: { PATH: process.env.PATH ?? "" } });
	child = started;
	let said = "";
	return new Promise((resolve, reject) => {
		started.stderr.on("data", (data) => {
			said += String(data);
		});
		started.stdout.on("data", (data) => {
			const port = /ready on 127\.0\.0\.1:(\d+) \(adapter \w+, sandbox permissive\)/.exec(String(data))?.[1];
			if (port) resolve(Number(port));
		});
		started.on("exit", (code) => reject(new Error(`exited with ${code}: ${said}`)));
	});
}

const exitOf = (process: ChildProcess) => new Promise<number | null>((resolve) => process.on("exit", resolve));

beforeAll(() => {
	spawnSync(process.execPath, [bin, "--version"]);
}, 180_000);

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "dbal-process-"));
	writeFileSync(
		join(folder, "dbal.yaml"),
		`server: { bind: "127.0.0.1:0" }
database: { adapter: memory }
security: { sandbox: permissive, audit_log: audit.log }
logging: { level: info, format: json }
`,
	);
});
afterEach(() => {
	child?.kill("SIGKILL");
	child = undefined;
});

describe("a daemon process", () => {
	it.each(["SIGTERM", "SIGINT"] as const)("ends cleanly on %s while calls run, each answer with its audit line", async (signal) => {
		const port = await serve();
		const channel = grpcChannel(port);
		// Hashing takes a while: these run when the signal comes. Another account each, so that no limit but the address's is met.
		channel.send(
			authenticate(),
			...[1, 2, 3, 4, 5].map((id) => start(id, "Session", "signIn", { username: `nobody-${id}`, password: "x" })),
		);
		expect((await channel.next()).kind?.$case).toBe("authenticated");
		const exit = exitOf(child as ChildProcess);
		child?.kill(signal);
		const codes: string[] = [];
		for (let index = 0; index < 6; index++) {
			const frame = await channel.next();
			codes.push(frame.kind?.$case === "goAway" ? "goAway" : failureOf(frame).code);
		}
		expect(codes.sort()).toEqual([...Array(5).fill("UNAUTHORIZED"), "goAway"]);
		await channel.closed;
		expect(await exit).toBe(0);
		const report = await verifyAuditFile(join(folder, "audit.log"));
		expect(report).toMatchObject({ lines: 5, faults: [] });
		channel.close();
	});

	it("leaves a whole audit chain after it was killed and started again", async () => {
		const { method, bytes } = wire.encodeRequest({ entity: "User", operation: "list", input: {} });
		let port = await serve();
		await unary(port, method, bytes);
		const exit = exitOf(child as ChildProcess);
		child?.kill("SIGKILL");
		await exit;
		port = await serve();
		await unary(port, method, bytes);
		const checked = run(["audit", "verify", "audit.log"]);
		expect(checked).toMatchObject({ status: 0, stdout: expect.stringContaining("2 lines, whole") });
	});

	it("writes its audit file alone, until it is killed", async () => {
		await serve();
		expect(run(["--config=dbal.yaml"])).toMatchObject({
			status: 78,
			stderr: expect.stringContaining(`another daemon writes it: process ${child?.pid} on `),
		});
		const exit = exitOf(child as ChildProcess);
		child?.kill("SIGKILL");
		await exit;
		await serve();
	});

	it("puts other rules in force on SIGHUP, and keeps the old ones where the file is wrong", async () => {
		const rules = (operation: string) => `rules:\n  - { entity: PageView, role: [public], operations: [${operation}] }\n`;
		writeFileSync(join(folder, "acl.yaml"), rules("read"));
		writeFileSync(
			join(folder, "dbal.yaml"),
			`server: { bind: "127.0.0.1:0" }
database: { adapter: memory }
security: { sandbox: permissive, audit_log: audit.log, acl: { rules_file: acl.yaml } }
logging: { level: info, format: json }
`,
		);
		const port = await serve();
		const { method, bytes } = wire.encodeRequest({ entity: "PageView", operation: "list", input: {} });
		expect((await unary(port, method, bytes)).error).toBeUndefined();
		const reloads = () =>
			readFileSync(join(folder, "audit.log"), "utf8")
				.split("\n")
				.filter((line) => line.includes('"rules.reload"'));
		const hangUp = async (text: string, count: number) => {
			writeFileSync(join(folder, "acl.yaml"), text);
			child?.kill("SIGHUP");
			await expect.poll(() => reloads().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
		};
		await hangUp("rules:\n  - { entity: PageView, role: [public], operations: [rea", 1);
		expect((await unary(port, method, bytes)).error).toBeUndefined();
		await hangUp(rules("getBySlug"), 2);
		expect((await unary(port, method, bytes)).error?.code).toBe(7);
	});

	it("opens its audit file anew on SIGHUP", async () => {
		const port = await serve();
		const { method, bytes } = wire.encodeRequest({ entity: "User", operation: "list", input: {} });
		await unary(port, method, bytes);
		renameSync(join(folder, "audit.log"), join(folder, "audit.1"));
		child?.kill("SIGHUP");
		while (!existsSync(join(folder, "audit.log"))) await new Promise((resolve) => setTimeout(resolve, 10));
		await unary(port, method, bytes);
		const { lastHash } = await verifyAuditFile(join(folder, "audit.1"));
		// The first line says what the file goes on from.
		expect(await verifyAuditFile(join(folder, "audit.log"), lastHash)).toMatchObject({ lines: 2, faults: [] });
	});
});

describe("a seeded SQLite file", () => {
	it("is migrated, seeded once and served to each demo account", async () => {
		writeFileSync(
			join(folder, "dbal.yaml"),
			`server: { bind: "127.0.0.1:0" }
database: { adapter: sqlite, url: "file:./app.db" }
security: { sandbox: permissive, audit_log: audit.log }
logging: { level: warn, format: json }
`,
		);
		const rows = fileURLToPath(new URL("../../../spec/seed", import.meta.url));
		expect(run(["migrate", "status", "--config=dbal.yaml"])).toMatchObject({ status: 1, stdout: expect.stringMatching(/^waits /) });
		expect(run(["seed", rows, "--config=dbal.yaml"])).toMatchObject({
			status: 0,
			stdout: expect.stringMatching(/^User: \d{3} added, 0 there already$/m),
		});
		expect(run(["seed", rows, "--config=dbal.yaml"])).toMatchObject({
			status: 0,
			stdout: expect.stringMatching(/^User: 0 added, \d{3} there already$/m),
		});
		expect(run(["migrate", "status", "--config=dbal.yaml"]).status).toBe(0);
		const port = await serve();
		for (const role of ["user", "moderator", "admin", "god", "supergod"]) {
			const { method, bytes } = wire.encodeRequest({
				entity: "Session",
				operation: "signIn",
				input: { username: `demo_${role}`, password: "dbal-demo" },
			});
			const { error } = await unary(port, method, bytes);
			expect(error).toBeUndefined();
		}
	});
});

describe("a database that isn't migrated", () => {
	const file = (migrate: boolean) => `server: { bind: "127.0.0.1:0" }
database: { adapter: sqlite, url: "file:./app.db", migrate: ${migrate} }
security: { sandbox: permissive, audit_log: audit.log }
logging: { level: warn, format: json }
`;

	it("is left alone where the configuration says so, printed, deployed once, and told when somebody changed it beside that", async () => {
		writeFileSync(join(folder, "dbal.yaml"), file(false));
		const refused = run(["serve", "--config=dbal.yaml"]);
		expect(refused).toMatchObject({ status: 1, stderr: expect.stringMatching(/waits for 0001_init, .*`dbal_daemon migrate deploy`/) });
		expect(run(["migrate", "--dry-run", "--config=dbal.yaml"]).stdout).toMatch(/^-- 0001_init\n[\s\S]*CREATE TABLE "users"/);
		expect(run(["migrate", "status", "--config=dbal.yaml"])).toMatchObject({
			status: 1,
			stdout: expect.stringMatching(/^waits {4}0001_init$/m),
		});
		expect(run(["migrate", "deploy", "--config=dbal.yaml"]).stdout).toMatch(/^applied {2}0001_init$/m);
		expect(run(["migrate", "--config=dbal.yaml"]).stdout).toBe("The database has the present schema.\n");
		const database = await openAdapter("sqlite", { model, url: `file:${join(folder, "app.db")}` });
		await database.sql?.script(`ALTER TABLE "workflows" RENAME COLUMN "steps" TO "stages"`);
		await database.close();
		const status = run(["migrate", "status", "--config=dbal.yaml"]);
		expect(status).toMatchObject({ status: 1, stdout: expect.stringContaining("drifted  the column workflows.steps is missing") });
		writeFileSync(join(folder, "dbal.yaml"), file(true));
		expect(run(["serve", "--config=dbal.yaml"])).toMatchObject({
			status: 1,
			stderr: expect.stringContaining("the column workflows.steps is missing"),
		});
	});
});

describe("the command line", () => {
	it("tells of itself", () => {
		expect(run(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("Exit codes:") });
		expect(run(["--version"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^dbal_daemon \d+\.\d+\.\d+\n$/) });
	});

	it("probes a daemon that serves, and says where none does", async () => {
		const port = await serve();
		const env = { DBAL_BIND: `127.0.0.1:${port}` };
		expect(run(["probe", "--config=dbal.yaml"], { env })).toMatchObject({ status: 0, stdout: "ready\n" });
		const exit = exitOf(child as ChildProcess);
		child?.kill("SIGKILL");
		await exit;
		expect(run(["probe", "--config=dbal.yaml"], { env })).toMatchObject({ status: 1, stdout: "not ready (ECONNREFUSED)\n" });
	});

	it("takes the database's address from a file, and chooses its adapter", () => {
		const bare = 'server: { bind: "127.0.0.1:0" }\nsecurity: { sandbox: permissive, audit_log: audit.log }\n';
		writeFileSync(join(folder, "dbal.yaml"), bare);
		writeFileSync(join(folder, "url"), "postgresql://app:canary@db/app\n");
		const { status, stdout } = run(["check-config", "--config=dbal.yaml"], { env: { DATABASE_URL_FILE: "url" } });
		expect(status).toBe(0);
		expect(JSON.parse(stdout).database).toMatchObject({ adapter: "postgres", url: "postgresql://app:***@db/app" });
		expect(run(["check-config", "--config=dbal.yaml"], { env: { DATABASE_URL: "file:./a.db" } }).stdout).toContain('"adapter": "sqlite"');
		for (const env of [{ DATABASE_URL_FILE: "none" }, { DATABASE_URL_FILE: "url", DATABASE_URL: "file:./a.db" }])
			expect(run(["check-config", "--config=dbal.yaml"], { env })).toMatchObject({
				status: 78,
				stderr: expect.stringContaining("DATABASE_URL_FILE"),
			});
		expect(run(["check-config", "--config=dbal.yaml"])).toMatchObject({ status: 78, stderr: expect.stringContaining("missing_key") });
	});

	it.each([
		[["completion", "tcsh"]],
		[["bogus"]],
		[["serve", "--confg=x"]],
		[["audit", "verify"]],
		[["user", "create"]],
		[["seed", "a", "b"]],
		[["migrate", "sideways"]],
		[["migrate", "status", "--accept-data-loss"]],
		[["serve"]],
	])("refuses %j with 2", (args) => {
		expect(run(args)).toMatchObject({ status: 2, stderr: expect.stringContaining("Try dbal_daemon --help.") });
	});

	it("refuses a wrong configuration with 78, naming the place", () => {
		writeFileSync(join(folder, "dbal.yaml"), "servr: {}\n");
		expect(run(["--config=dbal.yaml"])).toMatchObject({ status: 78, stderr: expect.stringContaining("dbal.yaml:1:1 unknown_key") });
		expect(run(["--config=none.yaml"])).toMatchObject({ status: 78, stderr: expect.stringContaining("none.yaml can't be read: ENOENT") });
	});

	it("prints the effective configuration without secrets", () => {
		const env = { DATABASE_URL: "postgresql://app:canary@db/app?sslmode=require&password=canary", DBAL_ADAPTER: "postgres" };
		const { status, stdout } = run(["check-config", "--config=dbal.yaml"], { env });
		expect(status).toBe(0);
		expect(stdout).not.toContain("canary");
		expect(JSON.parse(stdout)).toMatchObject({ database: { url: "postgresql://app:***@db/app?sslmode=***&password=***" } });
	});

	it("uses a shipped configuration by DBAL_MODE", () => {
		expect(run(["check-config"], { env: { DBAL_MODE: "development" } })).toMatchObject({
			status: 0,
			stdout: expect.stringContaining("permissive"),
		});
	});

	it("loads seeds and makes accounts", () => {
		mkdirSync(join(folder, "rows"));
		writeFileSync(
			join(folder, "rows", "pages.yaml"),
			"entity: PageView\nrows:\n  - { slug: home, title: Home, level: 1, layout: {}, createdAt: '2026-01-01T00:00:00Z' }\n",
		);
		expect(run(["seed", "rows", "--config=dbal.yaml"])).toMatchObject({ status: 0, stdout: "PageView: 1 added, 0 there already\n" });
		expect(
			run(["user", "create", "--config=dbal.yaml", "--username=ada", "--email=ada@example.org", "--role=god", "--generate-password"]),
		).toMatchObject({
			status: 0,
			stdout: expect.stringMatching(/^ada can sign in as god\. The password is \S{20}\n$/),
		});
		expect(
			run(["user", "create", "--config=dbal.yaml", "--username=a!", "--email=x", "--role=king", "--generate-password"]).stderr,
		).toContain("VALIDATION_ERROR");
	});

	it("names the place of each fault of a seed", () => {
		mkdirSync(join(folder, "rows"));
		writeFileSync(join(folder, "rows", "rows.yaml"), "entity: PageView\nrows:\n  - { slug: home, titel: Home, level: 9, layout: {} }\n");
		const { status, stderr } = run(["seed", "rows", "--config=dbal.yaml"]);
		expect(status).toBe(78);
		for (const place of ["rows/rows.yaml:3:19 unknown_field", "rows/rows.yaml:3:39 max", "title is required"])
			expect(stderr).toContain(place);
	});
});

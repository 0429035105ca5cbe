import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { run } from "../src/main.js";

const shipped = fileURLToPath(new URL("../../../spec/acl.yaml", import.meta.url));
let folder: string;

/** The integration guide's file, as it stands there. */
const guide = `# acl.yaml
rules:
  - entity: User
    role: [user]
    operations: [read]
    row_level_filter: "id = $user.id"
  - entity: User
    role: [admin, god, supergod]
    operations: [create, read, update, delete]
  - entity: PageView
    role: [god, supergod]
    operations: [create, update, delete]
  - entity: PageView
    role: [user, admin]
    operations: [read]
    row_level_filter: "level <= $user.level"
`;

async function command(...args: readonly string[]) {
	const out: string[] = [];
	const err: string[] = [];
	const code = await run(args, {
		out: (text) => out.push(text),
		err: (text) => err.push(text),
		environment: {},
		directory: folder,
		readInput: async () => "",
		readSecret: async () => undefined,
		untilStopped: async () => {},
		facts: { uid: 1000, inspector: false },
	});
	return { code, out: out.join("\n"), err: err.join("\n") };
}

const file = (name: string, text: string) => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "dbal-rules-"));
});

describe("acl check", () => {
	it("takes the guide's file unchanged, and points out that god writes pages without reading them", async () => {
		const { code, out } = await command("acl", "check", file("acl.yaml", guide));
		expect(code).toBe(0);
		expect(out).toContain("acl.yaml:10:5 warning write_without_read god, supergod may write PageView and not read it");
		expect(out).toContain("4 rules, 1 warning");
		expect((await command("acl", "check", "--strict", "acl.yaml")).code).toBe(1);
	});

	it("tells every fault with its place", async () => {
		const { code, err } = await command(
			"acl",
			"check",
			file("acl.yaml", guide.replace("id = $user.id", "idd = $user.id").replace("god, supergod", "gdo")),
		);
		expect(code).toBe(78);
		expect(err).toMatch(/acl\.yaml:6:24 unknown_field/);
		expect(err).toMatch(/acl\.yaml:8:19 unknown_role/);
	});
});

describe("acl diff", () => {
	it("says in words who gains and loses what", async () => {
		file("old.yaml", guide);
		file(
			"new.yaml",
			guide
				.replace("[create, update, delete]", "[create, read, update]")
				.replace('"level <= $user.level"', '"level <= $user.level AND isActive = true"'),
		);
		const { code, out } = await command("acl", "diff", "old.yaml", "new.yaml");
		expect(code).toBe(0);
		expect(out.split("\n")).toEqual([
			"+ god and supergod may now read PageView (new.yaml:10)",
			"- user and admin may still read PageView: rows where isActive = true AND level <= $user.level, before: rows where level <= $user.level (new.yaml:13)",
			"- god and supergod may no longer delete PageView (old.yaml:10)",
		]);
		expect((await command("acl", "diff", "--exit-code", "old.yaml", "new.yaml")).code).toBe(1);
		expect((await command("acl", "diff", "--exit-code", "old.yaml", "old.yaml")).out).toBe("Nobody gains or loses anything.");
	});
});

describe("acl matrix", () => {
	it("shows role, entity, operation and fields", async () => {
		const { out } = await command("acl", "matrix", "--acl", shipped, "--entity", "User");
		expect(out).toMatch(/^User +public +user +moderator +admin +god +supergod$/m);
		expect(out).toMatch(/^get +· +◐ +◐ +● +● +●$/m);
		expect(out).toContain("rows where id = $user.id · sets username, email");
	});

	it("writes one HTML file that needs nothing else", async () => {
		const hostile = guide.replace('"id = $user.id"', `"username != '<script>alert(1)</script>'"`);
		expect((await command("acl", "matrix", "--acl", file("acl.yaml", hostile), "--html", "out.html")).code).toBe(0);
		const html = readFileSync(join(folder, "out.html"), "utf8");
		expect(html).toContain('<section id="PageView">');
		expect(html).toContain("&#60;script&#62;");
		expect(html).not.toMatch(/<script|https?:|<link|<img|@import/);
	});
});

describe("policy test", () => {
	it("runs the tests beside the rules and those that follow from them", async () => {
		const { code, out } = await command("policy", "test", "--acl", shipped);
		expect(out).toMatch(/^(\d+) of \1 passed: \d+ written, \d{3,} that follow from the rules$/m);
		expect(code).toBe(0);
	});

	it("fails with a difference that names the rule and what of it is false", async () => {
		file("acl.yaml", guide);
		file(
			"policy-tests.yaml",
			`tests:
  - name: users see each other
    as: { role: user, id: 0198c2a0-0000-7000-8000-000000000001 }
    do: get
    on: User
    row: { id: 0198c2a0-0000-7000-8000-000000000002 }
    expect: allow
  - name: gods see pages
    as: { role: god }
    do: list
    on: PageView
    expect: deny
`,
		);
		const { code, out } = await command("policy", "test", "--acl", "acl.yaml");
		expect(code).toBe(1);
		expect(out).toContain(
			[
				"✗ users see each other",
				"    at policy-tests.yaml:2",
				"    - allow",
				"    + deny: the row is outside of acl.yaml:3, or of what restricts it",
			].join("\n"),
		);
		expect(out).toContain("id = $user.id  ✗");
		expect(out).toContain("1 of 4 rules are asked by written tests\n  never asked: acl.yaml:7, acl.yaml:10, acl.yaml:13");
		expect(out).not.toContain("gods see pages");
		for (const reporter of ["json", "junit", "tap"]) {
			const told = await command("policy", "test", "--acl", "acl.yaml", "--no-generated", "--reporter", reporter);
			expect(told.code).toBe(1);
			expect(told.out).toContain("users see each other");
		}
	});
});

describe("why", () => {
	const config = () =>
		file(
			"dbal.yaml",
			`server: { bind: "127.0.0.1:0" }\ndatabase: { adapter: sqlite, url: "file:${join(folder, "app.db")}" }\nsecurity: { sandbox: permissive, audit_log: audit.log }\nlogging: { level: error, format: json }\n`,
		);
	const ids = { ann: "01980000-0000-7000-8000-000000000001", bob: "01980000-0000-7000-8000-000000000002" };

	it("explains by rule, and says what of the filter is false for the row", async () => {
		mkdirSync(join(folder, "seed"));
		config();
		const user = (id: string, name: string, role: string) =>
			`  - { id: ${id}, username: ${name}, email: ${name}@example.org, role: ${role}, createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" }\n`;
		file("seed/user.yaml", `entity: User\nrows:\n${user(ids.ann, "ann", "user")}${user(ids.bob, "bob", "god")}`);
		expect(await command("seed", `--config=${join(folder, "dbal.yaml")}`, "seed")).toMatchObject({ code: 0, err: "" });

		const other = await command("why", `--config=${join(folder, "dbal.yaml")}`, "--user", ids.ann, "--op", "get", "User", ids.bob);
		expect(other.code).toBe(1);
		expect(other.out).toMatch(
			/^DENIED {2}user "01980000.*1", get User "01980000.*2": the row is outside of acl\.yaml:\d+, or of what restricts it$/m,
		);
		expect(other.out).toContain("✗ acl.yaml:7 grants\n      id = $user.id  ✗");
		expect(other.out).toContain(`row:          id = "${ids.bob}"`);

		const own = await command(
			"why",
			`--config=${join(folder, "dbal.yaml")}`,
			"--user",
			ids.ann,
			"--op",
			"update",
			"--set",
			"email=x@example.org",
			"User",
			"username=ann",
		);
		expect(own.out).toMatch(/^ALLOWED .*: granted by acl\.yaml:11$/m);

		const raised = await command(
			"why",
			`--config=${join(folder, "dbal.yaml")}`,
			"--as=admin",
			"--user",
			ids.bob,
			"--op",
			"update",
			"--set",
			"role=god",
			"User",
			ids.ann,
		);
		expect(raised.code).toBe(1);
		expect(raised.out).toContain("after it the row would be outside of acl.yaml:17, or of what restricts it");
		expect(raised.out).toMatch(
			/✗ acl\.yaml:21 restricts\n +before: level\(role\) <= \$user\.level {2}✓\n +after: {2}level\(role\) <= \$user\.level {2}✗/,
		);

		const missing = await command(
			"why",
			`--config=${join(folder, "dbal.yaml")}`,
			"--as=admin",
			"--op",
			"get",
			"User",
			"01980000-0000-7000-8000-000000000009",
		);
		expect(missing.err).toContain("NOT_FOUND");
	});

	it("needs no database where no row is named", async () => {
		const { code, out } = await command("why", "--acl", file("acl.yaml", guide), "--as=god", "--op=list", "PageView");
		expect(code).toBe(1);
		expect(out).toContain("DENIED  god, list PageView: no rule grants it\n\n  no rule speaks of it");
		expect((await command("why", "--acl=acl.yaml", "--as=user", "--op=list", "PageView")).out).toMatch(
			/^DEPENDS .*: granted by acl\.yaml:13, for the rows they speak of/,
		);
		expect((await command("why", "--acl=acl.yaml", "--as=user", "--op=nope", "PageView")).code).toBe(2);
	});
});

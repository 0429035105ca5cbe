import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FsTree, flushChanges } from "nx/src/generators/tree";
import { afterAll, expect, test } from "vitest";
import { diffCommand } from "../src/cli/diff.js";
import { printDiff } from "../src/diff/print-diff.js";
import { applySpec } from "../src/generators/apply-spec.js";
import sync from "../src/generators/sync/generator.js";

/** A workspace of a small spec and all that was generated from it, under git. */
const folder = mkdtempSync(join(tmpdir(), "dbal-change-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const shipped = join(import.meta.dirname, "../../../spec");
for (const name of ["errors.yaml", "roles.yaml"]) cpSync(join(shipped, name), join(folder, "spec", name));
write("nx.json", "{}");
write("spec/dbal.yaml", "name: Notes\nversion: 1.0.0\nproto_package: notes.v1\n");
write("spec/acl.yaml", "rules:\n  - { entity: Note, role: [user], operations: [read] }\n");
write(
	"spec/entities/note.yaml",
	`entity: Note
fields:
  id: { type: uuid, primary: true, required: true, generated: true }
  title: { type: string, required: true, max_length: 100 }
  body: { type: text }
  state: { type: enum, values: [draft, sent], required: true, default: draft }
`,
);

function write(path: string, text: string): void {
	mkdirSync(join(folder, path, ".."), { recursive: true });
	writeFileSync(join(folder, path), text);
}

function edit(path: string, ...changes: readonly (readonly [string, string])[]): void {
	const text = readFileSync(join(folder, path), "utf8");
	writeFileSync(
		join(folder, path),
		changes.reduce((whole, [from, to]) => whole.replace(from, to), text),
	);
}

async function generate(options: { acceptDataLoss?: boolean } = {}): Promise<string> {
	const tree = new FsTree(folder, false);
	const { diff } = await applySpec(tree, "spec", { describe: true, ...options });
	flushChanges(folder, tree.listChanges());
	return diff === undefined ? "" : printDiff(diff);
}

const git = (...args: readonly string[]) =>
	execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: folder, encoding: "utf8" });

test("a first run has nothing to compare with, and a second says nothing", async () => {
	expect(await generate()).toBe("The change means nothing to clients, databases and rules.");
	expect(await generate()).toBe("");
	git("init", "--quiet", "--initial-branch=main");
	git("add", ".");
	git("commit", "--quiet", "-m", "first");
});

test("a change is told in words, for the wire, the database, the rules and the client", async () => {
	edit(
		"spec/entities/note.yaml",
		[
			"title: { type: string, required: true, max_length: 100 }",
			"heading: { type: string, required: true, max_length: 200, renamed_from: title }",
		],
		["values: [draft, sent]", "values: [draft, sent, read]"],
		["  body: { type: text }\n", "  body: { type: text }\n  rank: { type: integer, required: true, default: 0 }\n"],
	);
	edit("spec/acl.yaml", ["role: [user], operations: [read]", "role: [user], operations: [read, create]"]);
	expect(await generate()).toMatchInlineSnapshot(`
		"Wire, breaking: clients of the version before fail where they use what is marked !
		  ! Note.title is called heading: its number stays, and who filters, orders, selects or writes NULL by the old name is refused
		  ~ Note.state may be read too: older clients can't read a row that is
		  + Note.rank is new

		Database
		  + Note: \`title\` holds heading now, which was title: its values stay
		  + Note: \`title\` may be at most 200 characters long
		  + Note: new column \`rank\` (integer), 0 in the rows that are there
		  + Note: \`state\` may be \`read\` too

		Access
		  + user may now create Note (acl.yaml:2)
		  ~ user may still read Note: now sees heading, rank; no longer sees title (acl.yaml:2)

		Client
		  - \`Note.title\`
		  ~ \`Note.state\` is \`"draft" | "sent" | "read"\`, was \`"draft" | "sent"\`
		  + \`Note.heading\`: \`string\`, needed in a create
		  + \`Note.rank\`: \`number\`"
	`);
	expect(await generate()).toBe("");
});

test("what would lose data is told, and written only where somebody accepts it", async () => {
	edit("spec/entities/note.yaml", ["  body: { type: text }\n", ""], ["max_length: 200", "max_length: 50"]);
	const before = git("status", "--short");
	await expect(generate()).rejects.toThrowErrorMatchingInlineSnapshot(`
		[Error: The database would lose values, or rows may stand in the way; nothing was written.

		Wire, breaking: clients of the version before fail where they use what is marked !
		  ! Note.body is gone: who sends it is refused, and who reads it finds nothing
		  ! Note.heading takes at most 50 characters: other values are refused

		Database, needs --accept-data-loss for what is marked !
		  ! Note: \`title\` must be at most 50 characters long: rows that aren't stand in the way
		  ! Note: the column \`body\` goes, with its values

		Access
		  - user may still read Note: no longer sees body (acl.yaml:2)
		  - user may still create Note: no longer sets body (acl.yaml:2)

		Client
		  - \`Note.body\`

		Look at what is marked !, and if it is meant: npx nx generate dbal --accept-data-loss]
	`);
	await expect(sync(new FsTree(folder, false))).rejects.toThrow("--accept-data-loss");
	expect(git("status", "--short")).toBe(before);
	expect(await generate({ acceptDataLoss: true })).toContain("the column `body` goes");
	expect(await sync(new FsTree(folder, false))).toEqual({});
});

test("a pull request is told as Markdown what it means against its base", async () => {
	const run = async (...args: string[]) => {
		const said: string[] = [];
		const code = await diffCommand(
			args,
			join(folder, "spec"),
			(text) => said.push(text),
			(text) => said.push(text),
		);
		return { code, said: said.join("\n") };
	};
	expect((await run("--base=main")).said).toMatchInlineSnapshot(`
		"## What the spec's change means, against \`main\`

		### Wire, breaking: clients of the version before fail where they use what is marked !

		- **!** Note.body is gone: who sends it is refused, and who reads it finds nothing
		- **!** Note.title is called heading: its number stays, and who filters, orders, selects or writes NULL by the old name is refused
		- **!** Note.heading takes at most 50 characters: other values are refused
		- ~ Note.state may be read too: older clients can't read a row that is
		- Note.rank is new

		### Database, needs --accept-data-loss for what is marked !

		- Note: \`title\` holds heading now, which was title: its values stay
		- **!** Note: \`title\` must be at most 50 characters long: rows that aren't stand in the way
		- Note: new column \`rank\` (integer), 0 in the rows that are there
		- Note: \`state\` may be \`read\` too
		- **!** Note: the column \`body\` goes, with its values

		### Access

		- user may now create Note (acl.yaml:2)
		- ~ user may still read Note: now sees heading, rank; no longer sees title, body (acl.yaml:2)

		### Client

		- gone: \`Note.title\`
		- gone: \`Note.body\`
		- ~ \`Note.state\` is \`"draft" | "sent" | "read"\`, was \`"draft" | "sent"\`
		- \`Note.heading\`: \`string\`, needed in a create
		- \`Note.rank\`: \`number\`"
	`);
	const json = await run("--base=main", "--format=json", "--fail-on=breaking");
	expect(json.code).toBe(1);
	expect(JSON.parse(json.said)).toMatchObject({ verdict: "breaking", base: "main" });
	expect(await run("--base=nowhere")).toMatchObject({ code: 2, said: expect.stringContaining("git knows no commit `nowhere`") });
	expect(await run("--bass=main")).toMatchObject({ code: 2, said: expect.stringContaining("Usage:") });
});

test("a lock that is gone, or was changed by hand, is refused with advice", async () => {
	const path = join(folder, "spec/dbal.lock.yaml");
	const lock = readFileSync(path, "utf8");
	rmSync(path);
	await expect(generate()).rejects.toThrow(/dbal\.lock\.yaml:1:1 lock_missing .*\n {2}fix: restore it from version control/);
	writeFileSync(path, lock.replace("heading: { number: 2, column: title", "heading: { number: 9, column: heading"));
	await expect(generate()).rejects.toThrow(
		/dbal\.lock\.yaml:\d+:\d+ lock_repinned the number of `heading`, a field of `Note`, is 9 in the lock, and was generated as 2/,
	);
	writeFileSync(path, lock);
	expect(await generate()).toBe("");
});

test("two migrations of one number, and a snapshot with marks of a merge, are refused with advice", async () => {
	const migrations = join(folder, "libs/server/prisma/sqlite/migrations");
	cpSync(join(migrations, "0001_init"), join(migrations, "0002_other"), { recursive: true });
	await expect(generate()).rejects.toThrow(/migration_number the migrations 0002_change_note and 0002_other have one number/);
	rmSync(join(migrations, "0002_other"), { recursive: true });
	const path = join(migrations, "snapshot.prisma");
	const text = readFileSync(path, "utf8");
	writeFileSync(path, `<<<<<<< HEAD\n${text}`);
	await expect(generate()).rejects.toThrow(/snapshot\.prisma:1:1 migration_snapshot/);
	writeFileSync(path, text);
	expect(await generate()).toBe("");
});

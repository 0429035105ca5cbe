import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FsTree, flushChanges } from "nx/src/generators/tree";
import { afterAll, expect, test } from "vitest";
import { applySpec } from "../src/generators/apply-spec.js";
import dbal from "../src/generators/dbal/generator.js";
import sync from "../src/generators/sync/generator.js";

/** The shipped spec, and what was generated from it, in a folder of its own. */
const folder = mkdtempSync(join(tmpdir(), "dbal-codegen-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(import.meta.dirname, "../../../spec"), join(folder, "spec"), { recursive: true });

const open = () => new FsTree(folder, false);
const first = open();
await dbal(first, {});
flushChanges(folder, first.listChanges());

test("the generator writes every kind of file", () => {
	for (const path of [
		"spec/dbal.lock.yaml",
		"libs/client/gen/proto/metabuilder/v1/user.proto",
		"libs/client/gen/codec/metabuilder/v1/user.ts",
		"libs/client/gen/contract/model.ts",
		"libs/client/gen/client.ts",
		"libs/server/gen/operations.ts",
		"libs/server/gen/policy.ts",
		"libs/server/prisma/sqlite/schema.prisma",
		"libs/server/prisma/postgresql/schema.prisma",
		"libs/conformance/gen/cases.ts",
	]) {
		expect(first.exists(path), path).toBe(true);
	}
});

test("every generated file says so", () => {
	const silent = first
		.listChanges()
		.filter(({ content }) => !content?.toString().slice(0, 400).includes("@generated"))
		.map(({ path }) => path);
	// Prisma's own file, whose words Prisma's tools compare.
	expect(silent.filter((path) => !path.endsWith("migration_lock.toml"))).toEqual([]);
});

test("a second run changes no byte", async () => {
	expect((await applySpec(open(), "spec")).changes).toEqual([]);
	expect(await sync(open())).toEqual({});
});

test("the sync check names what was edited, what is missing and what is left over", async () => {
	const edited = "libs/client/gen/client.ts";
	const stale = "libs/client/gen/codec/metabuilder/v1/gone.ts";
	const missing = "libs/server/gen/policy.ts";
	appendFileSync(join(folder, edited), "// by hand\n");
	writeFileSync(join(folder, stale), "// @generated\n");
	rmSync(join(folder, missing));
	const tree = open();
	const { outOfSyncMessage, outOfSyncDetails } = await sync(tree);
	expect(outOfSyncMessage).toContain("npx nx generate dbal");
	expect(outOfSyncDetails).toEqual([`${edited} (stale or edited by hand)`, `${stale} (no longer generated)`, `${missing} (missing)`]);
	flushChanges(folder, tree.listChanges());
	expect(await sync(open())).toEqual({});
});

test("a fault in the spec is told, and nothing is written", async () => {
	const path = join(folder, "spec/entities/user.yaml");
	const text = readFileSync(path, "utf8");
	writeFileSync(path, text.replace("type: email", "type: emial").replace("  role:", "\trole:"));
	const tree = open();
	await expect(dbal(tree, {})).rejects.toThrow(/user\.yaml:\d+:\d+ unknown_type `emial` is no type[\s\S]*fix: write `email`/);
	await expect(sync(tree)).rejects.toThrow(/user\.yaml:\d+:1 tab/);
	expect(tree.listChanges()).toEqual([]);
	writeFileSync(path, text);
});

test("emitters of third parties are written and checked with the others", async () => {
	const path = join(folder, "spec/dbal.yaml");
	const text = readFileSync(path, "utf8");
	const module =
		'export default { name: "list", owns: ["generated/list"], emit: (model: { name: string }) => [{ path: "generated/list/name.txt", text: "@generated " + model.name }] };\n';
	writeFileSync(join(folder, "list.ts"), module);
	writeFileSync(path, `${text}emitters: [{ package: ./list.ts }]\n`);
	const tree = open();
	expect(await sync(tree)).toMatchObject({ outOfSyncDetails: expect.arrayContaining(["generated/list/name.txt (missing)"]) });
	flushChanges(folder, tree.listChanges());
	expect(readFileSync(join(folder, "generated/list/name.txt"), "utf8")).toBe("@generated MetaBuilder");
	expect(await sync(open())).toEqual({});
	writeFileSync(path, text);
});

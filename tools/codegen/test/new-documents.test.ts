import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FsTree } from "nx/src/generators/tree";
import { afterAll, expect, test } from "vitest";
import { readSpec } from "../src/generate.js";
import entity from "../src/generators/entity/generator.js";
import operation from "../src/generators/operation/generator.js";
import { filesBelow } from "../src/generators/tree-files.js";

const folder = mkdtempSync(join(tmpdir(), "dbal-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
cpSync(join(import.meta.dirname, "../../../spec"), join(folder, "spec"), { recursive: true });

const model = (tree: FsTree) =>
	readSpec("spec", new Map(filesBelow(tree, "spec").map((path) => [path, tree.read(path, "utf8") ?? ""]))).model;

test("an entity in the short notation becomes a document and a rule", () => {
	const tree = new FsTree(folder, false);
	entity(tree, {
		name: "LineItem",
		fields: "number:string(20)!u, total:decimal(12,2)!, state:enum(draft|sent), note:text, userId:ref(User)!",
	});
	expect(tree.read("spec/entities/line_item.yaml", "utf8")).toBe(`# yaml-language-server: $schema=../schema/entity.json
entity: LineItem
fields:
  id: { type: uuid, primary: true, required: true, generated: true }
  number: { type: string, required: true, unique: true, max_length: 20 }
  total: { type: decimal, required: true, precision: 12, scale: 2 }
  state: { type: enum, nullable: true, values: [draft, sent] }
  note: { type: text, nullable: true }
  userId: { type: uuid, required: true, foreign_key: { entity: User } }
  createdAt: { type: datetime, required: true, generated: true, immutable: true }
  updatedAt: { type: datetime, required: true, generated: true, auto_update: true }
`);
	expect(tree.read("spec/acl.yaml", "utf8")).toMatch(
		/\n {2}- entity: LineItem\n {4}role: \[supergod\]\n {4}operations: \[create, read, update, delete\]\n$/,
	);
	expect(model(tree)?.entities.map(({ accessor }) => accessor)).toContain("lineItems");
});

test("an operation joins the ones that its entity has, or begins their document", () => {
	const tree = new FsTree(folder, false);
	operation(tree, { name: "PageView.publish" });
	operation(tree, { name: "Workflow.preview", effect: "read" });
	const entities = new Map(model(tree)?.entities.map((one) => [one.name, one.operations]));
	expect(entities.get("PageView")?.map(({ name, effect }) => `${name} ${effect}`)).toEqual([
		"getBySlug read",
		"getByLevel read",
		"publish write",
	]);
	expect(entities.get("Workflow")?.map(({ source }) => source)).toEqual(["spec/operations/workflow.yaml"]);
});

test.each([
	["what is no field", () => entity(new FsTree(folder, false), { name: "A", fields: "a" }), /`a` is no field/],
	["brackets that a type doesn't take", () => entity(new FsTree(folder, false), { name: "A", fields: "a:uuid(3)" }), /uuid takes nothing/],
	["an unknown type", () => entity(new FsTree(folder, false), { name: "A", fields: "a:strng" }), /a\.yaml:5:14 unknown_type/],
	["a name that is taken", () => entity(new FsTree(folder, false), { name: "User" }), /user\.yaml is there already/],
	["a name without an operation", () => operation(new FsTree(folder, false), { name: "User" }), /write Entity\.operation/],
	["a standard operation", () => operation(new FsTree(folder, false), { name: "User.list" }), /refused_name/],
	["an operation of no entity", () => operation(new FsTree(folder, false), { name: "Usr.me" }), /unknown_entity/],
])("%s is refused", (_what, run, message) => {
	expect(run).toThrow(message);
});

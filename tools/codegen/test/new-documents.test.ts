import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FsTree } from "nx/src/generators/tree";
import { afterAll, expect, test } from "vitest";
import { readSpec } from "../src/generate.js";
import entity from "../src/generators/entity/generator.js";
import operation from "../src/generators/operation/generator.js";
import { filesBelow } from "../src/generators/tree-files.js";
import { typeCheck } from "./fixtures/type-check.js";

const folder = mkdtempSync(join(tmpdir(), "dbal-documents-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workspace = join(import.meta.dirname, "../../..");
for (const part of ["spec", "libs/server/src/operations/custom"]) cpSync(join(workspace, part), join(folder, part), { recursive: true });

const model = (tree: FsTree) =>
	readSpec("spec", new Map(filesBelow(tree, "spec").map((path) => [path, tree.read(path, "utf8") ?? ""]))).model;
const fresh = () => new FsTree(folder, false);

test("an entity in the short notation becomes its documents, a rule, and what follows from them", async () => {
	const tree = fresh();
	await entity(tree, {
		name: "LineItem",
		fields:
			'number:string(3..20)!u="A, 1", total:decimal(12,2)!=0, state:enum(draft|sent)=draft, note:text, rating:integer(1..5)?, meta:json={"a":[1,2]}, userId:ref(User, cascade)!, parentId:ref(LineItem)',
	});
	expect(tree.read("spec/entities/line_item.yaml", "utf8")).toBe(`# yaml-language-server: $schema=../schema/entity.json
entity: LineItem
fields:
  id: { type: uuid, primary: true, required: true, generated: true }
  number: { type: string, required: true, unique: true, min_length: 3, max_length: 20, default: "A, 1" }
  total: { type: decimal, required: true, precision: 12, scale: 2, default: "0" }
  state: { type: enum, nullable: true, values: [draft, sent], default: draft }
  note: { type: text, nullable: true }
  rating: { type: integer, nullable: true, min: 1, max: 5 }
  meta: { type: json, nullable: true, default: {"a":[1,2]} }
  userId: { type: uuid, required: true, foreign_key: { entity: User, on_delete: cascade } }
  parentId: { type: uuid, nullable: true, foreign_key: { entity: LineItem } }
  createdAt: { type: datetime, required: true, generated: true, immutable: true }
  updatedAt: { type: datetime, required: true, generated: true, auto_update: true }
indexes:
  - fields: [userId]
  - fields: [parentId]
`);
	expect(tree.read("spec/operations/line_item.yaml", "utf8")).toMatch(/\nentity: LineItem\noperations: \{\}\n$/);
	const before = tree.read("spec/acl.yaml", "utf8") ?? "";
	expect(before).toContain(`
  # LineItem: what no rule grants is denied. Who else may do what? Take the signs away from what you choose.
  # - entity: LineItem
  #   role: [user]
  #   operations: [read]
  #   row_level_filter: "userId = $user.id"
  - entity: LineItem
    role: [supergod]
    operations: [create, read, update, delete]
`);
	expect(before).toContain("# No role escalation:");
	expect(model(tree)?.entities.map(({ accessor }) => accessor)).toContain("lineItems");
	expect(tree.exists("libs/client/gen/client.ts")).toBe(true);
	expect(tree.read("docs/reference/entities.md", "utf8")).toContain("## LineItem");
	await operation(tree, { name: "LineItem.delete2" });
	expect(tree.read("spec/operations/line_item.yaml", "utf8")).toContain("\noperations:\n  delete2:\n    description:");
}, 180_000);

test("an operation joins the ones that its entity has, with an implementation that compiles and fails", async () => {
	const tree = fresh();
	await operation(tree, { name: "PageView.publish" });
	await operation(tree, { name: "Workflow.preview", effect: "read" });
	const entities = new Map(model(tree)?.entities.map((one) => [one.name, one.operations]));
	expect(entities.get("PageView")?.map(({ name, effect }) => `${name} ${effect}`)).toEqual([
		"getBySlug read",
		"getByLevel read",
		"publish write",
	]);
	expect(entities.get("Workflow")?.map(({ source }) => source)).toEqual(["spec/operations/workflow.yaml"]);
	const path = "libs/server/src/operations/custom";
	expect(tree.read(`${path}/page-view.ts`, "utf8")).toMatch(
		/\n\nexport const publish: CustomOperations\["PageView\.publish"\] = async \(\) => \{\n\tthrow new DBALError\("CAPABILITY_NOT_SUPPORTED", "PageView\.publish is not written yet\."/,
	);
	expect(tree.read(`${path}/workflow.ts`, "utf8")).toContain("export const preview");
	const files = tree
		.listChanges()
		.filter((change) => change.path.endsWith(".ts") && /^libs\/(client|server)\//.test(change.path))
		.map((change) => ({ path: change.path, text: change.content?.toString() ?? "" }));
	expect(files.map((file) => file.path)).toContain(`${path}/index.ts`);
	expect(typeCheck(files)).toEqual([]);
}, 180_000);

test("rules that are followed by another key stay together", async () => {
	const own = mkdtempSync(join(tmpdir(), "dbal-documents-"));
	cpSync(join(workspace, "spec"), join(own, "spec"), { recursive: true });
	const acl = "rules:\n- { entity: User, role: [admin], operations: [read] } # first\n\n# who may pass\nacross_tenants: []\n";
	writeFileSync(join(own, "spec/acl.yaml"), acl);
	rmSync(join(own, "spec/policy-tests.yaml"));
	const tree = new FsTree(own, false);
	await operation(tree, { name: "Package.audit" });
	expect(tree.read("spec/acl.yaml", "utf8")).toBe(
		"rules:\n- { entity: User, role: [admin], operations: [read] } # first\n\n- entity: Package\n  role: [supergod]\n  operations: [audit]\n\n# who may pass\nacross_tenants: []\n",
	);
	rmSync(own, { recursive: true });
}, 180_000);

const noted = (fields: string) => () => entity(fresh(), { name: "Thing", fields });
test.each([
	["what is no field", noted("a"), /--fields:1:2 `a` lacks a type[\s\S]*fix: write name:type/],
	["brackets that a type doesn't take", noted("a:uuid(3)"), /--fields:1:8 uuid takes nothing in brackets/],
	[
		"an unknown type, at its place",
		noted("ok:text, a:strng!"),
		/--fields:1:12 `strng` is no type \(did you mean `string`\?\)\n {2}fix: write `string`\n {2}ok:text, a:strng!\n {13}\^/,
	],
	["a bracket that stays open", noted("a:enum(x|y"), /--fields:1:7 the bracket is not closed/],
	["a flag that is none", noted("a:text!x"), /--fields:1:8 `x` is no flag/],
	["flags that contradict", noted("a:text!?"), /--fields:1:8 `!` and `\?` contradict each other/],
	["a flag twice", noted("a:textuu"), /no type|given twice/],
	["an entity that isn't there", noted("a:ref(Usr)"), /--fields:1:7 there is no entity `Usr` \(did you mean `User`\?\)/],
	[
		"what a delete can't do",
		noted("a:ref(User, casade)"),
		/--fields:1:13 `casade` is nothing that a delete can do \(did you mean `cascade`\?\)/,
	],
	["set_null of what is required", noted("a:ref(User, set_null)!"), /`set_null` needs a field that may be NULL/],
	["a default that is no member", noted("a:enum(x|y)=z"), /--fields:1:13 `z` is no member/],
	["a default that the type doesn't take", noted("a:boolean=maybe"), /--fields:1:11 `maybe` is neither true nor false/],
	["a decimal without digits", noted("a:decimal"), /--fields:1:3 a decimal needs its digits/],
	["a field that is written by itself", noted("id:uuid"), /--fields:1:1 `id` is written by itself/],
	[
		"a name that JavaScript keeps",
		noted("constructor:text"),
		/--fields:1:1 `constructor` can't be the name of a field: every JavaScript object/,
	],
	["a field twice", noted("a:text, a:text"), /--fields:1:9 `a` is given twice/],
	["all faults at once", noted("a:strng, B:text, c:ref(Usr)"), /1:3[\s\S]*1:10[\s\S]*1:24/],
	["a default out of bounds", noted("a:integer(1..5)=9"), /thing\.yaml:5:\d+ bad_default/],
	["a name that is taken", () => entity(fresh(), { name: "User" }), /There is an entity User already/],
	["a name of another form", () => entity(fresh(), { name: "line-item" }), /Did you mean LineItem\?/],
	["a name that TypeScript needs", () => entity(fresh(), { name: "Promise" }), /would hide the language's own/],
	["a folder without a spec", () => entity(fresh(), { name: "A", spec: "nowhere" }), /There is no folder nowhere/],
	["a name without an operation", () => operation(fresh(), { name: "User" }), /write Entity\.operation/],
	["a standard operation", () => operation(fresh(), { name: "User.list" }), /already has this standard operation/],
	["an operation that is there", () => operation(fresh(), { name: "User.me" }), /User has an operation me already/],
	["an operation of no entity", () => operation(fresh(), { name: "Usr.me" }), /no entity `Usr` \(did you mean `User`\?\)/],
])("%s is refused", async (_what, run, message) => {
	await expect(run()).rejects.toThrow(message);
});

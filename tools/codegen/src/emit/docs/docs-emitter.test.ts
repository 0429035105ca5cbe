import { describe, expect, test } from "vitest";
import { entity, field, foreignKey, id, members, modelOf, operation, parameter } from "../../../test/fixtures/builders.js";
import { emptyWorkspace } from "../../../test/fixtures/context.js";
import { metabuilder } from "../../../test/fixtures/model.js";
import { nasty } from "../../../test/fixtures/nasty.js";
import { docsEmitter } from "./docs-emitter.js";

describe("the model that ships", async () => {
	const files = await docsEmitter.emit(metabuilder, emptyWorkspace);
	test.each(files.map((file) => [file.path, file.text] as const))("%s", async (path, text) => {
		await expect(text).toMatchFileSnapshot(`../../../test/golden/${path}`);
	});
});

test("a table holds together whatever the spec's text is", async () => {
	for (const { text } of await docsEmitter.emit(nasty, emptyWorkspace)) {
		const lines = text.split("\n");
		for (const [at, line] of lines.entries()) {
			if (!/^\|(---\|)+$/.test(line)) continue;
			const columns = line.split("|").length;
			for (let row = at - 1; lines[row]?.startsWith("|"); row++) {
				expect(lines[row]?.replaceAll("\\|", "").split("|")).toHaveLength(columns);
			}
		}
	}
});

test("a pattern with pipes and backticks stays whole", async () => {
	const model = modelOf([
		entity("A", [
			id,
			field("x", "string", { pattern: "^(a|`b`)$" }),
			field("bId", "uuid", { nullable: true, ...foreignKey("B", "b", "as") }),
		]),
		entity("B", [id], {
			operations: [
				operation("go", [parameter("how", { type: "enum", values: members("x", "y") }, { required: false })], { kind: "nothing" }),
			],
		}),
	]);
	const [entities, operations] = await docsEmitter.emit(model, emptyWorkspace);
	expect(entities?.text).toContain("`` ^(a\\|`b`)$ ``");
	expect(entities?.text).toContain('"B" |o--o{ "A" : "as"');
	expect(operations?.text).toContain("| `how` | `x`, `y` | may be left out |");
});

/** The part of Mermaid's grammar that a diagram of entities is made of; its own parser, which needs a browser's worth of packages, takes the same. */
const mermaid = {
	relation: /^ {4}"[A-Za-z0-9]+" (\|\||\|o)--(o\||o\{) "[A-Za-z0-9]+" : "[A-Za-z0-9]+"$/,
	open: /^ {4}"[A-Za-z0-9]+" \{$/,
	attribute: /^ {8}[a-z]+ (?!(?:pk|fk|uk)(?: |$))[A-Za-z_][A-Za-z0-9_]*( (PK|FK|UK)(, (PK|FK|UK))*)?$/i,
	close: /^ {4}\}$/,
};

test("a diagram is Mermaid's whatever entities, fields and relations are called", async () => {
	const awkward = ["One", "Many", "To", "Style", "Class", "ClassDef", "AccDescr", "Direction"];
	const model = modelOf(
		awkward.map((name, at) =>
			entity(name, [
				id,
				...["pk", "fk", "uk", "style", "title", "end"].map((one) => field(one, "text")),
				field("refId", "uuid", foreignKey(awkward[(at + 1) % awkward.length] ?? "", "to", "classDef")),
			]),
		),
	);
	for (const shape of [model, nasty, metabuilder]) {
		const [page] = await docsEmitter.emit(shape, emptyWorkspace);
		const lines = /```mermaid\nerDiagram\n([\s\S]*?)\n```/.exec(page?.text ?? "")?.[1]?.split("\n") ?? [];
		expect(lines.length).toBeGreaterThan(10);
		expect(lines.filter((line) => !Object.values(mermaid).some((form) => form.test(line)))).toEqual([]);
	}
});

test("descriptions stay in their line and their cell, and HTML in them stays text", async () => {
	const model = modelOf([
		entity("A", [id, field("x", "text", { description: "<b>no</b> `<b>` a | b *c*\n# not a heading" })], {
			description: "# A <script>alert(1)</script>",
			deprecated: "- use B",
		}),
		entity("B", [id], { description: "1. one" }),
	]);
	const [page] = await docsEmitter.emit(model, emptyWorkspace);
	expect(page?.text).toContain("\n\\# A &lt;script>alert(1)&lt;/script>\n");
	expect(page?.text).toContain("\n**Deprecated.** \\- use B\n");
	expect(page?.text).toContain("| &lt;b>no&lt;/b> `<b>` a \\| b *c* # not a heading |");
	expect(page?.text).toContain("\n1\\. one\n");
});

test("the matrix says who may do what, to which rows and fields", async () => {
	const policy = `rules:
  - { entity: Note, role: [public], operations: [read], row_level_filter: "shared = true", fields: { read: [id, title] } }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "shared = true", check: "title = 'x'", fields: { write: [title] } }
  - { entity: Note, role: [admin], operations: [create, read, update, delete] }
`;
	const model = modelOf(
		[entity("Note", [id, field("title", "string"), field("shared", "boolean"), field("secret", "string", { sensitive: true })])],
		{
			policy: { path: "spec/acl.yaml", text: policy },
		},
	);
	const page = (await docsEmitter.emit(model, emptyWorkspace)).find(({ path }) => path.endsWith("access.md"));
	expect(page?.text).toContain("| `read` | yes (1) | – | – | yes | – | – |");
	expect(page?.text).toContain("1. Rows where `shared = true`; reads `id`, `title`.");
	expect(page?.text).toContain("Rows where `shared = true`; after the write rows where `title = 'x'`; writes `title`.");
});

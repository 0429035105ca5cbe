import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { createJiti } from "jiti";
import { afterAll, expect, test } from "vitest";
import { emptyWorkspace } from "../../test/fixtures/context.js";
import { sourcesOf } from "../../test/fixtures/scenario.js";
import { generate } from "../generate.js";
import type { EmitContext, Emitter } from "./emitter.js";

/** A workspace that isn't this one, with a module in TypeScript and a package. */
const folder = mkdtempSync(join(tmpdir(), "dbal-emitters-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (path: string, text: string) => {
	mkdirSync(dirname(join(folder, path)), { recursive: true });
	writeFileSync(join(folder, path), text);
};
put("package.json", "{}");
put("tools/heading.ts", 'export const heading = (name: string): string => "// @generated from the spec\\n// " + name + "\\n";\n');
put(
	"tools/list.ts",
	`import { heading } from "./heading.ts";
interface Options { readonly folder?: string }
export default ({ folder = "generated/list" }: Options) => ({
	name: "list",
	owns: [folder],
	emit: (model: { entities: { name: string; fields: { name: string }[] }[] }) =>
		model.entities.map(({ name, fields }) => ({ path: \`\${folder}/\${name}.txt\`, text: heading(name) + fields.map((one) => one.name).join() })),
});
`,
);
put("node_modules/acme-emitter/package.json", '{ "name": "acme-emitter", "version": "1.0.0", "main": "index.js" }');
put(
	"node_modules/acme-emitter/index.js",
	'module.exports = { name: "acme", owns: ["acme"], emit: async (model) => [{ path: "acme/names.txt", text: "# @generated\\n" + model.entities.length }] };',
);
const jiti = createJiti(pathToFileURL(join(folder, "package.json")).href);
const load = (specifier: string) => jiti.import(specifier);

const builtIn: Emitter = { name: "own", owns: ["docs/reference"], emit: () => [] };

function run(emitters: string, context: Partial<EmitContext> = {}) {
	const sources = new Map(sourcesOf("valid-minimal"));
	const project = `${sources.get("spec/dbal.yaml")}emitters:\n${emitters}`;
	return generate("spec", sources.set("spec/dbal.yaml", project), [builtIn], { ...emptyWorkspace, ...context }, load);
}

/** An emitter as a module of its own. */
const module = (name: string, body: string): string => {
	put(`tools/${name}.js`, `module.exports = ${body};\n`);
	return `  - { package: ./tools/${name}.js }\n`;
};

test("a module and a package from outside emit beside the others", async () => {
	const { files, stale, diagnostics } = await run(
		'  - { package: ./tools/list.ts, options: { folder: "out/list" } }\n  - { package: acme-emitter }\n',
		{
			list: (owned) => (owned === "out/list" ? ["out/list/Author.txt", "out/list/Gone.txt"] : []),
			previous: (path) => (path.startsWith("out/") ? "// @generated" : undefined),
		},
	);
	expect(formatDiagnostics(diagnostics.filter(({ severity }) => severity === "error"))).toBe("");
	expect(files.filter(({ path }) => !path.startsWith("spec/"))).toEqual([
		{ path: "acme/names.txt", text: "# @generated\n1" },
		{ path: "out/list/Author.txt", text: "// @generated from the spec\n// Author\nid,name" },
	]);
	expect(stale).toEqual(["out/list/Gone.txt"]);
});

const emit = (path: string, text = "@generated") => `() => [{ path: ${JSON.stringify(path)}, text: ${JSON.stringify(text)} }]`;
const emitter = (name: string, owns: readonly string[], run: string) =>
	`{ name: ${JSON.stringify(name)}, owns: ${JSON.stringify(owns)}, emit: ${run} }`;

test.each([
	[
		"a module that isn't there",
		() => "  - { package: ./tools/nowhere.ts }\n",
		/dbal\.yaml:5:16 emitter `\.\/tools\/nowhere\.ts` can't be imported[\s\S]*fix: install/,
	],
	["a module that exports no emitter", () => module("none", "42"), /exports no emitter\n {2}fix: export as default/],
	[
		"options that it refuses",
		() => module("picky", '() => { throw new Error("needs a folder") }'),
		/makes no emitter of its options: needs a folder/,
	],
	["a name that is taken", () => module("taken", emitter("own", ["x"], emit("x/a"))), /another emitter is called `own`/],
	["no folder", () => module("homeless", emitter("a", [], emit("x/a"))), /`a` owns no folder/],
	["another's folder", () => module("greedy", emitter("a", ["docs"], emit("docs/a"))), /`docs` belongs to the emitter `own`/],
	[
		"hand-written code",
		() => module("hungry", emitter("a", ["libs/server/src"], emit("libs/server/src/a"))),
		/may not be owned: `libs` holds/,
	],
	["the whole workspace", () => module("world", emitter("a", ["."], emit("a"))), /`\.` is no folder below the workspace's root/],
	[
		"a path that leads out",
		() => module("escape", emitter("a", ["x"], emit("x/../../etc/passwd"))),
		/emits x\/\.\.\/\.\.\/etc\/passwd, which is not in a folder that it owns/,
	],
	["an absolute path", () => module("absolute", emitter("a", ["x"], emit("/etc/passwd"))), /emits \/etc\/passwd, which is not/],
	["a file beside its folder", () => module("beside", emitter("a", ["x"], emit("y/a"))), /emits y\/a, which is not in a folder/],
	[
		"a file twice",
		() => module("twice", emitter("a", ["x"], '() => [{ path: "x/a", text: "@generated" }, { path: "x/a", text: "@generated" }]')),
		/emits x\/a twice/,
	],
	[
		"a file that hides that it is generated",
		() => module("silent", emitter("a", ["x"], emit("x/a", "hello"))),
		/doesn't say that it is generated/,
	],
	["what is no file", () => module("odd", emitter("a", ["x"], "() => [{ path: 1 }]")), /emits what is no file/],
	["no list", () => module("nolist", emitter("a", ["x"], "() => undefined")), /emits no list of files/],
	["a failure", () => module("fails", emitter("a", ["x"], '() => { throw new Error("boom") }')), /the emitter `a` failed: boom/],
])("%s is told at its entry, and nothing is generated", async (_what, entry, message) => {
	const { files, diagnostics } = await run(entry());
	expect(files).toEqual([]);
	expect(formatDiagnostics(diagnostics)).toMatch(message);
});

test("a folder that holds what nobody generated is not taken over", async () => {
	const entry = module("takeover", emitter("a", ["x"], emit("x/a")));
	const { files, diagnostics } = await run(entry, {
		list: (owned) => (owned === "x" ? ["x/by-hand.ts"] : []),
		previous: (path) => (path.startsWith("x/") ? "export {};" : undefined),
	});
	expect(files).toEqual([]);
	expect(formatDiagnostics(diagnostics)).toContain("x/by-hand.ts, which nobody generated");
});

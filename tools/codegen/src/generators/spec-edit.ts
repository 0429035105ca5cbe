import { formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
import { logger, type Tree } from "@nx/devkit";
import { type ReadSpec, readSpec } from "../generate.js";
import { filesBelow } from "./tree-files.js";

/** Reads the spec in a tree. Throws with every diagnostic as its message where it has an error. */
export function requireSpec(tree: Tree, root: string, failure: string): Required<Pick<ReadSpec, "model" | "lock">> {
	if (!tree.exists(root)) throw new Error(`There is no folder ${root}. Name the spec's with --spec.`);
	const { model, lock, diagnostics } = readSpec(root, new Map(filesBelow(tree, root).map((path) => [path, tree.read(path, "utf8") ?? ""])));
	if (model === undefined || lock === undefined || hasErrors(diagnostics))
		throw new Error(`${failure}\n\n${formatDiagnostics(diagnostics)}`);
	return { model, lock };
}

/**
 * Adds lines to the list or mapping at a key of a document's top level, after its last entry and indented as those before it. All else,
 * comments too, stays as it is. Throws where the key isn't written as a block.
 */
export function appendTo(tree: Tree, path: string, key: string, lines: readonly string[]): void {
	const text = (tree.read(path, "utf8") ?? "").split("\n");
	const start = text.findIndex((line) => new RegExp(`^${key}:`).test(line));
	const head = text[start];
	if (head === undefined) throw new Error(`${path} has no key \`${key}\`; add \`${key}:\` to it.`);
	const rest = head
		.slice(key.length + 1)
		.replace(/\s+#.*$/, "")
		.trim();
	if (rest !== "" && rest !== "[]" && rest !== "{}") {
		throw new Error(`${path}:${start + 1}: \`${key}\` is written on one line; write each entry on a line of its own, then try again.`);
	}
	let end = text.findIndex((line, at) => at > start && /^[^\s#-]/.test(line));
	if (end < 0) end = text.length;
	// Comments right above the next key are that key's.
	while (end - 1 > start && /^(#.*|\s*)$/.test(text[end - 1] ?? "")) end--;
	const before = text.slice(start + 1, end).find((line) => /^\s*[^\s#]/.test(line));
	const indent = /^\s*/.exec(before ?? "  ")?.[0] ?? "  ";
	const added = lines.map((line) => (line === "" ? "" : `${indent}${line}`));
	const changed = [...text.slice(0, start), rest === "" ? head : `${key}:`, ...text.slice(start + 1, end), ...added, ...text.slice(end)];
	tree.write(path, `${changed.join("\n").trimEnd()}\n`);
}

/** The comment by which editors find the JSON Schema of a document in a folder of the spec. */
export function schemaLine(folder: string, schema: string): string {
	return `# yaml-language-server: $schema=${"../".repeat(folder.split("/").length)}schema/${schema}.json`;
}

/** Says what was written, what follows from it and what is left to do. */
export function saySummary(written: readonly string[], changed: number, ...next: readonly string[]): void {
	const follow = changed === 1 ? "1 generated file follows" : `${changed} generated files follow`;
	logger.info(
		["", ...written.map((line) => `Wrote ${line}.`), `${follow} from the spec.`, "Next:", ...next.map((step) => `  - ${step}`)].join("\n"),
	);
}

import { formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
import { logger, type Tree } from "@nx/devkit";
import { type ReadSpec, readSpec } from "../generate.js";
import { filesBelow } from "./tree-files.js";

/** Reads the spec in a tree. Throws with every diagnostic as its message where it has an error. */
export function requireSpec(tree: Tree, root: string, failure: string): Required<Omit<ReadSpec, "diagnostics">> {
	const { model, lock, diagnostics } = readSpec(root, new Map(filesBelow(tree, root).map((path) => [path, tree.read(path, "utf8") ?? ""])));
	if (model === undefined || lock === undefined || hasErrors(diagnostics))
		throw new Error(`${failure}\n\n${formatDiagnostics(diagnostics)}`);
	return { model, lock };
}

/** Adds an item to the list, or an entry to the mapping, at the end of a document, indented as those before it. */
export function appendEntry(tree: Tree, path: string, lines: readonly string[]): void {
	const text = (tree.read(path, "utf8") ?? "").trimEnd();
	const indent = /^( *)- entity:/m.exec(text)?.[1] ?? "  ";
	tree.write(path, `${text}\n${lines.map((line) => (line === "" ? "" : `${indent}${line}`)).join("\n")}\n`);
}

/** The comment by which editors find the JSON Schema of a document in a folder of the spec. */
export function schemaLine(folder: string, schema: string): string {
	return `# yaml-language-server: $schema=${"../".repeat(folder.split("/").length)}schema/${schema}.json`;
}

/** Says what is left to do once the documents stand. */
export function sayNext(...steps: readonly string[]): void {
	logger.info(["", "Next:", ...steps.map((step) => `  - ${step}`)].join("\n"));
}

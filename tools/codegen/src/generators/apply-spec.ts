import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
import type { FileChange, Tree } from "@nx/devkit";
import { createJiti } from "jiti";
import { describeProtos, lintProtos, protoc } from "../emit/codec/protoc.js";
import { readSharedProtos } from "../emit/codec/shared-protos.js";
import type { EmitContext } from "../emit/emitter.js";
import { emitters } from "../emit/index.js";
import { diffSchema } from "../emit/migration/schema-engine.js";
import type { LoadModule } from "../emit/third-party.js";
import { generate } from "../generate.js";
import { filesBelow } from "./tree-files.js";

export interface AppliedSpec {
	/** What differs from the disk now, sorted. */
	readonly changes: readonly FileChange[];
	/** Warnings as text, empty where there are none. */
	readonly warnings: string;
}

/**
 * Brings the tree's generated files to what the spec in it says. Throws with every diagnostic as its message where the spec has an
 * error; the tree is untouched then.
 */
export async function applySpec(tree: Tree, root: string): Promise<AppliedSpec> {
	const sources = new Map(filesBelow(tree, root).map((path) => [path, tree.read(path, "utf8") ?? ""]));
	const { diagnostics, files, stale } = await generate(root, sources, emitters, emitContext(tree), loadModule(tree.root));
	if (hasErrors(diagnostics)) {
		const count = diagnostics.filter(({ severity }) => severity === "error").length;
		throw new Error(
			`The spec has ${count === 1 ? "a fault" : `${count} faults`}; nothing was written.\n\n${formatDiagnostics(diagnostics)}`,
		);
	}
	for (const { path, text } of files) if (tree.read(path, "utf8") !== text) tree.write(path, text);
	for (const path of stale) tree.delete(path);
	const changes = [...tree.listChanges()].sort((a, b) => (a.path < b.path ? -1 : 1));
	return { changes, warnings: formatDiagnostics(diagnostics) };
}

/** Modules of third parties, TypeScript among them, from where the workspace stands. */
function loadModule(root: string): LoadModule {
	// What was changed since the last run of the same process is read again.
	const jiti = createJiti(pathToFileURL(join(root, "package.json")).href, { moduleCache: false });
	return (specifier) => jiti.import(specifier);
}

function emitContext(tree: Tree): EmitContext {
	return {
		previous: (path) => tree.read(path, "utf8") ?? undefined,
		list: (folder) => filesBelow(tree, folder),
		sharedProtos: readSharedProtos(),
		protoc,
		describeProtos,
		lintProtos,
		diffSchema,
	};
}

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
import type { FileChange, Tree } from "@nx/devkit";
import { createJiti } from "jiti";
import { compareWithBase, databaseAlone, readBase } from "../diff/base.js";
import { printDiff } from "../diff/print-diff.js";
import type { SpecDiff } from "../diff/spec-diff.js";
import { describeProtos, findBreaking, lintProtos, protoc } from "../emit/codec/protoc.js";
import { readSharedProtos } from "../emit/codec/shared-protos.js";
import type { EmitContext } from "../emit/emitter.js";
import { emitters } from "../emit/index.js";
import { diffSchema } from "../emit/migration/schema-engine.js";
import { needsAcceptance } from "../emit/storage/storage-change.js";
import type { LoadModule } from "../emit/third-party.js";
import { generate } from "../generate.js";
import type { Model } from "../model/model.js";
import { filesBelow } from "./tree-files.js";

export interface AppliedSpec {
	/** What differs from the disk now, sorted. */
	readonly changes: readonly FileChange[];
	/** Warnings as text, empty where there are none. */
	readonly warnings: string;
	/** What the change of the spec means, where it was asked for and there is one. */
	readonly diff?: SpecDiff;
}

export interface ApplyOptions {
	/** Write a migration too that drops values, narrows what a column takes, or needs values that rows don't have. */
	readonly acceptDataLoss?: boolean;
	/** Say what the change means. */
	readonly describe?: boolean;
}

/**
 * Brings the tree's generated files to what the spec in it says. Throws with every diagnostic as its message where the spec has an
 * error, and with what would be lost where nobody accepted that; the tree is untouched then.
 */
export async function applySpec(tree: Tree, root: string, options: ApplyOptions = {}): Promise<AppliedSpec> {
	const sources = new Map(filesBelow(tree, root).map((path) => [path, tree.read(path, "utf8") ?? ""]));
	const context = emitContext(tree);
	const { model, diagnostics, files, stale } = await generate(root, sources, emitters, context, loadModule(tree.root));
	if (hasErrors(diagnostics)) {
		const count = diagnostics.filter(({ severity }) => severity === "error").length;
		throw new Error(
			`The spec has ${count === 1 ? "a fault" : `${count} faults`}; nothing was written.\n\n${formatDiagnostics(diagnostics)}`,
		);
	}
	const changed = files.filter(({ path, text }) => tree.read(path, "utf8") !== text);
	const diff = model === undefined || changed.length === 0 ? undefined : await changeOf(model, root, context, options.describe === true);
	if (diff !== undefined && options.acceptDataLoss !== true && diff.database.some(needsAcceptance)) {
		const advice = "Look at what is marked !, and if it is meant: npx nx generate dbal --accept-data-loss";
		throw new Error(
			`The database would lose values, or rows may stand in the way; nothing was written.\n\n${printDiff(diff)}\n\n${advice}`,
		);
	}
	for (const { path, text } of changed) tree.write(path, text);
	for (const path of stale) tree.delete(path);
	const changes = [...tree.listChanges()].sort((a, b) => (a.path < b.path ? -1 : 1));
	return { changes, warnings: formatDiagnostics(diagnostics), ...(diff !== undefined && options.describe === true && { diff }) };
}

/** The meaning of a change, or of its database alone, which is all that decides whether it may be written. */
async function changeOf(model: Model, root: string, context: EmitContext, whole: boolean): Promise<SpecDiff> {
	const base = readBase({ read: (path) => context.previous(path), list: (folder) => context.list(folder) }, root);
	return whole ? compareWithBase(base, model, context.sharedProtos, findBreaking) : databaseAlone(base, model);
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

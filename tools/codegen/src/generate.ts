import { type Diagnostic, hasErrors, sortDiagnostics } from "@metabuilder/dbal-documents";
import { checkGeneratedCode } from "./check-generated-names.js";
import { createReport } from "./diagnostics.js";
import type { EmitContext, Emitter } from "./emit/emitter.js";
import { buildModel } from "./model/build-model.js";
import { emptyLock } from "./model/lock.js";
import type { EmittedFile, Model } from "./model/model.js";
import { readLock } from "./parse/lock-document.js";
import { documentNames, parseSpec, type Sources } from "./parse/parse-spec.js";
import { printLock } from "./parse/print-lock.js";
import { checkPolicy } from "./policy-model.js";

export interface ReadSpec {
	/** Present where there is no error. */
	readonly model?: Model;
	/** Text of the lock that goes with the model. */
	readonly lock?: EmittedFile;
	readonly diagnostics: readonly Diagnostic[];
}

/** Faults of a rule that may only be there because the entity or role that it speaks of couldn't be read. */
const echoes: ReadonlySet<string> = new Set([
	"unknown_entity",
	"unknown_role",
	"unknown_operation",
	"unknown_field",
	"unknown_member",
	"path_kind",
	"type_mismatch",
	"operator_type",
]);

/**
 * From the documents of a spec's folder (`root`, such as `spec`) to the model. Pure. All faults of all documents are told at once; with
 * an error among them there is no model.
 */
export function readSpec(root: string, sources: Sources): ReadSpec {
	const report = createReport();
	const spec = parseSpec(root, sources, report);
	const lockPath = `${root}/${documentNames.lock}`;
	const lockText = sources.get(lockPath);
	const lock = lockText === undefined ? emptyLock : readLock(lockPath, lockText, report);
	const policy = { path: `${root}/${documentNames.policy}`, text: sources.get(`${root}/${documentNames.policy}`) ?? "" };
	const built = buildModel(spec, policy, lock ?? emptyLock, report);
	if (built !== undefined) {
		const broken = hasErrors(report.diagnostics);
		// Of half a model, names that clash are mostly echoes of what was told already.
		if (!broken) checkGeneratedCode(built.model, spec, report);
		report.add(checkPolicy(built.model).filter(({ code, severity }) => !broken || (severity === "error" && !echoes.has(code))));
	}
	const diagnostics = sortDiagnostics(report.diagnostics);
	if (built === undefined || hasErrors(diagnostics)) return { diagnostics };
	return { model: built.model, lock: { path: lockPath, text: printLock(built.lock) }, diagnostics };
}

export interface Generated {
	readonly diagnostics: readonly Diagnostic[];
	/** Every generated file, the lock included, sorted by path. Empty where there is an error. */
	readonly files: readonly EmittedFile[];
	/** Files in folders of the emitters that none of them emits any more. */
	readonly stale: readonly string[];
}

/** From the documents to every generated file. What the emitters need of the world comes through `context`. */
export async function generate(root: string, sources: Sources, emitters: readonly Emitter[], context: EmitContext): Promise<Generated> {
	const { model, lock, diagnostics } = readSpec(root, sources);
	if (model === undefined || lock === undefined) return { diagnostics, files: [], stale: [] };
	const emitted = await Promise.all(emitters.map(async ({ name, emit }) => ({ name, files: await emit(model, context) })));
	const by = new Map<string, string>();
	for (const { name, files } of emitted) {
		for (const { path } of files) {
			const other = by.get(path);
			if (other !== undefined) throw new Error(`the emitters ${other} and ${name} both emit ${path}`);
			by.set(path, name);
		}
	}
	const files = [lock, ...emitted.flatMap((one) => one.files)].sort((a, b) => (a.path < b.path ? -1 : 1));
	const stale = emitters.flatMap(({ owns }) => owns.flatMap((folder) => context.list(folder))).filter((path) => !by.has(path));
	return { diagnostics, files, stale: [...new Set(stale)].sort() };
}

import { type Diagnostic, hasErrors, sortDiagnostics } from "@metabuilder/dbal-documents";
import { checkGeneratedCode } from "./check-generated-names.js";
import { checkMigrations } from "./check-migrations.js";
import { checkPins } from "./check-pins.js";
import { createReport } from "./diagnostics.js";
import type { EmitContext, Emitter } from "./emit/emitter.js";
import { type EmitterEntry, type EmitterFault, type LoadModule, loadEmitters, runEmitter } from "./emit/third-party.js";
import { buildModel } from "./model/build-model.js";
import { emptyLock } from "./model/lock.js";
import type { EmittedFile, Model } from "./model/model.js";
import { printModel, readModel } from "./model/model-snapshot.js";
import { readLock } from "./parse/lock-document.js";
import { documentNames, type ParsedSpec, parseSpec, type Sources } from "./parse/parse-spec.js";
import { printLock } from "./parse/print-lock.js";
import { checkPolicy } from "./policy-model.js";

export interface ReadSpec {
	/** Present where there is no error. */
	readonly model?: Model;
	/** Text of the lock that goes with the model. */
	readonly lock?: EmittedFile;
	/** Emitters of third parties that dbal.yaml names. */
	readonly emitters?: readonly EmitterEntry[];
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
	const newLock = built && { path: lockPath, text: printLock(built.lock) };
	const snapshot = `${root}/${documentNames.model}`;
	if (sources.has(snapshot) && lockText === undefined) report.atFile(lockPath, "lock_missing", { snapshot });
	else if (built !== undefined && newLock !== undefined && !hasErrors(report.diagnostics)) {
		const before = readModel(sources.get(snapshot));
		if (before !== undefined) checkPins(before, built.model, { path: lockPath, text: lockText ?? "" }, report);
	}
	const diagnostics = sortDiagnostics(report.diagnostics);
	if (built === undefined || newLock === undefined || hasErrors(diagnostics)) return { diagnostics };
	return { model: built.model, lock: newLock, emitters: emitterEntries(spec), diagnostics };
}

function emitterEntries({ project }: ParsedSpec): readonly EmitterEntry[] {
	if (project === undefined) return [];
	const { document, value } = project;
	return (value.emitters ?? []).map(({ package: name, options = {} }, at) => ({
		package: name,
		options,
		file: document.file,
		place: document.valuePlace(["emitters", at, "package"]),
	}));
}

function emitterDiagnostics(faults: readonly EmitterFault[]): readonly Diagnostic[] {
	return faults.map(({ entry, message, fix }) => ({ file: entry.file, ...entry.place, code: "emitter", severity: "error", message, fix }));
}

export interface Generated {
	/** Present where there is no error. */
	readonly model?: Model;
	readonly diagnostics: readonly Diagnostic[];
	/** Every generated file, the lock included, sorted by path. Empty where there is an error. */
	readonly files: readonly EmittedFile[];
	/** Files in folders of the emitters that none of them emits any more. */
	readonly stale: readonly string[];
}

/**
 * From the documents to every generated file. What the emitters need of the world comes through `context`, and emitters of third parties
 * through `load`. With a fault in one of those nothing is generated either.
 */
export async function generate(
	root: string,
	sources: Sources,
	emitters: readonly Emitter[],
	context: EmitContext,
	load: LoadModule = (specifier) => Promise.reject(new Error(`nothing loads ${specifier} here`)),
): Promise<Generated> {
	const { model, lock, emitters: entries = [], diagnostics } = readSpec(root, sources);
	if (model === undefined || lock === undefined) return { diagnostics, files: [], stale: [] };
	const report = createReport();
	checkMigrations(context, report);
	if (report.diagnostics.length > 0) return { diagnostics: sortDiagnostics([...diagnostics, ...report.diagnostics]), files: [], stale: [] };
	const { loaded, faults } = await loadEmitters(entries, load, emitters);
	const foreign = await Promise.all(loaded.map((one) => runEmitter(one, model, context)));
	const wrong = emitterDiagnostics([...faults, ...foreign.flatMap((one) => one.faults)]);
	if (wrong.length > 0) return { diagnostics: sortDiagnostics([...diagnostics, ...wrong]), files: [], stale: [] };
	const emitted = await Promise.all(emitters.map(async ({ name, emit }) => ({ name, files: await emit(model, context) })));
	const by = new Map<string, string>();
	for (const { name, files } of emitted) {
		for (const { path } of files) {
			const other = by.get(path);
			if (other !== undefined) throw new Error(`the emitters ${other} and ${name} both emit ${path}`);
			by.set(path, name);
		}
	}
	const added = foreign.flatMap((one) => one.files);
	for (const { path } of added) by.set(path, "a third party's");
	const snapshot = { path: `${root}/${documentNames.model}`, text: printModel(model) };
	const files = [lock, snapshot, ...emitted.flatMap((one) => one.files), ...added].sort((a, b) => (a.path < b.path ? -1 : 1));
	const stale = [...emitters, ...loaded.map(({ emitter }) => emitter)]
		.flatMap(({ owns }) => owns.flatMap((folder) => context.list(folder)))
		.filter((path) => !by.has(path));
	return { model, diagnostics, files, stale: [...new Set(stale)].sort() };
}

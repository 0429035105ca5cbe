import type { Place } from "@metabuilder/dbal-documents";
import type { EmittedFile, Model } from "../model/model.js";
import type { EmitContext, Emitter } from "./emitter.js";

/** What a module of a third party exports as its default: an emitter, or a function that makes one of the options in spec/dbal.yaml. */
export type EmitterFactory = (options: Readonly<Record<string, unknown>>) => Emitter;

/** An entry of `emitters` in spec/dbal.yaml. */
export interface EmitterEntry {
	readonly package: string;
	readonly options: Readonly<Record<string, unknown>>;
	readonly file: string;
	readonly place: Place;
}

/** Imports a module by the name of its package, or by its path from the workspace's root. */
export type LoadModule = (specifier: string) => Promise<unknown>;

/** What is wrong with an emitter or with what it emits. */
export interface EmitterFault {
	readonly entry: EmitterEntry;
	readonly message: string;
	readonly fix: string;
}

export interface LoadedEmitter {
	readonly entry: EmitterEntry;
	readonly emitter: Emitter;
}

/** Loads the emitters that a spec names and holds each against those before it. Never rejects: what can't be used is a fault. */
export async function loadEmitters(
	entries: readonly EmitterEntry[],
	load: LoadModule,
	builtIn: readonly Emitter[],
): Promise<{ readonly loaded: readonly LoadedEmitter[]; readonly faults: readonly EmitterFault[] }> {
	const loaded: LoadedEmitter[] = [];
	const faults: EmitterFault[] = [];
	for (const entry of entries) {
		const found = await loadEmitter(entry, load);
		if ("message" in found) {
			faults.push(found);
			continue;
		}
		const others = [...builtIn, ...loaded.map(({ emitter }) => emitter)];
		const wrong = emitterFaults(found, others).map(([message, fix]) => ({ entry, message, fix }));
		faults.push(...wrong);
		if (wrong.length === 0) loaded.push({ entry, emitter: found });
	}
	return { loaded, faults };
}

async function loadEmitter(entry: EmitterEntry, load: LoadModule): Promise<Emitter | EmitterFault> {
	const shape = "export as default an emitter `{ name, owns, emit }`, or a function that makes one; docs/emitters.md shows how";
	let module: unknown;
	try {
		module = await load(entry.package);
	} catch (error) {
		const fix = "install the package, or write the module's path from the workspace's root, beginning with `./`";
		return { entry, message: `\`${entry.package}\` can't be imported: ${firstLine(error)}`, fix };
	}
	let made: unknown = defaultExport(module);
	try {
		if (typeof made === "function") made = await (made as (options: unknown) => unknown)(entry.options);
	} catch (error) {
		return { entry, message: `\`${entry.package}\` makes no emitter of its options: ${firstLine(error)}`, fix: "change its options" };
	}
	return isEmitter(made) ? made : { entry, message: `\`${entry.package}\` exports no emitter`, fix: shape };
}

function defaultExport(module: unknown): unknown {
	let found = module;
	// A module of either kind, seen from one of the other, has its default under a default of its own.
	for (let depth = 0; depth < 2; depth++) {
		if (typeof found === "object" && found !== null && "default" in found) found = found.default;
	}
	return found;
}

function isEmitter(value: unknown): value is Emitter {
	if (typeof value !== "object" || value === null) return false;
	const { name, owns, emit } = value as Partial<Record<keyof Emitter, unknown>>;
	return (
		typeof name === "string" &&
		name !== "" &&
		Array.isArray(owns) &&
		owns.every((one) => typeof one === "string") &&
		typeof emit === "function"
	);
}

/** Folders that hold what is written by hand, or by the emitters that ship. */
const keptFolders = ["libs", "spec", "node_modules", ".git", ".nx"];

function emitterFaults({ name, owns }: Emitter, others: readonly Emitter[]): readonly (readonly [message: string, fix: string])[] {
	const faults: (readonly [string, string])[] = [];
	if (others.some((other) => other.name === name)) faults.push([`another emitter is called \`${name}\``, "give it another name"]);
	if (owns.length === 0) faults.push([`\`${name}\` owns no folder`, "name in `owns` the folder that it writes to"]);
	for (const folder of owns) {
		const other = others.find((one) => one.owns.some((owned) => isWithin(owned, folder) || isWithin(folder, owned)));
		const kept = keptFolders.find((one) => isWithin(folder, one) || isWithin(one, folder));
		if (!isInside(folder))
			faults.push([`\`${folder}\` is no folder below the workspace's root`, "write it with `/` between its parts, without `.` and `..`"]);
		else if (other !== undefined) faults.push([`\`${folder}\` belongs to the emitter \`${other.name}\``, "choose a folder of its own"]);
		else if (kept !== undefined)
			faults.push([
				`\`${folder}\` may not be owned: \`${kept}\` holds what others write`,
				"choose a folder of its own, such as `generated/<name>`",
			]);
	}
	return faults;
}

/** Runs an emitter and holds what it emits against what it may: files of its own folders that say that they are generated. */
export async function runEmitter(
	{ entry, emitter }: LoadedEmitter,
	model: Model,
	context: EmitContext,
): Promise<{ readonly files: readonly EmittedFile[]; readonly faults: readonly EmitterFault[] }> {
	const fault = (message: string, fix: string): EmitterFault => ({ entry, message, fix });
	let files: unknown;
	try {
		files = await emitter.emit(model, context);
	} catch (error) {
		return {
			files: [],
			faults: [fault(`the emitter \`${emitter.name}\` failed: ${firstLine(error)}`, "mend it, or take it out of `emitters`")],
		};
	}
	if (!Array.isArray(files))
		return { files: [], faults: [fault(`\`${emitter.name}\` emits no list of files`, "return `[{ path, text }, …]`")] };
	const faults: EmitterFault[] = [];
	const sound: EmittedFile[] = [];
	const seen = new Set<string>();
	for (const file of files as readonly unknown[]) {
		const { path, text } = (file ?? {}) as Partial<Record<keyof EmittedFile, unknown>>;
		if (typeof path !== "string" || typeof text !== "string") {
			faults.push(fault(`\`${emitter.name}\` emits what is no file`, "return `{ path, text }`, both of them text"));
		} else if (!isInside(path) || !emitter.owns.some((folder) => isWithin(path, folder) && path !== folder)) {
			faults.push(
				fault(`\`${emitter.name}\` emits ${path}, which is not in a folder that it owns`, `write it below ${emitter.owns.join(" or ")}`),
			);
		} else if (seen.has(path)) {
			faults.push(fault(`\`${emitter.name}\` emits ${path} twice`, "emit it once"));
		} else if (!text.slice(0, headLength).includes(mark)) {
			faults.push(
				fault(
					`\`${emitter.name}\` emits ${path}, which doesn't say that it is generated`,
					`begin it with a comment that holds \`${mark}\``,
				),
			);
		} else {
			seen.add(path);
			sound.push({ path, text });
		}
	}
	const strangers = emitter.owns
		.flatMap((folder) => context.list(folder))
		.filter((path) => !seen.has(path) && context.previous(path)?.slice(0, headLength).includes(mark) !== true);
	const [stranger] = strangers;
	if (stranger !== undefined) {
		faults.push(
			fault(
				`\`${emitter.name}\` owns a folder that holds ${stranger}, which nobody generated`,
				"let it own an empty folder: what it doesn't emit there is deleted",
			),
		);
	}
	return { files: sound, faults };
}

/** What a generated file says in its first characters. */
const mark = "@generated";
const headLength = 400;

function isInside(path: string): boolean {
	return path !== "" && !/[\\\0:]/.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function isWithin(path: string, folder: string): boolean {
	return path === folder || path.startsWith(`${folder}/`);
}

function firstLine(error: unknown): string {
	return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

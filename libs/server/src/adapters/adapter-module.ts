import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { DBALError } from "@metabuilder/dbal/contract";
import { invalidAt } from "../query/findings.js";
import type { Adapter, AdapterOptions } from "./adapter.js";

/** What the module of an adapter from outside exports. */
export interface AdapterModule {
	/** Opens the database. Fails with DATABASE_ERROR where it can't, with VALIDATION_ERROR at `database.url` where the URL is none of its own. */
	openAdapter(options: AdapterOptions): Adapter | Promise<Adapter>;
}

/** A path, or a package's name: told from a slip of the pen in the name of a shipped adapter by a hyphen, a dot, a slash or an `@`. */
export function isAdapterModuleName(name: string): boolean {
	return isPath(name) || (/^(?:@[a-z0-9~][\w.~-]*\/)?[a-z0-9~][\w.~-]*(?:\/[\w.~/-]+)?$/.test(name) && /[-./]/.test(name));
}

/** Relative to the working directory, absolute, or a `file:` URL. */
function isPath(name: string): boolean {
	return /^(?:\.{0,2}[/\\]|[A-Za-z]:[/\\]|file:)/.test(name);
}

/** Loads the module of an adapter. Packages are looked for from the working directory, then from here. VALIDATION_ERROR where it is none. */
export async function loadAdapterModule(name: string): Promise<AdapterModule> {
	const loaded: unknown = await import(locate(name)).catch((error: unknown) => {
		const isMissing = error instanceof Error && "code" in error && String(error.code).endsWith("MODULE_NOT_FOUND");
		throw refused(isMissing ? "names neither a shipped adapter nor a module that is there" : "names a module that can't be loaded", error);
	});
	if (!isAdapterModule(loaded)) throw refused("names a module that exports no function `openAdapter`");
	return loaded;
}

/** The adapter, if it has all that one must have. Types are not checked: an adapter may be written in JavaScript. */
export function requireWhole(adapter: Adapter): Adapter {
	const given = Object(adapter) as Readonly<Record<string, unknown>>;
	const missing = methods.filter((name) => typeof given[name] !== "function");
	const isNamed = typeof given.name === "string" && given.capabilities instanceof Set;
	if (missing.length === 0 && isNamed) return adapter;
	throw refused(`opens what is no adapter: it lacks ${[...missing, ...(isNamed ? [] : ["a name and a set of capabilities"])].join(", ")}`);
}

const methods: readonly (keyof Adapter)[] = ["find", "count", "insert", "update", "delete", "transaction", "ping", "close"];

function locate(name: string): string {
	if (name.startsWith("file:")) return name;
	if (isPath(name)) return pathToFileURL(resolve(name)).href;
	try {
		return pathToFileURL(createRequire(join(process.cwd(), "adapter.js")).resolve(name)).href;
	} catch {
		// Not to be seen from there, or not for `require`.
		return name;
	}
}

function isAdapterModule(loaded: unknown): loaded is AdapterModule {
	return typeof loaded === "object" && loaded !== null && "openAdapter" in loaded && typeof loaded.openAdapter === "function";
}

function refused(message: string, cause?: unknown): DBALError {
	const { message: whole, fields } = invalidAt("database.adapter", "adapter", message);
	return new DBALError("VALIDATION_ERROR", whole, { fields, ...(cause === undefined ? {} : { cause }) });
}

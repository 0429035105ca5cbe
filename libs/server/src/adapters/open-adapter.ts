import { invalidAt } from "../query/findings.js";
import type { Adapter, AdapterOptions } from "./adapter.js";
import { type AdapterModule, isAdapterModuleName, loadAdapterModule, requireWhole } from "./adapter-module.js";

/** The names that `database.adapter` may have beside that of a module. */
export const adapterNames = ["memory", "sqlite", "postgres", "prisma"] as const;
export type AdapterName = (typeof adapterNames)[number];

/**
 * Opens the database of an adapter: one of {@link adapterNames}, that of a module from outside, by a package's name or a path from the working
 * directory, or by the function itself. Nothing of the others is loaded. VALIDATION_ERROR where the name is unknown, its module no adapter's, or the URL is
 * not one of the adapter's; DATABASE_ERROR where the database can't be opened.
 */
export async function openAdapter(name: string | AdapterModule["openAdapter"], options: AdapterOptions): Promise<Adapter> {
	if (typeof name === "function") return requireWhole(await name(options));
	if (!isAdapterName(name)) {
		if (!isAdapterModuleName(name))
			throw invalidAt("database.adapter", "enum", `must be one of ${adapterNames.join(", ")}, or a module's name`);
		const { openAdapter: open } = await loadAdapterModule(name);
		return requireWhole(await open(options));
	}
	checkUrl(name, options.url);
	switch (name) {
		case "memory":
			return (await import("./memory/open-memory.js")).openMemory(options);
		case "sqlite":
			return (await import("./sqlite/open-sqlite.js")).openSqlite(options);
		case "postgres":
			return (await import("./postgres/open-postgres.js")).openPostgres(options);
		case "prisma":
			return (await import("./prisma/open-prisma.js")).openPrisma(options);
		default:
			return name satisfies never;
	}
}

/** Schemes of each adapter's URLs. */
const schemes: Readonly<Record<AdapterName, readonly string[]>> = {
	memory: [],
	sqlite: ["file:", ":memory:"],
	postgres: ["postgres://", "postgresql://"],
	prisma: ["file:", "postgres://", "postgresql://"],
};

/** Whether an adapter of this name ships. */
export function isAdapterName(name: string): name is AdapterName {
	return adapterNames.some((known) => known === name);
}

function checkUrl(name: AdapterName, url: string | undefined): void {
	const known = schemes[name];
	if (known.length === 0) {
		if (url !== undefined) throw invalidAt("database.url", "pairing", `has no meaning for the adapter ${name}, which keeps nothing`);
	} else if (url === undefined || !known.some((scheme) => url.startsWith(scheme)))
		// The URL itself may hold a password, so it is not repeated.
		throw invalidAt("database.url", "pairing", `must start with ${known.join(" or ")} for the adapter ${name}`);
}

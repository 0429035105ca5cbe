import { resolve } from "node:path";
import { DBALError } from "@metabuilder/dbal/contract";

/**
 * The path of a `file:` URL, relative ones from the working directory, or `:memory:`. DATABASE_ERROR for any other URL.
 * Percent signs are escapes, as Prisma reads them.
 */
export function sqlitePath(url: string | undefined): string {
	const refuse = (): never => {
		throw new DBALError("DATABASE_ERROR", "SQLite needs a URL such as file:./app.db, or :memory:.");
	};
	if (url === ":memory:" || url === "file::memory:") return ":memory:";
	const rest = url?.startsWith("file:") ? url.slice("file:".length) : undefined;
	if (rest === undefined || rest === "" || /[?#]/.test(rest)) return refuse();
	const local = rest.startsWith("//") ? /^\/\/(?:localhost)?(\/.+)$/.exec(rest)?.[1] : rest;
	if (local === undefined) return refuse();
	try {
		return resolve(decodeURIComponent(local));
	} catch {
		return refuse();
	}
}

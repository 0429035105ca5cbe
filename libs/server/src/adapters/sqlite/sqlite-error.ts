import type { Failure } from "../sql/failure.js";

/** What an error of libsql means. A violated unique key comes as `UNIQUE constraint failed: user.email, user.tenant_id`. */
export function classifySqliteError(error: unknown): Failure {
	if (!(error instanceof Error) || !("code" in error)) return { kind: "other" };
	switch (error.code) {
		case "SQLITE_CONSTRAINT_UNIQUE":
		case "SQLITE_CONSTRAINT_PRIMARYKEY":
			return sqliteUnique(error.message);
		case "SQLITE_CONSTRAINT_FOREIGNKEY":
		// RESTRICT, which our migrations don't use, but another's schema may.
		case "SQLITE_CONSTRAINT_TRIGGER":
			return { kind: "foreign_key" };
		case "SQLITE_BUSY_SNAPSHOT":
			return { kind: "race" };
		case "SQLITE_INTERRUPT":
			return { kind: "timeout" };
		case "SQLITE_BUSY":
		case "SQLITE_BUSY_RECOVERY":
		case "SQLITE_BUSY_TIMEOUT":
		case "SQLITE_LOCKED":
		case "SQLITE_CANTOPEN":
		case "SQLITE_FULL":
		case "SQLITE_IOERR":
			return { kind: "unavailable" };
		default:
			return { kind: "other" };
	}
}

/** The table and the columns that SQLite's message names. */
export function sqliteUnique(message: string): Failure {
	const columns = message.split("constraint failed: ").at(1)?.split(", ");
	if (columns === undefined) return { kind: "unique" };
	const table = columns[0]?.split(".").at(0);
	return { kind: "unique", ...(table === undefined ? {} : { table }), columns: columns.map((column) => column.split(".").at(-1) ?? "") };
}

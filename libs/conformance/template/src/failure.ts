import { LibsqlError } from "@libsql/client";
import type { Failure } from "@metabuilder/dbal-server/sql";

/** What an error of the driver means: the one place that reads its codes. Everything unknown is `other`, which a caller sees as DATABASE_ERROR. */
export function classify(error: unknown): Failure {
	if (!(error instanceof LibsqlError)) return { kind: "other" };
	switch (error.extendedCode ?? error.code) {
		case "SQLITE_CONSTRAINT_UNIQUE":
		case "SQLITE_CONSTRAINT_PRIMARYKEY":
			return { kind: "unique" };
		case "SQLITE_CONSTRAINT_FOREIGNKEY":
			return { kind: "foreign_key" };
		case "SQLITE_BUSY":
		case "SQLITE_CANTOPEN":
		case "SQLITE_IOERR":
			return { kind: "unavailable" };
		default:
			return { kind: "other" };
	}
}

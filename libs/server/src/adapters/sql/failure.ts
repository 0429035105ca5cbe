import { DBALError, type EntityDescriptor, isDBALError, type Row } from "@metabuilder/dbal/contract";
import { foreignKeyConflict, restrictConflict, uniqueConflict } from "../conflict.js";

/** What a driver's error means, in no database's words. */
export type Failure =
	| { readonly kind: "unique" | "foreign_key"; readonly table?: string; readonly columns?: readonly string[]; readonly constraint?: string }
	/** A race between transactions was lost: the work can be tried again. */
	| { readonly kind: "race" }
	| { readonly kind: "timeout" }
	/** It can't be reached, or is too busy to answer. */
	| { readonly kind: "unavailable" }
	| { readonly kind: "other" };

/** What was being done when it failed. */
export interface Attempt {
	readonly entity: EntityDescriptor;
	readonly operation: "read" | "insert" | "update" | "delete";
	/** What an insert or an update writes. */
	readonly written?: Row;
}

/** The error that a caller gets. It names the spec's fields, and nothing of the database. */
export function failureError(failure: Failure, attempt: Attempt, cause: unknown): DBALError {
	if (isDBALError(cause)) return cause;
	switch (failure.kind) {
		case "unique": {
			const fields = violatedFields(failure, attempt.entity);
			if (fields.length > 0) return uniqueConflict(fields.map((field) => `data.${field}`));
			return new DBALError("CONFLICT", "A row with these values exists already.", { reason: "unique", cause });
		}
		case "foreign_key":
			return brokenReference(failure, attempt);
		case "timeout":
			return new DBALError("TIMEOUT", "The database took too long.", { cause });
		case "race":
			return new DBALError("DATABASE_ERROR", "The database is busy with competing work.", { cause });
		case "unavailable":
			return new DBALError("DATABASE_ERROR", "The database can't be reached.", { cause });
		case "other":
			return new DBALError("DATABASE_ERROR", "The database refused the work.", { cause });
		default:
			return failure satisfies never;
	}
}

/** Other rows point to the row, or the row points nowhere. Which of them an update has done is told by what it writes. */
function brokenReference(violation: Violation, attempt: Attempt): DBALError {
	const written = attempt.written;
	if (written === undefined) return restrictConflict();
	const field = violatedFields(violation, attempt.entity).find((candidate) => candidate in written);
	return field === undefined ? restrictConflict() : foreignKeyConflict(`data.${field}`);
}

type Violation = Failure & { readonly kind: "unique" | "foreign_key" };

/** The fields of the violated constraint; none where it is another entity's, or unknown. */
function violatedFields(violation: Violation, entity: EntityDescriptor): readonly string[] {
	const { table, columns, constraint } = violation;
	if (table !== undefined && table !== entity.table) return [];
	if (constraint === `${entity.table}_pkey`) return [entity.primaryKey];
	const index = entity.indexes.find((candidate) => candidate.name === constraint);
	if (index !== undefined) return index.fields.map((field) => field.name);
	const referring = entity.fields.filter((field) => constraint === `${entity.table}_${field.column}_fkey`);
	if (referring.length > 0) return referring.map((field) => field.name);
	return (columns ?? []).flatMap((column) => entity.fields.filter((field) => field.column === column)).map((field) => field.name);
}

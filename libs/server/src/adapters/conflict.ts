import { DBALError, isDBALError } from "@metabuilder/dbal/contract";

// The words of every adapter, and of the engine where it answers for one: a row that is hidden can't be told from one that
// is not there.

/** CONFLICT: another row has these values of a unique key. `paths` such as `data.username` or `data.3.name`. */
export function uniqueConflict(paths: readonly string[]): DBALError {
	const fields = paths.map((path) => ({ path, rule: "unique", message: "is taken" }));
	return new DBALError("CONFLICT", "Another row has this value already.", { reason: "unique", fields });
}

/** CONFLICT: a foreign key names a row that does not exist. */
export function foreignKeyConflict(path: string): DBALError {
	const fields = [{ path, rule: "foreign_key", message: "names a row that doesn't exist" }];
	return new DBALError("CONFLICT", "A row that it refers to doesn't exist.", { reason: "foreign_key", fields });
}

/** A store's CONFLICT with `path` in place of `data`: where the row stood in the request. */
export function relocate(error: unknown, path: string): unknown {
	if (!isDBALError(error) || error.code !== "CONFLICT" || path === "data") return error;
	const fields = error.fields.map((fault) => ({ ...fault, path: fault.path.replace(/^data\./, `${path}.`) }));
	const { message, reason, cause } = error;
	return new DBALError("CONFLICT", message, { fields, cause, ...(reason === undefined ? {} : { reason }) });
}

/** CONFLICT: rows of another entity point to the row, and its deletion is restricted. */
export function restrictConflict(): DBALError {
	return new DBALError("CONFLICT", "Other rows refer to it.", { reason: "restrict" });
}

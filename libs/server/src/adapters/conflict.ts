import { DBALError } from "@metabuilder/dbal/contract";

/** CONFLICT: another row has these values of a unique key. `paths` such as `data.username` or `data.3.name`. */
export function uniqueConflict(paths: readonly string[]): DBALError {
	const fields = paths.map((path) => ({ path, rule: "unique", message: `${path} is taken.` }));
	const message = paths.length === 1 ? `${paths[0]} is taken.` : `The values of ${paths.join(" and ")} are taken together.`;
	return new DBALError("CONFLICT", message, { reason: "unique", fields });
}

/** CONFLICT: a foreign key names a row that does not exist. */
export function foreignKeyConflict(path: string): DBALError {
	const message = `${path} names a row that does not exist.`;
	return new DBALError("CONFLICT", message, { reason: "foreign_key", fields: [{ path, rule: "foreign_key", message }] });
}

/** CONFLICT: rows of another entity point to the row, and its deletion (or a change of the key they point to) is restricted. */
export function restrictConflict(entity: string): DBALError {
	return new DBALError("CONFLICT", `Other rows refer to this ${entity}.`, { reason: "restrict" });
}

import type { Row } from "@metabuilder/dbal/contract";
import { allOf } from "../query/combine.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import type { Operand } from "../query/predicate.js";
import type { Projection } from "../query/projection.js";
import { isAlways, unexpired } from "../query/weave.js";
import { projectRow, readRows } from "./read-rows.js";
import type { Scope } from "./scope.js";

/** Whether {@link readBack} has to ask the database: else what was written is what the caller may read of it. */
export function asksToReadBack(scope: Scope, entity: EntityIndex, projection: Projection): boolean {
	const decision = scope.access.decide(scope.principal, entity.descriptor.name, "get");
	return decision.allowed && !(isAlways(allOf([decision.filter, unexpired(entity, scope.now)])) && projection.conditional.length === 0);
}

/**
 * Rows that were just written, as the caller may read them: in the same order, and `{}` for one that the caller may write
 * but not read. `written` are whole rows.
 */
export async function readBack(
	scope: Scope,
	entity: EntityIndex,
	written: readonly Row[],
	projection: Projection,
): Promise<readonly Row[]> {
	const { name, primaryKey } = entity.descriptor;
	const decision = scope.access.decide(scope.principal, name, "get");
	if (!decision.allowed) return written.map(() => ({}));
	const where = allOf([decision.filter, unexpired(entity, scope.now)]);
	if (isAlways(where) && projection.conditional.length === 0) return written.map((row) => projectRow(row, projection));
	const ids = written.map((row) => row[primaryKey] as Operand); // A primary key is a uuid.
	const withId = { ...projection, always: [...new Set([...projection.always, primaryKey])] };
	const { rows } = await readRows(
		scope,
		entity,
		{ where: allOf([{ kind: "in", field: primaryKey, values: ids }, where]), orderBy: byPrimaryKey(entity) },
		withId,
	);
	const byId = new Map(rows.map((row) => [row[primaryKey], row]));
	return ids.map((id) => {
		const row = byId.get(id as string);
		return row
			? projectRow(row, { ...projection, always: [...projection.always, ...projection.conditional.flatMap((group) => group.fields)] })
			: {};
	});
}

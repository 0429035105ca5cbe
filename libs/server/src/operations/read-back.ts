import type { Row, RowTree } from "@metabuilder/dbal/contract";
import { allOf } from "../query/combine.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import type { Operand } from "../query/predicate.js";
import { isAlways, unexpired } from "../query/weave.js";
import { isPlain, projectRow, readRows } from "./read-rows.js";
import type { Returned } from "./returned.js";
import type { Scope } from "./scope.js";

/** Whether {@link readBack} has to ask the database: else what was written is what the caller may read of it. */
export function asksToReadBack(scope: Scope, entity: EntityIndex, returned: Returned): boolean {
	const decision = scope.access.decide(scope.principal, entity.descriptor.name, "get");
	return decision.allowed && !(isAlways(allOf([decision.filter, unexpired(entity, scope.now)])) && isPlain(returned));
}

/**
 * Rows that were just written, as the caller may read them: in the same order, and `{}` for one that the caller may write
 * but not read. `written` are whole rows.
 */
export async function readBack(
	scope: Scope,
	entity: EntityIndex,
	written: readonly Row[],
	returned: Returned,
): Promise<readonly RowTree[]> {
	const { name, primaryKey } = entity.descriptor;
	const decision = scope.access.decide(scope.principal, name, "get");
	if (!decision.allowed) return written.map(() => ({}));
	const where = allOf([decision.filter, unexpired(entity, scope.now)]);
	if (isAlways(where) && isPlain(returned)) return written.map((row) => projectRow(row, returned));
	const ids = written.map((row) => row[primaryKey] as Operand); // A primary key is a uuid.
	const query = { where: allOf([{ kind: "in", field: primaryKey, values: ids }, where]), orderBy: byPrimaryKey(entity) };
	const { rows, orderValues } = await readRows(scope, entity, query, returned);
	const byId = new Map(rows.map((row, index) => [orderValues(index)[0], row]));
	return ids.map((id) => byId.get(id) ?? {});
}

import type { Key, Row, RowTree, UncheckedSelect, UncheckedWhere } from "@metabuilder/dbal/contract";
import { noFindings, refuse } from "../query/findings.js";
import { type EntityIndex, entityOf } from "../query/model-index.js";
import { parseOrderBy } from "../query/parse-order.js";
import { parseWhere } from "../query/parse-where.js";
import { parseSelect } from "../query/projection.js";
import { create } from "./create.js";
import type { Data, FindQuery, Reach } from "./custom/custom-operation.js";
import { get } from "./get.js";
import { count } from "./list.js";
import { plain, readRows } from "./read-rows.js";
import { remove } from "./remove.js";
import { granted, guardRelation, type Scope } from "./scope.js";
import { update } from "./update.js";
import { visible } from "./visible.js";

/** The caller's reach and the engine's own, over one scope. Rows that the caller's reach gave are noted in `told`. */
export function createReach(scope: Scope, system: Scope, told: WeakSet<object>): Reach {
	return {
		data: createData(scope, (row) => {
			told.add(row);
			return row;
		}),
		system: createData(system, (row) => row),
	};
}

/** The standard operations as a custom operation calls them. `R` is the caller's claim about the row's shape. */
function createData(scope: Scope, note: (row: RowTree) => RowTree): Data {
	const entity = (name: string) => entityOf(scope.model, name);
	return {
		find: async <R extends object = Row>(name: string, query: FindQuery) =>
			(await find(scope, entity(name), query)).map((row) => note(row) as R), // The interface leaves the row's shape to its caller.
		get: async <R extends object = Row>(name: string, key: Key, select?: UncheckedSelect) =>
			note((await get(scope, entity(name), select ? { key, select } : { key })).data) as R, // As above.
		count: async (name: string, where?: UncheckedWhere) => (await count(scope, entity(name), where ? { where } : {})).count,
		create: async <R extends object = Row>(name: string, data: Readonly<Record<string, unknown>>) =>
			note((await create(scope, entity(name), { data })).data) as R, // As above.
		update: async <R extends object = Row>(name: string, key: Key, data: Readonly<Record<string, unknown>>) =>
			note((await update(scope, entity(name), { key, data })).data) as R, // As above.
		delete: async (name: string, key: Key) => {
			await remove(scope, entity(name), { key });
		},
	};
}

async function find(scope: Scope, entity: EntityIndex, query: FindQuery): Promise<readonly RowTree[]> {
	const decision = granted(scope, entity, "list");
	const findings = noFindings();
	const readable = decision.readable.always;
	const where = parseWhere(entity, query.where, readable, { model: scope.model, guard: guardRelation(scope) }, findings);
	const orderBy = parseOrderBy(entity, query.orderBy, readable, findings);
	const projection = parseSelect(entity, query.select, decision.readable, findings);
	refuse(findings);
	const rows = { where: visible(scope, entity, decision.filter, where), orderBy, limit: query.limit };
	return (await readRows(scope, entity, rows, plain(projection))).rows;
}

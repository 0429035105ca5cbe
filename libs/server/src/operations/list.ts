import { checkValue, type StandardOutputs } from "@metabuilder/dbal/contract";
import type { OrderTerm } from "../adapters/adapter.js";
import { refuseCostly } from "../query/cost.js";
import { type Findings, noFindings, note, refuse } from "../query/findings.js";
import { queryLimits } from "../query/limits.js";
import type { EntityIndex } from "../query/model-index.js";
import { parseOrderBy } from "../query/parse-order.js";
import { parseWhere } from "../query/parse-where.js";
import { readArguments } from "./arguments.js";
import { readRows } from "./read-rows.js";
import { parseReturned } from "./returned.js";
import { granted, guardRelation, type Scope, storeOptions } from "./scope.js";
import { visible } from "./visible.js";

/** One page of the rows that the caller may read and that match. */
export async function list(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["list"]> {
	const decision = granted(scope, entity, "list");
	const findings = noFindings();
	const given = readArguments("list", input, findings);
	const readable = decision.readable.always;
	const where = parseWhere(entity, given.where, readable, { model: scope.model, guard: guardRelation(scope) }, findings);
	const orderBy = parseOrderBy(entity, given.orderBy, readable, findings);
	const limit = parseLimit(given.limit, findings);
	const returned = parseReturned(scope, entity, given, decision.readable, limit, findings);
	if (given.total !== undefined && typeof given.total !== "boolean") note(findings, "total", "type", "must be true or false");
	refuse(findings);
	// The first rows of a list that asks for nothing are at hand.
	if (given.where !== undefined || given.total === true) refuseCostly(entity, where, scope.model, scope.budget);

	const binding = { entity: entity.descriptor.name, where: given.where, orderBy, principal: scope.principal, revision: scope.revision };
	const from = given.pageToken === undefined || given.pageToken === "" ? undefined : scope.pageTokens.open(binding, given.pageToken);
	const matching = visible(scope, entity, decision.filter, where);
	const backward = from?.backward === true;
	// One row more than asked for tells if there is another page.
	const query = {
		where: matching,
		orderBy: backward ? orderBy.map(opposite) : orderBy,
		limit: limit + 1,
		...(from ? { after: from.values } : {}),
	};
	const { rows, orderValues } = await readRows(scope, entity, query, returned);
	const kept = Math.min(rows.length, limit);
	const goesOn = rows.length > limit;
	const token = (index: number, back: boolean) => scope.pageTokens.seal(binding, { values: orderValues(index), backward: back });
	// Where a page was come to from, rows are: the one that the token names is beside it.
	const hasNext = kept > 0 && (backward || goesOn);
	const hasPrevious = kept > 0 && (backward ? goesOn : from !== undefined);
	const page = rows.slice(0, limit);
	const total = given.total === true ? await scope.store.count(entity.descriptor, matching, storeOptions(scope)) : undefined;
	return {
		data: backward ? page.reverse() : page,
		...(hasNext ? { nextPageToken: token(backward ? 0 : kept - 1, false) } : {}),
		...(hasPrevious ? { previousPageToken: token(backward ? kept - 1 : 0, true) } : {}),
		...(total === undefined ? {} : { total }),
	};
}

function opposite({ field, direction }: OrderTerm): OrderTerm {
	return { field, direction: direction === "asc" ? "desc" : "asc" };
}

/** Number of the rows that the caller may read and that match. */
export async function count(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["count"]> {
	const decision = granted(scope, entity, "count");
	const findings = noFindings();
	const given = readArguments("count", input, findings);
	const where = parseWhere(entity, given.where, decision.readable.always, { model: scope.model, guard: guardRelation(scope) }, findings);
	refuse(findings);
	refuseCostly(entity, where, scope.model, scope.budget);
	return { count: await scope.store.count(entity.descriptor, visible(scope, entity, decision.filter, where), storeOptions(scope)) };
}

function parseLimit(limit: unknown, findings: Findings): number {
	if (limit === undefined) return queryLimits.defaultLimit;
	const checked = checkValue({ type: "integer", min: 1 }, limit, "limit", findings.faults);
	return Math.min(typeof checked === "number" ? checked : 1, queryLimits.maxLimit);
}

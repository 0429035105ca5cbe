import { checkValue, type StandardOutputs } from "@metabuilder/dbal/contract";
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
	const after = given.pageToken === undefined || given.pageToken === "" ? undefined : scope.pageTokens.open(binding, given.pageToken);
	const matching = visible(scope, entity, decision.filter, where);
	// One row more than asked for tells if there is another page.
	const query = { where: matching, orderBy, limit: limit + 1, ...(after ? { after } : {}) };
	const { rows, orderValues } = await readRows(scope, entity, query, returned);
	const total = given.total === true ? await scope.store.count(entity.descriptor, matching, storeOptions(scope)) : undefined;
	return {
		data: rows.slice(0, limit),
		...(rows.length > limit ? { nextPageToken: scope.pageTokens.seal(binding, orderValues(limit - 1)) } : {}),
		...(total === undefined ? {} : { total }),
	};
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

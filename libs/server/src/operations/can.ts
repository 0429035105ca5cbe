import { type Call, canOperation, type Row, readRecord } from "@metabuilder/dbal/contract";
import { judge, writeOf } from "../access/judge.js";
import { plainRows } from "../adapters/adapter.js";
import type { Output } from "../context.js";
import { allOf } from "../query/combine.js";
import { invalidAt, noFindings, refuse } from "../query/findings.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import { hasKey, parseKey } from "../query/parse-key.js";
import { unexpired } from "../query/weave.js";
import { holdsFor } from "./check-rows.js";
import { readChanges } from "./row-input.js";
import { type Scope, storeOptions } from "./scope.js";

/** True for the question whether the caller may do something. */
export function isCan({ entity, operation }: Call): boolean {
	return entity === canOperation.entity && operation === canOperation.name;
}

/**
 * Whether the caller may do something, by the decision and the predicates that the operation itself goes by. Of a row that the caller
 * may not read it is no, as of one that doesn't exist, whatever else it would be: the question tells of no row that `get` doesn't. What the
 * database would refuse, such as a value that is taken, is not asked.
 */
export async function can(scope: Scope, input: unknown): Promise<Output> {
	const findings = noFindings();
	const given = new Map(readRecord(input, "", findings.faults));
	refuse(findings);
	const entity = entityIn(scope, given.get("entity"));
	const operation = given.get("operation");
	if (typeof operation !== "string" || !entity.operations.has(operation))
		throw invalidAt("operation", "unknown_operation", "is no operation of the entity");
	const decision = scope.access.decide(scope.principal, entity.descriptor.name, operation);
	if (scope.trace) scope.trace.rules = decision.rules;
	const no: Output = { allowed: false };
	if (!decision.allowed) return no;
	const before = given.get("id") === undefined ? undefined : await readable(scope, entity, given.get("id"));
	if (before === null) return no;

	const exists = before !== undefined;
	const write = writeOf({ operation, exists });
	const data = given.get("changes") ?? {};
	const changes =
		write === "insert" || write === "update"
			? readChanges(entity, decision, data, write === "insert" ? "create" : "update", findings, "changes")
			: {};
	if (findings.forbidden.length > 0) return no;
	refuse(findings);
	const sent = Object.keys(changes);
	// Without a row, or without what would be sent, the question is whether there may be any.
	const asksOfRow = exists || (write === "insert" && sent.length > 0);
	const nothing = Object.fromEntries(entity.descriptor.fields.map(({ name }) => [name, null]));
	const after: Row = { ...nothing, ...before, ...changes, ...decision.presets };
	const verdict = await judge(decision, { operation, exists, fields: sent }, (predicate, moment) => {
		const row = moment === "after" ? after : before;
		if (!asksOfRow || row === undefined || (moment === "after" && exists && sent.length === 0)) return true;
		return holdsFor(scope, entity, predicate, row);
	});
	return { allowed: verdict.allowed };
}

function entityIn(scope: Scope, name: unknown): EntityIndex {
	const entity = typeof name === "string" ? scope.model.entities.get(name) : undefined;
	if (!entity) throw invalidAt("entity", "unknown_entity", "is no entity of the spec");
	return entity;
}

/** The row as it stands, if the caller may get it; null otherwise. */
async function readable(scope: Scope, entity: EntityIndex, id: unknown): Promise<Row | null> {
	const { descriptor } = entity;
	const findings = noFindings();
	const key = parseKey(entity, { [descriptor.primaryKey]: id }, new Set([descriptor.primaryKey]), findings, "id");
	refuse(findings);
	const get = scope.access.decide(scope.principal, descriptor.name, "get");
	if (!get.allowed) return null;
	const where = allOf([hasKey(key), get.filter, unexpired(entity, scope.now)]);
	const fields = descriptor.fields.map(({ name }) => name);
	const find = { entity: descriptor, where, orderBy: byPrimaryKey(entity), fields, limit: 1 };
	const [row] = plainRows(await scope.store.find(find, storeOptions(scope)));
	return row ?? null;
}

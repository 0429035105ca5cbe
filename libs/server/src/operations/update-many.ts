import type { Row, StandardOutputs, Value } from "@metabuilder/dbal/contract";
import type { Alternative } from "../access/access.js";
import { plainRows } from "../adapters/adapter.js";
import { allOf, anyOf } from "../query/combine.js";
import { noFindings, refuse } from "../query/findings.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { type Affected, readAffected, tooManyAffected } from "./affected.js";
import { readArguments } from "./arguments.js";
import { checkBefore, checkOf, checkWritten, failureOfWrite } from "./check-rows.js";
import { checkLinks } from "./links.js";
import { type Attempted, type Changes, checksItself, readUpdate } from "./row-change.js";
import { granted, inTransaction, type Scope, storeOptions } from "./scope.js";

/**
 * Changes the rows that match and that a rule which lets all these fields be written lets through; all of them or none. The rules hold on each
 * row before and after. CONFLICT `max_affected` where there are more rows than `maxAffected`.
 */
export async function updateMany(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["updateMany"]> {
	const decision = granted(scope, entity, "updateMany");
	const findings = noFindings();
	const given = readArguments("updateMany", input, findings);
	const affected = readAffected(scope, entity, decision, given, findings);
	const changes = readUpdate(scope, entity, decision, given.data, findings);
	refuse(findings);
	let attempted: readonly Attempted[] = [];
	try {
		const count = await inTransaction(scope, async (inside) => {
			await checkLinks(inside, entity, [changes.given], () => "data");
			if (checksItself(changes)) return changeAll(inside, entity, affected, changes);
			return changeEach(inside, entity, affected, changes, (rows) => {
				attempted = rows;
			});
		});
		return { count };
	} catch (error) {
		throw await failureOfWrite(scope, entity, attempted, error);
	}
}

/** One statement. */
async function changeAll(scope: Scope, entity: EntityIndex, { where, most }: Affected, changes: Changes): Promise<number> {
	const matching = allOf([where, anyOf(changes.alternatives.map(({ filter }) => filter))]);
	// One row more than allowed tells that there are too many; what was changed is undone.
	const options = { ...storeOptions(scope), limit: most + 1 };
	const count = await scope.store.update(entity.descriptor, matching, changes.complete, options);
	if (count > most) throw tooManyAffected(most);
	return count;
}

/** Looks at each row before and after; one statement changes all of them. */
async function changeEach(
	scope: Scope,
	entity: EntityIndex,
	affected: Affected,
	changes: Changes,
	attempt: (rows: readonly Attempted[]) => void,
): Promise<number> {
	const { descriptor } = entity;
	const found = await findHolding(scope, entity, affected, changes.alternatives);
	if (found.length === 0) return 0;
	const groups = groupByRules(found, changes.complete);
	for (const { check, rows } of groups) checkBefore(entity, check, rows);
	attempt(groups);
	const idOf = (row: Row) => row[descriptor.primaryKey] as Operand; // A primary key is a uuid.
	const these: Predicate = { kind: "in", field: descriptor.primaryKey, values: found.map(({ row }) => idOf(row)) };
	const count = await scope.store.update(descriptor, these, changes.complete, storeOptions(scope));
	for (const { check, rows } of groups) await checkWritten(scope, entity, check, rows.map(idOf));
	return count;
}

interface Held {
	readonly row: Row;
	readonly holding: readonly Alternative[];
}

/** Matching rows as they stand, each with the rules whose filter holds on it. */
async function findHolding(
	scope: Scope,
	entity: EntityIndex,
	{ where, most }: Affected,
	alternatives: readonly Alternative[],
): Promise<readonly Held[]> {
	const { descriptor } = entity;
	const found = new Map<Value | undefined, { readonly row: Row; readonly holding: Alternative[] }>();
	for (const alternative of alternatives) {
		const rows = plainRows(
			await scope.store.find(
				{
					entity: descriptor,
					where: allOf([where, alternative.filter]),
					orderBy: byPrimaryKey(entity),
					fields: descriptor.fields.map((field) => field.name),
					limit: most + 1,
				},
				storeOptions(scope),
			),
		);
		for (const row of rows) {
			const id = row[descriptor.primaryKey];
			const held = found.get(id) ?? { row, holding: [] };
			held.holding.push(alternative);
			found.set(id, held);
		}
		if (found.size > most) throw tooManyAffected(most);
	}
	return [...found.values()];
}

/** The rows as they will be, together where the same rules let them be written: each check is one statement for all of them. */
function groupByRules(found: readonly Held[], complete: Row): readonly Attempted[] {
	const groups = new Map<string, { readonly check: Predicate; readonly rows: Row[] }>();
	for (const { row, holding } of found) {
		const key = holding.map(({ rule }) => rule).join();
		const group = groups.get(key) ?? { check: checkOf(holding), rows: [] };
		groups.set(key, group);
		group.rows.push({ ...row, ...complete });
	}
	return [...groups.values()];
}

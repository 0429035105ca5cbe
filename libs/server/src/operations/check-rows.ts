import { DBALError, isDBALError, type Row } from "@metabuilder/dbal/contract";
import type { Alternative } from "../access/access.js";
import { allOf, anyOf } from "../query/combine.js";
import { evaluate } from "../query/evaluate.js";
import { type EntityIndex, entityOf } from "../query/model-index.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { isAlways } from "../query/weave.js";
import { type Scope, storeOptions } from "./scope.js";

/** What rows must satisfy after a write by any of these alternatives. */
export function checkOf(alternatives: readonly Alternative[]): Predicate {
	return anyOf(alternatives.map((alternative) => alternative.check));
}

/**
 * Refuses rows before they are written, so that a caller who may not write them can't learn from a CONFLICT what others
 * hold. A check that looks at other rows is left to {@link checkWritten}.
 */
export function checkBefore(entity: EntityIndex, check: Predicate, rows: readonly Row[]): void {
	if (isAlways(check) || looksAtOthers(check)) return;
	for (const row of rows) if (!holdsAlone(entity, check, row)) throw rowRefused(entity);
}

/** Refuses what was written, in its own transaction, where the check looks at other rows. */
export async function checkWritten(scope: Scope, entity: EntityIndex, check: Predicate, ids: readonly Operand[]): Promise<void> {
	if (isAlways(check) || !looksAtOthers(check)) return;
	const where = allOf([{ kind: "in", field: entity.descriptor.primaryKey, values: ids }, check]);
	if ((await scope.store.count(entity.descriptor, where, storeOptions(scope))) !== ids.length) throw rowRefused(entity);
}

/**
 * What a write that failed is answered with. A CONFLICT tells what other rows hold, so it is only for those whose rows the
 * rules let be written; where that depends on other rows it is asked now, of the rows as they stood.
 */
export async function failureOfWrite(
	scope: Scope,
	entity: EntityIndex,
	groups: readonly { readonly check: Predicate; readonly rows: readonly Row[] }[],
	error: unknown,
): Promise<unknown> {
	if (!isDBALError(error) || error.code !== "CONFLICT") return error;
	for (const { check, rows } of groups) {
		if (!looksAtOthers(check)) continue;
		for (const row of rows) {
			if (!(await holdsFor(scope, entity, check, row))) return rowRefused(entity);
		}
	}
	return error;
}

/** Whether a predicate is true for a row that is not stored, or not as it stands here; related rows are the stored ones. */
export async function holdsFor(
	scope: Pick<Scope, "model" | "store" | "signal">,
	entity: EntityIndex,
	predicate: Predicate,
	row: Row,
): Promise<boolean> {
	return holdsAlone(entity, await settleRelations(scope, entity, predicate, row), row);
}

/** Whether a predicate that looks at no other row is true for a row. */
export function holdsAlone(entity: EntityIndex, predicate: Predicate, row: Row): boolean {
	return evaluate(predicate, entity.descriptor, row, alone) === true;
}

/** The predicate for a row that is not stored, with what it asks of other rows answered. */
async function settleRelations(
	scope: Pick<Scope, "model" | "store" | "signal">,
	entity: EntityIndex,
	predicate: Predicate,
	row: Row,
): Promise<Predicate> {
	switch (predicate.kind) {
		case "and":
		case "or": {
			const items: Predicate[] = [];
			for (const item of predicate.items) items.push(await settleRelations(scope, entity, item, row));
			return { kind: predicate.kind, items };
		}
		case "not":
			return { kind: "not", item: await settleRelations(scope, entity, predicate.item, row) };
		case "some": {
			const relation = entity.relations.get(predicate.relation);
			if (!relation) throw new Error(`${entity.descriptor.name} has no relation ${predicate.relation}.`);
			const value = row[relation.field] ?? null;
			if (value === null) return { kind: "constant", value: false };
			const target = entityOf(scope.model, relation.entity);
			const joined: Predicate = { kind: "compare", field: relation.references, operator: "eq", value: value as Operand }; // A key is never JSON.
			const found = await scope.store.count(target.descriptor, allOf([joined, predicate.where]), storeOptions(scope));
			return { kind: "constant", value: found > 0 };
		}
		case "constant":
		case "compare":
		case "compareFields":
		case "in":
		case "text":
		case "isNull":
			return predicate;
		default:
			return predicate satisfies never;
	}
}

/** True when a predicate needs more than the row itself. */
export function looksAtOthers(predicate: Predicate): boolean {
	switch (predicate.kind) {
		case "and":
		case "or":
			return predicate.items.some(looksAtOthers);
		case "not":
			return looksAtOthers(predicate.item);
		case "some":
			return true;
		case "constant":
		case "compare":
		case "compareFields":
		case "in":
		case "text":
		case "isNull":
			return false;
		default:
			return predicate satisfies never;
	}
}

/** FORBIDDEN: the row, as it would be, is not one that the caller may write. */
function rowRefused(entity: EntityIndex): DBALError {
	return new DBALError("FORBIDDEN", `The access rules don't let you write this ${entity.descriptor.name}.`);
}

/** For predicates about one row only. */
const alone = {
	entity: (name: string): never => {
		throw new Error(`${name} is not at hand.`);
	},
	related: () => [],
};

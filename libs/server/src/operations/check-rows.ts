import { DBALError, type Row } from "@metabuilder/dbal/contract";
import type { Alternative } from "../access/access.js";
import { allOf, anyOf } from "../query/combine.js";
import { evaluate } from "../query/evaluate.js";
import type { EntityIndex } from "../query/model-index.js";
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
	for (const row of rows) if (evaluate(check, entity.descriptor, row, alone) !== true) throw rowRefused(entity);
}

/** Refuses what was written, in its own transaction, where the check looks at other rows. */
export async function checkWritten(scope: Scope, entity: EntityIndex, check: Predicate, ids: readonly Operand[]): Promise<void> {
	if (isAlways(check) || !looksAtOthers(check)) return;
	const where = allOf([{ kind: "in", field: entity.descriptor.primaryKey, values: ids }, check]);
	if ((await scope.store.count(entity.descriptor, where, storeOptions(scope))) !== ids.length) throw rowRefused(entity);
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

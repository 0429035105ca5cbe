import { checkValue, DBALError } from "@metabuilder/dbal/contract";
import type { Granted } from "../access/access.js";
import { allOf } from "../query/combine.js";
import { type Findings, note } from "../query/findings.js";
import { queryLimits } from "../query/limits.js";
import type { EntityIndex } from "../query/model-index.js";
import { parseWhere } from "../query/parse-where.js";
import { never, type Predicate } from "../query/predicate.js";
import { isAlways, unexpired, weaveRelations } from "../query/weave.js";
import { guardRelation, type Scope } from "./scope.js";

/** Which rows a write to many is about. */
export interface Affected {
	/** Without the rules of the write itself. */
	readonly where: Predicate;
	/** Where more rows match, none is touched. */
	readonly most: number;
}

/**
 * A caller's `where` and `maxAffected`. A `where` is required, so that no row is touched by leaving it out. What it asks is told only of rows
 * that the caller may read, else the number of rows touched would tell of others; `{}` asks nothing.
 */
export function readAffected(
	scope: Scope,
	entity: EntityIndex,
	decision: Granted,
	given: { readonly where?: unknown; readonly maxAffected?: unknown },
	findings: Findings,
): Affected {
	if (given.where === undefined) note(findings, "where", "required", "is required; {} stands for every row");
	const guard = { model: scope.model, guard: guardRelation(scope) };
	const parsed = parseWhere(entity, given.where, decision.readable.always, guard, findings);
	const asked = allOf([weaveRelations(parsed, entity, { ...guard, now: scope.now })]);
	const most =
		given.maxAffected === undefined
			? queryLimits.defaultMaxAffected
			: checkValue({ type: "integer", min: 1, max: queryLimits.maxAffected }, given.maxAffected, "maxAffected", findings.faults);
	const seen = isAlways(asked) ? asked : allOf([asked, readableRows(scope, entity)]);
	return { where: allOf([unexpired(entity, scope.now), seen]), most: typeof most === "number" ? most : 0 };
}

function readableRows(scope: Scope, entity: EntityIndex): Predicate {
	const decision = scope.access.decide(scope.principal, entity.descriptor.name, "get");
	return decision.allowed ? decision.filter : never;
}

/** CONFLICT: more rows match than the caller expects. None was touched. */
export function tooManyAffected(most: number): DBALError {
	const fields = [{ path: "maxAffected", rule: "max_affected", message: `is less than the rows that match` }];
	return new DBALError("CONFLICT", `More than ${most} rows match; none was touched.`, { reason: "max_affected", fields });
}

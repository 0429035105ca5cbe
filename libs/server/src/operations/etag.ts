import { checkValue, DBALError } from "@metabuilder/dbal/contract";
import type { Granted } from "../access/access.js";
import { allOf } from "../query/combine.js";
import { type Findings, forbid, note } from "../query/findings.js";
import type { EntityIndex } from "../query/model-index.js";
import { always, type Predicate } from "../query/predicate.js";
import { notFound, type Scope, storeOptions } from "./scope.js";

/** A caller's `ifMatch`: the etag that a row is expected to have, for those who may read it. */
export function parseIfMatch(entity: EntityIndex, given: unknown, decision: Granted, findings: Findings): string | undefined {
	if (given === undefined) return undefined;
	const { name, version } = entity.descriptor;
	if (version === undefined) note(findings, "ifMatch", "no_version", `has no meaning: ${name} has no etag`);
	else if (!decision.readable.always.has(version)) forbid(findings, "ifMatch");
	else {
		const etag = checkValue({ type: "uuid" }, given, "ifMatch", findings.faults);
		if (typeof etag === "string") return etag;
	}
	return undefined;
}

/** Holds for rows with this etag; for all where none is asked for. */
export function hasEtag(entity: EntityIndex, etag: string | undefined): Predicate {
	const { version } = entity.descriptor;
	return etag === undefined || version === undefined ? always : { kind: "compare", field: version, operator: "eq", value: etag };
}

/** CONFLICT: the row has another etag by now. */
export function staleConflict(entity: EntityIndex): DBALError {
	const fields = [{ path: "ifMatch", rule: "stale", message: "is not the row's etag any more" }];
	return new DBALError("CONFLICT", `The ${entity.descriptor.name} was changed in the meantime.`, { reason: "stale", fields });
}

/** Why a row of these wasn't written: its etag, for those who may read it; else it is not there. */
export async function staleOrNotFound(scope: Scope, entity: EntityIndex, where: Predicate, etag: string | undefined): Promise<DBALError> {
	if (etag === undefined) return notFound(entity);
	const decision = scope.access.decide(scope.principal, entity.descriptor.name, "get");
	if (!decision.allowed) return notFound(entity);
	const seen = await scope.store.count(entity.descriptor, allOf([where, decision.filter]), storeOptions(scope));
	return seen > 0 ? staleConflict(entity) : notFound(entity);
}

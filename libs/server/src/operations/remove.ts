import type { StandardOutputs } from "@metabuilder/dbal/contract";
import { allOf } from "../query/combine.js";
import { noFindings, refuse } from "../query/findings.js";
import type { EntityIndex } from "../query/model-index.js";
import { hasKey, parseKey } from "../query/parse-key.js";
import type { Predicate } from "../query/predicate.js";
import { unexpired } from "../query/weave.js";
import { readAffected, tooManyAffected } from "./affected.js";
import { readArguments } from "./arguments.js";
import { hasEtag, parseIfMatch, staleOrNotFound } from "./etag.js";
import { keyFields } from "./row-change.js";
import { granted, inTransaction, type Scope, storeOptions } from "./scope.js";
import { hideRows } from "./soft-delete.js";

/**
 * Deletes the row of a unique key, and does what `on_delete` says to those that point to it. NOT_FOUND as for {@link get}; CONFLICT `stale`
 * where it has another etag than `ifMatch`.
 */
export async function remove(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["delete"]> {
	const decision = granted(scope, entity, "delete");
	const findings = noFindings();
	const given = readArguments("delete", input, findings);
	const key = parseKey(entity, given.key, keyFields(entity, decision), findings);
	const etag = parseIfMatch(entity, given.ifMatch, decision, findings);
	refuse(findings);
	const where = allOf([hasKey(key), decision.filter, unexpired(entity, scope.now)]);
	if ((await deleteRows(scope, entity, allOf([where, hasEtag(entity, etag)]))) === 0)
		throw await staleOrNotFound(scope, entity, where, etag);
	return {};
}

/**
 * Deletes the rows that match and that the rules let be deleted, as {@link remove} does; all of them or none. CONFLICT `max_affected` where there are
 * more rows than `maxAffected`.
 */
export async function removeMany(scope: Scope, entity: EntityIndex, input: unknown): Promise<StandardOutputs["deleteMany"]> {
	const decision = granted(scope, entity, "deleteMany");
	const findings = noFindings();
	const given = readArguments("deleteMany", input, findings);
	const { where, most } = readAffected(scope, entity, decision, given, findings);
	refuse(findings);
	const count = await inTransaction(scope, async (inside) => {
		// One row more than allowed tells that there are too many; what was deleted is undone.
		const deleted = await deleteRows(inside, entity, allOf([where, decision.filter]), most + 1);
		if (deleted > most) throw tooManyAffected(most);
		return deleted;
	});
	return { count };
}

function deleteRows(scope: Scope, entity: EntityIndex, where: Predicate, limit?: number): Promise<number> {
	const { descriptor } = entity;
	if (descriptor.softDelete !== undefined) return inTransaction(scope, (inside) => hideRows(inside, entity, where, limit));
	return scope.store.delete(descriptor, where, { ...storeOptions(scope), ...(limit === undefined ? {} : { limit }) });
}

import { allOf } from "../query/combine.js";
import type { EntityIndex } from "../query/model-index.js";
import type { Predicate } from "../query/predicate.js";
import { unexpired, weaveRelations } from "../query/weave.js";
import { guardRelation, type Scope } from "./scope.js";

/** The caller's predicate under the rules: of the entity itself, and of every related one that it names. */
export function visible(scope: Scope, entity: EntityIndex, filter: Predicate, where: Predicate): Predicate {
	const guard = { model: scope.model, now: scope.now, guard: guardRelation(scope) };
	return allOf([filter, unexpired(entity, scope.now), weaveRelations(where, entity, guard)]);
}

import type { RelationDescriptor } from "@metabuilder/dbal/contract";
import type { Decision } from "../access/access.js";
import { allOf } from "./combine.js";
import { type EntityIndex, entityOf, type ModelIndex } from "./model-index.js";
import { always, never as matchesNothing, type Predicate } from "./predicate.js";

/** What rows of related entities a caller may be told of. */
export interface RelationGuard {
	readonly model: ModelIndex;
	readonly now: Date;
	guard(relation: RelationDescriptor): Decision;
}

/** The predicate with each hop narrowed to the related rows that the caller may read: whatever else there is, is not there. */
export function weaveRelations(predicate: Predicate, entity: EntityIndex, guard: RelationGuard): Predicate {
	switch (predicate.kind) {
		case "and":
		case "or":
			return { kind: predicate.kind, items: predicate.items.map((item) => weaveRelations(item, entity, guard)) };
		case "not":
			return { kind: "not", item: weaveRelations(predicate.item, entity, guard) };
		case "some": {
			const relation = entity.relations.get(predicate.relation);
			if (!relation) throw new Error(`${entity.descriptor.name} has no relation ${predicate.relation}.`);
			const decision = guard.guard(relation);
			if (!decision.allowed) return matchesNothing;
			const target = entityOf(guard.model, relation.entity);
			const where = weaveRelations(predicate.where, target, guard);
			return { kind: "some", relation: relation.name, where: allOf([decision.filter, unexpired(target, guard.now), where]) };
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

/** Holds for rows that are there: not deleted, and their time to live has not passed. */
export function unexpired(entity: EntityIndex, now: Date): Predicate {
	const { softDelete } = entity.descriptor;
	return softDelete === undefined ? alive(entity, now) : allOf([{ kind: "isNull", field: softDelete }, alive(entity, now)]);
}

/** Holds for rows whose time to live has not passed, deleted ones too. A row without a time lives on. */
export function alive(entity: EntityIndex, now: Date): Predicate {
	const field = entity.descriptor.ttl === undefined ? undefined : entity.fields.get(entity.descriptor.ttl);
	if (!field) return always;
	const lasts: Predicate = { kind: "compare", field: field.name, operator: "gt", value: now };
	return field.nullable ? { kind: "or", items: [{ kind: "isNull", field: field.name }, lasts] } : lasts;
}

/** True for a predicate that needs no row to be decided. */
export function isAlways(predicate: Predicate): boolean {
	return predicate.kind === "constant" && predicate.value;
}

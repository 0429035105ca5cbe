import type {
	EntityDescriptor,
	FieldDescriptor,
	ModelDescriptor,
	OperationDescriptor,
	RelationDescriptor,
} from "@metabuilder/dbal/contract";
import type { OrderTerm } from "../adapters/adapter.js";

/** An entity with its members by name. Maps, so that `__proto__` and its like are names as any other. */
export interface EntityIndex {
	readonly descriptor: EntityDescriptor;
	readonly fields: ReadonlyMap<string, FieldDescriptor>;
	readonly relations: ReadonlyMap<string, RelationDescriptor>;
	readonly operations: ReadonlyMap<string, OperationDescriptor>;
}

/** A model with its entities by name. Made once per engine. */
export interface ModelIndex {
	readonly descriptor: ModelDescriptor;
	readonly entities: ReadonlyMap<string, EntityIndex>;
}

/** Indexes a model. */
export function indexModel(descriptor: ModelDescriptor): ModelIndex {
	const entities = descriptor.entities.map((entity): readonly [string, EntityIndex] => [
		entity.name,
		{
			descriptor: entity,
			fields: byName(entity.fields),
			relations: byName(entity.relations),
			operations: byName(entity.operations),
		},
	]);
	return { descriptor, entities: new Map(entities) };
}

/** An entity that the model is known to have. */
export function entityOf(model: ModelIndex, name: string): EntityIndex {
	const entity = model.entities.get(name);
	if (!entity) throw new Error(`The model has no entity ${name}.`);
	return entity;
}

function byName<T extends { readonly name: string }>(members: readonly T[]): ReadonlyMap<string, T> {
	return new Map(members.map((member) => [member.name, member]));
}

/** The least order that is total. */
export function byPrimaryKey(entity: EntityIndex): readonly OrderTerm[] {
	return [{ field: entity.descriptor.primaryKey, direction: "asc" }];
}

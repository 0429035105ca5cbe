import type { PolicyEntity, PolicyField, PolicyModel, PolicyRelation, PolicyRole } from "./policy-model.js";

/** An entity's names, looked up. */
export interface EntityIndex {
	readonly entity: PolicyEntity;
	readonly fields: ReadonlyMap<string, PolicyField>;
	readonly relations: ReadonlyMap<string, PolicyRelation>;
	readonly operations: ReadonlySet<string>;
}

/** A model's names, looked up. */
export interface ModelIndex {
	readonly entities: ReadonlyMap<string, EntityIndex>;
	readonly roles: ReadonlyMap<string, PolicyRole>;
	/** Undefined: any claim may be named. */
	readonly claims: ReadonlySet<string> | undefined;
}

export function indexModel(model: PolicyModel): ModelIndex {
	const named = <T extends { readonly name: string }>(items: readonly T[]) => new Map(items.map((item) => [item.name, item]));
	return {
		entities: new Map(
			model.entities.map((entity) => [
				entity.name,
				{ entity, fields: named(entity.fields), relations: named(entity.relations), operations: new Set(entity.operations) },
			]),
		),
		roles: named(model.roles),
		claims: model.claims === undefined ? undefined : new Set(model.claims),
	};
}

import type { Entities } from "../../gen/client.js";
import { model } from "../../gen/contract/model.js";
import type { EntityDescriptor } from "../contract/descriptor.js";
import type { EntityTypes, EntityTypesOf } from "../entity-client.js";

/** An entity's property of the client, such as `users`. */
export type Accessor = keyof Entities;

/** The generated types of the entity behind a property of the client. */
export type TypesOf<A extends Accessor> = EntityTypesOf<Entities[A]> extends infer T extends EntityTypes ? T : never;

export type KeyOf<A extends Accessor> = TypesOf<A>["key"] | string;

const byAccessor = new Map<string, EntityDescriptor>(model.entities.map((entity) => [entity.accessor, entity]));
const byName = new Map<string, EntityDescriptor>(model.entities.map((entity) => [entity.name, entity]));

export function entityAt(accessor: string): EntityDescriptor {
	const entity = byAccessor.get(accessor);
	if (!entity) throw new TypeError(`the spec has no entity behind the property ${accessor}`);
	return entity;
}

export function entityNamed(name: string): EntityDescriptor {
	const entity = byName.get(name);
	if (!entity) throw new TypeError(`the spec has no entity ${name}`);
	return entity;
}

/** Every entity of the spec, for what may touch any of them. */
export const everyEntity: ReadonlySet<string> = new Set(byName.keys());

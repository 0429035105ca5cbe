import type { EntitiesByName } from "../gen/client.js";
import type { CallOptions } from "./contract/call.js";
import { canOperation } from "./contract/can.js";
import type { Caller, EntityTypesOf } from "./entity-client.js";

/** An entity's name in the spec, such as `User`. */
export type EntityName = keyof EntitiesByName;

/** An operation of an entity, standard or custom. */
export type OperationName<Name extends EntityName> = Extract<keyof EntitiesByName[Name], string>;

type Types<Name extends EntityName> = EntityTypesOf<EntitiesByName[Name]>;

/** What a create or an update would send. */
export type Changes<Name extends EntityName> = Partial<Types<Name>["create"]> | Types<Name>["update"];

/**
 * Asks whether the caller may do something, without doing it. The answer is the daemon's, by the very decision that the operation would meet;
 * it may be another one by the time it is done. Without `id`: whether there may be a row; without `changes`: whether there may be any. Of a
 * row that the caller may not read it is false, as of one that doesn't exist.
 */
export type Can = <Name extends EntityName>(
	operation: OperationName<Name>,
	entity: Name,
	id?: string,
	changes?: Changes<Name>,
	options?: CallOptions,
) => Promise<boolean>;

/** The question over a client's way to its engine. */
export function createCan(call: Caller): Can {
	return async (operation, entity, id, changes, options = {}) => {
		const input = { entity, operation, ...(id !== undefined && { id }), ...(changes !== undefined && { changes }) };
		const answer = await call({ entity: canOperation.entity, operation: canOperation.name, input }, options);
		return answer.allowed === true;
	};
}

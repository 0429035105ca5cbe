import type { DBALClient } from "@metabuilder/dbal";
import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller } from "./caller.js";
import { entityOf } from "./values/row-builder.js";

type Method = (...parameters: readonly unknown[]) => Promise<unknown>;

/** A caller on the client that applications use. Its types would refuse what cases hand over on purpose. */
export function clientCaller(model: ModelDescriptor, client: DBALClient): Caller {
	const entities = client as object as Readonly<Record<string, Readonly<Record<string, Method>>>>;
	const call = <Result>(entity: string, operation: string, ...parameters: readonly unknown[]): Promise<Result> => {
		const method = entities[entityOf(model, entity).accessor]?.[operation];
		if (!method) throw new Error(`the client has no ${entity}.${operation}`);
		return method(...parameters) as Promise<Result>;
	};
	return {
		get: (entity, key, select) => call(entity, "get", key, { select }),
		list: (entity, input = {}) => call(entity, "list", input),
		count: (entity, where) => call(entity, "count", where === undefined ? {} : { where }),
		create: (entity, data, select) => call(entity, "create", data, { select }),
		createMany: (entity, data, select) => call(entity, "createMany", data, { select }),
		update: (entity, key, data, select) => call(entity, "update", key, data, { select }),
		updateMany: async (entity, where, data, maxAffected) =>
			(await call<{ readonly count: number }>(entity, "updateMany", where, data, { maxAffected })).count,
		upsert: (entity, key, data) => call(entity, "upsert", key, data),
		delete: (entity, key) => call(entity, "delete", key),
		deleteMany: async (entity, where, maxAffected) =>
			(await call<{ readonly count: number }>(entity, "deleteMany", where, { maxAffected })).count,
		custom: (entity, operation, input = {}) => call(entity, operation, input),
		trees: {
			get: (entity, key, returned) => call(entity, "get", key, returned),
			list: (entity, input) => call(entity, "list", input),
			create: (entity, data, returned) => call(entity, "create", data, returned),
			createMany: (entity, data, returned) => call(entity, "createMany", data, returned),
			update: (entity, key, data, returned) => call(entity, "update", key, data, returned),
		},
		close: () => client.close(),
	};
}

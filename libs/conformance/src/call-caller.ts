import type { Call, EntityDescriptor, ModelDescriptor, Row, StandardOutputs } from "@metabuilder/dbal/contract";
import type { Caller } from "./caller.js";
import { entityOf } from "./values/row-builder.js";

/** Makes a call and gives its output. */
export type MakeCall = (call: Call) => Promise<Readonly<Record<string, unknown>>>;

/** A caller on the seam between transports and the engine, for models that no client is generated for. */
export function callCaller(model: ModelDescriptor, makeCall: MakeCall, close: () => Promise<void>): Caller {
	const call = async <Output>(entity: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Output> =>
		(await makeCall({ entity, operation, input })) as Output;
	const selecting = (select: unknown) => (select === undefined ? {} : { select });
	/** Nothing is included: the rows hold values alone. */
	const row = async (entity: string, operation: string, input: Readonly<Record<string, unknown>>) =>
		(await call<{ readonly data: Row }>(entity, operation, input)).data;
	return {
		get: (entity, key, select) => row(entity, "get", { key, ...selecting(select) }),
		list: (entity, input = {}) => call(entity, "list", input),
		count: async (entity, where) => (await call<StandardOutputs["count"]>(entity, "count", where === undefined ? {} : { where })).count,
		create: (entity, data, select) => row(entity, "create", { data, ...selecting(select) }),
		createMany: async (entity, data, select) =>
			(await call<{ readonly data: readonly Row[] }>(entity, "createMany", { data, ...selecting(select) })).data,
		update: (entity, key, data, select) => row(entity, "update", { key, data, ...selecting(select) }),
		updateMany: async (entity, where, data, maxAffected) =>
			(await call<StandardOutputs["updateMany"]>(entity, "updateMany", { where, data, ...bounded(maxAffected) })).count,
		upsert: (entity, key, data) => call(entity, "upsert", { key, ...data }),
		delete: async (entity, key) => {
			await call(entity, "delete", { key });
		},
		deleteMany: async (entity, where, maxAffected) =>
			(await call<StandardOutputs["deleteMany"]>(entity, "deleteMany", { where, ...bounded(maxAffected) })).count,
		custom: async (entity, operation, input = {}) =>
			resultOf(entityOf(model, entity), operation, await call<Readonly<Record<string, unknown>>>(entity, operation, input)),
		trees: {
			get: async (entity, key, returned) => (await call<StandardOutputs["get"]>(entity, "get", { key, ...returned })).data,
			list: (entity, input) => call(entity, "list", input),
			create: async (entity, data, returned) => (await call<StandardOutputs["create"]>(entity, "create", { data, ...returned })).data,
			createMany: async (entity, data, returned) =>
				(await call<StandardOutputs["createMany"]>(entity, "createMany", { data, ...returned })).data,
			update: async (entity, key, data, returned) =>
				(await call<StandardOutputs["update"]>(entity, "update", { key, data, ...returned })).data,
		},
		close,
	};
}

function bounded(maxAffected: number | undefined) {
	return maxAffected === undefined ? {} : { maxAffected };
}

function resultOf(entity: EntityDescriptor, operation: string, output: Readonly<Record<string, unknown>>): unknown {
	const shape = entity.operations.find((candidate) => candidate.name === operation)?.output;
	if (shape === undefined || shape.kind === "nothing") return undefined;
	return shape.kind === "entity" || shape.kind === "list" ? (output.data as Row | readonly Row[]) : output;
}

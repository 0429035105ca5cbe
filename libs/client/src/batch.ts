import type { BatchStep } from "./contract/batch.js";
import type { CallOptions } from "./contract/call.js";
import { DBALError } from "./contract/dbal-error.js";
import type { ModelDescriptor } from "./contract/descriptor.js";
import type { Selected } from "./contract/include.js";
import { StepReference } from "./contract/reference.js";
import {
	type Affected,
	type Caller,
	type EntityTypes,
	type EntityTypesOf,
	type EtagOptions,
	entityMethods,
	type KeysOf,
	type ManyOptions,
	type RowOptions,
} from "./entity-client.js";

/** Fields that take a value, or what an earlier step of the batch gives. */
export type Referable<Fields> = Fields extends unknown
	? { readonly [Name in keyof Fields]: Fields[Name] | StepReference<Fields[Name]> }
	: never;

/** A write that waits for its batch to be sent. */
export interface Step<Result> {
	/** @internal */
	readonly result: Promise<Result>;
}

/** A write that gives a row, which later steps may refer to. */
export interface RowStep<Row, Result = Row> extends Step<Result> {
	/** Stands for the value that the row has in the field. The caller has to be allowed to read it. */
	ref<Field extends keyof Row & string>(field: Field): StepReference<Row[Field]>;
}

/** A write that gives rows. */
export interface RowsStep<Row> extends Step<Row[]> {
	/** Of the row at a place, from 0. */
	ref<Field extends keyof Row & string>(field: Field, row: number): StepReference<Row[Field]>;
}

type Without<Options> = Omit<Options, keyof CallOptions>;

/** The writes of one entity, as a batch takes them: as the client's own methods, and with references for values. */
export interface EntityBatch<T extends EntityTypes> {
	create<const Chosen extends T["select"] | undefined = undefined>(
		data: Referable<T["create"]>,
		options?: Without<RowOptions<T, Chosen>>,
	): RowStep<Selected<T["row"], Chosen>>;
	createMany<const Chosen extends T["select"] | undefined = undefined>(
		data: readonly Referable<T["create"]>[],
		options?: Without<RowOptions<T, Chosen>>,
	): RowsStep<Selected<T["row"], Chosen>>;
	update<const Chosen extends T["select"] | undefined = undefined>(
		key: Referable<T["key"]> | string | StepReference<string>,
		data: Referable<T["update"]>,
		options?: Without<RowOptions<T, Chosen>> & EtagOptions<T>,
	): RowStep<Selected<T["row"], Chosen>>;
	updateMany(where: T["where"], data: Referable<T["update"]>, options?: Without<ManyOptions>): Step<Affected>;
	upsert<const Chosen extends T["select"] | undefined = undefined>(
		key: Referable<T["upsertKey"]>,
		data: {
			readonly create: Referable<Omit<T["create"], KeysOf<T["upsertKey"]>> & Partial<T["create"]>>;
			readonly update: Referable<T["update"]>;
		},
		options?: Without<RowOptions<T, Chosen>> & EtagOptions<T>,
	): RowStep<Selected<T["row"], Chosen>, { readonly data: Selected<T["row"], Chosen>; readonly created: boolean }>;
	delete(key: Referable<T["key"]> | string | StepReference<string>, options?: EtagOptions<T>): Step<void>;
	deleteMany(where: T["where"], options?: Without<ManyOptions>): Step<Affected>;
}

/** The writes of every entity, by the plural of its name. */
export type Batch<Entities> = {
	readonly [Accessor in keyof Entities]: EntityTypesOf<Entities[Accessor]> extends infer T extends EntityTypes ? EntityBatch<T> : never;
};

/** What the steps that a batch was asked for give. */
export type BatchResults<Steps extends readonly Step<unknown>[]> = {
	-readonly [Index in keyof Steps]: Steps[Index] extends Step<infer Result> ? Result : never;
};

/** Gathers the writes that `build` makes, sends them as one call, and gives what the steps that it returns gave. */
export async function sendBatch<Entities, const Steps extends readonly Step<unknown>[]>(
	model: ModelDescriptor,
	build: (batch: Batch<Entities>) => Steps,
	call: (steps: readonly BatchStep[]) => Promise<Readonly<Record<string, unknown>>>,
): Promise<BatchResults<Steps>> {
	const gathered: { readonly step: BatchStep; readonly give: (output: Readonly<Record<string, unknown>>) => void }[] = [];
	let sent = false;
	const gather: Caller = (step) => {
		if (sent) throw new DBALError("VALIDATION_ERROR", "This batch was sent already.", { reason: "closed" });
		return new Promise((give) => gathered.push({ step, give }));
	};
	const writes = Object.fromEntries(
		model.entities.map((entity) => {
			const steps = Object.entries(entityMethods(entity, gather)).filter(([name]) =>
				entity.operations.some((operation) => operation.name === name && operation.effect === "write" && operation.kind !== "custom"),
			);
			const bound = steps.map(([name, method]) => [
				name,
				(...parameters: readonly unknown[]) => {
					const place = gathered.length;
					// The call is gathered before the method first waits.
					const result = method(...parameters);
					return { result, ref: (field: string, row = 0) => new StepReference(place, field, row) };
				},
			]);
			return [entity.accessor, Object.fromEntries(bound)];
		}),
	);
	const wanted = build(writes as Batch<Entities>); // Made of the tables that the interfaces were generated from.
	sent = true;
	if (gathered.length === 0) return [] as BatchResults<Steps>; // Nothing was asked for.
	const { results } = await call(gathered.map(({ step }) => step));
	const outputs = results as readonly { readonly output: Readonly<Record<string, unknown>> }[]; // One for each step.
	for (const [index, { give }] of gathered.entries()) give(outputs[index]?.output ?? {});
	return (await Promise.all(wanted.map(({ result }) => result))) as BatchResults<Steps>; // In the order of the steps.
}

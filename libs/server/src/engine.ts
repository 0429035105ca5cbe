import { randomBytes } from "node:crypto";
import {
	type BatchStep,
	batchOperation,
	type Call,
	isList,
	joinPath,
	type ModelDescriptor,
	maxBatchSteps,
	type OperationDescriptor,
} from "@metabuilder/dbal/contract";
import type { Access } from "./access/access.js";
import type { Adapter } from "./adapters/adapter.js";
import type { Handler, Interceptor, Output } from "./context.js";
import { throwIfAborted } from "./deadline.js";
import { type EngineTransaction, inEngineTransaction } from "./engine-transaction.js";
import { intercept, toCallError } from "./handler.js";
import { notBatched, runBatch, type StepRunner } from "./operations/batch.js";
import { can, isCan } from "./operations/can.js";
import { defaultOperationSettings, type OperationSettings } from "./operations/custom/custom-operation.js";
import { type AnyCustomOperation, callCustom } from "./operations/custom-call.js";
import { inTransactionIf, type Scope } from "./operations/scope.js";
import { standardOperations } from "./operations/standard.js";
import type { QueryBudget } from "./query/cost.js";
import { invalidAt } from "./query/findings.js";
import { type EntityIndex, indexModel } from "./query/model-index.js";
import { createPageTokens } from "./query/page-token.js";
import { createUuids } from "./uuid.js";

/** Rules in force, and a name for them that changes when they do. */
export interface AccessRules {
	readonly access: Access;
	/** Such as a hash of the rules' text: the same in every process that has the same rules. */
	readonly revision: string;
}

export interface EngineOptions {
	readonly model: ModelDescriptor;
	readonly adapter: Adapter;
	readonly rules: AccessRules;
	/** Custom operations by `Entity.operation`. One of the model without an implementation is a failure at start. */
	readonly custom?: Readonly<Record<string, AnyCustomOperation>>;
	/** 32 bytes. Random unless given; processes that serve the same clients share one. */
	readonly pageTokenKey?: Uint8Array;
	readonly pageTokenLifetimeMs?: number;
	/** Around every call, the first outermost. */
	readonly interceptors?: readonly Interceptor[];
	readonly now?: () => Date;
	readonly random?: (size: number) => Uint8Array;
	readonly settings?: OperationSettings;
	/** What one query of a caller may cost; absent: anything. */
	readonly budget?: QueryBudget;
}

/** The engine: a model, its rules and a database, and calls on them. */
export interface Engine {
	readonly model: ModelDescriptor;
	readonly adapter: Adapter;
	readonly rules: AccessRules;
	/** Carries out a call for `context.principal`. Fails with DBALError only. */
	readonly handle: Handler;
	/**
	 * Runs `work` in one transaction: its calls take effect together when it resolves, and not at all when it rejects. Where a race against another
	 * transaction was lost it runs again, at most three times. A call that fails is undone by itself: the work may go on.
	 */
	transaction<T>(work: (transaction: EngineTransaction) => Promise<T>, signal?: AbortSignal): Promise<T>;
	/** Puts other rules in force, at once and for whole calls only. */
	setRules(rules: AccessRules): void;
	/** Closes the database. */
	close(): Promise<void>;
}

/** Makes an engine. Throws where a custom operation of the model has no implementation. */
export function createEngine(options: EngineOptions): Engine {
	const { adapter, custom = {}, now = () => new Date(), random = randomBytes } = options;
	const model = indexModel(options.model);
	const newId = createUuids(now, random);
	const { pageTokenKey: key = random(32), pageTokenLifetimeMs: lifetimeMs } = options;
	const pageTokens = createPageTokens({ key, now, random, ...(lifetimeMs === undefined ? {} : { lifetimeMs }) });
	const settings = { settings: options.settings ?? defaultOperationSettings, random };
	const missing = unimplemented(options.model, custom);
	if (missing.length > 0) throw new Error(`Custom operations without an implementation: ${missing.join(", ")}.`);
	let rules = options.rules;

	const find = (call: Call): readonly [EntityIndex, OperationDescriptor] => {
		const entity = model.entities.get(call.entity);
		if (!entity) throw invalidAt("entity", "unknown_entity", `is unknown: there is no entity ${joinPath("", String(call.entity))}`);
		const operation = entity.operations.get(call.operation);
		if (!operation)
			throw invalidAt(
				"operation",
				"unknown_operation",
				`is unknown: ${call.entity} has no operation ${joinPath("", String(call.operation))}`,
			);
		return [entity, operation];
	};

	const perform = (scope: Scope, entity: EntityIndex, operation: OperationDescriptor, input: Output): Promise<Output> =>
		operation.kind === "custom"
			? inTransactionIf(operation.idempotent === true, scope, (inside) =>
					callCustom(inside, entity, operation, implementationOf(custom, operation), input, settings),
				)
			: standardOperations[operation.kind](scope, entity, input);

	const stepRunner = (step: BatchStep, path: string): StepRunner => {
		const [entity, operation] = find(step);
		// A custom write that may run in a transaction says so; one that is counted would be counted once for the whole batch.
		const isAllowed = operation.kind !== "custom" || (operation.idempotent === true && operation.rateLimit === undefined);
		if (operation.effect !== "write" || !isAllowed) throw notBatched(path);
		return { method: operation.method, run: (scope, input) => perform(scope, entity, operation, input) };
	};

	/** Calls on a store: the adapter's own, or that of a transaction. */
	const runOn =
		(place: Pick<Scope, "store" | "adapter">): Handler =>
		async (call, context) => {
			throwIfAborted(context.signal);
			const scope: Scope = {
				model,
				...rules,
				principal: context.principal,
				...place,
				now: now(),
				newId,
				pageTokens,
				trace: context.trace,
				...(context.signal ? { signal: context.signal } : {}),
				...(options.budget ? { budget: options.budget } : {}),
			};
			if (isCan(call)) return can(scope, call.input);
			if (isBatch(call)) {
				context.trace.steps = stepsOf(call);
				const output = await runBatch(scope, call.input, stepRunner);
				context.trace.rows = rowsOfBatch(output);
				return output;
			}
			const [entity, operation] = find(call);
			const output = await perform(scope, entity, operation, call.input);
			context.trace.rows = operation.kind === "delete" ? 1 : rowsOf(output);
			return output;
		};

	/** The handler with what surrounds a call, and any failure as a DBALError. */
	const handlerOn = (place: Pick<Scope, "store" | "adapter">): Handler => {
		const handler = intercept(options.interceptors ?? [], runOn(place));
		return async (call, context) => {
			try {
				return await handler(call, context);
			} catch (error) {
				const operation = isBatch(call) ? batchOperation : model.entities.get(call.entity)?.operations.get(call.operation);
				throw toCallError(error, context, operation);
			}
		};
	};
	return {
		model: options.model,
		adapter,
		get rules() {
			return rules;
		},
		handle: handlerOn({ store: adapter, adapter }),
		transaction: (work, signal) =>
			adapter.transaction((store) => inEngineTransaction(store, (own) => handlerOn({ store: own }), work), signal ? { signal } : {}),
		setRules: (next) => {
			rules = next;
		},
		close: () => adapter.close(),
	};
}

function unimplemented(model: ModelDescriptor, custom: Readonly<Record<string, AnyCustomOperation>>): readonly string[] {
	return model.entities
		.flatMap((entity) => entity.operations)
		.filter((operation) => operation.kind === "custom")
		.map((operation) => `${operation.entity}.${operation.name}`)
		.filter((name) => !Object.hasOwn(custom, name));
}

function implementationOf(custom: Readonly<Record<string, AnyCustomOperation>>, operation: OperationDescriptor): AnyCustomOperation {
	const implementation = custom[`${operation.entity}.${operation.name}`];
	if (!implementation) throw new Error(`${operation.entity}.${operation.name} has no implementation.`);
	return implementation;
}

function isBatch({ entity, operation }: Call): boolean {
	return entity === batchOperation.entity && operation === batchOperation.name;
}

/** The writes of a batch, for the audit line. */
function stepsOf({ input }: Call): readonly string[] {
	if (!isList(input.steps)) return [];
	const names = (input.steps as readonly Partial<BatchStep>[]).map((step) => `${String(step?.entity)}.${String(step?.operation)}`);
	return names.slice(0, maxBatchSteps).map((name) => name.slice(0, 100));
}

function rowsOfBatch({ results }: Output): number {
	return (results as readonly { readonly output: Output }[]).reduce((sum, { output }) => sum + rowsOf(output), 0);
}

/** Rows returned or written, for the audit line. */
function rowsOf(output: Output): number {
	const { data, count } = output;
	if (Array.isArray(data)) return data.length;
	return data === undefined ? (typeof count === "number" ? count : 0) : 1;
}

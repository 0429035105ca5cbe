import { DBALError, type RelationDescriptor } from "@metabuilder/dbal/contract";
import type { Access, Decision, Granted } from "../access/access.js";
import type { Adapter, Store, StoreOptions } from "../adapters/adapter.js";
import type { CallTrace } from "../context.js";
import { throwIfAborted } from "../deadline.js";
import type { Principal } from "../principal.js";
import type { QueryBudget } from "../query/cost.js";
import type { EntityIndex, ModelIndex } from "../query/model-index.js";
import type { PageTokens } from "../query/page-token.js";

/** All that an operation works with, for one caller and one call. */
export interface Scope {
	readonly model: ModelIndex;
	readonly access: Access;
	/** Names the rules that `access` was made of: page tokens end with them. */
	readonly revision: string;
	readonly principal: Principal;
	readonly store: Store;
	/** Present while no transaction is open. */
	readonly adapter?: Adapter;
	/** One moment for the whole call. */
	readonly now: Date;
	/** Makes UUIDs. */
	readonly newId: () => string;
	readonly pageTokens: PageTokens;
	readonly signal?: AbortSignal;
	/** What one query may cost; absent: anything. */
	readonly budget?: QueryBudget;
	/** Of the call itself; absent for what a custom operation does on the way. */
	readonly trace?: CallTrace;
	/** A custom operation that is running: rules that name it grant reads of its own entity. */
	readonly within?: { readonly entity: string; readonly operation: string };
}

/** Runs `work` in one transaction: a new one, or the one that is open. */
export async function inTransaction<T>(scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T> {
	throwIfAborted(scope.signal);
	const { adapter, ...rest } = scope;
	return adapter ? adapter.transaction((store) => work({ ...rest, store }), storeOptions(scope)) : work(scope);
}

/** As {@link inTransaction} where `work` is more than one statement; a single one is a transaction by itself. */
export async function inTransactionIf<T>(several: boolean, scope: Scope, work: (scope: Scope) => Promise<T>): Promise<T> {
	return several ? inTransaction(scope, work) : work(scope);
}

/** What goes with each call of the store. */
export function storeOptions(scope: Pick<Scope, "signal">): StoreOptions {
	return scope.signal ? { signal: scope.signal } : {};
}

/** What the caller may do, or FORBIDDEN before anything of the request is looked at. `also` are further names that it may be granted by. */
export function granted(scope: Scope, entity: EntityIndex, operation: string, also: readonly string[] = []): Granted {
	const { name } = entity.descriptor;
	const operations = [...(scope.within?.entity === name ? [scope.within.operation] : []), operation, ...also];
	const decision = scope.access.decide(scope.principal, name, operations.length === 1 ? operation : operations);
	if (scope.trace) scope.trace.rules = [...new Set([...(scope.trace.rules ?? []), ...decision.rules])];
	if (!decision.allowed) throw notGranted(name, operation);
	return decision;
}

/** FORBIDDEN: no rule grants this operation to the caller. */
export function notGranted(entity: string, operation: string): DBALError {
	return new DBALError("FORBIDDEN", `You may not ${operation} ${entity}.`);
}

/** The one answer for a row that does not exist and for one that the caller may not reach. */
export function notFound(entity: EntityIndex): DBALError {
	return new DBALError("NOT_FOUND", `There is no such ${entity.descriptor.name}.`);
}

/** The read decision at the other end of a relation. */
export function guardRelation(scope: Scope): (relation: RelationDescriptor) => Decision {
	return (relation) => scope.access.guardRelation(scope.principal, relation);
}

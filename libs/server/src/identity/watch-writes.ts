import type { EntityDescriptor, Row } from "@metabuilder/dbal/contract";
import type { Adapter, Returning, Store } from "../adapters/adapter.js";

/** Told of entities whose rows were changed or deleted, once that can be seen by others. */
export type WriteListener = () => void;

/** Methods of a store that change no row that exists. */
const harmless: ReadonlySet<PropertyKey> = new Set(["find", "count", "aggregate", "insert", "insertUnless", "ping", "close"]);

/**
 * The adapter, with a listener to changes of rows of some entities, by whatever operation. An update counts only where it sets one
 * of the fields named; without names any does. It knows what goes through this adapter alone, and no statement that is SQL already.
 */
export function watchWrites(
	adapter: Adapter,
	entities: ReadonlyMap<string, readonly string[] | undefined>,
	listener: WriteListener,
): Adapter {
	const counts = (name: PropertyKey, args: readonly unknown[]): boolean => {
		// As every writing method of a store has them; but for this one, which has its rows together.
		const [entity, , changes] = (name === "updateReturning" ? [(args[0] as Returning).entity, undefined, args[1]] : args) as [
			EntityDescriptor | undefined,
			unknown,
			Row | undefined,
		];
		if (entity === undefined || typeof entity !== "object" || !entities.has(entity.name)) return false;
		const fields = entities.get(entity.name);
		return fields === undefined || changes === undefined || fields.some((field) => field in changes);
	};
	const watched = <T extends Store>(store: T, wrote: () => void): T => {
		// Methods of a store stay what they are: each is wrapped once.
		const members = new Map<PropertyKey, unknown>();
		return new Proxy(store, {
			get: (target, name) => {
				const known = members.get(name);
				if (known !== undefined) return known;
				const member: unknown = Reflect.get(target, name, target);
				if (typeof member !== "function") return member;
				const wrapped = wrap(target, name, member, wrote);
				members.set(name, wrapped);
				return wrapped;
			},
		});
	};
	// biome-ignore lint/complexity/noBannedTypes: any method of a store, known or yet to come
	const wrap = (target: Store, name: PropertyKey, member: Function, wrote: () => void): unknown => {
		if (harmless.has(name)) return (...args: readonly unknown[]): unknown => Reflect.apply(member, target, args);
		if (name === "transaction") return transactionOn(target, target === adapter ? undefined : wrote);
		return (...args: readonly unknown[]) => {
			const result: unknown = Reflect.apply(member, target, args);
			return counts(name, args) && result instanceof Promise ? result.finally(wrote) : result;
		};
	};
	/** Of the adapter: the listener is told when it has ended. Of a transaction's store: whatever is written in a part counts for the whole. */
	const transactionOn =
		(target: Store, outer: (() => void) | undefined): Store["transaction"] =>
		async (work, options) => {
			let wrote = false;
			const note = () => {
				wrote = true;
			};
			try {
				return await target.transaction((store) => work(watched(store, outer ?? note)), options);
			} finally {
				if (wrote) listener();
			}
		};
	return watched(adapter, listener);
}

import type { Store } from "./adapter.js";

/**
 * Runs `work` on a transaction's store and fails with the first failure of any of its statements, also where `work` caught it: PostgreSQL
 * commits nothing of a transaction in which a statement failed, so no adapter does. A part of the transaction that failed as a whole was undone:
 * the rest may go on.
 */
export async function undivided<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
	let failure: { readonly error: unknown } | undefined;
	const watch = async <R>(statement: Promise<R>): Promise<R> => {
		try {
			return await statement;
		} catch (error) {
			failure ??= { error };
			throw error;
		}
	};
	const result = await work({
		find: (find, options) => watch(store.find(find, options)),
		count: (entity, where, options) => watch(store.count(entity, where, options)),
		insert: (entity, rows, options) => watch(store.insert(entity, rows, options)),
		insertUnless: (entity, row, key, options) => watch(store.insertUnless(entity, row, key, options)),
		update: (entity, where, changes, options) => watch(store.update(entity, where, changes, options)),
		updateReturning: (rows, changes, options) => watch(store.updateReturning(rows, changes, options)),
		delete: (entity, where, options) => watch(store.delete(entity, where, options)),
		transaction: (part, options) => store.transaction((inner) => undivided(inner, part), options),
	});
	if (failure !== undefined) throw failure.error;
	return result;
}

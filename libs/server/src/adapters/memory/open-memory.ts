import { DBALError } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import type { Adapter, AdapterOptions, Store, StoreOptions } from "../adapter.js";
import { undivided } from "../undivided.js";
import { untilAborted } from "../until-aborted.js";
import { countRows, createMemoryStore, findRows } from "./memory-store.js";
import type { ScanSource } from "./scan.js";
import { emptyTable, type Tables, WorkingTables } from "./tables.js";

/**
 * A database in memory, gone when it is closed: the reference that says what is right. Readers see the last committed
 * state; writers take turns, so every transaction is serializable. A transaction in which a statement failed can't commit.
 */
export function openMemory(options: Pick<AdapterOptions, "model">): Adapter {
	const { model } = options;
	let committed: Tables = new Map();
	let closed = false;
	let lastWriter: Promise<unknown> = Promise.resolve();

	const snapshot = (): ScanSource => {
		if (closed) throw new DBALError("DATABASE_ERROR", "The database is closed.");
		const tables = committed;
		return { model, table: (entity) => tables.get(entity) ?? emptyTable };
	};

	const transaction = <T>(work: (store: Store) => Promise<T>, { signal }: StoreOptions = {}): Promise<T> => {
		const turn = lastWriter.then(async () => {
			throwIfAborted(signal);
			snapshot();
			const tables = new WorkingTables(committed);
			const result = await undivided(createMemoryStore({ model, table: (entity) => tables.get(entity) }, tables), work);
			throwIfAborted(signal);
			committed = tables.snapshot();
			return result;
		});
		lastWriter = turn.catch(() => undefined);
		return untilAborted(turn, signal);
	};

	return {
		name: "memory",
		capabilities: new Set(["transactions", "nested_transactions", "joins", "relations", "ttl"]),
		find: async (find, storeOptions) => findRows(snapshot(), find, storeOptions),
		count: async (entity, where, storeOptions) => countRows(snapshot(), entity, where, storeOptions),
		insert: (entity, rows, storeOptions) => transaction((store) => store.insert(entity, rows, storeOptions), storeOptions),
		update: (entity, where, changes, storeOptions) =>
			transaction((store) => store.update(entity, where, changes, storeOptions), storeOptions),
		insertUnless: (entity, row, key, storeOptions) =>
			transaction((store) => store.insertUnless(entity, row, key, storeOptions), storeOptions),
		updateReturning: (rows, changes, storeOptions) =>
			transaction((store) => store.updateReturning(rows, changes, storeOptions), storeOptions),
		delete: (entity, where, storeOptions) => transaction((store) => store.delete(entity, where, storeOptions), storeOptions),
		transaction,
		ping: async () => {
			snapshot();
		},
		close: async () => {
			await lastWriter;
			closed = true;
			committed = new Map();
		},
	};
}

import { DBALError, type EntityDescriptor, joinPath, type Row, type RowTree } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import type { Predicate } from "../../query/predicate.js";
import type { Find, ManyOptions, Store, StoreOptions } from "../adapter.js";
import { undivided } from "../undivided.js";
import { checkForeignKeys, checkUniques, deleteRows, followKeys, isTaken } from "./constraints.js";
import { readRow } from "./read-row.js";
import { copyRow } from "./row-copy.js";
import { rowOrder } from "./row-order.js";
import { createScope, type ScanSource, scan } from "./scan.js";
import type { WorkingTables } from "./tables.js";

/** Reads of one moment's rows. */
export async function findRows(source: ScanSource, find: Find, options: StoreOptions = {}): Promise<readonly RowTree[]> {
	throwIfAborted(options.signal);
	const { entity, orderBy, after, limit } = find;
	const compare = rowOrder(entity, orderBy);
	const scope = createScope(source);
	const matching = [...(await scan(source, entity, find.where, options.signal, scope))].sort(compare);
	const last = after && Object.fromEntries(orderBy.map((term, index) => [term.field, after[index] ?? null]));
	const following = last ? matching.filter((row) => compare(row, last) > 0) : matching;
	return following.slice(0, limit).map((row) => readRow(scope, entity, row, find));
}

/** Number of one moment's rows. */
export async function countRows(
	source: ScanSource,
	entity: EntityDescriptor,
	where: Predicate,
	options: StoreOptions = {},
): Promise<number> {
	throwIfAborted(options.signal);
	return (await scan(source, entity, where, options.signal)).length;
}

/** Rows of a transaction: it sees its own writes. A statement that fails leaves nothing behind. */
export function createMemoryStore(source: ScanSource, tables: WorkingTables): Store {
	const atomic = async <T>(options: StoreOptions, work: () => Promise<T>): Promise<T> => {
		throwIfAborted(options.signal);
		const before = tables.snapshot();
		try {
			return await work();
		} catch (error) {
			tables.restore(before);
			throw error;
		}
	};
	const store: Store = {
		find: (find, options) => findRows(source, find, options),
		count: (entity, where, options) => countRows(source, entity, where, options),
		insert: (entity, rows, options = {}) =>
			atomic(options, async () => {
				const pathOf = (index: number) => (rows.length === 1 ? "data" : joinPath("data", index));
				const written = rows.map(copyRow);
				const table = new Map(tables.get(entity.name));
				checkUniques(entity, table.values(), written, pathOf);
				for (const row of written) table.set(idOf(entity, row), row);
				tables.set(entity.name, table);
				checkForeignKeys(source, entity, written, pathOf);
			}),
		insertUnless: (entity, row, key, options) =>
			atomic(options ?? {}, async () => {
				if (isTaken(tables.get(entity.name).values(), row, key)) return false;
				await store.insert(entity, [row], options);
				return true;
			}),
		update: async (entity, where, changes, options) => (await change(entity, where, changes, options)).length,
		updateReturning: async ({ entity, where, fields }, changes, options) =>
			(await change(entity, where, changes, options)).map((row) => projectRow(row, fields)),
		delete: (entity, where, options = {}) =>
			atomic(options, async () => {
				const rows = (await scan(source, entity, where, options.signal)).slice(0, options.limit);
				deleteRows(source, tables, entity, rows);
				return rows.length;
			}),
		transaction: (work, options = {}) => atomic(options, () => undivided(store, work)),
	};
	return store;

	/** The rows as they have become. */
	function change(entity: EntityDescriptor, where: Predicate, changes: Row, options: ManyOptions = {}): Promise<readonly Row[]> {
		return atomic(options, async () => {
			const before = (await scan(source, entity, where, options.signal)).slice(0, options.limit);
			const written = before.map((row) => ({ ...row, ...copyRow(changes) }));
			const table = new Map(tables.get(entity.name));
			for (const row of before) table.delete(idOf(entity, row));
			checkUniques(entity, table.values(), written, () => "data");
			const changed = new Map(written.map((row) => [idOf(entity, row), row]));
			tables.set(entity.name, new Map([...tables.get(entity.name)].map(([id, row]) => [id, changed.get(id) ?? row])));
			followKeys(
				source,
				tables,
				entity,
				before.map((row, index) => ({ before: row, after: written[index] ?? row })),
			);
			// As they stand now: a row that points at itself has followed its own key.
			const now = tables.get(entity.name);
			const standing = before.map((row) => now.get(idOf(entity, row)) ?? row);
			checkForeignKeys(source, entity, standing, () => "data");
			return standing;
		});
	}
}

function projectRow(row: Row, fields: readonly string[]): Row {
	return copyRow(Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
}

function idOf(entity: EntityDescriptor, row: Row): string {
	const id = row[entity.primaryKey];
	if (typeof id !== "string") throw new DBALError("DATABASE_ERROR", `A row of ${entity.name} needs its primary key.`);
	return id;
}

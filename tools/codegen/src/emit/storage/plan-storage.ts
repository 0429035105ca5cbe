import type { Provider } from "../prisma/schema-tree.js";
import { columnChange } from "./column-change.js";
import type { StorageChange } from "./storage-change.js";
import type { StoredColumn, StoredIndex, StoredTable } from "./stored-table.js";

/** What has to happen to the values of one column, beside the change of the schema. */
export interface ColumnWork {
	readonly from: StoredColumn;
	readonly to: StoredColumn;
	/** The new value of each row, of the old columns. */
	readonly value: string;
	/** True of rows whose value has no counterpart. */
	readonly refuses?: string;
}

/** The way from one schema of a database to another. */
export interface StoragePlan {
	readonly changes: readonly StorageChange[];
	/** Table → work on its columns' values. Tables of both schemas only. */
	readonly work: ReadonlyMap<string, readonly ColumnWork[]>;
}

/** Compares what two schemas store. Pure; `before` of an empty database is an empty list. */
export function planStorage(before: readonly StoredTable[], after: readonly StoredTable[], provider: Provider): StoragePlan {
	const changes: StorageChange[] = [];
	const work = new Map<string, readonly ColumnWork[]>();
	const olds = new Map(before.map((table) => [table.table, table]));
	for (const table of after) {
		const old = olds.get(table.table);
		if (old === undefined) {
			changes.push(plain(table.entity, `new table \`${table.table}\``));
			continue;
		}
		const own: ColumnWork[] = [];
		changes.push(...tableChanges(old, table, { before: olds, provider }, own));
		if (own.length > 0) work.set(table.table, own);
	}
	const kept = new Set(after.map(({ table }) => table));
	for (const { table, entity, primary } of before) {
		if (kept.has(table)) continue;
		const rows = `SELECT "${primary}" FROM "${table}"`;
		changes.push({
			entity,
			words: `the table \`${table}\` goes, with all its rows`,
			risk: "loses",
			guards: [{ kind: "loses", words: `of the table ${table} go with it`, rows }],
		});
	}
	return { changes, work };
}

function plain(entity: string, words: string): StorageChange {
	return { entity, words, guards: [] };
}

/** What a table's change is seen against. */
export interface Surroundings {
	readonly before: ReadonlyMap<string, StoredTable>;
	readonly provider: Provider;
}

function tableChanges(old: StoredTable, table: StoredTable, around: Surroundings, work: ColumnWork[]): readonly StorageChange[] {
	const { entity } = table;
	const changes: StorageChange[] = [];
	if (old.entity !== entity) changes.push(plain(entity, `the table \`${table.table}\` of ${old.entity} stays, with its rows`));
	const olds = new Map(old.columns.map((column) => [column.column, column]));
	for (const column of table.columns) changes.push(...columnChange(old, olds.get(column.column), column, table, around, work));
	const kept = new Set(table.columns.map(({ column }) => column));
	for (const { column, field } of old.columns) {
		if (kept.has(column)) continue;
		changes.push({
			entity,
			words: `the column \`${column}\` goes, with its values`,
			risk: "loses",
			guards: [
				{
					kind: "loses",
					words: `hold a value in ${old.entity}.${field}, which goes`,
					rows: `SELECT "${old.primary}" FROM "${old.table}" WHERE "${column}" IS NOT NULL`,
				},
			],
		});
	}
	return [...changes, ...indexChanges(old, table, work)];
}

function indexChanges(old: StoredTable, table: StoredTable, work: readonly ColumnWork[]): readonly StorageChange[] {
	const { entity } = table;
	const key = ({ columns, unique }: StoredIndex) => `${unique ? "unique " : ""}${columns.join(", ")}`;
	const before = new Map(old.indexes.map((index) => [key(index), index]));
	const after = new Map(table.indexes.map((index) => [key(index), index]));
	const changes: StorageChange[] = [];
	for (const [name, index] of after) {
		const same = before.get(name);
		if (same !== undefined && same.name !== index.name)
			changes.push(plain(entity, `the index \`${same.name}\` is called \`${index.name}\``));
		if (same !== undefined) continue;
		if (!index.unique) changes.push(plain(entity, `new index on ${list(index.columns)}`));
		else changes.push(newUnique(old, table, index, work));
	}
	for (const [name, index] of before) {
		if (after.has(name)) continue;
		changes.push(plain(entity, index.unique ? `${list(index.columns)} may repeat` : `the index on ${list(index.columns)} goes`));
	}
	return changes;
}

function newUnique(old: StoredTable, { entity, columns }: StoredTable, index: StoredIndex, work: readonly ColumnWork[]): StorageChange {
	const olds = new Set(old.columns.map(({ column }) => column));
	const fields = index.columns.map((column) => columns.find((one) => one.column === column)?.field ?? column);
	const words = `no two rows may share ${list(index.columns)}`;
	const added = columns.filter(({ column }) => index.columns.includes(column) && !olds.has(column));
	// NULLs are distinct; the same default in every row is not.
	if (added.some(({ required, fill }) => !required && fill === undefined)) return { entity, words, guards: [] };
	const values = index.columns.map((column) => work.find(({ to }) => to.column === column)?.value ?? `"${column}"`);
	const present = values.filter((_, at) => olds.has(index.columns[at] ?? ""));
	const terms = present.join(", ");
	const places = present.map((_, at) => at + 1).join(", ");
	const filled = present.map((value) => `${value} IS NOT NULL`).join(" AND ");
	const repeated =
		present.length === 0
			? `(SELECT count(*) FROM "${old.table}") > 1`
			: `(${terms}) IN (SELECT ${terms} FROM "${old.table}" WHERE ${filled} GROUP BY ${places} HAVING count(*) > 1)`;
	return {
		entity,
		words,
		risk: "refuses",
		guards: [
			{
				kind: "blocks",
				words: `share their ${fields.join(", ")} with another, which has to be unique`,
				rows: `SELECT "${old.primary}" FROM "${old.table}" WHERE ${repeated}`,
			},
		],
	};
}

function list(columns: readonly string[]): string {
	return columns.map((column) => `\`${column}\``).join(", ");
}

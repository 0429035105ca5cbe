import { type EntityDescriptor, joinPath, type Row } from "@metabuilder/dbal/contract";
import { foreignKeyConflict, restrictConflict, uniqueConflict } from "../conflict.js";
import { valueKey } from "./row-copy.js";
import type { ScanSource } from "./scan.js";
import type { WorkingTables } from "./tables.js";

/** NULLs are distinct: a row with one in a key doesn't take part. `others` are the rows that are not written. */
export function checkUniques(
	entity: EntityDescriptor,
	others: Iterable<Row>,
	written: readonly Row[],
	pathOf: (index: number) => string,
): void {
	const standing = [...others];
	for (const unique of entity.uniques) {
		const taken = new Set(standing.map((row) => keyOf(row, unique)));
		written.forEach((row, index) => {
			const key = keyOf(row, unique);
			if (key === undefined) return;
			if (taken.has(key)) throw uniqueConflict(unique.map((field) => joinPath(pathOf(index), field)));
			taken.add(key);
		});
	}
}

/** Another row has the row's values of these fields, none of them NULL. */
export function isTaken(others: Iterable<Row>, row: Row, fields: readonly string[]): boolean {
	const key = keyOf(row, fields);
	return key !== undefined && [...others].some((other) => keyOf(other, fields) === key);
}

/** Each foreign key of the written rows names a row, or is NULL. */
export function checkForeignKeys(
	source: ScanSource,
	entity: EntityDescriptor,
	written: readonly Row[],
	pathOf: (index: number) => string,
): void {
	for (const relation of entity.relations) {
		if (relation.onDelete === undefined) continue;
		const named = written.map((row) => keyOf(row, [relation.field]));
		if (named.every((key) => key === undefined)) continue;
		const present = valuesOf(source, relation.entity, relation.references);
		named.forEach((key, index) => {
			if (key !== undefined && !present.has(key)) throw foreignKeyConflict(joinPath(pathOf(index), relation.field));
		});
	}
}

/** A row before and after a change. */
export interface Change {
	readonly before: Row;
	readonly after: Row;
}

/** Rows that point to a key follow it when it changes, as ON UPDATE CASCADE has it. */
export function followKeys(source: ScanSource, tables: WorkingTables, entity: EntityDescriptor, changes: readonly Change[]): void {
	for (const { holder, field, references } of referencesTo(source, entity.name)) {
		const moved = new Map<string, Change>();
		for (const change of changes) {
			const old = keyOf(change.before, [references]);
			if (old !== undefined && old !== keyOf(change.after, [references])) moved.set(old, change);
		}
		if (moved.size === 0) continue;
		const table = new Map(tables.get(holder.name));
		const followed: Change[] = [];
		for (const [id, before] of table) {
			const target = moved.get(keyOf(before, [field]) ?? "");
			if (!target) continue;
			const after = { ...before, [field]: target.after[references] ?? null };
			table.set(id, after);
			followed.push({ before, after });
		}
		tables.set(holder.name, table);
		followKeys(source, tables, holder, followed);
	}
}

/** Deletes rows and does to those that point to them what `on_delete` says, to any depth. */
export function deleteRows(source: ScanSource, tables: WorkingTables, entity: EntityDescriptor, rows: readonly Row[]): void {
	const doomed = new Map<string, Map<string, Row>>();
	const cleared: { readonly holder: EntityDescriptor; readonly id: string; readonly field: string }[] = [];
	const restricting: { readonly holder: string; readonly id: string }[] = [];
	const queue = rows.map((row) => ({ entity, row }));
	for (let next = queue.pop(); next; next = queue.pop()) {
		const { entity: here, row } = next;
		const ids = doomed.get(here.name) ?? new Map<string, Row>();
		doomed.set(here.name, ids);
		const id = row[here.primaryKey] as string; // A primary key is a uuid.
		if (ids.has(id)) continue;
		ids.set(id, row);
		for (const { holder, field, references, onDelete } of referencesTo(source, here.name)) {
			const value = keyOf(row, [references]);
			if (value === undefined) continue;
			for (const [holderId, other] of source.table(holder.name)) {
				if (keyOf(other, [field]) !== value) continue;
				if (onDelete === "cascade") queue.push({ entity: holder, row: other });
				else if (onDelete === "set_null") cleared.push({ holder, id: holderId, field });
				else restricting.push({ holder: holder.name, id: holderId });
			}
		}
	}
	if (restricting.some(({ holder, id }) => !doomed.get(holder)?.has(id))) throw restrictConflict();
	for (const { holder, id, field } of cleared) {
		const table = new Map(tables.get(holder.name));
		const row = table.get(id);
		if (row) table.set(id, { ...row, [field]: null });
		tables.set(holder.name, table);
	}
	for (const [name, ids] of doomed) {
		const table = new Map(tables.get(name));
		for (const id of ids.keys()) table.delete(id);
		tables.set(name, table);
	}
}

/** The foreign keys that point to an entity. */
function referencesTo(source: ScanSource, name: string) {
	return source.model.entities.flatMap((holder) =>
		holder.relations.flatMap(({ entity, field, references, onDelete }) =>
			entity === name && onDelete !== undefined ? [{ holder, field, references, onDelete }] : [],
		),
	);
}

/** Text that is equal for rows with equal values of these fields; undefined where one is NULL. */
function keyOf(row: Row, fields: readonly string[]): string | undefined {
	const values: string[] = [];
	for (const field of fields) {
		const value = row[field] ?? null;
		if (value === null) return undefined;
		values.push(valueKey(value));
	}
	return JSON.stringify(values);
}

function valuesOf(source: ScanSource, entity: string, field: string): ReadonlySet<string | undefined> {
	return new Set([...source.table(entity).values()].map((row) => keyOf(row, [field])));
}

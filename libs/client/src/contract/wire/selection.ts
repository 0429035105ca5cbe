import type { FieldFault } from "../dbal-error.js";
import type { UncheckedOrderBy } from "../query.js";
import { join, readList, readRecord } from "../values/record.js";
import type { Message } from "./codec.js";
import { noteFault, noteUnknownNumbers } from "./fault.js";

const maxKeys = 1_000;

/** The `dbal.v1.Selection` of a `select`; absent for an absent one. Names are the engine's to check. */
export function writeSelection(select: unknown, path: string, faults: FieldFault[]): { readonly fields: string[] } | undefined {
	if (select === undefined) return undefined;
	const fields: string[] = [];
	for (const [name, chosen] of readRecord(select, path, faults) ?? []) {
		if (typeof chosen !== "boolean") noteFault(faults, join(path, name), "type", "must be true or false");
		else if (chosen) fields.push(name);
	}
	return { fields };
}

export function readSelection(
	selection: Message | undefined,
	path: string,
	faults: FieldFault[],
): Readonly<Record<string, true>> | undefined {
	if (!selection) return undefined;
	noteUnknownNumbers(faults, selection, path);
	return Object.fromEntries((selection.fields as string[]).map((name) => [name, true] as const));
}

/** The `dbal.v1.Order`s of an `orderBy`: one object, or a list of them. */
export function writeOrder(
	orderBy: unknown,
	path: string,
	faults: FieldFault[],
): { readonly field: string; readonly descending: boolean }[] {
	if (orderBy === undefined) return [];
	if (!Array.isArray(orderBy)) return writeOrderObject(orderBy, path, faults);
	return (readList(orderBy, path, maxKeys, faults) ?? []).flatMap((item, index) => writeOrderObject(item, join(path, index), faults));
}

function writeOrderObject(order: unknown, path: string, faults: FieldFault[]): { readonly field: string; readonly descending: boolean }[] {
	return (readRecord(order, path, faults) ?? []).map(([field, direction]) => {
		if (direction !== "asc" && direction !== "desc") noteFault(faults, join(path, field), "type", 'must be "asc" or "desc"');
		return { field, descending: direction === "desc" };
	});
}

/** One object where it can hold the order: names that differ, and none that JavaScript would move to the front. */
export function readOrder(orders: readonly Message[], path: string, faults: FieldFault[]): UncheckedOrderBy | undefined {
	if (orders.length === 0) return undefined;
	const entries = orders.map((order, index) => {
		noteUnknownNumbers(faults, order, join(path, index));
		return [order.field as string, order.descending ? "desc" : "asc"] as const;
	});
	const names = new Set(entries.map(([name]) => name));
	const fitsObject = names.size === entries.length && !entries.some(([name]) => /^\d+$/.test(name));
	return fitsObject ? Object.fromEntries(entries) : entries.map((entry) => Object.fromEntries([entry]));
}

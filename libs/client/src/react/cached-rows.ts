import type { QueryClient } from "@tanstack/react-query";
import { entityAt } from "./entity-access.js";
import { type DBALQueryKey, root } from "./query-keys.js";

type CachedRow = Readonly<Record<string, unknown>>;
type CachedList = { readonly data: readonly CachedRow[]; readonly total?: number };
type CachedPages = { readonly pages: readonly CachedList[]; readonly pageParams: readonly unknown[] };

/** What becomes of a cached row; undefined: it is gone. */
export type EditRow = (row: CachedRow) => CachedRow | undefined;

/** Edits an entity's cached rows in lists, pages and gets, and gives what puts everything back. */
export function editCachedRows(queries: QueryClient, accessor: string, edit: EditRow): () => void {
	const before = queries.getQueriesData<unknown>({ queryKey: [root, accessor] });
	for (const [key, data] of before) {
		if (data === undefined) continue;
		const edited = editData((key as unknown as DBALQueryKey)[2], data, edit); // Keys below the root are all of this shape.
		if (edited !== data) queries.setQueryData(key, edited);
	}
	return () => {
		for (const [key, data] of before) queries.setQueryData(key, data);
	};
}

function editData(operation: string, data: unknown, edit: EditRow): unknown {
	switch (operation) {
		case "get": {
			// One that is gone stays until the daemon says so: the page that shows it should not break.
			const row = data as CachedRow;
			return edit(row) ?? row;
		}
		case "list":
			return editList(data as CachedList, edit);
		case "pages": {
			const cached = data as CachedPages;
			const pages = cached.pages.map((page) => editList(page, edit));
			return pages.every((page, index) => page === cached.pages[index]) ? cached : { ...cached, pages };
		}
		default:
			return data;
	}
}

function editList(list: CachedList, edit: EditRow): CachedList {
	let isEdited = false;
	const data = list.data.flatMap((row) => {
		const edited = edit(row);
		if (edited !== row) isEdited = true;
		return edited ? [edited] : [];
	});
	if (!isEdited) return list;
	const removed = list.data.length - data.length;
	return list.total === undefined ? { ...list, data } : { ...list, data, total: list.total - removed };
}

/** Whether a cached row is the one of a key: an id, or the fields of a unique key. Unknown, where the row lacks them, is no. */
export function hasKey(accessor: string, row: CachedRow, key: unknown): boolean {
	const fields = typeof key === "object" && key !== null ? Object.entries(key) : [[entityAt(accessor).primaryKey, key] as const];
	return fields.length > 0 && fields.every(([name, value]) => row[name] === value);
}

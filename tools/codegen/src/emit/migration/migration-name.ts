import type { StoredTable } from "../storage/stored-table.js";

/** Names of entities in one label; more of them are counted. */
const maxNames = 3;

/** The number that comes after those of the migrations among `files`, with four digits. */
export function nextNumber(files: readonly string[]): string {
	return String(Math.max(0, ...migrationNumbers(files).keys()) + 1).padStart(4, "0");
}

/** Number → names of the migrations that bear it. */
export function migrationNumbers(files: readonly string[]): ReadonlyMap<number, readonly string[]> {
	const numbers = new Map<number, readonly string[]>();
	for (const path of files) {
		const [, name = "", number = ""] = /\/((\d+)_[^/]*)\/migration\.sql$/.exec(path) ?? [];
		if (name !== "") numbers.set(Number(number), [...(numbers.get(Number(number)) ?? []), name]);
	}
	return numbers;
}

/** What happened, and to which entities: `init`, `add_invoice`, `add_invoice_change_user`, `change_12_entities`. */
export function migrationLabel(
	before: readonly StoredTable[] | undefined,
	after: readonly StoredTable[],
	touched: ReadonlySet<string>,
): string {
	if (before === undefined) return "init";
	const olds = new Set(before.map(({ table }) => table));
	const news = new Set(after.map(({ table }) => table));
	const name = ({ entity }: StoredTable) => entity;
	const added = after.filter(({ table }) => !olds.has(table)).map(name);
	const removed = before.filter(({ table }) => !news.has(table)).map(name);
	const changed = after.filter(({ table, entity }) => olds.has(table) && touched.has(entity)).map(name);
	const words = [...group("add", added), ...group("remove", removed), ...group("change", changed)];
	return words.length === 0 ? "change" : words.join("_");
}

function group(verb: string, entities: readonly string[]): readonly string[] {
	if (entities.length === 0) return [];
	if (entities.length > maxNames) return [verb, String(entities.length), "entities"];
	return [verb, ...entities.map((entity) => entity.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase())];
}

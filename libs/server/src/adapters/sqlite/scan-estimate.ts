import type { SqliteConnection } from "./connection.js";

/** How many rows a statement may touch at most, by its plan and by how large its tables are. */
export interface ScanEstimate {
	rowsTouched(text: string): number;
}

/** How long a table's size is believed, in ms. */
const sizeLifetimeMs = 5_000;
/** Shapes whose plan is kept. */
const maxPlans = 1_000;
/** Items that a list bound as one value is taken to have. */
const listItems = 100;

type Factor = { readonly kind: "rows"; readonly table: string } | { readonly kind: "times"; readonly count: number };

/**
 * Estimates by `EXPLAIN QUERY PLAN`. A step that scans touches its whole table, as does one that searches an index which is not unique: how many rows
 * share a value is not known. Steps multiply, since each may run for every row of those before it.
 */
export function createScanEstimate(connection: SqliteConnection): ScanEstimate {
	const plans = new Map<string, readonly Factor[]>();
	const sizes = new Map<string, { readonly rows: number; readonly at: number }>();
	let uniques: ReadonlyMap<string, number> | undefined;

	/** Unique indexes, with how many columns each has. */
	const uniqueIndexes = (): ReadonlyMap<string, number> => {
		uniques ??= new Map(
			connection
				.select({
					text: `SELECT i.name, (SELECT COUNT(*) FROM pragma_index_info(i.name)) FROM sqlite_schema AS s, pragma_index_list(s.name) AS i WHERE s.type = 'table' AND i."unique" = 1`,
					params: [],
				})
				.map(([name, columns]) => [String(name), Number(columns)]),
		);
		return uniques;
	};

	const rowsOf = (table: string): number => {
		const known = sizes.get(table);
		if (known && performance.now() - known.at < sizeLifetimeMs) return known.rows;
		// Rows are numbered in the order they came: the last number is at least as high as their count, and found at once.
		const [[last] = []] = connection.select({ text: `SELECT MAX(rowid) FROM "${table.replaceAll('"', '""')}"`, params: [] });
		const rows = Number(last ?? 0);
		sizes.set(table, { rows, at: performance.now() });
		return rows;
	};

	const planOf = (text: string): readonly Factor[] => {
		const known = plans.get(text);
		if (known) return known;
		const aliases = new Map([...text.matchAll(/"([^"]+)" AS "(\w+)"/g)].map(([, table = "", alias = ""]) => [alias, table]));
		const steps = connection.select({ text: `EXPLAIN QUERY PLAN ${text}`, params: unbound(text) });
		const plan = steps.flatMap(([, , , detail]) => factorOf(String(detail), aliases));
		const [oldest] = plans.keys();
		if (plans.size >= maxPlans && oldest !== undefined) plans.delete(oldest);
		plans.set(text, plan);
		return plan;
	};

	const factorOf = (detail: string, aliases: ReadonlyMap<string, string>): readonly Factor[] => {
		if (/RECURSIVE STEP/.test(detail)) return [{ kind: "times", count: Number.POSITIVE_INFINITY }];
		const [, step, name = ""] = /^(SCAN|SEARCH) (\S+)/.exec(detail) ?? [];
		if (step === undefined || detail.startsWith("SCAN CONSTANT ROW")) return [];
		if (/VIRTUAL TABLE/.test(detail)) return [{ kind: "times", count: listItems }];
		if (step === "SEARCH" && /INTEGER PRIMARY KEY \(rowid=\?\)/.test(detail)) return [];
		const [, index, columns = ""] = /USING (?:COVERING )?INDEX (\S+) \((.*)\)/.exec(detail) ?? [];
		if (step === "SEARCH" && index !== undefined && uniqueIndexes().get(index) === (columns.match(/=\?/g) ?? []).length) return [];
		return [{ kind: "rows", table: aliases.get(name) ?? name }];
	};

	return {
		rowsTouched: (text) => {
			try {
				return planOf(text).reduce(
					(rows, factor) => rows * (factor.kind === "times" ? factor.count : Math.max(1, rowsOf(factor.table))),
					1,
				);
			} catch {
				// What can't be explained, or names no table, is taken to be large.
				return Number.POSITIVE_INFINITY;
			}
		},
	};
}

/** The plan doesn't depend on the values, and each must still have one. */
function unbound(text: string): readonly null[] {
	return Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null);
}

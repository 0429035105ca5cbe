import type { EntityDescriptor, Row } from "@metabuilder/dbal/contract";
import type { Adapter, Predicate, Store } from "@metabuilder/dbal-server";
import type { SeedRows } from "./read-seed.js";

export interface SeedCount {
	readonly entity: string;
	readonly inserted: number;
	/** Rows left alone because one with the same unique key is there. */
	readonly skipped: number;
}

/** Rows of one statement. */
const groupSize = 100;

/** Inserts, in one transaction, the rows of which no unique key is taken yet. */
export function loadSeed(adapter: Adapter, seed: readonly SeedRows[]): Promise<readonly SeedCount[]> {
	return adapter.transaction(async (store) => {
		const counts: SeedCount[] = [];
		for (const { entity, rows } of seed) {
			const missing: Row[] = [];
			for (const row of rows) if (!(await exists(store, entity, row))) missing.push(row);
			for (let from = 0; from < missing.length; from += groupSize) await store.insert(entity, missing.slice(from, from + groupSize));
			counts.push({ entity: entity.name, inserted: missing.length, skipped: rows.length - missing.length });
		}
		return counts;
	});
}

async function exists(store: Store, entity: EntityDescriptor, row: Row): Promise<boolean> {
	const keys = entity.uniques.map((fields): Predicate => ({ kind: "and", items: fields.map((field) => equals(field, row)) }));
	return (await store.count(entity, { kind: "or", items: keys })) > 0;
}

function equals(field: string, row: Row): Predicate {
	const value = row[field];
	const comparable = typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
	// NULL takes no unique key.
	return comparable || value instanceof Date || value instanceof Uint8Array
		? { kind: "compare", field, operator: "eq", value }
		: { kind: "constant", value: false };
}

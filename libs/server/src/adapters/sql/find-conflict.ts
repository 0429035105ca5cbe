import type { DBALError, EntityDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";
import { entityOf, type ModelIndex } from "../../query/model-index.js";
import type { Operand, Predicate } from "../../query/predicate.js";
import { plainRows } from "../adapter.js";
import { foreignKeyConflict, uniqueConflict } from "../conflict.js";
import type { Compiler } from "./compile.js";
import type { SqlRunner } from "./statement.js";

/** What is needed to look for a conflict. */
export interface ConflictSearch {
	readonly model: ModelIndex;
	readonly compiler: Compiler;
	readonly runner: SqlRunner;
	/** Primary keys of the stored rows that the rows take the place of, where they are the outcome of an update. */
	readonly replaced?: ReadonlySet<unknown>;
	/** The path of a row's field in the call. */
	pathOf(field: string, index: number): string;
}

/**
 * Why rows can't be written, asked of the database after it refused them and undid what it had done. Databases differ in which of several
 * conflicts they tell, and an insert of many rows doesn't tell which row it was. Here unique keys come first, as the entity lists them,
 * then foreign keys, each over the rows in their order. Undefined when there is no conflict any more.
 */
export async function findConflict(entity: EntityDescriptor, rows: readonly Row[], search: ConflictSearch): Promise<DBALError | undefined> {
	for (const unique of entity.uniques) {
		const index = await findTaken(entity, unique, rows, search);
		if (index !== undefined) return uniqueConflict(unique.map((field) => search.pathOf(field, index)));
	}
	for (const relation of entity.relations) {
		const index = relation.onDelete === undefined ? undefined : await findDangling(entity, relation, rows, search);
		if (index !== undefined) return foreignKeyConflict(search.pathOf(relation.field, index));
	}
	return undefined;
}

/** The first row whose key a stored row or an earlier one has. A key with a NULL in it is never taken. */
async function findTaken(
	entity: EntityDescriptor,
	unique: readonly string[],
	rows: readonly Row[],
	search: ConflictSearch,
): Promise<number | undefined> {
	const keys = rows.map((row) => keyOf(row, unique));
	const wanted = rows.filter((_, index) => keys[index] !== undefined);
	const [first] = unique;
	if (first === undefined || wanted.length === 0) return undefined;
	const stored = await read(entity, [...unique, entity.primaryKey], oneOf(first, wanted), search);
	const others = stored.filter((row) => search.replaced?.has(row[entity.primaryKey]) !== true);
	const taken = new Set(others.map((row) => keyOf(row, unique)));
	for (const [index, key] of keys.entries()) {
		if (key === undefined) continue;
		if (taken.has(key)) return index;
		taken.add(key);
	}
	return undefined;
}

/** The first row that refers to a row which is neither stored nor among those that are inserted with it. */
async function findDangling(
	entity: EntityDescriptor,
	relation: RelationDescriptor,
	rows: readonly Row[],
	search: ConflictSearch,
): Promise<number | undefined> {
	const referring = rows.filter((row) => keyOf(row, [relation.field]) !== undefined);
	if (referring.length === 0) return undefined;
	const target = entityOf(search.model, relation.entity).descriptor;
	const where = { ...oneOf(relation.field, referring), field: relation.references };
	const stored = await read(target, [relation.references], where, search);
	const present = new Set(stored.map((row) => keyOf(row, [relation.references])));
	if (target.name === entity.name) for (const row of rows) present.add(keyOf(row, [relation.references]));
	const index = rows.findIndex((row) => {
		const key = keyOf(row, [relation.field]);
		return key !== undefined && !present.has(key);
	});
	return index < 0 ? undefined : index;
}

async function read(
	entity: EntityDescriptor,
	fields: readonly string[],
	where: Predicate,
	search: ConflictSearch,
): Promise<readonly Row[]> {
	const plan = search.compiler.find({ entity, where, fields, orderBy: [] });
	return plainRows((await search.runner.select(plan)).map((row) => plan.decode(row)));
}

function oneOf(field: string, rows: readonly Row[]): Predicate & { readonly kind: "in" } {
	return { kind: "in", field, values: rows.map((row) => row[field]).filter(isOperand) };
}

function isOperand(value: Row[string] | undefined): value is Operand {
	return value !== undefined && value !== null && (typeof value !== "object" || value instanceof Date || value instanceof Uint8Array);
}

/** Text that is equal for equal keys; undefined where a part is NULL. */
function keyOf(row: Row, fields: readonly string[]): string | undefined {
	const parts: string[] = [];
	for (const field of fields) {
		const value = row[field] ?? null;
		if (!isOperand(value)) return undefined;
		parts.push(
			value instanceof Date ? value.toISOString() : value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value),
		);
	}
	return JSON.stringify(parts);
}

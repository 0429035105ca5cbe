import type { Row, Value } from "@metabuilder/dbal/contract";
import type { OrderTerm } from "../adapters/adapter.js";
import { allOf } from "../query/combine.js";
import { byPrimaryKey, type EntityIndex } from "../query/model-index.js";
import type { Operand, Predicate } from "../query/predicate.js";
import type { Projection } from "../query/projection.js";
import { type Scope, storeOptions } from "./scope.js";

/** Which rows to read, all rules woven in. */
export interface RowQuery {
	readonly where: Predicate;
	readonly orderBy: readonly OrderTerm[];
	readonly limit?: number;
	readonly after?: readonly Value[];
}

export interface ReadRows {
	/** As the caller may see them, fields in the model's order. A field withheld in a row is absent from it. */
	readonly rows: readonly Row[];
	/** Values of the order's fields in the row at a place. Not for the caller: a page token seals them. */
	readonly orderValues: (index: number) => readonly Value[];
}

/**
 * Rows with the fields of a projection. Fields that depend on a condition are read by a further statement which holds the
 * condition, so that no value leaves the database for a caller who may not see it.
 */
export async function readRows(scope: Scope, entity: EntityIndex, query: RowQuery, projection: Projection): Promise<ReadRows> {
	const { descriptor } = entity;
	const order = query.orderBy.map((term) => term.field);
	const found = await scope.store.find(
		{ entity: descriptor, ...query, fields: unique([...projection.always, ...order, descriptor.primaryKey]) },
		storeOptions(scope),
	);
	const extra = await readConditional(scope, entity, query.where, found, projection);
	const names = descriptor.fields.map((field) => field.name);
	const rows = found.map((row) => {
		const more = extra.get(row[descriptor.primaryKey]);
		const seen = withFields(row, projection.always);
		return more ? withFields({ ...seen, ...more }, names) : seen;
	});
	return { rows, orderValues: (index) => order.map((field) => found[index]?.[field] ?? null) };
}

/** The row as the caller may see it, from one that is whole; for where no further condition has to be asked. */
export function projectRow(row: Row, projection: Projection): Row {
	return withFields(row, projection.always);
}

/** Values of conditional fields by primary key. */
async function readConditional(
	scope: Scope,
	entity: EntityIndex,
	where: Predicate,
	found: readonly Row[],
	projection: Projection,
): Promise<ReadonlyMap<Value | undefined, Row>> {
	const { descriptor } = entity;
	const { primaryKey } = descriptor;
	const extra = new Map<Value | undefined, Row>();
	if (found.length === 0) return extra;
	const these: Predicate = { kind: "in", field: primaryKey, values: found.map((row) => row[primaryKey] as Operand) }; // A primary key is a uuid.
	for (const group of projection.conditional) {
		const rows = await scope.store.find(
			{
				entity: descriptor,
				where: allOf([these, where, group.when]),
				orderBy: byPrimaryKey(entity),
				fields: unique([primaryKey, ...group.fields]),
			},
			storeOptions(scope),
		);
		for (const row of rows) extra.set(row[primaryKey], { ...extra.get(row[primaryKey]), ...withFields(row, group.fields) });
	}
	return extra;
}

/** The row with some of its fields, in this order. */
function withFields(row: Row, names: readonly string[]): Row {
	const picked: Record<string, Value> = {};
	for (const name of names) {
		const value = row[name];
		if (value !== undefined) picked[name] = value;
	}
	return picked;
}

function unique(names: readonly string[]): readonly string[] {
	return [...new Set(names)];
}

import { type Row, type RowTree, relationCounts, type Value } from "@metabuilder/dbal/contract";
import type { Inclusion, OrderTerm, Reading } from "../adapters/adapter.js";
import type { EntityIndex } from "../query/model-index.js";
import type { Predicate } from "../query/predicate.js";
import type { Projection } from "../query/projection.js";
import type { IncludedRows, Returned } from "./returned.js";
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
	readonly rows: readonly RowTree[];
	/** Values of the order's fields in the row at a place. Not for the caller: a page token seals them. */
	readonly orderValues: (index: number) => readonly Value[];
}

/**
 * Rows with the fields of a projection and what is included with them, in one statement. It holds the conditions of fields that depend on
 * one, so that no value leaves the database for a caller who may not see it.
 */
export async function readRows(scope: Scope, entity: EntityIndex, query: RowQuery, returned: Returned): Promise<ReadRows> {
	const { descriptor } = entity;
	const order = query.orderBy.map((term) => term.field);
	const fields = [...new Set([...returned.always, ...order])];
	const found = await scope.store.find({ entity: descriptor, ...query, ...readingOf(returned), fields }, storeOptions(scope));
	const isAsRead = fields.length === returned.always.length && isPlain(returned);
	return {
		rows: isAsRead ? found : found.map((row) => seen(entity, row, returned)),
		orderValues: (index) => order.map((field) => (found[index]?.[field] ?? null) as Value), // A field's.
	};
}

/** What a projection asks of a row, and nothing included. */
export function plain(projection: Projection): Returned {
	return { ...projection, include: [], counts: [] };
}

/** True where a whole row is all that is needed: nothing depends on a condition or on other rows. */
export function isPlain(returned: Returned): boolean {
	return returned.conditional.length === 0 && returned.include.length === 0 && returned.counts.length === 0;
}

/** The row as the caller may see it, from one that is whole; for where no further condition has to be asked. */
export function projectRow(row: Row, projection: Projection): RowTree {
	return withFields(row, projection.always);
}

/** Fields are named like words of the spec, and groups of them like nothing there. */
const groupName = (index: number) => `?${index}`;

function readingOf(returned: Returned): Reading {
	const { always, conditional, include, counts } = returned;
	return {
		fields: always,
		...(conditional.length > 0 && { conditional: conditional.map((group, index) => ({ ...group, name: groupName(index) })) }),
		...(include.length > 0 && { include: include.map(inclusionOf) }),
		...(counts.length > 0 && { counts }),
	};
}

function inclusionOf(included: IncludedRows): Inclusion {
	const { relation, where, orderBy, limit } = included;
	return { ...readingOf(included), relation, where, orderBy, limit };
}

function seen(entity: EntityIndex, row: RowTree, returned: Returned): RowTree {
	const { always, conditional, include, counts } = returned;
	const picked: Record<string, RowTree[string]> = {};
	if (conditional.length === 0) Object.assign(picked, withFields(row, always));
	else {
		const groups = conditional.map((_, index) => row[groupName(index)] as RowTree | undefined); // Under such a name is a group.
		const whole = Object.assign({}, withFields(row, always), ...groups);
		Object.assign(
			picked,
			withFields(
				whole,
				entity.descriptor.fields.map((field) => field.name),
			),
		);
	}
	for (const included of include) {
		const { name } = included.relation;
		const related = row[name] as RowTree | readonly RowTree[] | null; // Under a relation's name is what it leads to.
		picked[name] = isDeepPlain(included) ? related : seenRelated(included, related);
	}
	if (counts.length > 0) picked[relationCounts] = row[relationCounts] ?? {};
	return picked;
}

function seenRelated(included: IncludedRows, related: RowTree | readonly RowTree[] | null): RowTree | readonly RowTree[] | null {
	if (related === null) return null;
	const one = (row: RowTree) => seen(included.entity, row, included);
	return included.relation.kind === "many" ? (related as readonly RowTree[]).map(one) : one(related as RowTree); // By its kind.
}

/** Related rows are read with their own fields alone: only conditions leave something to do. */
function isDeepPlain({ conditional, include }: Returned): boolean {
	return conditional.length === 0 && include.every(isDeepPlain);
}

/** The row with some of its fields, in this order. */
function withFields(row: RowTree, names: readonly string[]): RowTree {
	const picked: Record<string, RowTree[string]> = {};
	for (const name of names) {
		const value = row[name];
		if (value !== undefined) picked[name] = value;
	}
	return picked;
}

import type { EntityDescriptor, RelationDescriptor, Row, Value } from "@metabuilder/dbal/contract";
import { plainRows } from "../adapters/adapter.js";
import { foreignKeyConflict, restrictConflict } from "../adapters/conflict.js";
import { allOf } from "../query/combine.js";
import { byPrimaryKey, type EntityIndex, entityOf } from "../query/model-index.js";
import type { Operand, Predicate } from "../query/predicate.js";
import { unexpired } from "../query/weave.js";
import { renewals } from "./row-input.js";
import { type Scope, storeOptions } from "./scope.js";

/** Rows of several entities, by entity and primary key. */
type Found = Map<string, Map<Value | undefined, Row>>;

/**
 * Marks rows as deleted, in the transaction that is open, and does what `on_delete` says to the rows that point to them: cascade marks those too,
 * with the same time; set_null is done for good; restrict fails while one would be left. Returns how many of the rows themselves there were.
 */
export async function hideRows(scope: Scope, entity: EntityIndex, where: Predicate, limit?: number): Promise<number> {
	const doomed: Found = new Map();
	const rows = await findRows(scope, entity, where, limit);
	await gather(scope, entity, rows, doomed, (holder, reach) => findRows(scope, holder, allOf([reach, unexpired(holder, scope.now)])));
	for (const [name, found] of doomed) await obeyOthers(scope, entityOf(scope.model, name), [...found.values()], doomed);
	for (const [name, found] of doomed) await mark(scope, entityOf(scope.model, name), [...found.keys()], scope.now);
	return rows.length;
}

/**
 * Brings a deleted row back, and the rows that went with it: those that cascade led to and that bear the same time. CONFLICT `foreign_key` where
 * one of them points to a row that is not there.
 */
export async function bringBack(scope: Scope, entity: EntityIndex, row: Row): Promise<void> {
	const back: Found = new Map();
	const at = row[softDeleteOf(entity.descriptor)] as Operand; // It was asked for as a time.
	await gather(scope, entity, [row], back, (holder, reach) =>
		findRows(scope, holder, allOf([reach, { kind: "compare", field: softDeleteOf(holder.descriptor), operator: "eq", value: at }])),
	);
	for (const [name, found] of back) await mark(scope, entityOf(scope.model, name), [...found.keys()], null);
	for (const [name, found] of back) await requireParents(scope, entityOf(scope.model, name), [...found.values()]);
}

/** Adds rows, and those that cascade leads to from them, to any depth. */
async function gather(
	scope: Scope,
	entity: EntityIndex,
	rows: readonly Row[],
	found: Found,
	find: (holder: EntityIndex, reach: Predicate) => Promise<readonly Row[]>,
): Promise<void> {
	const { name, primaryKey } = entity.descriptor;
	const known = found.get(name) ?? new Map<Value | undefined, Row>();
	const fresh = rows.filter((row) => !known.has(row[primaryKey]));
	if (fresh.length === 0) return;
	found.set(name, known);
	for (const row of fresh) known.set(row[primaryKey], row);
	for (const { holder, relation } of referencesTo(scope, name)) {
		if (relation.onDelete !== "cascade") continue;
		const reach = pointingTo(relation, fresh);
		if (reach) await gather(scope, holder, await find(holder, reach), found, find);
	}
}

/** set_null and restrict, of the rows that don't go themselves. */
async function obeyOthers(scope: Scope, entity: EntityIndex, rows: readonly Row[], doomed: Found): Promise<void> {
	for (const { holder, relation } of referencesTo(scope, entity.descriptor.name)) {
		const reach = pointingTo(relation, rows);
		if (relation.onDelete === "cascade" || !reach) continue;
		const going = [...(doomed.get(holder.descriptor.name)?.keys() ?? [])] as Operand[]; // Primary keys are uuids.
		const staying: Predicate = { kind: "not", item: { kind: "in", field: holder.descriptor.primaryKey, values: going } };
		const left = allOf([reach, unexpired(holder, scope.now), ...(going.length === 0 ? [] : [staying])]);
		if (relation.onDelete === "set_null")
			await scope.store.update(holder.descriptor, left, { [relation.field]: null, ...renewals(scope, holder) }, storeOptions(scope));
		else if ((await scope.store.count(holder.descriptor, left, storeOptions(scope))) > 0) throw restrictConflict();
	}
}

/** What rows that come back point to is there, or comes back too. */
async function requireParents(scope: Scope, entity: EntityIndex, rows: readonly Row[]): Promise<void> {
	for (const relation of entity.descriptor.relations) {
		const target = entityOf(scope.model, relation.entity);
		if (relation.onDelete === undefined || target.descriptor.softDelete === undefined) continue;
		const values = valuesOf(rows, relation.field);
		if (values.length === 0) continue;
		const where = allOf([{ kind: "in", field: relation.references, values }, unexpired(target, scope.now)]);
		if ((await scope.store.count(target.descriptor, where, storeOptions(scope))) < values.length)
			throw foreignKeyConflict(`data.${relation.field}`);
	}
}

async function mark(scope: Scope, entity: EntityIndex, ids: readonly unknown[], at: Date | null): Promise<void> {
	const { descriptor } = entity;
	const these: Predicate = { kind: "in", field: descriptor.primaryKey, values: ids as readonly Operand[] }; // Primary keys are uuids.
	const changes = { ...renewals(scope, entity), [softDeleteOf(descriptor)]: at };
	await scope.store.update(descriptor, these, changes, storeOptions(scope));
}

async function findRows(scope: Scope, entity: EntityIndex, where: Predicate, limit?: number): Promise<readonly Row[]> {
	const { descriptor } = entity;
	const fields = descriptor.fields.map((field) => field.name);
	const find = { entity: descriptor, where, orderBy: byPrimaryKey(entity), fields, ...(limit === undefined ? {} : { limit }) };
	return plainRows(await scope.store.find(find, storeOptions(scope)));
}

/** Holds for the rows whose foreign key names one of these; undefined where none can. */
function pointingTo(relation: RelationDescriptor, rows: readonly Row[]): Predicate | undefined {
	const values = valuesOf(rows, relation.references);
	return values.length === 0 ? undefined : { kind: "in", field: relation.field, values };
}

function valuesOf(rows: readonly Row[], field: string): readonly Operand[] {
	const values = rows.map((row) => row[field] ?? null).filter((value) => value !== null);
	return [...new Set(values)] as readonly Operand[]; // Keys hold uuids or text.
}

/** The foreign keys that point to an entity. */
function referencesTo(scope: Scope, name: string): readonly { readonly holder: EntityIndex; readonly relation: RelationDescriptor }[] {
	return [...scope.model.entities.values()].flatMap((holder) =>
		holder.descriptor.relations
			.filter((relation) => relation.entity === name && relation.onDelete !== undefined)
			.map((relation) => ({ holder, relation })),
	);
}

/** The generator refuses a cascade from rows that are kept to rows that aren't. */
function softDeleteOf({ name, softDelete }: EntityDescriptor): string {
	if (softDelete === undefined) throw new Error(`${name} keeps no deleted rows, and points to one that does.`);
	return softDelete;
}

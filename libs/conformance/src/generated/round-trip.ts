import type { Row } from "@metabuilder/dbal/contract";
import type { CaseContext } from "../case.js";
import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { show } from "../show.js";
import { extremeOf } from "../values/bounds.js";
import { type Data, entityOf, fieldOf, foreignKeyOf, keyOf, settableFields } from "../values/row-builder.js";
import type { Bound } from "./generated-case.js";

/** A row with every field set is created, read, listed, counted, changed in every field and deleted. */
export async function roundTrip(context: CaseContext, entityName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const data = await rows.draft(entityName, "full");
	const created = await db.create(entityName, data);
	expectEqual(Object.keys(created).sort(), entity.fields.map((field) => field.name).sort(), "the fields of a created row");
	expectHolds(created, data, "the created row");
	const key = keyOf(entity, created);
	expectEqual(await db.get(entityName, key), created, "get after create");
	const listed = await db.list(entityName, { where: key });
	expectEqual(listed, { data: [created] }, "list after create");
	expectEqual(await db.count(entityName, key), 1, "count after create");

	const changes = Object.fromEntries(
		Object.entries(await rows.draft(entityName, "full")).filter(([name]) => !fieldOf(entity, name).immutable),
	);
	if (Object.keys(changes).length === 0) {
		await expectFault(db.update(entityName, key, changes), { code: "VALIDATION_ERROR" }, "an update of an entity that has nothing to set");
		return db.delete(entityName, key);
	}
	const updated = await db.update(entityName, key, changes);
	expectHolds(updated, changes, "the updated row");
	const untouched = entity.fields.filter((field) => !Object.hasOwn(changes, field.name) && !field.autoUpdate);
	for (const field of untouched) expectEqual(updated[field.name], created[field.name], `${field.name}, which the update left out`);
	expectEqual(await db.get(entityName, key), updated, "get after update");

	await db.delete(entityName, key);
	await expectFault(db.get(entityName, key), { code: "NOT_FOUND" }, "get after delete");
	await expectFault(db.update(entityName, key, changes), { code: "NOT_FOUND" }, "update after delete");
	await expectFault(db.delete(entityName, key), { code: "NOT_FOUND" }, "delete after delete");
	expectEqual(await db.count(entityName, key), 0, "count after delete");
}

/** A value is stored and told as it was given, by create and by update. */
export async function storesValue(
	context: CaseContext,
	entityName: string,
	fieldName: string,
	value: unknown,
	stored: unknown,
): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	await rows.vacate(entity, field, value);
	const created = await rows.create(entityName, "needed", { [fieldName]: value });
	expectEqual(created[fieldName], stored, `create with ${show(value)}`);
	const key = keyOf(entity, created);
	expectEqual((await db.get(entityName, key))[fieldName], stored, `get after create with ${show(value)}`);
	if (!field.immutable && field.name !== entity.primaryKey) {
		const other = { [fieldName]: foreignKeyOf(entity, fieldName) ? null : await rows.fresh(entity, field) };
		if (!foreignKeyOf(entity, fieldName)) expectHolds(await db.update(entityName, key, other), other, "update to another value");
		expectEqual((await db.update(entityName, key, { [fieldName]: value }))[fieldName], stored, `update to ${show(value)}`);
		expectEqual((await db.get(entityName, key))[fieldName], stored, `get after update to ${show(value)}`);
	}
	await db.delete(entityName, key);
}

export async function storesExtreme(context: CaseContext, entityName: string, fieldName: string, bound: Bound): Promise<void> {
	const { value, stored } = extremeOf(fieldOf(entityOf(context.model, entityName), fieldName), bound);
	await storesValue(context, entityName, fieldName, value, stored);
}

/** The row of each unique key is found, changed and deleted by it, and no other row is. */
export async function worksByKey(context: CaseContext, entityName: string, fields: readonly string[]): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const row = await rows.create(entityName, "full");
	const bystander = await rows.create(entityName, "full");
	const key = Object.fromEntries(fields.map((name) => [name, row[name] as Exclude<Row[string], null>]));
	expectEqual(await db.get(entityName, key), row, `get by ${show(key)}`);
	const change = await changeOf(context, entityName, fields);
	if (change) expectHolds(await db.update(entityName, key, change), change, `update by ${show(key)}`);
	await db.delete(entityName, key);
	await expectFault(db.get(entityName, key), { code: "NOT_FOUND" }, `get by ${show(key)} after delete`);
	expectEqual(await db.get(entityName, keyOf(entity, bystander)), bystander, "another row");
}

/** A change of one field that is neither of `spared` nor a foreign key. */
async function changeOf(context: CaseContext, entityName: string, spared: readonly string[]): Promise<Data | undefined> {
	const entity = entityOf(context.model, entityName);
	const field = settableFields(entity).find(
		(candidate) => !candidate.immutable && !spared.includes(candidate.name) && !foreignKeyOf(entity, candidate.name),
	);
	return field && { [field.name]: await context.rows.fresh(entity, field) };
}

/** Each named field of the row has the value. */
export function expectHolds(row: Row, data: Data, what: string): void {
	for (const [name, value] of Object.entries(data)) {
		expectTrue(Object.hasOwn(row, name), `${what} should have ${name}: ${show(row)}`);
		expectEqual(row[name], value, `${what}, ${name}`);
	}
}

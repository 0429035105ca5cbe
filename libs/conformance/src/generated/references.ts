import type { OnDelete, RelationOperator, Row } from "@metabuilder/dbal/contract";
import type { CaseContext } from "../case.js";
import { compareCount, compareList, type Snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { sampleValue, uuidOf } from "../values/field-value.js";
import { entityOf, fieldOf, foreignKeyOf, keyOf } from "../values/row-builder.js";

/** A value that no row has is CONFLICT, by create, createMany and update, and names the field. */
export async function refersToRows(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const nobody = field.type === "uuid" ? uuidOf(rows.next()) : sampleValue(entity, field, rows.next());
	const expected = (at: string) => ({ code: "CONFLICT", reason: "foreign_key", fields: [{ path: `${at}.${fieldName}`, rule: "*" }] });
	const alone = await rows.draft(entityName, "needed", { [fieldName]: nobody });
	const many = [await rows.draft(entityName), await rows.draft(entityName, "needed", { [fieldName]: nobody })];
	const before = await db.count(entityName);
	await expectFault(db.create(entityName, alone), expected("data"), "create with a value that no row has");
	await expectFault(db.createMany(entityName, many), expected("data.1"), "createMany with a value that no row has");
	expectEqual(await db.count(entityName), before, "rows after refused creates");
	const row = await rows.create(entityName, "full");
	if (field.immutable) return;
	await expectFault(
		db.update(entityName, keyOf(entity, row), { [fieldName]: nobody }),
		expected("data"),
		"update to a value that no row has",
	);
	expectEqual(await db.get(entityName, keyOf(entity, row)), row, "the row after a refused update");
}

/** Deleting the row that is pointed at takes the holder with it, is refused, or leaves the holder with NULL. */
export async function obeysOnDelete(context: CaseContext, entityName: string, fieldName: string, behaviour: OnDelete): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const relation = foreignKeyOf(entity, fieldName);
	if (!relation) throw new Error(`${entityName}.${fieldName} is no foreign key`);
	const target = entityOf(context.model, relation.entity);
	const parent = await rows.create(relation.entity);
	const spared = await rows.create(relation.entity);
	const holder = await rows.create(entityName, "full", { [fieldName]: parent[relation.references] as Row[string] });
	const bystander = await rows.create(entityName, "full", { [fieldName]: spared[relation.references] as Row[string] });
	const deletion = db.delete(relation.entity, keyOf(target, parent));
	switch (behaviour) {
		case "cascade":
			await deletion;
			await expectFault(db.get(entityName, keyOf(entity, holder)), { code: "NOT_FOUND" }, "the row that pointed at a deleted one");
			break;
		case "restrict": {
			await expectFault(deletion, { code: "CONFLICT", reason: "restrict" }, "deleting a row that is pointed at");
			expectEqual(await db.get(relation.entity, keyOf(target, parent)), parent, "the row that may not be deleted");
			expectEqual(await db.get(entityName, keyOf(entity, holder)), holder, "the row that points at it");
			await db.delete(entityName, keyOf(entity, holder));
			await db.delete(relation.entity, keyOf(target, parent));
			break;
		}
		case "set_null": {
			await deletion;
			const left = await db.get(entityName, keyOf(entity, holder));
			expectEqual(left[fieldName], null, "the field that pointed at a deleted row");
			break;
		}
		default:
			behaviour satisfies never;
	}
	expectEqual(await db.get(entityName, keyOf(entity, bystander)), bystander, "a row that points at another one");
}

/** Rows by what the rows at the other end are like, as the reference has it. */
export async function filtersByRelation(
	context: CaseContext,
	entityName: string,
	relationName: string,
	operator: RelationOperator,
	data: Snapshot,
): Promise<void> {
	const relation = entityOf(context.model, entityName).relations.find((candidate) => candidate.name === relationName);
	if (!relation) throw new Error(`${entityName} has no relation ${relationName}`);
	const target = entityOf(context.model, relation.entity);
	const conditions: Readonly<Record<string, unknown>>[] = [{}, { OR: [] }];
	const rows = [...data.tables(relation.entity)];
	for (const row of rows.slice(0, 2)) conditions.push(keyOf(target, row), { NOT: keyOf(target, row) });
	for (const field of target.fields.filter((candidate) => candidate.nullable).slice(0, 3)) {
		const value = rows.map((row) => row[field.name] ?? null).find((candidate) => candidate !== null);
		conditions.push({ [field.name]: { isNull: true } });
		if (value !== undefined && field.type !== "json") conditions.push({ [field.name]: { not: value } });
	}
	for (const condition of conditions) {
		const where = { [relationName]: { [operator]: condition } };
		await compareList(context, entityName, data, { where });
		await compareList(context, entityName, data, { where: { NOT: where } });
	}
	await compareCount(context, entityName, data, { [relationName]: { [operator]: {} } });
}

import type { Row } from "@metabuilder/dbal/contract";
import type { CaseContext } from "../case.js";
import { expectDone, expectEqual, expectFault, expectTrue } from "../expect.js";
import { show } from "../show.js";
import { faultyValuesOf } from "../values/bounds.js";
import { sampleValue, uuidOf } from "../values/field-value.js";
import { entityOf, fieldOf, foreignKeyOf, keyOf, NoRoom } from "../values/row-builder.js";
import type { Rule } from "./generated-case.js";
import { storesValue } from "./round-trip.js";

/** A value that breaks the rule is refused by create, createMany and update, in the rule's name, and nothing is stored. */
export async function refusesViolation(context: CaseContext, entityName: string, fieldName: string, rule: Rule): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const row = await rows.create(entityName);
	const draft = await rows.draft(entityName);
	const before = await db.count(entityName);
	for (const value of faultyValuesOf(field, rule)) {
		const told = (path: string) => ({ code: "VALIDATION_ERROR", ...(field.type === "json" ? {} : { fields: [{ path, rule }] }) });
		await expectFault(db.create(entityName, { ...draft, [fieldName]: value }), told(`data.${fieldName}`), `create with ${show(value)}`);
		await expectFault(
			db.createMany(entityName, [{ ...draft, [fieldName]: value }]),
			told(`data.0.${fieldName}`),
			`createMany with ${show(value)}`,
		);
		if (!field.immutable) {
			const update = db.update(entityName, keyOf(entity, row), { [fieldName]: value });
			await expectFault(update, told(`data.${fieldName}`), `update to ${show(value)}`);
		}
	}
	expectEqual(await db.count(entityName), before, "rows after refused creates");
	expectEqual(await db.get(entityName, keyOf(entity, row)), row, "the row after refused updates");
}

/** NULL is refused, and so is leaving the field out where it has no default. */
export async function requires(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const expected = { code: "VALIDATION_ERROR", fields: [{ path: `data.${fieldName}`, rule: "required" }] };
	const draft = await rows.draft(entityName);
	await expectFault(db.create(entityName, { ...draft, [fieldName]: null }), expected, "create with null");
	if (!field.default) {
		const without = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== fieldName));
		await expectFault(db.create(entityName, without), expected, "create without it");
	}
	const row = await db.create(entityName, draft);
	if (!field.immutable) await expectFault(db.update(entityName, keyOf(entity, row), { [fieldName]: null }), expected, "update to null");
}

/** NULL is stored by create and by update, absent is NULL on create, and absent leaves an update's field as it was. */
export async function holdsNull(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	await storesValue(context, entityName, fieldName, null, null);
	const absent = await rows.create(entityName);
	if (!field.default) expectEqual(absent[fieldName], null, "create without it");
	if (foreignKeyOf(entity, fieldName)) return;
	const value = await rows.fresh(entity, field);
	const row = await rows.create(entityName, "needed", { [fieldName]: value });
	const other = entity.fields.find(
		(candidate) => candidate.name !== fieldName && !candidate.generated && !candidate.immutable && !foreignKeyOf(entity, candidate.name),
	);
	if (!other) return;
	const updated = await db.update(entityName, keyOf(entity, row), { [other.name]: await rows.fresh(entity, other) });
	expectEqual(updated[fieldName], value, "after an update without it");
}

/** A create that leaves the field out gets the default; one that says null doesn't. */
export async function fillsDefault(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const before = Date.now();
	const draft = await rows.draft(entityName);
	const without = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== fieldName));
	const row = await db.create(entityName, without);
	const filled = row[fieldName];
	switch (field.default?.kind) {
		case "literal":
			expectEqual(filled, field.default.value, "the default");
			break;
		case "uuid":
			expectTrue(typeof filled === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(filled), `a UUID, not ${show(filled)}`);
			break;
		case "now":
			if (field.type === "date") expectTrue(isToday(filled, before), `the default: ${show(filled)} should be the day of the call`);
			else expectRecent(filled, before, "the default");
			break;
		case undefined:
			throw new Error(`${entityName}.${fieldName} has no default`);
		default:
			field.default satisfies never;
	}
	expectEqual(await db.get(entityName, keyOf(entity, row)), row, "get after create");
	// Two rows may not be able to have the same one.
	await db.delete(entityName, keyOf(entity, row));
	const [many] = await db.createMany(entityName, [await withoutField(context, entityName, fieldName)]);
	if (field.default?.kind === "literal") expectEqual(many?.[fieldName], filled, "the default of createMany");
	if (many) await db.delete(entityName, keyOf(entity, many));
}

async function withoutField(context: CaseContext, entityName: string, fieldName: string): Promise<Readonly<Record<string, unknown>>> {
	const draft = await context.rows.draft(entityName);
	return Object.fromEntries(Object.entries(draft).filter(([name]) => name !== fieldName));
}

/** A client can't set what the engine fills in. */
export async function refusesGenerated(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const before = Date.now();
	const draft = await rows.draft(entityName);
	const value = sampleValue(entity, field, rows.next());
	const expected = { code: "VALIDATION_ERROR", fields: [{ path: `data.${fieldName}`, rule: "*" }] };
	await expectFault(db.create(entityName, { ...draft, [fieldName]: value }), expected, "create with a value");
	const row = await db.create(entityName, draft);
	await expectFault(db.update(entityName, keyOf(entity, row), { [fieldName]: value }), expected, "update to a value");
	if (field.type === "datetime") expectRecent(row[fieldName], before, "what was filled in");
	if (field.type === "uuid") {
		const id = String(row[fieldName]);
		// RFC 9562: version 7, so that inserts stay local in the index.
		expectTrue(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id), `a UUID of version 7, not ${show(id)}`);
	}
}

/** What is set once can't be changed. */
export async function staysAsCreated(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const row = await rows.create(entityName, "full");
	const value = foreignKeyOf(entity, fieldName) ? uuidOf(rows.next()) : sampleValue(entity, field, rows.next());
	const expected = { code: "VALIDATION_ERROR", fields: [{ path: `data.${fieldName}`, rule: "*" }] };
	await expectFault(db.update(entityName, keyOf(entity, row), { [fieldName]: value }), expected, "update to a value");
	expectEqual(await db.get(entityName, keyOf(entity, row)), row, "the row");
}

/** Each update moves the time forward, a create sets it. */
export async function movesWithUpdates(context: CaseContext, entityName: string, fieldName: string): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	const before = Date.now();
	const row = await rows.create(entityName);
	expectRecent(row[fieldName], before, "after create");
	const other = entity.fields.find(
		(candidate) => !candidate.generated && !candidate.autoUpdate && !candidate.immutable && !foreignKeyOf(entity, candidate.name),
	);
	if (!other) return;
	const updated = await db.update(entityName, keyOf(entity, row), { [other.name]: await rows.fresh(entity, other) });
	expectRecent(updated[fieldName], before, "after update");
	const [first, second] = [row[fieldName], updated[fieldName]];
	expectTrue(first instanceof Date && second instanceof Date && second >= first, `${show(second)} should not be before ${show(first)}`);
}

/** A second row with the same values is CONFLICT, by create, createMany and update, and names the fields. */
export async function isUnique(context: CaseContext, entityName: string, fields: readonly string[]): Promise<void> {
	const { db, rows } = context;
	const entity = entityOf(context.model, entityName);
	if (fields.some((name) => fieldOf(entity, name).generated)) throw new NoRoom("no caller can say what the engine fills in");
	const taken = await rows.create(entityName, "full");
	// NULLs are distinct, and the builder leaves out what it has no value for.
	if (fields.some((name) => taken[name] === null)) throw new NoRoom(`there is no row with a value for each of ${fields.join(", ")}`);
	const same = Object.fromEntries(fields.map((name) => [name, taken[name]]));
	const expected = (at: string) => ({
		code: "CONFLICT",
		reason: "unique",
		fields: fields.map((name) => ({ path: `${at}.${name}`, rule: "*" })),
	});
	const error = await expectFault(rows.create(entityName, "full", same), expected("data"), `create with the same ${show(same)}`);
	for (const name of fields) {
		const value = taken[name];
		expectTrue(
			typeof value !== "string" || value.length < 4 || !error.message.includes(value),
			`the message tells a value: ${error.message}`,
		);
	}
	const many = [await rows.draft(entityName, "full"), await rows.draft(entityName, "full", same)];
	const before = await db.count(entityName);
	await expectFault(db.createMany(entityName, many), expected("data.1"), "createMany with the same values in its second item");
	expectEqual(await db.count(entityName), before, "rows after a refused createMany");
	const other = await rows.create(entityName, "full");
	if (fields.every((name) => !fieldOf(entity, name).immutable)) {
		await expectFault(db.update(entityName, keyOf(entity, other), same), expected("data"), "update to the same values");
		await expectDone(db.update(entityName, keyOf(entity, taken), same), "update of a row to the values that it has");
	}
	if (fields.length > 1) {
		const [first = ""] = fields;
		if (!foreignKeyOf(entity, first))
			await expectDone(rows.create(entityName, "full", { [first]: taken[first] }), "create with one of the values the same");
	}
}

function expectRecent(value: Row[string] | undefined, from: number, what: string): void {
	// The daemon's clock is this machine's, told in whole ms.
	const isRecent = value instanceof Date && value.getTime() >= from - 1 && value.getTime() <= Date.now() + 1;
	expectTrue(isRecent, `${what}: ${show(value)} should be the time of the call`);
}

/** In UTC; the day may have changed during the call. */
function isToday(value: Row[string] | undefined, from: number): boolean {
	return [from, Date.now()].some((time) => value === new Date(time).toISOString().slice(0, 10));
}

import { type EntityDescriptor, isDBALError, type Row, type Value } from "@metabuilder/dbal/contract";
import type { CaseContext } from "../case.js";
import { readAll } from "../dataset.js";
import { expectEqual, fail } from "../expect.js";
import { Reference, type Violation } from "../model/reference.js";
import { selectRows } from "../model/selection.js";
import { show } from "../show.js";
import { sampleValue, uuidOf } from "../values/field-value.js";
import { type Data, entityOf, fieldOf, foreignKeyOf, keyOf } from "../values/row-builder.js";
import type { Settings, Step } from "./plan.js";

/** Runs a sequence on an emptied target and on the reference, and compares every answer and what is left. */
export async function simulate(context: CaseContext, steps: readonly Step[]): Promise<void> {
	await context.clear();
	const reference = new Reference(context.model);
	for (const [index, step] of steps.entries()) await run(context, reference, step, `step ${index} (${step.kind} ${step.entity})`);
	for (const { name, primaryKey } of context.model.entities) {
		const byKey = [...reference.table(name)].sort((left, right) => (String(left[primaryKey]) < String(right[primaryKey]) ? -1 : 1));
		expectEqual(await readAll(context, name), byKey, `the rows of ${name} in the end`);
	}
}

async function run(context: CaseContext, reference: Reference, step: Step, at: string): Promise<void> {
	const { db, model } = context;
	const entity = entityOf(model, step.entity);
	switch (step.kind) {
		case "create": {
			const data = resolve(context, reference, entity, step.data);
			const expected = reference.violations(entity.name, stored(entity, data, {}));
			const row = await attempt(db.create(entity.name, data), expected, at, data);
			if (row) insert(reference, entity, data, row, at);
			return;
		}
		case "createMany": {
			const items = step.data.map((settings) => resolve(context, reference, entity, settings));
			const rows = items.map((data) => stored(entity, data, {}));
			const expected = rows.flatMap((row, index) => reference.violations(entity.name, row, undefined, rows.slice(0, index)));
			const made = await attempt(db.createMany(entity.name, items), expected, at, items);
			for (const [index, row] of (made ?? []).entries()) insert(reference, entity, items[index] ?? {}, row, at);
			return;
		}
		case "update": {
			const before = pick(reference, entity, step.row);
			const settings = Object.fromEntries(Object.entries(step.data).filter(([name]) => !fieldOf(entity, name).immutable));
			const data = resolve(context, reference, entity, settings);
			if (Object.keys(data).length === 0) return expectCode(db.update(entity.name, keyOr(entity, before), data), "VALIDATION_ERROR", at);
			if (!before) return expectCode(db.update(entity.name, keyOr(entity, before), data), "NOT_FOUND", at);
			const expected = reference.violations(entity.name, { ...before, ...(data as Row) }, before);
			const row = await attempt(db.update(entity.name, keyOf(entity, before), data), expected, at, data);
			if (!row) return;
			const automatic = Object.fromEntries(
				entity.fields.filter((field) => field.autoUpdate).map((field) => [field.name, row[field.name] ?? null]),
			);
			const after = reference.following(entity.name, before, { ...before, ...(data as Row), ...automatic });
			expectEqual(row, after, at);
			return reference.replace(entity.name, before, after);
		}
		case "delete": {
			const before = pick(reference, entity, step.row);
			if (!before) return expectCode(db.delete(entity.name, keyOr(entity, before)), "NOT_FOUND", at);
			const violation = reference.delete(entity.name, before);
			await attempt(db.delete(entity.name, keyOf(entity, before)), violation ? [violation] : [], at, {});
			return;
		}
		case "list": {
			const { where, orderBy, limit } = step;
			const expected = selectRows(model, entity, reference.tables, where, orderBy);
			const page = await db.list(entity.name, { where, orderBy, limit, total: true });
			const next =
				page.nextPageToken === undefined ? undefined : await db.list(entity.name, { where, orderBy, limit, pageToken: page.nextPageToken });
			expectEqual([...page.data, ...(next?.data ?? [])], expected.slice(0, 2 * limit), `${at} ${show({ where, orderBy, limit })}`);
			expectEqual([page.total, next !== undefined], [expected.length, expected.length > limit], `${at}: total and a second page`);
			return;
		}
		default:
			step satisfies never;
	}
}

/** The call does what is expected of it: undefined where it is refused for one of the violations. */
async function attempt<T>(call: Promise<T>, expected: readonly Violation[], at: string, data: unknown): Promise<T | undefined> {
	try {
		const result = await call;
		if (expected.length > 0) fail(`${at} ${show(data)} should be refused for ${show(expected)}, and gave ${show(result)}`);
		return result;
	} catch (error) {
		if (!isDBALError(error)) throw error;
		const isExpected =
			error.code === "CONFLICT" && expected.some((violation) => violation.reason === error.reason && names(error.fields, violation));
		if (!isExpected)
			fail(
				`${at} ${show(data)} should ${expected.length === 0 ? "succeed" : `be refused for ${show(expected)}`}, and failed with ${error.code}/${error.reason} "${error.message}" ${show(error.fields)}`,
			);
		return undefined;
	}
}

/** The faults are those of the violation's fields. */
function names(faults: readonly { readonly path: string }[], violation: Violation): boolean {
	const told = new Set(faults.map((fault) => fault.path.split(".").at(-1)));
	return told.size === violation.fields.length && violation.fields.every((field) => told.has(field));
}

async function expectCode(call: Promise<unknown>, code: string, at: string): Promise<void> {
	const outcome = await call.then(
		(result) => `gave ${show(result)}`,
		(error: unknown) => (isDBALError(error) ? error.code : String(error)),
	);
	if (outcome !== code) fail(`${at} should fail with ${code}, and ${outcome}`);
}

/** Adopts a created row: what was sent and what defaults say must be in it, the rest is the engine's own. */
function insert(reference: Reference, entity: EntityDescriptor, data: Data, row: Row, at: string): void {
	expectEqual(row, stored(entity, data, row), at);
	reference.insert(entity.name, row);
}

/** The row that a create makes. `made` holds what the engine makes up by itself. */
function stored(entity: EntityDescriptor, data: Data, made: Row): Row {
	return Object.fromEntries(
		entity.fields.map((field): [string, Value] => {
			if (Object.hasOwn(data, field.name)) return [field.name, data[field.name] as Value];
			if (field.default?.kind === "literal") return [field.name, field.default.value];
			// The only one of what the engine makes up that rows can share.
			if (field.default?.kind === "now" && field.type === "date")
				return [field.name, made[field.name] ?? new Date().toISOString().slice(0, 10)];
			return [field.name, made[field.name] ?? null];
		}),
	);
}

/** Settings as data for the rows that are there now. */
function resolve(context: CaseContext, reference: Reference, entity: EntityDescriptor, settings: Settings): Data {
	const data: Record<string, unknown> = {};
	for (const [name, setting] of Object.entries(settings)) {
		if (setting.kind === "value") {
			data[name] = setting.value;
			continue;
		}
		const relation = foreignKeyOf(entity, name);
		if (!relation) throw new Error(`${entity.name}.${name} is no foreign key`);
		const rows = reference.table(relation.entity);
		const row = setting.kind === "row" ? rows[setting.n % Math.max(1, rows.length)] : undefined;
		const target = entityOf(context.model, relation.entity);
		const nobody = sampleValue(target, fieldOf(target, relation.references), 987_654_321);
		data[name] = row?.[relation.references] ?? nobody;
	}
	return data;
}

function pick(reference: Reference, entity: EntityDescriptor, n: number): Row | undefined {
	const rows = reference.table(entity.name);
	return rows[n % Math.max(1, rows.length)];
}

function keyOr(entity: EntityDescriptor, row: Row | undefined) {
	return row ? keyOf(entity, row) : { [entity.primaryKey]: uuidOf(1) };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type EntityDescriptor, isDBALError, type Row, type Value } from "@metabuilder/dbal/contract";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Adapter, Find, Store } from "../src/adapters/adapter.js";
import { type AdapterName, openAdapter } from "../src/adapters/open-adapter.js";
import { migrate } from "../src/migrations/migrate.js";
import { always, type Operand, type Predicate } from "../src/query/predicate.js";
import { everyType, note, part, partRow, thing, thingRow, uuid } from "./every-type.js";
import { hostileTexts } from "./extremes.js";
import { startPostgres, type TestPostgres } from "./postgres.js";

// Whatever is asked of an adapter in memory and of one in a database, both answer alike.

const folder = mkdtempSync(join(tmpdir(), "dbal-agreement-"));
let server: Promise<TestPostgres> | undefined;
afterAll(async () => {
	await (await server)?.stop();
	rmSync(folder, { recursive: true });
});

async function open(name: AdapterName, url?: string): Promise<Adapter> {
	const adapter = await openAdapter(name, { model: everyType, ...(url === undefined ? {} : { url }) });
	if (adapter.sql !== undefined)
		await migrate(adapter, fileURLToPath(new URL(`storage/${adapter.sql.dialect}/migrations`, import.meta.url)));
	return adapter;
}

async function newDatabase(): Promise<string> {
	server ??= startPostgres();
	return (await server).newDatabase();
}

/** Nightly runs ask for more cases. */
const scale = Number(process.env.DBAL_AGREEMENT_SCALE ?? 1);

const number = fc.integer({ min: 1, max: 5 });
const text = fc.oneof(
	fc.constantFrom(...hostileTexts),
	fc.string({ unit: "binary", maxLength: 3 }).filter((value) => !value.includes("\0")),
);

/** Values of fields, few enough to be equal now and then. */
const values: Readonly<Record<string, fc.Arbitrary<Operand>>> = {
	id: number.map(uuid),
	name: fc.constantFrom("a", "b", "", "%", "😀"),
	select: text,
	email: fc.constantFrom("a@b.c", "d@e.f"),
	order: fc.integer({ min: -2, max: 2 }),
	big: fc.constantFrom(-1n, 9007199254740993n, 9007199254740992n),
	ratio: fc.oneof(
		fc.constantFrom(0, 0.1, 1e300),
		fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
	),
	amount: fc.constantFrom("-10", "-9.5", "0", "9.5", "10"),
	isActive: fc.boolean(),
	at: fc.constantFrom(new Date(0), new Date("0001-01-01T00:00:00.001Z"), new Date("2024-02-29T00:00:00.000Z")),
	day: fc.constantFrom("0001-01-01", "2024-02-29"),
	blob: fc.uint8Array({ maxLength: 2 }).map((bytes) => new Uint8Array(bytes)),
	role: fc.constantFrom("user", "it's"),
};

const optional = (value: fc.Arbitrary<Operand>): fc.Arbitrary<Value> => fc.option(value, { nil: null });
const { id: _, ...withoutId } = values;
const thingValues = fc.record(Object.fromEntries(Object.entries(withoutId).map(([field, value]) => [field, optional(value)])));
const things = fc.record({ number, values: thingValues }).map((parts) => thingRow(parts.number, parts.values));
const parts = fc.record({ number, thing: number, parent: fc.option(number), friend: fc.option(number), rank: number }).map((each) =>
	partRow(each.number, each.thing, {
		parentId: each.parent && uuid(each.parent),
		friendId: each.friend && uuid(each.friend),
		rank: each.rank,
	}),
);
const notes = fc
	.record({ number, name: optional(values.name as fc.Arbitrary<Operand>) })
	.map((each): Row => ({ id: uuid(each.number), thingName: each.name }));

const comparison = fc.constantFrom("eq" as const, "lt", "lte", "gt", "gte");
const condition = fc.constantFrom(...Object.entries(values)).chain(([field, value]) =>
	fc.oneof(
		fc.record({ operator: comparison, value }).map((each): Predicate => ({ kind: "compare", field, ...each })),
		fc.array(value, { maxLength: 3 }).map((each): Predicate => ({ kind: "in", field, values: each })),
		fc.constant<Predicate>({ kind: "isNull", field }),
	),
);
const textCondition = fc
	.record({ operator: fc.constantFrom("contains" as const, "startsWith", "endsWith"), value: text })
	.map((each): Predicate => ({ kind: "text", field: "select", ...each }));
const onParts = fc.record({ operator: comparison, value: number }).map((each): Predicate => ({ kind: "compare", field: "rank", ...each }));
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
	predicate: fc.oneof(
		{ maxDepth: 3 },
		condition,
		textCondition,
		comparison.map((operator): Predicate => ({ kind: "compareFields", field: "name", operator, other: "select" })),
		fc.record({ kind: fc.constantFrom("and" as const, "or" as const), items: fc.array(tie("predicate"), { maxLength: 3 }) }),
		tie("predicate").map((item): Predicate => ({ kind: "not", item })),
		onParts.map((where): Predicate => ({ kind: "some", relation: "parts", where })),
		tie("predicate").map((where): Predicate => ({ kind: "some", relation: "parts", where: { kind: "some", relation: "thing", where } })),
		fc.constant<Predicate>({ kind: "some", relation: "notes", where: always }),
	),
}));

const order = fc
	.uniqueArray(fc.constantFrom(...Object.keys(withoutId)), { maxLength: 3 })
	.chain((fields) =>
		fc.tuple(...[...fields, "id"].map((field) => fc.constantFrom("asc" as const, "desc").map((direction) => ({ field, direction })))),
	);

/** A step of a history: a write of some kind. */
type Step = (store: Store) => Promise<unknown>;

const fieldsOf = (entity: EntityDescriptor) => entity.fields.map((field) => field.name);
const step: fc.Arbitrary<Step> = fc.oneof(
	fc.array(things, { minLength: 1, maxLength: 3 }).map(
		(rows): Step =>
			(store) =>
				store.insert(thing, rows),
	),
	fc.array(parts, { minLength: 1, maxLength: 3 }).map(
		(rows): Step =>
			(store) =>
				store.insert(part, rows),
	),
	notes.map(
		(row): Step =>
			(store) =>
				store.insert(note, [row]),
	),
	fc
		.record({
			where: predicate,
			changes: fc.record(
				{ name: optional(values.name as fc.Arbitrary<Operand>), order: optional(values.order as fc.Arbitrary<Operand>) },
				{ requiredKeys: [] },
			),
			number,
		})
		.map(
			({ where, changes, number: target }): Step =>
				(store) => {
					// One row at most, so that which of two rows clashes first is no question.
					const one: Predicate = { kind: "compare", field: "id", operator: "eq", value: uuid(target) };
					return store.update(thing, { kind: "and", items: [one, where] }, changes);
				},
		),
	predicate.map(
		(where): Step =>
			(store) =>
				store.delete(thing, where),
	),
	number.map(
		(target): Step =>
			(store) =>
				store.delete(part, { kind: "compare", field: "id", operator: "eq", value: uuid(target) }),
	),
	fc.constant<Step>((store) => store.delete(note, always)),
);

async function outcome(work: Promise<unknown>): Promise<unknown> {
	try {
		return (await work) ?? "done";
	} catch (error) {
		if (!isDBALError(error)) throw error;
		return { code: error.code, reason: error.reason, fields: error.fields, message: error.message };
	}
}

async function contents(adapter: Store): Promise<unknown> {
	const all = (entity: EntityDescriptor): Find => ({
		entity,
		where: always,
		fields: fieldsOf(entity),
		orderBy: [{ field: "id", direction: "asc" }],
	});
	return Promise.all([thing, part, note].map((entity) => adapter.find(all(entity))));
}

async function empty(adapter: Adapter): Promise<void> {
	for (const entity of [note, part, thing]) await adapter.delete(entity, always);
}

const targets: readonly (readonly [AdapterName, string, () => Promise<string>, number])[] = [
	["sqlite", "in memory", async () => "file::memory:", 400],
	["postgres", "", newDatabase, 60],
	["prisma", "on SQLite", async () => `file:${join(folder, "prisma.db")}`, 40],
	["prisma", "on PostgreSQL", newDatabase, 40],
];

describe.each(targets)("%s %s agrees with memory", (name, _place, url, numRuns) => {
	it("on what is found, in what order, and how often", async () => {
		const [memory, adapter] = [await open("memory"), await open(name, await url())];
		const rows = fc.uniqueArray(things, { selector: (row) => row.id, maxLength: 5 });
		const query = fc.record({ where: predicate, orderBy: order, limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }) });
		await fc.assert(
			fc.asyncProperty(
				rows,
				fc.array(parts, { maxLength: 4 }),
				fc.array(query, { minLength: 1, maxLength: 5 }),
				async (stored, related, queries) => {
					await Promise.all([empty(memory), empty(adapter)]);
					for (const row of stored) await Promise.all([memory, adapter].map((each) => outcome(each.insert(thing, [row]))));
					for (const row of related) await Promise.all([memory, adapter].map((each) => outcome(each.insert(part, [row]))));
					for (const { where, orderBy, limit } of queries) {
						const find: Find = { entity: thing, where, orderBy, fields: fieldsOf(thing), ...(limit === undefined ? {} : { limit }) };
						const expected = await memory.find(find);
						expect(await adapter.find(find)).toEqual(expected);
						expect(await adapter.count(thing, where)).toBe(await memory.count(thing, where));
						for (const row of expected) {
							const next = { ...find, after: orderBy.map(({ field }) => row[field] ?? null) };
							expect(await adapter.find(next)).toEqual(await memory.find(next));
						}
					}
				},
			),
			{ numRuns: numRuns * scale },
		);
		await Promise.all([memory.close(), adapter.close()]);
	}, 300_000);

	it("on histories of writes, conflicts included", async () => {
		const [memory, adapter] = [await open("memory"), await open(name, await url())];
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.boolean(), async (steps, together) => {
				await Promise.all([empty(memory), empty(adapter)]);
				for (const each of steps) {
					const run = (on: Adapter) => (together ? on.transaction((store) => each(store)) : each(on));
					const [expected, actual] = await Promise.all([outcome(run(memory)), outcome(run(adapter))]);
					expect(actual).toEqual(expected);
				}
				expect(await contents(adapter)).toEqual(await contents(memory));
			}),
			{ numRuns: numRuns * scale },
		);
		await Promise.all([memory.close(), adapter.close()]);
	}, 300_000);
});

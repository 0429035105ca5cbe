import { type DBALError, isDBALError, type RelationDescriptor, type Row } from "@metabuilder/dbal/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Adapter, OrderTerm } from "../src/adapters/adapter.js";
import { always, type Operand, type Predicate } from "../src/query/predicate.js";
import { note, part, partRow, thing, thingRow, uuid } from "./every-type.js";
import { extremes, hostileTexts } from "./extremes.js";

const byId: readonly OrderTerm[] = [{ field: "id", direction: "asc" }];
const allFields = thing.fields.map((field) => field.name);

/** The number that an id was made of. */
function numberOf(row: Row): number {
	return typeof row.id === "string" ? Number.parseInt(row.id.slice(-12), 16) : Number.NaN;
}

/** The numbers of the things that match, in order. */
async function ids(adapter: Pick<Adapter, "find">, where: Predicate, orderBy = byId): Promise<readonly number[]> {
	const rows = await adapter.find({ entity: thing, where, orderBy, fields: ["id"] });
	return rows.map(numberOf);
}

/** What a promise fails with. */
async function failure(work: Promise<unknown>): Promise<DBALError> {
	const error = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!isDBALError(error)) throw new Error("expected a DBALError", { cause: error });
	return error;
}

function compare(field: string, operator: "eq" | "lt" | "lte" | "gt" | "gte", value: Operand): Predicate {
	return { kind: "compare", field, operator, value };
}

/** What every adapter must do; `open` gives a migrated, empty database. */
export function adapterSuite(name: string, open: () => Promise<Adapter>): void {
	describe(name, () => {
		let adapter: Adapter;
		beforeAll(async () => {
			adapter = await open();
		});
		beforeEach(async () => {
			for (const entity of [note, part, thing]) await adapter.delete(entity, always);
		});
		afterAll(() => adapter.close());

		async function things(...rows: readonly Row[]): Promise<void> {
			await adapter.insert(thing, rows);
		}

		describe("related rows", () => {
			const toThing = part.relations.find((relation) => relation.name === "thing") as RelationDescriptor;
			const toParts = thing.relations.find((relation) => relation.name === "parts") as RelationDescriptor;
			const toChildren = part.relations.find((relation) => relation.name === "children") as RelationDescriptor;
			const one = { where: always, orderBy: byId, limit: 1 };
			const rank = (value: number): Predicate => compare("rank", "gte", value);

			it.each(Object.keys(extremes))("are as exact as rows of their own: %s", async (field) => {
				const rows = (extremes[field] ?? []).map((value, index) => thingRow(index + 1, { [field]: value }));
				await things(...rows);
				for (const [index] of rows.entries()) await adapter.insert(part, [partRow(index + 1, index + 1)]);
				const include = [{ relation: toThing, fields: allFields, ...one }];
				const found = await adapter.find({ entity: part, where: always, orderBy: byId, fields: ["id"], include });
				expect(found.map((row) => row.thing)).toEqual(rows);
				const conditional = [{ name: "?0", fields: allFields, when: always }];
				const groups = await adapter.find({ entity: thing, where: always, orderBy: byId, fields: [], conditional });
				expect(groups.map((row) => row["?0"])).toEqual(rows);
			});

			it("come to any depth, filtered, ordered and bounded for each row by itself", async () => {
				await things(thingRow(1), thingRow(2), thingRow(3));
				await adapter.insert(part, [partRow(1, 1, { rank: 3 }), partRow(2, 1, { rank: 1 }), partRow(3, 1, { rank: 2 }), partRow(4, 2)]);
				await adapter.insert(part, [partRow(5, 1, { parentId: uuid(3), rank: 0 })]);
				const parts = {
					relation: toParts,
					fields: ["rank"],
					where: rank(1),
					orderBy: [{ field: "rank", direction: "desc" }, ...byId] as const,
					limit: 2,
					include: [
						{
							relation: toChildren,
							fields: ["id"],
							where: always,
							orderBy: byId,
							limit: 5,
							counts: [{ relation: toChildren, where: always }],
						},
						{ relation: toThing, fields: ["id"], ...one, where: compare("id", "eq", uuid(2)) },
					],
				};
				const counts = [{ relation: toParts, where: rank(2) }];
				const found = await adapter.find({ entity: thing, where: always, orderBy: byId, fields: ["id"], include: [parts], counts });
				const child = { id: uuid(5), _count: { children: 0 } };
				expect(found).toEqual([
					{
						id: uuid(1),
						parts: [
							{ rank: 3, children: [], thing: null },
							{ rank: 2, children: [child], thing: null },
						],
						_count: { parts: 2 },
					},
					{ id: uuid(2), parts: [{ rank: 4, children: [], thing: { id: uuid(2) } }], _count: { parts: 1 } },
					{ id: uuid(3), parts: [], _count: { parts: 0 } },
				]);
			});

			it("have fields that depend on a condition only where it is true, at every level", async () => {
				await things(thingRow(1, { name: "a" }), thingRow(2));
				await adapter.insert(part, [partRow(1, 1), partRow(2, 2), partRow(3, 2)]);
				const named: Predicate = { kind: "compare", field: "name", operator: "eq", value: "a" };
				const conditional = [{ name: "?0", fields: ["name", "order"], when: named }];
				const include = [
					{
						relation: toParts,
						fields: ["id"],
						where: always,
						orderBy: byId,
						limit: 9,
						conditional: [
							{ name: "?0", fields: ["rank"], when: rank(3) },
							{ name: "?1", fields: ["friendId"], when: rank(2) },
						],
					},
				];
				expect(await adapter.find({ entity: thing, where: always, orderBy: byId, fields: ["id"], conditional, include })).toEqual([
					{ id: uuid(1), "?0": { name: "a", order: null }, parts: [{ id: uuid(1) }] },
					{
						id: uuid(2),
						parts: [
							{ id: uuid(2), "?1": { friendId: null } },
							{ id: uuid(3), "?0": { rank: 3 }, "?1": { friendId: null } },
						],
					},
				]);
			});
		});

		describe("values", () => {
			it.each(Object.keys(extremes))("come back as they were: %s", async (field) => {
				const values = extremes[field] ?? [];
				const rows = values.map((value, index) => thingRow(index + 1, { [field]: value }));
				await things(...rows);
				expect(await adapter.find({ entity: thing, where: always, orderBy: byId, fields: allFields })).toEqual(rows);
				for (const row of rows) {
					await adapter.update(thing, compare("id", "eq", uuid(numberOf(row))), { [field]: null });
					await adapter.update(thing, compare("id", "eq", uuid(numberOf(row))), { [field]: row[field] ?? null });
				}
				expect(await adapter.find({ entity: thing, where: always, orderBy: byId, fields: ["id", field] })).toEqual(
					rows.map((row) => ({ id: row.id, [field]: row[field] })),
				);
			});

			it("one row at a time is stored as many at once are", async () => {
				const values = Object.fromEntries(Object.entries(extremes).map(([field, list]) => [field, list.at(-1) ?? null]));
				await adapter.insert(thing, [thingRow(1, values)]);
				const [row] = await adapter.find({ entity: thing, where: always, orderBy: byId, fields: allFields });
				expect(row).toEqual(thingRow(1, values));
			});

			it.each(Object.keys(extremes).filter((field) => field !== "props"))("are found, ordered and compared: %s", async (field) => {
				// `extremes` are in ascending order.
				const values = extremes[field] ?? [];
				await things(...values.map((value, index) => thingRow(index + 1, { [field]: value })), thingRow(values.length + 1));
				const numbers = values.map((_, index) => index + 1);
				const last = values.length + 1;
				expect(await ids(adapter, always, [{ field, direction: "asc" }, ...byId])).toEqual([...numbers, last]);
				expect(await ids(adapter, always, [{ field, direction: "desc" }, ...byId])).toEqual([last, ...numbers.toReversed()]);
				for (const [index, value] of values.entries()) {
					const operand = value as Operand;
					const number = index + 1;
					expect(await ids(adapter, compare(field, "eq", operand))).toEqual([number]);
					expect(await ids(adapter, compare(field, "lt", operand))).toEqual(numbers.filter((other) => other < number));
					expect(await ids(adapter, compare(field, "lte", operand))).toEqual(numbers.filter((other) => other <= number));
					expect(await ids(adapter, compare(field, "gt", operand))).toEqual(numbers.filter((other) => other > number));
					expect(await ids(adapter, compare(field, "gte", operand))).toEqual(numbers.filter((other) => other >= number));
					expect(await ids(adapter, { kind: "not", item: compare(field, "eq", operand) })).toEqual(
						numbers.filter((other) => other !== number),
					);
				}
				const some = values.filter((_, index) => index % 2 === 0) as Operand[];
				expect(await ids(adapter, { kind: "in", field, values: some })).toEqual(numbers.filter((number) => number % 2 === 1));
				expect(await ids(adapter, { kind: "not", item: { kind: "in", field, values: some } })).toEqual(
					numbers.filter((number) => number % 2 === 0),
				);
				expect(await ids(adapter, { kind: "isNull", field })).toEqual([last]);
			});
		});

		describe("text", () => {
			it("is searched by code point, and no character means another", async () => {
				const rows = hostileTexts.map((text, index) => thingRow(index + 1, { name: text, select: `a${text}b` }));
				await things(...rows, thingRow(99));
				for (const operand of [...hostileTexts, "", "A", "a", "😀", "\ud83d\ude00b"]) {
					const matching = (test: (text: string) => boolean) =>
						rows.filter(({ select }) => typeof select === "string" && test(select)).map(numberOf);
					const text = (operator: "contains" | "startsWith" | "endsWith"): Predicate => ({
						kind: "text",
						field: "select",
						operator,
						value: operand,
					});
					expect(await ids(adapter, text("contains"))).toEqual(matching((value) => value.includes(operand)));
					expect(await ids(adapter, text("startsWith"))).toEqual(matching((value) => value.startsWith(operand)));
					expect(await ids(adapter, text("endsWith"))).toEqual(matching((value) => value.endsWith(operand)));
					expect(await ids(adapter, { kind: "not", item: text("endsWith") })).toEqual(matching((value) => !value.endsWith(operand)));
				}
			});
		});

		describe("logic", () => {
			it("is three-valued", async () => {
				await things(thingRow(1, { order: 1 }), thingRow(2, { order: 2 }), thingRow(3));
				const one = compare("order", "eq", 1);
				const not = (item: Predicate): Predicate => ({ kind: "not", item });
				expect(await ids(adapter, not(one))).toEqual([2]);
				expect(await ids(adapter, not(not(one)))).toEqual([1]);
				expect(await ids(adapter, { kind: "or", items: [one, { kind: "isNull", field: "order" }] })).toEqual([1, 3]);
				expect(await ids(adapter, not({ kind: "and", items: [one, { kind: "constant", value: false }] }))).toEqual([1, 2, 3]);
				expect(await ids(adapter, { kind: "and", items: [] })).toEqual([1, 2, 3]);
				expect(await ids(adapter, { kind: "or", items: [] })).toEqual([]);
				expect(await ids(adapter, not({ kind: "in", field: "order", values: [] }))).toEqual([1, 2, 3]);
				expect(await ids(adapter, { kind: "compareFields", field: "order", operator: "eq", other: "order" })).toEqual([1, 2]);
				expect(await ids(adapter, { kind: "compareFields", field: "id", operator: "lt", other: "key" })).toEqual([]);
			});

			it("reaches over relations, to one, to many and to oneself", async () => {
				await things(thingRow(1, { name: "a" }), thingRow(2, { name: "b" }), thingRow(3));
				await adapter.insert(part, [
					partRow(1, 1),
					partRow(2, 1, { parentId: uuid(1) }),
					partRow(3, 2, { parentId: uuid(2), friendId: uuid(3) }),
				]);
				await adapter.insert(note, [
					{ id: uuid(1), thingName: "b" },
					{ id: uuid(2), thingName: null },
				]);
				const some = (relation: string, where: Predicate = always): Predicate => ({ kind: "some", relation, where });
				expect(await ids(adapter, some("parts"))).toEqual([1, 2]);
				expect(await ids(adapter, some("parts", compare("rank", "gt", 2)))).toEqual([2]);
				expect(await ids(adapter, { kind: "not", item: some("parts", compare("rank", "gt", 2)) })).toEqual([1, 3]);
				expect(await ids(adapter, some("notes"))).toEqual([2]);
				const chain = some("parts", some("parent", some("parent", some("thing", compare("name", "eq", "a")))));
				expect(await ids(adapter, chain)).toEqual([2]);
				expect(await adapter.count(part, some("children", some("friend")))).toBe(1);
				expect(await adapter.update(part, some("thing", compare("name", "eq", "a")), { rank: 7 })).toBe(2);
				expect(await adapter.delete(part, some("thing", some("notes")))).toBe(1);
			});
		});

		describe("pages", () => {
			const fields = ["order", "ratio", "id"] as const;
			const directions = ["asc", "desc"] as const;
			const orders = directions.flatMap((first) =>
				directions.flatMap((second) => directions.map((third) => [first, second, third] as const)),
			);

			it.each(orders)("follow one another without gap or repeat: %s, %s, %s", async (...order) => {
				const values = [null, 1, 2];
				const rows = values.flatMap((first, a) =>
					values.flatMap((second, b) => [0, 1].map((c) => thingRow(a * 6 + b * 2 + c + 1, { order: first, ratio: second }))),
				);
				await things(...rows);
				const orderBy = fields.map((field, index) => ({ field, direction: order[index] ?? "asc" }));
				const whole = await adapter.find({ entity: thing, where: always, orderBy, fields });
				expect(whole).toHaveLength(18);
				const seen: Row[] = [];
				for (;;) {
					const last = seen.at(-1);
					const after = last === undefined ? {} : { after: fields.map((field) => last[field] ?? null) };
					const page = await adapter.find({ entity: thing, where: always, orderBy, fields, limit: 4, ...after });
					if (page.length === 0) break;
					seen.push(...page);
				}
				expect(seen).toEqual(whole);
			});
		});

		describe("conflicts", () => {
			it("name the field, and leave nothing behind", async () => {
				await things(thingRow(1, { name: "a", email: "a@b.c", order: 1 }));
				expect(await failure(things(thingRow(2, { name: "a" })))).toMatchObject({
					code: "CONFLICT",
					reason: "unique",
					fields: [{ path: "data.name" }],
				});
				expect(await failure(things(thingRow(1)))).toMatchObject({ reason: "unique", fields: [{ path: "data.id" }] });
				expect(await failure(things(thingRow(2, { email: "a@b.c", order: 1 })))).toMatchObject({
					fields: [{ path: "data.email" }, { path: "data.order" }],
				});
				expect(await failure(things(thingRow(2), thingRow(3, { name: "a" })))).toMatchObject({
					reason: "unique",
					fields: [{ path: "data.1.name" }],
				});
				expect(await failure(things(thingRow(2, { name: "b" }), thingRow(3, { name: "b" })))).toMatchObject({
					fields: [{ path: "data.1.name" }],
				});
				await things(thingRow(2));
				expect(await failure(adapter.update(thing, compare("id", "eq", uuid(2)), { name: "a" }))).toMatchObject({
					reason: "unique",
					fields: [{ path: "data.name" }],
				});
				expect(await ids(adapter, always)).toEqual([1, 2]);
			});

			it("of a foreign key name the field", async () => {
				await things(thingRow(1));
				expect(await failure(adapter.insert(part, [partRow(1, 9)]))).toMatchObject({
					code: "CONFLICT",
					reason: "foreign_key",
					fields: [{ path: "data.thingId" }],
				});
				expect(await failure(adapter.insert(part, [partRow(1, 1), partRow(2, 1, { parentId: uuid(9) })]))).toMatchObject({
					reason: "foreign_key",
					fields: [{ path: "data.1.parentId" }],
				});
				await adapter.insert(part, [partRow(1, 1, { parentId: uuid(1) })]);
				expect(await failure(adapter.update(part, always, { friendId: uuid(9) }))).toMatchObject({
					reason: "foreign_key",
					fields: [{ path: "data.friendId" }],
				});
				expect(await failure(adapter.insert(note, [{ id: uuid(1), thingName: "nobody" }]))).toMatchObject({
					reason: "foreign_key",
					fields: [{ path: "data.thingName" }],
				});
				expect(await adapter.count(part, always)).toBe(1);
			});

			it("on delete obey each relation", async () => {
				await things(thingRow(1, { name: "a" }), thingRow(2));
				await adapter.insert(part, [partRow(1, 1), partRow(2, 2, { parentId: uuid(1) }), partRow(3, 2, { friendId: uuid(2) })]);
				await adapter.insert(note, [{ id: uuid(1), thingName: "a" }]);
				expect(await failure(adapter.delete(thing, compare("id", "eq", uuid(1))))).toMatchObject({ code: "CONFLICT", reason: "restrict" });
				await adapter.delete(note, always);
				expect(await failure(adapter.delete(thing, compare("id", "eq", uuid(1))))).toMatchObject({ reason: "restrict" });
				expect(await adapter.delete(part, compare("id", "eq", uuid(2)))).toBe(1);
				expect(await adapter.find({ entity: part, where: always, orderBy: byId, fields: ["id", "friendId"] })).toEqual([
					{ id: uuid(1), friendId: null },
					{ id: uuid(3), friendId: null },
				]);
				expect(await adapter.delete(thing, compare("id", "eq", uuid(1)))).toBe(1);
				expect(await adapter.count(part, always)).toBe(1);
				// A row and what restricts it may go together, in whatever order a database visits them.
				await adapter.insert(part, [partRow(1, 2), partRow(2, 2, { parentId: uuid(1) })]);
				expect(await adapter.delete(thing, always)).toBe(1);
				expect(await adapter.count(part, always)).toBe(0);
			});

			it("don't arise when a key changes: rows that refer to it follow", async () => {
				await things(thingRow(1, { name: "a" }), thingRow(2, { name: "b" }));
				await adapter.insert(note, [{ id: uuid(1), thingName: "a" }]);
				expect(await adapter.update(thing, compare("id", "eq", uuid(1)), { name: "c" })).toBe(1);
				expect(await adapter.find({ entity: note, where: always, orderBy: byId, fields: ["thingName"] })).toEqual([{ thingName: "c" }]);
			});
		});

		describe("transactions", () => {
			it("see their own writes, which others don't until they are whole", async () => {
				await things(thingRow(1));
				await adapter.transaction(async (store) => {
					await store.insert(thing, [thingRow(2), thingRow(3)]);
					expect(await ids(store, always)).toEqual([1, 2, 3]);
					expect(await store.update(thing, always, { order: 5 })).toBe(3);
					expect(await store.count(thing, compare("order", "eq", 5))).toBe(3);
				});
				expect(await ids(adapter, compare("order", "eq", 5))).toEqual([1, 2, 3]);
			});

			it("leave nothing behind when the work fails, and pass on what it failed with", async () => {
				const reason = new Error("no");
				const work = adapter.transaction(async (store) => {
					await store.insert(thing, [thingRow(1)]);
					throw reason;
				});
				await expect(work).rejects.toBe(reason);
				expect(await ids(adapter, always)).toEqual([]);
			});

			it("name the failing row of many", async () => {
				const work = adapter.transaction((store) =>
					store.insert(thing, [thingRow(1), thingRow(2, { name: "a" }), thingRow(3, { name: "a" })]),
				);
				expect(await failure(work)).toMatchObject({ reason: "unique", fields: [{ path: "data.2.name" }] });
				expect(await ids(adapter, always)).toEqual([]);
			});

			it("lose no update", async () => {
				await things(thingRow(1, { order: 0 }));
				const increment = () =>
					adapter.transaction(async (store) => {
						const [row] = await store.find({ entity: thing, where: always, orderBy: byId, fields: ["order"] });
						await store.update(thing, always, { order: Number(row?.order) + 1 });
					});
				await Promise.all(Array.from({ length: 8 }, increment));
				const [row] = await adapter.find({ entity: thing, where: always, orderBy: byId, fields: ["order"] });
				expect(row).toEqual({ order: 8 });
			});
		});

		describe("deadlines", () => {
			it("that have passed fail with their reason, and nothing is written", async () => {
				const signal = AbortSignal.abort();
				expect(await failure(adapter.find({ entity: thing, where: always, orderBy: byId, fields: ["id"] }, { signal }))).toMatchObject({
					code: "TIMEOUT",
				});
				expect(await failure(adapter.insert(thing, [thingRow(1)], { signal }))).toMatchObject({ code: "TIMEOUT" });
				expect(await failure(adapter.transaction(async (store) => store.insert(thing, [thingRow(1)]), { signal }))).toMatchObject({
					code: "TIMEOUT",
				});
				expect(await ids(adapter, always)).toEqual([]);
			});

			it("that pass within a transaction undo it", async () => {
				const controller = new AbortController();
				const work = adapter.transaction(
					async (store) => {
						await store.insert(thing, [thingRow(1)]);
						controller.abort();
					},
					{ signal: controller.signal },
				);
				expect(await failure(work)).toMatchObject({ code: "TIMEOUT" });
				expect(await ids(adapter, always)).toEqual([]);
				await things(thingRow(2));
			});
		});

		it("counts, and updates with nothing to set", async () => {
			await things(thingRow(1), thingRow(2));
			expect(await adapter.count(thing, always)).toBe(2);
			expect(await adapter.update(thing, always, {})).toBe(2);
			await adapter.insert(thing, []);
			expect(await adapter.delete(thing, compare("id", "eq", uuid(9)))).toBe(0);
			await adapter.ping();
		});
	});
}

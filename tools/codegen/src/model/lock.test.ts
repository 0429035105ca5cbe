import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReport } from "../diagnostics.js";
import { readLock } from "../parse/lock-document.js";
import { printLock } from "../parse/print-lock.js";
import { advanceLock, type EntityPlan, emptyLock, type Lock, type LockPlan, type SlotPlan, type Slots } from "./lock.js";

const names = ["a", "b", "c", "d", "e", "null", "true"];
const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 });
/** Names, some of which say that they had another one: true or not, as people write. */
const renamables = some.chain((chosen) =>
	fc
		.tuple(...chosen.map(() => fc.option(fc.constantFrom(...names), { nil: undefined, freq: 2 })))
		.map((froms) => chosen.map((name, at) => ({ name, ...(froms[at] !== undefined && { renamedFrom: froms[at] }) }))),
);
const slotPlan = fc.record({
	values: fc.option(renamables, { nil: undefined }),
	members: fc.option(
		some.map((members) => members.map((name) => ({ name }))),
		{ nil: undefined },
	),
});
const slotPlans = (columns: boolean) =>
	renamables.chain((fields) =>
		fc.tuple(...fields.map(() => slotPlan)).map((plans) =>
			fields.map((field, index): SlotPlan => {
				const { values, members } = plans[index] ?? { values: undefined, members: undefined };
				return { ...field, ...(columns && { column: field.name }), ...(values && { values }), ...(members && { members }) };
			}),
		),
	);
const entityPlan = (name: string): fc.Arbitrary<EntityPlan> =>
	fc
		.record({
			name: fc.constant(name),
			renamedFrom: fc.option(fc.constantFrom("A", "B", "C"), { nil: undefined, freq: 2 }),
			// Two entities may ask for one table, such as by `plural`.
			table: fc.constantFrom(name.toLowerCase(), "shared"),
			fields: slotPlans(true),
			relations: some.map((relations) => relations.map((name) => ({ name: `${name}Rows` }))),
			operations: some.chain((operations) =>
				fc
					.tuple(...operations.map(() => fc.tuple(slotPlans(false), slotPlans(false))))
					.map((sides) =>
						operations.map((operation, index) => ({ name: operation, input: sides[index]?.[0] ?? [], output: sides[index]?.[1] ?? [] })),
					),
			),
		})
		.map(({ renamedFrom, ...rest }) => ({ ...rest, ...(renamedFrom !== undefined && { renamedFrom }) }));
const plan: fc.Arbitrary<LockPlan> = fc.record({
	entities: fc.subarray(["A", "B", "C"]).chain((entities) => fc.tuple(...entities.map(entityPlan))),
	errors: some,
});

/** What a lock pins in one place: a message, an enum, the tables. */
interface Place {
	readonly live: ReadonlySet<number>;
	readonly gone: ReadonlySet<number>;
	readonly columns: ReadonlyMap<number, string | undefined>;
}

/** Every place by what it belongs to: entities by their table, fields by their number, so that a rename changes no key. */
function places(lock: Lock): ReadonlyMap<string, Place> {
	const found = new Map<string, Place>();
	const take = (key: string, live: readonly number[], gone: readonly number[], columns = new Map<number, string | undefined>()) => {
		const all = [...live, ...gone];
		expect(new Set(all).size, `${key} gives a number twice`).toBe(all.length);
		found.set(key, { live: new Set(live), gone: new Set(gone), columns });
	};
	const walk = (key: string, { slots, removed }: Slots): void => {
		const live = Object.values(slots);
		const columns = live.flatMap(({ column }) => column ?? []);
		expect(new Set(columns).size, `${key} gives a column twice`).toBe(columns.length);
		take(
			key,
			live.map(({ number }) => number),
			removed.map(({ number }) => number),
			new Map(live.map(({ number, column }) => [number, column])),
		);
		for (const slot of live) {
			const { values = {}, removedValues = [], members } = slot;
			take(
				`${key}/${slot.number}:values`,
				Object.values(values),
				removedValues.map(({ number }) => number),
			);
			if (members !== undefined) walk(`${key}/${slot.number}`, members);
		}
	};
	const tables = [...Object.values(lock.entities), ...Object.values(lock.removedEntities)];
	expect(new Set(tables.map(({ table }) => table)).size).toBe(tables.length);
	for (const entity of tables) {
		walk(entity.table, {
			slots: { ...entity.fields.slots, ...entity.relations.slots },
			removed: [...entity.fields.removed, ...entity.relations.removed],
		});
		for (const [operation, { input, output }] of [...Object.entries(entity.operations), ...Object.entries(entity.removedOperations)]) {
			walk(`${entity.table}.${operation}.input`, input);
			walk(`${entity.table}.${operation}.output`, output);
		}
	}
	return found;
}

describe("over any history of a spec, with renames, swaps and names that come back", () => {
	test("a number that was given up is never given again, new ones come after all, and a column stays with its number", () => {
		fc.assert(
			fc.property(fc.array(plan, { minLength: 2, maxLength: 6 }), (history) => {
				let lock = emptyLock;
				for (const step of history) {
					const before = places(lock);
					lock = advanceLock(lock, step);
					for (const [key, { live, gone, columns }] of places(lock)) {
						const old = before.get(key);
						if (old === undefined) continue;
						const ever = Math.max(0, ...old.live, ...old.gone);
						for (const number of old.gone) expect(gone.has(number), `${key}#${number} came back`).toBe(true);
						for (const number of old.live) expect(live.has(number) || gone.has(number), `${key}#${number} was forgotten`).toBe(true);
						for (const number of live) if (!old.live.has(number)) expect(number).toBeGreaterThan(ever);
						const held = new Set(old.columns.values());
						for (const [number, column] of columns) {
							if (old.columns.has(number)) expect(column).toBe(old.columns.get(number));
							else if (column !== undefined) expect(held.has(column), `${key}: ${column} goes to another field at once`).toBe(false);
						}
					}
				}
			}),
		);
	});
	test("a name that nothing was renamed to or from keeps its number", () => {
		fc.assert(
			fc.property(plan, plan, (one, two) => {
				const first = advanceLock(emptyLock, one);
				const second = advanceLock(first, two);
				for (const entity of two.entities) {
					if (two.entities.some(({ renamedFrom }) => renamedFrom !== undefined)) continue;
					for (const field of entity.fields) {
						if (entity.fields.some(({ renamedFrom }) => renamedFrom !== undefined)) continue;
						const slot = first.entities[entity.name]?.fields.slots[field.name];
						if (slot !== undefined) expect(second.entities[entity.name]?.fields.slots[field.name]).toMatchObject({ number: slot.number });
					}
				}
			}),
		);
	});
	test("the same spec again changes nothing, and the text says it all", () => {
		fc.assert(
			fc.property(fc.array(plan, { minLength: 1, maxLength: 4 }), (history) => {
				const lock = history.reduce(advanceLock, emptyLock);
				const last = history.at(-1);
				expect(last && advanceLock(lock, last)).toEqual(lock);
				const report = createReport();
				const read = readLock("dbal.lock.yaml", printLock(lock), report);
				expect(report.diagnostics).toEqual([]);
				expect(read && printLock(read)).toBe(printLock(lock));
				expect(read && last && advanceLock(read, last)).toEqual(last && advanceLock(lock, last));
			}),
		);
	});
});

describe("one change", () => {
	const fields = (...slots: readonly SlotPlan[]): LockPlan => ({
		entities: [{ name: "A", table: "a", fields: slots, relations: [], operations: [] }],
		errors: [],
	});
	const first = advanceLock(emptyLock, fields({ name: "x", column: "x" }, { name: "y", column: "y" }));

	test("a new field comes after the highest number ever used, removed ones included", () => {
		const removed = advanceLock(first, fields({ name: "x", column: "x" }));
		const added = advanceLock(removed, fields({ name: "z", column: "z" }, { name: "x", column: "x" }, { name: "y", column: "y" }));
		expect(added.entities.A?.fields.slots).toEqual({
			z: { number: 3, column: "z" },
			x: { number: 1, column: "x" },
			y: { number: 4, column: "y" },
		});
		expect(added.entities.A?.fields.removed).toEqual([{ name: "y", number: 2 }]);
	});
	test("fields and relations share one sequence of numbers, whichever is added later", () => {
		const step = (fields: readonly string[], relations: readonly string[]): LockPlan => ({
			entities: [{ name: "A", table: "a", fields: fields.map(named), relations: relations.map(named), operations: [] }],
			errors: [],
		});
		const named = (name: string) => ({ name });
		const lock = [step(["x"], ["rows"]), step(["x", "y"], ["rows"]), step(["x", "y"], ["others"])].reduce(advanceLock, emptyLock);
		expect(lock.entities.A?.fields.slots).toEqual({ x: { number: 1 }, y: { number: 3 } });
		expect(lock.entities.A?.relations).toEqual({ slots: { others: { number: 4 } }, removed: [{ name: "rows", number: 2 }] });
	});
	test("a renamed field keeps number and column, and its old column is not given away", () => {
		const renamed = advanceLock(first, fields({ name: "new", column: "new", renamedFrom: "x" }, { name: "y", column: "y" }));
		expect(renamed.entities.A?.fields.slots.new).toEqual({ number: 1, column: "x", renamedFrom: "x" });
		const again = advanceLock(renamed, fields({ name: "new", column: "new", renamedFrom: "x" }, { name: "x", column: "x" }));
		expect(again.entities.A?.fields.slots).toEqual({
			new: { number: 1, column: "x", renamedFrom: "x" },
			x: { number: 3, column: "x_2" },
		});
	});
	test("a chain of renames keeps number and column over its generations", () => {
		const chain = ["x1", "x2", "x3"].reduce(
			(lock, name, at) => advanceLock(lock, fields({ name, column: name, renamedFrom: at === 0 ? "x" : `x${at}` })),
			advanceLock(emptyLock, fields({ name: "x", column: "x" })),
		);
		expect(chain.entities.A?.fields.slots).toEqual({ x3: { number: 1, column: "x", renamedFrom: "x2" } });
		expect(chain.entities.A?.fields.removed).toEqual([]);
	});
	test("two names are swapped once, however often the spec is read", () => {
		const swap = fields({ name: "x", column: "x", renamedFrom: "y" }, { name: "y", column: "y", renamedFrom: "x" });
		const swapped = advanceLock(first, swap);
		expect(swapped.entities.A?.fields.slots).toMatchObject({ x: { number: 2, column: "y" }, y: { number: 1, column: "x" } });
		expect(advanceLock(swapped, swap)).toEqual(swapped);
		const settled = advanceLock(swapped, fields({ name: "x", column: "x" }, { name: "y", column: "y" }));
		expect(settled.entities.A?.fields.slots).toEqual({ x: { number: 2, column: "y" }, y: { number: 1, column: "x" } });
	});
	test("names are shifted along a chain, and a ring of three turns", () => {
		const shifted = advanceLock(first, fields({ name: "y", column: "y", renamedFrom: "x" }, { name: "z", column: "z", renamedFrom: "y" }));
		expect(shifted.entities.A?.fields.slots).toMatchObject({ y: { number: 1, column: "x" }, z: { number: 2, column: "y" } });
		const three = advanceLock(emptyLock, fields({ name: "x" }, { name: "y" }, { name: "z" }));
		const turned = fields({ name: "x", renamedFrom: "y" }, { name: "y", renamedFrom: "z" }, { name: "z", renamedFrom: "x" });
		expect(advanceLock(three, turned).entities.A?.fields.slots).toMatchObject({ x: { number: 2 }, y: { number: 3 }, z: { number: 1 } });
	});
	test("a field takes no column of one that goes in the same step", () => {
		const gone = advanceLock(
			advanceLock(first, fields({ name: "new", column: "new", renamedFrom: "x" })),
			fields({ name: "x", column: "x" }),
		);
		expect(gone.entities.A?.fields.slots).toEqual({ x: { number: 3, column: "x_2" } });
	});
	test("an entity takes no table of one that is gone, and one that comes back finds its own", () => {
		const one = (name: string): LockPlan => ({
			entities: [{ name, table: "things", fields: [], relations: [], operations: [] }],
			errors: [],
		});
		const other = advanceLock(advanceLock(emptyLock, one("A")), one("B"));
		expect(other.entities.B?.table).toBe("things_2");
		expect(advanceLock(other, one("A")).entities.A?.table).toBe("things");
	});
	test("a swap of an enum's members moves their numbers", () => {
		const mood = (...values: readonly { name: string; renamedFrom?: string }[]) => fields({ name: "mood", values });
		const moods = advanceLock(emptyLock, mood({ name: "good" }, { name: "bad" }));
		const swapped = advanceLock(moods, mood({ name: "good", renamedFrom: "bad" }, { name: "bad", renamedFrom: "good" }));
		expect(swapped.entities.A?.fields.slots.mood?.values).toEqual({ good: 2, bad: 1 });
	});
});

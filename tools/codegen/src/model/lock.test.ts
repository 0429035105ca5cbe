import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReport } from "../diagnostics.js";
import { readLock } from "../parse/lock-document.js";
import { printLock } from "../parse/print-lock.js";
import { advanceLock, type EntityPlan, emptyLock, type Lock, type LockPlan, type SlotPlan, type Slots } from "./lock.js";

const names = ["a", "b", "c", "d", "e", "null", "true"];
const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 });
const slotPlan = fc.record({
	values: fc.option(
		some.map((members) => members.map((name) => ({ name }))),
		{ nil: undefined },
	),
	members: fc.option(
		some.map((members) => members.map((name) => ({ name }))),
		{ nil: undefined },
	),
});
const slotPlans = (columns: boolean) =>
	some.chain((fields) =>
		fc.tuple(...fields.map(() => slotPlan)).map((plans) =>
			fields.map((name, index): SlotPlan => {
				const { values, members } = plans[index] ?? { values: undefined, members: undefined };
				return { name, ...(columns && { column: name }), ...(values && { values }), ...(members && { members }) };
			}),
		),
	);
const entityPlan = (name: string): fc.Arbitrary<EntityPlan> =>
	fc.record({
		name: fc.constant(name),
		table: fc.constant(name.toLowerCase()),
		fields: slotPlans(true),
		operations: some.chain((operations) =>
			fc
				.tuple(...operations.map(() => fc.tuple(slotPlans(false), slotPlans(false))))
				.map((sides) =>
					operations.map((operation, index) => ({ name: operation, input: sides[index]?.[0] ?? [], output: sides[index]?.[1] ?? [] })),
				),
		),
	});
const plan: fc.Arbitrary<LockPlan> = fc.record({
	entities: fc.subarray(["A", "B", "C"]).chain((entities) => fc.tuple(...entities.map(entityPlan))),
	errors: some,
});

/** Every number that a message, or an enum, holds or held: `path#number` → name. */
function numbers(lock: Lock): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const take = (path: string, number: number, name: string) => {
		expect(found.has(`${path}#${number}`), `${path} gives ${number} twice`).toBe(false);
		found.set(`${path}#${number}`, name);
	};
	const walk = (path: string, { slots, removed }: Slots): void => {
		for (const { name, number } of removed) take(path, number, name);
		for (const [name, slot] of Object.entries(slots)) {
			take(path, slot.number, name);
			for (const [member, number] of Object.entries(slot.values ?? {})) take(`${path}/${slot.number}:values`, number, member);
			for (const { name: member, number } of slot.removedValues ?? []) take(`${path}/${slot.number}:values`, number, member);
			if (slot.members !== undefined) walk(`${path}/${slot.number}`, slot.members);
		}
	};
	for (const [name, entity] of [...Object.entries(lock.entities), ...Object.entries(lock.removedEntities)]) {
		walk(name, entity.fields);
		for (const [operation, { input, output }] of [...Object.entries(entity.operations), ...Object.entries(entity.removedOperations)]) {
			walk(`${name}.${operation}.input`, input);
			walk(`${name}.${operation}.output`, output);
		}
	}
	return found;
}

describe("over any history of a spec", () => {
	test("a number never gets another name", () => {
		fc.assert(
			fc.property(fc.array(plan, { minLength: 1, maxLength: 6 }), (history) => {
				const ever = new Map<string, string>();
				let lock = emptyLock;
				for (const step of history) {
					lock = advanceLock(lock, step);
					for (const [number, name] of numbers(lock)) {
						expect(ever.get(number) ?? name).toBe(name);
						ever.set(number, name);
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
		entities: [{ name: "A", table: "a", fields: slots, operations: [] }],
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
	test("a renamed field keeps number and column, and its old column is not given away", () => {
		const renamed = advanceLock(first, fields({ name: "new", column: "new", renamedFrom: "x" }, { name: "y", column: "y" }));
		expect(renamed.entities.A?.fields.slots.new).toEqual({ number: 1, column: "x" });
		const again = advanceLock(renamed, fields({ name: "new", column: "new", renamedFrom: "x" }, { name: "x", column: "x" }));
		expect(again.entities.A?.fields.slots).toEqual({ new: { number: 1, column: "x" }, x: { number: 3, column: "x_2" } });
	});
});

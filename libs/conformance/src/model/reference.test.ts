import { describe, expect, test } from "vitest";
import { model } from "../../gen/specimen/model.js";
import { Reference } from "./reference.js";

const owner = (id: string, number: number, nickname: string | null = null) => ({ id, number, nickname });
const holding = (id: string, keptById: string, guardedById: string | null = null, lentToNumber: number | null = null) => ({
	id,
	amount: "1",
	keptById,
	guardedById,
	lentToNumber,
});

describe("the reference database", () => {
	test("names what is taken; NULLs are distinct", () => {
		const reference = new Reference(model);
		reference.insert("Owner", owner("a", 1, null));
		expect(reference.violations("Owner", owner("b", 2, null))).toEqual([]);
		expect(reference.violations("Owner", owner("b", 1))).toEqual([{ reason: "unique", fields: ["number"] }]);
		expect(reference.violations("Owner", owner("b", 2), undefined, [owner("c", 2)])).toEqual([{ reason: "unique", fields: ["number"] }]);
	});

	test("names foreign keys that no row has", () => {
		const reference = new Reference(model);
		reference.insert("Owner", owner("a", 1));
		expect(reference.violations("Holding", holding("h", "a"))).toEqual([]);
		expect(reference.violations("Holding", holding("h", "b", "c", 9)).flatMap(({ fields }) => fields)).toEqual([
			"keptById",
			"guardedById",
			"lentToNumber",
		]);
	});

	test("a row may point at itself", () => {
		const reference = new Reference(model);
		expect(reference.violations("Branch", { id: "b", title: "", trunkId: "b", graftId: null })).toEqual([]);
	});

	test("cascade takes, set_null clears, restrict forbids, all or nothing", () => {
		const reference = new Reference(model);
		reference.insert("Owner", owner("a", 1));
		reference.insert("Owner", owner("b", 2));
		reference.insert("Holding", holding("h", "a"));
		reference.insert("Holding", holding("i", "b", null, 1));
		const guarded = holding("j", "b", "a");
		reference.insert("Holding", guarded);
		const [first] = reference.table("Owner");
		expect(reference.delete("Owner", first!)).toEqual({ reason: "restrict", fields: [] });
		expect(reference.table("Holding")).toHaveLength(3);
		reference.delete("Holding", guarded);
		expect(reference.delete("Owner", first!)).toBeUndefined();
		expect(reference.table("Holding")).toEqual([holding("i", "b", null, null)]);
	});

	test("a row that goes as well doesn't forbid the deletion", () => {
		const reference = new Reference(model);
		reference.insert("Owner", owner("a", 1));
		reference.insert("Holding", holding("h", "a", "a"));
		expect(reference.delete("Owner", reference.table("Owner")[0]!)).toBeUndefined();
		expect(reference.table("Holding")).toEqual([]);
	});

	test("rows follow the key that they point to", () => {
		const reference = new Reference(model);
		reference.insert("Owner", owner("a", 1));
		reference.insert("Holding", holding("h", "a", null, 1));
		reference.replace("Owner", reference.table("Owner")[0]!, owner("a", 7));
		expect(reference.table("Holding")).toEqual([holding("h", "a", null, 7)]);
	});
});

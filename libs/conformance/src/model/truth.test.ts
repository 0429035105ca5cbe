import { describe, expect, test } from "vitest";
import { model } from "../../gen/specimen/model.js";
import { entityOf } from "../values/row-builder.js";
import { selectRows } from "./selection.js";
import { truthOf } from "./truth.js";

const owner = entityOf(model, "Owner");
const none = () => [];
const truth = (where: Readonly<Record<string, unknown>>, row: Readonly<Record<string, string | number | null>>) =>
	truthOf(model, owner, where, { id: "x", number: 1, nickname: null, ...row }, none);

describe("the truth of a filter", () => {
	test("a comparison with NULL is unknown, and so is its negation", () => {
		for (const condition of [{ equals: "a" }, { not: "a" }, { in: ["a"] }, { notIn: ["a"] }, { lt: "a" }, { contains: "" }]) {
			expect(truth({ nickname: condition }, {})).toBe("unknown");
			expect(truth({ NOT: { nickname: condition } }, {})).toBe("unknown");
		}
	});

	test("unknown AND false is false, unknown OR true is true", () => {
		expect(truth({ AND: [{ nickname: "a" }, { number: 2 }] }, {})).toBe(false);
		expect(truth({ OR: [{ nickname: "a" }, { number: 1 }] }, {})).toBe(true);
		expect(truth({ AND: [{ nickname: "a" }, { number: 1 }] }, {})).toBe("unknown");
		expect(truth({ OR: [{ nickname: "a" }, { number: 2 }] }, {})).toBe("unknown");
	});

	test("an empty AND is true, an empty OR and an empty in are false", () => {
		expect(truth({ AND: [] }, {})).toBe(true);
		expect(truth({ NOT: [] }, {})).toBe(true);
		expect(truth({ OR: [] }, {})).toBe(false);
		expect(truth({ nickname: { in: [] } }, {})).toBe(false);
		expect(truth({ nickname: { notIn: [] } }, {})).toBe(true);
	});

	test("null asks for NULL itself", () => {
		expect(truth({ nickname: null }, {})).toBe(true);
		expect(truth({ nickname: { not: null } }, {})).toBe(false);
		expect(truth({ nickname: { isNull: false } }, { nickname: "" })).toBe(true);
	});

	test("every is false only by a row for which its filter is false", () => {
		const tables = (entity: string) =>
			entity === "Holding" ? [{ id: "h", amount: "1", keptById: "x", guardedById: null, lentToNumber: null }] : [];
		const row = { id: "x", number: 1, nickname: null };
		const ask = (where: Readonly<Record<string, unknown>>) => truthOf(model, owner, where, row, tables);
		expect(ask({ kept: { every: { lentToNumber: 1 } } })).toBe(true);
		expect(ask({ kept: { some: { lentToNumber: 1 } } })).toBe(false);
		expect(ask({ kept: { none: { lentToNumber: 1 } } })).toBe(true);
		expect(ask({ kept: { every: { amount: "2" } } })).toBe(false);
		expect(ask({ guarded: { every: { amount: "2" } } })).toBe(true);
	});
});

describe("the order of rows", () => {
	const rows = (...nicknames: readonly (string | null)[]) =>
		nicknames.map((nickname, index) => ({ id: String(index), number: index, nickname }));
	const order = (direction: "asc" | "desc", ...nicknames: readonly (string | null)[]) =>
		selectRows(model, owner, () => rows(...nicknames), {}, { nickname: direction }).map((row) => row.nickname);

	test("NULLs are last ascending and first descending", () => {
		expect(order("asc", null, "b", "a")).toEqual(["a", "b", null]);
		expect(order("desc", "a", null, "b")).toEqual([null, "b", "a"]);
	});

	test("text is compared by code point", () => {
		expect(order("asc", "😀", "～", "é", "z", "Z", "")).toEqual(["", "Z", "z", "é", "～", "😀"]);
	});

	test("decimals are compared as numbers", () => {
		const holding = entityOf(model, "Holding");
		const held = ["10", "9", "-9", "-10", "-9.5", "0", "0.05", "0.5"].map((amount, index) => ({ id: String(index), amount }));
		const sorted = selectRows(model, holding, () => held, {}, { amount: "asc" }).map((row) => row.amount);
		expect(sorted).toEqual(["-10", "-9.5", "-9", "0", "0.05", "0.5", "9", "10"]);
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCodePoints, compareValues } from "./compare.js";

/** The definition itself: code point after code point. */
function byCodePoint(left: string, right: string): number {
	const a = [...left].map((character) => character.codePointAt(0) ?? 0);
	const b = [...right].map((character) => character.codePointAt(0) ?? 0);
	for (let index = 0; index < Math.min(a.length, b.length); index++) {
		const difference = (a[index] ?? 0) - (b[index] ?? 0);
		if (difference !== 0) return Math.sign(difference);
	}
	return Math.sign(a.length - b.length);
}

describe("compareCodePoints", () => {
	it("is the order of code points", () => {
		const wide = fc.string({
			unit: fc.constantFrom("a", "b", "\u{7f}", "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{10000}", "\u{1f600}", "\u{10ffff}"),
		});
		fc.assert(
			fc.property(wide, wide, (left, right) => {
				expect(compareCodePoints(left, right)).toBe(byCodePoint(left, right));
			}),
		);
	});

	it("is the order of bytes in UTF-8, as databases keep it", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (left, right) => {
				expect(compareCodePoints(left, right)).toBe(Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right))));
			}),
		);
	});

	it("puts U+FF5E before U+1F600, which UTF-16 units do not", () => {
		expect(compareCodePoints("\u{ff5e}", "\u{1f600}")).toBe(-1);
	});
});

describe("compareValues", () => {
	it("ranks NULL above every value", () => {
		expect([3, null, 1].sort((a, b) => compareValues("integer", a, b))).toEqual([1, 3, null]);
		expect(compareValues("json", null, null)).toBe(0);
	});

	it.each([
		["decimal", "9", "10"],
		["decimal", "-10", "-9"],
		["decimal", "0.1", "0.10000000000000000001"],
		["decimal", "-0.5", "0"],
		["decimal", "12345678901234567890.1", "12345678901234567890.2"],
		["bigint", 9007199254740992n, 9007199254740993n],
		["integer", -2, 1],
		["float", -0.1, 0],
		["boolean", false, true],
		["datetime", new Date("0001-01-01T00:00:00Z"), new Date("2026-01-01T00:00:00Z")],
		["date", "2026-01-31", "2026-02-01"],
		["bytes", new Uint8Array([1]), new Uint8Array([1, 0])],
		["bytes", new Uint8Array([127]), new Uint8Array([128])],
		["enum", "admin", "user"],
		["uuid", "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-00000000000a"],
	] as const)("%s: %s before %s", (type, less, more) => {
		expect(compareValues(type, less, more)).toBeLessThan(0);
		expect(compareValues(type, more, less)).toBeGreaterThan(0);
		expect(compareValues(type, less, less)).toBe(0);
	});

	it("refuses JSON, and values of another type", () => {
		expect(() => compareValues("json", "a", "b")).toThrow(TypeError);
		expect(() => compareValues("integer", 1, "1")).toThrow(TypeError);
	});
});

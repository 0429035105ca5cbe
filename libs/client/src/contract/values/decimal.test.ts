import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalDecimal, compareDecimals } from "./decimal.js";

/** A decimal as an exact integer of 10^-scale. */
const scaled = (digits: bigint, scale: number): string => {
	const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
	const point = text.length - scale;
	return `${digits < 0n ? "-" : ""}${text.slice(0, point)}${scale > 0 ? `.${text.slice(point)}` : ""}`;
};

it("orders as exact numbers do", () => {
	const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
	fc.assert(
		fc.property(digits, digits, fc.nat(20), (left, right, scale) => {
			const a = canonicalDecimal(scaled(left, scale))!;
			const b = canonicalDecimal(scaled(right, scale))!;
			expect(Math.sign(compareDecimals(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0);
			expect(canonicalDecimal(a)).toBe(a);
		}),
	);
});

it("has one spelling for one number", () => {
	fc.assert(
		fc.property(
			fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
			fc.nat(6),
			fc.nat(4),
			fc.nat(4),
			(digits, scale, zerosBefore, zerosAfter) => {
				const text = scaled(digits, scale);
				const sign = text.startsWith("-") ? "-" : "";
				const padded = `${sign}${"0".repeat(zerosBefore)}${text.slice(sign.length)}${scale > 0 ? "0".repeat(zerosAfter) : ""}`;
				expect(canonicalDecimal(padded)).toBe(canonicalDecimal(text));
			},
		),
	);
});

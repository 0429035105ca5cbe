import { compareDecimals } from "@metabuilder/dbal/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeDecimal, encodeDecimal } from "./decimal-text.js";

/** A precision and a scale, and canonical decimals that fit them. */
const fitting = fc
	.record({ whole: fc.nat(20), scale: fc.nat(20) })
	.filter(({ whole, scale }) => whole + scale > 0)
	.chain(({ whole, scale }) => {
		const limit = 10n ** BigInt(whole + scale) - 1n;
		const decimal = fc.bigInt(-limit, limit).map((units) => spell(units, scale));
		return fc.record({ digits: fc.constant({ precision: whole + scale, scale }), left: decimal, right: decimal });
	});

function spell(units: bigint, scale: number): string {
	const text = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
	const whole = text.slice(0, text.length - scale);
	const fraction = text.slice(text.length - scale).replace(/0+$/, "");
	return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

describe("a decimal as text", () => {
	it("is as documented", () => {
		expect(encodeDecimal("12.5", { precision: 8, scale: 2 })).toBe("000012.50");
		expect(encodeDecimal("-12.5", { precision: 8, scale: 2 })).toBe("-999987.49");
		expect(encodeDecimal("0", { precision: 3, scale: 3 })).toBe(".000");
		expect(encodeDecimal("-7", { precision: 3, scale: 0 })).toBe("-992");
	});

	it("comes back, and ranks as its number does", () => {
		fc.assert(
			fc.property(fitting, ({ digits, left, right }) => {
				const [a, b] = [encodeDecimal(left, digits), encodeDecimal(right, digits)];
				expect(decodeDecimal(a)).toBe(left);
				expect(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)))).toBe(Math.sign(compareDecimals(left, right)));
			}),
			{ numRuns: 5_000 },
		);
	});

	it("refuses what doesn't fit", () => {
		for (const decimal of ["1000", "0.001", "-1000"])
			expect(() => encodeDecimal(decimal, { precision: 5, scale: 2 })).toThrow(/decimal of 5 digits/);
	});
});

import { canonicalDecimal, DBALError, decimalDigits } from "@metabuilder/dbal/contract";

interface Digits {
	readonly precision: number;
	readonly scale: number;
}

/**
 * A decimal as SQLite stores it, which has no exact decimal of its own: text of fixed width that ranks as its numbers do, so that an index,
 * a comparison and an order need no function.
 *
 * The digits of DECIMAL(p, s) are written in full: `p - s` before the point and `s` after it, no point where s is 0. A number below zero
 * has `-` before the nine's complement of its digits: `-` is less than any digit, and the greater the magnitude, the lesser the complement.
 * DECIMAL(8, 2): 12.5 is `000012.50`, -12.5 is `-999987.49`. Column defaults are written by tools/codegen/src/emit/prisma/decimal-text.ts.
 *
 * A value with more digits is VALIDATION_ERROR; the engine has checked values before.
 */
export function encodeDecimal(decimal: string, digits: Digits): string {
	const { whole, fraction } = decimalDigits(decimal);
	if (whole > digits.precision - digits.scale || fraction > digits.scale)
		throw new DBALError("VALIDATION_ERROR", `A decimal of ${digits.precision} digits, ${digits.scale} of them after the point, is needed.`);
	const negative = decimal.startsWith("-");
	const [before = "", after = ""] = (negative ? decimal.slice(1) : decimal).split(".");
	const padded = (before === "0" ? "" : before).padStart(digits.precision - digits.scale, "0");
	const text = digits.scale === 0 ? padded : `${padded}.${after.padEnd(digits.scale, "0")}`;
	return negative ? `-${complement(text)}` : text;
}

/** The canonical decimal of what {@link encodeDecimal} wrote. */
export function decodeDecimal(text: string): string {
	const plain = text.startsWith("-") ? `-${complement(text.slice(1))}` : text;
	// With as many digits after the point as before it there may be none in front: `.50` of DECIMAL(2, 2).
	const decimal = canonicalDecimal(plain.replace(/^(-?)\./, "$10."));
	if (decimal === undefined) throw new DBALError("DATABASE_ERROR", "A stored decimal isn't in the form that DBAL writes.");
	return decimal;
}

const nine = "9".charCodeAt(0);

function complement(text: string): string {
	let result = "";
	for (const character of text) result += character === "." ? "." : nine - character.charCodeAt(0);
	return result;
}

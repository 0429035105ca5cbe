import type { Conversion } from "./convert.js";

/*
 * SQLite's decimals in SQL: digits in full width, those of a number below zero as the nine's complement behind `-` (see
 * prisma/decimal-text.ts). Conversions are written out as expressions, since a migration is a file that needs nothing of ours.
 */

interface Digits {
	readonly precision: number;
	readonly scale: number;
}

/** From one width to another. What would lose a digit other than 0 is refused. */
export function resizeDecimal(at: string, from: Digits, to: Digits): Conversion {
	const wholeBefore = from.precision - from.scale;
	const wholeAfter = to.precision - to.scale;
	const sides = (start: number, pad: "0" | "9") => ({
		whole: resize(`substr(${at}, ${start}, ${wholeBefore})`, wholeBefore, wholeAfter, pad, "left"),
		fraction: resize(`substr(${at}, ${start + wholeBefore + 1})`, from.scale, to.scale, pad, "right"),
	});
	const [plus, minus] = [sides(1, "0"), sides(2, "9")];
	const join = ({ whole, fraction }: typeof plus) =>
		to.scale === 0 ? [whole.kept, ...(fraction.lost === undefined ? [] : ["''"])].join(" || ") : `${whole.kept} || '.' || ${fraction.kept}`;
	const lost = ({ whole, fraction }: typeof plus) => [whole.lost, fraction.lost].filter((part) => part !== undefined);
	const isBelow = `substr(${at}, 1, 1) = '-'`;
	const refusals = [...lost(plus).map((part) => `(NOT ${isBelow} AND ${part})`), ...lost(minus).map((part) => `(${isBelow} AND ${part})`)];
	return {
		sql: `CASE WHEN ${isBelow} THEN '-' || ${join(minus)} ELSE ${join(plus)} END`,
		...(refusals.length > 0 && { refuses: `(${refusals.join(" OR ")})` }),
	};
}

/** Digits of one side of the point in their new number, and what is true where other digits than the padding go. */
function resize(digits: string, before: number, after: number, pad: "0" | "9", side: "left" | "right"): { kept: string; lost?: string } {
	const by = after - before;
	if (by === 0) return { kept: digits };
	const padding = `'${pad.repeat(Math.abs(by))}'`;
	if (by > 0) return { kept: side === "left" ? `${padding} || ${digits}` : `${digits} || ${padding}` };
	const gone = side === "left" ? `substr(${digits}, 1, ${-by})` : `substr(${digits}, ${after + 1})`;
	const kept = side === "left" ? `substr(${digits}, ${1 - by})` : `substr(${digits}, 1, ${after})`;
	return { kept, lost: `${gone} <> ${padding}` };
}

/** A whole number in the form of a decimal. */
export function encodeWhole(at: string, { precision, scale }: Digits): string {
	const width = precision - scale;
	// Not abs(), which the least 64-bit number has none of.
	const plain = `substr('${"0".repeat(width)}' || replace(CAST(${at} AS TEXT), '-', ''), -${width})`;
	const fraction = (pad: string) => (scale === 0 ? "" : ` || '.${pad.repeat(scale)}'`);
	const digits = width === 0 ? ["''", "''"] : [complement(plain, 1, { precision: width, scale: 0 }), plain];
	return `CASE WHEN ${at} < 0 THEN '-' || ${digits[0]}${fraction("9")} ELSE ${digits[1]}${fraction("0")} END`;
}

/** The canonical text of a decimal: `1.5`, `-0.25`, `100`. */
export function decodeDecimal(at: string, { precision, scale }: Digits): string {
	const canonical = (digits: string) => {
		const whole = precision === scale ? "'0'" : `coalesce(nullif(ltrim(substr(${digits}, 1, ${precision - scale}), '0'), ''), '0')`;
		return scale === 0 ? whole : `rtrim(${whole} || '.' || rtrim(substr(${digits}, ${precision - scale + 2}), '0'), '.')`;
	};
	return `CASE WHEN substr(${at}, 1, 1) = '-' THEN '-' || ${canonical(complement(at, 2, { precision, scale }))} ELSE ${canonical(at)} END`;
}

/**
 * Each digit by nine less itself; a point stays. Digit by digit, since functions in functions for all digits would be deeper than SQLite's
 * parser goes. `first` is where the digits begin in `text`.
 */
function complement(text: string, first: number, { precision, scale }: Digits): string {
	const whole = precision - scale;
	const digit = (at: number) => `(9 - substr(${text}, ${first + at}, 1))`;
	const before = Array.from({ length: whole }, (_, at) => digit(at));
	const after = Array.from({ length: scale }, (_, at) => digit(whole + 1 + at));
	return `(${[...before, ...(scale === 0 ? [] : ["'.'", ...after])].join(" || ")})`;
}

interface Digits {
	readonly precision: number;
	readonly scale: number;
}

/**
 * An UPDATE that brings SQLite's decimals from one width to another (see prisma/decimal-text.ts). Digits that would be lost must be
 * zeros: otherwise the statement fails, and the migration with it.
 */
export function resizeDecimal(table: string, column: string, from: Digits, to: Digits): string {
	const name = `"${column}"`;
	const resized = (start: number, pad: "0" | "9") => {
		const wholeWidth = from.precision - from.scale;
		const whole = grow(`substr(${name}, ${start}, ${wholeWidth})`, to.precision - to.scale - wholeWidth, pad, "left");
		const fraction = grow(`substr(${name}, ${start + wholeWidth + 1})`, to.scale - from.scale, pad, "right");
		return to.scale === 0 ? shrinkOnly(whole, fraction) : `${whole} || '.' || ${fraction}`;
	};
	const value = `CASE WHEN substr(${name}, 1, 1) = '-' THEN '-' || ${resized(2, "9")} ELSE ${resized(1, "0")} END`;
	return `UPDATE "${table}" SET ${name} = ${value} WHERE ${name} IS NOT NULL;`;
}

/** All fraction digits go; `fraction` is an empty text, or fails. */
function shrinkOnly(whole: string, fraction: string): string {
	return `${whole} || ${fraction}`;
}

function grow(digits: string, by: number, pad: "0" | "9", side: "left" | "right"): string {
	if (by === 0) return digits;
	const padding = `'${pad.repeat(Math.abs(by))}'`;
	if (by > 0) return side === "left" ? `${padding} || ${digits}` : `${digits} || ${padding}`;
	const lost = side === "left" ? `substr(${digits}, 1, ${-by})` : `substr(${digits}, ${by})`;
	const kept = side === "left" ? `substr(${digits}, ${1 - by})` : `substr(${digits}, 1, length(${digits}) - ${-by})`;
	// SQLite has no RAISE outside of triggers: the absolute value of the least integer is its integer overflow.
	return `CASE WHEN ${lost} = ${padding} THEN ${kept} ELSE abs(-9223372036854775807 - 1) END`;
}

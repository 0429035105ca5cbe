const form = /^(-?)(\d+)(?:\.(\d+))?$/;

/** No declared decimal has more digits: PostgreSQL's NUMERIC(p) ends at 1,000. */
const maxLength = 1_002;

/**
 * The one spelling of a decimal: no `+`, no exponent, no leading zeros, no trailing zeros after the point, no `-0`.
 * `01.50` is `1.5`. Undefined when the text is no decimal.
 */
export function canonicalDecimal(text: string): string | undefined {
	if (text.length > maxLength) return undefined;
	const parts = form.exec(text);
	if (!parts) return undefined;
	const whole = (parts[2] ?? "").replace(/^0+(?=\d)/, "");
	const fraction = trimEnd(parts[3] ?? "");
	const digits = fraction === "" ? whole : `${whole}.${fraction}`;
	return digits === "0" ? "0" : `${parts[1]}${digits}`;
}

/** Digits before the point (none for 0) and after it, of a canonical decimal. */
export function decimalDigits(decimal: string): { readonly whole: number; readonly fraction: number } {
	const { whole, fraction } = split(decimal);
	return { whole: whole === "0" ? 0 : whole.length, fraction: fraction.length };
}

/** Below 0, 0 or above 0, as numbers, exactly, of any length. Both are canonical. */
export function compareDecimals(left: string, right: string): number {
	const a = split(left);
	const b = split(right);
	if (a.negative !== b.negative) return a.negative ? -1 : 1;
	const sign = a.negative ? -1 : 1;
	if (a.whole.length !== b.whole.length) return sign * (a.whole.length - b.whole.length);
	if (a.whole !== b.whole) return a.whole < b.whole ? -sign : sign;
	// Digits after the point rank as text does: they are aligned at the point and hold no trailing zero.
	if (a.fraction === b.fraction) return 0;
	return a.fraction < b.fraction ? -sign : sign;
}

function split(decimal: string): { readonly negative: boolean; readonly whole: string; readonly fraction: string } {
	const negative = decimal.startsWith("-");
	const digits = negative ? decimal.slice(1) : decimal;
	const point = digits.indexOf(".");
	return point < 0
		? { negative, whole: digits, fraction: "" }
		: { negative, whole: digits.slice(0, point), fraction: digits.slice(point + 1) };
}

/** Without a regular expression: `0+$` is quadratic on zeros that end in another digit. */
function trimEnd(fraction: string): string {
	let end = fraction.length;
	while (end > 0 && fraction[end - 1] === "0") end--;
	return fraction.slice(0, end);
}

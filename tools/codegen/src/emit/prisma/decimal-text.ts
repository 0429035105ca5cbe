/**
 * A decimal as SQLite stores it, for column defaults: the digits in full width, so that text ranks as numbers do. The engine's own
 * encoder, with the reasons, is libs/server/src/adapters/sql/decimal-text.ts; the two agree byte for byte.
 */
export function decimalText(decimal: string, digits: { readonly precision: number; readonly scale: number }): string {
	const negative = decimal.startsWith("-");
	const [whole = "", fraction = ""] = (negative ? decimal.slice(1) : decimal).split(".");
	const padded = whole.replace(/^0+/, "").padStart(digits.precision - digits.scale, "0");
	const text = digits.scale === 0 ? padded : `${padded}.${fraction.padEnd(digits.scale, "0")}`;
	return negative ? `-${text.replace(/\d/g, (digit) => String(9 - Number(digit)))}` : text;
}

import type { FieldType, Value } from "@metabuilder/dbal/contract";

/**
 * Compares two values of one type: numbers by value (decimals exactly), datetimes by instant, text by code point, bytes as
 * unsigned numbers, `false` before `true`. `null` ranks above every value, so that it is last ascending. JSON has no order:
 * comparing it is a mistake of the caller's.
 */
export function compareValues(type: FieldType, left: Value, right: Value): number {
	if (left === null || right === null) return Number(left === null) - Number(right === null);
	switch (type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "date":
			if (typeof left === "string" && typeof right === "string") return compareCodePoints(left, right);
			break;
		case "integer":
		case "float":
			if (typeof left === "number" && typeof right === "number") return sign(left, right);
			break;
		case "bigint":
			if (typeof left === "bigint" && typeof right === "bigint") return sign(left, right);
			break;
		case "decimal":
			if (typeof left === "string" && typeof right === "string") return compareDecimals(left, right);
			break;
		case "boolean":
			if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
			break;
		case "datetime":
			if (left instanceof Date && right instanceof Date) return sign(left.getTime(), right.getTime());
			break;
		case "bytes":
			if (left instanceof Uint8Array && right instanceof Uint8Array) return compareBytes(left, right);
			break;
		case "json":
			break;
		default:
			return exhausted(type);
	}
	throw new TypeError(`values of type ${type} can't be compared in this form`);
}

/**
 * Compares text by code point. `<` compares UTF-16 units, which puts U+FF5E before U+1F600 and after its surrogates: a
 * surrogate stands for a code point above every other unit, so it is lifted over U+E000–U+FFFF.
 */
export function compareCodePoints(left: string, right: string): number {
	const shorter = Math.min(left.length, right.length);
	for (let index = 0; index < shorter; index++) {
		const a = left.charCodeAt(index);
		const b = right.charCodeAt(index);
		if (a !== b) return Math.sign(rank(a) - rank(b));
	}
	return Math.sign(left.length - right.length);
}

/** Compares decimal numbers written as `[-]digits[.digits]`, whatever their number of zeros. */
export function compareDecimals(left: string, right: string): number {
	const a = readDecimal(left);
	const b = readDecimal(right);
	if (a.negative !== b.negative) return a.negative ? -1 : 1;
	const size =
		Math.sign(a.whole.length - b.whole.length) || compareCodePoints(a.whole, b.whole) || compareCodePoints(a.fraction, b.fraction);
	return a.negative ? 0 - size : size;
}

/** Compares bytes as unsigned numbers, the shorter of two with one beginning first. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
	const shorter = Math.min(left.length, right.length);
	for (let index = 0; index < shorter; index++) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return Math.sign(difference);
	}
	return Math.sign(left.length - right.length);
}

interface DecimalParts {
	readonly negative: boolean;
	/** No leading zeros. */
	readonly whole: string;
	/** No trailing zeros, so that a prefix is smaller. */
	readonly fraction: string;
}

function readDecimal(text: string): DecimalParts {
	const match = /^([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?$/.exec(text);
	if (!match || text.length === 0) throw new TypeError("a decimal is written as digits, with a point and a sign if need be");
	const whole = match[2] ?? "";
	const fraction = match[3] ?? "";
	return { negative: match[1] === "-" && whole + fraction !== "", whole, fraction };
}

function rank(unit: number): number {
	if (unit >= 0xe000) return unit - 0x800;
	return unit >= 0xd800 ? unit + 0x2000 : unit;
}

function sign<T extends number | bigint>(left: T, right: T): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

function exhausted(type: never): never {
	throw new TypeError(`unknown field type ${String(type)}`);
}

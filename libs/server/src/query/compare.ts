import { compareDecimals, type FieldType, type Value } from "@metabuilder/dbal/contract";

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

/** Compares bytes as unsigned numbers, the shorter of two with one beginning first. */
export function compareBytes(left: Uint8Array, right: Uint8Array): number {
	const shorter = Math.min(left.length, right.length);
	for (let index = 0; index < shorter; index++) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return Math.sign(difference);
	}
	return Math.sign(left.length - right.length);
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

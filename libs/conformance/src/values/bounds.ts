import type { FieldDescriptor, FieldType, Value } from "@metabuilder/dbal/contract";
import type { Bound, Rule } from "../generated/generated-case.js";
import { decimalBounds, decimalText } from "./field-value.js";
import { matchingTextOfLength, unmatchingText } from "./matching-text.js";

/** A value at an edge, and how it is told afterwards where that differs. */
export interface Extreme {
	readonly value: Exclude<Value, null>;
	readonly stored: Exclude<Value, null>;
}

/** Quotes, wildcards, escapes, line breaks, right-to-left and combining marks, and characters beyond U+FFFF. */
export const hostileText = `'"\`;--/**/%_\\$1\${x}{}[]\r\n\t\u0001\u007f\u2028\u202e\ufeffé\u0065\u0301ß\uffff😀𐐷`;

/** The valid value of a field at one of its edges. */
export function extremeOf(field: FieldDescriptor, bound: Bound): Extreme {
	const same = (value: Exclude<Value, null>): Extreme => ({ value, stored: value });
	switch (bound) {
		case "empty":
			return same(field.type === "bytes" ? new Uint8Array(0) : "");
		case "min_length":
			return same(textOfLength(field, field.minLength ?? 0));
		case "max_length":
			return same(textOfLength(field, field.maxLength ?? 0));
		case "hostile_text":
			return same([...hostileText].slice(0, field.maxLength ?? 1_000).join(""));
		case "upper_case":
			return { value: "ABCDEF01-0000-4000-8000-00000000ABCD", stored: "abcdef01-0000-4000-8000-00000000abcd" };
		case "min":
		case "max":
			return same(edgeOf(field, bound));
		case "negative_zero":
			return { value: -0, stored: 0 };
		case "tiny":
			return same(Number.MIN_VALUE);
		case "earliest":
			return same(field.type === "date" ? "0001-01-01" : new Date(-62_135_596_800_000));
		case "latest":
			return same(field.type === "date" ? "9999-12-31" : new Date(253_402_300_799_999));
		case "max_depth":
			return same(nested(field.maxDepth ?? 0));
		case "max_bytes":
			return same(field.type === "bytes" ? new Uint8Array(field.maxBytes ?? 0).fill(0xfe) : "j".repeat((field.maxBytes ?? 2) - 2));
		case "null_inside":
			return same((field.maxDepth ?? 1) < 2 ? [null] : { a: null, list: [null, {}] });
		case "true":
			return same(true);
		case "false":
			return same(false);
		default:
			return bound satisfies never;
	}
}

/** Values that break a rule of a field, and no other. */
export function faultyValuesOf(field: FieldDescriptor, rule: Rule): readonly unknown[] {
	switch (rule) {
		case "type":
			return wrongTypes[field.type];
		case "format":
			return formatFaults(field.type);
		case "text":
			return [withText(field, "\ud800"), withText(field, "\udc00"), withText(field, "\u0000")];
		case "min_length":
			return [textOfLength({ ...field, minLength: 0 }, (field.minLength ?? 1) - 1)];
		case "max_length":
			return tooLong(field);
		case "pattern": {
			const text = unmatchingText(field.pattern ?? "", field.minLength, field.maxLength);
			return text === undefined ? [] : [text];
		}
		case "min":
		case "max":
			return [beyond(field, rule)];
		case "range":
			if (field.type === "integer") return [2 ** 31, -(2 ** 31) - 1, 1e300];
			if (field.type === "bigint") return [2n ** 63n, -(2n ** 63n) - 1n];
			return [new Date(253_402_300_800_000), new Date(-62_135_596_800_001), new Date(Number.NaN)];
		case "precision":
			return [
				`1${"0".repeat((field.precision ?? 0) - (field.scale ?? 0))}`,
				`-1${"0".repeat((field.precision ?? 0) - (field.scale ?? 0))}`,
			];
		case "scale":
			return [`0.${"0".repeat(field.scale ?? 0)}1`];
		case "enum":
			return ["no_such_member", "", (field.values?.[0]?.name ?? "a").toUpperCase().concat("_")];
		case "max_depth":
			return [nested((field.maxDepth ?? 0) + 1)];
		case "max_bytes":
			return [field.type === "bytes" ? new Uint8Array((field.maxBytes ?? 0) + 1) : "j".repeat((field.maxBytes ?? 2) - 1)];
		default:
			return rule satisfies never;
	}
}

const notText = [1, true, {}, [], new Date(0), 1n] as const;
const notNumber = ["1", true, {}, [], new Date(0), Number.NaN, Number.POSITIVE_INFINITY] as const;
const wrongTypes: Readonly<Record<FieldType, readonly unknown[]>> = {
	uuid: notText,
	string: notText,
	text: notText,
	email: notText,
	url: notText,
	enum: notText,
	date: notText,
	decimal: notText,
	integer: [...notNumber, 1.5, 1n],
	bigint: ["1", 1, true, {}, []],
	float: [...notNumber, 1n],
	boolean: [0, 1, "true", {}, []],
	datetime: ["2020-01-01T00:00:00Z", 0, true, {}, []],
	json: [1n, new Date(0), Number.NaN, { a: undefined }, [() => 0], new Map()],
	bytes: ["00", [0], {}, 0],
};

function formatFaults(type: FieldType): readonly unknown[] {
	switch (type) {
		case "uuid":
			return [
				"",
				"no-uuid",
				"00000000-0000-4000-8000-00000000000g",
				"00000000-0000-4000-8000-0000000000000",
				"{00000000-0000-4000-8000-000000000000}",
			];
		case "email":
			return ["nobody", "a@", "@example.org", "a b@example.org", "a@example.org\n"];
		case "url":
			return ["example.org", "javascript:alert(1)", "http://", "https://a b"];
		case "decimal":
			return ["", "1e3", "NaN", "1.", ".5", "+1", "1,5", "0x10", " 1"];
		case "date":
			return ["", "2020-02-30", "2020-1-1", "10000-01-01", "2020-01-01T00:00:00Z", "0000-01-01"];
		case "string":
		case "text":
		case "integer":
		case "bigint":
		case "float":
		case "boolean":
		case "datetime":
		case "json":
		case "bytes":
		case "enum":
			return [];
		default:
			return type satisfies never;
	}
}

/** The text of a field, with a character that can't be stored in it. */
function withText(field: FieldDescriptor, character: string): unknown {
	if (field.type === "json") return (field.maxDepth ?? 32) < 1 ? character : [character];
	if (field.type === "email") return `a${character}@example.org`;
	if (field.type === "url") return `https://example.org/${character}`;
	return `${textOfLength(field, Math.max(field.minLength ?? 1, 1) - 1, true)}${character}`;
}

function tooLong(field: FieldDescriptor): readonly string[] {
	const length = (field.maxLength ?? 0) + 1;
	const long = textOfLength({ ...field, maxLength: length }, length);
	// Half as many UTF-16 units as an astral text has: it is too long by code points alone.
	return field.pattern === undefined && isPlainText(field.type) ? [long, "x".repeat(length)] : [long];
}

/** Text of a field with this many code points: astral ones where any text is allowed, so that units and bytes aren't counted. */
function textOfLength(field: FieldDescriptor, length: number, ascii = false): string {
	if (field.type === "email") return `${"a".repeat(length - "@example.org".length)}@example.org`;
	if (field.type === "url") return `https://a.org/${"a".repeat(length - "https://a.org/".length)}`;
	if (field.pattern === undefined) return (ascii ? "x" : "𝄞").repeat(length);
	const text = matchingTextOfLength(field.pattern, length);
	if (text !== undefined) return text;
	return "x".repeat(length);
}

function isPlainText(type: FieldType): boolean {
	return type === "string" || type === "text";
}

function edgeOf(field: FieldDescriptor, bound: "min" | "max"): number | bigint | string {
	const declared = field[bound];
	if (declared !== undefined) return declared;
	const low = bound === "min";
	if (field.type === "integer") return low ? -(2 ** 31) : 2 ** 31 - 1;
	if (field.type === "bigint") return low ? -(2n ** 63n) : 2n ** 63n - 1n;
	if (field.type === "float") return low ? -Number.MAX_VALUE : Number.MAX_VALUE;
	const bounds = decimalBounds(field);
	return decimalText(low ? bounds.min : bounds.max, field.scale ?? 0);
}

/** Just outside of a declared minimum or maximum. */
function beyond(field: FieldDescriptor, bound: "min" | "max"): unknown {
	const declared = field[bound];
	const step = bound === "min" ? -1 : 1;
	if (typeof declared === "number")
		return field.type === "integer" ? declared + step : declared + step * Math.max(1, Math.abs(declared)) * 1e-9;
	if (typeof declared === "bigint") return declared + BigInt(step);
	const bounds = decimalBounds(field);
	return decimalText(bounds[bound] + BigInt(step), field.scale ?? 0);
}

/** A list within a list, `levels` deep; a scalar has none. */
function nested(levels: number): Exclude<Value, null> {
	let value: Exclude<Value, null> = 1;
	for (let level = 0; level < levels; level++) value = [value];
	return value;
}

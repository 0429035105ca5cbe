import type { EntityDescriptor, FieldDescriptor, JsonValue, Value } from "@metabuilder/dbal/contract";
import { matchingText } from "./matching-text.js";

const secondMs = 1_000;
const daysMs = 86_400_000;

/** A valid value of the field; different for each `n`, as far as the type has room. Rows with it don't expire. */
export function sampleValue(entity: EntityDescriptor, field: FieldDescriptor, n: number): Exclude<Value, null> {
	switch (field.type) {
		case "uuid":
			return uuidOf(n);
		case "string":
		case "text":
			return textOf(field, n);
		case "email":
			return `u${n}@example.org`;
		case "url":
			return `https://example.org/${n}`;
		case "integer":
			return withinNumbers(field, n, 2 ** 31 - 1);
		case "bigint":
			return withinBigints(field, BigInt(n));
		case "float":
			return withinNumbers(field, n + 0.5, 1e9);
		case "decimal":
			return decimalOf(field, n);
		case "boolean":
			return n % 2 === 1;
		case "datetime":
			return new Date(
				(entity.ttl === field.name ? Date.UTC(2100, 0, 1) : Date.UTC(2020, 0, 1)) + (n % 1_000_000_000) * secondMs + (n % 1_000),
			);
		case "date":
			return new Date(Date.UTC(2000, 0, 1) + (n % 300_000) * daysMs).toISOString().slice(0, 10);
		case "json":
			return jsonOf(field, n);
		case "bytes":
			return Uint8Array.of(n & 0xff, (n >> 8) & 0xff, (n >> 16) & 0xff).slice(0, field.maxBytes ?? 3);
		case "enum":
			return memberOf(field, n);
		default:
			return field.type satisfies never;
	}
}

/** A UUID that no target makes by itself, written in lower case. */
export function uuidOf(n: number): string {
	return `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
}

function memberOf(field: FieldDescriptor, n: number): string {
	const members = field.values ?? [];
	const member = members[n % members.length];
	if (!member) throw new Error(`${field.name} is an enum without members`);
	return member.name;
}

function textOf(field: FieldDescriptor, n: number): string {
	if (field.pattern !== undefined) return matchingText(field.pattern, n, field.minLength, field.maxLength);
	const text = `t${n.toString(36)}`.padEnd(field.minLength ?? 0, "_");
	// The last digits are the ones that differ.
	const { maxLength = 1_000 } = field;
	return text.length <= maxLength
		? text
		: n
				.toString(36)
				.padStart(maxLength, "0")
				.slice(-maxLength || text.length);
}

function withinNumbers(field: FieldDescriptor, n: number, top: number): number {
	const min = typeof field.min === "number" ? field.min : Math.min(0, typeof field.max === "number" ? field.max : 0);
	const max = typeof field.max === "number" ? field.max : top;
	const value = min + (n % Math.max(1, max - min + 1));
	return Math.min(value, max);
}

function withinBigints(field: FieldDescriptor, n: bigint): bigint {
	const min = typeof field.min === "bigint" ? field.min : 0n;
	const max = typeof field.max === "bigint" ? field.max : 2n ** 63n - 1n;
	return min + (n % (max - min + 1n));
}

/** A canonical decimal, counted in units of the last digit from `min` or 0. */
function decimalOf(field: FieldDescriptor, n: number): string {
	const { min, max } = decimalBounds(field);
	const from = min > 0n ? min : max < 0n ? min : 0n;
	return decimalText(from + (BigInt(n) % (max - from + 1n)), field.scale ?? 0);
}

/** Least and greatest value in units of the last digit. */
export function decimalBounds(field: FieldDescriptor): { readonly min: bigint; readonly max: bigint } {
	const scale = field.scale ?? 0;
	const top = 10n ** BigInt(field.precision ?? 18) - 1n;
	return {
		min: typeof field.min === "string" ? decimalUnits(field.min, scale) : -top,
		max: typeof field.max === "string" ? decimalUnits(field.max, scale) : top,
	};
}

/** A decimal with at most `scale` digits after the point, in units of the last of them. */
export function decimalUnits(text: string, scale: number): bigint {
	const [whole = "0", fraction = ""] = text.replace("-", "").split(".");
	const units = BigInt(whole + fraction.padEnd(scale, "0"));
	return text.startsWith("-") ? -units : units;
}

/** The canonical spelling of a number of units. */
export function decimalText(units: bigint, scale: number): string {
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
	const whole = digits.slice(0, digits.length - scale);
	const fraction = digits.slice(digits.length - scale).replace(/0+$/, "");
	return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function jsonOf(field: FieldDescriptor, n: number): Exclude<JsonValue, null> {
	const depth = field.maxDepth ?? 32;
	if (depth < 1) return `j${n}`;
	const value: JsonValue = depth < 3 ? { n } : { n, text: "ä\u{1F600}", list: [null, true, -1.5, { deep: null }] };
	return JSON.stringify(value).length * 2 <= (field.maxBytes ?? 1_000) ? value : [n];
}

const rooms = new WeakMap<FieldDescriptor, number>();

/** How many values a field has, as far as there may be few of them. */
export function roomOf(field: FieldDescriptor): number {
	const known = rooms.get(field) ?? countRoom(field);
	rooms.set(field, known);
	return known;
}

function countRoom(field: FieldDescriptor): number {
	const { min, max } = field;
	switch (field.type) {
		case "boolean":
			return 2;
		case "enum":
			return field.values?.length ?? 0;
		case "integer":
		case "bigint":
			return min === undefined || max === undefined ? Number.POSITIVE_INFINITY : Number(max) - Number(min) + 1;
		case "float":
			return min !== undefined && min === max ? 1 : Number.POSITIVE_INFINITY;
		case "decimal": {
			const bounds = decimalBounds(field);
			return Number(bounds.max - bounds.min + 1n);
		}
		case "bytes":
			return 256 ** Math.min(field.maxBytes ?? 8, 8);
		case "string":
		case "text":
			if (field.pattern !== undefined)
				return new Set(Array.from({ length: 40 }, (_, n) => textOf(field, n))).size < 40 ? 1 : Number.POSITIVE_INFINITY;
			return 36 ** Math.min(field.maxLength ?? 9, 9);
		case "json":
		case "uuid":
		case "email":
		case "url":
		case "datetime":
		case "date":
			return Number.POSITIVE_INFINITY;
		default:
			return field.type satisfies never;
	}
}

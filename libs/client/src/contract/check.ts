import type { FieldFault } from "./dbal-error.js";
import type { TypeDescriptor } from "./descriptor.js";
import type { Value } from "./value.js";
import { copyBytes, isBytes } from "./values/bytes.js";
import { canonicalDecimal, compareDecimals, decimalDigits } from "./values/decimal.js";
import { checkJson } from "./values/json.js";
import { canonicalUuid, codePointLength, isEmail, isStorableText, isUrl } from "./values/text.js";
import { isCalendarDate, isDate, timeOf } from "./values/time.js";

/** Bytes of a bytes value whose descriptor names no bound. */
export const defaultMaxBytes = 1_048_576;

/**
 * The canonical form of a value of the type, or undefined with the fault noted at `path`. The one place where values are
 * checked: what passes here can be stored and read back equal by every adapter. `null` is a fault here; whoever calls
 * knows if NULL is allowed.
 *
 * Strict about JavaScript types: bigint takes bigints only, datetime Dates only, decimal strings only, and an object
 * where a scalar is expected is refused. The result shares nothing mutable with `value`. Never throws.
 */
export function checkValue(type: TypeDescriptor, value: unknown, path: string, faults: FieldFault[]): Exclude<Value, null> | undefined {
	switch (type.type) {
		case "json":
			// JSON's own null is told apart from SQL NULL by where it stands: at the top it is NULL.
			return value === null ? mistyped("JSON other than null", path, faults) : (checkJson(value, type, path, faults) ?? undefined);
		case "uuid":
			if (typeof value !== "string") return mistyped("a UUID string", path, faults);
			return canonicalUuid(value) ?? fault(faults, path, "format", "must be a UUID");
		case "string":
		case "text":
			return checkText(type, value, path, faults);
		case "email":
		case "url": {
			const text = checkText(type, value, path, faults);
			if (text === undefined) return undefined;
			if (type.type === "email") return isEmail(text) ? text : fault(faults, path, "format", "must be an e-mail address");
			return isUrl(text) ? text : fault(faults, path, "format", "must be an absolute http or https URL");
		}
		case "integer":
			if (typeof value !== "number" || !Number.isInteger(value)) return mistyped("a whole number", path, faults);
			if (value < -0x8000_0000 || value > 0x7fff_ffff) return fault(faults, path, "range", "must fit in 32 bits");
			return checkRange(type, value + 0, path, faults);
		case "bigint":
			if (typeof value !== "bigint") return mistyped("a bigint", path, faults);
			if (BigInt.asIntN(64, value) !== value) return fault(faults, path, "range", "must fit in 64 bits");
			return checkRange(type, value, path, faults);
		case "float":
			if (typeof value !== "number" || !Number.isFinite(value)) return mistyped("a finite number", path, faults);
			return checkRange(type, value + 0, path, faults);
		case "decimal":
			return checkDecimal(type, value, path, faults);
		case "boolean":
			return typeof value === "boolean" ? value : mistyped("true or false", path, faults);
		case "datetime": {
			if (typeof value !== "object" || value === null || !isDate(value)) return mistyped("a Date", path, faults);
			const time = timeOf(value);
			return time === undefined ? fault(faults, path, "range", "must be a time of the years 1 to 9999") : new Date(time);
		}
		case "date":
			if (typeof value !== "string") return mistyped("a YYYY-MM-DD string", path, faults);
			return isCalendarDate(value) ? value : fault(faults, path, "format", "must be a day of the calendar as YYYY-MM-DD");
		case "bytes": {
			if (typeof value !== "object" || value === null || !isBytes(value)) return mistyped("a Uint8Array", path, faults);
			return copyBytes(value, type.maxBytes ?? defaultMaxBytes) ?? tooLarge(type, path, faults);
		}
		case "enum": {
			if (typeof value !== "string") return mistyped("a string", path, faults);
			const members = type.values ?? [];
			if (members.some((member) => member.name === value)) return value;
			return fault(faults, path, "enum", `must be one of ${members.map((member) => member.name).join(", ")}`);
		}
		default:
			return type.type satisfies never;
	}
}

/** As {@link checkValue}, and `null` stands for NULL where the field may hold it. */
export function checkNullable(
	type: TypeDescriptor & { readonly nullable: boolean },
	value: unknown,
	path: string,
	faults: FieldFault[],
): Value | undefined {
	if (value !== null) return checkValue(type, value, path, faults);
	return type.nullable ? null : fault(faults, path, "required", "is required and can't be null");
}

function checkText(type: TypeDescriptor, value: unknown, path: string, faults: FieldFault[]): string | undefined {
	if (typeof value !== "string") return mistyped("a string", path, faults);
	if (!isStorableText(value)) return fault(faults, path, "text", "must not hold a lone surrogate or U+0000");
	if (type.minLength !== undefined || type.maxLength !== undefined) {
		const length = codePointLength(value);
		if (length < (type.minLength ?? 0)) return fault(faults, path, "min_length", `must have at least ${type.minLength} characters`);
		if (length > (type.maxLength ?? length)) return fault(faults, path, "max_length", `must have at most ${type.maxLength} characters`);
	}
	if (type.pattern !== undefined && !compiled(type.pattern).test(value))
		return fault(faults, path, "pattern", `must match ${type.pattern}`);
	return value;
}

function checkDecimal(type: TypeDescriptor, value: unknown, path: string, faults: FieldFault[]): string | undefined {
	if (typeof value !== "string") return mistyped("a decimal as a string", path, faults);
	const decimal = canonicalDecimal(value);
	if (decimal === undefined) return fault(faults, path, "format", "must be a decimal such as 12.5");
	const { whole, fraction } = decimalDigits(decimal);
	const scale = type.scale ?? 0;
	if (type.precision !== undefined && whole > type.precision - scale)
		return fault(faults, path, "precision", `must have at most ${type.precision - scale} digits before the point`);
	if (type.precision !== undefined && fraction > scale)
		return fault(faults, path, "scale", `must have at most ${scale} digits after the point`);
	if (typeof type.min === "string" && compareDecimals(decimal, type.min) < 0)
		return fault(faults, path, "min", `must be at least ${type.min}`);
	if (typeof type.max === "string" && compareDecimals(decimal, type.max) > 0)
		return fault(faults, path, "max", `must be at most ${type.max}`);
	return decimal;
}

/** Bounds are of the value's own type: numbers of integer and float, bigints of bigint. */
function checkRange<T extends number | bigint>(type: TypeDescriptor, value: T, path: string, faults: FieldFault[]): T | undefined {
	const { min, max } = type as { readonly min?: number | bigint; readonly max?: number | bigint };
	if (min !== undefined && value < min) return fault(faults, path, "min", `must be at least ${min}`);
	if (max !== undefined && value > max) return fault(faults, path, "max", `must be at most ${max}`);
	return value;
}

/** Patterns come from the spec alone, so there are as many as the spec has. */
const patterns = new Map<string, RegExp>();

/** The whole value has to match, whether the spec's pattern is anchored or not. */
function compiled(pattern: string): RegExp {
	let expression = patterns.get(pattern);
	if (!expression) {
		expression = new RegExp(`^(?:${pattern})$`, "u");
		patterns.set(pattern, expression);
	}
	return expression;
}

function tooLarge(type: TypeDescriptor, path: string, faults: FieldFault[]): undefined {
	return fault(faults, path, "max_bytes", `must have at most ${type.maxBytes ?? defaultMaxBytes} bytes`);
}

function mistyped(expected: string, path: string, faults: FieldFault[]): undefined {
	return fault(faults, path, "type", `must be ${expected}`);
}

/** `predicate` continues a sentence that begins with the path. The refused value is never in it. */
function fault(faults: FieldFault[], path: string, rule: string, predicate: string): undefined {
	faults.push({ path, rule, message: `${path} ${predicate}.` });
	return undefined;
}

import { didYouMean } from "@metabuilder/dbal-documents";
import type { Constant, ValueType } from "./condition.js";
import type { FaultCode, Term } from "./expression.js";
import type { FieldType } from "./policy-model.js";

export type ConstantTerm = Term & { readonly kind: "string" | "number" | "boolean" };

export type ReadConstant =
	| { readonly value: Constant; readonly problem?: undefined }
	| { readonly value?: undefined; readonly problem: { readonly code: FaultCode; readonly message: string; readonly fix: string } };

/** Reads a literal as a value of a type, in the contract's canonical form: exactly, never rounded. */
export function readConstant(term: ConstantTerm, { type, values, precision, scale }: ValueType): ReadConstant {
	switch (type) {
		case "string":
		case "text":
		case "email":
		case "url":
			if (term.kind !== "string") return unlike(term, "text", "put it in single quotes");
			return isStorable(term.value)
				? { value: term.value }
				: bad("the text holds U+0000 or half a surrogate pair, which no field can hold", "remove that character");
		case "uuid":
			if (term.kind !== "string") return unlike(term, "a uuid", "write it in single quotes");
			return uuid.test(term.value)
				? { value: term.value.toLowerCase() }
				: bad(`'${term.value}' is not a uuid`, "write 32 hexadecimal digits as 8-4-4-4-12");
		case "enum":
			if (term.kind !== "string") return unlike(term, "a member of an enum", "write the member in single quotes");
			if (values === undefined || values.includes(term.value)) return { value: term.value };
			return problem(
				"unknown_member",
				`'${term.value}' is not a member${didYouMean(term.value, values)}`,
				`write one of: ${values.map((value) => `'${value}'`).join(", ")}`,
			);
		case "integer":
		case "bigint":
			return readInteger(term, type);
		case "float": {
			if (term.kind !== "number") return unlike(term, "a number", "write it without quotes");
			const value = Number(term.text);
			return Number.isFinite(value) ? { value: value === 0 ? 0 : value } : bad(`${term.text} is out of range`, "write a smaller number");
		}
		case "decimal":
			return readDecimal(term, precision, scale);
		case "boolean":
			return term.kind === "boolean" ? { value: term.value } : unlike(term, "a boolean", "write true or false, without quotes");
		case "datetime": {
			if (term.kind !== "string") return unlike(term, "a datetime", "write it in single quotes, or now");
			const value = parseInstant(term.value);
			return value === undefined
				? bad(`'${term.value}' is not a point in time`, "write it with its offset, such as '2026-01-31T12:00:00Z'")
				: { value };
		}
		case "date":
			if (term.kind !== "string") return unlike(term, "a date", "write it in single quotes, or now");
			return isDate(term.value) ? { value: term.value } : bad(`'${term.value}' is not a date`, "write it as '2026-01-31'");
		case "json":
		case "bytes":
			return problem("operator_type", `a ${type} field can't be compared`, "compare another field, or use IS NULL");
		default:
			return exhausted(type);
	}
}

/** Text types are compared with each other freely. */
export function isText(type: FieldType): boolean {
	return type === "string" || type === "text" || type === "email" || type === "url";
}

export function isNumber(type: FieldType): boolean {
	return type === "integer" || type === "bigint" || type === "float" || type === "decimal";
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readInteger(term: ConstantTerm, type: "integer" | "bigint"): ReadConstant {
	if (term.kind !== "number") return unlike(term, "a whole number", "write it without quotes");
	if (term.text.includes(".")) return bad(`${term.text} is not a whole number`, "write a whole number; for a bound take the next one");
	const value = BigInt(term.text);
	const bits = type === "integer" ? 32 : 64;
	if (BigInt.asIntN(bits, value) !== value) return bad(`${term.text} doesn't fit in ${bits} bits`, "write a smaller number");
	return { value: type === "integer" ? Number(value) : value };
}

function readDecimal(term: ConstantTerm, precision: number | undefined, scale: number | undefined): ReadConstant {
	if (term.kind !== "number") return unlike(term, "a number", "write it without quotes");
	const [, sign = "", whole = "", fraction = ""] = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(term.text) ?? [];
	if (scale !== undefined && fraction.length > scale) {
		return bad(`${term.text} has more than the field's ${scale} digits after the point`, "write fewer digits");
	}
	if (precision !== undefined && whole.length > precision - (scale ?? 0)) {
		return bad(`${term.text} has more than the field's ${precision - (scale ?? 0)} digits before the point`, "write a smaller number");
	}
	const digits = `${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
	return { value: digits === "0" ? digits : sign + digits };
}

/** A point in time as RFC 3339 writes it, offset included; undefined for anything else and for days that don't exist. */
export function parseInstant(text: string): Date | undefined {
	const match = /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text);
	if (!match || !isDate(match[1] ?? "")) return undefined;
	const value = new Date(text.toUpperCase());
	const year = value.getUTCFullYear();
	return year >= 1 && year <= 9999 ? value : undefined;
}

/** A day of the Gregorian calendar, years 1 to 9999, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith("0000")) return false;
	const value = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(value.getTime()) && value.toISOString().startsWith(text);
}

/** Text that every database can hold: no U+0000 and no lone surrogate. */
export function isStorable(text: string): boolean {
	return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}

function unlike(term: ConstantTerm, wanted: string, fix: string): ReadConstant {
	const given = { string: "text", number: "a number", boolean: "a boolean" }[term.kind];
	return problem("type_mismatch", `${given} is compared with ${wanted}`, fix);
}

function bad(message: string, fix: string): ReadConstant {
	return problem("bad_literal", message, fix);
}

function problem(code: FaultCode, message: string, fix: string): ReadConstant {
	return { problem: { code, message, fix } };
}

function exhausted(type: never): never {
	throw new TypeError(`unknown field type ${String(type)}`);
}

import type { ErrorCode, ErrorDetails } from "../../../gen/contract/errors.js";
import { checkValue } from "../check.js";
import type { ErrorDescriptor, TypeDescriptor } from "../descriptor.js";
import type { Value } from "../value.js";
import { fromBase64, toBase64 } from "../values/bytes.js";

type Details = ErrorDetails[ErrorCode];

/** An error's details as metadata: each as text. What the code doesn't declare, or what its type can't hold, stays behind. */
export function writeDetails({ details = [] }: ErrorDescriptor, given: Details | undefined): Readonly<Record<string, string>> {
	if (given === undefined) return {};
	const values: Readonly<Record<string, unknown>> = given;
	return Object.fromEntries(
		details.flatMap(({ name, scalar }) => {
			const value = Object.hasOwn(values, name) ? checkValue(scalar, values[name], name, []) : undefined;
			return value === undefined ? [] : [[name, toText(scalar, value)]];
		}),
	);
}

/** The details that metadata hold; undefined where there is none, or one that every error of the code has is missing. */
export function readDetails({ details = [] }: ErrorDescriptor, metadata: Readonly<Record<string, string>>): Details | undefined {
	const values = details.flatMap(({ name, scalar }) => {
		const text = Object.hasOwn(metadata, name) ? metadata[name] : undefined;
		const value = text === undefined ? undefined : fromText(scalar, text);
		return value === undefined ? [] : [[name, value] as const];
	});
	const names = new Set(values.map(([name]) => name));
	const whole = details.every(({ name, required }) => !required || names.has(name));
	// What the descriptor lists is what the generated type of the code has.
	return values.length > 0 && whole ? (Object.fromEntries(values) as Details) : undefined;
}

function toText({ type }: TypeDescriptor, value: Exclude<Value, null>): string {
	if (type === "json") return JSON.stringify(value);
	if (value instanceof Date) return value.toISOString();
	return value instanceof Uint8Array ? toBase64(value) : String(value);
}

/** Undefined for text that isn't of the type: a peer may know another spec. */
function fromText(scalar: TypeDescriptor, text: string): Value | undefined {
	try {
		return checkValue(scalar, parsed(scalar, text), "", []);
	} catch {
		return undefined;
	}
}

function parsed({ type }: TypeDescriptor, text: string): unknown {
	switch (type) {
		case "integer":
		case "float":
			return text.trim() === "" ? undefined : Number(text);
		case "bigint":
			return text.trim() === "" ? undefined : BigInt(text);
		case "boolean":
			return text === "true" || (text === "false" ? false : undefined);
		case "datetime":
			return new Date(text);
		case "json":
			return JSON.parse(text);
		case "bytes":
			return fromBase64(text);
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "decimal":
		case "date":
		case "enum":
			return text;
		default:
			return type satisfies never;
	}
}

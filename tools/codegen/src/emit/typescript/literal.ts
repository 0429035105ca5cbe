import { propertyKey } from "./source-text.js";

/** Code that stands in a literal as it is, such as `new Date("…")`. */
export class Code {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

export type LiteralValue =
	| string
	| number
	| bigint
	| boolean
	| null
	| undefined
	| Code
	| readonly LiteralValue[]
	| { readonly [key: string]: LiteralValue };

const width = 120;

/**
 * TypeScript source of plain data: short objects and lists on one line, others a member to a line. Members that are
 * `undefined` are left out; bigints are written as `10n`.
 */
export function literal(value: LiteralValue, indent = ""): string {
	const short = inline(value);
	if (indent.length * 4 + short.length <= width || !isCompound(value)) return short;
	const inner = `${indent}\t`;
	if (Array.isArray(value)) {
		return `[\n${value.map((item: LiteralValue) => `${inner}${literal(item, inner)},\n`).join("")}${indent}]`;
	}
	const members = entries(value as { readonly [key: string]: LiteralValue });
	return `{\n${members.map(([key, item]) => `${inner}${propertyKey(key)}: ${literal(item, inner)},\n`).join("")}${indent}}`;
}

function inline(value: LiteralValue): string {
	if (value instanceof Code) return value.text;
	if (typeof value === "bigint") return `${value}n`;
	if (value === undefined) return "undefined";
	if (typeof value === "number" && Object.is(value, -0)) return "0";
	if (typeof value !== "object" || value === null) return stringify(value);
	if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
	const members = entries(value as { readonly [key: string]: LiteralValue });
	return members.length === 0 ? "{}" : `{ ${members.map(([key, item]) => `${propertyKey(key)}: ${inline(item)}`).join(", ")} }`;
}

function entries(value: { readonly [key: string]: LiteralValue }): [string, LiteralValue][] {
	return Object.entries(value).filter(([, item]) => item !== undefined);
}

function isCompound(value: LiteralValue): boolean {
	return typeof value === "object" && value !== null && !(value instanceof Code);
}

function stringify(value: string | number | boolean | null): string {
	return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

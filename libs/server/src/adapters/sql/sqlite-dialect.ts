import { DBALError, type FieldDescriptor, isBytes, isDate, type Value } from "@metabuilder/dbal/contract";
import { decodeDecimal, encodeDecimal } from "./decimal-text.js";
import type { Dialect } from "./dialect.js";
import type { SqlParam } from "./statement.js";

/** SQLite's. It reads every type that drivers treat differently as text: 64-bit integers, times and JSON. */
export const sqliteDialect: Dialect = {
	name: "sqlite",
	insertsArrays: false,
	placeholder: () => "?",
	value: (field, value, bind) => bind(encodeSqlite(field, value)),
	limit: (rows, bind) => bind(rows),
	read(field, column) {
		switch (field.type) {
			// A type-less expression: Prisma's driver would make of a declared type what it thinks of it.
			case "bigint":
			case "datetime":
				return `CAST(${column} AS TEXT)`;
			case "boolean":
				return `CAST(${column} AS INTEGER)`;
			// JSONB, as Prisma declares it, has numeric affinity: JSON that is a bare number is stored as one.
			case "json":
				return `CASE typeof(${column}) WHEN 'real' THEN printf('%!.17g', ${column}) ELSE CAST(${column} AS TEXT) END`;
			case "bytes":
				// hex(NULL) is an empty text.
				return `CASE WHEN ${column} IS NULL THEN NULL ELSE hex(${column}) END`;
			case "uuid":
			case "string":
			case "text":
			case "email":
			case "url":
			case "enum":
			case "integer":
			case "float":
			case "decimal":
			case "date":
				return column;
			default:
				return field.type satisfies never;
		}
	},
	// SQLite writes 15 digits of a number into JSON.
	readInJson: (field, column) =>
		field.type === "float"
			? `CASE WHEN ${column} IS NULL THEN NULL ELSE printf('%!.20g', ${column}) END`
			: sqliteDialect.read(field, column),
	jsonArray: (values) => `json_array(${values.join(", ")})`,
	// Without json() it would be text in JSON: that something is JSON is forgotten on the way out of a statement.
	jsonList: (statement, alias) => `(SELECT json_group_array(json(${alias}.j)) FROM (${statement}) AS ${alias})`,
	jsonPart: (expression) => `json(${expression})`,
	jsonText: (expression) => expression,
	decode: decodeSqlite,
	order(field, column, direction) {
		if (!field.nullable) return direction === "asc" ? column : `${column} DESC`;
		return direction === "asc" ? `${column} ASC NULLS LAST` : `${column} DESC NULLS FIRST`;
	},
	isIn(field, column, values, bind) {
		const encoded = values.map((value) => encodeSqlite(field, value));
		// JSON holds neither bytes nor, exactly enough for SQLite's reader, every double: they are bound one by one.
		if (field.type === "bytes" || field.type === "float") return `${column} IN (${padded(encoded).map(bind).join(", ")})`;
		return `${column} IN (SELECT value FROM json_each(${bind(jsonArray(encoded))}))`;
	},
	text(operator, column, operand, bind) {
		switch (operator) {
			case "contains":
				return `instr(${column}, ${bind(operand)}) > 0`;
			case "startsWith":
				return `substr(${column}, 1, length(${bind(operand)})) = ${bind(operand)}`;
			case "endsWith":
				// substr(…, -0) is the whole text.
				return operand === "" ? `${column} = ${column}` : `substr(${column}, -length(${bind(operand)})) = ${bind(operand)}`;
			default:
				return operator satisfies never;
		}
	},
	rows: () => {
		throw new Error("SQLite inserts rows one by one");
	},
};

/** A value as SQLite stores it. */
export function encodeSqlite(field: FieldDescriptor, value: Value): SqlParam {
	if (value === null) return null;
	switch (field.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "date":
			if (typeof value === "string") return value;
			break;
		case "integer":
			if (typeof value === "number") return value;
			break;
		case "float":
			if (typeof value === "number") return value === 0 ? 0 : value;
			break;
		case "bigint":
			if (typeof value === "bigint") return value;
			break;
		case "decimal":
			if (typeof value === "string") return encodeDecimal(value, digitsOf(field));
			break;
		case "boolean":
			if (typeof value === "boolean") return value ? 1 : 0;
			break;
		case "datetime":
			if (typeof value === "object" && isDate(value)) return value.toISOString().replace("Z", "+00:00");
			break;
		case "json":
			return JSON.stringify(value);
		case "bytes":
			if (typeof value === "object" && isBytes(value)) return value;
			break;
		default:
			return field.type satisfies never;
	}
	throw new TypeError(`${field.name} holds no ${field.type}`);
}

function decodeSqlite(field: FieldDescriptor, raw: unknown): Exclude<Value, null> {
	switch (field.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "date":
			return String(raw);
		case "integer":
		case "float":
			return Number(raw);
		case "bigint":
			return BigInt(String(raw));
		case "decimal":
			return decodeDecimal(String(raw));
		case "boolean":
			return Number(raw) !== 0;
		case "datetime":
			return decodeTime(String(raw));
		case "json":
			return JSON.parse(String(raw));
		case "bytes":
			return new Uint8Array(Buffer.from(String(raw), "hex"));
		default:
			return field.type satisfies never;
	}
}

/** Beside our own form the two others that Prisma and SQLite write: milliseconds since 1970, and `YYYY-MM-DD HH:MM:SS` in UTC. */
function decodeTime(text: string): Date {
	if (/^-?\d{5,}$/.test(text)) return new Date(Number(text));
	const time = new Date(/[Z+]/.test(text) ? text : `${text.replace(" ", "T")}Z`);
	if (Number.isNaN(time.getTime())) throw new DBALError("DATABASE_ERROR", "A stored time isn't in the form that DBAL writes.");
	return time;
}

/** Precision and scale of a decimal field; a descriptor has both. */
export function digitsOf(field: FieldDescriptor): { readonly precision: number; readonly scale: number } {
	if (field.precision === undefined || field.scale === undefined)
		throw new TypeError(`${field.name} is a decimal without precision and scale`);
	return { precision: field.precision, scale: field.scale };
}

function jsonArray(values: readonly SqlParam[]): string {
	return `[${values.map((value) => (typeof value === "bigint" ? value.toString() : JSON.stringify(value))).join(",")}]`;
}

/** Repeats the last value up to a power of two, so that there are few texts for all lengths. */
function padded(values: readonly SqlParam[]): readonly SqlParam[] {
	const length = 2 ** Math.ceil(Math.log2(values.length));
	return Array.from({ length }, (_, index) => values[Math.min(index, values.length - 1)] ?? null);
}

import { canonicalDecimal, DBALError, type FieldDescriptor, isBytes, isDate, type Value } from "@metabuilder/dbal/contract";
import type { Dialect } from "./dialect.js";

/**
 * PostgreSQL's. Every value is bound as text with a cast, and read in a form that no setting of the server or the session changes and that
 * decodes alike whether a driver parsed it or not.
 */
export const postgresqlDialect: Dialect = {
	name: "postgresql",
	insertsArrays: true,
	placeholder: (position) => `$${position}`,
	value: (field, value, bind) => `${bind(encodePostgresql(field, value))}::${castOf(field)}`,
	limit: (rows, bind) => `${bind(String(rows))}::int8`,
	read(field, column) {
		switch (field.type) {
			case "bigint":
			case "float":
			case "decimal":
			case "json":
				return `${column}::text`;
			case "datetime":
				return `(extract(epoch from ${column}) * 1000)::int8::text`;
			case "date":
				return `to_char(${column}, 'YYYY-MM-DD')`;
			case "boolean":
				return `${column}::int4`;
			case "bytes":
				return `encode(${column}, 'hex')`;
			case "uuid":
			case "string":
			case "text":
			case "email":
			case "url":
			case "enum":
			case "integer":
				return column;
			default:
				return field.type satisfies never;
		}
	},
	readInJson: (field, column) => postgresqlDialect.read(field, column),
	jsonArray: (values) => `json_build_array(${values.join(", ")})`,
	jsonList: (statement, alias) => `(SELECT COALESCE(json_agg(${alias}.j), '[]'::json) FROM (${statement}) AS ${alias})`,
	jsonPart: (expression) => expression,
	jsonText: (expression) => `(${expression})::text`,
	decode: decodePostgresql,
	// NULL is the greatest value of PostgreSQL by itself.
	order: (_, column, direction) => (direction === "asc" ? column : `${column} DESC`),
	isIn: (field, column, values, bind) =>
		`${column} = ANY(${bind(arrayLiteral(values.map((value) => encodePostgresql(field, value))))}::${castOf(field)}[])`,
	text(operator, column, operand, bind) {
		switch (operator) {
			case "contains":
				return `strpos(${column}::text, ${bind(operand)}::text) > 0`;
			case "startsWith":
				return `left(${column}::text, length(${bind(operand)}::text)) = ${bind(operand)}::text`;
			case "endsWith":
				return `right(${column}::text, length(${bind(operand)}::text)) = ${bind(operand)}::text`;
			default:
				return operator satisfies never;
		}
	},
	rows(fields, rows, bind) {
		const arrays = fields.map((field, index) => {
			const column = rows.map((row) => encodePostgresql(field, row[index] ?? null));
			return `${bind(arrayLiteral(column))}::${castOf(field)}[]`;
		});
		return `SELECT * FROM unnest(${arrays.join(", ")})`;
	},
};

function castOf(field: FieldDescriptor): string {
	switch (field.type) {
		case "uuid":
			return "uuid";
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
			return "text";
		case "integer":
			return "int4";
		case "bigint":
			return "int8";
		case "float":
			return "float8";
		case "decimal":
			return "numeric";
		case "boolean":
			return "bool";
		case "datetime":
			return "timestamptz";
		case "date":
			return "date";
		case "json":
			return "jsonb";
		case "bytes":
			return "bytea";
		default:
			return field.type satisfies never;
	}
}

function encodePostgresql(field: FieldDescriptor, value: Value): string | null {
	if (value === null) return null;
	switch (field.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "date":
		case "decimal":
			if (typeof value === "string") return value;
			break;
		case "integer":
		case "float":
			if (typeof value === "number") return String(value === 0 ? 0 : value);
			break;
		case "bigint":
			if (typeof value === "bigint") return value.toString();
			break;
		case "boolean":
			if (typeof value === "boolean") return value ? "t" : "f";
			break;
		case "datetime":
			if (typeof value === "object" && isDate(value)) return value.toISOString().replace("Z", "+00:00");
			break;
		case "json":
			return JSON.stringify(value);
		case "bytes":
			if (typeof value === "object" && isBytes(value)) return `\\x${Buffer.from(value).toString("hex")}`;
			break;
		default:
			return field.type satisfies never;
	}
	throw new TypeError(`${field.name} holds no ${field.type}`);
}

function decodePostgresql(field: FieldDescriptor, raw: unknown): Exclude<Value, null> {
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
		case "decimal": {
			const decimal = canonicalDecimal(String(raw));
			if (decimal === undefined) throw new DBALError("DATABASE_ERROR", "A stored decimal is no number.");
			return decimal;
		}
		case "boolean":
			return Number(raw) !== 0;
		case "datetime":
			return new Date(Number(raw));
		case "json":
			return JSON.parse(String(raw));
		case "bytes":
			return new Uint8Array(Buffer.from(String(raw), "hex"));
		default:
			return field.type satisfies never;
	}
}

/** PostgreSQL's text form of an array, each member quoted. */
function arrayLiteral(values: readonly (string | null)[]): string {
	return `{${values.map((value) => (value === null ? "NULL" : `"${value.replace(/["\\]/g, "\\$&")}"`)).join(",")}}`;
}

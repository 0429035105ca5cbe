import type { Field, Literal } from "../../model/model.js";
import { decimalDigitsOf, sqlString } from "./column-type.js";
import { decimalText } from "./decimal-text.js";
import type { Provider } from "./schema-tree.js";

const sqliteNow = "(strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'))";

/**
 * The `@default` of a field, or none. The engine fills defaults by itself; these serve rows that exist when a migration adds a column,
 * and code that uses Prisma or SQL directly. Where Prisma would write SQL that is wrong on a database (JSON, bytes and times on SQLite),
 * the default is given as SQL.
 */
export function defaultAttribute(field: Field, provider: Provider): string | undefined {
	const kind = field.default?.kind ?? (field.autoUpdate ? "now" : field.generated ? generatedKind(field) : undefined);
	switch (kind) {
		case undefined:
			return undefined;
		case "uuid":
			return "@default(uuid(7))";
		case "now":
			return provider === "sqlite" && field.type === "datetime" ? raw(sqliteNow) : "@default(now())";
		case "literal":
			return field.default?.kind === "literal" ? literal(field, field.default.value, provider) : undefined;
		default:
			return kind satisfies never;
	}
}

function generatedKind(field: Field): "uuid" | "now" | undefined {
	if (field.type === "uuid") return "uuid";
	return field.type === "datetime" ? "now" : undefined;
}

function literal(field: Field, value: Literal, provider: Provider): string | undefined {
	if (value === null) return undefined;
	if (field.type === "json") return raw(sqlString(JSON.stringify(value)));
	if (typeof value === "object") throw new Error(`the default of ${field.name} passed the model's checks as an object`);
	const sqlite = provider === "sqlite";
	switch (field.type) {
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "uuid":
			return `@default(${JSON.stringify(String(value))})`;
		case "integer":
		case "bigint":
		case "boolean":
			return `@default(${value})`;
		case "float":
			return raw(String(value));
		case "decimal":
			return raw(sqlite ? sqlString(decimalText(String(value), decimalDigitsOf(field))) : String(value));
		case "datetime":
			return raw(sqlString(isoTime(String(value))));
		case "date":
			return sqlite ? `@default(${JSON.stringify(String(value))})` : raw(sqlString(String(value)));
		case "bytes": {
			const hex = Buffer.from(String(value), "base64").toString("hex");
			return raw(sqlite ? `X'${hex}'` : `'\\x${hex}'`);
		}
		default:
			return field.type satisfies never;
	}
}

function isoTime(value: string): string {
	return new Date(value).toISOString().replace("Z", "+00:00");
}

function raw(sql: string): string {
	return `@default(dbgenerated(${JSON.stringify(sql)}))`;
}

import type { Field, Literal } from "../../model/model.js";
import { literalSql, nilUuid, nowSql } from "../storage/fill-sql.js";
import type { Provider } from "./schema-tree.js";

/**
 * The `@default` of a field, or none. The engine fills defaults by itself; these serve rows that exist when a migration adds a column,
 * and code that uses Prisma or SQL directly. Where Prisma would write SQL that is wrong on a database (JSON, bytes and times on SQLite),
 * the default is given as SQL.
 */
export function defaultAttribute(field: Field, provider: Provider): string | undefined {
	// Rows from before there were etags have one, too.
	if (field.autoUpdate && field.type === "uuid") return `@default("${nilUuid}")`;
	const kind = field.default?.kind ?? (field.autoUpdate ? "now" : field.generated ? generatedKind(field) : undefined);
	switch (kind) {
		case undefined:
			return undefined;
		case "uuid":
			return "@default(uuid(7))";
		case "now":
			return provider === "sqlite" ? raw(`(${nowSql(field, provider)})`) : "@default(now())";
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
	const sql = literalSql(field, value, provider);
	if (sql === undefined) return undefined;
	switch (field.type) {
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "uuid":
			return `@default(${JSON.stringify(String(value))})`;
		case "date":
			return provider === "sqlite" ? `@default(${JSON.stringify(String(value))})` : raw(sql);
		case "integer":
		case "bigint":
		case "boolean":
			return `@default(${sql})`;
		case "json":
		case "float":
		case "decimal":
		case "datetime":
		case "bytes":
			return raw(sql);
		default:
			return field.type satisfies never;
	}
}

function raw(sql: string): string {
	return `@default(dbgenerated(${JSON.stringify(sql)}))`;
}

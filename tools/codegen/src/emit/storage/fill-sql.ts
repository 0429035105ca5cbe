import type { Field, Literal } from "../../model/model.js";
import { decimalDigitsOf, sqlString } from "../prisma/column-type.js";
import { decimalText } from "../prisma/decimal-text.js";
import type { Provider } from "../prisma/schema-tree.js";

/** The etag of rows from before there were etags. */
export const nilUuid = "00000000-0000-0000-0000-000000000000";

/**
 * SQL of what a row takes in a column when it has no value there: the field's default, or the present time where the engine would
 * set it. Undefined where no value is good for all rows, as with generated uuids.
 */
export function fillSql(field: Field, provider: Provider): string | undefined {
	if (field.autoUpdate && field.type === "uuid") return sqlString(nilUuid);
	const given = field.default;
	const isTime = field.type === "datetime" || field.type === "date";
	if (given?.kind === "now" || (given === undefined && (field.generated || field.autoUpdate) && isTime)) return nowSql(field, provider);
	return given?.kind === "literal" ? literalSql(field, given.value, provider) : undefined;
}

/** The present time, as the database stores it. */
export function nowSql(field: Field, provider: Provider): string {
	if (provider === "postgresql") return field.type === "date" ? "(now() AT TIME ZONE 'UTC')::date" : "now()";
	return field.type === "date" ? "strftime('%Y-%m-%d', 'now')" : "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')";
}

/** A value of the spec as SQL writes it, in the form that the database stores; undefined for NULL. */
export function literalSql(field: Field, value: Literal, provider: Provider): string | undefined {
	if (value === null) return undefined;
	const sqlite = provider === "sqlite";
	switch (field.type) {
		case "json":
			return sqlString(JSON.stringify(value));
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
		case "uuid":
		case "date":
			return sqlString(String(value));
		case "integer":
		case "bigint":
		case "float":
		case "boolean":
			return String(value);
		case "decimal":
			return sqlite ? sqlString(decimalText(String(value), decimalDigitsOf(field))) : String(value);
		case "datetime":
			return sqlString(new Date(String(value)).toISOString().replace("Z", "+00:00"));
		case "bytes": {
			const hex = Buffer.from(String(value), "base64").toString("hex");
			return sqlite ? `X'${hex}'` : `'\\x${hex}'`;
		}
		default:
			return field.type satisfies never;
	}
}

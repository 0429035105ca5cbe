import type { Scalar } from "../../model/model.js";
import type { Provider } from "./schema-tree.js";

interface ColumnType {
	readonly type: string;
	/** Such as `@db.Uuid`. */
	readonly native?: string;
}

/**
 * The column of a field. SQLite has no exact decimal and no date: both are text there, the decimal in an encoding that ranks as its
 * numbers do (libs/server/src/adapters/sql/decimal-text.ts). Enums are text with a CHECK on both, so that adding a member is no type change.
 */
export function columnType(field: Pick<Scalar, "type" | "precision" | "scale">, provider: Provider): ColumnType {
	const postgres = provider === "postgresql";
	switch (field.type) {
		case "uuid":
			return postgres ? { type: "String", native: "@db.Uuid" } : { type: "String" };
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
			return { type: "String" };
		case "integer":
			return { type: "Int" };
		case "bigint":
			return { type: "BigInt" };
		case "float":
			return { type: "Float" };
		case "decimal": {
			const { precision, scale } = decimalDigitsOf(field);
			return postgres ? { type: "Decimal", native: `@db.Decimal(${precision}, ${scale})` } : { type: "String" };
		}
		case "boolean":
			return { type: "Boolean" };
		case "datetime":
			return postgres ? { type: "DateTime", native: "@db.Timestamptz(3)" } : { type: "DateTime" };
		case "date":
			return postgres ? { type: "DateTime", native: "@db.Date" } : { type: "String" };
		case "json":
			return { type: "Json" };
		case "bytes":
			return { type: "Bytes" };
		default:
			return field.type satisfies never;
	}
}

/** Total digits and digits after the point of a decimal field. The model checked that both are there. */
export function decimalDigitsOf(field: Pick<Scalar, "precision" | "scale">): { readonly precision: number; readonly scale: number } {
	if (field.precision === undefined || field.scale === undefined)
		throw new Error("a decimal without precision and scale passed the model's checks");
	return { precision: field.precision, scale: field.scale };
}

/** A text literal of SQL. */
export function sqlString(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

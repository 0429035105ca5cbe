import type { Scalar } from "../../model/model.js";
import { sqlString } from "../prisma/column-type.js";
import { decimalText } from "../prisma/decimal-text.js";
import type { Provider } from "../prisma/schema-tree.js";
import { postgresqlPattern, sqlitePattern } from "./pattern-sql.js";

/** The parts of a field that a CHECK can speak of. */
export type Checked = Pick<Scalar, "type" | "min" | "max" | "minLength" | "maxLength" | "pattern" | "precision" | "scale" | "maxBytes"> & {
	readonly members?: readonly string[];
};

/**
 * The condition that the values of a column keep, as far as the database can say it identically: never one that refuses what the engine
 * accepts. NULL keeps every condition. `expression` is the column, or what stands in its place. Undefined where there is nothing to say.
 */
export function checkCondition(field: Checked, provider: Provider, expression: string): string | undefined {
	const parts = conditions(field, provider, expression);
	return parts.length === 0 ? undefined : parts.join(" AND ");
}

function conditions(field: Checked, provider: Provider, at: string): readonly string[] {
	switch (field.type) {
		case "enum":
			return field.members === undefined ? [] : [`${at} IN (${field.members.map(sqlString).join(", ")})`];
		case "string":
		case "text":
		case "email":
		case "url": {
			// Both count code points. U+0000, at which SQLite stops counting, is never stored.
			const length = provider === "postgresql" ? `char_length(${at})` : `length(${at})`;
			const pattern = field.pattern === undefined ? undefined : patternCondition(field.pattern, provider, at);
			return [...range(length, field.minLength || undefined, field.maxLength), ...(pattern === undefined ? [] : [pattern])];
		}
		case "integer":
		case "bigint":
			return range(at, field.min, field.max);
		case "float":
			// SQLite reads a fraction to a double in a way of its own.
			return range(at, whole(field.min), whole(field.max));
		case "decimal":
			return range(at, decimalBound(field, field.min, provider), decimalBound(field, field.max, provider));
		case "bytes":
			return range(`${provider === "postgresql" ? "octet_length" : "length"}(${at})`, undefined, field.maxBytes);
		case "uuid":
		case "boolean":
		case "datetime":
		case "date":
		case "json":
			return [];
		default:
			return field.type satisfies never;
	}
}

type Bound = number | bigint | string | undefined;

function range(what: string, min: Bound, max: Bound): readonly string[] {
	return [...(min === undefined ? [] : [`${what} >= ${min}`]), ...(max === undefined ? [] : [`${what} <= ${max}`])];
}

function whole(bound: Bound): Bound {
	return typeof bound === "number" && Number.isSafeInteger(bound) ? bound : undefined;
}

/** A bound may have more digits than the field has: SQLite's form has no room for it, and then neither database is told. */
function decimalBound({ precision = 38, scale = 0 }: Checked, bound: Bound, provider: Provider): Bound {
	if (typeof bound !== "string") return undefined;
	const [before = "", after = ""] = bound.replace("-", "").split(".");
	if (before.replace(/^0+/, "").length > precision - scale || after.length > scale) return undefined;
	return provider === "postgresql" ? bound : sqlString(decimalText(bound, { precision, scale }));
}

function patternCondition(pattern: string, provider: Provider, at: string): string | undefined {
	if (provider === "sqlite") return sqlitePattern(pattern, at);
	const are = postgresqlPattern(pattern);
	return are === undefined ? undefined : `${at} ~ ${sqlString(are)}`;
}

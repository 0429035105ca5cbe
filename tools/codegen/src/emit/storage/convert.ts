import type { ScalarType } from "../../model/model.js";
import type { Provider } from "../prisma/schema-tree.js";
import { decodeDecimal, encodeWhole, resizeDecimal } from "./decimal-sql.js";
import type { StoredColumn } from "./stored-table.js";

/** How values of a column become values of another type. */
export interface Conversion {
	/** The new value. */
	readonly sql: string;
	/** True of values that have no counterpart: a migration must not begin while there is one. */
	readonly refuses?: string;
}

type Kind = "text" | Exclude<ScalarType, "string" | "text" | "email" | "url">;

function kindOf(type: ScalarType): Kind {
	return type === "string" || type === "email" || type === "url" ? "text" : type;
}

/** True where both are one type to the database, and values stay as they are. */
export function isSameStorage(from: StoredColumn, to: StoredColumn): boolean {
	const text = (kind: Kind) => kind === "text" || kind === "enum";
	const [a, b] = [kindOf(from.type), kindOf(to.type)];
	if (a === "decimal" && b === "decimal") return from.precision === to.precision && from.scale === to.scale;
	return a === b || (text(a) && text(b));
}

/**
 * How a column's values are kept when its type changes, on both databases alike; undefined where something would be lost or made up. `at` is
 * the column in its old type.
 */
export function convert(from: StoredColumn, to: StoredColumn, provider: Provider, at: string): Conversion | undefined {
	if (isSameStorage(from, to)) return { sql: at };
	const postgres = provider === "postgresql";
	const digits = digitsOf(from);
	const pair = `${kindOf(from.type)} ${kindOf(to.type)}` as const;
	switch (pair) {
		case "decimal decimal":
			return postgres ? resizeNumeric(from, to, at) : resizeDecimal(at, digits, digitsOf(to));
		case "uuid text":
			return { sql: postgres ? `${at}::text` : at };
		case "text uuid":
			return postgres
				? { sql: `${at}::uuid`, refuses: `${at} !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'` }
				: { sql: `lower(${at})`, refuses: `NOT (lower(${at}) GLOB '${uuidGlob}')` };
		case "integer bigint":
			return { sql: at };
		case "integer float":
			return { sql: at };
		case "bigint float":
			return { sql: at, refuses: `${at} NOT BETWEEN -9007199254740992 AND 9007199254740992` };
		case "bigint integer":
			return { sql: at, refuses: `${at} NOT BETWEEN -2147483648 AND 2147483647` };
		case "float integer":
			return postgres
				? { sql: `${at}::integer`, refuses: `(${at} <> trunc(${at}) OR ${at} NOT BETWEEN -2147483648 AND 2147483647)` }
				: {
						sql: `CAST(${at} AS INTEGER)`,
						refuses: `(${at} <> CAST(${at} AS INTEGER) OR ${at} NOT BETWEEN -2147483648 AND 2147483647)`,
					};
		case "integer decimal":
		case "bigint decimal": {
			const { precision, scale } = digitsOf(to);
			const room = precision - scale;
			const refuses = room >= 19 ? {} : { refuses: `${at} NOT BETWEEN -${"9".repeat(room) || "0"} AND ${"9".repeat(room) || "0"}` };
			return { sql: postgres ? at : encodeWhole(at, { precision, scale }), ...refuses };
		}
		case "decimal integer":
			return decimalToWhole(at, digits, postgres, "-2147483648 AND 2147483647", "integer");
		case "decimal bigint":
			return decimalToWhole(at, digits, postgres, "-9223372036854775808 AND 9223372036854775807", "bigint");
		case "integer text":
		case "bigint text":
			return { sql: postgres ? `${at}::text` : `CAST(${at} AS TEXT)` };
		case "text integer":
			return textToWhole(at, postgres, "-2147483648 AND 2147483647", "integer");
		case "text bigint":
			return textToWhole(at, postgres, "-9223372036854775808 AND 9223372036854775807", "bigint");
		case "decimal text":
			return { sql: postgres ? `trim_scale(${at})::text` : decodeDecimal(at, digits) };
		case "boolean text":
			return { sql: `CASE WHEN ${at} THEN 'true' ELSE 'false' END` };
		case "text boolean":
			return { sql: postgres ? `(${at} = 'true')` : `CASE ${at} WHEN 'true' THEN 1 ELSE 0 END`, refuses: `${at} NOT IN ('true', 'false')` };
		case "boolean integer":
			return { sql: `CASE WHEN ${at} THEN 1 ELSE 0 END` };
		case "integer boolean":
			return { sql: postgres ? `(${at} = 1)` : at, refuses: `${at} NOT IN (0, 1)` };
		case "date text":
			return { sql: postgres ? `to_char(${at}, 'YYYY-MM-DD')` : at };
		case "date datetime":
			return { sql: postgres ? `${at}::timestamp AT TIME ZONE 'UTC'` : `${at} || 'T00:00:00.000+00:00'` };
		case "datetime date":
			return postgres
				? { sql: `(${at} AT TIME ZONE 'UTC')::date`, refuses: `(${at} AT TIME ZONE 'UTC')::time <> '00:00'` }
				: { sql: `substr(${at}, 1, 10)`, refuses: `substr(${at}, 11) <> 'T00:00:00.000+00:00'` };
		case "datetime text":
			return {
				sql: postgres ? `to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `replace(${at}, '+00:00', 'Z')`,
			};
		case "json text":
			return { sql: postgres ? `${at}::text` : `CAST(${at} AS TEXT)` };
		default:
			return undefined;
	}
}

const hex = "[0-9a-f]";
const uuidGlob = [8, 4, 4, 4, 12].map((length) => hex.repeat(length)).join("-");

interface Digits {
	readonly precision: number;
	readonly scale: number;
}

function digitsOf({ precision = 38, scale = 0 }: StoredColumn): Digits {
	return { precision, scale };
}

/** PostgreSQL rounds what has too many digits after the point: such values are refused instead. */
function resizeNumeric(from: StoredColumn, to: StoredColumn, at: string): Conversion {
	const [before, after] = [digitsOf(from), digitsOf(to)];
	const parts = [
		...(after.scale < before.scale ? [`round(${at}, ${after.scale}) <> ${at}`] : []),
		...(after.precision - after.scale < before.precision - before.scale ? [`abs(${at}) >= 1e${after.precision - after.scale}`] : []),
	];
	return { sql: at, ...(parts.length > 0 && { refuses: `(${parts.join(" OR ")})` }) };
}

function decimalToWhole(at: string, digits: Digits, postgres: boolean, bounds: string, type: "integer" | "bigint"): Conversion {
	if (postgres) return { sql: `${at}::${type}`, refuses: `(${at} <> trunc(${at}) OR ${at} NOT BETWEEN ${bounds})` };
	const text = decodeDecimal(at, digits);
	return {
		sql: `CAST(${text} AS INTEGER)`,
		refuses: `(CAST(CAST(${text} AS INTEGER) AS TEXT) <> ${text} OR CAST(${text} AS INTEGER) NOT BETWEEN ${bounds})`,
	};
}

/** Only texts that are the number's own: `007` would come back as `7`. */
function textToWhole(at: string, postgres: boolean, bounds: string, type: "integer" | "bigint"): Conversion {
	if (!postgres) {
		return {
			sql: `CAST(${at} AS INTEGER)`,
			refuses: `(CAST(CAST(${at} AS INTEGER) AS TEXT) <> ${at} OR CAST(${at} AS INTEGER) NOT BETWEEN ${bounds})`,
		};
	}
	return {
		sql: `${at}::${type}`,
		refuses: `NOT (CASE WHEN ${at} ~ '^(0|-?[1-9][0-9]{0,18})$' THEN ${at}::numeric BETWEEN ${bounds} ELSE false END)`,
	};
}

/** PostgreSQL's name of a column's type. */
export function postgresqlType({ type, precision, scale }: StoredColumn): string {
	switch (type) {
		case "uuid":
			return "UUID";
		case "string":
		case "text":
		case "email":
		case "url":
		case "enum":
			return 'TEXT COLLATE "C"';
		case "integer":
			return "INTEGER";
		case "bigint":
			return "BIGINT";
		case "float":
			return "DOUBLE PRECISION";
		case "decimal":
			return `DECIMAL(${precision ?? 38},${scale ?? 0})`;
		case "boolean":
			return "BOOLEAN";
		case "datetime":
			return "TIMESTAMPTZ(3)";
		case "date":
			return "DATE";
		case "json":
			return "JSONB";
		case "bytes":
			return "BYTEA";
		default:
			return type satisfies never;
	}
}

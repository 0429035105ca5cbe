import type { Row, Value } from "@metabuilder/dbal/contract";

/** The row with its own copies of everything that could be changed from outside: dates, bytes and JSON. */
export function copyRow(row: Row): Row {
	const copy: Record<string, Value> = {};
	for (const [name, value] of Object.entries(row)) copy[name] = copyValue(value);
	return copy;
}

function copyValue(value: Value): Value {
	return typeof value === "object" && value !== null ? structuredClone(value) : value;
}

/** Text that is equal for equal values of one type. For values of a unique key or a relation. */
export function valueKey(value: Value): string {
	if (value instanceof Date) return String(value.getTime());
	if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

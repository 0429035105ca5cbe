/** A JSON value as it appears inside a `json` field. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The types a field may have. The meaning of each is fixed for every adapter and transport (docs/semantics.md). */
export type FieldType =
	| "uuid"
	| "string"
	| "text"
	| "email"
	| "url"
	| "integer"
	| "bigint"
	| "float"
	| "decimal"
	| "boolean"
	| "datetime"
	| "date"
	| "json"
	| "bytes"
	| "enum";

/**
 * A field's value in its canonical TypeScript form: `Date` for datetime, `bigint` for bigint, `Uint8Array` for bytes,
 * a canonical decimal string for decimal, `YYYY-MM-DD` for date, a {@link JsonValue} for json. A bare `null` is always
 * SQL NULL; JSON's own `null` occurs only inside a json value.
 */
export type Value = bigint | Date | Uint8Array | JsonValue;

/**
 * A row of an answer: its fields, and under a relation's name what was included with it, a row or null or rows; `_count` holds how
 * many rows relations lead to, where it was asked for.
 */
export type RowTree = { readonly [name: string]: Value | RowTree | readonly RowTree[] };

/** A stored row: API field names to canonical values. A field that was not read is absent. */
export type Row = { readonly [field: string]: Value };

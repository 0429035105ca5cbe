import type { Value } from "./value.js";

/** The operators of a condition on a field, as they are written in a `where`. */
export type FieldOperator =
	| "equals"
	| "not"
	| "in"
	| "notIn"
	| "lt"
	| "lte"
	| "gt"
	| "gte"
	| "contains"
	| "startsWith"
	| "endsWith"
	| "isNull";

export type RelationOperator = "is" | "isNot" | "some" | "every" | "none";

export type Direction = "asc" | "desc";

/**
 * A `where` before it is checked against the model, with the shape `{ field: value | { operator: operand }, AND, OR, NOT,
 * relation: { some: where } }`. Generated types narrow it per entity; the engine checks it whoever sent it.
 */
export type UncheckedWhere = { readonly [key: string]: unknown };

export type UncheckedOrderBy = Readonly<Record<string, Direction>> | readonly Readonly<Record<string, Direction>>[];

export type UncheckedSelect = Readonly<Record<string, boolean>>;

/** Fields that identify one row: a unique key's names and values. */
export type Key = Readonly<Record<string, Value>>;

/** Input of each standard operation at the seam between transports and the engine. */
export interface StandardInputs {
	readonly get: { readonly key: Key; readonly select?: UncheckedSelect };
	readonly list: {
		readonly where?: UncheckedWhere;
		readonly orderBy?: UncheckedOrderBy;
		readonly limit?: number;
		readonly pageToken?: string;
		/** Ask for `total`, the number of rows over all pages. */
		readonly total?: boolean;
		readonly select?: UncheckedSelect;
	};
	readonly count: { readonly where?: UncheckedWhere };
	readonly create: { readonly data: Readonly<Record<string, unknown>>; readonly select?: UncheckedSelect };
	readonly createMany: { readonly data: readonly Readonly<Record<string, unknown>>[]; readonly select?: UncheckedSelect };
	readonly update: {
		readonly key: Key;
		readonly data: Readonly<Record<string, unknown>>;
		readonly select?: UncheckedSelect;
	};
	readonly delete: { readonly key: Key };
}

/** Output of each standard operation at the same seam. */
export interface StandardOutputs {
	readonly get: { readonly data: Readonly<Record<string, Value>> };
	readonly list: {
		readonly data: readonly Readonly<Record<string, Value>>[];
		readonly nextPageToken?: string;
		readonly total?: number;
	};
	readonly count: { readonly count: number };
	readonly create: { readonly data: Readonly<Record<string, Value>> };
	readonly createMany: { readonly data: readonly Readonly<Record<string, Value>>[] };
	readonly update: { readonly data: Readonly<Record<string, Value>> };
	readonly delete: Readonly<Record<string, never>>;
}

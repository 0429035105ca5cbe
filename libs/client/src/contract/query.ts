import type { RowTree, Value } from "./value.js";

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

/**
 * Related rows to give with a row, with the shape `{ relation: true | { where, orderBy, limit, select, include }, _count: { relation:
 * true | { where } } }`. A to-one relation takes `select` and `include` alone.
 */
export type UncheckedInclude = Readonly<Record<string, unknown>>;

/** Where a row and an `include` have the counts of relations; no name of the spec begins so. */
export const relationCounts = "_count";

/** Bounds of an `include`, whoever sends it. */
export const includeLimits = {
	/** An `include` in an `include`. */
	maxDepth: 8,
} as const;

/** Fields that identify one row: a unique key's names and values. */
export type Key = Readonly<Record<string, Value>>;

/** Input of each standard operation at the seam between transports and the engine. */
export interface StandardInputs {
	readonly get: { readonly key: Key; readonly select?: UncheckedSelect; readonly include?: UncheckedInclude };
	readonly list: {
		readonly where?: UncheckedWhere;
		readonly orderBy?: UncheckedOrderBy;
		readonly limit?: number;
		readonly pageToken?: string;
		/** Ask for `total`, the number of rows over all pages. */
		readonly total?: boolean;
		readonly select?: UncheckedSelect;
		readonly include?: UncheckedInclude;
	};
	readonly count: { readonly where?: UncheckedWhere };
	readonly create: {
		readonly data: Readonly<Record<string, unknown>>;
		readonly select?: UncheckedSelect;
		readonly include?: UncheckedInclude;
	};
	readonly createMany: {
		readonly data: readonly Readonly<Record<string, unknown>>[];
		readonly select?: UncheckedSelect;
		readonly include?: UncheckedInclude;
	};
	readonly update: {
		readonly key: Key;
		readonly data: Readonly<Record<string, unknown>>;
		readonly select?: UncheckedSelect;
		readonly include?: UncheckedInclude;
		/** The etag that the row is expected to have. */
		readonly ifMatch?: string;
	};
	readonly updateMany: {
		/** Every row only where it is `{}`. */
		readonly where: UncheckedWhere;
		readonly data: Readonly<Record<string, unknown>>;
		/** Where more rows match, none is touched. */
		readonly maxAffected?: number;
	};
	readonly upsert: {
		/** A unique key that has no generated field. */
		readonly key: Key;
		/** What is inserted where no row has the key; the key's own fields may be left out. */
		readonly create: Readonly<Record<string, unknown>>;
		/** What is changed where one has it. */
		readonly update: Readonly<Record<string, unknown>>;
		readonly select?: UncheckedSelect;
		readonly include?: UncheckedInclude;
		readonly ifMatch?: string;
	};
	readonly delete: { readonly key: Key; readonly ifMatch?: string };
	readonly deleteMany: { readonly where: UncheckedWhere; readonly maxAffected?: number };
	readonly restore: { readonly key: Key; readonly select?: UncheckedSelect; readonly include?: UncheckedInclude };
}

/** Output of each standard operation at the same seam. */
export interface StandardOutputs {
	readonly get: { readonly data: RowTree };
	readonly list: {
		readonly data: readonly RowTree[];
		readonly nextPageToken?: string;
		readonly previousPageToken?: string;
		readonly total?: number;
	};
	readonly count: { readonly count: number };
	readonly create: { readonly data: RowTree };
	readonly createMany: { readonly data: readonly RowTree[] };
	readonly update: { readonly data: RowTree };
	readonly updateMany: { readonly count: number };
	readonly upsert: { readonly data: RowTree; readonly created: boolean };
	readonly delete: Readonly<Record<string, never>>;
	readonly deleteMany: { readonly count: number };
	readonly restore: { readonly data: RowTree };
}

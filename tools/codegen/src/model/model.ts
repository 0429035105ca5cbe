/**
 * The checked, immutable model that every emitter works from: a spec without YAML, defaults applied, references resolved,
 * numbers and storage names pinned by the lock. Order is deterministic: entities by name, fields and members as written.
 */
export interface Model {
	readonly name: string;
	/** Proto package, such as `metabuilder.v1`. */
	readonly package: string;
	readonly version: string;
	readonly description?: string;
	readonly entities: readonly Entity[];
	readonly errors: readonly ErrorCode[];
	/** Ascending by level. */
	readonly roles: readonly Role[];
	readonly anonymousRole: string;
	/** Path and text of acl.yaml, already type-checked. */
	readonly policy: PolicySource;
}

export interface PolicySource {
	readonly path: string;
	readonly text: string;
}

export interface Role {
	readonly name: string;
	readonly level: number;
	readonly description?: string;
}

export interface ErrorCode {
	readonly code: string;
	readonly http: number;
	/** Name of the gRPC status, such as `NOT_FOUND`. */
	readonly grpc: string;
	readonly grpcByReason?: Readonly<Record<string, string>>;
	readonly message: string;
	readonly deprecated?: string;
	/** What an error of the code may tell beside its message. */
	readonly details?: readonly ErrorDetail[];
	readonly retry?: { readonly attempts: number; readonly minDelayMs: number; readonly maxDelayMs: number } | "after_delay";
}

/** A single value that an error carries by name. */
export interface ErrorDetail {
	readonly name: string;
	/** Members of an enum have no numbers here: details travel as text. */
	readonly scalar: Scalar;
	/** Every error of the code that has details has this one. */
	readonly required: boolean;
	readonly description?: string;
	readonly deprecated?: string;
}

export interface Entity {
	/** PascalCase. */
	readonly name: string;
	/** Path of its document, for `@generated` lines. */
	readonly source: string;
	/** camelCase plural: the client's property. */
	readonly accessor: string;
	/** Database table. */
	readonly table: string;
	readonly description?: string;
	readonly deprecated?: string;
	readonly fields: readonly Field[];
	readonly primaryKey: string;
	/** Each with its constraint's name; the primary key is not among them. */
	readonly uniques: readonly { readonly name: string; readonly fields: readonly string[] }[];
	readonly indexes: readonly {
		readonly name: string;
		readonly fields: readonly { readonly name: string; readonly order: "asc" | "desc" }[];
	}[];
	/** Both ends of each foreign key: `one` on the side that holds it, `many` (or `one` where the key is unique) on the other. */
	readonly relations: readonly Relation[];
	readonly operations: readonly CustomOperation[];
	readonly ttl?: string;
	/** The field that says whose a row is: rows of other tenants are out of reach unless the access rules say otherwise. */
	readonly tenant?: string;
	/** The field that the engine changes with each write of a row. */
	readonly version?: string;
	/** The field that holds when a row was deleted. */
	readonly softDelete?: string;
	/** Removed fields and relations, for the proto's `reserved`. */
	readonly reserved: readonly Reserved[];
}

/** What is left of something that was removed: its number is never used again. */
export interface Reserved {
	readonly number: number;
	/** As in the spec. It may be in use again, under another number. */
	readonly name: string;
}

export type ScalarType =
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

export type Literal = string | number | bigint | boolean | readonly unknown[] | { readonly [key: string]: unknown } | null;

export type Default = { readonly kind: "literal"; readonly value: Literal } | { readonly kind: "now" } | { readonly kind: "uuid" };

export interface EnumMember {
	readonly name: string;
	readonly number: number;
	readonly description?: string;
	readonly deprecated?: string;
}

/** A scalar type with its bounds. `min` and `max` are numbers (integer, float), bigints or canonical decimal strings. */
export interface Scalar {
	readonly type: ScalarType;
	readonly min?: number | bigint | string;
	readonly max?: number | bigint | string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly pattern?: string;
	/** Of an enum. `number` is pinned, from 1; 0 is `_UNSPECIFIED`. */
	readonly values?: readonly EnumMember[];
	/** Removed members of an enum. */
	readonly reservedValues?: readonly Reserved[];
	readonly precision?: number;
	readonly scale?: number;
	readonly maxBytes?: number;
	readonly maxDepth?: number;
}

export interface Field extends Scalar {
	readonly name: string;
	/** lower_snake_case. */
	readonly protoName: string;
	readonly number: number;
	readonly column: string;
	readonly nullable: boolean;
	readonly primary: boolean;
	readonly default?: Default;
	readonly generated: boolean;
	readonly immutable: boolean;
	readonly autoUpdate: boolean;
	readonly sensitive: boolean;
	readonly description?: string;
	readonly deprecated?: string;
	readonly foreignKey?: {
		readonly entity: string;
		readonly field: string;
		readonly onDelete: "cascade" | "restrict" | "set_null";
		/** Name of the relation on this side and on the other. */
		readonly relation: string;
		readonly inverse: string;
	};
}

export interface Relation {
	readonly name: string;
	/** lower_snake_case. */
	readonly protoName: string;
	/** Of the related rows in the entity's message, from the same sequence as its fields' numbers. */
	readonly number: number;
	readonly kind: "one" | "many";
	readonly entity: string;
	readonly field: string;
	readonly references: string;
	/** On the side that holds the foreign key. */
	readonly onDelete?: "cascade" | "restrict" | "set_null";
	/** The relation's name at the other end. */
	readonly inverse: string;
}

export type Shape =
	| { readonly kind: "scalar"; readonly scalar: Scalar }
	| { readonly kind: "list"; readonly of: Shape; readonly maxItems?: number }
	/** `reserved`: its removed members; of an operation's own input and output see there. */
	| { readonly kind: "object"; readonly fields: readonly Parameter[]; readonly reserved?: readonly Reserved[] }
	| { readonly kind: "entity"; readonly entity: string }
	/** Of an output alone: a single value or a list, which travels as the one member of its message. */
	| { readonly kind: "value"; readonly value: Parameter }
	| { readonly kind: "nothing" };

export interface Parameter {
	readonly name: string;
	readonly protoName: string;
	readonly number: number;
	readonly shape: Shape;
	readonly required: boolean;
	readonly nullable: boolean;
	readonly default?: Default;
	readonly sensitive: boolean;
	readonly description?: string;
	readonly deprecated?: string;
}

export interface CustomOperation {
	/** camelCase. */
	readonly name: string;
	readonly source: string;
	readonly description?: string;
	readonly deprecated?: string;
	readonly effect: "read" | "write";
	readonly public: boolean;
	/** A write that runs in one transaction, and may stand in a batch. */
	readonly idempotent?: true;
	readonly input: readonly Parameter[];
	/** Only `entity`, `list` of entity, `object` (of scalars, lists and objects), `value` (a scalar or a list of scalars or objects) or `nothing`. */
	readonly output: Shape;
	readonly errors: readonly string[];
	readonly rateLimit?: {
		readonly limit: number;
		readonly windowSeconds: number;
		readonly per: readonly ("principal" | "address" | "account")[];
		readonly accountField?: string;
	};
	readonly reservedInput: readonly Reserved[];
	/** Of an object or a value; empty for other outputs. */
	readonly reservedOutput: readonly Reserved[];
}

/** The standard operations, in the order in which every emitter lists them. */
export const standardOperations = [
	"get",
	"list",
	"count",
	"create",
	"createMany",
	"update",
	"updateMany",
	"upsert",
	"delete",
	"deleteMany",
	"restore",
] as const;
export type StandardOperation = (typeof standardOperations)[number];

/** Those that an entity has: `upsert` where a caller can choose a unique key, `restore` where a delete can be undone. */
export function standardOperationsOf(entity: Pick<Entity, "fields" | "uniques" | "softDelete">): readonly StandardOperation[] {
	const has: Partial<Record<StandardOperation, boolean>> = {
		upsert: upsertKeysOf(entity).length > 0,
		restore: entity.softDelete !== undefined,
	};
	return standardOperations.filter((operation) => has[operation] !== false);
}

/** The unique keys whose values a caller gives: a row can be inserted under them. */
export function upsertKeysOf({ fields, uniques }: Pick<Entity, "fields" | "uniques">): readonly (readonly string[])[] {
	const given = new Set(fields.filter((field) => !field.generated).map((field) => field.name));
	return uniques.map((unique) => unique.fields).filter((names) => names.every((name) => given.has(name)));
}

/** A file that an emitter wants to stand in the workspace. */
export interface EmittedFile {
	/** From the workspace's root, with forward slashes. */
	readonly path: string;
	readonly text: string;
}

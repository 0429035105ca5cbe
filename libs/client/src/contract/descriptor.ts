import type { FieldType, Value } from "./value.js";

/** A member of an enum field, with the number it has on the wire (pinned in spec/dbal.lock.yaml). */
export interface EnumMember {
	readonly name: string;
	/** 0 where nothing but the name travels. */
	readonly number: number;
}

/** What fills a field that a create leaves out. */
export type DefaultValue = { readonly kind: "literal"; readonly value: Value } | { readonly kind: "now" } | { readonly kind: "uuid" };

/** The type of a value and the bounds it must keep. Lengths count Unicode code points. */
export interface TypeDescriptor {
	readonly type: FieldType;
	/** Inclusive. A number for integer and float, a bigint for bigint, a canonical string for decimal. */
	readonly min?: number | bigint | string;
	readonly max?: number | bigint | string;
	readonly minLength?: number;
	readonly maxLength?: number;
	/** Source of an ECMAScript regular expression, matched with the `u` flag against the whole value or as anchored by itself. */
	readonly pattern?: string;
	/** Of an enum, in the spec's order. */
	readonly values?: readonly EnumMember[];
	/** Of a decimal: total digits and digits after the point. */
	readonly precision?: number;
	readonly scale?: number;
	/** Of json and bytes: serialized size in bytes. */
	readonly maxBytes?: number;
	/** Of json: nesting levels. */
	readonly maxDepth?: number;
}

/** A field of an entity. */
export interface FieldDescriptor extends TypeDescriptor {
	/** API name, camelCase. */
	readonly name: string;
	/** Column name in the database. */
	readonly column: string;
	/** Field number in the entity's proto message. */
	readonly number: number;
	/** Name in the proto file, lower_snake_case. Field masks use it. */
	readonly protoName: string;
	/** May hold NULL. */
	readonly nullable: boolean;
	readonly default?: DefaultValue;
	/** Filled by the engine on create; a client may not set it. */
	readonly generated?: true;
	/** Can't be changed after create. */
	readonly immutable?: true;
	/** Set on each write by the engine: a datetime to its time, a uuid to a new one. */
	readonly autoUpdate?: true;
	/** Never in an audit line, a log or an error. */
	readonly sensitive?: true;
	readonly deprecated?: string;
}

/** What the database does to referencing rows when the referenced row is deleted. */
export type OnDelete = "cascade" | "restrict" | "set_null";

/** A relation as seen from one entity. `one`: this side holds or is matched by a single row; `many`: zero or more. */
export interface RelationDescriptor {
	readonly name: string;
	/** Of the related rows in the entity's proto message. */
	readonly number: number;
	/** Their name in the proto file, lower_snake_case. */
	readonly protoName: string;
	readonly kind: "one" | "many";
	/** The entity at the other end. */
	readonly entity: string;
	/** This entity's field that takes part in the join. */
	readonly field: string;
	/** The other entity's field that takes part in the join. */
	readonly references: string;
	/** Present on the side that holds the foreign key. */
	readonly onDelete?: OnDelete;
}

export interface IndexDescriptor {
	readonly name: string;
	readonly fields: readonly { readonly name: string; readonly order: "asc" | "desc" }[];
	readonly unique: boolean;
}

export type StandardOperation =
	| "get"
	| "list"
	| "count"
	| "create"
	| "createMany"
	| "update"
	| "updateMany"
	| "upsert"
	| "delete"
	| "deleteMany"
	| "restore";

/** The type of an operation's input field or output. */
export type ShapeDescriptor =
	| { readonly kind: "scalar"; readonly scalar: TypeDescriptor }
	| { readonly kind: "list"; readonly of: ShapeDescriptor; readonly maxItems?: number }
	| { readonly kind: "object"; readonly fields: readonly ParameterDescriptor[] }
	| { readonly kind: "entity"; readonly entity: string }
	/** Of an output alone: a single value or a list, the one member of its message. */
	| { readonly kind: "value"; readonly value: ParameterDescriptor }
	| { readonly kind: "nothing" };

/** A named member of an operation's input or of an object in it. */
export interface ParameterDescriptor {
	readonly name: string;
	readonly protoName: string;
	readonly number: number;
	readonly shape: ShapeDescriptor;
	/** Absent is an error. */
	readonly required: boolean;
	/** `null` is accepted. */
	readonly nullable: boolean;
	readonly default?: DefaultValue;
	readonly sensitive?: true;
	readonly deprecated?: string;
}

export interface RateLimitDescriptor {
	readonly limit: number;
	readonly windowSeconds: number;
	/** What is counted; `account` is the value of the input field named by `accountField`. */
	readonly per: readonly ("principal" | "address" | "account")[];
	readonly accountField?: string;
}

/** An operation of an entity. A custom one has `input` and `output`; a standard one's follow from its name. */
export interface OperationDescriptor {
	readonly name: string;
	readonly entity: string;
	readonly kind: StandardOperation | "custom";
	readonly effect: "read" | "write";
	/** Full gRPC method, such as `metabuilder.v1.UserService/List`. */
	readonly method: string;
	/** Anybody may call it, signed in or not; what it reads still obeys its rules. */
	readonly public?: true;
	/** Of a custom write: it runs in one transaction, and may stand in a batch. */
	readonly idempotent?: true;
	readonly input?: readonly ParameterDescriptor[];
	readonly output?: ShapeDescriptor;
	/** Codes that it may raise besides those any call may. */
	readonly errors?: readonly string[];
	readonly rateLimit?: RateLimitDescriptor;
	readonly deprecated?: string;
}

export interface EntityDescriptor {
	readonly name: string;
	/** The property of the client that holds the entity's operations, such as `users`. */
	readonly accessor: string;
	readonly table: string;
	/** Full name of the gRPC service. */
	readonly service: string;
	readonly fields: readonly FieldDescriptor[];
	/** Name of the primary key field. Always a single uuid field, last in every order. */
	readonly primaryKey: string;
	/** Every set of fields that identifies one row, the primary key first. */
	readonly uniques: readonly (readonly string[])[];
	readonly indexes: readonly IndexDescriptor[];
	readonly relations: readonly RelationDescriptor[];
	readonly operations: readonly OperationDescriptor[];
	/** Rows whose field's time has passed are gone. */
	readonly ttl?: string;
	/** The field that says whose a row is. Callers reach rows of their own tenant alone, unless the access rules say otherwise. */
	readonly tenant?: string;
	readonly deprecated?: string;
	/** The uuid field that changes with each write of a row. */
	readonly version?: string;
	/** The datetime field that holds when a row was deleted: it stays in the table, and is not there for anybody until it is restored. */
	readonly softDelete?: string;
}

export interface RoleDescriptor {
	readonly name: string;
	/** `$user.level` of a principal with this role. */
	readonly level: number;
}

/** Everything that the engine, the client and the suite know of a spec. Generated. */
export interface ModelDescriptor {
	readonly name: string;
	readonly package: string;
	readonly version: string;
	readonly entities: readonly EntityDescriptor[];
	/** Ascending by level. */
	readonly roles: readonly RoleDescriptor[];
	/** Role of a caller who is not signed in. */
	readonly anonymousRole: string;
}

/** A retry policy of an error code. Delays grow exponentially from min to max, with jitter. */
export interface RetryDescriptor {
	readonly attempts: number;
	readonly minDelayMs: number;
	readonly maxDelayMs: number;
}

export interface ErrorDetailDescriptor {
	readonly name: string;
	readonly scalar: TypeDescriptor;
	/** An error that has details has this one. */
	readonly required: boolean;
}

export interface ErrorDescriptor {
	readonly code: string;
	readonly http: number;
	/** gRPC status number (google.rpc.Code). */
	readonly grpc: number;
	/** Statuses that differ by the error's reason, such as CONFLICT's `stale`. */
	readonly grpcByReason?: Readonly<Record<string, number>>;
	readonly message: string;
	readonly retry?: RetryDescriptor | "after_delay";
	/** What an error of the code may tell beside its message. On the wire they are metadata of google.rpc.ErrorInfo, as text. */
	readonly details?: readonly ErrorDetailDescriptor[];
}

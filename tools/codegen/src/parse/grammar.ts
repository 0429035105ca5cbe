import { z } from "zod";

/**
 * The shape of every document of the spec: which keys there are and what kind of value each takes. What a value means (does that
 * entity exist, does a default fit its type) is checked in model/. What `meta` says of a key is what an editor shows: it goes into the
 * JSON Schemas (emit/json-schema), as do its examples and defaults.
 */

const description = z
	.string()
	.min(1)
	.optional()
	.meta({ description: "What it is, in Markdown: for the reference, the proto files and the types." });
const deprecated = z
	.string()
	.min(1)
	.optional()
	.meta({ description: "Marks it as deprecated: text that says what to use instead.", examples: ["Use `email`."] });
const wholeOrText = z.union([z.number(), z.bigint(), z.string()]);
const size = z.int().min(0);
const name = z.string();
const flag = (text: string) => z.boolean().optional().meta({ description: text });
const entityName = (text: string) => name.meta({ description: text, names: "entities" });
const earlierName = z
	.string()
	.optional()
	.meta({ description: "The earlier name: what was renamed keeps its numbers, its column or its table." });

/** Types of a single value, in the order of the documentation. */
export const scalarTypeNames = [
	"uuid",
	"string",
	"text",
	"email",
	"url",
	"integer",
	"bigint",
	"float",
	"decimal",
	"boolean",
	"datetime",
	"date",
	"json",
	"bytes",
	"enum",
] as const;

const enumMember = z.union([
	z.string(),
	z.strictObject({
		name: name.meta({ description: "The member's name: letters, digits, `_` and `-`." }),
		description,
		deprecated,
		renamed_from: earlierName,
	}),
]);

const scalarKeys = {
	type: name.meta({ description: "The type of the value.", enum: scalarTypeNames }),
	min: wholeOrText.optional().meta({ description: "The least value, inclusive. A decimal's in quotes.", examples: [0, "0.01"] }),
	max: wholeOrText.optional().meta({ description: "The greatest value, inclusive. A decimal's in quotes." }),
	min_length: size.optional().meta({ description: "Characters (Unicode code points) at least." }),
	max_length: size.optional().meta({ description: "Characters (Unicode code points) at most.", examples: [255] }),
	pattern: z
		.string()
		.optional()
		.meta({ description: "An ECMAScript regular expression (flag `u`) that the whole value must match.", examples: ["[a-z0-9-]+"] }),
	values: z
		.array(enumMember)
		.min(1)
		.optional()
		.meta({ description: "The members of an enum: names, or `{ name, description, deprecated, renamed_from }`." }),
	precision: z.int().optional().meta({ description: "Digits of a decimal in all, 1 to 38." }),
	scale: z.int().optional().meta({ description: "Digits of a decimal after the point." }),
	max_bytes: size.optional().meta({ description: "Bytes at most: of bytes, or of JSON as text.", default: 1_048_576 }),
	max_depth: size.optional().meta({ description: "Levels of JSON at most.", default: 32 }),
};

const presenceKeys = {
	required: flag("A value must be there; of a field: it is never NULL."),
	optional: flag("The opposite of `required`. Of a field it says the same as `nullable`."),
	nullable: flag("NULL is a value too. Of a field it is the opposite of `required`; a parameter may be both."),
	default: z
		.unknown()
		.optional()
		.meta({
			description: "What stands in for a value that is left out: a value of the type, or `now` (datetime, date), or `uuid`.",
			examples: ["now", 0, true],
		}),
	sensitive: flag("Never in an audit line, a log or an error; a field is readable only where an access rule names it."),
	description,
	deprecated,
};

const foreignKey = z.strictObject({
	entity: entityName("The entity that it refers to."),
	field: z.string().optional().meta({ description: "The unique field that it refers to; the primary key unless given." }),
	on_delete: z
		.enum(["cascade", "restrict", "set_null"])
		.optional()
		.meta({ description: "What a delete of the row that is referred to does to this one.", default: "restrict" }),
	relation: z.string().optional().meta({ description: "The relation's name on this side: the field's name without `Id`, unless given." }),
	inverse: z.string().optional().meta({ description: "The relation's name on the other side: this entity's plural, unless given." }),
});

const field = z.strictObject({
	...scalarKeys,
	...presenceKeys,
	primary: flag("The primary key: one of each entity, a generated uuid."),
	unique: flag("No two rows share a value; NULLs may repeat. Of several fields together: `unique` of the entity."),
	generated: flag("Filled by the engine and never by a caller: a uuid, a time, or else the `default`."),
	immutable: flag("Can't change after the create."),
	auto_update: flag("Set to the time of each write: of a datetime that is `generated`."),
	renamed_from: earlierName,
	foreign_key: foreignKey.optional().meta({ description: "Refers to a row of another entity, or of the same." }),
});

const index = z.strictObject({
	fields: z
		.array(
			z.union([
				z.string(),
				z.strictObject({
					field: name.meta({ description: "A field's name." }),
					order: z.enum(["asc", "desc"]).optional().meta({ description: "Its order in the index.", default: "asc" }),
				}),
			]),
		)
		.min(1)
		.meta({ description: "Names of fields, or `{ field, order }`.", examples: [["status", { field: "createdAt", order: "desc" }]] }),
	unique: flag("No two rows share these values."),
	name: z.string().optional().meta({ description: "The index's name in the database, in snake_case; made from the fields unless given." }),
});

/** spec/entities/*.yaml */
export const entityDocument = z
	.strictObject({
		entity: name.meta({ description: "The entity's name, in PascalCase.", examples: ["Invoice"] }),
		description,
		deprecated,
		plural: z.string().optional().meta({ description: "The client's property, such as `invoices`: the English plural, unless given." }),
		renamed_from: earlierName,
		fields: z.record(z.string(), field).meta({ description: "The fields by name, in camelCase." }),
		unique: z
			.array(z.array(z.string()).min(1))
			.optional()
			.meta({ description: "Lists of fields that are unique together.", examples: [[["name", "version"]]] }),
		indexes: z.array(index).optional().meta({ description: "Indexes of the table, for filters and orders." }),
		ttl: z.string().optional().meta({ description: "A datetime field: a row whose time has passed is gone." }),
		tenant: z.string().optional().meta({ description: "The field that says whose a row is: rows of other tenants are out of reach." }),
		version: flag("Rows carry an etag, which changes with each write: a write may ask for the one it expects."),
		soft_delete: flag("A deleted row is kept, out of sight, until it is restored."),
	})
	.meta({ title: "An entity", description: "An entity of the spec: its fields, relations and indexes." });

type Scalar = z.output<z.ZodObject<typeof scalarKeys & typeof presenceKeys>>;

/** A parameter, a member of an object or an item of a list. `of` and `max_items` are a list's, `fields` an object's. */
export interface ParameterDocument extends Scalar {
	readonly of?: ParameterDocument | undefined;
	readonly max_items?: number | undefined;
	readonly fields?: Readonly<Record<string, ParameterDocument>> | undefined;
}

/** Types of a parameter. */
export const parameterTypeNames = [...scalarTypeNames, "list", "object"] as const;
const parameterType = name.meta({ description: "The type: of a single value, `list` or `object`.", enum: parameterTypeNames });

const parameter: z.ZodType<ParameterDocument> = z.lazy(() =>
	z
		.strictObject({
			...scalarKeys,
			...presenceKeys,
			type: parameterType,
			of: parameter.optional().meta({ description: "The items of a list." }),
			max_items: z.int().min(1).optional().meta({ description: "Items of a list at most.", default: 1000 }),
			fields: z.record(z.string(), parameter).optional().meta({ description: "The members of an object." }),
		})
		.meta({ id: "parameter", title: "A parameter" }),
);

const output = z.strictObject({
	entity: z.string().optional().meta({ description: "One row of this entity.", names: "entities" }),
	list: z.string().optional().meta({ description: "Rows of this entity.", names: "entities" }),
	fields: z.record(z.string(), parameter).optional().meta({ description: "An object of these members." }),
	value: parameter.optional().meta({ description: "A single value, or a list of values or objects." }),
});

const operation = z.strictObject({
	description,
	deprecated,
	effect: z.enum(["read", "write"]).meta({ description: "Whether it changes anything." }),
	public: flag("Anybody may call it, signed in or not; what it reads still obeys the access rules."),
	idempotent: flag("Of a write: it runs in one transaction, and may stand in a batch."),
	input: z.record(z.string(), parameter).optional().meta({ description: "Its parameters by name, in camelCase." }),
	output: output
		.optional()
		.meta({ description: "What it returns: one of `entity`, `list`, `fields` and `value`. Nothing, where it is absent." }),
	errors: z
		.array(z.string().meta({ names: "errors" }))
		.optional()
		.meta({ description: "The codes that it raises beside those that any call may." }),
	rate_limit: z
		.strictObject({
			limit: z.int().min(1).meta({ description: "Calls at most." }),
			window_seconds: z.int().min(1).meta({ description: "In how many seconds." }),
			per: z
				.array(z.enum(["account", "address", "principal"]))
				.min(1)
				.meta({ description: "What is counted: the caller, the caller's address, or the value of `account_field`." }),
			account_field: z.string().optional().meta({ description: "The parameter that names the account." }),
		})
		.optional()
		.meta({ description: "How often it may be called." }),
});

/** spec/operations/*.yaml */
export const operationsDocument = z
	.strictObject({
		entity: entityName("The entity that they belong to."),
		operations: z.record(z.string(), operation).meta({ description: "The operations by name, in camelCase." }),
	})
	.meta({ title: "Operations", description: "Operations of an entity beside the standard ones." });

/** spec/dbal.yaml */
export const projectDocument = z
	.strictObject({
		name: z.string().min(1).meta({ description: "The project's name." }),
		description,
		proto_package: name.meta({ description: "The package of the proto files; its last part is a version.", examples: ["acme.shop.v1"] }),
		version: name.meta({ description: "The spec's version, as three numbers in quotes or without.", examples: ["1.0.0"] }),
		emitters: z
			.array(
				z.strictObject({
					package: z
						.string()
						.min(1)
						.meta({ description: "A package, or the path of a module from the workspace's root.", examples: ["./tools/my-emitter.ts"] }),
					options: z.record(z.string(), z.unknown()).optional().meta({ description: "What the emitter is made with." }),
				}),
			)
			.optional()
			.meta({ description: "Emitters of third parties, which `npx nx generate dbal` runs beside its own (docs/emitters.md)." }),
	})
	.meta({ title: "The project", description: "The name, the proto package and the version of a spec." });

/** The statuses of gRPC that a failure may have. */
export const grpcStatuses = [
	"CANCELLED",
	"UNKNOWN",
	"INVALID_ARGUMENT",
	"DEADLINE_EXCEEDED",
	"NOT_FOUND",
	"ALREADY_EXISTS",
	"PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION",
	"ABORTED",
	"OUT_OF_RANGE",
	"UNIMPLEMENTED",
	"INTERNAL",
	"UNAVAILABLE",
	"DATA_LOSS",
	"UNAUTHENTICATED",
] as const;

const delay = z.int().min(1).max(600_000);

const detail = z.strictObject({
	...scalarKeys,
	required: presenceKeys.required,
	optional: presenceKeys.optional,
	description,
	deprecated,
});

/** spec/errors.yaml */
export const errorsDocument = z
	.strictObject({
		errors: z
			.record(
				z.string(),
				z.strictObject({
					http: z.int().min(400).max(599).meta({ description: "The HTTP status." }),
					grpc: z.enum(grpcStatuses).meta({ description: "The gRPC status." }),
					grpc_by_reason: z
						.record(z.string(), z.enum(grpcStatuses))
						.optional()
						.meta({ description: "Another gRPC status for some of the reasons that share the code." }),
					message: z.string().min(1).meta({ description: "What a person is told, unless the failure says it better." }),
					deprecated,
					retry: z
						.union([
							z.literal("after_delay"),
							z.strictObject({
								attempts: z.int().min(1).max(10).meta({ description: "Attempts in all." }),
								min_delay_ms: delay.meta({ description: "The delay before the second attempt; it doubles with each." }),
								max_delay_ms: delay.meta({ description: "The longest delay." }),
							}),
						])
						.optional()
						.meta({ description: "Whether the client tries again by itself: after the delay that the error names, or by a policy." }),
					details: z
						.record(z.string(), detail)
						.optional()
						.meta({ description: "What an error of the code may tell beside its message, by name: single values." }),
				}),
			)
			.meta({ description: "The codes, in capitals." }),
	})
	.meta({ title: "Errors", description: "Every code that a call may fail with." });

/** spec/roles.yaml */
export const rolesDocument = z
	.strictObject({
		anonymous: name.meta({ description: "The role of callers who are not signed in.", names: "roles" }),
		roles: z
			.record(
				z.string(),
				z.strictObject({
					level: z.int().min(0).max(1000).meta({ description: "`$user.level` of who has the role; each level is given once." }),
					description,
				}),
			)
			.meta({ description: "The roles by name, in snake_case." }),
	})
	.meta({ title: "Roles", description: "Who may be asking." });

/** spec/seed/**.yaml */
export const seedDocument = z
	.strictObject({
		entity: entityName("The entity whose rows these are."),
		rows: z.array(z.record(z.string(), z.unknown())).meta({ description: "The rows: values by field. Generated fields may be given." }),
	})
	.meta({ title: "Seed", description: "Rows to begin with." });

export type EntityDocument = z.output<typeof entityDocument>;
export type FieldDocument = z.output<typeof field>;
export type ForeignKeyDocument = z.output<typeof foreignKey>;
export type OperationsDocument = z.output<typeof operationsDocument>;
export type OperationDocument = z.output<typeof operation>;
export type ProjectDocument = z.output<typeof projectDocument>;
export type ErrorsDocument = z.output<typeof errorsDocument>;
export type DetailDocument = z.output<typeof detail>;
export type RolesDocument = z.output<typeof rolesDocument>;
export type SeedDocument = z.output<typeof seedDocument>;
/** The keys that a field and a parameter share. */
export type ScalarDocument = Scalar;

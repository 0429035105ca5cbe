import { z } from "zod";

/**
 * The shape of every document of the spec: which keys there are and what kind of value each takes. What a value means (does that
 * entity exist, does a default fit its type) is checked in model/.
 */

const description = z.string().min(1).optional();
const wholeOrText = z.union([z.number(), z.bigint(), z.string()]);
const size = z.int().min(0);

const enumMember = z.union([z.string(), z.strictObject({ name: z.string(), description, renamed_from: z.string().optional() })]);

const scalarKeys = {
	type: z.string(),
	min: wholeOrText.optional(),
	max: wholeOrText.optional(),
	min_length: size.optional(),
	max_length: size.optional(),
	pattern: z.string().optional(),
	values: z.array(enumMember).min(1).optional(),
	precision: z.int().optional(),
	scale: z.int().optional(),
	max_bytes: size.optional(),
	max_depth: size.optional(),
};

const presenceKeys = {
	required: z.boolean().optional(),
	optional: z.boolean().optional(),
	nullable: z.boolean().optional(),
	default: z.unknown().optional(),
	sensitive: z.boolean().optional(),
	description,
};

const foreignKey = z.strictObject({
	entity: z.string(),
	field: z.string().optional(),
	on_delete: z.enum(["cascade", "restrict", "set_null"]).optional(),
	relation: z.string().optional(),
	inverse: z.string().optional(),
});

const field = z.strictObject({
	...scalarKeys,
	...presenceKeys,
	primary: z.boolean().optional(),
	unique: z.boolean().optional(),
	generated: z.boolean().optional(),
	immutable: z.boolean().optional(),
	auto_update: z.boolean().optional(),
	deprecated: z.string().min(1).optional(),
	renamed_from: z.string().optional(),
	foreign_key: foreignKey.optional(),
});

const index = z.strictObject({
	fields: z.array(z.union([z.string(), z.strictObject({ field: z.string(), order: z.enum(["asc", "desc"]).optional() })])).min(1),
	unique: z.boolean().optional(),
	name: z.string().optional(),
});

/** spec/entities/*.yaml */
export const entityDocument = z.strictObject({
	entity: z.string(),
	description,
	plural: z.string().optional(),
	renamed_from: z.string().optional(),
	fields: z.record(z.string(), field),
	indexes: z.array(index).optional(),
	ttl: z.string().optional(),
	tenant: z.string().optional(),
});

type Scalar = z.output<z.ZodObject<typeof scalarKeys & typeof presenceKeys>>;

/** A parameter, a member of an object or an item of a list. `of` and `max_items` are a list's, `fields` an object's. */
export interface ParameterDocument extends Scalar {
	readonly of?: ParameterDocument | undefined;
	readonly max_items?: number | undefined;
	readonly fields?: Readonly<Record<string, ParameterDocument>> | undefined;
}

const parameter: z.ZodType<ParameterDocument> = z.lazy(() =>
	z.strictObject({
		...scalarKeys,
		...presenceKeys,
		of: parameter.optional(),
		max_items: z.int().min(1).optional(),
		fields: z.record(z.string(), parameter).optional(),
	}),
);

const output = z.strictObject({
	entity: z.string().optional(),
	list: z.string().optional(),
	fields: z.record(z.string(), parameter).optional(),
});

const operation = z.strictObject({
	description,
	effect: z.enum(["read", "write"]),
	public: z.boolean().optional(),
	input: z.record(z.string(), parameter).optional(),
	output: output.optional(),
	errors: z.array(z.string()).optional(),
	rate_limit: z
		.strictObject({
			limit: z.int().min(1),
			window_seconds: z.int().min(1),
			per: z.array(z.enum(["account", "address", "principal"])).min(1),
			account_field: z.string().optional(),
		})
		.optional(),
});

/** spec/operations/*.yaml */
export const operationsDocument = z.strictObject({ entity: z.string(), operations: z.record(z.string(), operation) });

/** spec/dbal.yaml */
export const projectDocument = z.strictObject({
	name: z.string().min(1),
	description,
	proto_package: z.string(),
	version: z.string(),
});

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

/** spec/errors.yaml */
export const errorsDocument = z.strictObject({
	errors: z.record(
		z.string(),
		z.strictObject({
			http: z.int().min(400).max(599),
			grpc: z.enum(grpcStatuses),
			grpc_by_reason: z.record(z.string(), z.enum(grpcStatuses)).optional(),
			message: z.string().min(1),
			retry: z
				.union([z.literal("after_delay"), z.strictObject({ attempts: z.int().min(1).max(10), min_delay_ms: delay, max_delay_ms: delay })])
				.optional(),
		}),
	),
});

/** spec/roles.yaml */
export const rolesDocument = z.strictObject({
	anonymous: z.string(),
	roles: z.record(z.string(), z.strictObject({ level: z.int().min(0).max(1000), description })),
});

/** spec/seed/**.yaml */
export const seedDocument = z.strictObject({ entity: z.string(), rows: z.array(z.record(z.string(), z.unknown())) });

export type EntityDocument = z.output<typeof entityDocument>;
export type FieldDocument = z.output<typeof field>;
export type ForeignKeyDocument = z.output<typeof foreignKey>;
export type OperationsDocument = z.output<typeof operationsDocument>;
export type OperationDocument = z.output<typeof operation>;
export type ProjectDocument = z.output<typeof projectDocument>;
export type ErrorsDocument = z.output<typeof errorsDocument>;
export type RolesDocument = z.output<typeof rolesDocument>;
export type SeedDocument = z.output<typeof seedDocument>;
/** The keys that a field and a parameter share. */
export type ScalarDocument = Scalar;

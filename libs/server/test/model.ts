import type {
	EntityDescriptor,
	FieldDescriptor,
	ModelDescriptor,
	OperationDescriptor,
	ParameterDescriptor,
	RelationDescriptor,
	StandardOperation,
} from "@metabuilder/dbal/contract";

type Part = Omit<FieldDescriptor, "name" | "column" | "number" | "protoName" | "nullable"> & { readonly nullable?: boolean };

interface Entity {
	readonly fields: Readonly<Record<string, Part>>;
	readonly uniques?: readonly (readonly string[])[];
	readonly relations?: readonly Omit<RelationDescriptor, "number" | "protoName">[];
	readonly operations?: readonly Omit<OperationDescriptor, "entity" | "method" | "kind">[];
	readonly ttl?: string;
	readonly version?: string;
	readonly softDelete?: string;
}

const standard: Readonly<Record<StandardOperation, "read" | "write">> = {
	get: "read",
	list: "read",
	count: "read",
	create: "write",
	createMany: "write",
	update: "write",
	updateMany: "write",
	upsert: "write",
	delete: "write",
	deleteMany: "write",
	restore: "write",
};

/** An entity with the standard operations. */
export function entity(
	name: string,
	{ fields, uniques = [], relations = [], operations = [], ttl, version, softDelete }: Entity,
): EntityDescriptor {
	const service = `test.v1.${name}Service`;
	const column = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	const method = (operation: string) => `${service}/${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
	const table = column(name.charAt(0).toLowerCase() + name.slice(1));
	return {
		name,
		accessor: `${name.charAt(0).toLowerCase()}${name.slice(1)}s`,
		table,
		service,
		fields: Object.entries(fields).map(([field, part], index) => ({
			name: field,
			column: column(field),
			protoName: column(field),
			number: index + 1,
			nullable: false,
			...part,
		})),
		primaryKey: "id",
		uniques: [["id"], ...uniques],
		indexes: uniques.map((unique) => ({
			name: `${table}_${unique.map(column).join("_")}_key`,
			fields: unique.map((field) => ({ name: field, order: "asc" })),
			unique: true,
		})),
		relations: relations.map((relation, at) => ({ ...relation, protoName: relation.name, number: 100 + at })),
		operations: [
			...Object.entries(standard).map(
				([operation, effect]): OperationDescriptor => ({
					name: operation,
					entity: name,
					kind: operation as StandardOperation,
					effect,
					method: method(operation),
				}),
			),
			...operations.map(
				(operation): OperationDescriptor => ({ ...operation, entity: name, kind: "custom", method: method(operation.name) }),
			),
		],
		...(ttl === undefined ? {} : { ttl }),
		...(version === undefined ? {} : { version }),
		...(softDelete === undefined ? {} : { softDelete }),
	};
}

const id: Part = { type: "uuid", generated: true, immutable: true };
const stamps = {
	createdAt: { type: "datetime", generated: true, immutable: true, default: { kind: "now" } },
	updatedAt: { type: "datetime", generated: true, autoUpdate: true },
} as const satisfies Record<string, Part>;

function parameter(
	name: string,
	shape: ParameterDescriptor["shape"],
	more: Partial<Omit<ParameterDescriptor, "name" | "shape">> = {},
): ParameterDescriptor {
	return { name, protoName: name, number: 1, shape, required: true, nullable: false, ...more };
}

/** A field of every type, and uniques of one field and of two. */
export const account = entity("Account", {
	fields: {
		id,
		name: { type: "string", minLength: 3, maxLength: 20, pattern: "^[a-z0-9_]+$" },
		email: { type: "email", maxLength: 255, nullable: true },
		bio: { type: "text", nullable: true },
		nickname: { type: "string", nullable: true, default: { kind: "literal", value: "none" } },
		homepage: { type: "url", nullable: true },
		role: {
			type: "enum",
			values: [
				{ name: "user", number: 1 },
				{ name: "editor", number: 2 },
				{ name: "admin", number: 3 },
			],
			default: { kind: "literal", value: "user" },
		},
		age: { type: "integer", min: 0, max: 150, nullable: true },
		score: { type: "bigint", default: { kind: "literal", value: 0n } },
		ratio: { type: "float", nullable: true },
		balance: { type: "decimal", precision: 12, scale: 4, default: { kind: "literal", value: "0" } },
		active: { type: "boolean", default: { kind: "literal", value: true } },
		bornOn: { type: "date", nullable: true },
		seenAt: { type: "datetime", nullable: true },
		settings: { type: "json", maxBytes: 1_000, maxDepth: 4, default: { kind: "literal", value: {} } },
		avatar: { type: "bytes", maxBytes: 64, nullable: true },
		tenantId: { type: "uuid", nullable: true },
		secret: { type: "string", sensitive: true, nullable: true },
		...stamps,
	},
	uniques: [["name"], ["tenantId", "email"]],
	relations: [
		{ name: "notes", kind: "many", entity: "Note", field: "id", references: "ownerId" },
		{ name: "reviews", kind: "many", entity: "Note", field: "id", references: "reviewerId" },
		{ name: "invoices", kind: "many", entity: "Invoice", field: "id", references: "accountId" },
		{ name: "alias", kind: "one", entity: "Alias", field: "name", references: "accountName" },
	],
	operations: [
		{
			name: "whoami",
			effect: "read",
			public: true,
			input: [],
			output: {
				kind: "object",
				fields: [
					parameter("id", { kind: "scalar", scalar: { type: "string" } }),
					parameter("role", { kind: "scalar", scalar: { type: "string" } }),
				],
			},
		},
		{ name: "touch", effect: "write", input: [parameter("id", { kind: "scalar", scalar: { type: "uuid" } })], output: { kind: "nothing" } },
	],
});

/** Points to accounts twice, and to itself. */
export const note = entity("Note", {
	fields: {
		id,
		ownerId: { type: "uuid" },
		reviewerId: { type: "uuid", nullable: true },
		parentId: { type: "uuid", nullable: true },
		title: { type: "string", maxLength: 100 },
		body: { type: "text", nullable: true },
		rank: { type: "integer", default: { kind: "literal", value: 0 } },
		shared: { type: "boolean", default: { kind: "literal", value: false } },
		...stamps,
	},
	uniques: [["ownerId", "title"]],
	relations: [
		{ name: "owner", kind: "one", entity: "Account", field: "ownerId", references: "id", onDelete: "cascade" },
		{ name: "reviewer", kind: "one", entity: "Account", field: "reviewerId", references: "id", onDelete: "set_null" },
		{ name: "parent", kind: "one", entity: "Note", field: "parentId", references: "id", onDelete: "cascade" },
		{ name: "children", kind: "many", entity: "Note", field: "id", references: "parentId" },
	],
	operations: [
		{
			name: "find",
			effect: "read",
			input: [
				parameter("text", { kind: "scalar", scalar: { type: "string", minLength: 1, maxLength: 50 } }),
				parameter(
					"limit",
					{ kind: "scalar", scalar: { type: "integer", min: 1, max: 50 } },
					{ required: false, default: { kind: "literal", value: 10 } },
				),
				parameter(
					"marks",
					{ kind: "list", maxItems: 2, of: { kind: "object", fields: [parameter("at", { kind: "scalar", scalar: { type: "date" } })] } },
					{ required: false },
				),
			],
			output: { kind: "list", of: { kind: "entity", entity: "Note" } },
		},
		{
			name: "adopt",
			effect: "write",
			input: [
				parameter("id", { kind: "scalar", scalar: { type: "uuid" } }),
				parameter("newParentId", { kind: "scalar", scalar: { type: "uuid" } }),
			],
			output: { kind: "entity", entity: "Note" },
		},
	],
});

/** Keeps its account from being deleted. */
export const invoice = entity("Invoice", {
	fields: {
		id,
		accountId: { type: "uuid" },
		number: { type: "string" },
		amount: { type: "decimal", precision: 10, scale: 2 },
		paidOn: { type: "date", nullable: true },
	},
	uniques: [["number"]],
	relations: [{ name: "account", kind: "one", entity: "Account", field: "accountId", references: "id", onDelete: "restrict" }],
});

/** Points to a key that is not the primary one, and goes when its time has come. */
export const alias = entity("Alias", {
	fields: { id, accountName: { type: "string" }, alias: { type: "string" }, expiresAt: { type: "datetime", nullable: true } },
	uniques: [["accountName"]],
	relations: [{ name: "account", kind: "one", entity: "Account", field: "accountName", references: "name", onDelete: "cascade" }],
	ttl: "expiresAt",
});

/** Small, and with something of everything. */
export const model: ModelDescriptor = {
	name: "Test",
	package: "test.v1",
	version: "1.0.0",
	entities: [account, alias, invoice, note],
	roles: [
		{ name: "public", level: 0 },
		{ name: "user", level: 1 },
		{ name: "editor", level: 2 },
		{ name: "admin", level: 3 },
	],
	anonymousRole: "public",
};

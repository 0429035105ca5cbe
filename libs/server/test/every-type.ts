import type { EntityDescriptor, FieldDescriptor, ModelDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";

type Part = Omit<FieldDescriptor, "name" | "column" | "number" | "protoName" | "nullable"> & { readonly nullable?: boolean };

function fields(parts: Readonly<Record<string, Part>>): readonly FieldDescriptor[] {
	return Object.entries(parts).map(([name, part], index) => {
		const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
		return { name, column, protoName: column, number: index + 1, nullable: true, ...part };
	});
}

function entity(
	name: string,
	parts: Readonly<Record<string, Part>>,
	uniques: readonly (readonly string[])[],
	relations: readonly Omit<RelationDescriptor, "number" | "protoName">[],
): EntityDescriptor {
	const table = name.toLowerCase();
	const columns = fields(parts);
	const indexes = uniques.map((unique) => ({
		name: `${table}_${unique.map((field) => columns.find((column) => column.name === field)?.column).join("_")}_key`,
		fields: unique.map((field) => ({ name: field, order: "asc" as const })),
		unique: true,
	}));
	return {
		name,
		accessor: table,
		table,
		service: `test.v1.${name}Service`,
		fields: columns,
		primaryKey: "id",
		uniques: [["id"], ...uniques],
		indexes,
		relations: relations.map((relation, at) => ({ ...relation, protoName: relation.name, number: 100 + at })),
		operations: [],
	};
}

/** A nullable field of every type, with names that are words of SQL. */
export const thing = entity(
	"Thing",
	{
		id: { type: "uuid", nullable: false },
		key: { type: "uuid" },
		name: { type: "string" },
		select: { type: "text" },
		email: { type: "email" },
		site: { type: "url" },
		order: { type: "integer" },
		big: { type: "bigint" },
		ratio: { type: "float" },
		amount: { type: "decimal", precision: 30, scale: 10 },
		cents: { type: "decimal", precision: 4, scale: 4 },
		isActive: { type: "boolean" },
		at: { type: "datetime" },
		day: { type: "date" },
		props: { type: "json" },
		blob: { type: "bytes" },
		role: {
			type: "enum",
			values: [
				{ name: "user", number: 1 },
				{ name: "it's", number: 2 },
			],
		},
	},
	[["name"], ["email", "order"]],
	[
		{ name: "parts", kind: "many", entity: "Part", field: "id", references: "thingId" },
		{ name: "notes", kind: "many", entity: "Note", field: "name", references: "thingName" },
	],
);

/** Goes with its thing; its parent can't go before it; its friend may go. */
export const part = entity(
	"Part",
	{
		id: { type: "uuid", nullable: false },
		thingId: { type: "uuid", nullable: false },
		parentId: { type: "uuid" },
		friendId: { type: "uuid" },
		rank: { type: "integer", nullable: false },
	},
	[],
	[
		{ name: "thing", kind: "one", entity: "Thing", field: "thingId", references: "id", onDelete: "cascade" },
		{ name: "parent", kind: "one", entity: "Part", field: "parentId", references: "id", onDelete: "restrict" },
		{ name: "children", kind: "many", entity: "Part", field: "id", references: "parentId" },
		{ name: "friend", kind: "one", entity: "Part", field: "friendId", references: "id", onDelete: "set_null" },
		{ name: "friends", kind: "many", entity: "Part", field: "id", references: "friendId" },
	],
);

/** Refers to something other than a primary key. */
export const note = entity(
	"Note",
	{ id: { type: "uuid", nullable: false }, thingName: { type: "string" } },
	[],
	[{ name: "thing", kind: "one", entity: "Thing", field: "thingName", references: "name", onDelete: "restrict" }],
);

/** A model that has everything an adapter must deal with. Its tables are made by the migrations of test/storage. */
export const everyType: ModelDescriptor = {
	name: "test",
	package: "test.v1",
	version: "1.0.0",
	entities: [note, part, thing],
	roles: [{ name: "public", level: 0 }],
	anonymousRole: "public",
};

/** An id that is greater the greater the number is. */
export function uuid(number: number): string {
	return `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** A thing with NULL in every field that isn't given. */
export function thingRow(number: number, values: Row = {}): Row {
	const nothing = Object.fromEntries(thing.fields.map((field) => [field.name, null]));
	return { ...nothing, id: uuid(number), ...values };
}

/** A part of a thing. */
export function partRow(number: number, thingNumber: number, values: Row = {}): Row {
	return { id: uuid(number), thingId: uuid(thingNumber), parentId: null, friendId: null, rank: number, ...values };
}

import type { Entity, Field, Model } from "../../model/model.js";

type Part = Partial<Field> & Pick<Field, "type">;

/** A field with everything that a test doesn't speak of. */
export function field(name: string, part: Part): Field {
	const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	const plain = { primary: false, generated: false, immutable: false, autoUpdate: false, sensitive: false, nullable: false };
	return { name, protoName: column, number: 1, column, ...plain, ...part };
}

export function entity(part: Pick<Entity, "name" | "table" | "fields"> & Partial<Entity>): Entity {
	const plain = {
		source: "spec/entities/x.yaml",
		accessor: part.table,
		primaryKey: "id",
		uniques: [],
		indexes: [],
		relations: [],
		operations: [],
		reserved: [],
	};
	return { ...plain, ...part };
}

export function model(entities: readonly Entity[]): Model {
	const policy = { path: "spec/acl.yaml", text: "rules: []" };
	return { name: "test", package: "test.v1", version: "1.0.0", entities, errors: [], roles: [], anonymousRole: "public", policy };
}

export const id = field("id", { type: "uuid", primary: true, generated: true });

/** A field of every type with a default, and a nullable one of every type. */
export const everyType = entity({
	name: "Thing",
	table: "things",
	description: "One of everything.",
	fields: [
		id,
		field("name", { type: "string", default: { kind: "literal", value: 'it\'s "quoted" \\ 😀' } }),
		field("email", { type: "email", nullable: true }),
		field("role", {
			type: "enum",
			values: [
				{ name: "user", number: 1 },
				{ name: "it's", number: 2 },
			],
			default: { kind: "literal", value: "user" },
		}),
		field("count", { type: "integer", default: { kind: "literal", value: -5 } }),
		field("big", { type: "bigint", default: { kind: "literal", value: -9223372036854775808n } }),
		field("ratio", { type: "float", default: { kind: "literal", value: 1e-9 } }),
		field("amount", { type: "decimal", precision: 8, scale: 2, default: { kind: "literal", value: "-12.5" } }),
		field("isActive", { type: "boolean", default: { kind: "literal", value: true } }),
		field("at", { type: "datetime", default: { kind: "literal", value: "2024-02-29T12:00:00.000Z" } }),
		field("day", { type: "date", default: { kind: "literal", value: "2024-02-29" } }),
		field("props", { type: "json", default: { kind: "literal", value: { "it's": ["<", null, 1.5] } } }),
		field("blob", { type: "bytes", default: { kind: "literal", value: "AAEC/w==" } }),
		field("website", { type: "url", nullable: true }),
		field("body", { type: "text", nullable: true }),
		field("createdAt", { type: "datetime", generated: true, immutable: true }),
		field("updatedAt", { type: "datetime", generated: true, autoUpdate: true }),
	],
	uniques: [
		{ name: "things_name_key", fields: ["name"] },
		{ name: "things_role_count_key", fields: ["role", "count"] },
	],
	indexes: [
		{
			name: "things_at_idx",
			fields: [
				{ name: "isActive", order: "asc" },
				{ name: "at", order: "desc" },
			],
		},
	],
	relations: [
		{ name: "parts", protoName: "parts", number: 100, kind: "many", entity: "Part", field: "id", references: "thingId", inverse: "thing" },
	],
});

export const part = entity({
	name: "Part",
	table: "parts",
	fields: [
		id,
		field("thingId", { type: "uuid" }),
		field("parentId", { type: "uuid", nullable: true }),
		field("ownerName", { type: "string", nullable: true }),
	],
	relations: [
		{
			name: "thing",
			protoName: "thing",
			number: 101,
			kind: "one",
			entity: "Thing",
			field: "thingId",
			references: "id",
			onDelete: "cascade",
			inverse: "parts",
		},
		{
			name: "parent",
			protoName: "parent",
			number: 102,
			kind: "one",
			entity: "Part",
			field: "parentId",
			references: "id",
			onDelete: "restrict",
			inverse: "children",
		},
		{
			name: "children",
			protoName: "children",
			number: 103,
			kind: "many",
			entity: "Part",
			field: "id",
			references: "parentId",
			inverse: "parent",
		},
	],
});

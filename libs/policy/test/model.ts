import type { PolicyField, PolicyModel } from "../src/index.js";

const field = (name: string, type: PolicyField["type"], more: Partial<PolicyField> = {}): PolicyField => ({
	name,
	type,
	nullable: false,
	indexed: false,
	...more,
});

const id = field("id", "uuid", { indexed: true });
const operations = ["get", "list", "count", "create", "createMany", "update", "delete"];

/** One field of each type, and relations in each direction. */
export const model: PolicyModel = {
	entities: [
		{
			name: "User",
			fields: [
				id,
				field("username", "string", { indexed: true }),
				field("role", "enum", { values: ["user", "admin", "god", "supergod"], indexed: true }),
				field("tenantId", "uuid", { nullable: true, indexed: true }),
				field("passwordHash", "string", { sensitive: true }),
			],
			relations: [
				{ name: "pages", kind: "many", entity: "PageView" },
				{ name: "things", kind: "many", entity: "Thing" },
			],
			operations: [...operations, "search"],
		},
		{
			name: "PageView",
			fields: [id, field("slug", "string", { indexed: true }), field("level", "integer", { indexed: true }), field("ownerId", "uuid")],
			relations: [
				{ name: "owner", kind: "one", entity: "User" },
				{ name: "things", kind: "many", entity: "Thing" },
			],
			operations,
		},
		{
			name: "Thing",
			fields: [
				id,
				field("name", "string"),
				field("note", "text", { nullable: true }),
				field("mail", "email"),
				field("count", "integer"),
				field("other", "integer"),
				field("big", "bigint"),
				field("ratio", "float"),
				field("price", "decimal", { precision: 8, scale: 2 }),
				field("isOpen", "boolean"),
				field("seenAt", "datetime"),
				field("day", "date"),
				field("data", "json"),
				field("blob", "bytes"),
				field("color", "enum", { values: ["red", "green"] }),
				field("in", "string"),
			],
			relations: [
				{ name: "page", kind: "one", entity: "PageView" },
				{ name: "next", kind: "one", entity: "Thing" },
			],
			operations,
		},
	],
	roles: [
		{ name: "public", level: 0 },
		{ name: "user", level: 1 },
		{ name: "admin", level: 3 },
		{ name: "god", level: 4 },
		{ name: "supergod", level: 5 },
	],
};

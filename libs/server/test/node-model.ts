import type { EntityDescriptor, FieldDescriptor, FieldType, ModelDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";
import type { EvaluationScope } from "../src/query/evaluate.js";

const field = (name: string, type: FieldType, more: Partial<FieldDescriptor> = {}): FieldDescriptor => ({
	name,
	column: name,
	number: 1,
	protoName: name.toLowerCase(),
	type,
	nullable: true,
	...more,
});

const roles = ["public", "user", "admin", "god"];

/** A tree of nodes: a nullable field of each kind that compares in its own way, and a relation to itself in both directions. */
export const node: EntityDescriptor = {
	name: "Node",
	accessor: "nodes",
	table: "Node",
	service: "test.v1.NodeService",
	fields: [
		field("id", "uuid", { nullable: false }),
		field("parentId", "uuid"),
		field("title", "text"),
		field("note", "text"),
		field("count", "integer", { nullable: false }),
		field("rank", "integer"),
		field("big", "bigint"),
		field("price", "decimal", { precision: 20, scale: 6 }),
		field("isOpen", "boolean"),
		field("blob", "bytes"),
		field("seenAt", "datetime"),
		field("role", "enum", { values: roles.map((name, index) => ({ name, number: index + 1 })) }),
		field("secret", "string", { nullable: false, sensitive: true }),
	],
	primaryKey: "id",
	uniques: [["id"]],
	indexes: [],
	relations: [
		{
			name: "parent",
			protoName: "parent",
			number: 100,
			kind: "one",
			entity: "Node",
			field: "parentId",
			references: "id",
			onDelete: "cascade",
		},
		{ name: "children", protoName: "children", number: 101, kind: "many", entity: "Node", field: "id", references: "parentId" },
	],
	operations: [
		...(["get", "list", "count", "create", "createMany", "update", "delete"] as const).map((name) => ({
			name,
			entity: "Node",
			kind: name,
			effect: ["get", "list", "count"].includes(name) ? ("read" as const) : ("write" as const),
			method: `test.v1.NodeService/${name}`,
		})),
		{ name: "search", entity: "Node", kind: "custom", effect: "read", method: "test.v1.NodeService/Search" },
		{ name: "look", entity: "Node", kind: "custom", effect: "read", method: "test.v1.NodeService/Look", public: true },
	],
};

export const model: ModelDescriptor = {
	name: "Test",
	package: "test.v1",
	version: "1.0.0",
	entities: [node],
	roles: roles.map((name, level) => ({ name, level })),
	anonymousRole: "public",
};

/** Relations between rows of one table. */
export function scopeOf(rows: readonly Row[]): EvaluationScope {
	return {
		entity: () => node,
		related: (relation: RelationDescriptor, row: Row) => {
			const key = row[relation.field];
			return key === null ? [] : rows.filter((other) => other[relation.references] === key);
		},
	};
}

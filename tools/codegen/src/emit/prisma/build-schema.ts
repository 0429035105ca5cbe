import type { Entity, Field, Model, Relation } from "../../model/model.js";
import { columnType } from "./column-type.js";
import { defaultAttribute } from "./default-attribute.js";
import type { FieldNode, ModelNode, Provider, SchemaTree } from "./schema-tree.js";
import { storageNotes } from "./storage-note.js";

/** The whole of a model's storage for one database, complete enough for an app's own Prisma code to work on the same tables. */
export function buildSchema(model: Model, provider: Provider): SchemaTree {
	return { provider, models: model.entities.map((entity) => buildModel(entity, model, provider)) };
}

function buildModel(entity: Entity, model: Model, provider: Provider): ModelNode {
	const single = new Map(
		entity.uniques.flatMap((unique) => (unique.fields.length === 1 ? [[unique.fields[0], unique.name] as const] : [])),
	);
	const fields = entity.fields.map((field) => buildField(field, single.get(field.name), provider));
	const relations = entity.relations.map((relation) => buildRelation(relation, entity, model, provider));
	const uniques = entity.uniques
		.filter((unique) => unique.fields.length > 1)
		.map((unique) => `@@unique([${unique.fields.join(", ")}], map: "${unique.name}")`);
	const indexes = entity.indexes.map((index) => {
		const columns = index.fields.map((field) => (field.order === "desc" ? `${field.name}(sort: Desc)` : field.name));
		return `@@index([${columns.join(", ")}], map: "${index.name}")`;
	});
	return {
		name: entity.name,
		table: entity.table,
		...(entity.description === undefined ? {} : { description: entity.description }),
		fields: [...fields, ...relations],
		attributes: [...uniques, ...indexes],
		notes: storageNotes(entity, provider),
	};
}

function buildField(field: Field, uniqueName: string | undefined, provider: Provider): FieldNode {
	const { type, native } = columnType(field, provider);
	const attributes = [
		field.primary ? "@id" : undefined,
		uniqueName === undefined ? undefined : `@unique(map: "${uniqueName}")`,
		defaultAttribute(field, provider),
		field.autoUpdate && field.type === "datetime" ? "@updatedAt" : undefined,
		field.column === field.name ? undefined : `@map("${field.column}")`,
		native,
	].filter((attribute) => attribute !== undefined);
	return {
		name: field.name,
		type: field.nullable ? `${type}?` : type,
		attributes,
		...(field.description === undefined ? {} : { description: field.description }),
	};
}

function buildRelation(relation: Relation, entity: Entity, model: Model, provider: Provider): FieldNode {
	if (relation.onDelete === undefined) {
		const type = relation.kind === "many" ? `${relation.entity}[]` : `${relation.entity}?`;
		return { name: relation.name, type, attributes: [`@relation("${relation.entity}_${relation.references}")`] };
	}
	const field = entity.fields.find((candidate) => candidate.name === relation.field);
	const target = model.entities.find((candidate) => candidate.name === relation.entity);
	if (field === undefined || target === undefined)
		throw new Error(`${entity.name}.${relation.name} passed the model's checks without its ends`);
	const parts = [
		`"${entity.name}_${relation.field}"`,
		`fields: [${relation.field}]`,
		`references: [${relation.references}]`,
		`onDelete: ${onDelete[relation.onDelete]}`,
		"onUpdate: Cascade",
		// SQLite can't name a foreign key in Prisma's language.
		...(provider === "postgresql" ? [`map: "${constraintName(entity.table, field.column, "fkey")}"`] : []),
	];
	return {
		name: relation.name,
		type: field.nullable ? `${relation.entity}?` : relation.entity,
		attributes: [`@relation(${parts.join(", ")})`],
	};
}

/**
 * `restrict` is NO ACTION: both databases then look for remaining references at the end of the statement, after cascades. RESTRICT looks
 * at once, and whether a delete with cascades succeeds would depend on the order in which a database visits tables.
 */
const onDelete = { cascade: "Cascade", restrict: "NoAction", set_null: "SetNull" } as const;

const maxIdentifierBytes = 63;

/** The name of a constraint on one column, within PostgreSQL's limit for identifiers. */
export function constraintName(table: string, column: string, suffix: string): string {
	const name = `${table}_${column}_${suffix}`;
	if (name.length <= maxIdentifierBytes) return name;
	let hash = 0x811c9dc5;
	for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	const tail = `_${hash.toString(16).padStart(8, "0")}_${suffix}`;
	return name.slice(0, maxIdentifierBytes - tail.length) + tail;
}

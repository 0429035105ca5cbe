import { relationCountsNumber } from "../../model/lock.js";
import type { Entity, Model, Relation } from "../../model/model.js";
import { generatedHeader } from "../header.js";
import { importsOf } from "./imports.js";
import { entitiesPath } from "./names.js";
import { described, entityMembers, named, reservedFieldName, reservedOf } from "./shapes.js";
import type { ProtoField, ProtoFile, ProtoMessage } from "./syntax.js";

/** The messages of all entities, in one file, since rows hold the rows that they are related to. */
export function entitiesFile(model: Model): ProtoFile {
	const messages = model.entities.map((entity) => entityMessage(model.package, entity));
	return {
		path: entitiesPath(model),
		package: model.package,
		header: generatedHeader("spec/entities"),
		imports: importsOf(messages),
		services: [],
		messages,
	};
}

/** The message of an entity's rows: its fields, and what a read may include. */
export function entityMessage(pkg: string, entity: Entity): ProtoMessage {
	const members = entityMembers(pkg, entity.fields);
	const many = entity.relations.filter(({ kind }) => kind === "many");
	const nested = new Set([...members.enums.map(({ name }) => name), countsField.type]);
	// A nested name would hide an entity's.
	const rowType = (name: string) => (nested.has(name) ? `.${pkg}.${name}` : name);
	const fields = [
		...members.fields,
		...entity.relations.map((relation) => relationField(relation, rowType(relation.entity))),
		...(many.length === 0 ? [] : [countsField]),
	];
	return {
		name: entity.name,
		...described(entity),
		reserved: reservedOf(entity.reserved, fields, reservedFieldName),
		enums: members.enums,
		messages: many.length === 0 ? [] : [countsMessage(many)],
		fields,
	};
}

const relationComment = "Where a read includes it.";

function relationField(relation: Relation, type: string): ProtoField {
	return named(relation, type, relation.kind === "many" ? "repeated" : undefined, relationComment);
}

const countsField: ProtoField = {
	name: "relation_counts",
	number: relationCountsNumber,
	type: "RelationCounts",
	comment: "How many rows the relations lead to, where a read asks for it.",
};

function countsMessage(many: readonly Relation[]): ProtoMessage {
	return { name: "RelationCounts", fields: many.map((relation) => named(relation, "int64", "optional", undefined)) };
}

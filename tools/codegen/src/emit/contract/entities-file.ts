import {
	type InterfaceDeclarationStructure,
	type PropertySignatureStructure,
	StructureKind,
	type TypeAliasDeclarationStructure,
} from "ts-morph";
import { type EmittedFile, type Entity, type Field, type Model, type Relation, upsertKeysOf } from "../../model/model.js";
import { deprecation, docs, propertyKey, type Statement, sourceFile } from "../typescript/source-text.js";
import { TypeNames } from "../typescript/type-names.js";
import { valueType } from "../typescript/value-types.js";
import { contractRoot, entityType, entityTypeNames, enumType, modules } from "./names.js";

/** Rows, keys, inputs, filters and orders of every entity. */
export function entitiesFile(model: Model): EmittedFile {
	const names = new TypeNames(model.entities.flatMap(entityTypeNames));
	const statements = model.entities.flatMap((entity) => entityStatements(model, entity, names));
	return sourceFile(`${contractRoot}/entities.ts`, "spec/entities", [...names.importStatements(), ...statements]);
}

function entityStatements(model: Model, entity: Entity, names: TypeNames): Statement[] {
	const ownType = (field: Field) => (field.type === "enum" ? enumType(entity, field) : valueType(field, names, modules.value));
	return [
		...entity.fields.flatMap((field) =>
			field.type === "enum" ? [alias(enumType(entity, field), valueType(field, names, modules.value), membersNote(field))] : [],
		),
		rowInterface(entity, ownType),
		keyAlias(entity, "Key", [[entity.primaryKey], ...entity.uniques.map((unique) => unique.fields)], ownType),
		keyAlias(entity, "UpsertKey", upsertKeysOf(entity), ownType),
		inputInterface(entityType(entity, "CreateInput"), `What a new ${entity.name} is made of.`, createMembers(entity, ownType)),
		inputInterface(
			entityType(entity, "UpdateInput"),
			"What may be changed. An absent member is left untouched; at least one has to be there.",
			updateMembers(entity, ownType),
		),
		whereInterface(model, entity, ownType, names),
		alias(entityType(entity, "OrderBy"), orderType(entity, names)),
		alias(entityType(entity, "Select"), `${names.from(modules.where, "Select")}<${entity.name}>`),
		relationsInterface(model, entity, names),
		typesInterface(entity),
	];
}

function rowInterface(entity: Entity, ownType: (field: Field) => string): InterfaceDeclarationStructure {
	return declared(
		entity.name,
		docs(entity.description, deprecation(entity.deprecated)).at(0),
		entity.fields.map((field) => member(field, orNull(field, ownType(field)), false)),
	);
}

function keyAlias(
	entity: Entity,
	suffix: "Key" | "UpsertKey",
	sets: readonly (readonly string[])[],
	ownType: (field: Field) => string,
): TypeAliasDeclarationStructure {
	const keys = sets.map((set) => {
		const fields = entity.fields.filter((field) => set.includes(field.name));
		return `{ ${fields.map((field) => `readonly ${propertyKey(field.name)}: ${ownType(field)}`).join("; ")} }`;
	});
	const doc = suffix === "Key" ? "The fields of one unique key." : "The fields of a unique key that a row can be inserted under.";
	return alias(entityType(entity, suffix), keys.length === 0 ? "never" : [...new Set(keys)].join(" | "), doc);
}

function createMembers(entity: Entity, ownType: (field: Field) => string): PropertySignatureStructure[] {
	return entity.fields
		.filter((field) => !field.generated && !field.autoUpdate)
		.map((field) => member(field, orNull(field, ownType(field)), field.nullable || field.default !== undefined));
}

function updateMembers(entity: Entity, ownType: (field: Field) => string): PropertySignatureStructure[] {
	return entity.fields
		.filter((field) => !field.generated && !field.autoUpdate && !field.immutable && !field.primary)
		.map((field) => member(field, orNull(field, ownType(field)), true));
}

function whereInterface(model: Model, entity: Entity, ownType: (field: Field) => string, names: TypeNames): InterfaceDeclarationStructure {
	const name = entityType(entity, "Where");
	const fields = entity.fields.map((field) => member(field, conditionType(field, ownType(field), names), true, false));
	const relations = entity.relations.map((relation): PropertySignatureStructure => {
		const target = targetOf(model, entity, relation);
		const operators = names.from(modules.where, relation.kind === "one" ? "OneRelationOperators" : "ManyRelationOperators");
		return property(relation.name, `${operators}<${entityType(target, "Where")}>`, true);
	});
	return { ...declared(name, undefined, [...fields, ...relations]), extends: [`${names.from(modules.where, "Junctions")}<${name}>`] };
}

/** A bare value means `equals`; fields that may hold NULL take `null` as well. */
function conditionType(field: Field, type: string, names: TypeNames): string {
	const operators = (name: string, ...types: string[]) => {
		const parameters = [...types, ...(field.nullable ? ["null"] : [])];
		return `${names.from(modules.where, name)}${parameters.length === 0 ? "" : `<${parameters.join(", ")}>`}`;
	};
	switch (field.type) {
		case "json":
			return field.nullable ? `null | ${names.from(modules.where, "NullOperators")}` : names.from(modules.where, "NullOperators");
		case "boolean":
		case "bytes":
			return orNull(field, `${type} | ${operators("EqualityOperators", type)}`);
		case "uuid":
		case "enum":
			return orNull(field, `${type} | ${operators("ListOperators", type)}`);
		case "integer":
		case "bigint":
		case "float":
		case "decimal":
		case "datetime":
		case "date":
			return orNull(field, `${type} | ${operators("OrderOperators", type)}`);
		case "string":
		case "text":
		case "email":
		case "url":
			return orNull(field, `${type} | ${operators("TextOperators")}`);
		default:
			return field.type satisfies never;
	}
}

/** Neither json nor bytes has an order. */
function orderType(entity: Entity, names: TypeNames): string {
	const fields = entity.fields.filter((field) => field.type !== "json" && field.type !== "bytes");
	return `${names.from(modules.where, "OrderBy")}<${fields.map((field) => JSON.stringify(field.name)).join(" | ")}>`;
}

function relationsInterface(model: Model, entity: Entity, names: TypeNames): InterfaceDeclarationStructure {
	const relations = entity.relations.map((relation) => {
		const target = targetOf(model, entity, relation);
		const kind = names.from(modules.include, relation.kind === "one" ? "ToOne" : "ToMany");
		return property(relation.name, `${kind}<${entityType(target, "Types")}>`, false);
	});
	return declared(entityType(entity, "Relations"), undefined, relations);
}

function targetOf(model: Model, entity: Entity, relation: Relation): Entity {
	const target = model.entities.find((other) => other.name === relation.entity);
	if (target === undefined) throw new Error(`${entity.name}.${relation.name} leads to no entity; the model should have refused it`);
	return target;
}

function typesInterface(entity: Entity): InterfaceDeclarationStructure {
	return declared(entityType(entity, "Types"), undefined, [
		property("row", entity.name, false),
		property("key", entityType(entity, "Key"), false),
		property("upsertKey", entityType(entity, "UpsertKey"), false),
		property("etag", entity.version === undefined ? "undefined" : "string", false),
		property("create", entityType(entity, "CreateInput"), false),
		property("update", entityType(entity, "UpdateInput"), false),
		property("where", entityType(entity, "Where"), false),
		property("orderBy", entityType(entity, "OrderBy"), false),
		property("select", entityType(entity, "Select"), false),
		property("relations", entityType(entity, "Relations"), false),
	]);
}

function inputInterface(name: string, doc: string, members: PropertySignatureStructure[]): InterfaceDeclarationStructure {
	return declared(name, doc, members);
}

function member(field: Field, type: string, optional: boolean, documented = true): PropertySignatureStructure {
	const lines = documented ? docs(field.description, deprecation(field.deprecated)) : [];
	return { ...property(field.name, type, optional), docs: lines };
}

function property(name: string, type: string, optional: boolean): PropertySignatureStructure {
	return { kind: StructureKind.PropertySignature, name: propertyKey(name), type, isReadonly: true, hasQuestionToken: optional };
}

function declared(name: string, doc: string | undefined, properties: PropertySignatureStructure[]): InterfaceDeclarationStructure {
	return { kind: StructureKind.Interface, name, isExported: true, docs: docs(doc), properties };
}

function alias(name: string, type: string, doc?: string): TypeAliasDeclarationStructure {
	return { kind: StructureKind.TypeAlias, name, isExported: true, type, docs: docs(doc) };
}

/** A member of a union can't be marked by itself. */
function membersNote(field: Field): string | undefined {
	const lines = (field.values ?? []).flatMap(({ name, description, deprecated }) => {
		if (description === undefined && deprecated === undefined) return [];
		const said = [description, deprecated === undefined ? undefined : `Deprecated: ${deprecated}`].filter((part) => part !== undefined);
		return [`- \`${name}\`: ${said.join(" ")}`];
	});
	return lines.length === 0 ? undefined : lines.join("\n");
}

function orNull(field: Field, type: string): string {
	return field.nullable ? `${type} | null` : type;
}

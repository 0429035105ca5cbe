import type { Entity, Field } from "../../model/model.js";
import { pascalCase } from "../../model/words.js";

/** Folder of the generated contract, from the workspace's root. */
export const contractRoot = "libs/client/gen/contract";

/** Hand-written modules as generated ones of the contract import them. */
export const modules = {
	value: "../../src/contract/value.js",
	where: "../../src/contract/where.js",
	include: "../../src/contract/include.js",
	descriptor: "../../src/contract/descriptor.js",
	codec: "../../src/contract/wire/codec.js",
	standardCodecs: "../../src/contract/wire/standard-codecs.js",
	clientStandardCodecs: "../../src/contract/wire/client-standard-codecs.js",
	entities: "./entities.js",
} as const;

/** The types that an entity has in the contract, besides the row's, which has the entity's own name. */
export const entityTypeSuffixes = [
	"Key",
	"UpsertKey",
	"CreateInput",
	"UpdateInput",
	"Where",
	"OrderBy",
	"Select",
	"Relations",
	"Types",
] as const;
export type EntityTypeSuffix = (typeof entityTypeSuffixes)[number];

export function entityType(entity: Entity, suffix: EntityTypeSuffix): string {
	return `${entity.name}${suffix}`;
}

/** Type of an enum field's members: `User` and `role` → `UserRole`. */
export function enumType(entity: Entity, field: Field): string {
	return `${entity.name}${pascalCase(field.name)}`;
}

export function inputType(entity: Entity, operation: string): string {
	return `${entity.name}${pascalCase(operation)}Input`;
}

export function outputType(entity: Entity, operation: string): string {
	return `${entity.name}${pascalCase(operation)}Output`;
}

/** Names that the contract's module of entities declares for one entity. */
export function entityTypeNames(entity: Entity): readonly string[] {
	const enums = entity.fields.filter((field) => field.type === "enum").map((field) => enumType(entity, field));
	return [entity.name, ...enums, ...entityTypeSuffixes.map((suffix) => entityType(entity, suffix))];
}

/** Names that the contract's module of operations declares for one entity. */
export function operationTypeNames(entity: Entity): readonly string[] {
	return entity.operations.flatMap((operation) => [inputType(entity, operation.name), outputType(entity, operation.name)]);
}

import type { Entity, Model } from "../model/model.js";
import { clientNames } from "./client/client-emitter.js";
import { entityType, entityTypeSuffixes, enumType, operationTypeNames } from "./contract/names.js";
import { entityMessage } from "./proto/entities-file.js";
import { entitiesPath, operationNames, requestName, responseName, serviceName, servicePath } from "./proto/names.js";
import { serviceFile } from "./proto/service-file.js";
import type { ProtoMessage } from "./proto/syntax.js";

/** What of the spec a generated name comes from. */
export interface NameOwner {
	readonly entity: string;
	readonly field?: string;
	readonly operation?: string;
}

/** A name that generating takes in a scope where each name may be taken once. */
export interface GeneratedName {
	/** For a person, such as `the proto package` or `message User`. */
	readonly scope: string;
	readonly name: string;
	/** What bears the name, such as `the request of User.get`. */
	readonly bearer: string;
	/** Absent where the name is not the spec's to give: a word of a language, or one that every spec generates. */
	readonly owner?: NameOwner;
}

/** A name that is taken more than once in a scope; at least one of the bearers is owned by the spec. */
export interface NameClash {
	readonly scope: string;
	readonly name: string;
	readonly bearers: readonly GeneratedName[];
}

/** Every clash among the names that a model generates. A model without one emits code that compiles. */
export function nameClashes(model: Model): readonly NameClash[] {
	const groups = new Map<string, GeneratedName[]>();
	for (const name of generatedNames(model)) {
		const key = `${name.scope}\0${name.name}`;
		groups.set(key, [...(groups.get(key) ?? []), name]);
	}
	return [...groups.values()].flatMap((bearers) => {
		const [first] = bearers;
		return first === undefined || bearers.length < 2 ? [] : [{ scope: first.scope, name: first.name, bearers }];
	});
}

/** Every name that the emitters take, and those that are taken before a spec is read. */
export function generatedNames(model: Model): readonly GeneratedName[] {
	return [
		...reserved,
		{ scope: protoFilesScope, name: entitiesPath(model), bearer: "the file of all entities' messages" },
		...model.entities.flatMap((entity) => [...packageNames(model, entity), ...typeNames(entity), ...memberNames(model, entity)]),
	];
}

function packageNames(model: Model, entity: Entity): GeneratedName[] {
	const scope = packageScope;
	const owner = { entity: entity.name };
	return [
		{ scope, name: entity.name, bearer: `entity ${entity.name}`, owner },
		{ scope, name: serviceName(entity), bearer: `the service of ${entity.name}`, owner },
		{ scope: protoFilesScope, name: servicePath(model, entity), bearer: `the file of ${entity.name}`, owner },
		{ scope: "the client", name: entity.accessor, bearer: `the accessor of ${entity.name}`, owner },
		...operationNames(entity).flatMap((operation) => [
			{ scope, name: requestName(entity, operation), bearer: `the request of ${entity.name}.${operation}`, owner: { ...owner, operation } },
			{
				scope,
				name: responseName(entity, operation),
				bearer: `the response of ${entity.name}.${operation}`,
				owner: { ...owner, operation },
			},
		]),
	];
}

function typeNames(entity: Entity): GeneratedName[] {
	const scope = typeScope;
	const owner = { entity: entity.name };
	const enums = entity.fields.filter((field) => field.type === "enum");
	return [
		{ scope, name: entity.name, bearer: `entity ${entity.name}`, owner },
		...[...entityTypeSuffixes.map((suffix) => entityType(entity, suffix)), ...operationTypeNames(entity), `${entity.name}Operations`].map(
			(name) => ({ scope, name, bearer: `type ${name} of ${entity.name}`, owner }),
		),
		...enums.map((field) => ({
			scope,
			name: enumType(entity, field),
			bearer: `enum ${field.name} of ${entity.name}`,
			owner: { ...owner, field: field.name },
		})),
	];
}

function memberNames(model: Model, entity: Entity): GeneratedName[] {
	const operations = new Map(
		operationNames(entity).flatMap((operation) => [
			[requestName(entity, operation), operation],
			[responseName(entity, operation), operation],
		]),
	);
	const fields = new Map(entity.fields.map((field) => [field.protoName, field.name]));
	const messages = [entityMessage(model.package, entity), ...serviceFile(model, entity).messages].flatMap((message) => {
		const operation = operations.get(message.name);
		return messageNames(message, message.name, (protoName) => {
			const field = fields.get(protoName);
			if (operation !== undefined) return { entity: entity.name, operation };
			return { entity: entity.name, ...(field === undefined ? {} : { field }) };
		});
	});
	const properties = [
		...entity.fields.map((field) => ({
			name: field.name,
			bearer: `field ${field.name}`,
			owner: { entity: entity.name, field: field.name },
		})),
		...entity.relations.map((relation) => ({ name: relation.name, bearer: `relation ${relation.name}`, owner: { entity: entity.name } })),
	];
	return [...messages, ...properties.map((one) => ({ scope: `entity ${entity.name}`, ...one }))];
}

/** A message, its enums, their members and its nested messages share one scope, as in C++. */
function messageNames(message: ProtoMessage, path: string, ownerOf: (protoName: string) => NameOwner): GeneratedName[] {
	const scope = `message ${path}`;
	const needing = (type: string) => ownerOf(message.fields.find((field) => field.type === type)?.name ?? "");
	return [
		...message.fields.map((field) => ({
			scope,
			name: field.name,
			bearer: `field ${field.jsonName ?? field.name}`,
			owner: ownerOf(field.name),
		})),
		...(message.enums ?? []).flatMap((members) => [
			{ scope, name: members.name, bearer: `enum ${members.name}`, owner: needing(members.name) },
			...members.values.map((value) => ({
				scope,
				name: value.name,
				bearer: `a member of enum ${members.name}`,
				owner: needing(members.name),
			})),
		]),
		...(message.messages ?? []).flatMap((nested) => [
			{ scope, name: nested.name, bearer: `message ${nested.name}`, owner: needing(nested.name) },
			...messageNames(nested, `${path}.${nested.name}`, () => needing(nested.name)),
		]),
	];
}

const packageScope = "the proto package";
const protoFilesScope = "the proto files";
const typeScope = "the types of the contract";

/** What generated codecs call by its bare name, or declare themselves: an entity of such a name would hide it from them. */
const codecWords = ["BigInt", "BinaryReader", "BinaryWriter", "Math", "MessageFns", "Uint8Array"];

const reserved: readonly GeneratedName[] = [
	...codecWords.map((name) => ({ scope: packageScope, name, bearer: "a word of the generated codecs" })),
	...clientNames({ entities: [] }).map((name) => ({ scope: typeScope, name, bearer: "the typed client" })),
];

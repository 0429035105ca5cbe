import { type CustomOperation, type Entity, type Model, type StandardOperation, standardOperations } from "../../model/model.js";
import { generatedHeader } from "../header.js";
import { protoPath, requestName, responseName, rpcName, serviceName } from "./names.js";
import { commentOf, entityMembers, parameterMembers, reservedFieldName, reservedOf } from "./shapes.js";
import { answeredRows, standardRequest, standardResponse } from "./standard-messages.js";
import type { ProtoFile, ProtoMessage, ProtoMethod } from "./syntax.js";

/** The file of an entity: its service, its message, and a request and a response of its own for each operation. */
export function entityFile(model: Model, entity: Entity): ProtoFile {
	const messages = [
		entityMessage(model.package, entity),
		...standardOperations.flatMap((operation) => standardMessages(model.package, entity, operation)),
		...entity.operations.flatMap((operation) => customMessages(model.package, entity, operation)),
	];
	return {
		path: protoPath(model, entity),
		package: model.package,
		header: generatedHeader(entity.source),
		imports: importsOf(model, entity, messages),
		services: [
			{
				name: serviceName(entity),
				...described(entity),
				methods: [
					...standardOperations.map((operation) => method(entity, operation, {})),
					...entity.operations.map((operation) => method(entity, operation.name, operation)),
				],
			},
		],
		messages,
	};
}

/** Names of the entities whose rows an entity's custom operations return. */
export function returnedEntities(entity: Entity): ReadonlySet<string> {
	const shapes = entity.operations.map(({ output }) => (output.kind === "list" ? output.of : output));
	return new Set(shapes.flatMap((shape) => (shape.kind === "entity" ? [shape.entity] : [])));
}

function method(entity: Entity, operation: string, said: Said): ProtoMethod {
	return {
		name: rpcName(operation),
		request: requestName(entity, operation),
		response: responseName(entity, operation),
		...described(said),
	};
}

interface Said {
	readonly description?: string;
	readonly deprecated?: string;
}

/** What the spec says of something as its comment and its option. */
function described({ description, deprecated }: Said): { readonly comment?: string; readonly deprecated?: boolean } {
	const comment = commentOf(description, deprecated);
	return { ...(comment === undefined ? {} : { comment }), ...(deprecated === undefined ? {} : { deprecated: true }) };
}

function entityMessage(pkg: string, entity: Entity): ProtoMessage {
	const members = entityMembers(pkg, entity.fields);
	return {
		name: entity.name,
		...described(entity),
		reserved: reservedOf(entity.reserved, members.fields, reservedFieldName),
		...members,
	};
}

function standardMessages(pkg: string, entity: Entity, operation: StandardOperation): readonly ProtoMessage[] {
	return [
		{ name: requestName(entity, operation), fields: standardRequest(pkg, entity.name, operation) },
		{ name: responseName(entity, operation), fields: standardResponse(pkg, entity.name, operation) },
	];
}

function customMessages(pkg: string, entity: Entity, operation: CustomOperation): readonly ProtoMessage[] {
	const request = parameterMembers(pkg, operation.input);
	const response = customResponse(pkg, operation);
	return [
		{
			name: requestName(entity, operation.name),
			reserved: reservedOf(operation.reservedInput, request.fields, reservedFieldName),
			...request,
		},
		{
			name: responseName(entity, operation.name),
			reserved: reservedOf(operation.reservedOutput, response.fields, reservedFieldName),
			...response,
		},
	];
}

function customResponse(pkg: string, { output }: CustomOperation): Omit<ProtoMessage, "name"> {
	switch (output.kind) {
		case "entity":
			return { fields: answeredRows(pkg, output.entity, undefined) };
		case "list":
			if (output.of.kind !== "entity")
				throw new Error("a list that isn't of an entity can't be returned; the model should have refused it");
			return { fields: answeredRows(pkg, output.of.entity, "repeated") };
		case "object":
			return parameterMembers(pkg, output.fields);
		case "value":
			return parameterMembers(pkg, [output.value]);
		case "nothing":
			return { fields: [] };
		case "scalar":
			throw new Error("a bare scalar can't be returned; the model should have refused it");
		default:
			return output satisfies never;
	}
}

const sharedFiles: readonly (readonly [prefix: string, path: string])[] = [
	["dbal.v1.", "dbal/v1/filter.proto"],
	["google.protobuf.FieldMask", "google/protobuf/field_mask.proto"],
	["google.protobuf.Timestamp", "google/protobuf/timestamp.proto"],
];

function importsOf(model: Model, entity: Entity, messages: readonly ProtoMessage[]): readonly string[] {
	const types = new Set(messages.flatMap(typesIn).map((type) => type.replace(/^\./, "")));
	const shared = sharedFiles.filter(([prefix]) => [...types].some((type) => type.startsWith(prefix))).map(([, path]) => path);
	const entities = model.entities.filter((other) => other.name !== entity.name && returnedEntities(entity).has(other.name));
	return [...shared, ...entities.map((other) => protoPath(model, other))];
}

function typesIn(message: ProtoMessage): readonly string[] {
	return [...message.fields.map((field) => field.type), ...(message.messages ?? []).flatMap(typesIn)];
}

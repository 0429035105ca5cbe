import { type CustomOperation, type Entity, type Model, type StandardOperation, standardOperationsOf } from "../../model/model.js";
import { generatedHeader } from "../header.js";
import { importsOf } from "./imports.js";
import { entitiesPath, requestName, responseName, rpcName, serviceName, servicePath } from "./names.js";
import { described, parameterMembers, reservedFieldName, reservedOf, type Said } from "./shapes.js";
import { answeredRows, standardRequest, standardResponse } from "./standard-messages.js";
import type { ProtoFile, ProtoMessage, ProtoMethod } from "./syntax.js";

/** The file of an entity's service, with a request and a response of its own for each operation. */
export function serviceFile(model: Model, entity: Entity): ProtoFile {
	const messages = [
		...standardOperationsOf(entity).flatMap((operation) => standardMessages(model.package, entity, operation)),
		...entity.operations.flatMap((operation) => customMessages(model.package, entity, operation)),
	];
	return {
		path: servicePath(model, entity),
		package: model.package,
		header: generatedHeader(entity.source),
		imports: [...importsOf(messages), entitiesPath(model)],
		services: [
			{
				name: serviceName(entity),
				...described(entity),
				methods: [
					...standardOperationsOf(entity).map((operation) => method(entity, operation, {})),
					...entity.operations.map((operation) => method(entity, operation.name, operation)),
				],
			},
		],
		messages,
	};
}

/**
 * The messages of an entity's custom operations that no other operation has, for our own codecs: those of standard operations and of
 * rows are the same for every entity but for the rows. Undefined where there are none.
 */
export function customFile(model: Model, entity: Entity): ProtoFile | undefined {
	const messages = entity.operations.flatMap((operation) => {
		const [request, response] = customMessages(model.package, entity, operation);
		return hasOwnResponse(operation) ? [request, response] : [request];
	});
	if (messages.length === 0) return undefined;
	const header = generatedHeader(entity.source);
	return { path: servicePath(model, entity), package: model.package, header, imports: importsOf(messages), services: [], messages };
}

/** Rows and nothing are answered in messages that all operations share. */
export function hasOwnResponse({ output }: CustomOperation): boolean {
	return output.kind === "object" || output.kind === "value";
}

function method(entity: Entity, operation: string, said: Said): ProtoMethod {
	return {
		name: rpcName(operation),
		request: requestName(entity, operation),
		response: responseName(entity, operation),
		...described(said),
	};
}

function standardMessages(pkg: string, entity: Entity, operation: StandardOperation): readonly ProtoMessage[] {
	return [
		{ name: requestName(entity, operation), fields: standardRequest(pkg, entity.name, operation) },
		{ name: responseName(entity, operation), fields: standardResponse(pkg, entity.name, operation) },
	];
}

function customMessages(pkg: string, entity: Entity, operation: CustomOperation): readonly [ProtoMessage, ProtoMessage] {
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

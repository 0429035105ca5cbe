import { type EmittedFile, type Entity, type Model, standardOperationsOf } from "../../model/model.js";
import { entityType, inputType, outputType } from "../contract/names.js";
import type { Emitter } from "../emitter.js";
import { docComment, propertyKey, type Statement, sourceFile } from "../typescript/source-text.js";
import { TypeNames } from "../typescript/type-names.js";

const root = "libs/client/gen";
const modules = {
	entityClient: "../src/entity-client.js",
	call: "../src/contract/call.js",
	entities: "./contract/entities.js",
	operations: "./contract/operations.js",
} as const;

/** The typed face of the client: a property for each entity, a method for each custom operation. */
export const clientEmitter: Emitter = {
	name: "client",
	owns: [],
	emit: (model) => [clientFile(model), validatorsFile(model)],
};

/** Name of the interface that holds an entity's custom operations. */
export function operationsInterface(entity: Entity): string {
	return `${entity.name}Operations`;
}

/** Names that the module of the typed client declares. */
export function clientNames(model: Pick<Model, "entities">): readonly string[] {
	return ["Entities", "EntitiesByName", ...model.entities.filter((entity) => entity.operations.length > 0).map(operationsInterface)];
}

function clientFile(model: Model): EmittedFile {
	const names = new TypeNames(clientNames(model));
	const operations = model.entities.filter((entity) => entity.operations.length > 0).map((entity) => operationsStatement(entity, names));
	const members = model.entities.map((entity) => {
		const own = names.from(modules.entities, entityType(entity, "Types"));
		const clients = clientInterfaces(entity).map((name) => `${names.from(modules.entityClient, name)}<${own}>`);
		const type = [...clients, ...(entity.operations.length === 0 ? [] : [operationsInterface(entity)])].join(" & ");
		return `${docComment(entity, "\t")}\treadonly ${propertyKey(entity.accessor)}: ${type};`;
	});
	const entities = `\n/** The operations of every entity, by the plural of its name. */\nexport interface Entities {\n${members.join("\n")}\n}`;
	const named = model.entities.map((entity) => `\treadonly ${propertyKey(entity.name)}: Entities[${JSON.stringify(entity.accessor)}];`);
	const byName = `\n/** The same by the entity's own name. */\nexport interface EntitiesByName {\n${named.join("\n")}\n}`;
	return sourceFile(`${root}/client.ts`, "spec", [...names.importStatements(), ...operations, entities, byName]);
}

/** The hand-written interfaces of an entity's standard operations. */
function clientInterfaces(entity: Entity): readonly string[] {
	const operations = standardOperationsOf(entity);
	return [
		"EntityClient",
		...(operations.includes("upsert") ? ["UpsertClient"] : []),
		...(operations.includes("restore") ? ["RestoreClient"] : []),
	];
}

function operationsStatement(entity: Entity, names: TypeNames): Statement {
	const methods = entity.operations.map((operation) => {
		const input = names.from(modules.operations, inputType(entity, operation.name));
		const optional = operation.input.every((parameter) => !parameter.required || parameter.default !== undefined);
		const options = names.from(modules.call, "CallOptions");
		const output = names.from(modules.operations, outputType(entity, operation.name));
		return `${docComment(operation, "\t")}\t${propertyKey(operation.name)}(input${optional ? "?" : ""}: ${input}, options?: ${options}): ${names.global("Promise")}<${output}>;`;
	});
	return `\nexport interface ${operationsInterface(entity)} {\n${methods.join("\n")}\n}`;
}

function validatorsFile(model: Model): EmittedFile {
	const rows = model.entities.map((entity) => {
		const name = JSON.stringify(entity.name);
		return `\t${propertyKey(entity.name)}: {\n\t\tcreate: entityValidator<CreateInputs[${name}]>(model, ${name}, "create"),\n\t\tupdate: entityValidator<UpdateInputs[${name}]>(model, ${name}, "update"),\n\t},`;
	});
	const inputs = (suffix: "CreateInput" | "UpdateInput") =>
		`\ninterface ${suffix}s {\n${model.entities.map((entity) => `\treadonly ${propertyKey(entity.name)}: entities.${entityType(entity, suffix)};`).join("\n")}\n}`;
	return sourceFile(`${root}/validators.ts`, "spec", [
		'import { entityValidator } from "../src/validators/entity-validator.js";',
		'import type * as entities from "./contract/entities.js";',
		'import { model } from "./contract/model.js";',
		inputs("CreateInput"),
		inputs("UpdateInput"),
		`\n/** zod schemas of what create and update take, by entity: for forms, and wherever input is checked before it is sent. */\nexport const validators = {\n${rows.join("\n")}\n} as const;`,
	]);
}

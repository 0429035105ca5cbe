import { type Entity, type Model, type StandardOperation, standardOperationsOf } from "../../model/model.js";
import { pascalCase, snakeCase } from "../../model/words.js";

/** Path of the file of an entity's service below the proto root, such as `metabuilder/v1/page_view.proto`. */
export function servicePath(model: Model, entity: Entity): string {
	return `${folder(model)}/${snakeCase(entity.name)}.proto`;
}

/** Path of the file of all entities' messages. They refer to each other, in circles too, which files may not. */
export function entitiesPath(model: Model): string {
	return `${folder(model)}/entities.proto`;
}

function folder(model: Model): string {
	return model.package.replaceAll(".", "/");
}

/** Name of the gRPC service of an entity. */
export function serviceName(entity: Entity): string {
	return `${entity.name}Service`;
}

/** Name of an operation's rpc: `getBySlug` → `GetBySlug`. */
export function rpcName(operation: string): string {
	return pascalCase(operation);
}

export function requestName(entity: Entity, operation: string): string {
	return `${serviceName(entity)}${rpcName(operation)}Request`;
}

export function responseName(entity: Entity, operation: string): string {
	return `${serviceName(entity)}${rpcName(operation)}Response`;
}

/** Full gRPC method without the leading slash, such as `metabuilder.v1.UserService/GetBySlug`. */
export function methodName(model: Model, entity: Entity, operation: string): string {
	return `${model.package}.${serviceName(entity)}/${rpcName(operation)}`;
}

/** Every operation of an entity in the order of all emitted lists: the standard ones first. */
export function operationNames(entity: Entity): readonly (StandardOperation | (string & {}))[] {
	return [...standardOperationsOf(entity), ...entity.operations.map((operation) => operation.name)];
}

/**
 * How a message of another package is named in a file of `pkg`. A package with a part of the same name, such as `acme.dbal.v1`,
 * would hide it, so that there the name starts at the root.
 */
export function foreignType(pkg: string, type: string): string {
	return pkg.split(".").includes(type.split(".")[0] ?? "") ? `.${type}` : type;
}

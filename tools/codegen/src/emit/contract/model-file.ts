import type { CustomOperation, Default, EmittedFile, Entity, Field, Model, Parameter, Scalar, Shape } from "../../model/model.js";
import { type StandardOperation, standardOperationsOf } from "../../model/model.js";
import { methodName, serviceName } from "../proto/names.js";
import { Code, type LiteralValue, literal } from "../typescript/literal.js";
import { sourceFile } from "../typescript/source-text.js";
import { contractRoot, modules } from "./names.js";

/** The tables that engine, client and suite are driven by. */
export function modelFile(model: Model): EmittedFile {
	const table = literal({
		name: model.name,
		package: model.package,
		version: model.version,
		entities: model.entities.map((entity) => entityTable(model, entity)),
		roles: model.roles.map((role) => ({ name: role.name, level: role.level })),
		anonymousRole: model.anonymousRole,
	});
	return sourceFile(`${contractRoot}/model.ts`, "spec", [
		`import type { ModelDescriptor } from ${JSON.stringify(modules.descriptor)};`,
		`\nexport const model: ModelDescriptor = ${table};`,
	]);
}

function entityTable(model: Model, entity: Entity): LiteralValue {
	return {
		name: entity.name,
		accessor: entity.accessor,
		table: entity.table,
		service: `${model.package}.${serviceName(entity)}`,
		fields: entity.fields.map(fieldTable),
		primaryKey: entity.primaryKey,
		uniques: [[entity.primaryKey], ...entity.uniques.map((unique) => unique.fields)],
		indexes: [
			...entity.uniques.map((unique) => ({
				name: unique.name,
				fields: unique.fields.map((name) => ({ name, order: "asc" })),
				unique: true,
			})),
			...entity.indexes.map((index) => ({
				name: index.name,
				fields: index.fields.map((field) => ({ name: field.name, order: field.order })),
				unique: false,
			})),
		],
		relations: entity.relations.map((relation) => ({
			name: relation.name,
			number: relation.number,
			protoName: relation.protoName,
			kind: relation.kind,
			entity: relation.entity,
			field: relation.field,
			references: relation.references,
			onDelete: relation.onDelete,
		})),
		operations: [
			...standardOperationsOf(entity).map((name) => ({
				name,
				entity: entity.name,
				kind: name,
				effect: standardEffects[name],
				method: methodName(model, entity, name),
			})),
			...entity.operations.map((operation) => customTable(model, entity, operation)),
		],
		ttl: entity.ttl,
		tenant: entity.tenant,
		deprecated: entity.deprecated,
		version: entity.version,
		softDelete: entity.softDelete,
	};
}

const standardEffects = {
	get: "read",
	list: "read",
	count: "read",
	create: "write",
	createMany: "write",
	update: "write",
	updateMany: "write",
	upsert: "write",
	delete: "write",
	deleteMany: "write",
	restore: "write",
} as const satisfies Record<StandardOperation, "read" | "write">;

function fieldTable(field: Field): LiteralValue {
	return {
		name: field.name,
		column: field.column,
		number: field.number,
		protoName: field.protoName,
		...scalarTable(field),
		nullable: field.nullable,
		default: defaultTable(field.default, field),
		generated: field.generated || undefined,
		immutable: field.immutable || undefined,
		autoUpdate: field.autoUpdate || undefined,
		sensitive: field.sensitive || undefined,
		deprecated: field.deprecated,
	};
}

export function scalarTable(scalar: Scalar): { readonly [key: string]: LiteralValue } {
	return {
		type: scalar.type,
		min: scalar.min,
		max: scalar.max,
		minLength: scalar.minLength,
		maxLength: scalar.maxLength,
		pattern: scalar.pattern,
		values: scalar.values?.map((value) => ({ name: value.name, number: value.number })),
		precision: scalar.precision,
		scale: scalar.scale,
		maxBytes: scalar.maxBytes,
		maxDepth: scalar.maxDepth,
	};
}

function customTable(model: Model, entity: Entity, operation: CustomOperation): LiteralValue {
	const limit = operation.rateLimit;
	return {
		name: operation.name,
		entity: entity.name,
		kind: "custom",
		effect: operation.effect,
		method: methodName(model, entity, operation.name),
		public: operation.public || undefined,
		idempotent: operation.idempotent,
		input: operation.input.map(parameterTable),
		output: shapeTable(operation.output),
		errors: operation.errors.length === 0 ? undefined : operation.errors,
		rateLimit: limit && { limit: limit.limit, windowSeconds: limit.windowSeconds, per: limit.per, accountField: limit.accountField },
		deprecated: operation.deprecated,
	};
}

function parameterTable(parameter: Parameter): LiteralValue {
	const scalar = parameter.shape.kind === "scalar" ? parameter.shape.scalar : undefined;
	return {
		name: parameter.name,
		protoName: parameter.protoName,
		number: parameter.number,
		shape: shapeTable(parameter.shape),
		required: parameter.required,
		nullable: parameter.nullable,
		default: defaultTable(parameter.default, scalar),
		sensitive: parameter.sensitive || undefined,
		deprecated: parameter.deprecated,
	};
}

function shapeTable(shape: Shape): LiteralValue {
	switch (shape.kind) {
		case "scalar":
			return { kind: shape.kind, scalar: scalarTable(shape.scalar) };
		case "list":
			return { kind: shape.kind, of: shapeTable(shape.of), maxItems: shape.maxItems };
		case "object":
			return { kind: shape.kind, fields: shape.fields.map(parameterTable) };
		case "entity":
			return { kind: shape.kind, entity: shape.entity };
		case "value":
			return { kind: shape.kind, value: parameterTable(shape.value) };
		case "nothing":
			return { kind: shape.kind };
		default:
			return shape satisfies never;
	}
}

/** A literal in the canonical form of its type, which for datetime and bytes the spec writes as text. */
function defaultTable(given: Default | undefined, scalar: Scalar | undefined): LiteralValue {
	if (given === undefined || given.kind !== "literal") return given && { kind: given.kind };
	const { value } = given;
	if (typeof value === "string" && scalar?.type === "datetime") {
		return { kind: "literal", value: new Code(`new Date(${JSON.stringify(new Date(value).toISOString())})`) };
	}
	if (typeof value === "string" && scalar?.type === "bytes") {
		return { kind: "literal", value: new Code(`Uint8Array.of(${[...Buffer.from(value, "base64")].join(", ")})`) };
	}
	return { kind: "literal", value: value as LiteralValue };
}

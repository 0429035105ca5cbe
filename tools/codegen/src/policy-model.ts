import type { Diagnostic } from "@metabuilder/dbal-documents";
import { type PolicyEntity, type PolicyModel, parsePolicy } from "@metabuilder/dbal-policy";
import { type Entity, type Model, standardOperationsOf } from "./model/model.js";

/** Checks the access rules against the model. */
export function checkPolicy(model: Model): readonly Diagnostic[] {
	return parsePolicy(model.policy.path, model.policy.text, policyModel(model)).diagnostics;
}

/** The part of a model that access rules can speak of. */
export function policyModel({ entities, roles }: Model): PolicyModel {
	return { entities: entities.map(policyEntity), roles: roles.map(({ name, level }) => ({ name, level })) };
}

function policyEntity(entity: Entity): PolicyEntity {
	const { name, fields, relations, operations, primaryKey, uniques, indexes, tenant } = entity;
	const leading = new Set([primaryKey, ...uniques.map((unique) => unique.fields[0]), ...indexes.map((index) => index.fields[0]?.name)]);
	return {
		name,
		fields: fields.map((field) => ({
			name: field.name,
			type: field.type,
			nullable: field.nullable,
			...(field.values !== undefined && { values: field.values.map((value) => value.name) }),
			...(field.precision !== undefined && { precision: field.precision }),
			...(field.scale !== undefined && { scale: field.scale }),
			indexed: leading.has(field.name),
			sensitive: field.sensitive,
		})),
		relations: relations.map((relation) => ({ name: relation.name, kind: relation.kind, entity: relation.entity })),
		operations: [...standardOperationsOf(entity), ...operations.map((operation) => operation.name)],
		...(tenant !== undefined && { tenant }),
	};
}

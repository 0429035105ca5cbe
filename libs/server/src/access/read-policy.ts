import type { EntityDescriptor, ModelDescriptor } from "@metabuilder/dbal/contract";
import { type ParsedPolicy, type PolicyModel, parsePolicy } from "@metabuilder/dbal-policy";

/** What rules are checked against, of a compiled model. */
export function policyModelOf(model: ModelDescriptor): PolicyModel {
	const held = assignableRoles(model);
	return {
		entities: model.entities.map((entity) => {
			const indexed = indexedFields(entity);
			return {
				name: entity.name,
				fields: entity.fields.map(({ name, type, nullable, values, precision, scale, sensitive }) => ({
					name,
					type,
					nullable,
					...(values && { values: values.map((member) => member.name) }),
					...(precision !== undefined && { precision }),
					...(scale !== undefined && { scale }),
					indexed: indexed.has(name),
					sensitive: sensitive === true,
				})),
				relations: entity.relations.map(({ name, kind, entity: target }) => ({ name, kind, entity: target })),
				operations: entity.operations.map(({ name }) => name),
				...(entity.tenant !== undefined && { tenant: entity.tenant }),
			};
		}),
		roles: model.roles.map(({ name, level }) => ({ name, level, ...(held && { assignable: held.has(name) }) })),
	};
}

/** Reads acl.yaml for a model. `path` is named in diagnostics and, its last part, in what rules are called. */
export function readPolicy(model: ModelDescriptor, path: string, text: string): ParsedPolicy {
	return parsePolicy(path, text, policyModelOf(model));
}

function indexedFields(entity: EntityDescriptor): ReadonlySet<string> {
	const leading = [...entity.uniques.map(([first]) => first), ...entity.indexes.map(({ fields }) => fields[0]?.name)];
	return new Set([entity.primaryKey, ...leading.filter((name) => name !== undefined)]);
}

/** Roles that a row can name: members of an enum that is made of roles. Undefined where the model has no such enum. */
function assignableRoles(model: ModelDescriptor): ReadonlySet<string> | undefined {
	const roles = new Set(model.roles.map(({ name }) => name));
	const named = model.entities
		.flatMap(({ fields }) => fields)
		.map(({ values }) => (values ?? []).map(({ name }) => name))
		.filter((members) => members.length > 0 && members.every((name) => roles.has(name)));
	return named.length === 0 ? undefined : new Set([model.anonymousRole, ...named.flat()]);
}

import type { Condition, ValueTerm } from "./condition.js";
import type { ModelIndex } from "./model-index.js";
import type { Rule } from "./policy.js";

/** Operations of an entity that some roles may do to the rows of every tenant. */
export interface Crossing {
	readonly entity: string;
	readonly roles: readonly string[];
	readonly operations: ReadonlySet<string>;
}

/**
 * The border around each tenant's rows, for every entity that has a tenant: a restrictive rule for every role and operation, which
 * also fills the tenant in. Only what `across_tenants` says in the rules lets a role pass. A caller without a tenant reaches nothing.
 */
export function tenantRules(model: ModelIndex, crossings: readonly Crossing[]): readonly Rule[] {
	return [...model.entities.values()].flatMap(({ entity: { name, tenant }, fields, operations }) => {
		if (tenant === undefined) return [];
		const type = fields.get(tenant)?.type;
		if (type === undefined) throw new TypeError(`${name} has no field ${tenant} that its tenant could be in`);
		const own: ValueTerm = { kind: "claim", name: "tenantId", type };
		const filter: Condition = { kind: "compare", path: { via: [], field: tenant }, operator: "=", value: own };
		const groups = new Map<string, { readonly roles: string[]; readonly covers: ReadonlySet<string> }>();
		for (const role of model.roles.keys()) {
			const free = crossings.filter((crossing) => crossing.entity === name && crossing.roles.includes(role));
			const held = [...operations].filter((operation) => !free.some((crossing) => crossing.operations.has(operation)));
			const group = groups.get(held.join()) ?? { roles: [], covers: new Set(held) };
			group.roles.push(role);
			groups.set(held.join(), group);
		}
		return [...groups.values()]
			.filter(({ covers }) => covers.size > 0)
			.map(
				({ roles, covers }): Rule => ({
					at: `${name}.tenant`,
					entity: name,
					roles,
					operations: [...covers],
					covers,
					restrictive: true,
					filter,
					fields: {},
					presets: { [tenant]: own },
				}),
			);
	});
}

import { z } from "zod";

const name = z.string().min(1);
const names = z.array(name).min(1);
const roles = z.array(name.meta({ names: "roles" })).min(1);

/** One entry of `rules`, as it is written. */
export const ruleShape = z.strictObject({
	entity: name.meta({ description: "The entity whose rows it is about.", names: "entities" }),
	role: roles.meta({ description: "The roles that it is for. Higher ones are not implied." }),
	operations: names.meta({
		description: "`create`, `read`, `update`, `delete`, a narrower name of these, or custom operations.",
		examples: [["read"], ["create", "read", "update", "delete"]],
	}),
	row_level_filter: z
		.string()
		.optional()
		.meta({ description: "Which rows: an expression of docs/access-rules.md.", examples: ["ownerId = $user.id"] }),
	check: z.string().optional().meta({ description: "What must hold of the row after a write; the filter, where absent." }),
	fields: z
		.strictObject({
			read: names.optional().meta({ description: "The fields that may be read: all but the sensitive ones, where absent." }),
			write: names.optional().meta({ description: "The fields that may be written: all, where absent." }),
		})
		.optional()
		.meta({ description: "Allow-lists of fields." }),
	presets: z
		.record(z.string(), z.union([z.string(), z.number(), z.bigint(), z.boolean()]))
		.optional()
		.meta({ description: "Values that the engine fills in on create and update, by field; the caller may not send them." }),
	mode: z
		.enum(["permissive", "restrictive"])
		.optional()
		.meta({ description: "A restrictive rule grants nothing: it must hold as well.", default: "permissive" }),
});

/** One entry of `across_tenants`: roles that a tenant's border doesn't hold for. */
export const crossingShape = z.strictObject({
	entity: z
		.array(name.meta({ names: "entities" }))
		.min(1)
		.meta({ description: "Entities that have a tenant." }),
	role: roles.meta({ description: "The roles that may pass." }),
	operations: names.optional().meta({ description: "By which operations: all, where absent." }),
});

/** acl.yaml. */
export const policyShape = z
	.strictObject({
		rules: z.array(ruleShape).meta({ description: "Who may do what. What no rule grants is denied." }),
		across_tenants: z.array(crossingShape).optional().meta({ description: "Roles that a tenant's border doesn't hold for." }),
	})
	.meta({ title: "Access rules", description: "Who may do what, to which rows and fields." });

export type RuleEntry = z.output<typeof ruleShape>;

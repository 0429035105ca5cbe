import { z } from "zod";

const name = z.string().min(1);
const names = z.array(name).min(1);

/** One entry of `rules`, as it is written. */
export const ruleShape = z.strictObject({
	entity: name,
	role: names,
	operations: names,
	row_level_filter: z.string().optional(),
	check: z.string().optional(),
	fields: z.strictObject({ read: names.optional(), write: names.optional() }).optional(),
	presets: z.record(z.string(), z.union([z.string(), z.number(), z.bigint(), z.boolean()])).optional(),
	mode: z.enum(["permissive", "restrictive"]).optional(),
});

/** One entry of `across_tenants`: roles that a tenant's border doesn't hold for. */
export const crossingShape = z.strictObject({ entity: names, role: names, operations: names.optional() });

/** acl.yaml. */
export const policyShape = z.strictObject({ rules: z.array(ruleShape), across_tenants: z.array(crossingShape).optional() });

export type RuleEntry = z.output<typeof ruleShape>;

import { describe, expect, it } from "vitest";
import { model as plain } from "../test/model.js";
import { diffAccess, formatAccessChanges } from "./diff-access.js";
import { parsePolicy } from "./parse-policy.js";
import type { PolicyModel } from "./policy-model.js";

const model: PolicyModel = {
	...plain,
	entities: plain.entities.map((entity) => (entity.name === "PageView" ? { ...entity, tenant: "ownerId" } : entity)),
};
const rules = "rules:\n- { entity: PageView, role: [user, god], operations: [create, read, update] }\n";
const parse = (text: string, against = model) => parsePolicy("acl.yaml", text, against);
const codes = (text: string, against = model) =>
	parse(text, against).diagnostics.map(({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`);

describe("a tenant's border", () => {
	it("is a restrictive rule for every role and every operation, which fills the tenant in", () => {
		const border = parse(rules).policy?.rules.filter(({ at }) => at === "PageView.tenant");
		expect(border).toMatchObject([
			{
				restrictive: true,
				roles: plain.roles.map(({ name }) => name),
				operations: ["get", "list", "count", "create", "createMany", "update", "delete"],
				presets: { ownerId: { kind: "claim", name: "tenantId" } },
			},
		]);
		expect(parse(rules, plain).policy?.rules).toHaveLength(1);
	});

	it("holds but for the roles and operations that the rules name", () => {
		const { policy, diagnostics } = parse(`${rules}across_tenants:\n- { entity: [PageView], role: [god], operations: [read] }\n`);
		expect(diagnostics).toEqual([]);
		const held = policy?.rules.filter(({ restrictive }) => restrictive).map(({ roles, operations }) => [roles, operations]);
		expect(held).toEqual([
			[
				["public", "user", "admin", "supergod"],
				["get", "list", "count", "create", "createMany", "update", "delete"],
			],
			[["god"], ["create", "createMany", "update", "delete"]],
		]);
		const all = parse(`${rules}across_tenants:\n- { entity: [PageView], role: [god] }\n`).policy;
		expect(all?.rules.filter(({ restrictive }) => restrictive).flatMap(({ roles }) => roles)).not.toContain("god");
	});

	it("is seen by the diff", () => {
		const snapshot = (text: string, of: PolicyModel) => {
			const { policy } = parse(text, of);
			if (policy === undefined) throw new Error("the rules have a fault");
			return { policy, model: of };
		};
		const open = snapshot(`${rules}across_tenants:\n- { entity: [PageView], role: [god], operations: [read] }\n`, model);
		expect(formatAccessChanges(diffAccess(snapshot(rules, model), open))).toBe(
			"+ god may still read PageView: all rows, before: rows where ownerId = $user.tenantId (acl.yaml:2)",
		);
		expect(diffAccess(snapshot(rules, plain), snapshot(rules, model)).map(({ effect }) => effect)).toEqual(["lost", "lost", "lost"]);
	});

	it("names what is wrong", () => {
		const crossing = (text: string) => codes(`${rules}across_tenants:\n- ${text}\n`);
		expect(crossing("{ entity: [Pages], role: [gdo], operations: [raed] }")).toEqual([
			"4:14 error unknown_entity",
			"4:29 error unknown_role",
		]);
		expect(crossing("{ entity: [PageView], role: [god], operations: [raed] }")).toEqual(["4:51 error unknown_operation"]);
		expect(crossing("{ entity: [User], role: [god] }")).toEqual(["4:14 error no_effect"]);
		expect(crossing("{ entity: PageView, role: [god], rows: all }")).toEqual(["4:13 error wrong_type", "4:36 error unknown_key"]);
		expect(codes(rules.replace("update]", "update], presets: { ownerId: $user.team }"))).toEqual(["2:98 error preset_conflict"]);
		expect(codes(rules.replace("update]", "update], presets: { ownerId: $user.tenantId }"))).toEqual([]);
	});

	it("keeps the tenant from being written, so that no filter on it is a door", () => {
		const filtered = rules.replace("update]", "update], check: slug != 'x', row_level_filter: ownerId = $user.id");
		expect(codes(filtered, plain)).toEqual(["2:3 warning filter_field_writable", "2:116 warning filter_not_indexed"]);
		expect(codes(filtered)).toEqual(["2:116 warning filter_not_indexed"]);
	});
});

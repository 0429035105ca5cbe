import { readFileSync } from "node:fs";
import { model } from "@metabuilder/dbal/contract";
import { formatDiagnostics, type PolicyTest, parsePolicyTests } from "@metabuilder/dbal-policy";
import { describe, expect, it } from "vitest";
import { model as nodes } from "../../test/node-model.js";
import { createAccess } from "./access.js";
import { runPolicyTest } from "./policy-test.js";
import { policyModelOf, readPolicy } from "./read-policy.js";

const read = (name: string) => readFileSync(new URL(`../../../../spec/${name}`, import.meta.url), "utf8");

describe("spec/policy-tests.yaml", () => {
	const { tests = [], diagnostics } = parsePolicyTests("spec/policy-tests.yaml", read("policy-tests.yaml"), policyModelOf(model));
	const { policy } = readPolicy(model, "spec/acl.yaml", read("acl.yaml"));
	const access = createAccess(model, policy ?? { path: "", rules: [] });

	it("has no fault", () => {
		expect(formatDiagnostics(diagnostics)).toBe("");
		expect(tests.length).toBeGreaterThan(0);
	});

	it.each(tests.map((test) => [test.name, test] as const))("%s", async (_, test) => {
		const { passed, reason } = await runPolicyTest(test, access, model);
		expect(passed, `${test.at}: ${reason}`).toBe(true);
	});

	it("names what the model lacks", () => {
		const text = "tests:\n- name: x\n  as: { role: usr }\n  do: gett\n  on: User\n  row: { nam: 1 }\n  fields: [emial]\n  expect: allow\n";
		const faults = parsePolicyTests("t.yaml", text, policyModelOf(model)).diagnostics;
		expect(faults.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
			"3:15 unknown_role",
			"4:7 unknown_operation",
			"6:15 unknown_field",
			"7:12 unknown_field",
		]);
	});
});

describe("a policy test", () => {
	const text = `rules:
  - entity: Node
    role: [user]
    operations: [read]
    row_level_filter: parent.title = $user.word AND seenAt <= now AND children SOME (big = 9007199254740993)
  - entity: Node
    role: [user]
    operations: [update]
    row_level_filter: count = 1
    fields: { write: [title] }
`;
	const { policy } = readPolicy(nodes, "acl.yaml", text);
	const access = createAccess(nodes, policy ?? { path: "", rules: [] });
	const run = (test: Partial<PolicyTest>) =>
		runPolicyTest(
			{ at: "t:1", name: "t", as: { role: "user", claims: { word: "a" } }, do: "get", on: "Node", expect: "allow", ...test },
			access,
			nodes,
		);

	it("follows relations into rows that are written inside the row", async () => {
		const row = { seenAt: "2026-01-01T00:00:00Z", parent: { title: "a" }, children: [{ big: 1 }, { big: 9007199254740993n }] };
		expect(await run({ row })).toMatchObject({ passed: true, reason: "granted by acl.yaml:2" });
		expect((await run({ row: { ...row, parent: { title: "b" } } })).passed).toBe(false);
		expect((await run({ row: { ...row, parent: null }, expect: "deny" })).passed).toBe(true);
		expect((await run({ row: { ...row, children: [] }, expect: "deny" })).passed).toBe(true);
		expect((await run({ row, as: { role: "user" }, expect: "deny" })).passed).toBe(true);
		expect(await run({ row, fields: ["secret"] })).toMatchObject({ passed: false, reason: "secret may not be read" });
	});

	it("asks for the row before and after an update, and its fields", async () => {
		expect((await run({ do: "update", row: { count: 1 }, changes: { title: "x" } })).passed).toBe(true);
		expect((await run({ do: "update", row: { count: 2 }, changes: { title: "x" }, expect: "deny" })).passed).toBe(true);
		expect((await run({ do: "update", row: { count: 1 }, changes: { count: 2 }, expect: "deny" })).passed).toBe(true);
	});

	it("without a row asks for every row", async () => {
		expect((await run({ expect: "deny" })).passed).toBe(true);
	});

	it("fails on a value that its field can't hold", async () => {
		for (const expected of ["allow", "deny"] as const) expect((await run({ row: { count: "1" }, expect: expected })).passed).toBe(false);
	});
});

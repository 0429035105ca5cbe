import { readFileSync } from "node:fs";
import { model } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { model as nodes } from "../../test/node-model.js";
import { createAccess } from "./access.js";
import { generateTests } from "./generate-tests.js";
import { runPolicyTest } from "./policy-test.js";
import { readPolicy } from "./read-policy.js";

const now = new Date("2026-01-15T12:00:00.000Z");

async function run(of: typeof model, text: string) {
	const { policy, diagnostics } = readPolicy(of, "acl.yaml", text);
	if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
	const access = createAccess(of, policy, () => now.getTime());
	const { tests, unsatisfied } = generateTests(of, policy, now);
	const results = await Promise.all(tests.map((test) => runPolicyTest(test, access, of)));
	const failed = results.flatMap(({ test, passed, reason }) => (passed ? [] : [`${test.name}: expected ${test.expect}, ${reason}`]));
	return { tests, unsatisfied, failed };
}

describe("tests that follow from the rules", () => {
	it("hold for the shipped ones, and look into all that there is", async () => {
		const { tests, unsatisfied, failed } = await run(model, readFileSync(new URL("../../../../spec/acl.yaml", import.meta.url), "utf8"));
		expect(failed).toEqual([]);
		expect(unsatisfied).toEqual([]);
		const kinds = new Set(tests.map(({ kind }) => kind));
		expect([...kinds].sort()).toEqual(
			expect.arrayContaining(["after", "allow", "before", "bulk", "deny", "fields", "include", "missing claim", "unspoken"]),
		);
	});

	it("hold for conditions of every kind", async () => {
		const { failed, unsatisfied, tests } = await run(
			nodes,
			`rules:
  - { entity: Node, role: [user], operations: [read], row_level_filter: parent.title = $user.word AND NOT (count > 3 OR seenAt > now) }
  - { entity: Node, role: [user], operations: [update, delete], row_level_filter: children SOME (count = 1) AND title != 'x', check: count IN $user.numbers }
  - { entity: Node, role: [admin], operations: [read, create], row_level_filter: children EVERY (title STARTS WITH 'a') AND parent.count IS NULL }
  - { entity: Node, role: [admin], operations: [create, read], mode: restrictive, row_level_filter: $user.level >= 1 AND big != 3 }
`,
		);
		expect(failed).toEqual([]);
		expect(unsatisfied).toEqual([]);
		expect(tests.length).toBeGreaterThan(30);
	});

	it("say which rule lets no row pass", async () => {
		const { unsatisfied, failed } = await run(
			nodes,
			"rules:\n  - { entity: Node, role: [user, admin], operations: [read], row_level_filter: count = 1 AND count = 2 }\n",
		);
		expect(unsatisfied).toEqual(["acl.yaml:2 for user", "acl.yaml:2 for admin"]);
		expect(failed).toEqual([]);
	});
});

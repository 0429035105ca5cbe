import { isDBALError, model } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { costOf, refuseCostly } from "./cost.js";
import { entityOf, indexModel } from "./model-index.js";
import { always, type Predicate } from "./predicate.js";

const index = indexModel(model);
const user = entityOf(index, "User");
const rowsOf = () => 1_000_000;
const cost = (where: Predicate) => costOf(user, where, index, rowsOf);
const eq = (field: string): Predicate => ({ kind: "compare", field, operator: "eq", value: "x" });
const text = (field: string): Predicate => ({ kind: "text", field, operator: "contains", value: "x" });
const some = (relation: string, where: Predicate): Predicate => ({ kind: "some", relation, where });

describe("a query's cost", () => {
	it("is least by a unique field, more by an index, most without one", () => {
		expect(cost(eq("id"))).toBeLessThan(10);
		expect(cost({ kind: "and", items: [eq("username"), text("email")] })).toBeLessThan(10);
		expect(cost(eq("role"))).toBeGreaterThan(cost(eq("username")));
		expect(cost(text("email"))).toBeGreaterThan(cost(eq("role")));
		expect(cost({ kind: "or", items: [eq("id"), text("email")] })).toBeGreaterThan(1_000_000);
		expect(cost({ kind: "not", item: eq("id") })).toBeGreaterThan(1_000_000);
	});

	it("grows with each relation on the way", () => {
		const relation = user.descriptor.relations.find(({ kind }) => kind === "many");
		if (!relation) throw new Error("users have no relation to many");
		const once = cost(some(relation.name, always));
		expect(cost({ kind: "and", items: [some(relation.name, always), some(relation.name, always)] })).toBeGreaterThan(once);
	});

	it("is refused above the budget, in words that say why and what to do", () => {
		const refusal = (where: Predicate) => {
			try {
				refuseCostly(user, where, index, { maxCost: 1_000, rowsOf });
				return undefined;
			} catch (error) {
				return isDBALError(error) ? error : undefined;
			}
		};
		expect(refusal(eq("id"))).toBeUndefined();
		expect(refusal(text("email"))).toMatchObject({
			code: "VALIDATION_ERROR",
			fields: [{ path: "where", rule: "too_costly", message: expect.stringMatching(/2,000,000 rows and conditions.*indexed/) }],
		});
	});
});

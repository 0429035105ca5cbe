import type { Row, Value } from "@metabuilder/dbal/contract";
import type { Comparator, Condition, FieldPath, ValueTerm } from "@metabuilder/dbal-policy";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { model, node, scopeOf } from "../../test/node-model.js";
import { integer, rows, text } from "../../test/node-rows.js";
import type { Principal } from "../principal.js";
import { compareValues } from "../query/compare.js";
import { evaluate } from "../query/evaluate.js";
import { prepareCondition } from "./bind.js";

const principal: Principal = {
	id: "anybody",
	role: "admin",
	level: 2,
	tenantId: null,
	claims: { word: "a", number: 1, words: ["a", "é"], empty: [] },
};
const now = new Date("2026-01-01T00:00:00.000Z");

const comparator = fc.constantFrom<Comparator>("=", "!=", "<", "<=", ">", ">=");
const via = fc.array(fc.constant("parent"), { maxLength: 2 });
const path = (...names: readonly string[]): fc.Arbitrary<FieldPath> => fc.record({ via, field: fc.constantFrom(...names) });
const words = fc.oneof(
	text.map((value): ValueTerm => ({ kind: "constant", type: "text", value })),
	fc.constant<ValueTerm>({ kind: "claim", type: "text", name: "word" }),
);
const numbers = fc.oneof(
	integer.map((value): ValueTerm => ({ kind: "constant", type: "integer", value })),
	fc.constantFrom<ValueTerm>({ kind: "claim", type: "integer", name: "number" }, { kind: "claim", type: "integer", name: "level" }),
);
const levels = { public: 0, user: 1, admin: 2, god: 3 };
const negated = fc.boolean();

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
	condition: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc
			.record({ path: path("title", "note"), operator: comparator, value: words })
			.map((parts): Condition => ({ kind: "compare", ...parts })),
		fc
			.record({ path: path("count", "rank"), operator: comparator, value: numbers })
			.map((parts): Condition => ({ kind: "compare", ...parts })),
		fc
			.record({ path: path("rank"), operator: comparator })
			.map((parts): Condition => ({ kind: "compareFields", other: "count", ...parts })),
		fc
			.record({ path: path("role"), operator: comparator, value: numbers })
			.map((parts): Condition => ({ kind: "compareLevel", levels, ...parts })),
		fc.record({ left: numbers, operator: comparator, right: numbers }).map((parts): Condition => ({ kind: "compareValues", ...parts })),
		fc
			.record({ left: words, negated, values: fc.array(words, { minLength: 1, maxLength: 2 }) })
			.map((parts): Condition => ({ kind: "valueIn", ...parts })),
		fc
			.record({ path: path("title"), negated, values: fc.array(words, { minLength: 1, maxLength: 2 }) })
			.map((parts): Condition => ({ kind: "in", ...parts })),
		fc
			.record({ path: path("title"), negated, claim: fc.constantFrom("words", "empty") })
			.map((parts): Condition => ({ kind: "inClaim", of: { type: "text" }, ...parts })),
		fc
			.record({ path: path("title"), operator: fc.constantFrom("contains" as const, "startsWith", "endsWith"), value: words })
			.map((parts): Condition => ({ kind: "text", ...parts })),
		fc.record({ path: path("title", "rank", "count"), negated }).map((parts): Condition => ({ kind: "isNull", ...parts })),
		fc
			.record({ kind: fc.constantFrom("and" as const, "or" as const), items: fc.array(tie("condition"), { minLength: 2, maxLength: 3 }) })
			.map((parts): Condition => parts),
		tie("condition").map((item): Condition => ({ kind: "not", item })),
		fc
			.record({ via, quantifier: fc.constantFrom("some" as const, "none", "every"), where: tie("condition") })
			.map((parts): Condition => ({ kind: "quantified", relation: "children", ...parts })),
	),
}));

type Truth = boolean | null;
const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const any = (truths: readonly Truth[]): Truth => (truths.includes(true) ? true : truths.includes(null) ? null : false);
const all = (truths: readonly Truth[]): Truth => not(any(truths.map(not)));

/** What docs/access-rules.md says of a condition, word for word and without any cleverness. */
function meaning(condition: Condition, row: Row, nodes: readonly Row[]): Truth {
	const holder = (via: readonly string[]): Row | undefined =>
		via.reduce<Row | undefined>((at) => at && nodes.find((other) => other.id === at.parentId), row);
	const read = ({ via, field }: FieldPath): Value => holder(via)?.[field] ?? null;
	const known = (term: ValueTerm): Value => {
		if (term.kind === "constant") return term.value;
		if (term.kind === "now") return now;
		return term.name === "level" ? principal.level : (principal.claims[term.name] as Value);
	};
	const compare = (type: ValueTerm["type"], left: Value, operator: Comparator, right: Value): Truth => {
		if (left === null || right === null) return null;
		const order = compareValues(type, left, right);
		return { "=": order === 0, "!=": order !== 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0 }[operator];
	};
	const within = (left: Value, values: readonly Value[]): Truth => (left === null ? null : values.includes(left));
	const flip = (negated: boolean, truth: Truth) => (negated ? not(truth) : truth);
	switch (condition.kind) {
		case "and":
			return all(condition.items.map((item) => meaning(item, row, nodes)));
		case "or":
			return any(condition.items.map((item) => meaning(item, row, nodes)));
		case "not":
			return not(meaning(condition.item, row, nodes));
		case "compare":
			return compare(condition.value.type, read(condition.path), condition.operator, known(condition.value));
		case "compareFields":
			return compare("integer", read(condition.path), condition.operator, read({ ...condition.path, field: condition.other }));
		case "compareLevel": {
			const name = read(condition.path);
			return compare(
				"integer",
				name === null ? null : (condition.levels[name as string] ?? null),
				condition.operator,
				known(condition.value),
			);
		}
		case "compareValues":
			return compare("integer", known(condition.left), condition.operator, known(condition.right));
		case "in":
			return flip(condition.negated, within(read(condition.path), condition.values.map(known)));
		case "inClaim":
			return flip(condition.negated, within(read(condition.path), principal.claims[condition.claim] as readonly Value[]));
		case "valueIn":
			return flip(condition.negated, within(known(condition.left), condition.values.map(known)));
		case "text": {
			const value = read(condition.path);
			const operand = known(condition.value) as string;
			if (typeof value !== "string") return null;
			if (condition.operator === "contains") return value.includes(operand);
			return condition.operator === "startsWith" ? value.startsWith(operand) : value.endsWith(operand);
		}
		case "isNull":
			return (read(condition.path) === null) !== condition.negated;
		case "quantified": {
			const from = holder(condition.via);
			if (from === undefined) return null;
			const truths = nodes.filter((other) => other.parentId === from.id).map((other) => meaning(condition.where, other, nodes));
			if (condition.quantifier === "every") return all(truths);
			return flip(condition.quantifier === "none", any(truths));
		}
		default:
			return condition satisfies never;
	}
}

describe("a bound condition", () => {
	it("is true for exactly the rows for which the condition is true, and for none for which it is unknown", () => {
		fc.assert(
			fc.property(rows, condition, (nodes, rule) => {
				const predicate = prepareCondition(rule, node, model).bind(principal, now);
				expect(predicate).toBeDefined();
				if (predicate === undefined) return;
				for (const row of nodes) {
					expect(evaluate(predicate, node, row, scopeOf(nodes)) === true).toBe(meaning(rule, row, nodes) === true);
				}
			}),
			{ numRuns: 3_000 },
		);
	});

	it("of the opposite is never true for the same row", () => {
		fc.assert(
			fc.property(rows, condition, (nodes, rule) => {
				const [first, second] = [rule, { kind: "not", item: rule } as const].map((each) =>
					prepareCondition(each, node, model).bind(principal, now),
				);
				if (first === undefined || second === undefined) return;
				for (const row of nodes) {
					const truths = [first, second].map((each) => evaluate(each, node, row, scopeOf(nodes)));
					expect(truths.filter((truth) => truth === true).length).toBeLessThanOrEqual(1);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("depends on the caller only where it names a claim or the time", () => {
		const fixed: Condition = {
			kind: "compare",
			path: { via: [], field: "count" },
			operator: "=",
			value: { kind: "constant", type: "integer", value: 1 },
		};
		const claim: ValueTerm = { kind: "claim", type: "integer", name: "number" };
		const prepared = prepareCondition(fixed, node, model);
		expect(prepared.isFixed).toBe(true);
		expect(prepared.bind(principal, now)).toBe(prepared.bind({ ...principal, claims: {} }, now));
		const depending = prepareCondition({ ...fixed, value: claim }, node, model);
		expect(depending.isFixed).toBe(false);
		expect(depending.bind({ ...principal, claims: {} }, now)).toBeUndefined();
	});

	it("is of a model that has its relations", () => {
		const stray: Condition = {
			kind: "quantified",
			via: [],
			relation: "owners",
			quantifier: "some",
			where: { kind: "isNull", path: { via: [], field: "id" }, negated: false },
		};
		expect(() => prepareCondition(stray, node, model)).toThrow(TypeError);
	});
});

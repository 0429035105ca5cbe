import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Expression, maxExpressionDepth, maxExpressionLength, type Term } from "./expression.js";
import { parseExpression, parseTerm } from "./parse-expression.js";
import { printExpression, printTerm } from "./print-expression.js";

const none = { start: 0, end: 0 };

/** The tree without places, which a canonical spelling moves. */
function shape(tree: unknown): unknown {
	return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === "start" || key === "end" ? undefined : value)));
}

const name = fc.oneof(fc.constantFrom("level", "id", "in", "NOT", "now", "order"), fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/));
const path: fc.Arbitrary<Term & { kind: "path" }> = fc
	.array(name, { minLength: 1, maxLength: 3 })
	.map((names) => ({ kind: "path", names: names.map((name) => ({ name, ...none })), ...none }));
const claim = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/).map((name) => ({ kind: "claim" as const, name, ...none }));
const value: fc.Arbitrary<Term> = fc.oneof(
	path,
	claim,
	fc.constant<Term>({ kind: "now", ...none }),
	fc.string({ unit: "binary" }).map((value): Term => ({ kind: "string", value, ...none })),
	fc.stringMatching(/^-?[0-9]{1,12}(\.[0-9]{1,6})?$/).map((text): Term => ({ kind: "number", text, ...none })),
	fc.boolean().map((value): Term => ({ kind: "boolean", value, ...none })),
);
const subject = fc.oneof(
	value,
	path.map((path): Term => ({ kind: "level", path, ...none })),
);

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
	tree: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc
			.record({ left: subject, operator: fc.constantFrom("=" as const, "!=", "<", "<=", ">", ">="), right: subject })
			.map((parts): Expression => ({ kind: "compare", ...parts, ...none })),
		fc
			.record({ left: subject, operator: fc.constantFrom("contains" as const, "startsWith", "endsWith"), right: value })
			.map((parts): Expression => ({ kind: "text", ...parts, ...none })),
		fc
			.record({ left: subject, negated: fc.boolean(), right: fc.oneof(fc.array(value, { minLength: 1, maxLength: 3 }), claim) })
			.map((parts): Expression => ({ kind: "in", ...parts, ...none })),
		fc.record({ left: subject, negated: fc.boolean() }).map((parts): Expression => ({ kind: "isNull", ...parts, ...none })),
		fc
			.record({ kind: fc.constantFrom("and" as const, "or" as const), items: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }) })
			.map((parts): Expression => ({ ...parts, ...none })),
		tie("tree").map((item): Expression => ({ kind: "not", item, ...none })),
		fc
			.record({ path, quantifier: fc.constantFrom("some" as const, "none", "every"), where: tie("tree") })
			.map((parts): Expression => ({ kind: "quantified", ...parts, ...none })),
	),
}));

describe("expressions", () => {
	it("print to what parses to the same tree", () => {
		fc.assert(
			fc.property(tree, (expression) => {
				const text = printExpression(expression);
				fc.pre(text.length <= maxExpressionLength);
				const parsed = parseExpression(text);
				expect(parsed.fault).toBeUndefined();
				expect(shape(parsed.value)).toEqual(shape(expression));
			}),
			{ numRuns: 500 },
		);
	});

	it("never throw on any text, and place every fault inside it", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				"(",
				")",
				"AND",
				"or",
				"NOT",
				"IN",
				"IS",
				"NULL",
				"a",
				"$user.id",
				"'x'",
				"1",
				"=",
				"<",
				",",
				".",
				"some",
				"'",
				"level(",
			),
			fc.string({ unit: "binary", maxLength: 3 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const text = pieces.join(" ");
				const { fault } = parseExpression(text);
				if (fault === undefined) return;
				expect(fault.start).toBeGreaterThanOrEqual(0);
				expect(fault.start).toBeLessThanOrEqual(text.length);
				expect(fault.end).toBeGreaterThanOrEqual(fault.start);
			}),
			{ numRuns: 1000 },
		);
	});

	it("bind NOT closer than AND, and AND closer than OR", () => {
		const { value } = parseExpression("not a = 1 and b = 2 or c = 3");
		expect(value && printExpression(value)).toBe("NOT a = 1 AND b = 2 OR c = 3");
		expect(value?.kind).toBe("or");
	});

	it("read keywords in any case, and <> as !=", () => {
		const { value } = parseExpression("a <> 1 aNd things Some (b Starts wiTH 'x') and c is Not null and d noT in (TRUE, Now)");
		expect(value && printExpression(value)).toBe("a != 1 AND things SOME (b STARTS WITH 'x') AND c IS NOT NULL AND d NOT IN (true, now)");
	});

	it.each([
		["", 0, "expression_empty"],
		["   ", 3, "expression_empty"],
		["a = 1 AND", 9, "expression_syntax"],
		["a = 1 OR OR b = 2", 9, "expression_syntax"],
		["AND a = 1", 0, "expression_syntax"],
		["a = 1 b = 2", 6, "expression_syntax"],
		["(a = 1", 6, "expression_syntax"],
		["a = 1)", 5, "expression_syntax"],
		["()", 1, "expression_empty"],
		["a IN ()", 6, "expression_empty"],
		["things SOME ()", 13, "expression_empty"],
		["a = NULL", 4, "null_comparison"],
		["a IN (1, NULL)", 9, "null_comparison"],
		["a == 1", 3, "expression_syntax"],
		["a && b", 2, "expression_token"],
		["a || b", 2, "expression_token"],
		['a = "x"', 4, "expression_token"],
		["a = 'x", 4, "expression_token"],
		["a = $foo", 4, "expression_token"],
		["a = $user.b.c", 11, "expression_token"],
		["a = 1x", 5, "expression_token"],
		["a = 1.", 5, "expression_token"],
		["a LIKE 'x'", 2, "expression_syntax"],
		["isOpen", 6, "expression_syntax"],
		["isOpen AND a = 1", 7, "expression_syntax"],
		["upper(a) = 'X'", 0, "expression_syntax"],
		["a.in = 1", 2, "expression_syntax"],
		["a = 1; DROP TABLE x", 5, "expression_token"],
		["a = 1 -- x", 6, "expression_token"],
		["a = 😀", 4, "expression_token"],
		["\u0000", 0, "expression_token"],
	])("%j: fault at %i, %s", (text, at, code) => {
		const { fault } = parseExpression(text);
		expect([fault?.start, fault?.code]).toEqual([at, code]);
		expect(fault?.fix).not.toBe("");
	});

	it("are bounded in length and depth", () => {
		const nested = (levels: number) => `${"(".repeat(levels)}a = 1${")".repeat(levels)}`;
		expect(parseExpression(nested(maxExpressionDepth)).fault).toBeUndefined();
		expect(parseExpression(nested(maxExpressionDepth + 1)).fault?.code).toBe("expression_too_deep");
		expect(parseExpression(`${"NOT ".repeat(2_000)}a = 1`).fault?.code).toBe("expression_too_deep");
		const long = Array.from({ length: 900 }, () => "a = 1").join(" OR ");
		expect(parseExpression(long).fault).toBeUndefined();
		expect(parseExpression(`a = '${"x".repeat(maxExpressionLength)}'`).fault?.code).toBe("expression_too_long");
		expect(parseExpression(`a = '${"x".repeat(maxExpressionLength - 10)}`).fault?.code).toBe("expression_token");
	});

	it("let a preset be a single value", () => {
		expect(parseTerm("$user.id").value).toMatchObject({ kind: "claim", name: "id" });
		expect(parseTerm("'it''s'").value).toMatchObject({ kind: "string", value: "it's" });
		expect(parseTerm("now = 1").fault?.code).toBe("expression_syntax");
		expect(printTerm({ kind: "string", value: "it's", ...none })).toBe("'it''s'");
	});
});

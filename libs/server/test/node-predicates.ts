import fc from "fast-check";
import type { Operand, Predicate } from "../src/query/predicate.js";
import { big, blob, decimal, instant, integer, role, text } from "./node-rows.js";

const operator = fc.constantFrom("eq" as const, "lt", "lte", "gt", "gte");
const fields: readonly (readonly [string, fc.Arbitrary<Operand>])[] = [
	["title", text],
	["note", text],
	["count", integer],
	["rank", integer],
	["big", big],
	["isOpen", fc.boolean()],
	["blob", blob],
	["seenAt", instant],
	["role", role],
	["price", decimal],
];

const compared = fc.constantFrom(...fields).chain(([field, value]) =>
	fc.oneof(
		fc.record({ operator, value }).map((parts): Predicate => ({ kind: "compare", field, ...parts })),
		fc.array(value, { maxLength: 3 }).map((values): Predicate => ({ kind: "in", field, values })),
		fc.constant<Predicate>({ kind: "isNull", field }),
	),
);
/** Predicates of every kind on nodes. */
export const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
	predicate: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		compared,
		fc.boolean().map((value): Predicate => ({ kind: "constant", value })),
		fc
			.record({
				field: fc.constantFrom("title", "note"),
				operator: fc.constantFrom("contains" as const, "startsWith", "endsWith"),
				value: text,
			})
			.map((parts): Predicate => ({ kind: "text", ...parts })),
		operator.map((operator): Predicate => ({ kind: "compareFields", field: "title", operator, other: "note" })),
		operator.map((operator): Predicate => ({ kind: "compareFields", field: "count", operator, other: "rank" })),
		fc
			.record({ kind: fc.constantFrom("and" as const, "or" as const), items: fc.array(tie("predicate"), { maxLength: 3 }) })
			.map((parts): Predicate => parts),
		tie("predicate").map((item): Predicate => ({ kind: "not", item })),
		fc
			.record({ relation: fc.constantFrom("parent", "children"), where: tie("predicate") })
			.map((parts): Predicate => ({ kind: "some", ...parts })),
	),
}));

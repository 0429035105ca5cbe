import type { Value } from "@metabuilder/dbal/contract";

/** A value that can be compared: never NULL, never JSON. */
export type Operand = Exclude<Value, null | readonly unknown[] | { readonly [key: string]: unknown }>;

/**
 * A filter that was checked against the model: what a caller's `where` and a bound access rule both become, and all that
 * an adapter has to understand. Three-valued as in SQL: a comparison with NULL is unknown, and unknown rows don't match.
 * An empty `and` is true, an empty `or` false.
 */
export type Predicate =
	| { readonly kind: "and" | "or"; readonly items: readonly Predicate[] }
	| { readonly kind: "not"; readonly item: Predicate }
	| { readonly kind: "constant"; readonly value: boolean }
	| { readonly kind: "compare"; readonly field: string; readonly operator: Comparison; readonly value: Operand }
	/** Two fields of the same row, of the same type. Only rules make it. */
	| { readonly kind: "compareFields"; readonly field: string; readonly operator: Comparison; readonly other: string }
	| { readonly kind: "in"; readonly field: string; readonly values: readonly Operand[] }
	/** Plain substrings, by code point; `%`, `_` and `\` mean themselves. */
	| { readonly kind: "text"; readonly field: string; readonly operator: "contains" | "startsWith" | "endsWith"; readonly value: string }
	| { readonly kind: "isNull"; readonly field: string }
	/** `some`: a related row matches. `every` and `none` are written as `not some`. A to-one `is` is `some`. `isNot` is `not some`. */
	| { readonly kind: "some"; readonly relation: string; readonly where: Predicate };

export type Comparison = "eq" | "lt" | "lte" | "gt" | "gte";

export const always: Predicate = { kind: "constant", value: true };
export const never: Predicate = { kind: "constant", value: false };

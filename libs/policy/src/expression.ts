/** A stretch of an expression's text: offsets in UTF-16 units, the end exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Everything that can be wrong with a rule besides the document's shape. docs/access-rules.md says more of each. */
export type FaultCode =
	| "expression_token"
	| "expression_syntax"
	| "expression_empty"
	| "expression_too_long"
	| "expression_too_deep"
	| "null_comparison"
	| "unknown_entity"
	| "unknown_role"
	| "unknown_operation"
	| "unknown_field"
	| "unknown_claim"
	| "path_kind"
	| "type_mismatch"
	| "bad_literal"
	| "unknown_member"
	| "operator_type"
	| "constant_condition"
	| "preset_conflict"
	| "no_rules"
	| "no_effect"
	| "write_without_read"
	| "filter_field_writable"
	| "filter_not_indexed"
	| "role_of_nobody";

/** Something wrong in an expression: what it breaks, what is wrong, and how to mend it. */
export interface Fault extends Span {
	readonly code: FaultCode;
	readonly message: string;
	readonly fix: string;
	/** `error` unless said. */
	readonly severity?: "error" | "warning";
}

export type Comparator = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type TextOperator = "contains" | "startsWith" | "endsWith";
export type Quantifier = "some" | "none" | "every";

/** A name in a path, with its place. */
export interface Name extends Span {
	readonly name: string;
}

/** What stands beside an operator. */
export type Term =
	/** `level`, `createdByUser.role`. */
	| (Span & { readonly kind: "path"; readonly names: readonly Name[] })
	/** `level(role)`: the level of the role that an enum field names. */
	| (Span & { readonly kind: "level"; readonly path: Term & { readonly kind: "path" } })
	/** `$user.tenantId`. */
	| (Span & { readonly kind: "claim"; readonly name: string })
	| (Span & { readonly kind: "now" })
	| (Span & { readonly kind: "string"; readonly value: string })
	/** As written, so that no digit is lost. */
	| (Span & { readonly kind: "number"; readonly text: string })
	| (Span & { readonly kind: "boolean"; readonly value: boolean });

/** An expression as it was written, not yet checked against a model. `and` and `or` have at least two items. */
export type Expression =
	| (Span & { readonly kind: "and" | "or"; readonly items: readonly Expression[] })
	| (Span & { readonly kind: "not"; readonly item: Expression })
	| (Span & { readonly kind: "compare"; readonly left: Term; readonly operator: Comparator; readonly right: Term })
	| (Span & { readonly kind: "text"; readonly left: Term; readonly operator: TextOperator; readonly right: Term })
	/** `IN (a, b)`, or `IN $user.teams` where the claim is a list. */
	| (Span & {
			readonly kind: "in";
			readonly left: Term;
			readonly negated: boolean;
			readonly right: readonly Term[] | (Term & { readonly kind: "claim" });
	  })
	| (Span & { readonly kind: "isNull"; readonly left: Term; readonly negated: boolean })
	| (Span & {
			readonly kind: "quantified";
			readonly path: Term & { readonly kind: "path" };
			readonly quantifier: Quantifier;
			readonly where: Expression;
	  });

/** Bounds of one expression. */
export const maxExpressionLength = 10_000;
export const maxExpressionDepth = 32;

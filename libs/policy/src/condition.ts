import type { Comparator, Quantifier, TextOperator } from "./expression.js";
import type { FieldType } from "./policy-model.js";

/** What a value is compared with or stored in, and what a claim must be to take its place. */
export interface ValueType {
	readonly type: FieldType;
	/** Of an enum. */
	readonly values?: readonly string[];
	/** Of a decimal. */
	readonly precision?: number;
	readonly scale?: number;
}

/** A value that is known when the rules are loaded, in the contract's canonical form of its type. */
export type Constant = string | number | bigint | boolean | Date;

/** A value that is known at the latest when a call arrives. */
export type ValueTerm =
	| { readonly kind: "constant"; readonly type: FieldType; readonly value: Constant }
	| (ValueType & { readonly kind: "claim"; readonly name: string })
	/** The time of the call; of type `date`, its day in UTC. */
	| { readonly kind: "now"; readonly type: "datetime" | "date" };

/** A field of the row, or of the one row that to-one relations lead to. The path has no value where a relation leads to no row. */
export interface FieldPath {
	/** Names of to-one relations, outermost first. */
	readonly via: readonly string[];
	readonly field: string;
}

/**
 * A condition that was checked against the model. Three-valued as in SQL, with no exception below NOT: a comparison with
 * NULL, or through a relation that leads to no row, is unknown; SOME is true if it is true for a related row, else unknown
 * if it is unknown for one, else false; NONE is NOT SOME, EVERY is NOT SOME NOT.
 */
export type Condition =
	| { readonly kind: "and" | "or"; readonly items: readonly Condition[] }
	| { readonly kind: "not"; readonly item: Condition }
	| { readonly kind: "compare"; readonly path: FieldPath; readonly operator: Comparator; readonly value: ValueTerm }
	/** Two fields of one row. */
	| { readonly kind: "compareFields"; readonly path: FieldPath; readonly operator: Comparator; readonly other: string }
	/** The level of the role that an enum field names; `levels` has all its members. */
	| {
			readonly kind: "compareLevel";
			readonly path: FieldPath;
			readonly levels: Readonly<Record<string, number>>;
			readonly operator: Comparator;
			readonly value: ValueTerm;
	  }
	/** No row takes part: claims and constants. */
	| { readonly kind: "compareValues"; readonly left: ValueTerm; readonly operator: Comparator; readonly right: ValueTerm }
	| { readonly kind: "in"; readonly path: FieldPath; readonly negated: boolean; readonly values: readonly ValueTerm[] }
	/** A claim that is a list of values of `type`. */
	| { readonly kind: "inClaim"; readonly path: FieldPath; readonly negated: boolean; readonly claim: string; readonly of: ValueType }
	/** A claim in a list of values. */
	| { readonly kind: "valueIn"; readonly left: ValueTerm; readonly negated: boolean; readonly values: readonly ValueTerm[] }
	| { readonly kind: "text"; readonly path: FieldPath; readonly operator: TextOperator; readonly value: ValueTerm }
	/** Never unknown: a path with no row has no value, which is NULL. */
	| { readonly kind: "isNull"; readonly path: FieldPath; readonly negated: boolean }
	| {
			readonly kind: "quantified";
			readonly via: readonly string[];
			readonly relation: string;
			readonly quantifier: Quantifier;
			readonly where: Condition;
	  };

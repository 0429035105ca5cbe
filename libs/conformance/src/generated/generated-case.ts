import type { FieldOperator, OnDelete, RelationOperator } from "@metabuilder/dbal/contract";

/** An edge of what a field may hold. */
export type Bound =
	| "empty"
	| "min_length"
	| "max_length"
	| "hostile_text"
	| "upper_case"
	| "min"
	| "max"
	| "negative_zero"
	| "tiny"
	| "earliest"
	| "latest"
	| "max_depth"
	| "max_bytes"
	| "null_inside"
	| "true"
	| "false";

/** A rule of a field that a value can break. */
export type Rule =
	| "type"
	| "format"
	| "text"
	| "min_length"
	| "max_length"
	| "pattern"
	| "min"
	| "max"
	| "range"
	| "precision"
	| "scale"
	| "enum"
	| "max_depth"
	| "max_bytes";

/**
 * What must hold of one entity of a spec. A table of these is generated from the spec; what each means is written once, in
 * this folder. Names are API names.
 */
export type GeneratedCase =
	| { readonly kind: "round_trip" | "page"; readonly entity: string }
	| { readonly kind: "key"; readonly entity: string; readonly fields: readonly string[] }
	| { readonly kind: "extreme"; readonly entity: string; readonly field: string; readonly bound: Bound }
	| { readonly kind: "member"; readonly entity: string; readonly field: string; readonly member: string }
	| { readonly kind: "violation"; readonly entity: string; readonly field: string; readonly rule: Rule }
	| {
			readonly kind: "required" | "nullable" | "default" | "generated" | "immutable" | "auto_update";
			readonly entity: string;
			readonly field: string;
	  }
	| { readonly kind: "unique"; readonly entity: string; readonly fields: readonly string[] }
	| { readonly kind: "foreign_key"; readonly entity: string; readonly field: string }
	| { readonly kind: "on_delete"; readonly entity: string; readonly field: string; readonly behaviour: OnDelete }
	| { readonly kind: "filter"; readonly entity: string; readonly field: string; readonly operator: FieldOperator }
	| { readonly kind: "refused_filter"; readonly entity: string; readonly field: string; readonly operator: FieldOperator }
	| { readonly kind: "relation_filter"; readonly entity: string; readonly relation: string; readonly operator: RelationOperator }
	| { readonly kind: "order"; readonly entity: string; readonly field: string };

/** The case's id within its suite, such as `User/violation/username/max_length`. */
export function generatedCaseId(entry: GeneratedCase): string {
	const { kind, entity } = entry;
	switch (entry.kind) {
		case "round_trip":
		case "page":
			return `${entity}/${kind}`;
		case "key":
		case "unique":
			return `${entity}/${kind}/${entry.fields.join("+")}`;
		case "extreme":
			return `${entity}/${kind}/${entry.field}/${entry.bound}`;
		case "member":
			return `${entity}/${kind}/${entry.field}/${entry.member}`;
		case "violation":
			return `${entity}/${kind}/${entry.field}/${entry.rule}`;
		case "required":
		case "nullable":
		case "default":
		case "generated":
		case "immutable":
		case "auto_update":
		case "foreign_key":
		case "order":
			return `${entity}/${kind}/${entry.field}`;
		case "on_delete":
			return `${entity}/${kind}/${entry.field}/${entry.behaviour}`;
		case "filter":
		case "refused_filter":
			return `${entity}/${kind}/${entry.field}/${entry.operator}`;
		case "relation_filter":
			return `${entity}/${kind}/${entry.relation}/${entry.operator}`;
		default:
			return entry satisfies never;
	}
}

import { closest } from "@metabuilder/dbal-documents";
import type { ValueTerm, ValueType } from "./condition.js";
import { type ConstantTerm, isNumber, isText, readConstant } from "./constant.js";
import type { Comparator, Span, Term } from "./expression.js";
import type { ModelIndex } from "./model-index.js";
import type { FieldType, PolicyField } from "./policy-model.js";
import type { Report } from "./resolve-path.js";

export type ClaimTerm = Term & { readonly kind: "claim" };
type NowTerm = Term & { readonly kind: "now" };
/** Anything that is no part of a row. */
export type Known = ConstantTerm | ClaimTerm | NowTerm;

/** Checks what is no part of a row: constants, claims and the time. */
export class ValueChecker {
	readonly #model: ModelIndex;
	readonly #report: Report;

	constructor(model: ModelIndex, report: Report) {
		this.#model = model;
		this.#report = report;
	}

	preset(term: Term, field: PolicyField): ValueTerm | undefined {
		if (term.kind === "path") {
			return this.#report(
				term,
				"type_mismatch",
				"a preset can't be taken from a field",
				`write $user.<claim>, now, or a text in single quotes inside the YAML text: "'${term.names.map(({ name }) => name).join(".")}'"`,
			);
		}
		if (term.kind === "level") return this.#report(term, "type_mismatch", "a preset can't be a level", "write $user.level");
		return this.value(term, field);
	}

	/** The type that two such values have in common: that of whichever side has one by itself. */
	typeOfKnown(left: Known, right: Known, span: Span): ValueType | undefined {
		if (left.kind !== "claim" && right.kind !== "claim") {
			return this.#report(
				span,
				"constant_condition",
				"the condition is the same for every row and every caller",
				"compare a field or a claim, or leave the condition out",
			);
		}
		const type = this.#ownType(left) ?? this.#ownType(right);
		if (type !== undefined) return type;
		return this.#report(
			span,
			"type_mismatch",
			"nothing says which type these claims have",
			"compare a claim with a field, a constant or a known claim",
		);
	}

	/** The type that a value has by itself. */
	#ownType(term: Known): ValueType | undefined {
		switch (term.kind) {
			case "claim":
				if (term.name === "role") return { type: "enum", values: [...this.#model.roles.keys()] };
				if (term.name === "level") return { type: "float" };
				return term.name === "id" || term.name === "tenantId" ? { type: "string" } : undefined;
			case "string":
				return { type: "string" };
			case "number":
				return { type: "float" };
			case "boolean":
				return { type: "boolean" };
			case "now":
				return { type: "datetime" };
			default:
				return exhausted(term);
		}
	}

	/** A value that is compared with, or stored in, something of a type. */
	value(term: Term, type: ValueType): ValueTerm | undefined {
		switch (term.kind) {
			case "string":
			case "number":
			case "boolean": {
				const read = readConstant(term, type);
				if (read.problem === undefined) return { kind: "constant", type: type.type, value: read.value };
				return this.#report(term, read.problem.code, read.problem.message, read.problem.fix);
			}
			case "now":
				if (type.type === "datetime" || type.type === "date") return { kind: "now", type: type.type };
				return this.#report(term, "type_mismatch", `now is compared with ${article(type.type)}`, "compare it with a datetime or a date");
			case "claim":
				return this.#claim(term, type);
			case "path":
			case "level":
				return this.#report(term, "path_kind", "a field can't stand here", "write a claim, a constant or now");
			default:
				return exhausted(term);
		}
	}

	#claim(term: ClaimTerm, of: ValueType): ValueTerm | undefined {
		const { type } = of;
		if (!this.claimIsKnown(term)) return undefined;
		const fits = knownClaimFits[term.name];
		if (type === "json" || type === "bytes") {
			return this.#report(term, "operator_type", `a claim can't be ${article(type)}`, "use a claim with a field of another type");
		}
		if (fits !== undefined && !fits(type)) {
			return this.#report(
				term,
				"type_mismatch",
				`$user.${term.name} ${term.name === "level" ? "is a number" : "is text"}, and is used as ${article(type)}`,
				"use a claim and a field of one type",
			);
		}
		return { kind: "claim", name: term.name, ...typeOf(of) };
	}

	/** Reports a claim that the model doesn't list, or that looks like a known one written wrong. */
	claimIsKnown(term: ClaimTerm): boolean {
		const known = [...Object.keys(knownClaimFits), ...(this.#model.claims ?? [])];
		if (known.includes(term.name)) return true;
		const near = closest(term.name, known);
		if (this.#model.claims === undefined && near === undefined) return true;
		this.#report(
			term,
			"unknown_claim",
			`$user.${term.name} is not a known claim${near === undefined ? "" : ` (did you mean \`$user.${near}\`?)`}`,
			`use one of: ${known.map((name) => `$user.${name}`).join(", ")}`,
			this.#model.claims === undefined ? "warning" : "error",
		);
		return this.#model.claims === undefined;
	}

	/** Reports an operator that the type doesn't have. */
	isComparable(span: Span, { name, type }: ValueType & { readonly name: string }, operator: Comparator): boolean {
		const subject = name === "" ? `a ${type}` : `\`${name}\``;
		if (type === "json" || type === "bytes") {
			this.#report(span, "operator_type", `${subject} is ${article(type)} and can't be compared`, "compare another field, or use IS NULL");
			return false;
		}
		if (operator === "=" || operator === "!=" || (type !== "boolean" && type !== "enum")) return true;
		this.#report(
			span,
			"operator_type",
			`${subject} is ${article(type)}, which has no order`,
			type === "enum" ? "compare it with = or IN, or level(…) if it names a role" : "compare it with =",
		);
		return false;
	}
}

const knownClaimFits: Readonly<Record<string, (type: FieldType) => boolean>> = {
	id: (type) => type === "uuid" || isText(type),
	role: (type) => type === "enum" || isText(type),
	level: isNumber,
	tenantId: (type) => type === "uuid" || isText(type),
};

/** A type as a sentence names it. */
export function article(type: FieldType): string {
	if (type === "text") return "text";
	if (type === "bytes" || type === "json") return type;
	return `${/^[aeio]/.test(type) ? "an" : "a"} ${type}`;
}

/** What of a field makes the type of a value. */
export function typeOf({ type, values, precision, scale }: ValueType): ValueType {
	return { type, ...(values && { values }), ...(precision !== undefined && { precision }), ...(scale !== undefined && { scale }) };
}

function exhausted(value: never): never {
	throw new TypeError(`unknown node ${JSON.stringify(value)}`);
}

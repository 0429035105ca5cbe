import { article, type ClaimTerm, type Known, typeOf, ValueChecker } from "./check-value.js";
import type { Condition, FieldPath, ValueTerm } from "./condition.js";
import { isNumber, isText } from "./constant.js";
import type { Comparator, Expression, Fault, Span, Term } from "./expression.js";
import type { ModelIndex } from "./model-index.js";
import type { PolicyField } from "./policy-model.js";
import { type Position, type Report, resolveField, resolveMany } from "./resolve-path.js";

type OfKind<K extends Expression["kind"]> = Extract<Expression, { readonly kind: K }>;
/** A term with its part of the model. */
type Resolved =
	| { readonly kind: "field"; readonly term: Term; readonly path: FieldPath; readonly field: PolicyField }
	| { readonly kind: "level"; readonly term: Term; readonly path: FieldPath; readonly levels: Readonly<Record<string, number>> }
	| { readonly kind: "known"; readonly term: Known };

/** What was found: the condition unless a fault is an error. All faults at once. */
export interface CheckedExpression {
	readonly condition?: Condition;
	readonly faults: readonly Fault[];
}

/** Checks an expression against the entity whose rows it speaks of. */
export function checkExpression(expression: Expression, entity: string, model: ModelIndex): CheckedExpression {
	const at = model.entities.get(entity);
	if (at === undefined) throw new TypeError(`the model has no entity ${entity}`);
	const checker = new Checker(model);
	const condition = checker.condition(expression, { at, hops: 0 });
	return checker.faults.some(({ severity }) => severity !== "warning") || condition === undefined
		? { faults: checker.faults }
		: { condition, faults: checker.faults };
}

/** Checks a preset's value against the field that it fills. */
export function checkPreset(
	term: Term,
	field: PolicyField,
	model: ModelIndex,
): { readonly value?: ValueTerm; readonly faults: readonly Fault[] } {
	const faults: Fault[] = [];
	const value = new ValueChecker(model, reportTo(faults)).preset(term, field);
	return faults.some(({ severity }) => severity !== "warning") || value === undefined ? { faults } : { value, faults };
}

const flipped: Readonly<Record<Comparator, Comparator>> = { "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

class Checker {
	readonly faults: Fault[] = [];
	readonly #model: ModelIndex;
	readonly #values: ValueChecker;
	readonly #report: Report;

	constructor(model: ModelIndex) {
		this.#model = model;
		this.#report = reportTo(this.faults);
		this.#values = new ValueChecker(model, this.#report);
	}

	condition(expression: Expression, position: Position): Condition | undefined {
		switch (expression.kind) {
			case "and":
			case "or": {
				const items = expression.items.map((item) => this.condition(item, position));
				return items.every((item) => item !== undefined) ? { kind: expression.kind, items } : undefined;
			}
			case "not": {
				const item = this.condition(expression.item, position);
				return item && { kind: "not", item };
			}
			case "compare":
				return this.#compare(expression, position);
			case "text":
				return this.#text(expression, position);
			case "in":
				return this.#in(expression, position);
			case "isNull":
				return this.#isNull(expression, position);
			case "quantified": {
				const found = resolveMany(expression.path.names, position, this.#model, this.#report);
				const where = found && this.condition(expression.where, found.target);
				if (found === undefined || where === undefined) return undefined;
				return { kind: "quantified", via: found.via, relation: found.relation.name, quantifier: expression.quantifier, where };
			}
			default:
				return exhausted(expression);
		}
	}

	#compare({ left, operator, right, start, end }: OfKind<"compare">, position: Position): Condition | undefined {
		const first = this.#resolve(left, position);
		const second = this.#resolve(right, position);
		if (first === undefined || second === undefined) return undefined;
		if (first.kind !== "known") return this.#compareRow(first, operator, second, right);
		if (second.kind !== "known") return this.#compareRow(second, flipped[operator], first, left);
		return this.#compareKnown(first.term, operator, second.term, { start, end });
	}

	#compareRow(
		subject: Exclude<Resolved, { kind: "known" }>,
		operator: Comparator,
		other: Resolved,
		otherTerm: Term,
	): Condition | undefined {
		if (subject.kind === "level") {
			if (other.kind !== "known") {
				return this.#report(otherTerm, "type_mismatch", "a level is compared with a field", "compare it with $user.level or a number");
			}
			const value = this.#values.value(other.term, { type: "integer" });
			return value && { kind: "compareLevel", path: subject.path, levels: subject.levels, operator, value };
		}
		const { path, field } = subject;
		if (!this.#values.isComparable(subject.term, field, operator)) return undefined;
		if (other.kind === "known") {
			const value = this.#values.value(other.term, field);
			return value && { kind: "compare", path, operator, value };
		}
		if (other.kind === "level") {
			return this.#report(otherTerm, "type_mismatch", "a level is compared with a field", "compare it with $user.level or a number");
		}
		if (path.via.join(".") !== other.path.via.join(".")) {
			return this.#report(
				otherTerm,
				"path_kind",
				"two fields of different rows are compared",
				"compare fields of one row, or a field with a claim",
			);
		}
		if (!alike(field, other.field)) {
			return this.#report(
				otherTerm,
				"type_mismatch",
				`\`${field.name}\` is ${article(field.type)} and \`${other.field.name}\` ${article(other.field.type)}`,
				"compare fields of one type",
			);
		}
		return { kind: "compareFields", path, operator, other: other.path.field };
	}

	/** Claims with constants: the type is that of whichever side has one. */
	#compareKnown(left: Known, operator: Comparator, right: Known, span: Span): Condition | undefined {
		const type = this.#values.typeOfKnown(left, right, span);
		if (type === undefined || !this.#values.isComparable(span, { name: "", ...type }, operator)) return undefined;
		const first = this.#values.value(left, type);
		const second = this.#values.value(right, type);
		return first && second && { kind: "compareValues", left: first, operator, right: second };
	}

	#text({ left, operator, right }: OfKind<"text">, position: Position): Condition | undefined {
		const subject = this.#resolve(left, position);
		const operand = this.#resolve(right, position);
		if (subject === undefined || operand === undefined) return undefined;
		if (operand.kind !== "known") {
			return this.#report(right, "operator_type", "a text operator takes a text or a claim", "write a text in single quotes");
		}
		if (operand.term.kind === "string" && operand.term.value === "") {
			return this.#report(right, "constant_condition", "the empty text is in every text", "write the text to look for, or IS NOT NULL");
		}
		if (subject.kind === "level") return this.#report(left, "operator_type", "a level is a number", "compare it with <= or =");
		if (subject.kind === "known") {
			return this.#report(left, "operator_type", "a text operator looks into a field", "name a text field before it");
		}
		if (!isText(subject.field.type)) {
			return this.#report(
				left,
				"operator_type",
				`\`${subject.field.name}\` is ${article(subject.field.type)}, and CONTAINS, STARTS WITH and ENDS WITH need a text`,
				isNumber(subject.field.type) ? "compare it with =, <, <=, > or >=" : "compare it with = or IN",
			);
		}
		const value = this.#values.value(operand.term, { type: "string" });
		return value && { kind: "text", path: subject.path, operator, value };
	}

	#in({ left, negated, right }: OfKind<"in">, position: Position): Condition | undefined {
		const subject = this.#resolve(left, position);
		if ("kind" in right) return subject && this.#inClaim(subject, negated, right, left);
		const members = right.map((term) => this.#resolve(term, position));
		if (subject === undefined) return undefined;
		const known = members.map((member, index) => {
			if (member?.kind === "known") return member.term;
			const term = right[index];
			if (member !== undefined && term !== undefined) {
				this.#report(term, "path_kind", "a list holds values, not fields", "compare with OR and =, or put a text in single quotes");
			}
			return undefined;
		});
		const terms = known.filter((term) => term !== undefined);
		if (terms.length !== right.length) return undefined;
		if (subject.kind === "field" && !this.#values.isComparable(left, subject.field, "=")) return undefined;
		const first = terms[0];
		const type =
			subject.kind === "field"
				? subject.field
				: subject.kind === "level"
					? ({ type: "integer" } as const)
					: first && this.#values.typeOfKnown(subject.term, first, left);
		if (type === undefined) return undefined;
		const values = terms.map((term) => this.#values.value(term, type));
		if (!values.every((value) => value !== undefined)) return undefined;
		switch (subject.kind) {
			case "field":
				return { kind: "in", path: subject.path, negated, values };
			case "level": {
				const { path, levels } = subject;
				const items = values.map((value) => ({ kind: "compareLevel", path, levels, operator: "=", value }) as const);
				const any: Condition = { kind: "or", items };
				return negated ? { kind: "not", item: any } : any;
			}
			case "known": {
				const value = this.#values.value(subject.term, type);
				return value && { kind: "valueIn", left: value, negated, values };
			}
			default:
				return exhausted(subject);
		}
	}

	#inClaim(subject: Resolved, negated: boolean, claim: ClaimTerm, left: Term): Condition | undefined {
		if (["id", "role", "level", "tenantId"].includes(claim.name)) {
			return this.#report(claim, "type_mismatch", `$user.${claim.name} is a single value, not a list`, `write ${negated ? "!=" : "="}`);
		}
		if (!this.#values.claimIsKnown(claim)) return undefined;
		if (subject.kind !== "field") {
			return this.#report(left, "path_kind", "only a field can be looked up in a claim", "name a field before IN");
		}
		const { field, path } = subject;
		if (!this.#values.isComparable(left, field, "=")) return undefined;
		return { kind: "inClaim", path, negated, claim: claim.name, of: typeOf(field) };
	}

	#isNull({ left, negated, start, end }: OfKind<"isNull">, position: Position): Condition | undefined {
		const subject = this.#resolve(left, position);
		if (subject === undefined) return undefined;
		if (subject.kind !== "field") {
			return this.#report(
				left,
				"path_kind",
				"only a field can be NULL",
				subject.kind === "known" && subject.term.kind === "claim"
					? "leave it out: a rule whose claim the caller lacks grants nothing"
					: "name a field before IS NULL",
			);
		}
		if (!subject.field.nullable && subject.path.via.length === 0) {
			this.#report(
				{ start, end },
				"constant_condition",
				`\`${subject.field.name}\` is never NULL`,
				negated ? "remove the condition: it is always true" : "remove the condition: it is never true",
				"warning",
			);
		}
		return { kind: "isNull", path: subject.path, negated };
	}

	#resolve(term: Term, position: Position): Resolved | undefined {
		if (term.kind === "path") {
			const found = resolveField(term.names, position, this.#model, this.#report);
			return found && { kind: "field", term, ...found };
		}
		if (term.kind !== "level") return { kind: "known", term };
		const found = resolveField(term.path.names, position, this.#model, this.#report);
		if (found === undefined) return undefined;
		const { field, path } = found;
		const stranger = field.values?.find((value) => !this.#model.roles.has(value));
		if (field.type !== "enum" || stranger !== undefined) {
			return this.#report(
				term.path,
				"type_mismatch",
				field.type !== "enum"
					? `level() takes an enum of roles, and \`${field.name}\` is ${article(field.type)}`
					: `\`${field.name}\` may be '${stranger ?? ""}', which is not a role`,
				"name a field whose values are all roles",
			);
		}
		const levels = Object.fromEntries((field.values ?? []).map((role) => [role, this.#model.roles.get(role)?.level ?? 0]));
		return { kind: "level", term, path, levels };
	}
}

function reportTo(faults: Fault[]): Report {
	return ({ start, end }, code, message, fix, severity) => {
		faults.push({ start, end, code, message, fix, ...(severity && { severity }) });
		return undefined;
	};
}

function alike(left: PolicyField, right: PolicyField): boolean {
	if (isText(left.type)) return isText(right.type);
	if (left.type !== right.type) return false;
	return left.type !== "enum" || left.values?.join("\n") === right.values?.join("\n");
}

function exhausted(value: never): never {
	throw new TypeError(`unknown node ${JSON.stringify(value)}`);
}

import type { Condition, FieldPath, ValueTerm } from "./condition.js";
import { isNumber } from "./constant.js";
import { printName, quantifierWords, quoted, textOperatorWords } from "./print-expression.js";

/** Writes a checked condition in the words of the language. Conditions that print alike mean the same. */
export function printCondition(condition: Condition): string {
	switch (condition.kind) {
		case "and":
		case "or": {
			const joint = condition.kind === "and" ? " AND " : " OR ";
			return condition.items.map((item) => (binds(item) ? printCondition(item) : `(${printCondition(item)})`)).join(joint);
		}
		case "not":
			return binds(condition.item) ? `NOT ${printCondition(condition.item)}` : `NOT (${printCondition(condition.item)})`;
		case "compare":
			return `${printPath(condition.path)} ${condition.operator} ${printValue(condition.value)}`;
		case "compareFields":
			return `${printPath(condition.path)} ${condition.operator} ${printPath({ ...condition.path, field: condition.other })}`;
		case "compareLevel":
			return `level(${printPath(condition.path)}) ${condition.operator} ${printValue(condition.value)}`;
		case "compareValues":
			return `${printValue(condition.left)} ${condition.operator} ${printValue(condition.right)}`;
		case "in":
			return `${printPath(condition.path)} ${condition.negated ? "NOT IN" : "IN"} (${condition.values.map(printValue).join(", ")})`;
		case "inClaim":
			return `${printPath(condition.path)} ${condition.negated ? "NOT IN" : "IN"} $user.${condition.claim}`;
		case "valueIn":
			return `${printValue(condition.left)} ${condition.negated ? "NOT IN" : "IN"} (${condition.values.map(printValue).join(", ")})`;
		case "text":
			return `${printPath(condition.path)} ${textOperatorWords[condition.operator]} ${printValue(condition.value)}`;
		case "isNull":
			return `${printPath(condition.path)} IS ${condition.negated ? "NOT " : ""}NULL`;
		case "quantified": {
			const path = [...condition.via, condition.relation].map(printName).join(".");
			return `${path} ${quantifierWords[condition.quantifier]} (${printCondition(condition.where)})`;
		}
		default:
			return exhausted(condition);
	}
}

/** Writes a value as a rule names it: a claim, `now` or a literal. */
export function printValue(value: ValueTerm): string {
	switch (value.kind) {
		case "claim":
			return `$user.${value.name}`;
		case "now":
			return "now";
		case "constant": {
			const { type, value: constant } = value;
			if (constant instanceof Date) return quoted(constant.toISOString());
			return typeof constant === "string" && !isNumber(type) ? quoted(constant) : String(constant);
		}
		default:
			return exhausted(value);
	}
}

/**
 * What a condition asks for, part by part: a row must satisfy each. Parts that are spelled alike but for the order of AND and
 * OR are equal, so that one set being within another shows which of two conditions is the stricter.
 */
export function conjunctsOf(condition: Condition | undefined): ReadonlySet<string> {
	if (condition === undefined) return new Set();
	return new Set(condition.kind === "and" ? condition.items.flatMap((item) => [...conjunctsOf(item)]) : [canonical(condition)]);
}

function canonical(condition: Condition): string {
	return printCondition(sorted(condition));
}

function sorted(condition: Condition): Condition {
	switch (condition.kind) {
		case "and":
		case "or": {
			const { kind } = condition;
			const flat = condition.items.map(sorted).flatMap((item) => (item.kind === kind ? item.items : [item]));
			const named = new Map(flat.map((item) => [printCondition(item), item]));
			const items = [...named.keys()].sort().flatMap((name) => named.get(name) ?? []);
			return items.length === 1 && items[0] !== undefined ? items[0] : { kind, items };
		}
		case "not":
			return { kind: "not", item: sorted(condition.item) };
		case "quantified":
			return { ...condition, where: sorted(condition.where) };
		case "compare":
		case "compareFields":
		case "compareLevel":
		case "compareValues":
		case "in":
		case "inClaim":
		case "valueIn":
		case "text":
		case "isNull":
			return condition;
		default:
			return exhausted(condition);
	}
}

function binds({ kind }: Condition): boolean {
	return kind !== "and" && kind !== "or";
}

function printPath({ via, field }: FieldPath): string {
	return [...via, field].map(printName).join(".");
}

function exhausted(value: never): never {
	throw new TypeError(`unknown node ${JSON.stringify(value)}`);
}

import type { Expression, Term } from "./expression.js";

/** The words of text operators. */
export const textOperatorWords = { contains: "CONTAINS", startsWith: "STARTS WITH", endsWith: "ENDS WITH" } as const;
/** The words of quantifiers. */
export const quantifierWords = { some: "SOME", none: "NONE", every: "EVERY" } as const;
const reserved = /^(and|or|not|in|is|null|contains|starts|ends|with|some|none|every|true|false|now)$/i;

/** Writes an expression in its canonical spelling; parsing that gives the same tree. */
export function printExpression(expression: Expression): string {
	switch (expression.kind) {
		case "and":
		case "or":
			return expression.items
				.map((item) => (item.kind === "or" || item.kind === expression.kind ? `(${printExpression(item)})` : printExpression(item)))
				.join(expression.kind === "and" ? " AND " : " OR ");
		case "not":
			return expression.item.kind === "and" || expression.item.kind === "or"
				? `NOT (${printExpression(expression.item)})`
				: `NOT ${printExpression(expression.item)}`;
		case "compare":
			return `${printTerm(expression.left)} ${expression.operator} ${printTerm(expression.right)}`;
		case "text":
			return `${printTerm(expression.left)} ${textOperatorWords[expression.operator]} ${printTerm(expression.right)}`;
		case "in": {
			const list = "kind" in expression.right ? printTerm(expression.right) : `(${expression.right.map(printTerm).join(", ")})`;
			return `${printTerm(expression.left)} ${expression.negated ? "NOT IN" : "IN"} ${list}`;
		}
		case "isNull":
			return `${printTerm(expression.left)} ${expression.negated ? "IS NOT NULL" : "IS NULL"}`;
		case "quantified":
			return `${printTerm(expression.path)} ${quantifierWords[expression.quantifier]} (${printExpression(expression.where)})`;
		default:
			return exhausted(expression);
	}
}

/** Writes one value of an expression. */
export function printTerm(term: Term): string {
	switch (term.kind) {
		case "path":
			return term.names.map(({ name }) => printName(name)).join(".");
		case "level":
			return `level(${printTerm(term.path)})`;
		case "claim":
			return `$user.${term.name}`;
		case "now":
			return "now";
		case "string":
			return quoted(term.value);
		case "number":
			return term.text;
		case "boolean":
			return String(term.value);
		default:
			return exhausted(term);
	}
}

/** A name as the language reads it back: words of the language go in backticks. */
export function printName(name: string): string {
	return reserved.test(name) ? `\`${name}\`` : name;
}

/** A text literal. */
export function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function exhausted(value: never): never {
	throw new TypeError(`unknown node ${JSON.stringify(value)}`);
}

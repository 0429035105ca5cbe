import {
	type Comparator,
	type Expression,
	type Fault,
	type FaultCode,
	maxExpressionDepth,
	maxExpressionLength,
	type Name,
	type Quantifier,
	type Span,
	type Term,
	type TextOperator,
} from "./expression.js";
import { type Keyword, type Mark, SyntaxFault, type Token, tokenize } from "./lexer.js";

/** Either the tree, or the first fault in the text. */
export type Parsed<T> = { readonly value: T; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: Fault };

/** Parses a condition: a row filter or a check. The grammar is in docs/access-rules.md. */
export function parseExpression(text: string): Parsed<Expression> {
	return parse(text, (parser) => parser.disjunction());
}

/** Parses a single value: what a preset is made of. */
export function parseTerm(text: string): Parsed<Term> {
	return parse(text, (parser) => parser.term());
}

function parse<T>(text: string, rule: (parser: Parser) => T): Parsed<T> {
	if (text.length > maxExpressionLength) {
		return {
			fault: {
				start: maxExpressionLength,
				end: text.length,
				code: "expression_too_long",
				message: `the expression has ${text.length} characters; ${maxExpressionLength} are allowed`,
				fix: "split it into several rules (they are alternatives), or keep the list in a claim or a relation",
			},
		};
	}
	try {
		const parser = new Parser(tokenize(text));
		const value = rule(parser);
		parser.finish();
		return { value };
	} catch (thrown) {
		if (thrown instanceof SyntaxFault) return { fault: thrown.fault };
		throw thrown;
	}
}

const comparators: ReadonlySet<string> = new Set<Comparator>(["=", "!=", "<", "<=", ">", ">="]);
const quantifiers: ReadonlyMap<string, Quantifier> = new Map([
	["SOME", "some"],
	["NONE", "none"],
	["EVERY", "every"],
]);

/** Recursive descent over the tokens of one expression. */
class Parser {
	readonly #tokens: readonly Token[];
	#next = 0;
	#depth = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	disjunction(): Expression {
		return this.#chain("or", "OR", () => this.#chain("and", "AND", () => this.#negation()));
	}

	term(): Term {
		const token = this.#peek();
		const { start, end } = token;
		switch (token.kind) {
			case "claim":
				this.#next++;
				return { kind: "claim", name: token.value, start, end };
			case "string":
				this.#next++;
				return { kind: "string", value: token.value, start, end };
			case "number":
				this.#next++;
				return { kind: "number", text: token.value, start, end };
			case "name":
				return this.#path();
			case "keyword":
				if (token.value === "NOW" || token.value === "TRUE" || token.value === "FALSE") {
					this.#next++;
					return token.value === "NOW" ? { kind: "now", start, end } : { kind: "boolean", value: token.value === "TRUE", start, end };
				}
				if (token.value === "NULL") {
					throw this.#fault("null_comparison", "a comparison with NULL is never true", "write IS NULL or IS NOT NULL");
				}
				break;
			case "symbol":
			case "end":
				break;
			default:
				return exhausted(token);
		}
		throw this.#expected("a field, a claim such as $user.id, now, a text in single quotes, a number, true or false");
	}

	finish(): void {
		const token = this.#peek();
		if (token.kind === "end") return;
		if (token.kind === "symbol" && token.value === ")") throw this.#fault("expression_syntax", "this ) closes nothing", "remove it");
		throw this.#expected("AND, OR or the end");
	}

	#chain(kind: "and" | "or", keyword: Keyword, item: () => Expression): Expression {
		const first = item();
		if (!this.#isKeyword(keyword)) return first;
		const items = [first];
		while (this.#isKeyword(keyword)) {
			this.#next++;
			items.push(item());
		}
		return { kind, items, start: first.start, end: items.at(-1)?.end ?? first.end };
	}

	#negation(): Expression {
		const { start } = this.#peek();
		if (!this.#isKeyword("NOT")) return this.#primary();
		return this.#deeper(() => {
			this.#next++;
			const item = this.#negation();
			return { kind: "not", item, start, end: item.end };
		});
	}

	#primary(): Expression {
		if (!this.#isSymbol("(")) return this.#predicate();
		return this.#deeper(() => {
			const { start } = this.#take("(");
			if (this.#isSymbol(")")) {
				throw this.#fault("expression_empty", "there is nothing between the parentheses", "write a condition, or remove them");
			}
			const inside = this.disjunction();
			const { end } = this.#take(")");
			return { ...inside, start, end };
		});
	}

	#predicate(): Expression {
		const left = this.#subject();
		const operator = this.#peek();
		const { start } = left;
		if (operator.kind === "symbol" && comparators.has(operator.value)) {
			this.#next++;
			const right = this.#subject();
			return { kind: "compare", left, operator: operator.value as Comparator, right, start, end: right.end };
		}
		if (operator.kind === "keyword") {
			const condition = this.#wordy(left, operator.value);
			if (condition !== undefined) return condition;
		}
		if (operator.kind === "name" && /^(like|ilike)$/i.test(operator.value)) {
			throw this.#fault(
				"expression_syntax",
				`there is no ${operator.value}`,
				"write CONTAINS, STARTS WITH or ENDS WITH; % and _ are plain characters",
			);
		}
		if (left.kind === "path" && (operator.kind === "end" || operator.kind === "keyword" || this.#isSymbol(")"))) {
			throw this.#fault(
				"expression_syntax",
				"a condition compares something: an operator is missing",
				"if the field is a boolean, write = true after it",
			);
		}
		throw this.#expected("an operator: =, !=, <, <=, >, >=, IN, IS NULL, CONTAINS, STARTS WITH, ENDS WITH, SOME, NONE or EVERY");
	}

	/** A condition whose operator is a word; undefined where the word is no operator. */
	#wordy(left: Term, word: Keyword): Expression | undefined {
		const quantifier = quantifiers.get(word);
		if (quantifier !== undefined) return this.#quantified(left, quantifier);
		if (word === "IN") return this.#in(left, false);
		if (word === "NOT") {
			this.#next++;
			if (!this.#isKeyword("IN")) throw this.#expected("IN");
			return this.#in(left, true);
		}
		if (word === "IS") {
			this.#next++;
			const negated = this.#skip("NOT");
			const { end } = this.#takeKeyword("NULL");
			return { kind: "isNull", left, negated, start: left.start, end };
		}
		if (word === "CONTAINS") {
			this.#next++;
			return this.#text(left, "contains");
		}
		if (word === "STARTS" || word === "ENDS") {
			this.#next++;
			this.#takeKeyword("WITH");
			return this.#text(left, word === "STARTS" ? "startsWith" : "endsWith");
		}
		return undefined;
	}

	/** A term, or `level(role)`. */
	#subject(): Term {
		const token = this.#peek();
		const following = this.#tokens[this.#next + 1];
		if (token.kind !== "name" || following?.kind !== "symbol" || following.value !== "(") return this.term();
		if (token.value !== "level") {
			throw this.#fault(
				"expression_syntax",
				`there is no function ${token.value}`,
				"the only function is level(field), the level of the role a field names",
			);
		}
		this.#next++;
		this.#take("(");
		const path = this.#path();
		const { end } = this.#take(")");
		return { kind: "level", path, start: token.start, end };
	}

	#path(): Term & { readonly kind: "path" } {
		const names: Name[] = [this.#name()];
		while (this.#isSymbol(".")) {
			this.#next++;
			names.push(this.#name());
		}
		return { kind: "path", names, start: names[0]?.start ?? 0, end: names.at(-1)?.end ?? 0 };
	}

	#name(): Name {
		const token = this.#peek();
		if (token.kind === "keyword") {
			throw this.#fault(
				"expression_syntax",
				`${token.value} is a word of the language`,
				`quote it with backticks if a field has this name`,
			);
		}
		if (token.kind !== "name") throw this.#expected("a name");
		this.#next++;
		return { name: token.value, start: token.start, end: token.end };
	}

	#quantified(left: Term, quantifier: Quantifier): Expression {
		if (left.kind !== "path") throw this.#expected("an operator: SOME, NONE and EVERY follow a relation");
		this.#next++;
		return this.#deeper(() => {
			this.#take("(");
			if (this.#isSymbol(")")) {
				throw this.#fault("expression_empty", "there is nothing between the parentheses", "write a condition on the related rows");
			}
			const where = this.disjunction();
			const { end } = this.#take(")");
			return { kind: "quantified", path: left, quantifier, where, start: left.start, end };
		});
	}

	#in(left: Term, negated: boolean): Expression {
		this.#next++;
		const { start } = left;
		const token = this.#peek();
		if (token.kind === "claim") {
			this.#next++;
			return {
				kind: "in",
				left,
				negated,
				right: { kind: "claim", name: token.value, start: token.start, end: token.end },
				start,
				end: token.end,
			};
		}
		this.#take("(");
		if (this.#isSymbol(")")) {
			throw this.#fault("expression_empty", "an empty list matches nothing", "list at least one value, or remove the condition");
		}
		const right = [this.term()];
		while (this.#isSymbol(",")) {
			this.#next++;
			right.push(this.term());
		}
		const { end } = this.#take(")");
		return { kind: "in", left, negated, right, start, end };
	}

	#text(left: Term, operator: TextOperator): Expression {
		const right = this.term();
		return { kind: "text", left, operator, right, start: left.start, end: right.end };
	}

	#deeper<T>(work: () => T): T {
		if (++this.#depth > maxExpressionDepth) {
			throw this.#fault(
				"expression_too_deep",
				`the expression is nested more than ${maxExpressionDepth} levels deep`,
				"flatten it, or split it into several rules",
			);
		}
		const result = work();
		this.#depth--;
		return result;
	}

	#peek(): Token {
		const token = this.#tokens[this.#next];
		if (token === undefined) throw new RangeError("read past the last token");
		return token;
	}

	#isKeyword(keyword: Keyword): boolean {
		const token = this.#peek();
		return token.kind === "keyword" && token.value === keyword;
	}

	#isSymbol(symbol: Mark): boolean {
		const token = this.#peek();
		return token.kind === "symbol" && token.value === symbol;
	}

	#skip(keyword: Keyword): boolean {
		const found = this.#isKeyword(keyword);
		if (found) this.#next++;
		return found;
	}

	#take(symbol: Mark): Span {
		const token = this.#peek();
		if (!this.#isSymbol(symbol)) throw this.#expected(symbol);
		this.#next++;
		return token;
	}

	#takeKeyword(keyword: Keyword): Span {
		const token = this.#peek();
		if (!this.#isKeyword(keyword)) throw this.#expected(keyword);
		this.#next++;
		return token;
	}

	#expected(what: string): SyntaxFault {
		const token = this.#peek();
		const before = this.#tokens[this.#next - 1];
		if (token.kind === "end" && before === undefined) {
			return this.#fault("expression_empty", "the expression is empty", "write a condition, or leave the key out");
		}
		const found = token.kind === "end" ? "the expression ends" : `found ${token.kind === "string" ? "a text" : `"${token.value}"`}`;
		return this.#fault("expression_syntax", `expected ${what}, but ${found}`, "see the grammar in docs/access-rules.md");
	}

	#fault(code: FaultCode, message: string, fix: string): SyntaxFault {
		const { start, end } = this.#peek();
		return new SyntaxFault({ start, end, code, message, fix });
	}
}

function exhausted(value: never): never {
	throw new TypeError(`unknown token ${JSON.stringify(value)}`);
}

import type { Fault, Span } from "./expression.js";

const keywords = [
	"AND",
	"OR",
	"NOT",
	"IN",
	"IS",
	"NULL",
	"CONTAINS",
	"STARTS",
	"ENDS",
	"WITH",
	"SOME",
	"NONE",
	"EVERY",
	"TRUE",
	"FALSE",
	"NOW",
] as const;
export type Keyword = (typeof keywords)[number];

export type Mark = "=" | "!=" | "<" | "<=" | ">" | ">=" | "(" | ")" | "," | ".";

export type Token =
	| (Span & { readonly kind: "name" | "claim" | "string" | "number"; readonly value: string })
	| (Span & { readonly kind: "keyword"; readonly value: Keyword })
	| (Span & { readonly kind: "symbol"; readonly value: Mark })
	| (Span & { readonly kind: "end"; readonly value: "" });

/** Carries a fault out of the lexer and the parser to `parseExpression`; never leaves this package. */
export class SyntaxFault extends Error {
	readonly fault: Fault;
	constructor(fault: Fault) {
		super(fault.message);
		this.fault = fault;
	}
}

const isKeyword = new Map<string, Keyword>(keywords.map((word) => [word, word]));
const space = /[ \t\r\n]+/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /-?[0-9]+(?:\.[0-9]+)?/y;
const claim = /\$user\.([A-Za-z_][A-Za-z0-9_]*)/y;
const text = /'([^']*(?:''[^']*)*)'/y;
const quotedName = /`([A-Za-z_][A-Za-z0-9_]*)`/y;
const symbol = /<=|>=|!=|<>|[=<>(),.]/y;

/** What people write out of habit from other languages, and what it is here. The longest comes first. */
const habits: readonly (readonly [string, string])[] = [
	["===", "write = to compare"],
	["==", "write = to compare"],
	["&&", "write AND"],
	["||", "write OR"],
	['"', "put text in single quotes: 'it''s'"],
	["!", "write NOT before a condition, != between two values"],
];

/** Splits an expression into tokens, the last of kind `end`. Throws {@link SyntaxFault} at the first character that fits nowhere. */
export function tokenize(source: string): readonly Token[] {
	const tokens: Token[] = [];
	let at = 0;
	const match = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = at;
		return pattern.exec(source);
	};
	while (at < source.length) {
		const blank = match(space);
		if (blank) {
			at += blank[0].length;
			continue;
		}
		const found = read(match);
		if (found === undefined) throw new SyntaxFault(strange(source, at));
		const end = at + found.length;
		const next = source[end];
		if ((found.token.kind === "number" || found.token.kind === "claim") && next !== undefined && /[A-Za-z0-9_.]/.test(next)) {
			throw new SyntaxFault({
				start: end,
				end: end + 1,
				code: "expression_token",
				message: `unexpected "${next}" right after ${found.token.kind === "number" ? "a number" : "a claim"}`,
				fix:
					found.token.kind === "number"
						? "write a number as 12, -3 or 0.5; text goes in single quotes"
						: "write one name after $user, such as $user.tenantId",
			});
		}
		tokens.push({ ...found.token, start: at, end } as Token);
		at = end;
	}
	tokens.push({ kind: "end", value: "", start: source.length, end: source.length });
	return tokens;
}

type Unplaced = { readonly kind: Token["kind"]; readonly value: string };

function read(match: (pattern: RegExp) => RegExpExecArray | null): { readonly length: number; readonly token: Unplaced } | undefined {
	const found = (result: RegExpExecArray, kind: Token["kind"], value: string) => ({ length: result[0].length, token: { kind, value } });
	let result = match(word);
	if (result) {
		const keyword = isKeyword.get(result[0].toUpperCase());
		return keyword === undefined ? found(result, "name", result[0]) : found(result, "keyword", keyword);
	}
	result = match(number);
	if (result) return found(result, "number", result[0]);
	result = match(claim);
	if (result) return found(result, "claim", result[1] ?? "");
	result = match(text);
	if (result) return found(result, "string", (result[1] ?? "").replaceAll("''", "'"));
	result = match(quotedName);
	if (result) return found(result, "name", result[1] ?? "");
	result = match(symbol);
	if (result) return found(result, "symbol", result[0] === "<>" ? "!=" : result[0]);
	return undefined;
}

function strange(source: string, at: number): Fault {
	const rest = source.slice(at);
	if (rest.startsWith("'")) {
		return {
			start: at,
			end: source.length,
			code: "expression_token",
			message: "the text that starts here has no closing quote",
			fix: "close it with '; a quote inside is written twice: 'it''s'",
		};
	}
	if (rest.startsWith("$")) {
		const end = at + (/^\$[A-Za-z0-9_.]*/.exec(rest)?.[0].length ?? 1);
		return {
			start: at,
			end,
			code: "expression_token",
			message: `"${source.slice(at, end)}" is not a claim`,
			fix: "write $user.<name>: $user.id, $user.role, $user.level, $user.tenantId or another claim",
		};
	}
	const habit = habits.find(([mark]) => rest.startsWith(mark));
	const mark = habit?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
	return {
		start: at,
		end: at + mark.length,
		code: "expression_token",
		message: `${mark === '"' ? "a double quote" : `"${mark}"`} has no meaning here`,
		fix: habit?.[1] ?? "see the grammar in docs/access-rules.md",
	};
}

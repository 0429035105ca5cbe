/**
 * A `pattern` of the spec as a condition of SQL, where a database can say exactly the same. What is written in ECMAScript's language and
 * isn't among the plain parts below (look-arounds, `.`, back references, `\s`, `\p`, lazy quantifiers) has none: a condition that refuses
 * what the engine accepts would be worse than no condition.
 */
interface Pattern {
	/** Ways of which one must match. */
	readonly alternatives: readonly (readonly Piece[])[];
}

interface Piece {
	readonly atom: Atom;
	readonly min: number;
	/** Infinity for no end. */
	readonly max: number;
}

type Atom =
	| { readonly kind: "class"; readonly negated: boolean; readonly ranges: readonly Range[] }
	| { readonly kind: "group"; readonly pattern: Pattern };

/** Characters from one to another, both included. */
type Range = readonly [from: string, to: string];

class NotPlain extends Error {}

const digits: readonly Range[] = [["0", "9"]];
const wordCharacters: readonly Range[] = [
	["A", "Z"],
	["a", "z"],
	["0", "9"],
	["_", "_"],
];

function parse(source: string): Pattern | undefined {
	let at = 0;
	const peek = () => source[at];
	const take = (text: string): boolean => {
		if (!source.startsWith(text, at)) return false;
		at += text.length;
		return true;
	};

	function character(): string {
		const char = source[at];
		if (char === undefined || char < " " || char > "~") throw new NotPlain();
		at++;
		return char;
	}

	/** What follows a backslash: a set of characters, or a sign that means itself. */
	function escaped(): readonly Range[] {
		if (take("d")) return digits;
		if (take("w")) return wordCharacters;
		const char = character();
		if (/[A-Za-z0-9]/.test(char)) throw new NotPlain();
		return [[char, char]];
	}

	function classRanges(): readonly Range[] {
		const ranges: Range[] = [];
		while (!take("]")) {
			const first = take("\\") ? escaped() : one(character());
			const [range] = first;
			if (first.length === 1 && range !== undefined && range[0] === range[1] && peek() === "-" && source[at + 1] !== "]") {
				at++;
				const last = take("\\") ? escaped() : one(character());
				const [end] = last;
				if (last.length !== 1 || end === undefined || end[0] !== end[1] || end[0] < range[0]) throw new NotPlain();
				ranges.push([range[0], end[0]]);
			} else ranges.push(...first);
		}
		if (ranges.length === 0) throw new NotPlain();
		return ranges;
	}

	function atom(): Atom {
		if (take("(")) {
			if (!take("?:") && peek() === "?") throw new NotPlain();
			const pattern = alternatives();
			if (!take(")")) throw new NotPlain();
			return { kind: "group", pattern };
		}
		if (take("[")) return { kind: "class", negated: take("^"), ranges: classRanges() };
		if (take("\\")) return { kind: "class", negated: false, ranges: escaped() };
		const char = character();
		if (".^$*+?{}[]()|\\".includes(char)) throw new NotPlain();
		return { kind: "class", negated: false, ranges: one(char) };
	}

	function quantified(part: Atom): Piece {
		let bounds: readonly [number, number] = [1, 1];
		if (take("*")) bounds = [0, Number.POSITIVE_INFINITY];
		else if (take("+")) bounds = [1, Number.POSITIVE_INFINITY];
		else if (take("?")) bounds = [0, 1];
		else if (peek() === "{") {
			const [text = "", low = "", comma, high = ""] = /^\{(\d+)(,?)(\d*)\}/.exec(source.slice(at)) ?? [];
			if (text === "") throw new NotPlain();
			at += text.length;
			bounds = [Number(low), comma === "" ? Number(low) : high === "" ? Number.POSITIVE_INFINITY : Number(high)];
		}
		if ("?*+{".includes(peek() ?? " ")) throw new NotPlain();
		return { atom: part, min: bounds[0], max: bounds[1] };
	}

	function alternatives(): Pattern {
		const found: Piece[][] = [[]];
		while (at < source.length && peek() !== ")") {
			if (take("|")) found.push([]);
			else found.at(-1)?.push(quantified(atom()));
		}
		// An empty way is spelled in too many ways.
		if (found.some((pieces) => pieces.length === 0)) throw new NotPlain();
		return { alternatives: found };
	}

	try {
		const pattern = alternatives();
		return at === source.length ? pattern : undefined;
	} catch (error) {
		if (error instanceof NotPlain) return undefined;
		throw error;
	}
}

function one(char: string): readonly Range[] {
	return [[char, char]];
}

/** Without the anchors of its own: the whole value has to match anyway. */
function unanchored(source: string): string {
	// `^a|b$` isn't `(?:a|b)`.
	if (source.includes("|") && !/^\^\((?:\?:)?[^()]*\)\$$/.test(source)) return source;
	return source.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
}

/** As PostgreSQL's regular expression (ARE), for `column ~ …`; undefined where it can't be said. */
export function postgresqlPattern(source: string): string | undefined {
	const pattern = parse(unanchored(source));
	const text = pattern && printAre(pattern);
	return text === undefined ? undefined : `^(?:${text})$`;
}

function printAre({ alternatives }: Pattern): string | undefined {
	const texts = alternatives.map((pieces) => {
		const printed = pieces.map(({ atom, min, max }) => {
			// DUPMAX of PostgreSQL.
			if (min > 255 || (max !== Number.POSITIVE_INFINITY && max > 255)) return undefined;
			const inner = atom.kind === "group" ? printAre(atom.pattern) : printClass(atom);
			if (inner === undefined) return undefined;
			return `${atom.kind === "group" ? `(?:${inner})` : inner}${printBounds(min, max)}`;
		});
		return printed.includes(undefined) ? undefined : printed.join("");
	});
	return texts.includes(undefined) ? undefined : texts.join("|");
}

function printBounds(min: number, max: number): string {
	if (min === 1 && max === 1) return "";
	if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
	return min === max ? `{${min}}` : `{${min},${max}}`;
}

function printClass({ negated, ranges }: Extract<Atom, { kind: "class" }>): string {
	const sign = (char: string) => (/[A-Za-z0-9_ ]/.test(char) ? char : `\\${char}`);
	const [first] = ranges;
	if (!negated && ranges.length === 1 && first !== undefined && first[0] === first[1]) return sign(first[0]);
	return `[${negated ? "^" : ""}${ranges.map(([from, to]) => (from === to ? sign(from) : `${sign(from)}-${sign(to)}`)).join("")}]`;
}

/** How many characters a GLOB is written out for, at most. */
const maxGlob = 64;

/**
 * As a condition with SQLite's GLOB, which knows sets of characters and no repetition: a text of a fixed length, or one of any length whose
 * characters are all of one set. Undefined for all others.
 */
export function sqlitePattern(source: string, column: string): string | undefined {
	const [pieces, ...others] = parse(unanchored(source))?.alternatives ?? [];
	if (pieces === undefined || others.length > 0) return undefined;
	const [only, ...more] = pieces;
	if (only !== undefined && more.length === 0 && only.atom.kind === "class" && only.max !== only.min) {
		const outside = printGlobSet({ ...only.atom, negated: !only.atom.negated });
		if (outside === undefined) return undefined;
		const lengths = [
			...(only.min > 0 ? [`length(${column}) >= ${only.min}`] : []),
			...(only.max === Number.POSITIVE_INFINITY ? [] : [`length(${column}) <= ${only.max}`]),
		];
		return [`${column} NOT GLOB '*${outside}*'`, ...lengths].join(" AND ");
	}
	let glob = "";
	let length = 0;
	for (const { atom, min, max } of pieces) {
		const set = atom.kind === "class" && min === max ? printGlobSet(atom) : undefined;
		length += min;
		if (set === undefined || length > maxGlob) return undefined;
		glob += set.repeat(min);
	}
	return `${column} GLOB '${glob}'`;
}

function printGlobSet({ negated, ranges }: Extract<Atom, { kind: "class" }>): string | undefined {
	// Of the signs that mean something in a set only the dash is needed often; it stands for itself at the end.
	const text = ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`));
	const dash = text.includes("-");
	const rest = text.filter((part) => part !== "-");
	if (rest.some((part) => /[\]^[']/.test(part) || (part.includes("-") && !/^[A-Za-z0-9]-[A-Za-z0-9]$/.test(part)))) return undefined;
	return `[${negated ? "^" : ""}${rest.join("")}${dash ? "-" : ""}]`;
}

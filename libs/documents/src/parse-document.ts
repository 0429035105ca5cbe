import {
	type Alias,
	type ErrorCode,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	parseDocument as parseYaml,
	type YAMLError,
	type YAMLMap,
	type Document as YamlDocument,
} from "yaml";
import type { Diagnostic, Place } from "./diagnostic.js";
import { createDocument, type Document, type DocumentValue, type Located, type ScalarValue } from "./document.js";

export interface ParsedDocument {
	/** Present where the text has no error. */
	readonly document?: Document;
	/**
	 * Present where the text has errors but its structure is plain enough to look for further faults (a key given twice, a tab).
	 * For diagnostics only: never act on its values.
	 */
	readonly recovered?: Document;
	readonly diagnostics: readonly Diagnostic[];
}

/** Values that aliases may stand for in all; past it the document is refused (each alias repeats what it points to). */
const maxAliasedValues = 10_000;
const maxDepth = 200;

/**
 * Reads one YAML 1.2 document (core schema) whose keys are all text. Faults are diagnostics; it never throws.
 * Aliases are resolved; merge keys, custom tags and a second document are refused.
 */
export function parseDocument(file: string, text: string): ParsedDocument {
	const conflicts = mergeConflicts(file, text);
	if (conflicts.length > 0) return { diagnostics: conflicts };
	const first = read(file, text);
	const tabs = first.diagnostics.filter(({ code }) => code === "tab");
	if (first.document !== undefined || first.recovered !== undefined || tabs.length === 0) return first;
	// How wide the author took a tab to be isn't known; one that makes a sound document lets its other faults be told in the same run,
	// and shows which of the parser's complaints came of the tabs alone.
	for (const width of [2, 4, 1, 8]) {
		const spaced = text.replaceAll(/^[ \t]+/gm, (indent) => indent.replaceAll("\t", " ".repeat(width)));
		const retry = read(file, spaced, tabColumns(text, width));
		const recovered = retry.document ?? retry.recovered;
		if (recovered !== undefined) return { recovered, diagnostics: [...tabs, ...retry.diagnostics] };
	}
	return first;
}

/** What git leaves where two branches changed the same lines. At the very start of a line none of it is YAML that anyone writes. */
function mergeConflicts(file: string, text: string): readonly Diagnostic[] {
	return text.split("\n").flatMap((line, index) =>
		line.startsWith("<<<<<<< ")
			? [
					{
						file,
						line: index + 1,
						column: 1,
						code: "merge_conflict",
						severity: "error" as const,
						message: "an unresolved merge conflict begins here",
						fix: "keep what both sides need, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
					},
				]
			: [],
	);
}

type MapPlace = (place: Place) => Place;

function read(file: string, text: string, mapPlace: MapPlace = (place) => place): ParsedDocument {
	const lines = new LineCounter();
	const place = (offset: number): Place => {
		const { line, col } = lines.linePos(offset);
		return mapPlace({ line: Math.max(line, 1), column: Math.max(col, 1) });
	};
	let parsed: YamlDocument;
	try {
		parsed = parseYaml(text, { lineCounter: lines, prettyErrors: false, schema: "core", intAsBigInt: true, merge: false });
	} catch (error) {
		// The parser recurses: text that is nested thousands deep ends its stack.
		if (!(error instanceof RangeError)) throw error;
		return { diagnostics: [{ file, line: 1, column: 1, ...tooDeep }] };
	}
	const faults: Diagnostic[] = [...parsed.errors, ...parsed.warnings].map((error) => yamlFault(file, error, place));
	const fatal = faults.some(({ code }) => code !== "duplicate_key");
	if (fatal) return { diagnostics: faults };
	const built = build(parsed, place, (fault, offset) => faults.push({ file, ...place(offset), ...fault }));
	if (built === undefined) return { diagnostics: faults };
	const document = createDocument(file, built.value, built.located);
	return faults.length === 0 ? { document, diagnostics: faults } : { recovered: document, diagnostics: faults };
}

type Fault = Pick<Diagnostic, "code" | "severity" | "message" | "fix">;

const tooDeep: Fault = {
	code: "too_deep",
	severity: "error",
	message: `the document nests more than ${maxDepth} levels`,
	fix: "write it flatter",
};

/** Faults that have words of their own; the parser's own message stands for the rest. */
const yamlFaults: Readonly<Partial<Record<ErrorCode, Omit<Fault, "severity">>>> = {
	TAB_AS_INDENT: { code: "tab", message: "a tab is used as indentation", fix: "indent with spaces" },
	DUPLICATE_KEY: { code: "duplicate_key", message: "the key is given twice in one mapping", fix: "remove one of the two" },
	MULTIPLE_DOCS: {
		code: "multiple_documents",
		message: "the file holds more than one document",
		fix: "remove `---` and what follows, or make it a file of its own",
	},
	TAG_RESOLVE_FAILED: { code: "unknown_tag", message: "the tag has no meaning here", fix: "remove the tag" },
	RESOURCE_EXHAUSTION: tooDeep,
};

function yamlFault(file: string, error: YAMLError, place: (offset: number) => Place): Diagnostic {
	const known = yamlFaults[error.code] ?? {
		code: "syntax",
		message: error.message.replaceAll("\n", " "),
		fix: "write it as YAML 1.2: two spaces per level, `key: value`, text with special characters in quotes",
	};
	return { file, ...place(error.pos[0]), severity: "error", ...known };
}

interface Built {
	readonly value: DocumentValue;
	readonly located: Located;
}

/** Plain values and places from the syntax tree; undefined where the tree can't be held (too deep, too many aliases). */
function build(parsed: YamlDocument, place: (offset: number) => Place, report: (fault: Fault, offset: number) => void): Built | undefined {
	let aliased = 0;
	let given = true;
	const open = new Set<Node>();

	const stop = (fault: Fault, offset: number): Built => {
		if (given) report(fault, offset);
		given = false;
		return { value: null, located: { key: place(offset), value: place(offset) } };
	};

	const visit = (node: Node | null | undefined, key: Place, depth: number, inAlias: boolean): Built => {
		const offset = node?.range?.[0];
		if (node === null || node === undefined || offset === undefined || !given) return { value: null, located: { key, value: key } };
		if (depth > maxDepth) return stop(tooDeep, offset);
		if (inAlias && ++aliased > maxAliasedValues) return stop(tooManyAliases, offset);
		const value = place(offset);
		if (isAlias(node)) return visitAlias(node, key, value, depth);
		if (isScalar(node)) {
			const empty = node.value === null && (node.source ?? "") === "";
			return { value: plain(node.value), located: { key, value: empty ? key : value } };
		}
		if (isSeq(node)) {
			const items = node.items.map((item) => visit(item as Node, place((item as Node | null)?.range?.[0] ?? offset), depth + 1, inAlias));
			return {
				value: items.map((item) => item.value),
				located: { key, value, children: new Map(items.map((item, index) => [String(index), item.located])) },
			};
		}
		return isMap(node) ? visitMap(node, key, value, depth, inAlias) : { value: null, located: { key, value } };
	};

	const visitAlias = (node: Alias, key: Place, value: Place, depth: number): Built => {
		const target = node.resolve(parsed);
		const offset = node.range?.[0] ?? 0;
		if (target === undefined)
			return stop({ ...tooManyAliases, code: "unknown_alias", message: `no anchor \`&${node.source}\` comes before the alias` }, offset);
		if (open.has(target)) return stop({ ...tooManyAliases, code: "circular_alias", message: "the alias points to what holds it" }, offset);
		open.add(target);
		const built = visit(target, key, depth, true);
		open.delete(target);
		return { value: built.value, located: { ...built.located, key, value } };
	};

	const visitMap = (node: YAMLMap, key: Place, value: Place, depth: number, inAlias: boolean): Built => {
		open.add(node);
		const entries: [string, DocumentValue][] = [];
		const children = new Map<string, Located>();
		for (const pair of node.items) {
			const name = pair.key as Node | null;
			const offset = name?.range?.[0] ?? node.range?.[0] ?? 0;
			if (!isScalar(name) || typeof name.value !== "string") {
				report(keyNotText(name), offset);
				continue;
			}
			if (name.value === "__proto__") {
				report({ code: "forbidden_key", severity: "error", message: "`__proto__` can't be a key", fix: "choose another name" }, offset);
				continue;
			}
			const item = visit(pair.value as Node | null, place(offset), depth + 1, inAlias);
			entries.push([name.value, item.value]);
			children.set(name.value, item.located);
		}
		open.delete(node);
		return { value: Object.fromEntries(entries), located: { key, value, children } };
	};

	const root = visit(parsed.contents as Node | null, place(0), 0, false);
	return given ? root : undefined;
}

const tooManyAliases: Fault = {
	code: "alias_limit",
	severity: "error",
	message: `aliases repeat more than ${maxAliasedValues} values`,
	fix: "write the values out instead of using an alias",
};

function keyNotText(key: Node | null): Fault {
	const shown = isScalar(key) ? ` \`${key.source ?? String(key.value)}\`` : "";
	return {
		code: "key_not_text",
		severity: "error",
		message: `the key${shown} is not text`,
		fix: isScalar(key) ? `put it in quotes: "${key.source ?? String(key.value)}"` : "write a plain word as the key",
	};
}

function plain(value: unknown): ScalarValue {
	if (typeof value === "bigint") return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** Places in a text whose indenting tabs were widened, back to places in the text as it was. */
function tabColumns(text: string, width: number): MapPlace {
	const tabs = text.split("\n").map((line) => /^[ \t]*/.exec(line)?.[0].split("\t").length ?? 1);
	return ({ line, column }) => ({ line, column: Math.max(1, column - ((tabs[line - 1] ?? 1) - 1) * (width - 1)) });
}

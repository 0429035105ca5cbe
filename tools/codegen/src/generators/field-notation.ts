import { closest, didYouMean } from "@metabuilder/dbal-documents";
import { camelCaseForm } from "../model/names.js";
import { refusedFieldNames } from "../model/reserved-names.js";
import { scalarTypeNames } from "../parse/grammar.js";

/** A field in the short notation of `nx generate entity`, as the line of an entity's document. */
export interface NotedField {
	readonly name: string;
	readonly line: string;
	/** Of a reference. */
	readonly refersTo?: string;
}

/** A fault in the notation; columns count from 1. */
export interface NotationFault {
	readonly column: number;
	readonly message: string;
	readonly fix: string;
}

export interface ReadNotation {
	readonly fields: readonly NotedField[];
	readonly faults: readonly NotationFault[];
}

/** What the notation may say, for `--help` and for messages. */
export const notationForm = "name:type(arguments)flags=default";

/** Fields that every generated document has by itself. */
const givenFields = ["id", "createdAt", "updatedAt"];
const types = [...scalarTypeNames, "ref"];
const lengthTypes = ["string", "text", "email", "url"];
const rangeTypes = ["integer", "bigint", "float"];
const deleteWords = ["cascade", "restrict", "set_null"];

/**
 * Reads `number:string(20)!u, total:decimal(12,2)=0, state:enum(draft|sent)!=draft, userId:ref(User, cascade)!`. After the type, in
 * brackets: the greatest length of a text (or `3..20`), the range of a number (`1..5`), a decimal's precision and scale, an enum's members,
 * the greatest size of JSON or bytes, the entity that is referred to and what a delete does. Then `!` required or `?` nullable, `u` unique,
 * and after `=` the default. Every fault is told with its column. `entities` are those that a reference may name.
 */
export function readFields(notation: string, entities: readonly string[]): ReadNotation {
	const fields: NotedField[] = [];
	const faults: NotationFault[] = [];
	const seen = new Set<string>();
	for (const { text, start } of parts(notation)) {
		const found = readField(
			text,
			start,
			entities,
			(offset, message, fix) => void faults.push({ column: start + offset + 1, message, fix }),
		);
		if (found === undefined) continue;
		if (seen.has(found.name)) {
			faults.push({ column: start + 1, message: `\`${found.name}\` is given twice`, fix: "remove one of the two" });
			continue;
		}
		seen.add(found.name);
		fields.push(found);
	}
	return { fields, faults };
}

/** The faults under the notation, each with a mark at its place. */
export function formatNotationFaults(notation: string, faults: readonly NotationFault[]): string {
	return faults
		.map(({ column, message, fix }) => `--fields:1:${column} ${message}\n  fix: ${fix}\n  ${notation}\n  ${" ".repeat(column - 1)}^`)
		.join("\n");
}

interface Part {
	readonly text: string;
	/** Offset of its first character in the notation. */
	readonly start: number;
}

/** What stands between the commas that are in no bracket and no quotes. */
function parts(notation: string): readonly Part[] {
	const found: Part[] = [];
	let depth = 0;
	let quoted = false;
	let start = 0;
	const take = (end: number) => {
		const raw = notation.slice(start, end);
		if (raw.trim() !== "") found.push({ text: raw.trim(), start: start + raw.length - raw.trimStart().length });
	};
	for (let at = 0; at < notation.length; at++) {
		const char = notation.charAt(at);
		if (char === "\\" && quoted) at++;
		else if (char === '"') quoted = !quoted;
		else if (quoted) continue;
		else if ("([{".includes(char)) depth++;
		else if (")]}".includes(char)) depth--;
		else if (char === "," && depth <= 0) {
			take(at);
			start = at + 1;
		}
	}
	take(notation.length);
	return found;
}

type Tell = (offset: number, message: string, fix: string) => void;

function readField(text: string, _start: number, entities: readonly string[], tell: Tell): NotedField | undefined {
	const whole = /^([^:()!?=\s]*)\s*(:?)\s*([A-Za-z_]\w*)?/.exec(text);
	const [matched = "", name = "", colon = "", type] = whole ?? [];
	let sound = checkFieldName(name, tell);
	if (colon === "" || type === undefined) {
		tell(name.length, `\`${text}\` lacks a type`, `write ${notationForm}, as in total:decimal(12,2)! or userId:ref(User)`);
		return undefined;
	}
	const typeAt = matched.length - type.length;
	if (!types.includes(type)) {
		const meant = closest(type, types);
		tell(
			typeAt,
			`\`${type}\` is no type${didYouMean(type, types)}`,
			meant === undefined ? `use one of: ${types.join(", ")}` : `write \`${meant}\``,
		);
		sound = false;
	}
	let at = matched.length;
	let args: Part | undefined;
	if (text.charAt(at) === "(") {
		const end = closingBracket(text, at);
		if (end === undefined) {
			tell(at, "the bracket is not closed", "add `)`");
			return undefined;
		}
		args = { text: text.slice(at + 1, end), start: at + 1 };
		at = end + 1;
	}
	const keys = types.includes(type) ? typeKeys(type, args, typeAt, entities, tell) : undefined;
	const flags = readFlags(text, at, tell);
	const given = flags === undefined ? undefined : readDefault(text, flags.end, type, keys?.members, tell);
	if (!sound || keys === undefined || flags === undefined || given === undefined) return undefined;
	const presence = flags.required ? "required: true" : "nullable: true";
	const [first = "", ...rest] = keys.lines;
	const line = [first, presence, ...(flags.unique ? ["unique: true"] : []), ...rest, ...given].join(", ");
	if (flags.required && keys.lines.some((key) => key.includes("set_null"))) {
		tell(at, "`set_null` needs a field that may be NULL", "remove `!`, or choose `cascade` or `restrict`");
		return undefined;
	}
	return { name, line: `${name}: { ${line} }`, ...(keys.refersTo !== undefined && { refersTo: keys.refersTo }) };
}

function checkFieldName(name: string, tell: Tell): boolean {
	const reason = refusedFieldNames.get(name);
	if (givenFields.includes(name)) tell(0, `\`${name}\` is written by itself`, "leave it out");
	else if (reason !== undefined) tell(0, `\`${name}\` can't be the name of a field: ${reason}`, "choose another name");
	else if (!camelCaseForm.pattern.test(name))
		tell(0, `\`${name}\` can't be the name of a field: it must be ${camelCaseForm.form}`, "choose a name of that form");
	else return true;
	return false;
}

function closingBracket(text: string, open: number): number | undefined {
	let depth = 0;
	for (let at = open; at < text.length; at++) {
		if (text.charAt(at) === "(") depth++;
		if (text.charAt(at) === ")" && --depth === 0) return at;
	}
	return undefined;
}

interface Flags {
	readonly required: boolean;
	readonly unique: boolean;
	/** Where the next character stands. */
	readonly end: number;
}

function readFlags(text: string, start: number, tell: Tell): Flags | undefined {
	let at = start;
	const seen = new Set<string>();
	for (; at < text.length && text.charAt(at) !== "="; at++) {
		const flag = text.charAt(at);
		if (flag === " ") continue;
		if (!"!?u".includes(flag)) {
			tell(at, `\`${flag}\` is no flag`, "after the type write `!` (required) or `?` (nullable), `u` (unique), and `=` before a default");
			return undefined;
		}
		if (seen.has(flag) || (flag !== "u" && seen.has(flag === "!" ? "?" : "!"))) {
			tell(at, seen.has(flag) ? `\`${flag}\` is given twice` : "`!` and `?` contradict each other", "remove one of the two");
			return undefined;
		}
		seen.add(flag);
	}
	return { required: seen.has("!"), unique: seen.has("u"), end: at };
}

interface TypeKeys {
	readonly lines: readonly string[];
	readonly members?: readonly string[];
	readonly refersTo?: string;
}

function typeKeys(type: string, args: Part | undefined, typeAt: number, entities: readonly string[], tell: Tell): TypeKeys | undefined {
	const items = args === undefined ? [] : itemsOf(args, type === "enum" ? "|" : ",");
	const refuse = (offset: number, message: string, fix: string) => {
		tell(offset, message, fix);
		return undefined;
	};
	if (type === "ref") return reference(items, typeAt, entities, refuse);
	if (type === "enum") {
		if (items.length === 0) return refuse(typeAt, "an enum needs its members", "write them in brackets, as in enum(draft|sent)");
		const wrong = items.find(({ text }) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(text));
		if (wrong !== undefined)
			return refuse(wrong.start, `\`${wrong.text}\` can't be a member`, "write letters, digits, `_` and `-`, a letter first");
		return {
			lines: ["type: enum", `values: [${items.map(({ text }) => scalarText(text)).join(", ")}]`],
			members: items.map(({ text }) => text),
		};
	}
	if (type === "decimal") {
		const [precision, scale, more] = items;
		if (precision === undefined)
			return refuse(
				typeAt,
				"a decimal needs its digits",
				"write them in brackets, as in decimal(12,2): 12 in all, 2 of them after the point",
			);
		const wrong = [precision, scale].find((item) => item !== undefined && !/^\d+$/.test(item.text)) ?? more;
		if (wrong !== undefined)
			return refuse(wrong.start, `\`${wrong.text}\` is no number of digits`, "write decimal(precision,scale), as in decimal(12,2)");
		return { lines: ["type: decimal", `precision: ${precision.text}`, `scale: ${scale?.text ?? "0"}`] };
	}
	const [only, more] = items;
	if (only === undefined) return { lines: [`type: ${type}`] };
	if (more !== undefined) return refuse(more.start, `${type} takes one argument`, "remove it");
	if (lengthTypes.includes(type)) return bounds(type, only, "min_length", "max_length", /^\d+$/, refuse);
	if (rangeTypes.includes(type)) return bounds(type, only, "min", "max", /^-?\d+(\.\d+)?$/, refuse);
	if (type === "json" || type === "bytes") return bounds(type, only, undefined, "max_bytes", /^\d+$/, refuse);
	return refuse(only.start, `${type} takes nothing in brackets`, "remove the brackets");
}

type Refuse = (offset: number, message: string, fix: string) => undefined;

/** `20` is the greatest, `3..20` the least and the greatest, `3..` the least alone. */
function bounds(
	type: string,
	{ text, start }: Part,
	least: string | undefined,
	greatest: string,
	form: RegExp,
	refuse: Refuse,
): TypeKeys | undefined {
	const [low, high] = text.includes("..") ? text.split("..", 2) : [undefined, text];
	const wrong = [low, high].some((bound) => bound !== undefined && bound !== "" && !form.test(bound));
	if (wrong || (low !== undefined && least === undefined) || (low ?? "") + (high ?? "") === "") {
		const example = least === undefined ? `${type}(1000)` : `${type}(${least === "min" ? "1..5" : "3..20"})`;
		return refuse(start, `\`${text}\` is no bound of ${type}`, `write it as in ${example}`);
	}
	return {
		lines: [
			`type: ${type}`,
			...(low !== undefined && low !== "" ? [`${least}: ${low}`] : []),
			...(high !== undefined && high !== "" ? [`${greatest}: ${high}`] : []),
		],
	};
}

function reference(items: readonly Part[], typeAt: number, entities: readonly string[], refuse: Refuse): TypeKeys | undefined {
	const [target, onDelete, more] = items;
	if (target === undefined)
		return refuse(typeAt, "a reference needs its entity", "write it in brackets, as in ref(User) or ref(User, cascade)");
	if (!entities.includes(target.text)) {
		const meant = closest(target.text, entities);
		const fix = meant === undefined ? `use one of: ${entities.join(", ")}` : `write \`${meant}\``;
		return refuse(target.start, `there is no entity \`${target.text}\`${didYouMean(target.text, entities)}`, fix);
	}
	if (onDelete !== undefined && !deleteWords.includes(onDelete.text)) {
		return refuse(
			onDelete.start,
			`\`${onDelete.text}\` is nothing that a delete can do${didYouMean(onDelete.text, deleteWords)}`,
			`use one of: ${deleteWords.join(", ")}`,
		);
	}
	if (more !== undefined) return refuse(more.start, "a reference takes an entity and what a delete does", "remove it");
	const keys = [`entity: ${target.text}`, ...(onDelete === undefined ? [] : [`on_delete: ${onDelete.text}`])];
	return { lines: ["type: uuid", `foreign_key: { ${keys.join(", ")} }`], refersTo: target.text };
}

function itemsOf({ text, start }: Part, separator: string): readonly Part[] {
	const items: Part[] = [];
	let at = 0;
	for (const raw of text.split(separator)) {
		if (raw.trim() !== "") items.push({ text: raw.trim(), start: start + at + raw.length - raw.trimStart().length });
		at += raw.length + 1;
	}
	return items;
}

/** The key `default`, none where there is no `=`; undefined with the fault told. Whether it fits the type is checked with the whole spec. */
function readDefault(
	text: string,
	at: number,
	type: string,
	members: readonly string[] | undefined,
	tell: Tell,
): readonly string[] | undefined {
	if (text.charAt(at) !== "=") return [];
	const given = text.slice(at + 1).trim();
	const refuse = (message: string, fix: string) => {
		tell(at + 1, message, fix);
		return undefined;
	};
	if (given === "") return refuse("the default is empty", "write a value after `=`, or remove it");
	if (type === "ref") return refuse("a reference has no default", "remove it");
	if (members !== undefined) {
		if (members.includes(given)) return [`default: ${scalarText(given)}`];
		return refuse(`\`${given}\` is no member${didYouMean(given, members)}`, `use one of: ${members.join(", ")}`);
	}
	if (type === "boolean")
		return given === "true" || given === "false"
			? [`default: ${given}`]
			: refuse(`\`${given}\` is neither true nor false`, "write =true or =false");
	if (rangeTypes.includes(type))
		return /^-?\d+(\.\d+)?$/.test(given) ? [`default: ${given}`] : refuse(`\`${given}\` is no number`, "write a number, as in =0");
	if (type === "json") {
		try {
			return [`default: ${JSON.stringify(JSON.parse(given))}`];
		} catch {
			return refuse(`\`${given}\` is no JSON`, 'write JSON, as in ={} or =["a"]');
		}
	}
	const plain = /^"(.*)"$/s.exec(given)?.[1] ?? given;
	return [`default: ${plain === "now" || plain === "uuid" ? plain : JSON.stringify(plain)}`];
}

/** A word as YAML, in quotes where YAML would read something else. */
function scalarText(word: string): string {
	return /^(null|true|false|~)$/i.test(word) ? JSON.stringify(word) : word;
}

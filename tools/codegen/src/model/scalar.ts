import { closest, type Document, type DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import { type ScalarDocument, scalarTypeNames } from "../parse/grammar.js";
import { type EnumDraft, readMembers } from "./enum-members.js";
import { canonicalDecimal, compareDecimals, readLiteral } from "./literal.js";
import type { Default, Scalar, ScalarType } from "./model.js";

const text = ["string", "text", "email", "url"] as const;
const numeric = ["integer", "bigint", "float", "decimal"] as const;

export const scalarTypes = scalarTypeNames satisfies readonly ScalarType[];

/** Keys that only some types have. */
const applies = {
	min: numeric,
	max: numeric,
	min_length: text,
	max_length: text,
	pattern: text,
	values: ["enum"],
	precision: ["decimal"],
	scale: ["decimal"],
	max_bytes: ["json", "bytes"],
	max_depth: ["json"],
} as const satisfies Partial<Record<keyof ScalarDocument, readonly ScalarType[]>>;
const typedKeys = Object.keys(applies) as (keyof typeof applies)[];

/** A checked type: its bounds, its members without numbers, its default. */
export interface ScalarDraft {
	readonly scalar: Omit<Scalar, "values" | "reservedValues">;
	readonly members?: readonly EnumDraft[];
	readonly default?: Default;
}

/** What other languages call types, and what to write here. */
const foreignTypes: Readonly<Record<string, string>> = {
	int: "`integer`",
	int32: "`integer`",
	smallint: "`integer` with `min` and `max`",
	int64: "`bigint`",
	long: "`bigint`",
	number: "`integer`, `float` or `decimal`",
	numeric: "`decimal` with `precision` and `scale`",
	money: "`decimal` with `precision` and `scale`",
	double: "`float`",
	real: "`float`",
	bool: "`boolean`",
	varchar: "`string` with `max_length`",
	char: "`string` with `max_length`",
	timestamp: "`datetime`",
	time: "`string` with a `pattern`, or `datetime`",
	uri: "`url`",
	guid: "`uuid`",
	id: "`uuid`",
	binary: "`bytes`",
	blob: "`bytes`",
	map: "`json`",
	any: "`json`",
};

function typeAdvice(type: string, known: readonly string[]): string | undefined {
	const foreign = Object.hasOwn(foreignTypes, type.toLowerCase()) ? foreignTypes[type.toLowerCase()] : undefined;
	if (foreign !== undefined) return `write ${foreign}`;
	if (["list", "array", "object", "many"].includes(type.toLowerCase()) && !known.includes("list")) {
		return "a field holds one value: use `json`, or an entity of its own that refers to this one; one with two foreign keys joins many to many";
	}
	if (/^[A-Z][a-z]/.test(type) && closest(type, known) === undefined) {
		return `to refer to a row of ${type} write \`type: uuid\` and \`foreign_key: { entity: ${type} }\``;
	}
	return undefined;
}

export function isScalarType(type: string): type is ScalarType {
	return scalarTypes.some((known) => known === type);
}

/** Checks the keys that fields and parameters share. Faulty keys are reported and left out; undefined where the type itself is unknown. */
export function checkScalar(
	document: Document,
	path: DocumentPath,
	source: ScalarDocument,
	known: readonly string[],
	report: Report,
): ScalarDraft | undefined {
	const { type } = source;
	if (!isScalarType(type)) {
		report.at(document, [...path, "type"], "unknown_type", { name: type, known, advice: typeAdvice(type, known) });
		return undefined;
	}
	for (const key of typedKeys) {
		if (source[key] === undefined || applies[key].some((one) => one === type)) continue;
		report.atKey(document, [...path, key], "key_not_applicable", { key, type, applies: applies[key].join(", ") });
	}
	const has = (key: keyof typeof applies) => source[key] !== undefined && applies[key].some((one) => one === type);
	const members = type === "enum" ? readMembers(document, path, source.values, report) : undefined;
	const precision = type === "decimal" ? checkPrecision(document, path, source, report) : {};
	const bounds = checkBounds(document, path, { type, ...precision }, source, report);
	const lengths = has("min_length") || has("max_length") ? checkLengths(document, path, source, report) : {};
	const pattern = has("pattern") ? checkPattern(document, path, source.pattern ?? "", report) : {};
	const scalar = {
		type,
		...precision,
		...bounds,
		...lengths,
		...pattern,
		...(has("max_bytes") && { maxBytes: source.max_bytes ?? 0 }),
		...(has("max_depth") && { maxDepth: source.max_depth ?? 0 }),
	};
	const given = source.default === undefined ? undefined : checkDefault(document, path, scalar, members, source.default, report);
	return { scalar, ...(members !== undefined && { members }), ...(given !== undefined && { default: given }) };
}

function checkPrecision(
	document: Document,
	path: DocumentPath,
	{ precision, scale }: ScalarDocument,
	report: Report,
): Pick<Scalar, "precision" | "scale"> {
	for (const key of ["precision", "scale"] as const) {
		if ({ precision, scale }[key] === undefined && !document.lost([...path, key]))
			report.atKey(document, path, "missing_for_type", { key, type: "decimal" });
	}
	if (precision !== undefined && (precision < 1 || precision > 38)) {
		report.at(document, [...path, "precision"], "bad_precision", { needs: `a precision of ${precision} is not from 1 to 38` });
	} else if (scale !== undefined && (scale < 0 || scale > (precision ?? 38))) {
		report.at(document, [...path, "scale"], "bad_precision", { needs: `a scale of ${scale} is not from 0 to the precision` });
	}
	return { precision: precision ?? 38, scale: scale ?? 0 };
}

function checkBounds(
	document: Document,
	path: DocumentPath,
	scalar: Scalar,
	source: ScalarDocument,
	report: Report,
): Pick<Scalar, "min" | "max"> {
	if (!numeric.some((one) => one === scalar.type)) return {};
	const bound = (key: "min" | "max"): number | bigint | string | undefined => {
		const given = source[key];
		if (given === undefined) return undefined;
		// A bound may have more digits than the values it bounds: it only has to be of their kind.
		const read = scalar.type === "decimal" ? { value: canonicalDecimal(given) } : readLiteral({ type: scalar.type }, given);
		const value = "value" in read ? read.value : undefined;
		if (typeof value === "number" || typeof value === "bigint" || typeof value === "string") return value;
		report.at(document, [...path, key], "bad_bound", { key, needs: boundKinds[scalar.type] ?? "a number" });
		return undefined;
	};
	const min = bound("min");
	const max = bound("max");
	if (min !== undefined && max !== undefined && isAbove(scalar.type, min, max)) {
		report.at(document, [...path, "min"], "empty_range", { low: "min", high: "max" });
		return {};
	}
	return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

const boundKinds: Readonly<Partial<Record<ScalarType, string>>> = {
	integer: "a whole number of 32 bits",
	bigint: "a whole number of 64 bits",
	decimal: "a decimal number",
	float: "a finite number",
};

function isAbove(type: ScalarType, min: number | bigint | string, max: number | bigint | string): boolean {
	return type === "decimal" ? compareDecimals(String(min), String(max)) > 0 : min > max;
}

function checkLengths(
	document: Document,
	path: DocumentPath,
	source: ScalarDocument,
	report: Report,
): Pick<Scalar, "minLength" | "maxLength"> {
	const { min_length: minLength, max_length: maxLength } = source;
	if (maxLength === 0) report.at(document, [...path, "max_length"], "bad_bound", { key: "max_length", needs: "at least 1" });
	if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
		report.at(document, [...path, "min_length"], "empty_range", { low: "min_length", high: "max_length" });
		return {};
	}
	return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

function checkPattern(document: Document, path: DocumentPath, pattern: string, report: Report): Pick<Scalar, "pattern"> {
	try {
		new RegExp(pattern, "u");
		new RegExp(`^(?:${pattern})$`, "u");
		return { pattern };
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
		report.at(document, [...path, "pattern"], "bad_pattern", { reason });
		return {};
	}
}

function checkDefault(
	document: Document,
	path: DocumentPath,
	scalar: ScalarDraft["scalar"],
	members: readonly EnumDraft[] | undefined,
	given: unknown,
	report: Report,
): Default | undefined {
	if (given === "now" && (scalar.type === "datetime" || scalar.type === "date")) return { kind: "now" };
	if (given === "uuid" && scalar.type === "uuid") return { kind: "uuid" };
	const bad = (reason: string): undefined => {
		report.at(document, [...path, "default"], "bad_default", { reason });
	};
	if (given === null) return bad("is empty");
	const values = members?.map(({ name }) => ({ name, number: 0 }));
	const read = readLiteral({ ...scalar, ...(values !== undefined && { values }) }, given);
	return "value" in read ? { kind: "literal", value: read.value } : bad(read.reason);
}

import type { z } from "zod";
import { closest } from "./closest.js";
import type { Diagnostic } from "./diagnostic.js";
import type { Document, DocumentPath, DocumentValue } from "./document.js";
import { keysAt, type Schema } from "./schema-keys.js";

export interface CheckedShape<T> {
	/** Present where no fault was found. */
	readonly value?: T;
	/**
	 * Present where faults were found: the document without its faulty parts, and what the schema makes of it. For finding further
	 * faults in the same run; never act on its value.
	 */
	readonly salvaged?: { readonly document: Document; readonly value: T };
	readonly diagnostics: readonly Diagnostic[];
}

type Issue = z.core.$ZodIssue;

/**
 * Checks a document against a zod schema and says every fault in the document's own terms and place. Codes: `unknown_key`, `missing_key`,
 * `wrong_type`, `unknown_value`, `out_of_bounds`, `bad_format`, `bad_key`, `bad_value`. A custom issue may carry its own code and fix
 * in `params: { code, fix }`.
 */
export function checkShape<S extends Schema>(document: Document, schema: S): CheckedShape<z.output<S>> {
	const result = schema.safeParse(document.value);
	if (result.success) return { value: result.data, diagnostics: [] };
	const diagnostics = result.error.issues.flatMap((issue) => located(document, schema, issue, []));
	const salvaged = salvage(document, schema, result.error.issues);
	return salvaged === undefined ? { diagnostics } : { salvaged, diagnostics };
}

/** Takes out what is at fault, and what can't be without it, until the rest fits. */
function salvage<S extends Schema>(document: Document, schema: S, issues: readonly Issue[]): CheckedShape<z.output<S>>["salvaged"] {
	let left = document;
	let faults = issues;
	for (let round = 0; round < 50; round++) {
		const paths = faults.flatMap((issue) => faultyPaths(left, issue));
		if (paths.some((path) => path.length === 0)) return undefined;
		// From the last to the first: taking out an item of a list moves those after it.
		for (const path of paths.sort(later)) left = left.without(path);
		const result = schema.safeParse(left.value);
		if (result.success) return { document: left, value: result.data };
		faults = result.error.issues;
	}
	return undefined;
}

function faultyPaths(document: Document, issue: Issue): readonly DocumentPath[] {
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [...issue.path, key]);
	if (issue.path.length === 0) return [[]];
	return [document.has(issue.path) ? issue.path : issue.path.slice(0, -1)];
}

function later(a: DocumentPath, b: DocumentPath): number {
	for (const [index, step] of a.entries()) {
		const other = b[index];
		if (other === undefined) return -1;
		if (typeof step === "number" && typeof other === "number" && step !== other) return other - step;
	}
	return b.length - a.length;
}

function located(document: Document, schema: Schema, issue: Issue, base: DocumentPath): readonly Diagnostic[] {
	const path = [...base, ...issue.path];
	const given = document.at(path);
	const atValue = { file: document.file, severity: "error" as const, ...document.valuePlace(path) };
	const name = nameOf(path);
	switch (issue.code) {
		case "unrecognized_keys":
			return issue.keys.map((key) => unknownKey(document, schema, path, key));
		case "invalid_type":
			if (given === undefined) return [missing(document, path, typeNames[issue.expected] ?? issue.expected)];
			return [{ ...atValue, code: "wrong_type", ...wrongType(name, typeNames[issue.expected] ?? issue.expected, given) }];
		case "invalid_value": {
			const values = issue.values.map(String);
			if (given === undefined) return [missing(document, path, oneOf(values))];
			const meant = typeof given === "string" ? closest(given, values) : undefined;
			return [
				{
					...atValue,
					code: "unknown_value",
					message: `${name} can't be ${shown(given)}`,
					fix: meant === undefined ? `write ${oneOf(values)}` : `write \`${meant}\` (one of: ${values.join(", ")})`,
				},
			];
		}
		case "invalid_union":
			return unionFaults(document, schema, issue, path);
		case "invalid_key":
		case "invalid_element":
			return issue.issues.map((inner) => ({
				file: document.file,
				severity: "error" as const,
				...document.keyPlace(path),
				code: codeOf(inner) ?? "bad_key",
				message: `${name}: ${inner.message}`,
				fix: fixOf(inner) ?? "choose another name",
			}));
		case "too_small":
		case "too_big": {
			if (given === undefined) return [missing(document, path, "a value")];
			const bound = issue.code === "too_small" ? `at least ${String(issue.minimum)}` : `at most ${String(issue.maximum)}`;
			const of = issue.origin === "string" ? " characters" : issue.origin === "array" ? " items" : "";
			return [{ ...atValue, code: "out_of_bounds", message: `${name} must be ${bound}${of}`, fix: `write a value of ${bound}${of}` }];
		}
		case "invalid_format":
			return [{ ...atValue, code: "bad_format", message: `${name} ${issue.message}`, fix: "write it in the form that the message names" }];
		case "not_multiple_of":
			return [
				{
					...atValue,
					code: "bad_value",
					message: `${name} must be a multiple of ${issue.divisor}`,
					fix: `write a multiple of ${issue.divisor}`,
				},
			];
		case "custom":
			return [{ ...atValue, code: codeOf(issue) ?? "bad_value", message: issue.message, fix: fixOf(issue) ?? "change the value" }];
		default:
			return issue satisfies never;
	}
}

/** Of a union, the alternative that the author most likely meant: the one whose faults lie deepest, then the one with fewest. */
function unionFaults(
	document: Document,
	schema: Schema,
	issue: Extract<Issue, { code: "invalid_union" }>,
	path: DocumentPath,
): readonly Diagnostic[] {
	const given = document.at(path);
	if (given === undefined) return [missing(document, path, "a value")];
	const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((inner) => (rejectsKind(inner) ? 0 : inner.path.length + 1)));
	const [best] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
	if (best !== undefined && depth(best) > 0) return best.flatMap((inner) => located(document, schema, inner, path));
	const expected = [...new Set(issue.errors.flat().flatMap(expectedOf))];
	const at = { file: document.file, severity: "error" as const, ...document.valuePlace(path), code: "wrong_type" };
	return [{ ...at, ...wrongType(nameOf(path), expected.length === 0 ? "another value" : expected.join(" or "), given) }];
}

function rejectsKind(issue: Issue): boolean {
	return issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");
}

function expectedOf(issue: Issue): readonly string[] {
	if (issue.code === "invalid_type") return [typeNames[issue.expected] ?? issue.expected];
	return issue.code === "invalid_value" ? issue.values.map((value) => `\`${String(value)}\``) : [];
}

function unknownKey(document: Document, schema: Schema, path: DocumentPath, key: string): Diagnostic {
	const known = [...keysAt(schema, path)];
	const holder = document.at(path);
	const absent = known.filter((name) => typeof holder !== "object" || holder === null || !Object.hasOwn(holder, name));
	const meant = closest(key, absent);
	return {
		file: document.file,
		severity: "error",
		...document.keyPlace([...path, key]),
		code: "unknown_key",
		message: `${path.length === 0 ? "the document" : nameOf(path)} has no key \`${key}\``,
		fix: meant === undefined ? (known.length === 0 ? "remove it" : `remove it, or use one of: ${known.join(", ")}`) : `write \`${meant}\``,
	};
}

function missing(document: Document, path: DocumentPath, expected: string): Diagnostic {
	const key = String(path.at(-1) ?? "");
	if (path.length === 0)
		return {
			file: document.file,
			severity: "error",
			line: 1,
			column: 1,
			code: "missing_key",
			message: "the document is empty",
			fix: "write it",
		};
	const parent = path.slice(0, -1);
	const at = { file: document.file, severity: "error" as const, ...document.keyPlace(parent), code: "missing_key" };
	return {
		...at,
		message: `${parent.length === 0 ? "the document" : nameOf(parent)} lacks the key \`${key}\``,
		fix: `add \`${key}:\` with ${expected}`,
	};
}

function wrongType(name: string, expected: string, given: DocumentValue): { message: string; fix: string } {
	return { message: `${name} must be ${expected}, and is ${shown(given)}`, fix: `write ${expected}` };
}

function nameOf(path: DocumentPath): string {
	return path.length === 0 ? "the document" : `\`${path.map(String).join(".")}\``;
}

function shown(value: DocumentValue): string {
	if (value === null) return "empty";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a mapping";
	const text = String(value);
	return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

function oneOf(values: readonly string[]): string {
	return values.length === 1 ? `\`${values[0]}\`` : `one of: ${values.join(", ")}`;
}

const typeNames: Readonly<Record<string, string>> = {
	string: "text",
	number: "a number",
	int: "a whole number",
	bigint: "a number",
	boolean: "true or false",
	object: "a mapping",
	record: "a mapping",
	array: "a list",
	null: "empty",
};

function params(issue: Issue): Readonly<Record<string, unknown>> {
	return issue.code === "custom" ? (issue.params ?? {}) : {};
}

function codeOf(issue: Issue): string | undefined {
	const code = params(issue).code;
	return typeof code === "string" ? code : undefined;
}

function fixOf(issue: Issue): string | undefined {
	const fix = params(issue).fix;
	return typeof fix === "string" ? fix : undefined;
}

import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { ParameterDocument } from "../parse/grammar.js";
import { type Draft, finishScalar } from "./draft.js";
import { readParameterPresence } from "./field.js";
import type { Slot, SlotPlan } from "./lock.js";
import type { Parameter, Shape } from "./model.js";
import { camelCaseForm, checkName, NameSpace } from "./names.js";
import { refusedFieldNames } from "./reserved-names.js";
import { checkScalar, scalarTypes } from "./scalar.js";
import { snakeCase } from "./words.js";

const types = [...scalarTypes, "list", "object"];
const compoundKeys = { of: "list", max_items: "list", fields: "object" } as const;
/** Keys that a list and an object may have too. */
const sharedKeys = ["type", "required", "optional", "nullable", "sensitive", "description", "deprecated"];
const presenceKeys = ["required", "optional", "nullable", "default", "sensitive", "deprecated"] as const;

interface ShapeDraft {
	readonly plan: Omit<SlotPlan, "name">;
	readonly finish: (slot: Slot) => Shape;
}

/** Checks the members of an input, an output or an object. Those that can't be read are left out. */
export function checkParameters(
	document: Document,
	path: DocumentPath,
	sources: Readonly<Record<string, ParameterDocument>> = {},
	side: "input" | "output",
	report: Report,
): readonly Draft<Parameter>[] {
	const spellings = new NameSpace("name in the proto file", report);
	return Object.entries(sources).flatMap(([name, source]) => {
		const at = [...path, name];
		const named = checkName(document, at, name, { what: "a parameter", ...camelCaseForm, refused: refusedFieldNames }, report, "key");
		if (named) spellings.take(snakeCase(name), `\`${name}\``, document, at);
		const draft = checkParameter(document, at, name, source, side, report);
		return draft !== undefined && named ? [draft] : [];
	});
}

function checkParameter(
	document: Document,
	path: DocumentPath,
	name: string,
	source: ParameterDocument,
	side: "input" | "output",
	report: Report,
): Draft<Parameter> | undefined {
	const required = readParameterPresence(document, path, source, report);
	if (side === "output" && source.default !== undefined) {
		const fix = "remove `default`";
		report.atKey(document, [...path, "default"], "contradiction", { message: "an output has no default", fix });
	}
	const shape = checkShape(document, path, source, side, report);
	if (shape === undefined) return undefined;
	const { filled } = shape;
	return {
		plan: { name, ...shape.plan },
		finish: (slot) => ({
			name,
			protoName: snakeCase(name),
			number: slot.number,
			shape: shape.finish(slot),
			required: required && filled === undefined,
			nullable: source.nullable === true,
			...(filled !== undefined && { default: filled }),
			sensitive: source.sensitive === true,
			...(source.description !== undefined && { description: source.description }),
			...(source.deprecated !== undefined && { deprecated: source.deprecated }),
		}),
	};
}

function checkShape(
	document: Document,
	path: DocumentPath,
	source: ParameterDocument,
	side: "input" | "output",
	report: Report,
): (ShapeDraft & { readonly filled?: NonNullable<Parameter["default"]> }) | undefined {
	const { type } = source;
	for (const [key, owner] of Object.entries(compoundKeys)) {
		if (document.has([...path, key]) && type !== owner) {
			report.atKey(document, [...path, key], "key_not_applicable", { key, type, applies: owner });
		}
	}
	if (type !== "list" && type !== "object") {
		const draft = checkScalar(document, path, source, types, report);
		if (draft === undefined) return undefined;
		return {
			plan: draft.members === undefined ? {} : { values: draft.members },
			finish: (slot) => ({ kind: "scalar", scalar: finishScalar(draft, slot) }),
			...(draft.default !== undefined && { filled: draft.default }),
		};
	}
	for (const key of Object.keys(source)) {
		if (sharedKeys.includes(key) || key in compoundKeys || source[key as keyof ParameterDocument] === undefined) continue;
		report.atKey(document, [...path, key], "key_not_applicable", { key, type, applies: "single values" });
	}
	return type === "list" ? checkList(document, path, source, side, report) : checkObject(document, path, source, side, report);
}

function checkList(
	document: Document,
	path: DocumentPath,
	source: ParameterDocument,
	side: "input" | "output",
	report: Report,
): ShapeDraft | undefined {
	const { of, max_items: maxItems } = source;
	if (of === undefined) {
		if (!document.lost([...path, "of"])) report.atKey(document, path, "missing_for_type", { key: "of", type: "list" });
		return undefined;
	}
	const at = [...path, "of"];
	if (of.type === "list") {
		const fix = "make the inner list a field of an object";
		report.at(document, [...at, "type"], "contradiction", { message: "a list can't hold lists", fix });
		return undefined;
	}
	for (const key of presenceKeys) {
		if (of[key] !== undefined)
			report.atKey(document, [...at, key], "key_not_applicable", { key, type: "an item of a list", applies: "the list" });
	}
	const item = checkShape(document, at, of, side, report);
	if (item === undefined) return undefined;
	return {
		plan: item.plan,
		finish: (slot) => ({ kind: "list", of: item.finish(slot), ...(maxItems !== undefined && { maxItems }) }),
	};
}

function checkObject(
	document: Document,
	path: DocumentPath,
	source: ParameterDocument,
	side: "input" | "output",
	report: Report,
): ShapeDraft | undefined {
	if (source.fields === undefined) {
		if (!document.lost([...path, "fields"])) report.atKey(document, path, "missing_for_type", { key: "fields", type: "object" });
		return undefined;
	}
	if (Object.keys(source.fields).length === 0) report.atKey(document, [...path, "fields"], "empty_mapping", { what: "field" });
	const members = checkParameters(document, [...path, "fields"], source.fields, side, report);
	return {
		plan: { members: members.map(({ plan }) => plan) },
		finish: (slot) => {
			const removed = slot.members?.removed ?? [];
			return { kind: "object", fields: finishAll(members, slot.members), ...(removed.length > 0 && { reserved: removed }) };
		},
	};
}

/** Drafts with the numbers that the lock gave them. */
export function finishAll<T>(drafts: readonly Draft<T>[], slots: Slot["members"]): readonly T[] {
	return drafts.map(({ plan, finish }) => finish(slots?.slots[plan.name] ?? { number: 0 }));
}

import { checkNullable, type FieldDescriptor, joinPath, type Row, readRecord, type Value } from "@metabuilder/dbal/contract";
import type { Granted } from "../access/access.js";
import { type Findings, forbid, note } from "../query/findings.js";
import type { EntityIndex } from "../query/model-index.js";
import type { Scope } from "./scope.js";

/**
 * What a caller wants written: known fields that the caller may set, each value canonical. `undefined` counts as absent.
 * Whatever is wrong goes to `findings`: unknown fields, fields that no rule lets the caller write, fields that a preset or
 * the engine fills, values that the field can't hold.
 */
export function readChanges(
	entity: EntityIndex,
	decision: Granted,
	data: unknown,
	write: "create" | "update",
	findings: Findings,
	path: string,
): Row {
	const changes: Record<string, Value> = {};
	for (const [name, value] of readRecord(data, path, findings.faults) ?? []) {
		const at = joinPath(path, name);
		const field = entity.fields.get(name);
		if (!field) note(findings, at, "unknown_field", `is no field of ${entity.descriptor.name}`);
		else if (value === undefined) continue;
		else if (Object.hasOwn(decision.presets, name)) forbid(findings, at, "is filled in by the access rules and can't be set");
		else if (field.generated) note(findings, at, "generated", "is filled in by the engine and can't be set");
		else if (field.autoUpdate) note(findings, at, "generated", "is kept by the engine and can't be set");
		else if (!decision.writable.has(name)) forbid(findings, at, "can't be set by you");
		else if (write === "update" && (field.immutable || name === entity.descriptor.primaryKey))
			note(findings, at, "immutable", "can't be changed after create");
		else {
			const checked = checkNullable(field, value, at, findings.faults);
			if (checked !== undefined) changes[name] = checked;
		}
	}
	return changes;
}

/** The row to insert: presets, then the caller's values, then defaults. A required field that nothing fills is a fault. */
export function completeRow(scope: Scope, entity: EntityIndex, decision: Granted, changes: Row, findings: Findings, path: string): Row {
	const faulted = new Set([...findings.faults, ...findings.forbidden].map((fault) => fault.path));
	const row: Record<string, Value> = {};
	for (const field of entity.descriptor.fields) {
		const { name } = field;
		const at = joinPath(path, name);
		const isPreset = Object.hasOwn(decision.presets, name);
		// A null that the caller sent stays one, whatever the default.
		const given = Object.hasOwn(changes, name) ? changes[name] : initialValue(scope, field);
		const value = isPreset ? presetOf(decision, field, findings, at) : given;
		if (value !== undefined) row[name] = value;
		else if (field.nullable) row[name] = null;
		else if (!isPreset && !faulted.has(at)) note(findings, at, "required", "is required");
	}
	return row;
}

/** The changes of an update with what the rules and the engine add to them. */
export function completeChanges(scope: Scope, entity: EntityIndex, decision: Granted, changes: Row, findings: Findings, path: string): Row {
	const complete: Record<string, Value> = { ...changes };
	for (const field of entity.descriptor.fields) {
		const preset = presetOf(decision, field, findings, joinPath(path, field.name));
		if (preset !== undefined) complete[field.name] = preset;
		else if (field.autoUpdate) complete[field.name] = renewed(scope, field);
	}
	return complete;
}

function presetOf(decision: Granted, field: FieldDescriptor, findings: Findings, path: string): Value | undefined {
	const preset = Object.hasOwn(decision.presets, field.name) ? decision.presets[field.name] : undefined;
	return preset === undefined ? undefined : checkNullable(field, preset, path, findings.faults);
}

/** What changes with each write of a row, whoever makes it. */
export function renewals(scope: Scope, entity: EntityIndex): Row {
	return Object.fromEntries(
		entity.descriptor.fields.filter((field) => field.autoUpdate).map((field) => [field.name, renewed(scope, field)]),
	);
}

/** What the engine sets with each write: a time, or an etag. */
function renewed(scope: Scope, field: FieldDescriptor): Value {
	return field.type === "uuid" ? scope.newId() : scope.now;
}

function initialValue(scope: Scope, field: FieldDescriptor): Value | undefined {
	if (field.autoUpdate) return renewed(scope, field);
	switch (field.default?.kind) {
		case "literal":
			return field.default.value;
		case "now":
			return field.type === "date" ? scope.now.toISOString().slice(0, 10) : scope.now;
		case "uuid":
			return scope.newId();
		case undefined:
			if (!field.generated || field.nullable) return undefined;
			return field.type === "uuid" ? scope.newId() : field.type === "datetime" ? scope.now : undefined;
	}
}

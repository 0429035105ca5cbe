import { joinPath, readRecord } from "@metabuilder/dbal/contract";
import type { Readable } from "../access/access.js";
import { type Findings, forbid, note } from "./findings.js";
import type { EntityIndex } from "./model-index.js";
import type { Predicate } from "./predicate.js";

/** The fields of an answer: some of every row, some only of rows that a condition holds for. */
export interface Projection {
	readonly always: readonly string[];
	readonly conditional: readonly { readonly fields: readonly string[]; readonly when: Predicate }[];
}

/** A caller's `select` narrowed to what may be read. Naming what may never be read is forbidden; without a select it is left out. */
export function parseSelect(entity: EntityIndex, select: unknown, readable: Readable, findings: Findings, path = "select"): Projection {
	if (select === undefined) return project(entity, readable, () => true);
	const selected = new Set<string>();
	for (const [name, value] of readRecord(select, path, findings.faults) ?? []) {
		const at = joinPath(path, name);
		if (!entity.fields.has(name)) note(findings, at, "unknown_field", `is no field of ${entity.descriptor.name}`);
		else if (!isReadable(readable, name)) forbid(findings, at);
		else if (typeof value !== "boolean") note(findings, at, "type", "must be true or false");
		else if (value) selected.add(name);
	}
	if (selected.size === 0) note(findings, path, "empty", "selects nothing");
	return project(entity, readable, (name) => selected.has(name));
}

function isReadable(readable: Readable, name: string): boolean {
	return readable.always.has(name) || readable.conditional.some((group) => group.fields.has(name));
}

function project(entity: EntityIndex, readable: Readable, isSelected: (name: string) => boolean): Projection {
	const names = entity.descriptor.fields.map((field) => field.name).filter(isSelected);
	const conditional = readable.conditional
		.map((group) => ({ when: group.when, fields: names.filter((name) => group.fields.has(name) && !readable.always.has(name)) }))
		.filter((group) => group.fields.length > 0);
	return { always: names.filter((name) => readable.always.has(name)), conditional };
}

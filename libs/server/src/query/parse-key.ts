import { checkValue, joinPath, readRecord } from "@metabuilder/dbal/contract";
import { type Findings, forbid, note } from "./findings.js";
import type { EntityIndex } from "./model-index.js";
import { operandType } from "./operators.js";
import { never as matchesNothing, type Operand, type Predicate } from "./predicate.js";

/** Values of the fields of one unique key. */
export type RowKey = Readonly<Record<string, Operand>>;

/** A caller's `key`: exactly the fields of one unique key, each with a value. `usable` are the fields that it may be made of. */
export function parseKey(entity: EntityIndex, key: unknown, usable: ReadonlySet<string>, findings: Findings, path = "key"): RowKey {
	const parsed: Record<string, Operand> = {};
	const members = readRecord(key, path, findings.faults);
	if (!members) return parsed;
	let complete = true;
	for (const [name, value] of members) {
		const at = joinPath(path, name);
		const field = entity.fields.get(name);
		if (!field) note(findings, at, "unknown_field", `is no field of ${entity.descriptor.name}`);
		else if (!usable.has(name)) forbid(findings, at);
		else {
			const checked = checkValue(operandType(field), value, at, findings.faults);
			if (checked !== undefined) parsed[name] = checked as Operand; // A unique key holds no json: the operand types are all that is left.
			continue;
		}
		complete = false;
	}
	const names = members.map(([name]) => name);
	if (
		complete &&
		!entity.descriptor.uniques.some((unique) => unique.length === names.length && unique.every((name) => names.includes(name)))
	)
		note(findings, path, "key", `must be one of ${entity.descriptor.uniques.map((unique) => `{ ${unique.join(", ")} }`).join(", ")}`);
	return parsed;
}

/** Holds for the row with this key. */
export function hasKey(key: RowKey): Predicate {
	const items = Object.entries(key).map(([field, value]): Predicate => ({ kind: "compare", field, operator: "eq", value }));
	const [first] = items;
	if (!first) return matchesNothing;
	return items.length === 1 ? first : { kind: "and", items };
}

import { z } from "zod";
import { checkNullable } from "../contract/check.js";
import type { FieldFault } from "../contract/dbal-error.js";
import type { EntityDescriptor, FieldDescriptor, ModelDescriptor } from "../contract/descriptor.js";
import { join, readRecord } from "../contract/values/record.js";

/** What a validator is for: `create` takes a whole new row, `update` what is to change of one. */
export type ValidatorMode = "create" | "update";

/**
 * A zod schema of what an entity's create or update takes. It decides what the engine decides by the same checks, and gives the
 * same canonical values; an issue's path is that of the field, its message a sentence for a person, its `params.rule` the rule.
 * A field that the spec doesn't have, and one that only the engine may set, is an issue of its own. Defaults are not filled in:
 * that is the engine's to do. Throws where the model has no such entity.
 */
export function entityValidator<Input extends object>(model: ModelDescriptor, entity: string, mode: ValidatorMode): z.ZodType<Input> {
	const descriptor = model.entities.find((one) => one.name === entity);
	if (descriptor === undefined) throw new Error(`the model has no entity ${entity}`);
	return z.unknown().transform((value, context) => {
		const faults: FieldFault[] = [];
		const input = checkInput(descriptor, value, mode, faults);
		for (const fault of faults) {
			context.addIssue({
				code: "custom",
				path: fault.path === "" ? [] : fault.path.split("."),
				message: fault.message,
				params: { rule: fault.rule },
			});
		}
		// Checked member by member against the table that `Input` is generated from.
		return faults.length === 0 ? (input as Input) : z.NEVER;
	});
}

function checkInput(entity: EntityDescriptor, value: unknown, mode: ValidatorMode, faults: FieldFault[]): object {
	const note = (path: string, rule: string, predicate: string) => faults.push({ path, rule, message: `${path} ${predicate}.` });
	const checked = new Map<string, unknown>();
	const members = readRecord(value, "", faults);
	for (const [name, member] of members ?? []) {
		const field = entity.fields.find((one) => one.name === name);
		if (field === undefined) note(join("", name), "unknown_field", `is no field of ${entity.name}`);
		else if (member === undefined) continue;
		else if (field.generated || field.autoUpdate) note(name, "generated", "is filled in by the engine and can't be set");
		else if (mode === "update" && isFixed(entity, field)) note(name, "immutable", "can't be changed after create");
		else checked.set(name, checkNullable(field, member, name, faults));
	}
	if (members === undefined) return {};
	if (mode === "create") {
		for (const field of entity.fields) if (isRequired(field) && !checked.has(field.name)) note(field.name, "required", "is required");
	} else if (checked.size === 0 && faults.length === 0) {
		faults.push({ path: "", rule: "required", message: "There is nothing to change." });
	}
	return Object.fromEntries(checked);
}

function isRequired(field: FieldDescriptor): boolean {
	return !field.nullable && field.default === undefined && !field.generated && !field.autoUpdate;
}

function isFixed(entity: EntityDescriptor, field: FieldDescriptor): boolean {
	return field.immutable === true || field.name === entity.primaryKey;
}

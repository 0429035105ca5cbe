import { CanRequest, CanResponse } from "../../../gen/codec/dbal/v1/access.js";
import { canOperation } from "../can.js";
import type { FieldFault } from "../dbal-error.js";
import type { OperationDescriptor } from "../descriptor.js";
import type { Value } from "../value.js";
import { join, readRecord } from "../values/record.js";
import type { Message, MethodCodec } from "./codec.js";
import { noteFault, noteUnknownNumbers } from "./fault.js";
import { readOperand, writeOperand } from "./operand.js";
import type { MappedField, RecordMapping } from "./record.js";
import type { ResponseMapping } from "./response.js";

type Output = Readonly<Record<string, unknown>>;

/** The question whether the caller may do something, to and from its messages. */
export interface CanMapping {
	readonly operation: OperationDescriptor;
	readonly codec: MethodCodec;
	readonly response: ResponseMapping;
	readonly write: (input: unknown, faults: FieldFault[]) => Message;
	readonly read: (message: Message, faults: FieldFault[]) => Output;
}

/** `recordOf` finds an entity's fields by its name. */
export function canMapping(recordOf: (entity: string) => RecordMapping | undefined): CanMapping {
	const fieldOf = (record: RecordMapping | undefined, name: string, path: string, faults: FieldFault[]): MappedField | undefined => {
		const found = record?.fields.find(({ field }) => field.name === name);
		return found ?? noteFault(faults, path, "unknown_field", `is no field of ${record?.entity.name ?? "an entity that is known"}`);
	};
	return {
		operation: canOperation,
		codec: { request: CanRequest, response: CanResponse },
		response: { write: (output) => ({ allowed: output.allowed === true }), read: (message) => ({ allowed: message.allowed === true }) },
		write: (input, faults) => {
			const { entity, operation, id, changes } = input as Output;
			if (typeof entity !== "string") noteFault(faults, "entity", "type", "must be an entity's name");
			if (typeof operation !== "string") noteFault(faults, "operation", "type", "must be an operation's name");
			if (id !== undefined && typeof id !== "string") noteFault(faults, "id", "type", "must be a string");
			const record = typeof entity === "string" ? recordOf(entity) : undefined;
			const written = (changes === undefined ? [] : (readRecord(changes, "changes", faults) ?? [])).flatMap(([name, value]) => {
				const mapped = value === undefined ? undefined : fieldOf(record, name, join("changes", name), faults);
				const operand = mapped && writeOperand(mapped.field, mapped.scalar, "equals", value, "changes", name, faults);
				return operand ? [{ field: name, value: operand }] : [];
			});
			return { entity: String(entity), operation: String(operation), id, changes: written };
		},
		read: (message, faults) => {
			noteUnknownNumbers(faults, message, "");
			const record = recordOf(String(message.entity));
			const changes: Record<string, Value> = {};
			for (const change of message.changes as readonly Message[]) {
				const name = String(change.field);
				const mapped = fieldOf(record, name, join("changes", name), faults);
				const value =
					mapped && readOperand(mapped.field, mapped.scalar, "equals", change.value as Message | undefined, "changes", name, faults);
				if (value !== undefined) changes[name] = value;
			}
			const { entity, operation, id } = message;
			return { entity, operation, ...(id !== undefined && { id }), ...(Object.keys(changes).length > 0 && { changes }) };
		},
	};
}

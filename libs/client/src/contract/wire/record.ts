import { checkValue } from "../check.js";
import type { FieldFault } from "../dbal-error.js";
import type { EntityDescriptor, FieldDescriptor } from "../descriptor.js";
import type { Row, Value } from "../value.js";
import { join, readRecord } from "../values/record.js";
import { type Message, messageKey } from "./codec.js";
import { noteFault, noteUnknownNumbers } from "./fault.js";
import { type ScalarMapping, scalarMapping } from "./scalar.js";

/** A field, where it is in a message, and how its values get there. */
export interface MappedField {
	readonly field: FieldDescriptor;
	readonly key: string;
	readonly scalar: ScalarMapping;
}

/** Rows, keys and inputs of one entity to and from its message. */
export interface RecordMapping {
	readonly entity: EntityDescriptor;
	readonly fields: readonly MappedField[];
	readonly byName: ReadonlyMap<string, MappedField>;
	readonly byProtoName: ReadonlyMap<string, MappedField>;
}

/** Made once per entity. */
export function recordMapping(entity: EntityDescriptor): RecordMapping {
	const fields = entity.fields.map((field) => ({ field, key: messageKey(field.protoName), scalar: scalarMapping(field) }));
	return {
		entity,
		fields,
		byName: new Map(fields.map((mapped) => [mapped.field.name, mapped])),
		byProtoName: new Map(fields.map((mapped) => [mapped.field.protoName, mapped])),
	};
}

/**
 * An input's message, with a mask exactly where a field is null: without one the populated fields count. `undefined` counts as absent.
 * What can't be written ends the call here, so the other fields' faults are then told as well, as the engine would.
 */
export function writeInput(
	mapping: RecordMapping,
	data: unknown,
	path: string,
	faults: FieldFault[],
): { readonly message: Message; readonly mask: string[]; readonly holdsNull: boolean } {
	const message: Message = {};
	const mask: string[] = [];
	let holdsNull = false;
	const before = faults.length;
	const written: (readonly [MappedField, unknown])[] = [];
	for (const [name, value] of readRecord(data, path, faults) ?? []) {
		const mapped = mapping.byName.get(name);
		if (!mapped) {
			noteFault(faults, join(path, name), "unknown_field", `is no field of ${mapping.entity.name}`);
			continue;
		}
		if (value === undefined) continue;
		mask.push(mapped.field.protoName);
		if (value === null) holdsNull = true;
		else {
			const noted = faults.length;
			message[mapped.key] = mapped.scalar.write(value, path, name, faults);
			if (faults.length === noted) written.push([mapped, value]);
		}
	}
	if (faults.length > before) for (const [{ field }, value] of written) checkValue(field, value, join(path, field.name), faults);
	return { message, mask, holdsNull };
}

/** A key's message. NULL is no part of a key. */
export function writeKey(mapping: RecordMapping, key: unknown, faults: FieldFault[]): Message {
	const { message } = writeInput(mapping, key, "key", faults);
	for (const [name, value] of Object.entries(typeof key === "object" && key !== null ? key : {})) {
		if (value === null && mapping.byName.has(name)) noteFault(faults, join("key", name), "required", "is required and can't be null");
	}
	return message;
}

/**
 * The input that a message stands for. A field that the mask names and the message leaves unset is null; one that is set
 * and that the mask doesn't name is a fault. No mask, or an empty one, stands for the fields that are set (AIP-134).
 */
export function readInput(
	mapping: RecordMapping,
	message: Message | undefined,
	mask: readonly string[] | undefined,
	path: string,
	maskPath: string,
	faults: FieldFault[],
): Row {
	if (!message) {
		noteFault(faults, path, "required", "is required");
		return {};
	}
	noteUnknownNumbers(faults, message, path);
	const masked = mask !== undefined && mask.length > 0 ? new Set(mask) : undefined;
	for (const name of masked ?? []) {
		if (!mapping.byProtoName.has(name)) noteFault(faults, join(maskPath, name), "unknown_field", `is no field of ${mapping.entity.name}`);
	}
	const row: Record<string, Value> = {};
	for (const { field, key, scalar } of mapping.fields) {
		const raw = message[key];
		if (raw === undefined) {
			if (masked?.has(field.protoName)) row[field.name] = null;
		} else if (masked && !masked.has(field.protoName)) {
			noteFault(faults, join(path, field.name), "mask", "is set, and the mask doesn't name it");
		} else {
			const value = scalar.read(raw, path, field.name, faults);
			if (value !== undefined) row[field.name] = value;
		}
	}
	return row;
}

/** Rows of an answer: their messages, what they cover together, and what single ones lack of it. */
export function writeRows(
	mapping: RecordMapping,
	rows: readonly Row[],
): { readonly data: Message[]; readonly readMask: string[] | undefined; readonly withheld: { row: number; fields: string[] }[] } {
	const { fields } = mapping;
	const covered = new Set<MappedField>();
	const lacking: { readonly row: number; readonly absent: readonly MappedField[] }[] = [];
	const data = rows.map((row, index) => {
		const message: Message = {};
		let absent: MappedField[] | undefined;
		for (const mapped of fields) {
			const value = row[mapped.field.name];
			if (value === undefined) {
				absent ??= [];
				absent.push(mapped);
				continue;
			}
			covered.add(mapped);
			if (value !== null) message[mapped.key] = mapped.scalar.writeTrusted(value);
		}
		if (absent) lacking.push({ row: index, absent });
		return message;
	});
	if (rows.length === 0 || lacking.length === 0) return { data, readMask: undefined, withheld: [] };
	const readMask =
		covered.size === fields.length ? undefined : fields.filter((mapped) => covered.has(mapped)).map(({ field }) => field.protoName);
	const withheld = lacking
		.map(({ row, absent }) => ({ row, fields: absent.filter((mapped) => covered.has(mapped)).map(({ field }) => field.name) }))
		.filter(({ fields }) => fields.length > 0);
	return { data, readMask, withheld };
}

/** The rows that an answer's messages stand for: a covered field that is unset is null, unless it is withheld from its row. */
export function readRows(
	mapping: RecordMapping,
	data: readonly Message[],
	readMask: readonly string[] | undefined,
	withheld: readonly { readonly row: number; readonly fields: readonly string[] }[],
	path: (index: number) => string,
	faults: FieldFault[],
): Row[] {
	// A field that only a newer daemon knows is not there to be read; its number in the message is skipped likewise.
	const covered = readMask ? readMask.flatMap((name) => mapping.byProtoName.get(name) ?? []) : mapping.fields;
	const kept = new Map(withheld.map(({ row, fields }) => [row, new Set(fields)]));
	return data.map((message, index) => {
		const lacks = kept.get(index);
		const row: Record<string, Value> = {};
		for (const { field, key, scalar } of covered) {
			const raw = message[key];
			if (raw !== undefined) row[field.name] = scalar.read(raw, path(index), field.name, faults) ?? null;
			else if (!lacks?.has(field.name)) row[field.name] = null;
		}
		return row;
	});
}

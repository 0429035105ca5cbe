import { checkValue } from "../check.js";
import type { FieldFault } from "../dbal-error.js";
import type { EntityDescriptor, FieldDescriptor, RelationDescriptor } from "../descriptor.js";
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

/** A relation, and where its rows are in a message. */
export interface MappedRelation {
	readonly relation: RelationDescriptor;
	readonly key: string;
	/** Entities refer to each other in circles. */
	readonly target: () => RecordMapping;
}

/** Rows, keys and inputs of one entity to and from its message. */
export interface RecordMapping {
	readonly entity: EntityDescriptor;
	readonly fields: readonly MappedField[];
	readonly byName: ReadonlyMap<string, MappedField>;
	readonly byProtoName: ReadonlyMap<string, MappedField>;
	readonly relations: readonly MappedRelation[];
	readonly relationsByName: ReadonlyMap<string, MappedRelation>;
}

/** Mappings by entity name. */
export type RecordMappings = ReadonlyMap<string, RecordMapping>;

/** Where a row's message has the counts of its relations. */
export const countsKey = "relationCounts";

/** ts-proto encodes lists without asking if they are there. */
export const noRows: readonly Message[] = [];

/** Made once per model. */
export function recordMappings(entities: readonly EntityDescriptor[]): RecordMappings {
	const mappings = new Map<string, RecordMapping>();
	for (const entity of entities) mappings.set(entity.name, recordMapping(entity, mappings));
	return mappings;
}

/** The mapping of an entity that the model has. */
export function recordMappingOf(mappings: RecordMappings, entity: string): RecordMapping {
	const mapping = mappings.get(entity);
	if (!mapping) throw new TypeError(`the model has no entity ${entity}`);
	return mapping;
}

function recordMapping(entity: EntityDescriptor, mappings: RecordMappings): RecordMapping {
	const relations = entity.relations.map((relation) => ({
		relation,
		key: messageKey(relation.protoName),
		target: () => recordMappingOf(mappings, relation.entity),
	}));
	const fields = entity.fields.map((field) => ({ field, key: messageKey(field.protoName), scalar: scalarMapping(field) }));
	return {
		entity,
		fields,
		byName: new Map(fields.map((mapped) => [mapped.field.name, mapped])),
		byProtoName: new Map(fields.map((mapped) => [mapped.field.protoName, mapped])),
		relations,
		relationsByName: new Map(relations.map((mapped) => [mapped.relation.name, mapped])),
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
	for (const { relation, key } of mapping.relations) if (relation.kind === "many") message[key] = noRows;
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
	for (const { relation, key } of mapping.relations) {
		const rows = message[key];
		if (rows !== undefined && (relation.kind === "one" || (rows as readonly Message[]).length > 0))
			noteFault(faults, join(path, relation.name), "unknown_field", "is a relation: its rows are written by themselves");
	}
	if (message[countsKey] !== undefined) noteFault(faults, join(path, countsKey), "unknown_field", "can't be written");
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

import {
	checkNullable,
	type EntityDescriptor,
	type FieldDescriptor,
	type FieldFault,
	type Row,
	type Value,
} from "@metabuilder/dbal/contract";
import type { DocumentValue } from "@metabuilder/dbal-documents";

/** What fills a row beside what is written in it. */
export interface RowSources {
	readonly now: Date;
	readonly newId: () => string;
}

/**
 * A whole row from plain values as YAML holds them: `datetime` as RFC 3339 text, `bigint` and `decimal` as number or text,
 * `bytes` in base64. Unlike a caller's create it may set generated fields, so that rows can name each other. Every fault is noted
 * under the field's name.
 */
export function readSeedRow(
	entity: EntityDescriptor,
	given: Readonly<Record<string, DocumentValue>>,
	sources: RowSources,
	faults: FieldFault[],
): Row {
	const row: Record<string, Value> = {};
	for (const name of Object.keys(given)) {
		if (!entity.fields.some((field) => field.name === name))
			faults.push({ path: name, rule: "unknown_field", message: `${name} is no field of ${entity.name}.` });
	}
	for (const field of entity.fields) {
		const written = given[field.name];
		const value = written === undefined ? filled(field, sources) : checkNullable(field, plainToValue(field, written), field.name, faults);
		if (value !== undefined) row[field.name] = value;
		else if (written === undefined && field.nullable) row[field.name] = null;
		else if (written === undefined) faults.push({ path: field.name, rule: "required", message: `${field.name} is required.` });
	}
	return row;
}

function plainToValue(field: FieldDescriptor, value: DocumentValue): unknown {
	if (value === null) return null;
	switch (field.type) {
		case "datetime":
			return typeof value === "string" ? new Date(value) : value;
		case "bigint":
			return typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : value;
		case "decimal":
			return typeof value === "number" || typeof value === "bigint" ? String(value) : value;
		case "bytes":
			return typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value;
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "integer":
		case "float":
		case "boolean":
		case "date":
		case "json":
		case "enum":
			return value;
		default:
			return field.type satisfies never;
	}
}

function filled(field: FieldDescriptor, { now, newId }: RowSources): Value | undefined {
	if (field.autoUpdate) return now;
	if (field.default?.kind === "literal") return field.default.value;
	if (field.default?.kind === "uuid" || (field.generated && field.type === "uuid")) return newId();
	if (field.default?.kind === "now" || field.generated) return field.type === "date" ? now.toISOString().slice(0, 10) : now;
	return undefined;
}

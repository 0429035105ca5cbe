import { checkValue } from "../check.js";
import type { FieldFault } from "../dbal-error.js";
import type { TypeDescriptor } from "../descriptor.js";
import type { Value } from "../value.js";
import { join } from "../values/record.js";
import { isStorableText } from "../values/text.js";
import { timeOf } from "../values/time.js";
import { noteFault } from "./fault.js";

/** A scalar in its TypeScript form to and from its form in a ts-proto message. Undefined: refused, with the fault noted. */
export interface ScalarMapping {
	/** Refuses what the wire can't hold exactly; bounds of the spec are left to the engine. */
	write(value: unknown, parent: string, name: string | number, faults: FieldFault[]): unknown;
	/** For values that the engine made. */
	writeTrusted(value: unknown): unknown;
	read(raw: unknown, parent: string, name: string | number, faults: FieldFault[]): Value | undefined;
}

const same = (value: unknown): unknown => value;

/** The mapping of a type. Made once per field: it holds the enum's tables. */
export function scalarMapping(type: TypeDescriptor): ScalarMapping {
	// What can't be sent as it is gets the fault that the engine would have noted.
	const refuse = (value: unknown, parent: string, name: string | number, faults: FieldFault[]): Value | undefined =>
		checkValue(type, value, join(parent, name), faults);
	const passing = (fits: (value: unknown) => boolean): ScalarMapping => ({
		write: (value, parent, name, faults) => (fits(value) ? value : refuse(value, parent, name, faults)),
		writeTrusted: same,
		// ts-proto decodes these into their canonical TypeScript form.
		read: (raw) => raw as Value,
	});

	switch (type.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "decimal":
		case "date":
			return passing((value) => typeof value === "string" && isStorableText(value));
		case "integer":
			return passing((value) => typeof value === "number" && (value | 0) === value);
		case "bigint":
			return passing((value) => typeof value === "bigint" && BigInt.asIntN(64, value) === value);
		case "float":
			return passing((value) => typeof value === "number" && Number.isFinite(value));
		case "boolean":
			return passing((value) => typeof value === "boolean");
		case "datetime":
			return passing((value) => value instanceof Date && timeOf(value) !== undefined);
		case "bytes":
			return {
				write: (value, parent, name, faults) => (value instanceof Uint8Array ? value : refuse(value, parent, name, faults)),
				writeTrusted: same,
				// A copy: the decoder's is a window on the whole frame, and a Buffer in Node.
				read: (raw) => new Uint8Array(raw as Uint8Array),
			};
		case "json":
			return {
				write: (value, parent, name, faults) => {
					const json = refuse(value, parent, name, faults);
					return json === undefined ? undefined : JSON.stringify(json);
				},
				writeTrusted: (value) => JSON.stringify(value),
				read: (raw, parent, name, faults) => readJson(raw as string, join(parent, name), faults),
			};
		case "enum": {
			const numbers = new Map<unknown, number>(type.values?.map((member) => [member.name, member.number]));
			const names = new Map<unknown, string>(type.values?.map((member) => [member.number, member.name]));
			return {
				write: (value, parent, name, faults) => numbers.get(value) ?? refuse(value, parent, name, faults),
				writeTrusted: (value) => numbers.get(value),
				read: (raw, parent, name, faults) =>
					names.get(raw) ?? noteFault(faults, join(parent, name), "enum", `holds the number ${String(raw)}, which no known member has`),
			};
		}
		default:
			return type.type satisfies never;
	}
}

function readJson(text: string, path: string, faults: FieldFault[]): Value | undefined {
	let value: Value;
	try {
		value = JSON.parse(text) as Value;
	} catch {
		return noteFault(faults, path, "format", "must be JSON text");
	}
	// A bare null would become SQL NULL, which is said by a mask.
	return value ?? noteFault(faults, path, "type", "must be JSON other than null");
}

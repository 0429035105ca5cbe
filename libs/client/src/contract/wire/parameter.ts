import type { FieldFault } from "../dbal-error.js";
import type { ParameterDescriptor, ShapeDescriptor } from "../descriptor.js";
import type { Value } from "../value.js";
import { join, readList, readRecord } from "../values/record.js";
import { type Message, messageKey } from "./codec.js";
import { noteFault, noteUndefined, noteUnknownNumbers } from "./fault.js";
import { scalarMapping } from "./scalar.js";

/** The value of a parameter to and from its form in a message. */
interface ShapeMapping {
	write(value: unknown, path: string, name: string | number, faults: FieldFault[]): unknown;
	writeTrusted(value: unknown): unknown;
	read(raw: unknown, path: string, name: string | number, faults: FieldFault[]): unknown;
}

/** Named parameters to and from a message: a custom operation's input, its output's object, and objects in them. */
export interface ParametersMapping {
	/** Absent and null are left unset: for parameters the wire doesn't tell them apart. */
	write(input: unknown, path: string, faults: FieldFault[]): Message;
	writeTrusted(output: Readonly<Record<string, unknown>>): Message;
	read(message: Message, path: string, faults: FieldFault[]): Readonly<Record<string, unknown>>;
}

const maxItems = 100_000;

/** Made once per operation. */
export function parametersMapping(parameters: readonly ParameterDescriptor[]): ParametersMapping {
	const mapped = parameters.map((parameter) => ({ parameter, key: messageKey(parameter.protoName), shape: shapeMapping(parameter.shape) }));
	const byName = new Map(mapped.map((entry) => [entry.parameter.name, entry]));
	return {
		write(input, path, faults) {
			const message = blank(parameters);
			const given = new Set<string>();
			for (const [name, value] of readRecord(input, path, faults) ?? []) {
				const entry = byName.get(name);
				if (value !== undefined) given.add(name);
				if (!entry) noteFault(faults, join(path, name), "unknown_field", "is no parameter");
				else if (value === undefined) continue;
				else if (value !== null) message[entry.key] = entry.shape.write(value, path, name, faults);
				else if (!entry.parameter.nullable) noteFault(faults, join(path, name), "required", "can't be null");
			}
			for (const { name, required } of parameters) {
				if (required && !given.has(name)) noteFault(faults, join(path, name), "required", "is required");
			}
			return message;
		},
		writeTrusted(output) {
			const message = blank(parameters);
			for (const { parameter, key, shape } of mapped) {
				const value = output[parameter.name];
				if (value !== undefined && value !== null) message[key] = shape.writeTrusted(value);
				else if (parameter.required && !parameter.nullable) throw new TypeError(`an operation's output lacks ${parameter.name}`);
			}
			return message;
		},
		read(message, path, faults) {
			noteUnknownNumbers(faults, message, path);
			const values = new Map<string, unknown>();
			for (const { parameter, key, shape } of mapped) {
				const raw = message[key];
				if (isUnset(raw, parameter)) {
					if (parameter.nullable && parameter.required) values.set(parameter.name, null);
					continue;
				}
				const value = shape.read(raw, path, parameter.name, faults);
				if (value !== undefined) values.set(parameter.name, value);
			}
			return Object.fromEntries(values);
		},
	};
}

/** ts-proto encodes lists without asking if they are there. */
function blank(parameters: readonly ParameterDescriptor[]): Message {
	return Object.fromEntries(parameters.filter(({ shape }) => shape.kind === "list").map(({ protoName }) => [messageKey(protoName), []]));
}

/** An optional empty list and an absent one look the same on the wire: absent. The number 0 of an enum is its UNSPECIFIED. */
function isUnset(raw: unknown, { shape, required, nullable }: ParameterDescriptor): boolean {
	if (raw === undefined) return true;
	if (shape.kind === "list") return !required && (raw as readonly unknown[]).length === 0;
	return shape.kind === "scalar" && shape.scalar.type === "enum" && raw === 0 && required && !nullable;
}

function shapeMapping(shape: ShapeDescriptor): ShapeMapping {
	switch (shape.kind) {
		case "scalar": {
			const scalar = scalarMapping(shape.scalar);
			return {
				write: (value, path, name, faults) => scalar.write(value, path, name, faults),
				writeTrusted: (value) => scalar.writeTrusted(value as Value),
				read: (raw, path, name, faults) => scalar.read(raw, path, name, faults),
			};
		}
		case "object": {
			const fields = parametersMapping(shape.fields);
			return {
				write: (value, path, name, faults) => fields.write(value, join(path, name), faults),
				writeTrusted: (value) => fields.writeTrusted(value as Readonly<Record<string, unknown>>),
				read: (raw, path, name, faults) => fields.read(raw as Message, join(path, name), faults),
			};
		}
		case "list": {
			const item = shapeMapping(shape.of);
			return {
				write: (value, path, name, faults) =>
					readList(value, join(path, name), maxItems, faults)?.map((element, index) => {
						if (element === undefined) return noteUndefined(faults, join(join(path, name), index));
						if (element === null) return noteFault(faults, join(join(path, name), index), "required", "can't be null");
						return item.write(element, join(path, name), index, faults);
					}),
				writeTrusted: (value) => (value as readonly unknown[]).map((element) => item.writeTrusted(element)),
				read: (raw, path, name, faults) =>
					(raw as readonly unknown[]).map((element, index) => item.read(element, join(path, name), index, faults)),
			};
		}
		case "entity":
		case "value":
		case "nothing":
			throw new TypeError(`a parameter can't be of the kind ${shape.kind}`);
		default:
			return shape satisfies never;
	}
}

import {
	createFileRegistry,
	type DescField,
	type DescMessage,
	type DescMethod,
	fromBinary,
	fromJson,
	fromJsonString,
	type JsonValue,
	type Message,
	ScalarType,
	toBinary,
	toJson,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { DBALError, type FieldFault, joinPath } from "@metabuilder/dbal/contract";
import { askedNulls, nameNulls } from "./null-mask.js";
import { dropUncoveredLists } from "./uncovered-lists.js";

/** Requests and responses of methods between ProtoJSON and their bytes. */
export interface ProtoJson {
	/**
	 * The bytes of a request. VALIDATION_ERROR, with the path of each fault, for text that is no JSON, an unknown or doubled key, a value of
	 * another type, a number that JSON can't hold exactly, and a `null` that would be dropped. In `data` a `null` stands for NULL.
	 */
	requestBytes(method: string, json: Uint8Array): Uint8Array;
	/** The JSON of a response, its zeros and empty lists written out, but for related rows that were not included. */
	responseJson(method: string, bytes: Uint8Array): Uint8Array;
	/** A message of another type as JSON; undefined where the type is unknown or the bytes are not its. */
	messageJson(type: string, bytes: Uint8Array): JsonValue | undefined;
}

/** Messages that a filter of the greatest depth needs, each level up to four of them. */
const recursionLimit = 200;
/** Faults named in one error. */
const maxNamed = 100;

/** `fileDescriptors`: a FileDescriptorSet in base64. */
export function createProtoJson(fileDescriptors: string): ProtoJson {
	// Made at the first use: a daemon that is only asked in protobuf never needs it.
	let made: ReturnType<typeof createFileRegistry> | undefined;
	const registry = () => {
		made ??= createFileRegistry(fromBinary(FileDescriptorSetSchema, Buffer.from(fileDescriptors, "base64")));
		return made;
	};
	const utf8 = new TextDecoder("utf-8", { fatal: true });

	const methodOf = (name: string): DescMethod => {
		const [service = "", rpc] = name.split("/");
		const method = registry()
			.getService(service)
			?.methods.find((candidate) => candidate.name === rpc);
		if (!method) throw new TypeError(`there is no descriptor of ${name}`);
		return method;
	};

	const parse = (bytes: Uint8Array): { readonly text: string; readonly json: unknown } => {
		try {
			const text = bytes.length === 0 ? "{}" : utf8.decode(bytes);
			return { text, json: JSON.parse(text) };
		} catch {
			throw refusal([fault("", "format", "is no JSON in UTF-8")]);
		}
	};

	return {
		requestBytes: (name, bytes) => {
			const { input } = methodOf(name);
			const { text, json } = parse(bytes);
			const faults: FieldFault[] = [];
			inspect(input, json, "", 0, faults);
			if (faults.length > 0) throw refusal(faults);
			let message: Message;
			try {
				message = fromJsonString(input, text, { recursionLimit });
			} catch {
				throw refusal(locate(input, json, ""));
			}
			nameNulls(input, message, askedNulls(input, json));
			return toBinary(input, message);
		},
		responseJson: (name, bytes) => {
			const { output } = methodOf(name);
			const json = toJson(output, fromBinary(output, bytes), { alwaysEmitImplicit: true });
			dropUncoveredLists(output, json);
			return Buffer.from(JSON.stringify(json), "utf8");
		},
		messageJson: (type, bytes) => {
			const desc = registry().getMessage(type);
			if (!desc) return undefined;
			try {
				return toJson(desc, fromBinary(desc, bytes), { registry: registry() });
			} catch {
				return undefined;
			}
		},
	};
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A message that stands in JSON as an object of its fields. */
function isPlainMessage(message: DescMessage): boolean {
	return !message.typeName.startsWith("google.protobuf.");
}

/** The field that a key of JSON means: ProtoJSON takes both names. */
export function fieldOf(message: DescMessage, key: string): DescField | undefined {
	return message.fields.find(({ name, jsonName }) => name === key || jsonName === key);
}

/** Notes what the conversion would let pass: keys that it can't place well, nulls that it drops and numbers that were rounded before it saw them. */
function inspect(message: DescMessage, json: unknown, path: string, depth: number, faults: FieldFault[]): void {
	if (depth > recursionLimit) {
		if (!faults.some(({ rule }) => rule === "max_depth")) faults.push(fault(path.split(".")[0] ?? "", "max_depth", "nests too deeply"));
		return;
	}
	if (!isObject(json)) {
		faults.push(fault(path, "type", "must be an object"));
		return;
	}
	for (const [key, value] of Object.entries(json)) {
		const at = joinPath(path, key);
		const field = fieldOf(message, key);
		if (!field) faults.push(fault(at, "unknown_field", "is unknown"));
		else if (field.fieldKind === "list" && Array.isArray(value))
			value.forEach((item, index) => {
				inspectValue(field, item, joinPath(at, index), depth, faults);
			});
		else inspectValue(field, value, at, depth, faults);
	}
}

function inspectValue(field: DescField, value: unknown, path: string, depth: number, faults: FieldFault[]): void {
	if (value === null) {
		const dropped = field.fieldKind === "list" || (field.message !== undefined && isPlainMessage(field.message));
		if (dropped) faults.push(fault(path, "type", "is null, which says nothing here: leave the key out"));
	} else if (field.message !== undefined && isPlainMessage(field.message)) {
		if (field.fieldKind === "list" && Array.isArray(value)) return;
		inspect(field.message, value, path, depth + 1, faults);
	} else if (typeof value === "number" && isLong(field) && !Number.isSafeInteger(value)) {
		faults.push(fault(path, "range", "is a number that JSON can't hold exactly: write it as a string"));
	}
}

const longs: ReadonlySet<ScalarType | undefined> = new Set([
	ScalarType.INT64,
	ScalarType.UINT64,
	ScalarType.SINT64,
	ScalarType.FIXED64,
	ScalarType.SFIXED64,
]);

function isLong(field: DescField): boolean {
	return longs.has(field.scalar);
}

/** Where a message that can't be converted is at fault: its smallest parts are tried one by one. */
function locate(message: DescMessage, json: unknown, path: string): FieldFault[] {
	if (!isObject(json)) return [fault(path, "type", "must be an object")];
	const faults = Object.entries(json).flatMap(([key, value]) => {
		const field = fieldOf(message, key);
		return field && !converts(message, { [key]: value }) ? locateValue(message, field, key, value, joinPath(path, key)) : [];
	});
	if (faults.length > 0) return faults;
	return [fault(path, "format", "names a key twice, or two of which only one may be set")];
}

function locateValue(message: DescMessage, field: DescField, key: string, value: unknown, path: string): FieldFault[] {
	if (field.fieldKind === "list") {
		if (!Array.isArray(value)) return [fault(path, "type", "must be a list")];
		return value.flatMap((item, index) => {
			if (converts(message, { [key]: [item] })) return [];
			const at = joinPath(path, index);
			return field.message && isPlainMessage(field.message) ? locate(field.message, item, at) : [fault(at, "type", expected(field))];
		});
	}
	return field.message && isPlainMessage(field.message) ? locate(field.message, value, path) : [fault(path, "type", expected(field))];
}

function converts(message: DescMessage, json: JsonObject): boolean {
	try {
		fromJson(message, json as JsonValue, { recursionLimit }); // It came from JSON.parse.
		return true;
	} catch {
		return false;
	}
}

function expected(field: DescField): string {
	if (field.message?.typeName === "google.protobuf.Timestamp") return "must be a time such as 2026-01-31T12:00:00Z";
	if (field.message?.typeName === "google.protobuf.FieldMask") return "must be names in camelCase, parted by commas";
	if (field.enum)
		return `must be one of ${field.enum.values
			.filter(({ number }) => number !== 0)
			.map(({ name }) => name)
			.join(", ")}`;
	switch (field.scalar) {
		case ScalarType.STRING:
			return "must be text";
		case ScalarType.BYTES:
			return "must be text in base64";
		case ScalarType.BOOL:
			return "must be true or false";
		case ScalarType.DOUBLE:
		case ScalarType.FLOAT:
			return "must be a number";
		case undefined:
			return "has another type";
		default:
			return "must be a whole number in range";
	}
}

function fault(path: string, rule: string, predicate: string): FieldFault {
	return { path, rule, message: `${path || "The request"} ${predicate}.` };
}

function refusal(faults: readonly FieldFault[]): DBALError {
	const [first, ...others] = faults;
	const message = `${first?.message ?? "The request can't be read."}${others.length === 0 ? "" : ` (and ${others.length} more)`}`;
	return new DBALError("VALIDATION_ERROR", message, { fields: faults.slice(0, maxNamed) });
}

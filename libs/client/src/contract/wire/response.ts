import type { FieldFault } from "../dbal-error.js";
import type { OperationDescriptor, ParameterDescriptor } from "../descriptor.js";
import type { RowTree } from "../value.js";
import { join } from "../values/record.js";
import type { Message } from "./codec.js";
import { type ParametersMapping, parametersMapping } from "./parameter.js";
import { type RecordMapping, type RecordMappings, recordMappingOf } from "./record.js";
import { readRows, type Withheld, writeRows } from "./rows.js";

type Output = Readonly<Record<string, unknown>>;

/** An operation's output to and from its response message. */
export interface ResponseMapping {
	readonly write: (output: Output) => Message;
	readonly read: (message: Message, faults: FieldFault[]) => Output;
}

/** Made once per operation. */
export function responseMapping(mappings: RecordMappings, operation: OperationDescriptor): ResponseMapping {
	const own = recordMappingOf(mappings, operation.entity);
	switch (operation.kind) {
		case "get":
		case "create":
		case "update":
		case "restore":
			return oneRow(own);
		case "upsert":
			return upsert(own);
		case "createMany":
			return manyRows(own);
		case "list":
			return page(own);
		case "count":
		case "updateMany":
		case "deleteMany":
			return {
				write: (output) => ({ count: BigInt(output.count as number) }),
				read: (message) => ({ count: Number(message.count) }),
			};
		case "delete":
			return nothing;
		case "custom":
			return customResponse(mappings, operation);
		default:
			return operation.kind satisfies never;
	}
}

const nothing: ResponseMapping = { write: () => ({}), read: () => ({}) };

function customResponse(mappings: RecordMappings, { output, name }: OperationDescriptor): ResponseMapping {
	switch (output?.kind) {
		case undefined:
		case "nothing":
			return nothing;
		case "entity":
			return oneRow(recordMappingOf(mappings, output.entity));
		case "object":
			return object(parametersMapping(output.fields));
		case "value":
			return value(output.value);
		case "list":
			if (output.of.kind === "entity") return manyRows(recordMappingOf(mappings, output.of.entity));
			throw new TypeError(`${name} returns a list of something other than rows`);
		case "scalar":
			throw new TypeError(`${name} returns a bare scalar`);
		default:
			return output satisfies never;
	}
}

function object(parameters: ParametersMapping): ResponseMapping {
	return {
		write: (output) => parameters.writeTrusted(output),
		read: (message, faults) => parameters.read({ ...message, _unknownFields: undefined }, "", faults),
	};
}

/** The only member of its message. One that may be NULL is NULL where it is unset. */
function value(parameter: ParameterDescriptor): ResponseMapping {
	const { write, read } = object(parametersMapping([parameter]));
	return {
		write,
		read: (message, faults) => ({ ...(parameter.nullable && { value: null }), ...read(message, faults) }),
	};
}

function oneRow(mapping: RecordMapping): ResponseMapping {
	return {
		write: (output) => {
			const { data, readMask, withheld } = writeRows(mapping, [output.data as RowTree]);
			return { data: data[0], readMask, withheld };
		},
		read: (message, faults) => ({ data: rows(mapping, [(message.data ?? {}) as Message], message, () => "data", faults)[0] }),
	};
}

function upsert(mapping: RecordMapping): ResponseMapping {
	const { write, read } = oneRow(mapping);
	return {
		write: (output) => ({ ...write(output), created: output.created }),
		read: (message, faults) => ({ ...read(message, faults), created: message.created }),
	};
}

function manyRows(mapping: RecordMapping): ResponseMapping {
	return {
		write: (output) => writeRows(mapping, output.data as readonly RowTree[]),
		read: (message, faults) => ({ data: rows(mapping, message.data as Message[], message, (index) => join("data", index), faults) }),
	};
}

function page(mapping: RecordMapping): ResponseMapping {
	const { write, read } = manyRows(mapping);
	return {
		write: (output) => {
			const total = output.total as number | undefined;
			return {
				...write(output),
				nextPageToken: output.nextPageToken ?? "",
				previousPageToken: output.previousPageToken ?? "",
				total: total === undefined ? undefined : BigInt(total),
			};
		},
		read: (message, faults) => ({
			...read(message, faults),
			...(message.nextPageToken !== "" && { nextPageToken: message.nextPageToken }),
			...(message.previousPageToken !== "" && { previousPageToken: message.previousPageToken }),
			...(message.total !== undefined && { total: Number(message.total) }),
		}),
	};
}

function rows(
	mapping: RecordMapping,
	data: readonly Message[],
	message: Message,
	path: (index: number) => string,
	faults: FieldFault[],
): RowTree[] {
	const withheld = message.withheld as readonly Withheld[];
	return readRows(mapping, data, message.readMask as string[] | undefined, withheld, path, faults);
}

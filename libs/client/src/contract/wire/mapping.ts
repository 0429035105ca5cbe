import { batchOperation } from "../batch.js";
import type { Call } from "../call.js";
import { DBALError, type FieldFault } from "../dbal-error.js";
import type { ModelDescriptor, OperationDescriptor } from "../descriptor.js";
import { decodeBatchRequest, decodeBatchResponse, encodeBatchRequest, encodeBatchResponse } from "./batch.js";
import { canMapping } from "./can.js";
import { type Codecs, decodeMessage, type Message, type MessageCodec, type MethodCodec } from "./codec.js";
import { noteFault, refuseFaults } from "./fault.js";
import { methodCodec } from "./method-codec.js";
import { type ParametersMapping, parametersMapping } from "./parameter.js";
import { recordMappingOf, recordMappings } from "./record.js";
import { readRequest, writeRequest } from "./request.js";
import { type ResponseMapping, responseMapping } from "./response.js";

type Output = Readonly<Record<string, unknown>>;

/** Calls and their outputs to and from the bytes of the model's services. */
export interface WireMapping {
	/** The operation of a full method name such as `metabuilder.v1.UserService/List`; a leading `/` is allowed. */
	operation(method: string): OperationDescriptor | undefined;
	/** Throws VALIDATION_ERROR with every part of the input that the wire can't hold exactly; `undefined` and unknown names are such. */
	encodeRequest(call: Call): { readonly method: string; readonly bytes: Uint8Array };
	/**
	 * Throws VALIDATION_ERROR with the path of each unknown field number, unknown enum number, unknown name in a mask or a filter,
	 * empty filter, and filter nested more than 32 levels deep; nothing is dropped. Values are checked by the engine.
	 */
	decodeRequest(operation: OperationDescriptor, bytes: Uint8Array): Call;
	/** Throws INTERNAL_ERROR when the output isn't what the operation declares. */
	encodeResponse(operation: OperationDescriptor, output: Output): Uint8Array;
	/** Throws INTERNAL_ERROR for bytes that are no answer, CAPABILITY_NOT_SUPPORTED for members of an enum that this model doesn't know. */
	decodeResponse(operation: OperationDescriptor, bytes: Uint8Array): Output;
}

interface MappedOperation {
	readonly operation: OperationDescriptor;
	readonly write: (input: unknown, faults: FieldFault[]) => Message;
	readonly read: (message: Message, faults: FieldFault[]) => Output;
	readonly response: ResponseMapping;
	readonly codec: MethodCodec;
}

/** Compiles the model's tables, each operation at its first use. */
export function createWireMapping(model: ModelDescriptor, codecs: Codecs): WireMapping {
	const records = recordMappings(model.entities);
	const operations = model.entities.flatMap((entity) => entity.operations);
	const byMethod = new Map(operations.map((operation) => [operation.method, operation]));
	const byCall = new Map(operations.map((operation) => [`${operation.entity}.${operation.name}`, operation]));
	const can = canMapping((name) => records.get(name));
	byMethod.set(can.operation.method, can.operation);
	byCall.set(`${can.operation.entity}.${can.operation.name}`, can.operation);
	const mapped = new Map<string, MappedOperation>([[can.operation.method, can]]);

	const mappingOf = (operation: OperationDescriptor): MappedOperation => {
		let found = mapped.get(operation.method);
		if (!found) {
			found = map(operation);
			mapped.set(operation.method, found);
		}
		return found;
	};

	const map = (operation: OperationDescriptor): MappedOperation => {
		const codec = methodCodec(codecs, operation);
		const record = recordMappingOf(records, operation.entity);
		const response = responseMapping(records, operation);
		const { kind } = operation;
		if (kind === "custom") {
			const parameters: ParametersMapping = parametersMapping(operation.input ?? []);
			const write = (input: unknown, faults: FieldFault[]) => parameters.write(input, "", faults);
			const read = (message: Message, faults: FieldFault[]) => parameters.read(message, "", faults);
			return { operation, codec, response, write, read };
		}
		const write = (input: unknown, faults: FieldFault[]) => writeRequest(record, kind, input, faults);
		const read = (message: Message, faults: FieldFault[]) => readRequest(record, kind, message, faults);
		return { operation, codec, response, write, read };
	};

	const isBatch = (operation: Pick<OperationDescriptor, "entity" | "name">) =>
		operation.entity === batchOperation.entity && operation.name === batchOperation.name;
	const wire: WireMapping = {
		operation(method) {
			const name = method.startsWith("/") ? method.slice(1) : method;
			return name === batchOperation.method ? batchOperation : byMethod.get(name);
		},
		encodeRequest(call) {
			if (isBatch({ entity: call.entity, name: call.operation }))
				return { method: batchOperation.method, bytes: encodeBatchRequest(wire, call.input) };
			const operation = byCall.get(`${call.entity}.${call.operation}`);
			if (!operation) throw new DBALError("VALIDATION_ERROR", `There is no operation ${call.entity}.${call.operation}.`);
			const { write, codec } = mappingOf(operation);
			const faults: FieldFault[] = [];
			const message = write(call.input, faults);
			refuseFaults(faults);
			return { method: operation.method, bytes: codec.request.encode(message).finish() };
		},
		decodeRequest(operation, bytes) {
			if (isBatch(operation)) return decodeBatchRequest(wire, bytes);
			const { read, codec } = mappingOf(operation);
			const faults: FieldFault[] = [];
			const message = decodeRequestMessage(codec.request, bytes, faults);
			const input = message ? read(message, faults) : {};
			refuseFaults(faults);
			return { entity: operation.entity, operation: operation.name, input };
		},
		encodeResponse(operation, output) {
			if (isBatch(operation)) return encodeBatchResponse(wire, output);
			const { response, codec } = mappingOf(operation);
			try {
				return codec.response.encode(response.write(output)).finish();
			} catch (cause) {
				throw new DBALError("INTERNAL_ERROR", "The answer can't be sent.", { cause });
			}
		},
		decodeResponse(operation, bytes) {
			if (isBatch(operation)) return decodeBatchResponse(wire, bytes);
			const { response, codec } = mappingOf(operation);
			const faults: FieldFault[] = [];
			let output: Output;
			try {
				output = response.read(decodeMessage(codec.response, bytes), faults);
			} catch (cause) {
				throw new DBALError("INTERNAL_ERROR", "The answer can't be read.", { cause });
			}
			if (faults.length > 0) throw unknownInAnswer(faults);
			return output;
		},
	};
	return wire;
}

function decodeRequestMessage(codec: MessageCodec, bytes: Uint8Array, faults: FieldFault[]): Message | undefined {
	try {
		return decodeMessage(codec, bytes);
	} catch {
		return noteFault(faults, "", "format", "is not a message of this method, or nests too deeply");
	}
}

function unknownInAnswer(faults: readonly FieldFault[]): DBALError {
	const message = `The answer holds what this client doesn't know: it is older than the daemon. ${faults[0]?.message ?? ""}`.trim();
	return new DBALError("CAPABILITY_NOT_SUPPORTED", message, { fields: faults });
}

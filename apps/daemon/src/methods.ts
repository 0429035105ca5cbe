import { batchOperation, canOperation, type ModelDescriptor, type WireMapping } from "@metabuilder/dbal/contract";
import type { Method } from "./calls.js";
import type { ProtoJson } from "./proto-json.js";

/** Every method of the model's services by its full name. */
export function methodTable(model: ModelDescriptor, wire: WireMapping): ReadonlyMap<string, Method> {
	const methods = new Map<string, Method>();
	for (const operations of [...model.entities.map((entity) => entity.operations), [canOperation, batchOperation]]) {
		for (const operation of operations) {
			methods.set(operation.method, {
				name: operation.method,
				operation,
				decode: (request) => wire.decodeRequest(operation, request),
				encode: (output) => wire.encodeResponse(operation, output),
			});
		}
	}
	return methods;
}

/** The same methods with bodies of JSON. */
export function jsonMethodTable(methods: ReadonlyMap<string, Method>, json: ProtoJson): ReadonlyMap<string, Method> {
	return new Map(
		[...methods].map(([name, method]) => [
			name,
			{
				...method,
				decode: (request) => method.decode(json.requestBytes(name, request)),
				encode: (output) => json.responseJson(name, method.encode(output)),
			},
		]),
	);
}

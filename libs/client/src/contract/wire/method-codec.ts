import type { OperationDescriptor } from "../descriptor.js";
import { type Codecs, decodeMessage, type Message, type MessageCodec, type MethodCodec, type Template } from "./codec.js";

/** The two codecs of an operation. */
export function methodCodec(codecs: Codecs, operation: OperationDescriptor): MethodCodec {
	const { kind, entity, output, method } = operation;
	if (kind !== "custom") {
		const { request, response } = codecs.standard.operations[kind];
		const codec = rowCodec(codecs, entity);
		return { request: withRows(request, codec), response: withRows(response, codec) };
	}
	const custom = codecs.custom[method];
	if (!custom) throw new TypeError(`there is no codec for ${method}`);
	return { request: custom.request, response: custom.response ?? rowsResponse(codecs, output) };
}

function rowsResponse(codecs: Codecs, output: OperationDescriptor["output"]): MessageCodec {
	if (output?.kind === "entity") return withRows(codecs.standard.row, rowCodec(codecs, output.entity));
	if (output?.kind === "list" && output.of.kind === "entity") return withRows(codecs.standard.rows, rowCodec(codecs, output.of.entity));
	return codecs.standard.nothing.codec;
}

function rowCodec({ rows }: Codecs, entity: string): MessageCodec {
	const codec = rows[entity];
	if (!codec) throw new TypeError(`there is no codec for ${entity}`);
	return codec;
}

/** The message with its rows: on the wire a message within a message is its bytes. */
function withRows({ codec, rows }: Template, row: MessageCodec): MessageCodec {
	if (rows.length === 0) return codec;
	const replace = (message: object, change: (value: unknown) => unknown): Message => {
		const changed: Message = { ...message };
		for (const field of rows) {
			const value = changed[field];
			if (value !== undefined) changed[field] = Array.isArray(value) ? value.map(change) : change(value);
		}
		return changed;
	};
	return {
		encode: (message, writer) =>
			codec.encode(
				replace(message, (value) => row.encode(value as object).finish()),
				writer,
			),
		decode: (input, length) => replace(codec.decode(input, length), (value) => decodeMessage(row, value as Uint8Array)),
	};
}

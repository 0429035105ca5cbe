import * as messages from "../../../gen/codec/dbal/v1/standard.js";
import type { OperationDescriptor, StandardOperation } from "../descriptor.js";
import { type Codecs, decodeMessage, type Message, type MessageCodec, type MethodCodec } from "./codec.js";

/** A message that is the same for every entity but for its rows, which it has as bytes in these fields. */
interface Template {
	readonly codec: MessageCodec;
	readonly rows: readonly string[];
}

const template = (codec: MessageCodec, ...rows: readonly string[]): Template => ({ codec, rows });

const row = template(messages.RowResponse, "data");
const rows = template(messages.RowsResponse, "data");
const count = template(messages.CountResponse);
const nothing = template(messages.EmptyResponse);

/** A line for each standard operation. */
const templates: Readonly<Record<StandardOperation, { readonly request: Template; readonly response: Template }>> = {
	get: { request: template(messages.GetRequest, "key"), response: row },
	list: { request: template(messages.ListRequest), response: template(messages.ListResponse, "data") },
	count: { request: template(messages.CountRequest), response: count },
	create: { request: template(messages.CreateRequest, "data"), response: row },
	createMany: { request: template(messages.CreateManyRequest, "data"), response: rows },
	update: { request: template(messages.UpdateRequest, "key", "data"), response: row },
	updateMany: { request: template(messages.UpdateManyRequest, "data"), response: count },
	upsert: {
		request: template(messages.UpsertRequest, "key", "create", "update"),
		response: template(messages.UpsertResponse, "data"),
	},
	delete: { request: template(messages.DeleteRequest, "key"), response: nothing },
	deleteMany: { request: template(messages.DeleteManyRequest), response: count },
	restore: { request: template(messages.RestoreRequest, "key"), response: row },
};

/** The two codecs of an operation. */
export function methodCodec(codecs: Codecs, operation: OperationDescriptor): MethodCodec {
	const { kind, entity, output, method } = operation;
	if (kind !== "custom") {
		const { request, response } = templates[kind];
		const codec = rowCodec(codecs, entity);
		return { request: withRows(request, codec), response: withRows(response, codec) };
	}
	const custom = codecs.custom[method];
	if (!custom) throw new TypeError(`there is no codec for ${method}`);
	return { request: custom.request, response: custom.response ?? rowsResponse(codecs, output) };
}

function rowsResponse(codecs: Codecs, output: OperationDescriptor["output"]): MessageCodec {
	if (output?.kind === "entity") return withRows(row, rowCodec(codecs, output.entity));
	if (output?.kind === "list" && output.of.kind === "entity") return withRows(rows, rowCodec(codecs, output.of.entity));
	return nothing.codec;
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

import * as messages from "../../../gen/codec/dbal/v1/standard.js";
import type { MessageCodec, StandardCodecs, Template } from "./codec.js";

const template = (codec: MessageCodec, ...rows: readonly string[]): Template => ({ codec, rows });

const row = template(messages.RowResponse, "data");
const rows = template(messages.RowsResponse, "data");
const count = template(messages.CountResponse);
const nothing = template(messages.EmptyResponse);

/** Both halves of every codec: for a daemon, and for whoever plays both sides. A line for each standard operation. */
export const standardCodecs: StandardCodecs = {
	row,
	rows,
	nothing,
	operations: {
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
	},
};

import * as messages from "../../../gen/codec/dbal/v1/standard.js";
import { gets, type MessageCodec, type StandardCodecs, sends, type Template } from "./codec.js";

const template = (codec: MessageCodec, ...rows: readonly string[]): Template => ({ codec, rows });

const row = template(gets(messages.decodeRowResponse), "data");
const rows = template(gets(messages.decodeRowsResponse), "data");
const count = template(gets(messages.decodeCountResponse));
const nothing = template(gets(messages.decodeEmptyResponse));

/** As standard-codecs.ts, of each codec the half that a client uses: the other is left out of a browser's bundle. */
export const clientStandardCodecs: StandardCodecs = {
	row,
	rows,
	nothing,
	operations: {
		get: { request: template(sends(messages.encodeGetRequest), "key"), response: row },
		list: { request: template(sends(messages.encodeListRequest)), response: template(gets(messages.decodeListResponse), "data") },
		count: { request: template(sends(messages.encodeCountRequest)), response: count },
		create: { request: template(sends(messages.encodeCreateRequest), "data"), response: row },
		createMany: { request: template(sends(messages.encodeCreateManyRequest), "data"), response: rows },
		update: { request: template(sends(messages.encodeUpdateRequest), "key", "data"), response: row },
		updateMany: { request: template(sends(messages.encodeUpdateManyRequest), "data"), response: count },
		upsert: {
			request: template(sends(messages.encodeUpsertRequest), "key", "create", "update"),
			response: template(gets(messages.decodeUpsertResponse), "data"),
		},
		delete: { request: template(sends(messages.encodeDeleteRequest), "key"), response: nothing },
		deleteMany: { request: template(sends(messages.encodeDeleteManyRequest)), response: count },
		restore: { request: template(sends(messages.encodeRestoreRequest), "key"), response: row },
	},
};

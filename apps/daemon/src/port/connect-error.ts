import { type DBALError, encodeError, grpcStatus, httpStatus } from "@metabuilder/dbal/contract";
import type { ProtoJson } from "../proto-json.js";
import { tooLargeReason } from "./http-body.js";

/** The Connect protocol's names of gRPC's statuses, from 1. https://connectrpc.com/docs/protocol#error-codes */
const codes = [
	"canceled",
	"unknown",
	"invalid_argument",
	"deadline_exceeded",
	"not_found",
	"already_exists",
	"permission_denied",
	"resource_exhausted",
	"failed_precondition",
	"aborted",
	"out_of_range",
	"unimplemented",
	"internal",
	"unavailable",
	"data_loss",
	"unauthenticated",
] as const;

/** The HTTP status, which is the spec's own and not Connect's: clients of Connect go by the body's code. */
export function connectStatus(error: DBALError): number {
	return error.reason === tooLargeReason ? 413 : httpStatus(error);
}

/** The body of a failed unary call of the Connect protocol. */
export function connectError(error: DBALError, json: ProtoJson): object {
	const details = encodeError(error).details.map(({ typeUrl, value }) => {
		const type = typeUrl.slice(typeUrl.lastIndexOf("/") + 1);
		// Ours are field for field those of google.rpc.
		const debug = json.messageJson(type.replace(/^google\.rpc\./, "dbal.v1."), value);
		const base64 = Buffer.from(value).toString("base64").replace(/=+$/, "");
		return { type, value: base64, ...(debug === undefined ? {} : { debug }) };
	});
	return { code: codes[grpcStatus(error) - 1] ?? "unknown", message: error.message, details };
}

/** `Retry-After` in whole seconds, where the error names a wait. */
export function retryAfter({ retryAfterMs }: DBALError): { readonly "retry-after"?: string } {
	return retryAfterMs === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(retryAfterMs / 1_000))) };
}

import { DBALError, type ErrorCode, isDBALError, type OperationDescriptor } from "@metabuilder/dbal/contract";
import type { CallContext, Handler, Interceptor } from "./context.js";

/** Puts interceptors around a handler; the first of the list is the outermost. */
export function intercept(interceptors: readonly Interceptor[], handler: Handler): Handler {
	return interceptors.reduceRight((next, interceptor) => interceptor(next), handler);
}

/**
 * Any failure as a DBALError: foreign ones become INTERNAL_ERROR with the call's request id, the cause kept for the log and
 * out of the message. A write that ran out of time says that its outcome is not known.
 */
export function toCallError(error: unknown, context: CallContext, operation: OperationDescriptor | undefined): DBALError {
	const { requestId } = context;
	if (!isDBALError(error))
		return new DBALError("INTERNAL_ERROR", `Something went wrong. It is in the log as ${requestId}.`, { requestId, cause: error });
	if (error.code === "TIMEOUT" && operation?.effect === "write" && error.reason === undefined)
		return new DBALError<ErrorCode>("TIMEOUT", `${error.message} Whether the write took effect is not known.`, {
			reason: "unknown_outcome",
			requestId,
			...(error.details !== undefined && { details: error.details }),
			cause: error.cause,
		});
	if (error.code === "INTERNAL_ERROR" && error.requestId === undefined)
		return new DBALError(error.code, error.message, { requestId, cause: error.cause });
	return error;
}

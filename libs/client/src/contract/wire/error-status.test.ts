import { describe, expect, it } from "vitest";
import { ErrorInfo, Status } from "../../../gen/codec/dbal/v1/error.js";
import { errorDescriptors } from "../../../gen/contract/errors.js";
import { DBALError } from "../dbal-error.js";
import { decodeErrorDetails, encodeErrorDetails, grpcStatus, httpStatus, isErrorCode } from "./error-status.js";

const codes = Object.keys(errorDescriptors).filter(isErrorCode);

describe("errors as google.rpc.Status", () => {
	it.each(codes)("tells %s apart from every other code", (code) => {
		const error = new DBALError(code, "What went wrong.", {
			fields: [{ path: "data.email", rule: "max_length", message: "data.email must have at most 255 characters." }],
			retryAfterMs: 1_500.5,
			requestId: "r-1",
			reason: "stale",
			cause: new Error("secret"),
		});
		const decoded = decodeErrorDetails(encodeErrorDetails(error));
		const { code: sameCode, fields, retryAfterMs, requestId, reason, cause } = decoded ?? error;
		expect({ code: sameCode, fields, retryAfterMs, requestId, reason }).toEqual({
			code,
			fields: error.fields,
			retryAfterMs: 1_500.5,
			requestId: "r-1",
			reason: "stale",
		});
		expect(cause).toBeUndefined();
		const bare = decodeErrorDetails(encodeErrorDetails(new DBALError(code, "Only this.")));
		expect(bare).toMatchObject({ code, fields: [] });
		expect([bare?.retryAfterMs, bare?.requestId, bare?.reason]).toEqual([undefined, undefined, undefined]);
	});

	it("takes the gRPC status from the reason where the spec names one", () => {
		expect(grpcStatus(new DBALError("CONFLICT", "", { reason: "unique" }))).toBe(6);
		expect(grpcStatus(new DBALError("CONFLICT", "", { reason: "stale" }))).toBe(10);
		expect(httpStatus(new DBALError("VALIDATION_ERROR", ""))).toBe(422);
	});

	it("makes the best of a status that isn't ours", () => {
		const bytes = (code: number, details: Status["details"] = []) => Status.encode({ code, message: "", details }).finish();
		expect(decodeErrorDetails(bytes(14))).toMatchObject({ code: "DATABASE_ERROR", message: errorDescriptors.DATABASE_ERROR.message });
		expect(decodeErrorDetails(bytes(15))).toMatchObject({ code: "INTERNAL_ERROR" });
		const newer = ErrorInfo.encode({ reason: "NEWER_CODE", domain: "d", metadata: {} }).finish();
		expect(decodeErrorDetails(bytes(5, [{ typeUrl: "type.googleapis.com/google.rpc.ErrorInfo", value: newer }]))).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(decodeErrorDetails(bytes(5, [{ typeUrl: "type.googleapis.com/google.rpc.Help", value: newer }]))).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(decodeErrorDetails(new Uint8Array([0xff]))).toBeUndefined();
	});
});

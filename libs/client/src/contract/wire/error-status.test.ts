import { describe, expect, it } from "vitest";
import { ErrorInfo, Status } from "../../../gen/codec/dbal/v1/error.js";
import { errorDescriptors } from "../../../gen/contract/errors.js";
import { DBALError, isDBALError } from "../dbal-error.js";
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

	it("carries the details that the spec declares, and nothing else", () => {
		// What a caller without types may hand over.
		const details = { installedVersion: "1.2.0", other: "secret" } as { installedVersion: string };
		const decoded = decodeErrorDetails(encodeErrorDetails(new DBALError("CONFLICT", "", { reason: "installed", details })));
		expect(decoded).toMatchObject({ reason: "installed", details: { installedVersion: "1.2.0" } });
		expect(isDBALError(decoded, "CONFLICT") && decoded.details?.installedVersion).toBe("1.2.0");
		expect(isDBALError(decoded, "NOT_FOUND")).toBe(false);
		const wrong = { installedVersion: 5 } as unknown as { installedVersion: string }; // Another type than the declared one.
		expect(decodeErrorDetails(encodeErrorDetails(new DBALError("CONFLICT", "", { details: wrong })))?.details).toBeUndefined();
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

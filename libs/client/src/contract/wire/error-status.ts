import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import {
	decodeBadRequest,
	decodeErrorInfo,
	decodeRequestInfo,
	decodeRetryInfo,
	decodeStatus,
	encodeBadRequest,
	encodeErrorInfo,
	encodeRequestInfo,
	encodeRetryInfo,
	encodeStatus,
	type Status,
} from "../../../gen/codec/dbal/v1/error.js";
import type { Any } from "../../../gen/codec/google/protobuf/any.js";
import { type ErrorCode, errorDescriptors } from "../../../gen/contract/errors.js";
import { model } from "../../../gen/contract/model.js";
import { DBALError, type DBALErrorDetails } from "../dbal-error.js";
import type { ErrorDescriptor } from "../descriptor.js";
import { readDetails, writeDetails } from "./error-details.js";

const typePrefix = "type.googleapis.com/google.rpc.";

/** gRPC's status of an error: its code's, or its reason's where the spec names one. */
export function grpcStatus(error: DBALError): number {
	const descriptor: ErrorDescriptor = errorDescriptors[error.code];
	return (error.reason === undefined ? undefined : descriptor.grpcByReason?.[error.reason]) ?? descriptor.grpc;
}

/** HTTP's status of an error. */
export function httpStatus(error: DBALError): number {
	return errorDescriptors[error.code].http;
}

/** The error as google.rpc.Status with its details: all but its cause. */
export function encodeError(error: DBALError): Status {
	const metadata = {
		...writeDetails(errorDescriptors[error.code], error.details),
		...(error.reason !== undefined && { reason: error.reason }),
	};
	const details = [detail("ErrorInfo", encodeErrorInfo, { reason: error.code, domain: model.package, metadata })];
	if (error.fields.length > 0) {
		const fieldViolations = error.fields.map(({ path, rule, message }) => ({ field: path, reason: rule, description: message }));
		details.push(detail("BadRequest", encodeBadRequest, { fieldViolations }));
	}
	if (error.retryAfterMs !== undefined) {
		const seconds = Math.trunc(error.retryAfterMs / 1_000);
		const nanos = Math.round((error.retryAfterMs - seconds * 1_000) * 1_000_000);
		details.push(detail("RetryInfo", encodeRetryInfo, { retryDelay: { seconds: BigInt(seconds), nanos } }));
	}
	if (error.requestId !== undefined)
		details.push(detail("RequestInfo", encodeRequestInfo, { requestId: error.requestId, servingData: "" }));
	return { code: grpcStatus(error), message: error.message, details };
}

/** {@link encodeError} as bytes: what `grpc-status-details-bin` holds. */
export function encodeErrorDetails(error: DBALError): Uint8Array {
	return encodeStatus(encodeError(error)).finish();
}

/**
 * The error that a status stands for. The code is the one that ErrorInfo names; without it, or where this client doesn't
 * know it, the first whose gRPC status it is, and INTERNAL_ERROR where no code has that status.
 */
export function decodeError(status: Status): DBALError {
	let code: ErrorCode | undefined;
	let metadata: Readonly<Record<string, string>> = {};
	const details: { -readonly [K in keyof DBALErrorDetails]: DBALErrorDetails[K] } = {};
	for (const { typeUrl, value } of status.details) {
		switch (typeUrl.slice(typeUrl.lastIndexOf("/") + 1)) {
			case "google.rpc.ErrorInfo": {
				const info = decodeErrorInfo(value);
				if (isErrorCode(info.reason)) code = info.reason;
				metadata = info.metadata;
				if (Object.hasOwn(metadata, "reason")) details.reason = metadata.reason ?? "";
				break;
			}
			case "google.rpc.BadRequest":
				details.fields = decodeBadRequest(value).fieldViolations.map(({ field, reason, description }) => ({
					path: field,
					rule: reason,
					message: description,
				}));
				break;
			case "google.rpc.RetryInfo": {
				const delay = decodeRetryInfo(value).retryDelay;
				if (delay) details.retryAfterMs = Number(delay.seconds) * 1_000 + delay.nanos / 1_000_000;
				break;
			}
			case "google.rpc.RequestInfo":
				details.requestId = decodeRequestInfo(value).requestId;
				break;
			// google.rpc has more kinds than these, and a proxy may add them.
			default:
		}
	}
	const known = code ?? codeOfGrpcStatus(status.code);
	const told = readDetails(errorDescriptors[known], metadata);
	if (told !== undefined) details.details = told;
	return new DBALError(known, status.message || errorDescriptors[known].message, details);
}

/** {@link decodeError} of `grpc-status-details-bin`; undefined for bytes that are no status. */
export function decodeErrorDetails(bytes: Uint8Array): DBALError | undefined {
	try {
		return decodeError(decodeStatus(bytes));
	} catch {
		return undefined;
	}
}

/** The first code of the spec with this gRPC status; INTERNAL_ERROR where none has. */
export function codeOfGrpcStatus(status: number): ErrorCode {
	return (
		Object.keys(errorDescriptors).find((code): code is ErrorCode => isErrorCode(code) && errorDescriptors[code].grpc === status) ??
		"INTERNAL_ERROR"
	);
}

export function isErrorCode(code: string): code is ErrorCode {
	return Object.hasOwn(errorDescriptors, code);
}

function detail<M>(name: string, encode: (message: M) => BinaryWriter, message: M): Any {
	return { typeUrl: typePrefix + name, value: encode(message).finish() };
}

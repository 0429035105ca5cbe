// @generated from spec/errors.yaml by `npx nx generate dbal`. Do not edit.

import type { ErrorDescriptor } from "../../src/contract/descriptor.js";

export type ErrorCode =
	| "NOT_FOUND"
	| "CONFLICT"
	| "UNAUTHORIZED"
	| "FORBIDDEN"
	| "VALIDATION_ERROR"
	| "RATE_LIMIT_EXCEEDED"
	| "INTERNAL_ERROR"
	| "TIMEOUT"
	| "DATABASE_ERROR"
	| "CAPABILITY_NOT_SUPPORTED"
	| "SANDBOX_VIOLATION"
	| "MALICIOUS_CODE_DETECTED";

export const errorDescriptors: Readonly<Record<ErrorCode, ErrorDescriptor>> = {
	NOT_FOUND: { code: "NOT_FOUND", http: 404, grpc: 5, message: "There is no such row." },
	CONFLICT: { code: "CONFLICT", http: 409, grpc: 6, grpcByReason: { stale: 10 }, message: "It contradicts what is stored." },
	UNAUTHORIZED: { code: "UNAUTHORIZED", http: 401, grpc: 16, message: "Sign in first." },
	FORBIDDEN: { code: "FORBIDDEN", http: 403, grpc: 7, message: "You may not do this." },
	VALIDATION_ERROR: { code: "VALIDATION_ERROR", http: 422, grpc: 3, message: "The request is not valid." },
	RATE_LIMIT_EXCEEDED: { code: "RATE_LIMIT_EXCEEDED", http: 429, grpc: 8, message: "Too many requests.", retry: "after_delay" },
	INTERNAL_ERROR: { code: "INTERNAL_ERROR", http: 500, grpc: 13, message: "Something went wrong." },
	TIMEOUT: {
		code: "TIMEOUT",
		http: 504,
		grpc: 4,
		message: "It took too long.",
		retry: { attempts: 3, minDelayMs: 100, maxDelayMs: 5000 },
	},
	DATABASE_ERROR: {
		code: "DATABASE_ERROR",
		http: 503,
		grpc: 14,
		message: "The database can't be reached.",
		retry: { attempts: 3, minDelayMs: 100, maxDelayMs: 5000 },
	},
	CAPABILITY_NOT_SUPPORTED: { code: "CAPABILITY_NOT_SUPPORTED", http: 501, grpc: 12, message: "The database can't do this." },
	SANDBOX_VIOLATION: { code: "SANDBOX_VIOLATION", http: 403, grpc: 7, message: "The sandbox forbids this." },
	MALICIOUS_CODE_DETECTED: { code: "MALICIOUS_CODE_DETECTED", http: 403, grpc: 7, message: "The code is dangerous." },
};

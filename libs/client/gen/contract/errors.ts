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

/** What an error of each code may tell beside its message. */
export interface ErrorDetails {
	readonly NOT_FOUND: Readonly<Record<string, never>>;
	readonly CONFLICT: {
		/** Of a package that can't be installed beside another version: that version. */
		readonly installedVersion?: string;
	};
	readonly UNAUTHORIZED: Readonly<Record<string, never>>;
	readonly FORBIDDEN: Readonly<Record<string, never>>;
	readonly VALIDATION_ERROR: Readonly<Record<string, never>>;
	readonly RATE_LIMIT_EXCEEDED: Readonly<Record<string, never>>;
	readonly INTERNAL_ERROR: Readonly<Record<string, never>>;
	readonly TIMEOUT: Readonly<Record<string, never>>;
	readonly DATABASE_ERROR: Readonly<Record<string, never>>;
	readonly CAPABILITY_NOT_SUPPORTED: Readonly<Record<string, never>>;
	readonly SANDBOX_VIOLATION: Readonly<Record<string, never>>;
	readonly MALICIOUS_CODE_DETECTED: Readonly<Record<string, never>>;
}

export const errorDescriptors: Readonly<Record<ErrorCode, ErrorDescriptor>> = {
	NOT_FOUND: { code: "NOT_FOUND", http: 404, grpc: 5, message: "There is no such row, or it may not be seen." },
	CONFLICT: {
		code: "CONFLICT",
		http: 409,
		grpc: 6,
		grpcByReason: { foreign_key: 10, max_affected: 9, restrict: 10, stale: 10 },
		message: "The write clashes with what is stored.",
		details: [{ name: "installedVersion", required: false, scalar: { type: "string" } }],
	},
	UNAUTHORIZED: { code: "UNAUTHORIZED", http: 401, grpc: 16, message: "Sign in first." },
	FORBIDDEN: { code: "FORBIDDEN", http: 403, grpc: 7, message: "This is not allowed." },
	VALIDATION_ERROR: { code: "VALIDATION_ERROR", http: 422, grpc: 3, message: "The request breaks a rule." },
	RATE_LIMIT_EXCEEDED: { code: "RATE_LIMIT_EXCEEDED", http: 429, grpc: 8, message: "Too many requests.", retry: "after_delay" },
	INTERNAL_ERROR: { code: "INTERNAL_ERROR", http: 500, grpc: 13, message: "Something went wrong on our side." },
	TIMEOUT: {
		code: "TIMEOUT",
		http: 504,
		grpc: 4,
		message: "The time for the call ran out.",
		retry: { attempts: 3, minDelayMs: 100, maxDelayMs: 5000 },
	},
	DATABASE_ERROR: {
		code: "DATABASE_ERROR",
		http: 503,
		grpc: 14,
		message: "The database can't be reached.",
		retry: { attempts: 3, minDelayMs: 100, maxDelayMs: 5000 },
	},
	CAPABILITY_NOT_SUPPORTED: { code: "CAPABILITY_NOT_SUPPORTED", http: 501, grpc: 12, message: "This database can't do that." },
	SANDBOX_VIOLATION: { code: "SANDBOX_VIOLATION", http: 403, grpc: 7, message: "A script tried to leave its sandbox." },
	MALICIOUS_CODE_DETECTED: { code: "MALICIOUS_CODE_DETECTED", http: 403, grpc: 7, message: "A script holds code that is refused." },
};

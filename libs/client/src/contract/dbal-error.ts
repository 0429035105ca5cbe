import type { ErrorCode } from "../../gen/contract/errors.js";

/** One fault in a request: where it is, what rule it breaks, and what to do. `path` is dotted, such as `data.email` or `where.OR.1.level.gt`. */
export interface FieldFault {
	readonly path: string;
	/** The broken rule in short, such as `required`, `max_length`, `unknown_field`, `type`. */
	readonly rule: string;
	readonly message: string;
}

export interface DBALErrorDetails {
	readonly fields?: readonly FieldFault[];
	readonly retryAfterMs?: number;
	/** Names the call in the daemon's audit and logs. */
	readonly requestId?: string;
	/** Tells apart causes that share a code: of CONFLICT `unique`, `foreign_key`, `restrict`, `stale`. */
	readonly reason?: string;
	/** Never sent over a wire. */
	readonly cause?: unknown;
}

const brand = Symbol.for("@metabuilder/dbal.DBALError");

/**
 * The one error that calls fail with, on either side of the wire. Its message may be shown to a person: it holds no SQL,
 * no path, no stack and no other row's value.
 */
export class DBALError extends Error {
	override readonly name = "DBALError";
	readonly code: ErrorCode;
	readonly fields: readonly FieldFault[];
	readonly retryAfterMs?: number;
	readonly requestId?: string;
	readonly reason?: string;
	/** @internal */
	readonly [brand] = true;

	constructor(code: ErrorCode, message: string, details: DBALErrorDetails = {}) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.code = code;
		this.fields = details.fields ?? [];
		if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
		if (details.requestId !== undefined) this.requestId = details.requestId;
		if (details.reason !== undefined) this.reason = details.reason;
	}
}

/** True for any copy of the class, two bundles' worth included. */
export function isDBALError(error: unknown): error is DBALError {
	return typeof error === "object" && error !== null && brand in error;
}

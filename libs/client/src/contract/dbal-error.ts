import type { ErrorCode, ErrorDetails } from "../../gen/contract/errors.js";

/** One fault in a request: where it is, what rule it breaks, and what to do. `path` is dotted, such as `data.email` or `where.OR.1.level.gt`. */
export interface FieldFault {
	readonly path: string;
	/** The broken rule in short, such as `required`, `max_length`, `unknown_field`, `type`. */
	readonly rule: string;
	readonly message: string;
}

export interface DBALErrorDetails<C extends ErrorCode = ErrorCode> {
	readonly fields?: readonly FieldFault[];
	readonly retryAfterMs?: number;
	/** Names the call in the daemon's audit and logs. */
	readonly requestId?: string;
	/** Tells apart causes that share a code: of CONFLICT `unique`, `foreign_key`, `restrict`, `stale`. */
	readonly reason?: string;
	/** What the spec lets an error of the code tell, such as a limit that was passed. */
	readonly details?: ErrorDetails[C];
	/** Never sent over a wire. */
	readonly cause?: unknown;
}

const brand = Symbol.for("@metabuilder/dbal.DBALError");

/**
 * The one error that calls fail with, on either side of the wire. Its message may be shown to a person: it holds no SQL,
 * no path, no stack and no other row's value.
 */
export class DBALError<C extends ErrorCode = ErrorCode> extends Error {
	override readonly name = "DBALError";
	readonly code: C;
	readonly fields: readonly FieldFault[];
	readonly retryAfterMs?: number;
	readonly requestId?: string;
	readonly reason?: string;
	/** By the names of `details` in spec/errors.yaml; absent where the error has none. */
	readonly details?: ErrorDetails[C];
	/** @internal */
	readonly [brand] = true;

	constructor(code: C, message: string, details: DBALErrorDetails<C> = {}) {
		super(message, details.cause === undefined ? undefined : { cause: details.cause });
		this.code = code;
		this.fields = details.fields ?? [];
		if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
		if (details.requestId !== undefined) this.requestId = details.requestId;
		if (details.reason !== undefined) this.reason = details.reason;
		if (details.details !== undefined) this.details = details.details;
	}

	/** Of FORBIDDEN: what an operator finds the deciding rule by, with `dbal_daemon why --decision`. It says nothing by itself. */
	get decisionId(): string | undefined {
		return this.code === "FORBIDDEN" ? this.requestId : undefined;
	}
}

/** True for any copy of the class, two bundles' worth included; with a code, for errors of that code alone, whose `details` are then known. */
export function isDBALError<C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is DBALError<C> {
	return typeof error === "object" && error !== null && brand in error && (code === undefined || (error as DBALError).code === code);
}

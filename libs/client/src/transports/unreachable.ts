import { DBALError } from "../contract/dbal-error.js";

/** The daemon doesn't answer at all. */
export function unreachable(endpoint: string, cause?: unknown): DBALError {
	const message = `The DBAL daemon at ${endpoint} can't be reached. Is it running there, and is the endpoint right?`;
	return new DBALError("DATABASE_ERROR", message, { reason: "unreachable", cause });
}

/** The daemon was there and went away, or the way to it broke. */
export function connectionLost(endpoint: string, cause?: unknown): DBALError {
	const message = `The connection to the DBAL daemon at ${endpoint} was lost before it answered. A write may have been done.`;
	return new DBALError("DATABASE_ERROR", message, { reason: "connection_lost", cause });
}

export function timedOut(timeoutMs: number): DBALError {
	const message = `The DBAL daemon did not answer within ${Math.round(timeoutMs)} ms. A write may have been done.`;
	return new DBALError("TIMEOUT", message, { reason: "no_answer" });
}

export function cancelled(cause: unknown): DBALError {
	return new DBALError("TIMEOUT", "The call was cancelled. A write may have been done.", { reason: "cancelled", cause });
}

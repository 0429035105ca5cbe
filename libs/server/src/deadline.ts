import { DBALError, isDBALError } from "@metabuilder/dbal/contract";

/** Fails when the signal has fired: with its reason where that is a DBALError, with TIMEOUT otherwise. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw abortError(signal);
}

/** What a call whose signal has fired fails with. */
export function abortError(signal: AbortSignal): DBALError {
	const reason: unknown = signal.reason;
	return isDBALError(reason) ? reason : new DBALError("TIMEOUT", "The call was given up before it was done.");
}

import { type Call, DBALError, type OperationDescriptor } from "@metabuilder/dbal/contract";
import { countedAccount, countedAddress } from "./counted-name.js";
import { createWindows } from "./windows.js";

/** Who a call is counted for. */
export interface Caller {
	readonly principalId: string;
	readonly address: string;
}

/** Counts calls of operations that declare a rate limit. */
export interface RateLimits {
	/**
	 * Counts one call, before it runs, so that calls in parallel count each. RATE_LIMIT_EXCEEDED with the time to wait when one
	 * of its counts is full; then nothing is counted. Returns what gives the attempt back.
	 */
	take(operation: OperationDescriptor, call: Call, caller: Caller): (() => void) | Promise<() => void>;
}

/** Limits that are counted here, so that nobody has to wait. */
export interface LocalRateLimits extends RateLimits {
	take(operation: OperationDescriptor, call: Call, caller: Caller): () => void;
}

/** Fixed windows in memory, one per operation and counted name. `now` is in ms. */
export function createRateLimits(now: () => number): LocalRateLimits {
	const windows = createWindows(now);
	return {
		take: (operation, call, caller) => {
			const limit = operation.rateLimit;
			if (!limit) return () => {};
			const names = countedNames(operation, call, caller);
			const taken = names.map((name) => windows.of(name, limit.windowSeconds * 1000));
			const full = taken.filter((window) => window.spent >= limit.limit);
			if (full.length > 0) throw tooMany(Math.max(...full.map((window) => window.endsAt - now())));
			for (const window of taken) window.spent += 1;
			return () => {
				for (const window of taken) window.spent -= 1;
			};
		},
	};
}

/**
 * Whether a call that succeeds gives its attempt back. A limit per account is there against guessing, and a write that went
 * through, such as a sign-in, was no guess. A read answers either way, so that each counts; and any other limit counts every call.
 */
export function countsFailuresOnly(operation: OperationDescriptor): boolean {
	return operation.effect === "write" && (operation.rateLimit?.per.includes("account") ?? false);
}

/** What a call of an operation with a limit is counted under. */
export function countedNames(operation: OperationDescriptor, call: Call, caller: Caller): readonly string[] {
	const { per = [], accountField } = operation.rateLimit ?? {};
	return per.map((each) => `${operation.method}|${each}|${countedName(each, call, caller, accountField)}`);
}

/** RATE_LIMIT_EXCEEDED of a limit that an operation declares. */
export function tooMany(waitMs: number): DBALError {
	return new DBALError("RATE_LIMIT_EXCEEDED", "Too many attempts. Try again later.", { retryAfterMs: Math.max(1, Math.ceil(waitMs)) });
}

function countedName(per: "principal" | "address" | "account", call: Call, caller: Caller, accountField: string | undefined): string {
	switch (per) {
		case "principal":
			return caller.principalId;
		case "address":
			return countedAddress(caller.address);
		case "account":
			return accountField === undefined ? "" : countedAccount(call.input[accountField]);
		default:
			return per satisfies never;
	}
}

import { type Call, DBALError, type OperationDescriptor } from "@metabuilder/dbal/contract";

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
	take(operation: OperationDescriptor, call: Call, caller: Caller): () => void;
}

interface Window {
	count: number;
	readonly endsAt: number;
}

/** Counts kept at most. Beyond it the oldest window is dropped, so that made-up accounts can't fill the memory. */
const maxWindows = 100_000;

/** Fixed windows in memory, one per operation and counted name. `now` is in ms. */
export function createRateLimits(now: () => number): RateLimits {
	const windows = new Map<string, Window>();

	const windowOf = (key: string, windowMs: number): Window => {
		const known = windows.get(key);
		if (known && known.endsAt > now()) return known;
		windows.delete(key);
		if (windows.size >= maxWindows) {
			const oldest = windows.keys().next();
			if (!oldest.done) windows.delete(oldest.value);
		}
		const fresh = { count: 0, endsAt: now() + windowMs };
		windows.set(key, fresh);
		return fresh;
	};

	return {
		take: (operation, call, caller) => {
			const limit = operation.rateLimit;
			if (!limit) return () => {};
			const taken = limit.per.map((per) =>
				windowOf(`${operation.method}|${per}|${countedName(per, call, caller, limit.accountField)}`, limit.windowSeconds * 1000),
			);
			const full = taken.filter((window) => window.count >= limit.limit);
			if (full.length > 0) {
				const retryAfterMs = Math.max(1, ...full.map((window) => window.endsAt - now()));
				throw new DBALError("RATE_LIMIT_EXCEEDED", "Too many attempts. Try again later.", { retryAfterMs });
			}
			for (const window of taken) window.count += 1;
			return () => {
				for (const window of taken) window.count -= 1;
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

function countedName(per: "principal" | "address" | "account", call: Call, caller: Caller, accountField: string | undefined): string {
	switch (per) {
		case "principal":
			return caller.principalId;
		case "address":
			return caller.address;
		case "account": {
			const account = accountField === undefined ? undefined : call.input[accountField];
			return typeof account === "string" ? account.slice(0, 255) : "";
		}
		default:
			return per satisfies never;
	}
}

import type { CallOptions } from "./contract/call.js";
import { type DBALError, isDBALError } from "./contract/dbal-error.js";
import type { ErrorDescriptor } from "./contract/descriptor.js";

/** Time and chance, so that they can be tested. */
export interface RetryClock {
	/** Ms since any fixed point. */
	now(): number;
	/** Resolves after so many ms, or early when the signal fires. */
	sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
	/** From 0 to below 1. */
	random(): number;
}

export const systemClock: RetryClock = {
	now: () => performance.now(),
	sleep: (ms, signal) =>
		new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				signal?.removeEventListener("abort", done);
				resolve();
			};
			const timer = setTimeout(done, ms);
			signal?.addEventListener("abort", done);
		}),
	random: () => Math.random(),
};

/**
 * Runs a read until it succeeds, by the retry policies of the errors it fails with: so many attempts in all, waiting
 * between them from the least delay on, doubled each time up to the greatest, of which chance takes up to half. Nothing is
 * waited for past `timeoutMs`, counted from the start; the last error stands.
 */
export async function retryRead<T>(
	attempt: (options: CallOptions) => Promise<T>,
	options: CallOptions & { readonly timeoutMs: number },
	policies: Readonly<Record<string, ErrorDescriptor>>,
	clock: RetryClock = systemClock,
): Promise<T> {
	const endsAt = clock.now() + options.timeoutMs;
	for (let attempts = 1; ; attempts++) {
		try {
			return await attempt({ ...options, timeoutMs: Math.max(1, endsAt - clock.now()) });
		} catch (error) {
			const delay = isDBALError(error) ? delayBefore(error, attempts, policies, clock) : undefined;
			if (delay === undefined || options.signal?.aborted || clock.now() + delay >= endsAt) throw error;
			await clock.sleep(delay, options.signal);
			if (options.signal?.aborted) throw error;
		}
	}
}

/** Ms until the next attempt; undefined where there is none. */
function delayBefore(
	error: DBALError,
	attempts: number,
	policies: Readonly<Record<string, ErrorDescriptor>>,
	clock: RetryClock,
): number | undefined {
	const policy = policies[error.code]?.retry;
	if (policy === undefined || error.reason === "cancelled") return undefined;
	// One more attempt after the wait that the daemon asked for: it says when there is room again.
	if (policy === "after_delay") return attempts === 1 ? error.retryAfterMs : undefined;
	if (attempts >= policy.attempts) return undefined;
	const whole = Math.min(policy.maxDelayMs, policy.minDelayMs * 2 ** (attempts - 1));
	return Math.max(error.retryAfterMs ?? 0, whole * (1 - clock.random() / 2));
}

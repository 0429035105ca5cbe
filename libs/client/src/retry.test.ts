import { describe, expect, it } from "vitest";
import { errorDescriptors } from "../gen/contract/errors.js";
import { DBALError } from "./contract/dbal-error.js";
import { type RetryClock, retryRead } from "./retry.js";

/** Time that passes only by sleeping. */
function clock(random = 0): RetryClock & { readonly slept: number[] } {
	let now = 0;
	const slept: number[] = [];
	return {
		slept,
		now: () => now,
		sleep: async (ms) => {
			slept.push(ms);
			now += ms;
		},
		random: () => random,
	};
}

const failing = (error: DBALError, times: number) => {
	let calls = 0;
	return async () => {
		if (calls++ < times) throw error;
		return calls;
	};
};

const down = new DBALError("DATABASE_ERROR", "Down.", { reason: "unreachable" });

describe("retries of a read", () => {
	it("follow the policy of the spec: three attempts, longer waits", async () => {
		const time = clock();
		await expect(retryRead(failing(down, 2), { timeoutMs: 10_000 }, errorDescriptors, time)).resolves.toBe(3);
		expect(time.slept).toEqual([100, 200]);
		const again = clock(0.5);
		await expect(retryRead(failing(down, 3), { timeoutMs: 10_000 }, errorDescriptors, again)).rejects.toBe(down);
		expect(again.slept).toEqual([75, 150]);
	});

	it("are not made for errors that would come back", async () => {
		const time = clock();
		for (const code of ["FORBIDDEN", "NOT_FOUND", "VALIDATION_ERROR", "CONFLICT", "INTERNAL_ERROR"] as const) {
			const error = new DBALError(code, "No.");
			await expect(retryRead(failing(error, 1), { timeoutMs: 10_000 }, errorDescriptors, time)).rejects.toBe(error);
		}
		const cancelled = new DBALError("TIMEOUT", "Cancelled.", { reason: "cancelled" });
		await expect(retryRead(failing(cancelled, 1), { timeoutMs: 10_000 }, errorDescriptors, time)).rejects.toBe(cancelled);
		const bug = new TypeError("bug");
		await expect(retryRead(async () => Promise.reject(bug), { timeoutMs: 10_000 }, errorDescriptors, time)).rejects.toBe(bug);
		expect(time.slept).toEqual([]);
	});

	it("wait as long as the daemon asks, once, and never past the deadline", async () => {
		const time = clock();
		const limited = new DBALError("RATE_LIMIT_EXCEEDED", "Slowly.", { retryAfterMs: 3_000 });
		await expect(retryRead(failing(limited, 1), { timeoutMs: 10_000 }, errorDescriptors, time)).resolves.toBe(2);
		expect(time.slept).toEqual([3_000]);
		await expect(retryRead(failing(limited, 2), { timeoutMs: 10_000 }, errorDescriptors, clock())).rejects.toBe(limited);
		await expect(retryRead(failing(limited, 1), { timeoutMs: 2_000 }, errorDescriptors, clock())).rejects.toBe(limited);
	});

	it("have what is left of the time", async () => {
		const time = clock();
		const given: (number | undefined)[] = [];
		const attempt = async ({ timeoutMs }: { readonly timeoutMs?: number }) => {
			given.push(timeoutMs);
			throw down;
		};
		await expect(retryRead(attempt, { timeoutMs: 250 }, errorDescriptors, time)).rejects.toBe(down);
		expect(given).toEqual([250, 150]);
	});
});

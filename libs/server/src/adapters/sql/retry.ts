import { setTimeout as wait } from "node:timers/promises";
import { isDBALError } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import type { Failure } from "./failure.js";
import { createTurns } from "./turns.js";

/** Tries after the first. */
const maxRetries = 3;

/**
 * Makes a runner of transactions that tries again what lost a race against another transaction, at most three times. Within a process
 * those that try again take turns: of many that want one row each round would else let one win, and leave the rest without tries.
 */
export function createRetry(classify: (error: unknown) => Failure): <T>(attempt: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
	const turns = createTurns();
	const lostRace = (error: unknown) => classify(isDBALError(error) ? error.cause : error).kind === "race";

	async function again<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		for (let retry = 1; ; retry++) {
			throwIfAborted(signal);
			try {
				return await attempt();
			} catch (error) {
				if (retry === maxRetries || !lostRace(error)) throw error;
				await wait(Math.random() * 10 * 2 ** retry);
			}
		}
	}

	return async (attempt, signal) => {
		try {
			return await attempt();
		} catch (error) {
			if (!lostRace(error)) throw error;
			return turns.take(() => again(attempt, signal), signal);
		}
	};
}

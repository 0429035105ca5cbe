import { abortError, throwIfAborted } from "../../deadline.js";

/** Lets one piece of work run at a time, in the order of asking. */
export interface Turns {
	/** Waits for its turn, or until the signal fires: then `work` never runs. */
	take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** A queue of work. */
export function createTurns(): Turns {
	let last: Promise<unknown> = Promise.resolve();
	return {
		take(work, signal) {
			const turn = last.then(() => {
				throwIfAborted(signal);
				return work();
			});
			last = turn.catch(() => undefined);
			return signal === undefined ? turn : untilAborted(turn, signal);
		},
	};
}

/** Fails as soon as the signal fires. What already runs looks at the signal by itself. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const giveUp = () => reject(abortError(signal));
		if (signal.aborted) giveUp();
		else signal.addEventListener("abort", giveUp, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener("abort", giveUp));
	});
}

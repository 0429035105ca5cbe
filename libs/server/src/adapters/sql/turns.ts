import { throwIfAborted } from "../../deadline.js";
import { untilAborted } from "../until-aborted.js";

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
			return untilAborted(turn, signal);
		},
	};
}

import { DBALError } from "@metabuilder/dbal/contract";

/** One call's time. */
export interface Deadline {
	/** Fires at the deadline with a DBALError TIMEOUT, or on {@link cancel}. */
	readonly signal: AbortSignal;
	/** The caller went away or took the call back. */
	readonly cancel: () => void;
	/** The call has ended: its time is given back. */
	readonly end: () => void;
}

/** Deadlines of many calls on one timer. */
export interface Deadlines {
	start(timeoutMs: number): Deadline;
}

/** Calls whose deadlines lie in the same slot of this many ms fire together, at most that late. */
const slotMs = 10;

export function createDeadlines(): Deadlines {
	const slots = new Map<number, Set<AbortController>>();
	let timer: NodeJS.Timeout | undefined;

	const sweep = () => {
		const present = Math.floor(performance.now() / slotMs);
		for (const [slot, controllers] of slots) {
			if (slot >= present) continue;
			slots.delete(slot);
			for (const controller of controllers) controller.abort(new DBALError("TIMEOUT", "The call took longer than it was given."));
		}
		if (slots.size === 0 && timer) {
			clearInterval(timer);
			timer = undefined;
		}
	};

	return {
		start: (timeoutMs) => {
			const controller = new AbortController();
			const slot = Math.floor((performance.now() + timeoutMs) / slotMs);
			let controllers = slots.get(slot);
			if (!controllers) {
				controllers = new Set();
				slots.set(slot, controllers);
			}
			controllers.add(controller);
			if (!timer) timer = setInterval(sweep, slotMs).unref();
			return {
				signal: controller.signal,
				cancel: () => controller.abort(new DBALError("TIMEOUT", "The caller cancelled the call.", { reason: "cancelled" })),
				end: () => {
					const held = slots.get(slot);
					held?.delete(controller);
					if (held?.size === 0) slots.delete(slot);
				},
			};
		},
	};
}

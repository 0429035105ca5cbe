/** The first wait, doubled for each attempt that failed. */
const firstMs = 200;
const longestMs = 15_000;

/**
 * Ms to wait after so many failed attempts in a row, from 1. Chance takes up to half of it, so that the clients of a daemon that
 * restarts don't all come back at once.
 */
export function backOffMs(failures: number, random: () => number): number {
	const whole = Math.min(longestMs, firstMs * 2 ** (failures - 1));
	return whole * (1 - random() / 2);
}

/** A timer that keeps no process alive. Gives the way to stop it. */
export function after(ms: number, task: () => void): () => void {
	const timer: unknown = setTimeout(task, ms);
	// Node's timers are objects, a browser's are numbers.
	if (typeof timer === "object" && timer !== null && "unref" in timer) (timer as NodeJS.Timeout).unref();
	return () => clearTimeout(timer as NodeJS.Timeout);
}

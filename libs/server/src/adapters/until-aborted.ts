import { abortError } from "../deadline.js";

/** What is awaited, or the signal's error as soon as it fires. What comes after that is handed on, so that it can be given back. */
export function untilAborted<T>(
	awaited: Promise<T>,
	signal: AbortSignal | undefined,
	handOn: (late: T) => void = () => undefined,
): Promise<T> {
	if (signal === undefined) return awaited;
	return new Promise((resolve, reject) => {
		const giveUp = () => {
			reject(abortError(signal));
			awaited.then(handOn, () => undefined);
		};
		if (signal.aborted) return giveUp();
		signal.addEventListener("abort", giveUp, { once: true });
		const end = () => signal.removeEventListener("abort", giveUp);
		awaited.then(
			(value) => {
				end();
				resolve(value);
			},
			(error: unknown) => {
				end();
				reject(error);
			},
		);
	});
}

import type { SqlRunner } from "./statement.js";

/** Runs a part of a transaction such that it can be undone by itself. */
export async function savepoint<T>(
	runner: SqlRunner,
	part: (runner: SqlRunner) => Promise<T>,
	signal: AbortSignal | undefined,
): Promise<T> {
	const control = (text: string, stop?: AbortSignal) => runner.change({ text, params: [] }, stop);
	await control("SAVEPOINT part", signal);
	try {
		const result = await part(runner);
		await control("RELEASE SAVEPOINT part", signal);
		return result;
	} catch (error) {
		// A connection that is gone has nothing to undo, and the first error tells more.
		await control("ROLLBACK TO SAVEPOINT part").catch(() => undefined);
		throw error;
	}
}

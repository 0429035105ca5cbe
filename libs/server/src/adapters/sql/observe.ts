import type { StatementListener } from "../adapter.js";
import type { SqlRunner } from "./statement.js";

/** Runs a statement and tells the listener of it, failed ones too. */
export async function observe<T>(
	onStatement: StatementListener,
	text: string,
	run: () => Promise<T>,
	rowsOf: (result: T) => number,
): Promise<T> {
	const startedAt = performance.now();
	let rows: number | undefined;
	try {
		const result = await run();
		rows = rowsOf(result);
		return result;
	} finally {
		onStatement({ text, durationMs: performance.now() - startedAt, ...(rows === undefined ? {} : { rows }) });
	}
}

/** The runner, with a listener to its statements where there is one. */
export function observedRunner(runner: SqlRunner, onStatement: StatementListener | undefined): SqlRunner {
	if (onStatement === undefined) return runner;
	return {
		select: (statement, signal) =>
			observe(
				onStatement,
				statement.text,
				() => runner.select(statement, signal),
				(rows) => rows.length,
			),
		change: (statement, signal) =>
			observe(
				onStatement,
				statement.text,
				() => runner.change(statement, signal),
				(count) => count,
			),
		returning: (statement, signal) =>
			observe(
				onStatement,
				statement.text,
				() => runner.returning(statement, signal),
				(rows) => rows.length,
			),
	};
}

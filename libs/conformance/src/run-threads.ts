import { Worker } from "node:worker_threads";
import { type CaseResult, type TargetResult, targetResult } from "./report/report.js";
import type { TargetMessage, TargetTask } from "./target-worker.js";

/**
 * Runs each target in a thread of its own, at most `threads` at a time, so that none waits for another's work. Results come in
 * the order of the tasks. A thread that dies is a failed case of its target. Never rejects.
 */
export async function runThreads(
	tasks: readonly TargetTask[],
	threads: number,
	onCase: (target: string, result: CaseResult) => void,
): Promise<readonly TargetResult[]> {
	const results: TargetResult[] = [];
	let isOver = false;
	// The last ones take longest: they begin first.
	const waiting = [...tasks.keys()];
	const work = async (): Promise<void> => {
		for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
			const task = tasks[index];
			if (!task || isOver) continue;
			const result = await runThread(task, onCase);
			results[index] = result;
			isOver ||= task.bail && result.failed > 0;
		}
	};
	await Promise.all(Array.from({ length: threads }, work));
	// Those that were not begun are left out.
	return results.filter((result) => result !== undefined);
}

function runThread(task: TargetTask, onCase: (target: string, result: CaseResult) => void): Promise<TargetResult> {
	const startedAt = performance.now();
	const ended: CaseResult[] = [];
	return new Promise((resolve) => {
		const died = (error: unknown): void => {
			const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
			const failure: CaseResult = { id: "thread", suite: "target", status: "failed", message };
			resolve(targetResult(task.target, [...ended, failure], performance.now() - startedAt));
		};
		const worker = new Worker(new URL("./target-worker.js", import.meta.url), { workerData: task });
		worker.on("message", (message: TargetMessage) => {
			if (message.kind === "done") return resolve(message.result);
			ended.push(message.result);
			onCase(task.target, message.result);
		});
		worker.once("error", died);
		worker.once("exit", (code) => died(`the target's thread ended with ${code}`));
	});
}

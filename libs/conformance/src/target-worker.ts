import { parentPort, workerData } from "node:worker_threads";
import type { CaseResult, TargetResult } from "./report/report.js";
import { runTarget } from "./run.js";
import { suites } from "./suites/index.js";
import { allTargets } from "./targets/index.js";

/** One target's part of a run. */
export interface TargetTask {
	readonly target: string;
	readonly postgresUrl: string | undefined;
	/** Beginnings of suites' names; none for all. */
	readonly suites: readonly string[];
	/** Held by `suite/id` of the cases to run. */
	readonly filter: string;
	readonly seed: number;
	readonly sequences: number;
}

/** What the thread tells: each case as it ends, then the whole. */
export type TargetMessage =
	| { readonly kind: "case"; readonly result: CaseResult }
	| { readonly kind: "done"; readonly result: TargetResult };

const task = workerData as TargetTask;
const tell = (message: TargetMessage): void => parentPort?.postMessage(message);

const target = allTargets(task.postgresUrl).find((candidate) => candidate.name === task.target);
if (!target) throw new Error(`there is no target ${task.target}`);
const isChosen = (suite: string): boolean => task.suites.length === 0 || task.suites.some((start) => suite.startsWith(start));
tell({
	kind: "done",
	result: await runTarget(target, {
		suites,
		selects: (suite, id) => isChosen(suite) && `${suite}/${id}`.includes(task.filter),
		seed: task.seed,
		sequences: task.sequences,
		onCase: (_, result) => tell({ kind: "case", result }),
	}),
});

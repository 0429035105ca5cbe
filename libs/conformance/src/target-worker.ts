import { parentPort, workerData } from "node:worker_threads";
import type { CaseResult, TargetResult } from "./report/report.js";
import { runTarget } from "./run.js";
import { loadSpec } from "./specs/load-spec.js";
import { specs } from "./specs/spec.js";
import { suites, suitesOf } from "./suites/index.js";
import { isModulePath, moduleTarget } from "./targets/adapter-target.js";
import { allTargets } from "./targets/index.js";

/** One target's part of a run: its name, or the path of an adapter's module. */
export interface TargetTask {
	readonly target: string;
	readonly postgresUrl: string | undefined;
	/** Beginnings of suites' names; none for all. */
	readonly suites: readonly string[];
	/** Held by `suite/id` of the cases to run. */
	readonly filter: string;
	/** A module of another spec than the suite's. */
	readonly spec: string | undefined;
	readonly seed: number;
	readonly sequences: number;
	readonly path: string | undefined;
	readonly bail: boolean;
}

/** What the thread tells: each case as it ends, then the whole. */
export type TargetMessage =
	| { readonly kind: "case"; readonly result: CaseResult }
	| { readonly kind: "done"; readonly result: TargetResult };

const task = workerData as TargetTask;
const tell = (message: TargetMessage): void => parentPort?.postMessage(message);

const target = isModulePath(task.target)
	? await moduleTarget(task.target)
	: allTargets(task.postgresUrl).find((candidate) => candidate.name === task.target);
if (!target) throw new Error(`there is no target ${task.target}`);
const spec = task.spec === undefined ? undefined : await loadSpec(task.spec);
const isChosen = (suite: string): boolean => task.suites.length === 0 || task.suites.some((start) => suite.startsWith(start));
tell({
	kind: "done",
	result: await runTarget(target, {
		suites: spec ? suitesOf(spec) : suites,
		specs: spec ? [spec] : specs,
		selects: (suite, id) => isChosen(suite) && `${suite}/${id}`.includes(task.filter),
		seed: task.seed,
		sequences: task.sequences,
		...(task.path === undefined ? {} : { path: task.path }),
		bail: task.bail,
		onCase: (_, result) => tell({ kind: "case", result }),
	}),
});

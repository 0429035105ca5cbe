import { randomInt } from "node:crypto";
import { matrixReport } from "./report/matrix.js";
import { isGreen, type TargetResult } from "./report/report.js";
import { type RunOptions, runTarget } from "./run.js";
import { suites } from "./suites/index.js";
import { type AdapterUnderTest, adapterTarget } from "./targets/adapter-target.js";

export interface AdapterSuiteOptions extends Pick<RunOptions, "onCase"> {
	/** Beginnings of the names of the suites to run; all unless given. */
	readonly suites?: readonly string[];
	/** Of everything random; another one each time unless given, and told with the failures. */
	readonly seed?: number;
	/** How many random sequences of calls are compared with the reference; 200 unless given. */
	readonly sequences?: number;
}

/** Puts an adapter through the suite. Rejects with every failure and the seed where one case fails. */
export async function runAdapterSuite(adapter: AdapterUnderTest, options: AdapterSuiteOptions = {}): Promise<TargetResult> {
	const { seed = randomInt(2 ** 31), sequences = 200, suites: chosen = [""], onCase } = options;
	const result = await runTarget(adapterTarget(adapter), {
		suites: suites.filter(({ name }) => chosen.some((start) => name.startsWith(start))),
		selects: () => true,
		seed,
		sequences,
		...(onCase ? { onCase } : {}),
	});
	const report = { targets: [result] };
	if (!isGreen(report)) throw new Error(`seed ${seed}\n${matrixReport(report)}`);
	return result;
}

/** How a case ended. `unsupported`: the target declares that it lacks what the case needs. */
export type CaseStatus = "passed" | "failed" | "unsupported";

export interface CaseResult {
	/** Unique within the suite. */
	readonly id: string;
	readonly suite: string;
	readonly status: CaseStatus;
	/** Of a failure what was otherwise, of an unsupported case what is lacking. */
	readonly message?: string;
	/** How long it took. JUnit tells it, and `--reporter cases`. */
	readonly durationMs?: number;
}

export interface TargetResult {
	readonly name: string;
	readonly passed: number;
	readonly failed: number;
	readonly unsupported: number;
	readonly durationMs: number;
	/** In the order in which they ran. */
	readonly cases: readonly CaseResult[];
}

/** What a run found. Its shape is the JSON report's. */
export interface Report {
	readonly targets: readonly TargetResult[];
}

/** The result of a target's cases, counted. */
export function targetResult(name: string, cases: readonly CaseResult[], durationMs: number): TargetResult {
	const count = (status: CaseStatus): number => cases.filter((result) => result.status === status).length;
	return {
		name,
		passed: count("passed"),
		failed: count("failed"),
		unsupported: count("unsupported"),
		durationMs: Math.round(durationMs),
		cases,
	};
}

/** True when no case of any target failed, and at least one passed. */
export function isGreen(report: Report): boolean {
	return report.targets.every((target) => target.failed === 0) && report.targets.some((target) => target.passed > 0);
}

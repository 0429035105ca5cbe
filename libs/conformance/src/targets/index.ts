import { daemonTargets } from "./daemon.js";
import { memoryTarget } from "./memory.js";
import { sqlTargets } from "./sql.js";
import type { Target } from "./target.js";

export interface TargetOptions {
	/** A PostgreSQL server whose user may create databases; without it one from npm is started when it is needed. */
	readonly postgresUrl?: string;
}

/** Every target, in the order of the report, and what ends that which they share. */
export function allTargets(options: TargetOptions): { readonly targets: readonly Target[]; stop(): Promise<void> } {
	const sql = sqlTargets(options.postgresUrl);
	return { targets: [memoryTarget, ...sql.targets, ...daemonTargets], stop: sql.stop };
}

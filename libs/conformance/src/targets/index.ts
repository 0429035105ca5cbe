import { daemonTargets } from "./daemon.js";
import { memoryTarget } from "./memory.js";
import { sqlTargets } from "./sql.js";
import type { Target } from "./target.js";

/** Every target, in the order of the report. `postgresUrl`: the server of those that need one, and a user who may create databases. */
export function allTargets(postgresUrl: string | undefined): readonly Target[] {
	return [memoryTarget, ...sqlTargets(postgresUrl), ...daemonTargets];
}

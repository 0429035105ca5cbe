import type { DaemonConfig } from "../config.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** Says where the database's schema stands, or brings it to the present one. */
export async function migrate(_config: DaemonConfig, _action: "status" | "deploy" | "dry-run", _terminal: Terminal): Promise<ExitCode> {
	return exitCodes.ok;
}

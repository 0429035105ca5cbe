import { type Logger, pino, stdTimeFunctions } from "pino";
import pretty from "pino-pretty";
import type { DaemonConfig } from "./config.js";

/**
 * Logs to standard error: standard output is for what a command answers. Control characters in values are escaped in both
 * formats, so that nobody who calls the daemon writes lines of their own.
 */
export function createLog(config: DaemonConfig["logging"], destination: NodeJS.WritableStream & { isTTY?: boolean }): Logger {
	const options = {
		level: config.level,
		base: null,
		timestamp: stdTimeFunctions.isoTime,
		formatters: { level: (label: string) => ({ level: label }) },
	};
	if (config.format === "json") return pino(options, destination);
	return pino(
		options,
		pretty({ colorize: destination.isTTY === true, singleLine: true, translateTime: "HH:MM:ss.l", destination, sync: true }),
	);
}

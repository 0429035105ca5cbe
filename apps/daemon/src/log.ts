import { Writable } from "node:stream";
import { type Logger, pino, stdTimeFunctions } from "pino";
import pretty from "pino-pretty";
import type { DaemonConfig } from "./config.js";
import { visible } from "./visible.js";

/**
 * Logs to standard error: standard output is for what a command answers. Control characters in values are escaped in both
 * formats, so that nobody who calls the daemon writes lines of their own.
 */
export function openLog(config: DaemonConfig["logging"], standardError: LogDestination): OpenLog {
	if (config.file === undefined) return { log: createLog(config, standardError), reopen: () => {} };
	const file = pino.destination({ dest: config.file, mkdir: true, mode: 0o640, sync: true });
	return { log: createLog(config, file), reopen: () => file.reopen() };
}

/** A log, and what follows its file after it was moved away. */
export interface OpenLog {
	readonly log: Logger;
	readonly reopen: () => void;
}

/** A stream, and whether somebody looks at it. */
type LogDestination = pino.DestinationStream & { readonly isTTY?: boolean };

/** As {@link openLog}, to a stream. */
export function createLog(config: DaemonConfig["logging"], destination: LogDestination): Logger {
	const options = {
		level: config.level,
		base: null,
		timestamp: stdTimeFunctions.isoTime,
		formatters: { level: (label: string) => ({ level: label }) },
	};
	const seen = { write: (line: string) => destination.write(visible(line)) };
	if (config.format === "json") return pino(options, seen);
	// Colours come last: what they are made of is written by us alone.
	const lines = new Writable({
		decodeStrings: false,
		write: (line, _encoding, done) => {
			seen.write(String(line));
			done();
		},
	});
	return pino(
		options,
		pretty({ colorize: destination.isTTY === true, singleLine: true, translateTime: "HH:MM:ss.l", destination: lines, sync: true }),
	);
}

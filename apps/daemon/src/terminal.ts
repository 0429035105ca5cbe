import { readFileSync } from "node:fs";
import { url as inspectorUrl } from "node:inspector";
import type { Terminal } from "./cli/command.js";
import { readEnvironment } from "./config.js";
import { type ProcessStatus, parseProcessStatus } from "./process-status.js";

/** The process as commands see it. */
export function processTerminal(): Terminal {
	return {
		out: (text) => void process.stdout.write(`${text}\n`),
		err: (text) => void process.stderr.write(`${text}\n`),
		environment: readEnvironment(),
		directory: process.cwd(),
		readInput: async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
			return Buffer.concat(chunks).toString("utf8");
		},
		untilStopped: (onReload) =>
			new Promise((resolve) => {
				process.on("SIGHUP", onReload);
				process.once("SIGTERM", () => resolve());
				process.once("SIGINT", () => resolve());
			}),
		facts: { uid: process.geteuid?.(), inspector: inspectorUrl() !== undefined, status: readStatus() },
	};
}

/** Only Linux has the file. */
function readStatus(): ProcessStatus | undefined {
	try {
		return parseProcessStatus(readFileSync("/proc/self/status", "utf8"));
	} catch {
		return undefined;
	}
}

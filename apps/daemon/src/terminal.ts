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
		readSecret: (prompt) => (process.stdin.isTTY ? readHidden(prompt) : Promise.resolve(undefined)),
		untilStopped: (onReload) =>
			new Promise((resolve) => {
				process.on("SIGHUP", onReload);
				process.once("SIGTERM", () => resolve());
				process.once("SIGINT", () => resolve());
			}),
		facts: { uid: process.geteuid?.(), inspector: inspectorUrl() !== undefined, status: readStatus() },
	};
}

/** A line from the terminal with its echo off. Ctrl-C ends the process as it does elsewhere. */
function readHidden(prompt: string): Promise<string> {
	const { stdin, stderr } = process;
	stderr.write(prompt);
	stdin.setRawMode(true);
	stdin.setEncoding("utf8");
	stdin.resume();
	return new Promise((resolve) => {
		let typed: string[] = [];
		const end = () => {
			stdin.off("data", take);
			stdin.setRawMode(false);
			stdin.pause();
			stderr.write("\n");
		};
		const take = (chunk: string | Buffer) => {
			for (const character of String(chunk)) {
				if (character === "\r" || character === "\n" || character === "\u0004") {
					end();
					return resolve(typed.join(""));
				}
				if (character === "\u0003") {
					end();
					process.kill(process.pid, "SIGINT");
					return;
				}
				if (character === "\u007f" || character === "\b") typed.pop();
				else if (character === "\u0015") typed = [];
				else typed.push(character);
			}
		};
		stdin.on("data", take);
	});
}

/** Only Linux has the file. */
function readStatus(): ProcessStatus | undefined {
	try {
		return parseProcessStatus(readFileSync("/proc/self/status", "utf8"));
	} catch {
		return undefined;
	}
}

import type { DaemonConfig, LoadedConfig } from "../config.js";
import type { Environment } from "../config-environment.js";
import type { ProcessFacts } from "../posture.js";

/** Exit codes of every command. 78 is `EX_CONFIG` of sysexits.h, which systemd knows by name. */
export const exitCodes = { ok: 0, failure: 1, usage: 2, configuration: 78 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command works with besides its arguments. */
export interface Terminal {
	/** What was asked for. */
	out(text: string): void;
	/** What went wrong, and what goes on. */
	err(text: string): void;
	readonly environment: Environment;
	readonly directory: string;
	/** All of standard input. */
	readInput(): Promise<string>;
	/** A line that is typed and not shown; undefined where there is no terminal to type it on. */
	readSecret(prompt: string): Promise<string | undefined>;
	/** Resolves at the first signal that asks the process to end; `onReload` is called at each SIGHUP. */
	untilStopped(onReload: () => void): Promise<void>;
	readonly facts: Pick<ProcessFacts, "uid" | "inspector" | "status">;
}

/** The options that every command that needs a configuration takes. */
export const configOption = { config: { type: "string" } } as const;

/** Arguments that the command line can't mean. */
export class UsageError extends Error {
	override readonly name = "UsageError";
}

export type { DaemonConfig, LoadedConfig };

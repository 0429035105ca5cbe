import { environmentVariables } from "../config-environment.js";
import { type CommandUsage, commands, type OptionUsage } from "./commands.js";

const column = 26;

/** What `--help` says, of all or of one command. */
export function help(command?: string): string {
	const found = commands.find(({ name }) => name === command);
	return found ? commandHelp(found) : generalHelp();
}

function generalHelp(): string {
	return [
		"dbal_daemon: the guard between an app and its database",
		"",
		"Usage: dbal_daemon [COMMAND] --config=FILE",
		"",
		...commands.map(({ name, summary }) => line(name, summary)),
		"",
		line("COMMAND --help", "what a command takes, and what it ends with"),
		line("--help, --version", ""),
		"",
		"Signals: SIGTERM and SIGINT end it once running calls are done; SIGHUP takes files anew.",
		`Environment: ${environmentVariables.join(", ")}`,
		"Exit codes: 0 done, 1 failed, 2 wrong usage, 78 wrong configuration",
	].join("\n");
}

function commandHelp({ usage, summary, details, options, exits }: CommandUsage): string {
	const codes = [
		...exits,
		[2, "wrong usage"] as const,
		...(options.some(({ name }) => name === "config") ? [[78, "wrong configuration"] as const] : []),
	];
	return [
		...usage.map((one, index) => `${index === 0 ? "Usage: " : "       "}${one}`),
		"",
		`${summary[0]?.toUpperCase()}${summary.slice(1)}.${details === undefined ? "" : `\n${details}`}`,
		...(options.length === 0 ? [] : ["", ...options.map((option) => line(spelled(option), option.meaning))]),
		"",
		"Exit codes",
		...codes.map(([code, meaning]) => line(String(code), meaning)),
	].join("\n");
}

function spelled({ name, takes }: OptionUsage): string {
	return `--${name}${takes === undefined ? "" : `=${typeof takes === "string" ? takes : takes.join("|")}`}`;
}

function line(left: string, right: string): string {
	return `  ${left.padEnd(column - 2)}${left.length >= column - 2 ? "  " : ""}${right}`.trimEnd();
}

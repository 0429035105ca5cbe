import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isDBALError } from "@metabuilder/dbal/contract";
import { acl } from "./cli/acl/acl.js";
import { auditCommand } from "./cli/audit.js";
import { checkConfig } from "./cli/check-config.js";
import { configOption, type ExitCode, exitCodes, type Terminal, UsageError } from "./cli/command.js";
import { help } from "./cli/help.js";
import { configOf } from "./cli/load-config.js";
import { migrate } from "./cli/migrate.js";
import { policyTest } from "./cli/policy-test.js";
import { seed } from "./cli/seed.js";
import { serve } from "./cli/serve.js";
import { sessionCommand } from "./cli/session.js";
import { userCommand } from "./cli/user.js";
import { why } from "./cli/why.js";
import { ConfigurationError } from "./configuration-error.js";
import { processTerminal } from "./terminal.js";

/** Runs the command line and ends the process with the command's exit code. */
export async function main(args: readonly string[]): Promise<void> {
	const code = await run(args, processTerminal());
	// Not `exitCode`: a handle that something left open must not keep a stopped daemon alive.
	process.exit(code);
}

/** Carries out one command line. Every failure is told on the terminal. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	try {
		return await dispatch(args, terminal);
	} catch (error) {
		if (error instanceof UsageError || isParseArgsError(error)) {
			terminal.err(`dbal_daemon: ${error.message}\nTry dbal_daemon --help.`);
			return exitCodes.usage;
		}
		if (error instanceof ConfigurationError) {
			terminal.err(error.message);
			return exitCodes.configuration;
		}
		if (isDBALError(error)) {
			const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
			terminal.err(`dbal_daemon: ${error.code}: ${error.message}${cause}`);
			return exitCodes.failure;
		}
		terminal.err(`dbal_daemon: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		return exitCodes.failure;
	}
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const [first] = args;
	if (args.includes("--help") || args.includes("-h") || first === "help") {
		terminal.out(help);
		return exitCodes.ok;
	}
	if (first === "--version") {
		terminal.out(version());
		return exitCodes.ok;
	}
	const named = first !== undefined && !first.startsWith("-");
	const command = named ? first : "serve";
	const rest = named ? args.slice(1) : [...args];
	switch (command) {
		case "serve":
			return serve(configOf(parseOnly(rest).config, terminal), terminal);
		case "check-config":
			return checkConfig(configOf(parseOnly(rest).config, terminal), terminal);
		case "migrate": {
			const options = { ...configOption, "dry-run": { type: "boolean" }, "accept-data-loss": { type: "boolean" } } as const;
			const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
			const [action = "deploy", ...more] = positionals;
			if ((action !== "deploy" && action !== "status") || more.length > 0) throw new UsageError("migrate takes `status` or `deploy`.");
			const acceptDataLoss = values["accept-data-loss"] === true;
			if (acceptDataLoss && (action === "status" || values["dry-run"] === true)) throw new UsageError("--accept-data-loss is for deploy.");
			return migrate(configOf(values.config, terminal), values["dry-run"] === true ? "dry-run" : action, { acceptDataLoss }, terminal);
		}
		case "seed": {
			const { values, positionals } = parseArgs({ args: rest, options: configOption, allowPositionals: true });
			if (positionals.length > 1) throw new UsageError("seed takes one folder.");
			return seed(configOf(values.config, terminal), positionals[0] ?? "spec/seed", terminal);
		}
		case "user":
			return userCommand(rest, terminal);
		case "acl":
			return acl(rest, terminal);
		case "policy":
			return policyTest(rest, terminal);
		case "why":
			return why(rest, terminal);
		case "session":
			return sessionCommand(rest, terminal);
		case "audit":
			return auditCommand(rest, terminal);
		default:
			throw new UsageError(`There is no command ${command}.`);
	}
}

function parseOnly(args: readonly string[]): { readonly config?: string | undefined } {
	return parseArgs({ args: [...args], options: configOption }).values;
}

function isParseArgsError(error: unknown): error is Error {
	return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

function version(): string {
	const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	return `dbal_daemon ${typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown"}`;
}

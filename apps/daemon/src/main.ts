import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isDBALError } from "@metabuilder/dbal/contract";
import { configOption, type ExitCode, exitCodes, type Terminal, UsageError } from "./cli/command.js";
import { completion, shells } from "./cli/completion.js";
import { help } from "./cli/help.js";
import { configOf } from "./cli/load-config.js";
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
		terminal.out(help(first === "help" ? args[1] : first));
		return exitCodes.ok;
	}
	if (first === "--version") {
		terminal.out(version());
		return exitCodes.ok;
	}
	const named = first !== undefined && !first.startsWith("-");
	const command = named ? first : "serve";
	const rest = named ? args.slice(1) : [...args];
	// Each command loads what it needs: a probe must not wait for an engine.
	switch (command) {
		case "serve":
			return (await import("./cli/serve.js")).serve(configOf(parseOnly(rest).config, terminal), terminal);
		case "check-config":
			return (await import("./cli/check-config.js")).checkConfig(configOf(parseOnly(rest).config, terminal), terminal);
		case "probe":
			return (await import("./cli/probe.js")).probe(configOf(parseOnly(rest).config, terminal), terminal);
		case "completion": {
			const { positionals } = parseArgs({ args: rest, options: {}, allowPositionals: true });
			const shell = shells.find((known) => known === positionals[0]);
			if (!shell || positionals.length > 1) throw new UsageError(`completion takes one of: ${shells.join(", ")}.`);
			terminal.out(completion(shell).trimEnd());
			return exitCodes.ok;
		}
		case "migrate": {
			const options = { ...configOption, "dry-run": { type: "boolean" }, "accept-data-loss": { type: "boolean" } } as const;
			const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
			const [action = "deploy", ...more] = positionals;
			if ((action !== "deploy" && action !== "status") || more.length > 0) throw new UsageError("migrate takes `status` or `deploy`.");
			const acceptDataLoss = values["accept-data-loss"] === true;
			if (acceptDataLoss && (action === "status" || values["dry-run"] === true)) throw new UsageError("--accept-data-loss is for deploy.");
			const { migrate } = await import("./cli/migrate.js");
			return migrate(configOf(values.config, terminal), values["dry-run"] === true ? "dry-run" : action, { acceptDataLoss }, terminal);
		}
		case "seed": {
			const { values, positionals } = parseArgs({ args: rest, options: configOption, allowPositionals: true });
			if (positionals.length > 1) throw new UsageError("seed takes one folder.");
			return (await import("./cli/seed.js")).seed(configOf(values.config, terminal), positionals[0] ?? "spec/seed", terminal);
		}
		case "user":
			return (await import("./cli/user.js")).userCommand(rest, terminal);
		case "acl":
			return (await import("./cli/acl/acl.js")).acl(rest, terminal);
		case "policy":
			return (await import("./cli/policy-test.js")).policyTest(rest, terminal);
		case "why":
			return (await import("./cli/why.js")).why(rest, terminal);
		case "session":
			return (await import("./cli/session.js")).sessionCommand(rest, terminal);
		case "audit":
			return (await import("./cli/audit.js")).auditCommand(rest, terminal);
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

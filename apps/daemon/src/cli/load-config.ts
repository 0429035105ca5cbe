import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { configPath, type DaemonConfig, readConfig } from "../config.js";
import { ConfigurationError } from "../configuration-error.js";
import { systemReason } from "../rules.js";
import { type Terminal, UsageError } from "./command.js";

/** The configuration that a command was told, or ConfigurationError with every fault of it. Warnings go to the terminal. */
export function configOf(named: string | undefined, terminal: Terminal): DaemonConfig {
	const { environment, directory } = terminal;
	const path = configPath(named, environment);
	if (path === undefined)
		throw new UsageError("Name a configuration: --config=FILE, or DBAL_CONFIG, or DBAL_MODE=development|production for the shipped ones.");
	let loaded: ReturnType<typeof readConfig>;
	try {
		loaded = readConfig(path, environment, directory);
	} catch (error) {
		throw new ConfigurationError(`${path} can't be read: ${systemReason(error)}.`);
	}
	if (!loaded.config) throw new ConfigurationError(formatDiagnostics(loaded.diagnostics));
	if (loaded.diagnostics.length > 0) terminal.err(formatDiagnostics(loaded.diagnostics));
	return loaded.config;
}

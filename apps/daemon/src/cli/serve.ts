import { type DaemonConfig, forgetSecrets } from "../config.js";
import { ConfigurationError } from "../configuration-error.js";
import { keyMode, startDaemon } from "../daemon.js";
import { createLog } from "../log.js";
import { postureFaults } from "../posture.js";
import { systemReason } from "../rules.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** Serves until a signal asks it to end. */
export async function serve(config: DaemonConfig, terminal: Terminal): Promise<ExitCode> {
	const { environment, facts } = terminal;
	const faults = postureFaults(config, {
		...facts,
		nodeOptions: Boolean(environment.NODE_OPTIONS),
		ldPreload: Boolean(environment.LD_PRELOAD),
		keyMode: keyMode(config),
	});
	if (faults.length > 0)
		throw new ConfigurationError(`The strict sandbox refuses to start:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
	forgetSecrets();
	const log = createLog(config.logging, process.stderr);
	const daemon = await startDaemon(config, { log });
	const { address, port, family } = daemon.address;
	const where = `${family === "IPv6" ? `[${address}]` : address}:${port}`;
	const { adapter } = config.database;
	const { sandbox } = config.security;
	terminal.out(`dbal_daemon is ready on ${where} (adapter ${adapter}, sandbox ${sandbox}${config.server.tls ? ", TLS" : ""})`);
	await terminal.untilStopped(() => {
		try {
			daemon.reopenFiles();
			log.info("the audit file was opened anew");
		} catch (error) {
			log.error(`the audit file can't be opened anew, the old one stays: ${systemReason(error)}`);
		}
	});
	log.info("stopping: running calls may end");
	await daemon.close();
	log.info("stopped");
	return exitCodes.ok;
}

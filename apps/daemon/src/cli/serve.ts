import { type DaemonConfig, forgetSecrets } from "../config.js";
import { ConfigurationError } from "../configuration-error.js";
import { type Daemon, startDaemon } from "../daemon.js";
import { openServiceManager } from "../lifecycle/service-manager.js";
import { openLog } from "../log.js";
import { describePosture, postureFaults } from "../posture.js";
import { systemReason } from "../rules.js";
import { keyMode } from "../tls-files.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** Serves until a signal asks it to end. */
export async function serve(config: DaemonConfig, terminal: Terminal): Promise<ExitCode> {
	const { environment } = terminal;
	const facts = {
		...terminal.facts,
		nodeOptions: Boolean(environment.NODE_OPTIONS),
		ldPreload: Boolean(environment.LD_PRELOAD),
		keyMode: keyMode(config.server.tls),
	};
	const faults = postureFaults(config, facts);
	if (faults.length > 0)
		throw new ConfigurationError(`The strict sandbox refuses to start:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
	forgetSecrets();
	const { log, reopen } = openLog(config.logging, process.stderr);
	const manager = openServiceManager(environment, log);
	terminal.out(JSON.stringify({ posture: describePosture(config, facts) }));
	const daemon = await startDaemon(config, { log, facts });
	terminal.out(readyLine(config, daemon));
	manager.tell("--ready", "--status=taking calls");
	await terminal.untilStopped(() => {
		manager.tell("--reloading");
		const again = (what: string, open: () => void) => {
			try {
				open();
			} catch (error) {
				log.error(
					`${what} can't be taken anew, the old stays: ${error instanceof ConfigurationError ? error.message : systemReason(error)}`,
				);
			}
		};
		again("the log file", reopen);
		again("the audit file", daemon.reopenFiles);
		again("the certificate", daemon.renewTls);
		void daemon.reloadRules();
		log.info("reloaded: log file, audit file and certificate");
		manager.tell("--ready", "--status=taking calls");
	});
	manager.tell("STOPPING=1", "--status=running calls may end");
	log.info("stopping: running calls may end");
	await daemon.close();
	log.info("stopped");
	return exitCodes.ok;
}

function readyLine({ database, security, server }: DaemonConfig, { address, admin }: Daemon): string {
	const where = ({ address: host, port, family }: Daemon["address"]) => `${family === "IPv6" ? `[${host}]` : host}:${port}`;
	const tls = server.tls ? ", TLS" : "";
	const told = admin ? `; metrics on ${where(admin)}` : "";
	return `dbal_daemon is ready on ${where(address)} (adapter ${database.adapter}, sandbox ${security.sandbox}${tls})${told}`;
}

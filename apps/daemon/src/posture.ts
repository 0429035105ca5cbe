import type { DaemonConfig } from "./config.js";
import type { ProcessStatus } from "./process-status.js";

/** What the process is like, as far as a strict sandbox cares. */
export interface ProcessFacts {
	/** Effective user id; undefined where the system has none. */
	readonly uid: number | undefined;
	readonly nodeOptions: boolean;
	readonly ldPreload: boolean;
	readonly inspector: boolean;
	/** Permission bits of the TLS key's file; undefined when TLS is off. */
	readonly keyMode: number | undefined;
	/** Undefined where the system tells none. */
	readonly status: ProcessStatus | undefined;
}

/** Why the daemon may not start in the strict sandbox: every reason, each with what mends it. None in the permissive one. */
export function postureFaults(config: DaemonConfig, facts: ProcessFacts): readonly string[] {
	return config.security.sandbox === "permissive" ? [] : strictFaults(facts);
}

function strictFaults({ uid, nodeOptions, ldPreload, inspector, keyMode, status }: ProcessFacts): readonly string[] {
	const faults: string[] = [];
	if (uid === 0) faults.push("it runs as root: run it as a user of its own");
	// Root has them all: one reason is enough.
	else if (status && status.capabilities.length > 0) faults.push(`it has capabilities (${status.capabilities.join(", ")}): drop them`);
	if (nodeOptions) faults.push("NODE_OPTIONS is set: unset it");
	if (ldPreload) faults.push("LD_PRELOAD is set: unset it");
	if (inspector) faults.push("an inspector is open: start without --inspect");
	if (keyMode !== undefined && (keyMode & 0o077) !== 0) faults.push("the TLS key can be read by others than its owner: chmod 600 it");
	return faults;
}

/** How the daemon is confined, for one line of JSON. Nothing secret is in it. */
export function describePosture({ server, database, security, telemetry }: DaemonConfig, facts: ProcessFacts | undefined): object {
	return {
		sandbox: security.sandbox,
		bind: server.bind,
		tls: server.tls !== undefined,
		auth: security.auth,
		adapter: database.adapter,
		rules: security.rulesFile ?? "as generated",
		audit: security.auditLog,
		max_query_ms: security.maxQueryMs,
		telemetry: telemetry !== undefined,
		...(facts && {
			uid: facts.uid ?? null,
			capabilities: facts.status?.capabilities ?? null,
			no_new_privileges: facts.status?.noNewPrivileges ?? null,
			seccomp: facts.status?.seccomp ?? null,
			// What the strict sandbox would refuse.
			relaxed: strictFaults(facts),
		}),
	};
}

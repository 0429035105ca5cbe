import type { DaemonConfig } from "./config.js";

/** What the process is like, as far as a strict sandbox cares. */
export interface ProcessFacts {
	/** Effective user id; undefined where the system has none. */
	readonly uid: number | undefined;
	readonly nodeOptions: boolean;
	readonly ldPreload: boolean;
	readonly inspector: boolean;
	/** Permission bits of the TLS key's file; undefined when TLS is off. */
	readonly keyMode: number | undefined;
}

/** Why the daemon may not start in the strict sandbox: every reason, each with what mends it. None in the permissive one. */
export function postureFaults(config: DaemonConfig, facts: ProcessFacts): readonly string[] {
	if (config.security.sandbox === "permissive") return [];
	const faults: string[] = [];
	if (facts.uid === 0) faults.push("it runs as root: run it as a user of its own");
	if (facts.nodeOptions) faults.push("NODE_OPTIONS is set: unset it");
	if (facts.ldPreload) faults.push("LD_PRELOAD is set: unset it");
	if (facts.inspector) faults.push("an inspector is open: start without --inspect");
	if (facts.keyMode !== undefined && (facts.keyMode & 0o077) !== 0)
		faults.push("the TLS key can be read by others than its owner: chmod 600 it");
	return faults;
}

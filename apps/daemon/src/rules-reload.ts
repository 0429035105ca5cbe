import { unwatchFile, watchFile } from "node:fs";
import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import type { Engine } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import type { AuditFile } from "./audit/audit-file.js";
import { ConfigurationError } from "./configuration-error.js";
import { type LoadedRules, loadRules } from "./rules.js";

/** Puts changed rules in force while the daemon runs. */
export interface RulesReload {
	/** True where other rules are in force than before. */
	reload(): Promise<boolean>;
	/** Reloads when the file has changed and then stayed as it is for a look. Returns what stops it. */
	watch(everyMs: number): () => void;
}

export interface RulesReloadOptions {
	readonly model: ModelDescriptor;
	/** Absent: the rules that were generated with the model, which don't change. */
	readonly file: string | undefined;
	readonly engine: Engine;
	readonly audit: AuditFile;
	/** Whether rules may be put in force without an audit line. */
	readonly strict: boolean;
	readonly log: Logger;
	readonly now: () => Date;
}

/**
 * Rules are checked as a whole before any call sees them, and a call sees one state of them. A file that is wrong, or half written, changes
 * nothing. A line of the audit names the old rules and the new by their hashes.
 */
export function createRulesReload(options: RulesReloadOptions): RulesReload {
	const { model, file, engine, audit, log } = options;
	let last: Promise<unknown> = Promise.resolve();

	const record = async (from: string, to: string, code: "OK" | "VALIDATION_ERROR"): Promise<boolean> => {
		try {
			await audit.append({
				timestamp: options.now().toISOString(),
				user: "system",
				role: "system",
				operation: "rules.reload",
				entity: "",
				success: code === "OK",
				duration_ms: 0,
				id: "",
				code,
				rule: [`from ${from}`, `to ${to}`],
				rows: 0,
				address: "",
				transport: "",
			});
			return true;
		} catch {
			return !options.strict;
		}
	};

	const load = async (): Promise<boolean> => {
		if (file === undefined) return false;
		const before = engine.rules.revision;
		let next: LoadedRules;
		try {
			next = loadRules(model, file);
		} catch (error) {
			if (!(error instanceof ConfigurationError)) throw error;
			log.error(`the access rules stay as they were: ${error.message}`);
			await record(before, "none", "VALIDATION_ERROR");
			return false;
		}
		const { revision } = next.rules;
		if (revision === before) {
			log.info("the access rules are the same as before");
			return false;
		}
		if (!(await record(before, revision, "OK"))) {
			log.error("the access rules stay as they were: the change can't be recorded");
			return false;
		}
		engine.setRules(next.rules);
		if (next.warnings.length > 0) log.warn(`the access rules may not say what is meant:\n${formatDiagnostics(next.warnings)}`);
		log.info(`other access rules are in force: ${revision.slice(0, 12)} in place of ${before.slice(0, 12)}`);
		return true;
	};

	const reload = (): Promise<boolean> => {
		const turn = last.then(load);
		last = turn.catch(() => {});
		return turn;
	};

	return {
		reload,
		watch: (everyMs) => {
			if (file === undefined) return () => {};
			let timer: NodeJS.Timeout | undefined;
			// Looking is slower than being told, and works on every file system, over links that are swapped and files that are replaced.
			const changed = () => {
				clearTimeout(timer);
				timer = setTimeout(
					() => void reload().catch((error: unknown) => log.error({ err: error }, "the access rules can't be reloaded")),
					everyMs,
				);
				timer.unref();
			};
			watchFile(file, { interval: everyMs, persistent: false }, changed);
			return () => {
				clearTimeout(timer);
				unwatchFile(file, changed);
			};
		},
	};
}

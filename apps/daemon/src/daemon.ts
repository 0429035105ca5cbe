import { readFileSync, statSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { codecs, createWireMapping, model } from "@metabuilder/dbal/contract";
import { fileDescriptors } from "@metabuilder/dbal/interface";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { createEngine, customOperations, type Engine, watchWrites } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import { type AuditFile, openAuditFile } from "./audit/audit-file.js";
import { createAuthenticator } from "./auth/authenticator.js";
import { openKeys } from "./auth/jwt-keys.js";
import { createSessions } from "./auth/sessions.js";
import { createSignedTokens, type SignedTokens } from "./auth/signed-tokens.js";
import { createCalls } from "./calls.js";
import type { DaemonConfig } from "./config.js";
import { ConfigurationError } from "./configuration-error.js";
import { openDatabase } from "./database.js";
import { startExpiry } from "./expiry.js";
import { createRateLimits } from "./limits/rate-limit.js";
import { createLog } from "./log.js";
import { methodTable } from "./methods.js";
import { createTransports, type TransportBounds } from "./port/transports.js";
import { createProtoJson } from "./proto-json.js";
import { loadRules, systemReason } from "./rules.js";

/** A daemon that listens. */
export interface Daemon {
	/** Where: the port is the one that was taken, if any free one was asked for. */
	readonly address: AddressInfo;
	/** The engine behind it, for whoever runs the daemon in their own process. */
	readonly engine: Engine;
	/** Opens the audit file anew, for log rotation. */
	reopenFiles(): void;
	/** Takes no further calls, lets those running end within 10 s, writes their audit lines, and lets go of everything. */
	close(): Promise<void>;
}

export interface DaemonOptions {
	readonly log?: Logger;
	readonly now?: () => Date;
	/** For tests that can't wait. */
	readonly bounds?: Partial<TransportBounds>;
}

/** What of which rows a session's standing depends on. */
const identityFields: ReadonlyMap<string, readonly string[] | undefined> = new Map([
	["Session", undefined],
	["User", ["id", "role", "tenantId"]],
]);

/** How long running calls may take once the daemon stops, in ms. */
const graceMs = 10_000;

/**
 * Opens everything and listens, in an order in which each step can still be refused: files, rules, database, migrations, port.
 * ConfigurationError where what was configured can't be used; a DBALError DATABASE_ERROR where the database can't.
 */
export async function startDaemon(config: DaemonConfig, options: DaemonOptions = {}): Promise<Daemon> {
	const { security, server } = config;
	const log = options.log ?? createLog(config.logging, process.stderr);
	const now = options.now ?? (() => new Date());
	const tls = server.tls && readTls(server.tls);
	const { rules, warnings } = loadRules(model, security.rulesFile);
	if (warnings.length > 0) log.warn(`the access rules may not say what is meant:\n${formatDiagnostics(warnings)}`);
	warnOfPermissive(config, log);

	const audit = openAudit(config, log);
	let ready = false;
	try {
		let forgetSessions = () => {};
		const opened = await openDatabase(config.database, model, log);
		const adapter = watchWrites(opened, identityFields, () => forgetSessions());
		const sessions = createSessions({ model, store: adapter, now });
		forgetSessions = sessions.invalidate;
		let signedTokens: SignedTokens | undefined;
		try {
			if (security.jwt) {
				const keys = await openKeys(security.jwt.keys, security.jwt.algorithm, log);
				signedTokens = createSignedTokens({ model, config: security.jwt, keys, now });
			}
			const engine = createEngine({
				model,
				adapter,
				rules,
				custom: customOperations,
				now,
				settings: { sessionLifetimeMs: security.sessionLifetimeMs },
			});
			const calls = createCalls({
				handle: engine.handle,
				limits: createRateLimits(() => performance.now()),
				audit,
				strictAudit: security.sandbox === "strict",
				log,
				maxCallMs: security.maxQueryMs,
				now,
				...(config.logging.slowCallMs === undefined ? {} : { slowCallMs: config.logging.slowCallMs }),
			});
			const transports = createTransports({
				calls,
				authenticator: createAuthenticator({ model, methods: security.auth, sessions, ...(signedTokens ? { signedTokens } : {}) }),
				methods: methodTable(model, createWireMapping(model, codecs)),
				json: createProtoJson(fileDescriptors),
				...(security.sandbox === "permissive" ? { reflection: fileDescriptors } : {}),
				ready: () => ready && (security.sandbox === "permissive" || audit.healthy),
				...(tls ? { tls } : {}),
				...(server.origins ? { origins: server.origins } : {}),
				...(server.hosts ? { hosts: server.hosts } : {}),
				...(options.bounds ? { bounds: options.bounds } : {}),
			});
			const address = await listen(() => transports.listen(server.bind.host, server.bind.port), config);
			const stopExpiry = startExpiry(model, adapter, now, log);
			ready = true;
			let closing: Promise<void> | undefined;
			const close = async () => {
				ready = false;
				stopExpiry();
				transports.goAway("The daemon is stopping.");
				await calls.drain(graceMs);
				await transports.close();
				sessions.close();
				signedTokens?.close();
				audit.close();
				await engine.close();
			};
			return {
				address,
				engine,
				reopenFiles: () => audit.reopen(),
				close: () => {
					closing ??= close();
					return closing;
				},
			};
		} catch (error) {
			sessions.close();
			signedTokens?.close();
			await adapter.close();
			throw error;
		}
	} catch (error) {
		audit.close();
		throw error;
	}
}

function openAudit({ security }: DaemonConfig, log: Logger): AuditFile {
	try {
		return openAuditFile(security.auditLog, {
			strict: security.sandbox === "strict",
			onNotice: (level, message) => log[level](message),
		});
	} catch (error) {
		throw new ConfigurationError(`The audit log ${security.auditLog} can't be used: ${systemReason(error)}.`);
	}
}

function readTls(files: { readonly cert: string; readonly key: string }): { readonly cert: string; readonly key: string } {
	const read = (path: string) => {
		try {
			return readFileSync(path, "utf8");
		} catch (error) {
			throw new ConfigurationError(`The TLS file ${path} can't be read: ${systemReason(error)}.`);
		}
	};
	return { cert: read(files.cert), key: read(files.key) };
}

/** Permission bits of the TLS key, for the strict sandbox. */
export function keyMode({ server }: DaemonConfig): number | undefined {
	return server.tls && statSync(server.tls.key, { throwIfNoEntry: false })?.mode;
}

function warnOfPermissive({ security }: DaemonConfig, log: Logger): void {
	if (security.sandbox === "permissive") log.warn("the sandbox is permissive: fit for development, not for production");
	if (security.auth.includes("impersonate")) log.warn("impersonation is accepted: whoever reaches this port may be anybody");
}

async function listen(open: () => Promise<AddressInfo>, { server }: DaemonConfig): Promise<AddressInfo> {
	try {
		return await open();
	} catch (error) {
		const reason = systemReason(error);
		const why = reason === "EADDRINUSE" ? "another process listens there" : reason;
		throw new ConfigurationError(`${server.bind.host}:${server.bind.port} can't be listened on: ${why}.`);
	}
}

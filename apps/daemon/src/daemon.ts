import type { AddressInfo } from "node:net";
import { codecs, createWireMapping, model } from "@metabuilder/dbal/contract";
import { fileDescriptors } from "@metabuilder/dbal/interface";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { type Adapter, createEngine, customOperations, type Engine, type PasswordCost, watchWrites } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import { type AdminServer, type AdminSources, openAdminServer } from "./admin/admin-server.js";
import { type AuditFile, openAuditFile } from "./audit/audit-file.js";
import { createAuthenticator } from "./auth/authenticator.js";
import { openKeys } from "./auth/jwt-keys.js";
import { createSessions } from "./auth/sessions.js";
import { createSignedTokens, type SignedTokens } from "./auth/signed-tokens.js";
import type { BindAddress } from "./bind-address.js";
import { type Calls, createCalls } from "./calls.js";
import type { DaemonConfig } from "./config.js";
import { ConfigurationError } from "./configuration-error.js";
import { openDatabase } from "./database.js";
import { databaseRoleFaults } from "./database-role.js";
import { startExpiry } from "./expiry.js";
import { type DatabaseWatch, watchDatabase } from "./lifecycle/database-watch.js";
import { type Allowances, createAllowances } from "./limits/allowances.js";
import { createClientAddress } from "./limits/client-address.js";
import { createRateLimits } from "./limits/rate-limit.js";
import { openRedisLimits, type RedisLimits } from "./limits/redis-limits.js";
import { type TableSizes, watchTableSizes } from "./limits/table-sizes.js";
import { createLog } from "./log.js";
import { methodTable } from "./methods.js";
import { openObservers } from "./observability/observers.js";
import { createTransports, type TransportBounds, type Transports } from "./port/transports.js";
import { describePosture, type ProcessFacts } from "./posture.js";
import { createProtoJson } from "./proto-json.js";
import { loadRules, systemReason } from "./rules.js";
import { createRulesReload } from "./rules-reload.js";
import { networks } from "./security-config.js";
import { readTls } from "./tls-files.js";

/** A daemon that listens. */
export interface Daemon {
	/** Where: the port is the one that was taken, if any free one was asked for. */
	readonly address: AddressInfo;
	/** The engine behind it, for whoever runs the daemon in their own process. */
	readonly engine: Engine;
	/** Where metrics, readiness and posture are told, if anywhere. */
	readonly admin?: AddressInfo;
	/** Opens the audit file anew, for log rotation. */
	reopenFiles(): void;
	/** Reads the certificate and its key anew. ConfigurationError where they can't be used: the old ones stay. */
	renewTls(): void;
	/**
	 * Puts the rules of the file in force, for every call that begins from then on. Where they can't be used the old ones stay, and the log says
	 * why. True where others are in force.
	 */
	reloadRules(): Promise<boolean>;
	/** Takes no further calls, lets those running end within 10 s, writes their audit lines, and lets go of everything. */
	close(): Promise<void>;
}

export interface DaemonOptions {
	readonly log?: Logger;
	readonly now?: () => Date;
	/** What the process is like, for the posture that the admin address tells. */
	readonly facts?: ProcessFacts;
	/** For tests that can't wait. */
	readonly bounds?: Partial<TransportBounds>;
	/** Of passwords; what is fit for people is slow for tests. */
	readonly passwordCost?: PasswordCost;
	/** How often the file of the rules is looked at, in ms. A second unless given. */
	readonly rulesPollMs?: number;
}

/** What of which rows a session's standing depends on. */
const identityFields: ReadonlyMap<string, readonly string[] | undefined> = new Map([
	["Session", undefined],
	["User", ["id", "role", "tenantId"]],
]);

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
		// What is told of them is asked for long after they are made.
		const parts: { adapter?: Adapter; calls?: Calls; transports?: Transports; watch?: DatabaseWatch } = {};
		const isReady = () => ready && (parts.watch?.reachable ?? true) && (security.sandbox === "permissive" || audit.healthy);
		const observers = await openObservers(
			config,
			log,
			{
				callsRunning: () => parts.calls?.running ?? 0,
				connections: () => parts.transports?.connections ?? 0,
				channels: () => parts.transports?.channels ?? 0,
				ready: () => isReady(),
				databaseLoad: () => parts.adapter?.load?.(),
			},
			() => parts.adapter,
		);
		const opened = await openDatabase(config.database, model, log, observers.observation.onStatement);
		parts.adapter = opened;
		const adapter = watchWrites(opened, identityFields, () => forgetSessions());
		const sessions = createSessions({ model, store: adapter, now });
		forgetSessions = sessions.invalidate;
		let signedTokens: SignedTokens | undefined;
		let redis: RedisLimits | undefined;
		let allowances: Allowances | undefined;
		let sizes: TableSizes | undefined;
		/** Ends what runs by itself. */
		const letGo = () => {
			sessions.close();
			signedTokens?.close();
			allowances?.close();
			sizes?.close();
			redis?.close();
		};
		try {
			const faults = security.sandbox === "strict" ? await databaseRoleFaults(opened) : [];
			if (faults.length > 0) throw new ConfigurationError(`The strict sandbox refuses to start: ${faults.join("; ")}.`);
			if (security.jwt) {
				const keys = await openKeys(security.jwt.keys, security.jwt.algorithm, log);
				signedTokens = createSignedTokens({ model, config: security.jwt, keys, now });
			}
			sizes = watchTableSizes(model, opened);
			const engine = createEngine({
				model,
				adapter,
				budget: { maxCost: security.limits.maxQueryCost, rowsOf: sizes.rowsOf },
				rules,
				custom: customOperations,
				now,
				...(security.pageTokenKey ? { pageTokenKey: security.pageTokenKey } : {}),
				settings: {
					sessionLifetimeMs: security.sessionLifetimeMs,
					...(options.passwordCost ? { passwordCost: options.passwordCost } : {}),
				},
			});
			const { limits } = security;
			if (limits.redisUrl !== undefined) redis = await openRedisLimits(limits.redisUrl, limits, log);
			allowances = createAllowances({ limits, now: () => performance.now(), ...(redis ? { shared: redis.shared } : {}) });
			const calls = createCalls({
				handle: engine.handle,
				limits: redis?.rateLimits ?? createRateLimits(() => performance.now()),
				allowances,
				maxResponseBytes: limits.maxResponseBytes,
				audit,
				strictAudit: security.sandbox === "strict",
				log,
				maxCallMs: security.maxQueryMs,
				now,
				observation: observers.observation,
				maxRunning: 2 * server.maxCallsInFlight,
			});
			parts.calls = calls;
			const transports = createTransports({
				calls,
				authenticator: createAuthenticator({
					model,
					methods: security.auth,
					sessions,
					...(signedTokens ? { signedTokens } : {}),
					onArrival: allowances.arrive,
				}),
				methods: methodTable(model, createWireMapping(model, codecs)),
				json: createProtoJson(fileDescriptors),
				...(security.sandbox === "permissive" ? { reflection: fileDescriptors } : {}),
				ready: isReady,
				...(tls ? { tls } : {}),
				...(server.origins ? { origins: server.origins } : {}),
				...(server.hosts ? { hosts: server.hosts } : {}),
				...(security.trustedProxies.length > 0 ? { clientAddress: createClientAddress(networks(security.trustedProxies)) } : {}),
				bounds: {
					maxConnections: server.maxConnections,
					maxCallsInFlight: server.maxCallsInFlight,
					maxMessageBytes: limits.maxRequestBytes,
					...options.bounds,
				},
			});
			parts.transports = transports;
			const { metrics } = observers;
			const posture = () => describePosture(config, options.facts);
			const admin = server.admin && metrics && (await openAdmin(server.admin, { metrics, ready: isReady, posture }));
			const address = await listen(() => transports.listen(server.bind.host, server.bind.port), config);
			if (security.auth.includes("session")) await warnOfNobody(opened, log);
			const stopExpiry = startExpiry(model, adapter, now, log);
			const watch = watchDatabase(opened, log);
			parts.watch = watch;
			const reloading = createRulesReload({
				model,
				file: security.rulesFile,
				engine,
				audit,
				strict: security.sandbox === "strict",
				log,
				now,
			});
			const stopWatching = reloading.watch(options.rulesPollMs ?? 1_000);
			ready = true;
			let closing: Promise<void> | undefined;
			const close = async () => {
				ready = false;
				stopExpiry();
				watch.stop();
				transports.goAway("The daemon is stopping.");
				await calls.drain(server.drainMs);
				await transports.close();
				await admin?.close();
				stopWatching();
				letGo();
				audit.close();
				await engine.close();
				await observers.close();
			};
			return {
				address,
				...(admin ? { admin: admin.address } : {}),
				engine,
				renewTls: () => {
					if (server.tls) transports.renewTls(readTls(server.tls));
				},
				reopenFiles: () => audit.reopen(),
				reloadRules: () => reloading.reload(),
				close: () => {
					closing ??= close();
					return closing;
				},
			};
		} catch (error) {
			letGo();
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
			...security.audit,
		});
	} catch (error) {
		throw new ConfigurationError(`The audit log ${security.auditLog} can't be used: ${systemReason(error)}.`);
	}
}

function warnOfPermissive({ security }: DaemonConfig, log: Logger): void {
	if (security.sandbox === "permissive") log.warn("the sandbox is permissive: fit for development, not for production");
	if (security.auth.includes("impersonate")) log.warn("impersonation is accepted: whoever reaches this port may be anybody");
}

/** A first start, which has no password to begin with. */
async function warnOfNobody(adapter: Adapter, log: Logger): Promise<void> {
	const credentials = model.entities.find(({ name }) => name === "Credential");
	if (!credentials || adapter.name === "memory") return;
	if ((await adapter.count(credentials, { kind: "constant", value: true })) > 0) return;
	log.warn(
		"nobody can sign in yet: make an account with `dbal_daemon user create --config=FILE --username=NAME --email=ADDRESS --role=supergod`",
	);
}

async function openAdmin(bind: BindAddress, sources: AdminSources): Promise<AdminServer> {
	try {
		return await openAdminServer(bind, sources);
	} catch (error) {
		throw notListened(bind, error);
	}
}

async function listen(open: () => Promise<AddressInfo>, { server }: DaemonConfig): Promise<AddressInfo> {
	try {
		return await open();
	} catch (error) {
		throw notListened(server.bind, error);
	}
}

function notListened({ host, port }: BindAddress, error: unknown): ConfigurationError {
	const reason = systemReason(error);
	const why = reason === "EADDRINUSE" ? "another process listens there" : reason;
	return new ConfigurationError(`${host}:${port} can't be listened on: ${why}.`);
}

import { model } from "@metabuilder/dbal/contract";
import type { BindAddress } from "../bind-address.js";
import type { DaemonConfig } from "../config.js";
import { loadRules } from "../rules.js";
import type { Allowance, IdentityConfig } from "../security-config.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";

/** Prints the effective configuration as YAML's JSON, in the keys of the file, without secrets. Checks the rules as well. */
export function checkConfig(config: DaemonConfig, terminal: Terminal): ExitCode {
	loadRules(model, config.security.rulesFile);
	terminal.out(JSON.stringify(effective(config), undefined, 2));
	return exitCodes.ok;
}

function effective({ server, database, security, logging, telemetry }: DaemonConfig): object {
	return {
		server: {
			bind: bindText(server.bind),
			tls: server.tls ? { enabled: true, ...server.tls } : { enabled: false },
			...(server.origins && { origins: server.origins }),
			...(server.hosts && { hosts: server.hosts }),
			...(server.admin && { admin: bindText(server.admin) }),
			drain_seconds: server.drainMs / 1_000,
			max_connections: server.maxConnections,
			max_calls_in_flight: server.maxCallsInFlight,
		},
		database: {
			adapter: database.adapter,
			...(database.url !== undefined && { url: maskUrl(database.url) }),
			...(database.poolSize !== undefined && { pool_size: database.poolSize }),
			migrate: database.migrate ?? true,
		},
		security: {
			sandbox: security.sandbox,
			audit_log: security.auditLog,
			...(security.pageTokenKey && { page_token_key: "***" }),
			max_query_time: security.maxQueryMs / 1_000,
			acl: { ...(security.rulesFile !== undefined && { rules_file: security.rulesFile }), enforce_row_level: true },
			...effectiveIdentity(security),
		},
		logging: {
			level: logging.level,
			format: logging.format,
			...(logging.file !== undefined && { file: logging.file }),
			...(logging.slowCallMs !== undefined && { slow_query_threshold_ms: logging.slowCallMs }),
		},
		...(telemetry && { telemetry: { traces_url: maskUrl(telemetry.url), sample_ratio: telemetry.sampleRatio } }),
	};
}

function effectiveIdentity({ auth, jwt, sessionLifetimeMs, trustedProxies, limits, audit }: IdentityConfig): object {
	const allowance = (given: Allowance | undefined) => (given ? { cost: given.cost, seconds: given.windowMs / 1_000 } : "off");
	return {
		auth,
		...(jwt && {
			jwt: {
				algorithm: jwt.algorithm,
				issuer: jwt.issuer,
				audience: jwt.audience,
				...(jwt.keys.kind === "secret" ? { secret: "***" } : { keys: jwt.keys.kind === "file" ? jwt.keys.path : maskUrl(jwt.keys.url) }),
				leeway_seconds: jwt.leewaySeconds,
				claims: jwt.claims,
			},
		}),
		session_hours: sessionLifetimeMs / 3_600_000,
		...(trustedProxies.length > 0 && { trusted_proxies: trustedProxies }),
		limits: {
			store: limits.redisUrl === undefined ? "memory" : maskUrl(limits.redisUrl),
			...(limits.redisUrl !== undefined && { key_prefix: limits.keyPrefix }),
			principal: allowance(limits.principal),
			address: allowance(limits.address),
			global: allowance(limits.global),
			max_request_bytes: limits.maxRequestBytes,
			max_response_bytes: limits.maxResponseBytes,
			max_query_cost: limits.maxQueryCost,
		},
		audit: {
			sync: audit.sync,
			...(audit.sync === "interval" && { sync_seconds: audit.syncEveryMs / 1_000 }),
			...(audit.rotateBytes !== undefined && { rotate_megabytes: audit.rotateBytes / 1024 / 1024 }),
		},
	};
}

function bindText({ host, port }: BindAddress): string {
	return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The address without its password, and without the values of its query, which may hold one too. */
export function maskUrl(url: string): string {
	return url
		.replace(/^([a-z]+:\/\/)([^@/]*)@/i, (_whole, scheme: string, user: string) => `${scheme}${user.replace(/:.*$/s, ":***")}@`)
		.replace(/([?&][^=&]+)=[^&]*/g, "$1=***");
}

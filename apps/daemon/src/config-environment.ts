import { type Diagnostic, didYouMean } from "@metabuilder/dbal-documents";
import { adapterNames, isAdapterModuleName, isAdapterName } from "@metabuilder/dbal-server";
import { bind } from "./bind-address.js";
import { logLevels } from "./config-schema.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that override keys of the file. */
export const overrides = {
	DATABASE_URL: "database.url",
	DBAL_ADAPTER: "database.adapter",
	DBAL_POOL_SIZE: "database.pool_size",
	DBAL_BIND: "server.bind",
	DBAL_TLS_ENABLED: "server.tls.enabled",
	DBAL_TLS_CERT: "server.tls.cert",
	DBAL_TLS_KEY: "server.tls.key",
	DBAL_SANDBOX: "security.sandbox",
	DBAL_AUDIT_LOG: "security.audit_log",
	DBAL_MAX_QUERY_TIME: "security.max_query_time",
	DBAL_RULES_FILE: "security.acl.rules_file",
	DBAL_LOG_LEVEL: "logging.level",
	DBAL_LOG_FORMAT: "logging.format",
} as const;

/** Names of the variables that the daemon reads, for its help. */
export const environmentVariables: readonly string[] = ["DBAL_CONFIG", "DBAL_MODE", "DATABASE_URL_FILE", ...Object.keys(overrides)];

/** The variables that are set; an empty one counts as not set. */
export type Overrides = Partial<Record<keyof typeof overrides, string>>;

/** Reads and checks the variables that override keys. */
export function readOverrides(environment: Environment, report: (fault: Diagnostic) => void): Overrides {
	const found: Overrides = {};
	const refuse = (name: string, message: string, fix: string) =>
		report({ file: `environment variable ${name}`, line: 1, column: 1, severity: "error", code: "bad_value", message, fix });
	const oneOf = (name: keyof typeof overrides, values: readonly string[]) => {
		const value = environment[name];
		if (value && !values.includes(value)) refuse(name, `${name} can't be \`${value}\``, `set it to one of: ${values.join(", ")}`);
	};
	for (const name of Object.keys(overrides) as (keyof typeof overrides)[]) {
		const value = environment[name];
		if (value) found[name] = value;
	}
	const { DBAL_ADAPTER: adapter } = found;
	if (adapter !== undefined && adapter !== "auto" && !isAdapterName(adapter) && !isAdapterModuleName(adapter))
		refuse(
			"DBAL_ADAPTER",
			`DBAL_ADAPTER can't be \`${adapter}\``,
			`set it to one of: ${adapterNames.join(", ")}, or to an adapter's package or path`,
		);
	oneOf("DBAL_TLS_ENABLED", ["true", "false"]);
	oneOf("DBAL_SANDBOX", ["permissive", "strict"]);
	oneOf("DBAL_LOG_LEVEL", logLevels);
	oneOf("DBAL_LOG_FORMAT", ["pretty", "json"]);
	if (found.DBAL_BIND !== undefined && !bind.safeParse(found.DBAL_BIND).success)
		refuse("DBAL_BIND", "DBAL_BIND is no host and port", "set it such as 127.0.0.1:50051");
	if (found.DBAL_POOL_SIZE !== undefined && !/^[1-9]\d{0,2}$/.test(found.DBAL_POOL_SIZE))
		refuse("DBAL_POOL_SIZE", "DBAL_POOL_SIZE is no number of connections", "set it to a whole number from 1 to 999");
	if (found.DBAL_MAX_QUERY_TIME !== undefined && !(Number(found.DBAL_MAX_QUERY_TIME) > 0 && Number(found.DBAL_MAX_QUERY_TIME) <= 3_600))
		refuse("DBAL_MAX_QUERY_TIME", "DBAL_MAX_QUERY_TIME is no time in seconds", "set it to a number of seconds up to 3600");
	const mode = environment.DBAL_MODE;
	if (mode && mode !== "development" && mode !== "production")
		refuse("DBAL_MODE", `DBAL_MODE can't be \`${mode}\``, "set it to development or production");
	return found;
}

/** A DBAL_ variable that is nearly one of ours is a slip of the pen; others may belong to somebody else (DBAL_ENDPOINT, or an orchestrator's DBAL_PORT). */
export function strayVariables(environment: Environment): readonly Diagnostic[] {
	return Object.keys(environment)
		.filter((name) => name.startsWith("DBAL_") && !environmentVariables.includes(name) && name !== "DBAL_ENDPOINT")
		.flatMap((name) => {
			const meant = didYouMean(name, environmentVariables);
			if (meant === "") return [];
			const at = { file: `environment variable ${name}`, line: 1, column: 1, severity: "warning" as const, code: "unknown_variable" };
			return [{ ...at, message: `${name} is not read`, fix: `remove it${meant}` }];
		});
}

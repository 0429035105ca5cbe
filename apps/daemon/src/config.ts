import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { checkShape, type Diagnostic, type Document, hasErrors, parseDocument } from "@metabuilder/dbal-documents";
import { type AdapterName, adapterNames, isAdapterName } from "@metabuilder/dbal-server";
import { isLoopback } from "./auth/loopback.js";
import { type BindAddress, parseBind } from "./bind-address.js";
import { type Environment, type Overrides, readOverrides, strayVariables } from "./config-environment.js";
import { type ConfigFile, configSchema, logLevels } from "./config-schema.js";
import { assembleOperation, assembleTelemetry, type OperationConfig, type TelemetryConfig } from "./operation-config.js";
import { assembleSecurity, type IdentityConfig } from "./security-config.js";

/** All that the daemon is told. Paths are absolute, times in the unit of their name. */
export interface DaemonConfig {
	readonly server: {
		readonly bind: BindAddress;
		/** Present when TLS is on: paths of PEM files. */
		readonly tls?: { readonly cert: string; readonly key: string };
		/** Origins that browsers may connect from; absent: those of a development server on loopback. */
		readonly origins?: readonly string[];
		/** Accepted values of `Host`; absent: the loopback names at the port, and the bound host. */
		readonly hosts?: readonly string[];
	} & OperationConfig;
	readonly database: {
		/** One that ships, or the module of another: a package's name or an absolute path. */
		readonly adapter: string;
		/** Absent for memory. */
		readonly url?: string;
		readonly poolSize?: number;
		/** Apply pending migrations at the start (unless said otherwise); `false`: refuse to start with one. */
		readonly migrate?: boolean;
	};
	readonly security: {
		readonly sandbox: "permissive" | "strict";
		readonly auditLog: string;
		readonly maxQueryMs: number;
		/** Absent: the rules that were generated with the model. */
		readonly rulesFile?: string;
		/** Seals page tokens; absent: another at each start. */
		readonly pageTokenKey?: Uint8Array;
	} & IdentityConfig;
	readonly logging: {
		readonly level: (typeof logLevels)[number];
		readonly format: "pretty" | "json";
		/** Absent: standard error. */
		readonly file?: string;
		readonly slowCallMs?: number;
	};
	/** Absent: nothing is traced. */
	readonly telemetry?: TelemetryConfig;
}

export interface ConfigSource {
	/** Path of the file. */
	readonly file: string;
	readonly text: string;
	readonly environment: Environment;
	/** What relative paths are relative to. */
	readonly directory: string;
}

export interface LoadedConfig {
	/** Present where no fault was found. */
	readonly config?: DaemonConfig;
	readonly diagnostics: readonly Diagnostic[];
}

/** The process's environment, and what of it must not stay there. The only place that looks at it. */
export function readEnvironment(): Environment {
	return { ...process.env };
}

/** Takes the database's address out of the environment, where children and dumps would find it. */
export function forgetSecrets(): void {
	delete process.env.DATABASE_URL;
}

/** The file to read: the one named, DBAL_CONFIG's, or the shipped one of DBAL_MODE (`development` or `production`). */
export function configPath(named: string | undefined, environment: Environment): string | undefined {
	if (named !== undefined) return named;
	if (environment.DBAL_CONFIG) return environment.DBAL_CONFIG;
	const shipped = { development: "dev.yaml", production: "prod.yaml" }[environment.DBAL_MODE ?? ""];
	return shipped === undefined ? undefined : fileURLToPath(new URL(`../config/${shipped}`, import.meta.url));
}

/** Reads a file's configuration. Throws what the file system throws. */
export function readConfig(path: string, environment: Environment, directory: string): LoadedConfig {
	const text = readFileSync(path, "utf8");
	const file = environment.DATABASE_URL_FILE;
	if (!file) return loadConfig({ file: path, text, environment, directory });
	const refuse = (message: string, fix: string): LoadedConfig => ({
		diagnostics: [
			{ file: "environment variable DATABASE_URL_FILE", line: 1, column: 1, severity: "error", code: "bad_value", message, fix },
		],
	});
	if (environment.DATABASE_URL) return refuse("DATABASE_URL is set as well", "unset one of the two");
	try {
		const url = readFileSync(resolve(directory, file), "utf8").trim();
		return loadConfig({ file: path, text, environment: { ...environment, DATABASE_URL: url }, directory });
	} catch {
		return refuse(`${file} can't be read`, "set it to the path of a file that holds the database's address");
	}
}

/** Pure: text and environment in, configuration or every fault out. */
export function loadConfig(source: ConfigSource): LoadedConfig {
	const parsed = parseDocument(source.file, source.text);
	const document = parsed.document ?? parsed.recovered;
	if (!document) return { diagnostics: parsed.diagnostics };
	const diagnostics: Diagnostic[] = [...parsed.diagnostics];
	const report = (fault: Diagnostic) => diagnostics.push(fault);
	const filled = fillVariables(document, source.environment, report);
	const shape = checkShape(filled, configSchema);
	diagnostics.push(...shape.diagnostics);
	const overriding = readOverrides(source.environment, report);
	diagnostics.push(...strayVariables(source.environment));
	if (!shape.value || hasErrors(diagnostics)) return { diagnostics };
	const config = assemble(shape.value, overriding, source.directory, faultIn(filled, report));
	return hasErrors(diagnostics) || !config ? { diagnostics } : { config, diagnostics };
}

/** Replaces `${NAME}` in every text. One that is not set, and a `${` that names nothing, are faults. */
function fillVariables(document: Document, environment: Environment, report: (fault: Diagnostic) => void): Document {
	return document.mapScalars((value, { place }) => {
		if (typeof value !== "string") return value;
		return value.replaceAll(/\$\{([^}]*)\}?/g, (whole, name: string) => {
			const at = { file: document.file, severity: "error" as const, ...place, code: "unresolved_variable" };
			if (!whole.endsWith("}") || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
				report({ ...at, message: `${whole} names no variable`, fix: `write \${NAME} with the name of an environment variable` });
				return "x";
			}
			const found = environment[name];
			if (found === undefined || found === "") {
				report({ ...at, message: `the environment has no ${name}`, fix: `set ${name}, or write the value itself` });
				return "x";
			}
			return found;
		});
	});
}

type Fault = (path: readonly string[], code: string, message: string, fix: string) => void;

function faultIn(document: Document, report: (fault: Diagnostic) => void): Fault {
	return (path, code, message, fix) => report({ file: document.file, severity: "error", ...document.valuePlace(path), code, message, fix });
}

function assemble(file: ConfigFile, env: Overrides, directory: string, fault: Fault): DaemonConfig | undefined {
	const { server = {}, database = {}, security = {}, logging = {}, telemetry = {} } = file;
	if (security.acl && file.acl) fault(["acl"], "duplicate_key", "`acl` is given under `security` and beside it", "keep one of the two");
	const acl = security.acl ?? file.acl ?? {};
	const absolute = (path: string) => resolve(directory, path);

	const at = parseBind(env.DBAL_BIND ?? server.bind ?? "127.0.0.1:50051");
	if (!at) return undefined;
	const loopback = at.host === "localhost" || isLoopback(at.host);
	const sandbox = env.DBAL_SANDBOX === "permissive" || env.DBAL_SANDBOX === "strict" ? env.DBAL_SANDBOX : (security.sandbox ?? "strict");
	const strict = sandbox === "strict";

	const tlsEnabled = env.DBAL_TLS_ENABLED === undefined ? (server.tls?.enabled ?? false) : env.DBAL_TLS_ENABLED === "true";
	const cert = env.DBAL_TLS_CERT ?? server.tls?.cert;
	const key = env.DBAL_TLS_KEY ?? server.tls?.key;
	if (tlsEnabled && cert === undefined)
		fault(["server", "tls"], "missing_key", "TLS is enabled without a certificate", "add `cert:` with the path of a PEM file");
	if (tlsEnabled && key === undefined)
		fault(["server", "tls"], "missing_key", "TLS is enabled without a key", "add `key:` with the path of a PEM file");
	if (strict && !tlsEnabled && !loopback)
		fault(
			["server", "tls"],
			"unsafe",
			`TLS is off on ${at.host}, which is not a loopback address`,
			"enable `server.tls`, or bind to 127.0.0.1",
		);

	const named = env.DBAL_ADAPTER ?? database.adapter ?? "auto";
	const givenUrl = env.DATABASE_URL ?? database.url;
	const adapter = named === "auto" ? adapterOf(givenUrl, fault) : /^\.\.?[/\\]/.test(named) ? absolute(named) : named;
	const url = adapter === undefined ? undefined : databaseUrl(adapter, givenUrl, directory, fault);

	const rulesFile = env.DBAL_RULES_FILE ?? acl.rules_file;
	if (strict && rulesFile === undefined)
		fault(["security"], "unsafe", "the strict sandbox needs rules of its own", "add `acl:` with `rules_file:`");
	const auditLog = env.DBAL_AUDIT_LOG ?? security.audit_log;
	if (auditLog === undefined) fault(["security"], "missing_key", "there is no audit log", "add `audit_log:` with the path of a file");
	const identity = assembleSecurity(security, { strict, loopback, absolute }, fault);
	const operation = assembleOperation(server, fault);
	const traces = assembleTelemetry(telemetry, fault);

	if (adapter === undefined || auditLog === undefined) return undefined;
	const poolSize = env.DBAL_POOL_SIZE === undefined ? database.pool_size : Number(env.DBAL_POOL_SIZE);
	const slowCallMs = logging.slow_query_threshold_ms;
	return {
		server: {
			bind: at,
			...(tlsEnabled && cert !== undefined && key !== undefined ? { tls: { cert: absolute(cert), key: absolute(key) } } : {}),
			...(server.origins === undefined ? {} : { origins: server.origins }),
			...(server.hosts === undefined ? {} : { hosts: server.hosts.map((name) => name.toLowerCase()) }),
			...operation,
		},
		database: {
			adapter,
			...(url === undefined ? {} : { url }),
			...(poolSize === undefined ? {} : { poolSize }),
			...(database.migrate === undefined ? {} : { migrate: database.migrate }),
		},
		security: {
			sandbox,
			auditLog: absolute(auditLog),
			maxQueryMs: Number(env.DBAL_MAX_QUERY_TIME ?? security.max_query_time ?? 30) * 1_000,
			...(rulesFile === undefined ? {} : { rulesFile: absolute(rulesFile) }),
			...(security.page_token_key === undefined ? {} : { pageTokenKey: Buffer.from(security.page_token_key, "base64") }),
			...identity,
		},
		logging: {
			level: logLevels.find((level) => level === (env.DBAL_LOG_LEVEL ?? logging.level)) ?? "info",
			format: (env.DBAL_LOG_FORMAT ?? logging.format) === "pretty" ? "pretty" : "json",
			...(logging.file === undefined ? {} : { file: absolute(logging.file) }),
			...(slowCallMs === undefined ? {} : { slowCallMs }),
		},
		...(traces ? { telemetry: traces } : {}),
	};
}

/** The native adapter of an address. */
function adapterOf(url: string | undefined, fault: Fault): AdapterName | undefined {
	if (url?.startsWith("file:")) return "sqlite";
	if (url !== undefined && /^postgres(?:ql)?:/.test(url)) return "postgres";
	const message =
		url === undefined ? "the configuration names neither an adapter nor an address" : "no adapter opens this kind of address by itself";
	fault(
		["database"],
		"missing_key",
		message,
		`add \`adapter:\` with one of: ${adapterNames.join(", ")}, or \`url:\` with a file: or postgresql: address`,
	);
	return undefined;
}

const databaseKinds: Readonly<Record<AdapterName, readonly ("file" | "postgresql")[]>> = {
	prisma: ["file", "postgresql"],
	sqlite: ["file"],
	postgres: ["postgresql"],
	memory: [],
};

/** The database's address with an absolute path, where the adapter can open it. */
function databaseUrl(adapter: string, url: string | undefined, directory: string, fault: Fault): string | undefined {
	const absolute = (path: string) => `file:${resolve(directory, path.slice("file:".length).replace(/^\/\/(?=\/)/, ""))}`;
	// What an adapter from outside can open is for it to say.
	if (!isAdapterName(adapter)) return url?.startsWith("file:") ? absolute(url) : url;
	const kinds = databaseKinds[adapter];
	if (kinds.length === 0) return undefined;
	const example = kinds.map((kind) => (kind === "file" ? "`file:./app.db`" : "`postgresql://user:password@host/name`")).join(" or ");
	if (url === undefined) {
		fault(["database"], "missing_key", "there is no database address", `add \`url:\` with ${example}, or set DATABASE_URL`);
		return undefined;
	}
	const scheme = /^([a-z]+):/.exec(url)?.[1];
	const kind = scheme === "postgres" ? "postgresql" : scheme;
	if (!kinds.some((known) => known === kind)) {
		fault(["database", "url"], "bad_format", `the ${adapter} adapter can't open this kind of address`, `write ${example}`);
		return undefined;
	}
	return kind === "file" ? absolute(url) : url;
}

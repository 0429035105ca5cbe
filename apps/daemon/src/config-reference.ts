import { z } from "zod";
import { configSchema } from "./config-schema.js";

/** What a key means, and what holds where it is left out. */
interface KeyReference {
	readonly without: string;
	readonly meaning: string;
}

const key = (without: string, meaning: string): KeyReference => ({ without, meaning });

/** Every key of a configuration file by its path. Units are part of the meaning where the name doesn't say them. */
export const configKeys: Readonly<Record<string, KeyReference>> = {
	"server.bind": key("`127.0.0.1:50051`", "Where to listen: host and port. Port 0 takes any free one."),
	"server.tls.enabled": key("`false`", "Speak TLS alone, 1.2 or newer. The strict sandbox needs it on an address that is not loopback."),
	"server.tls.cert": key("needed with TLS", "Path of the certificate and its chain, in PEM. SIGHUP reads it anew."),
	"server.tls.key": key("needed with TLS", "Path of the certificate's key, in PEM, readable by its owner alone."),
	"server.origins": key("those of development servers on this machine", "Origins whose pages may call, exactly as browsers send them."),
	"server.hosts": key("loopback's names and the bound host", "Values of `Host` that are answered over HTTP/1.1."),
	"server.admin": key("none", "A second address, on loopback, with metrics, readiness and posture."),
	"server.drain_seconds": key("`10`", "Seconds that running calls may take once the daemon stops."),
	"server.max_connections": key("`20000`", "Open connections."),
	"server.max_calls_in_flight": key("`1000`", "Calls in flight on one channel, and at most twice as many in the process."),
	"database.adapter": key("`auto`", "`sqlite`, `postgres`, `prisma`, `memory`, or the module of another. `auto` goes by the address."),
	"database.url": key(
		"needed, but for `memory`",
		"`file:./app.db` or `postgresql://user:password@host/name`. DATABASE_URL and DATABASE_URL_FILE override it.",
	),
	"database.pool_size": key("`10`; 4 for long reads on SQLite", "Connections to the database at most."),
	"database.migrate": key("`true`", "Apply pending migrations at start; `false` refuses to start while some wait."),
	"security.sandbox": key("`strict`", "`permissive` is for development: it never relaxes rules, authentication or validation."),
	"security.audit_log": key("needed", "Path of the audit file: a JSON line for every call."),
	"security.page_token_key": key(
		"random at each start",
		"32 bytes in base64 that seal page tokens: the same for all daemons behind one load balancer.",
	),
	"security.max_query_time": key("`30`", "Seconds that any call may take."),
	"security.acl.rules_file": key("the rules that were generated; strict needs one", "Path of the access rules. SIGHUP reads it anew."),
	"security.acl.enforce_row_level": key("`true`", "Can't be switched off."),
	"security.auth": key("`[session, anonymous]`, or `[jwt, anonymous]` with `jwt`", "Ways to say who one is."),
	"security.jwt.algorithm": key("needed", "The one algorithm that tokens are signed with."),
	"security.jwt.issuer": key("needed", "`iss` of the tokens."),
	"security.jwt.audience": key("needed", "`aud` of the tokens."),
	"security.jwt.keys": key("needed, but for HS algorithms", "Path of a PEM, JWK or JWKS file, or the https URL of a JWKS."),
	"security.jwt.secret": key("needed for HS algorithms", `The shared secret, at least 32 bytes: write \`\${NAME}\`.`),
	"security.jwt.leeway_seconds": key("`0`", "Seconds by which clocks may differ."),
	"security.jwt.claims": key("none", "Claims for the rules by their name there: `tenant: org_id`, or a list of names into nested claims."),
	"security.session_hours": key("`12`", "Hours that a session lasts."),
	"security.trusted_proxies": key("none", "Networks whose word on where a call came from is taken."),
	"security.limits.store": key("`memory`", "Where calls are counted: `memory`, or the URL of a Redis that daemons share."),
	"security.limits.key_prefix": key("`dbal`", "Begins every key in that Redis."),
	"security.limits.principal": key("none; 20,000 in 10 s where strict", "Cost that one caller may spend: `{ cost, seconds }`, or `off`."),
	"security.limits.principal.cost": key("needed", "Cost in a window."),
	"security.limits.principal.seconds": key("needed", "Length of the window in seconds."),
	"security.limits.address": key("none; 60,000 in 10 s where strict", "The same for one address."),
	"security.limits.address.cost": key("needed", "Cost in a window."),
	"security.limits.address.seconds": key("needed", "Length of the window in seconds."),
	"security.limits.global": key("none; 600,000 in 10 s where strict", "The same for all together."),
	"security.limits.global.cost": key("needed", "Cost in a window."),
	"security.limits.global.seconds": key("needed", "Length of the window in seconds."),
	"security.limits.max_request_bytes": key("`4194304`", "Bytes of a request."),
	"security.limits.max_response_bytes": key("`8388608`", "Bytes of an answer."),
	"security.limits.max_query_cost": key("`100000000`", "Cost of a single query, by its shape."),
	"security.audit.sync": key("`interval`", "When audit lines are forced to the disk: `always`, `interval` or `none`."),
	"security.audit.sync_seconds": key("`1`", "Seconds between two of `interval`."),
	"security.audit.rotate_megabytes": key(
		"none",
		"Size at which the audit file is put aside. Without it rotation is somebody else's, who sends SIGHUP.",
	),
	acl: key("", "As `security.acl`: both places are read, as the integration guide's indentation leaves it open."),
	"acl.rules_file": key("", "See `security.acl.rules_file`."),
	"acl.enforce_row_level": key("", "See `security.acl.enforce_row_level`."),
	"logging.level": key("`info`", "`trace`, `debug`, `info`, `warn`, `error` or `silent`."),
	"logging.format": key("`json`", "`pretty` is for people."),
	"logging.file": key("standard error", "Path of a file to log to. SIGHUP opens it anew."),
	"logging.slow_query_threshold_ms": key("none", "Milliseconds from which a statement is logged with its plan, never with its values."),
	"telemetry.traces_url": key("none", "Where OpenTelemetry traces are sent: OTLP over HTTP."),
	"telemetry.sample_ratio": key("`1`", "Share of the calls that are traced, from 0 to 1; calls of a traced caller always are."),
};

/** A part of JSON Schema, as zod writes it. */
interface Shape {
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly anyOf?: readonly Shape[];
}

/** The path of every key that a file may have, from the schema itself. Keys that hold others are not among them, but those with a form of their own. */
export function schemaKeys(): readonly string[] {
	const root = z.toJSONSchema(configSchema, { unrepresentable: "any", io: "input" }) as Shape; // Only these keywords of it are read.
	const walk = (shape: Shape, path: string): readonly string[] => {
		const forms = shape.anyOf ?? [shape];
		const below = forms.flatMap(({ properties = {} }) =>
			Object.entries(properties).flatMap(([name, inner]) => walk(inner, path === "" ? name : `${path}.${name}`)),
		);
		return path !== "" && (below.length === 0 || shape.anyOf) ? [path, ...below] : below;
	};
	return walk(root, "");
}

/** The reference as a page of Markdown. */
export function referencePage(variables: Readonly<Record<string, string>>): string {
	const sections = new Map<string, string[]>();
	for (const [path, { without, meaning }] of Object.entries(configKeys)) {
		const section = path.split(".")[0] ?? "";
		const rows = sections.get(section) ?? [];
		rows.push(`| \`${path}\` | ${without} | ${meaning} |`);
		sections.set(section, rows);
	}
	return [
		"<!-- @generated from apps/daemon/src/config-reference.ts by `npx vitest run --root apps/daemon src/config-reference.test.ts -u`. Do not edit. -->",
		"",
		"# Configuration",
		"",
		`A file of YAML: \`dbal_daemon --config=FILE\`. \`\${NAME}\` in a text is replaced by the environment variable; one that is not set is an error. Relative paths are`,
		"relative to the working directory. An unknown key is an error with its place. `dbal_daemon check-config` prints what is in effect, secrets masked.",
		...[...sections].flatMap(([section, rows]) => ["", `## ${section}`, "", "| key | without it | meaning |", "|---|---|---|", ...rows]),
		"",
		"## Environment",
		"",
		"| variable | overrides |",
		"|---|---|",
		...Object.entries(variables).map(([name, path]) => `| \`${name}\` | \`${path}\` |`),
		"| `DATABASE_URL_FILE` | `database.url`, by the text of a file |",
		"| `DBAL_CONFIG` | `--config` |",
		"| `DBAL_MODE` | `--config`, by a file that is shipped: `development` or `production` |",
		"",
	].join("\n");
}

import { didYouMean } from "@metabuilder/dbal-documents";
import { adapterNames, isAdapterModuleName, isAdapterName } from "@metabuilder/dbal-server";
import { z } from "zod";
import { bind, textThat } from "./bind-address.js";
import { operationKeys, telemetryKeys } from "./operation-config.js";
import { securityKeys } from "./security-config.js";

const text = z.string().min(1);

const origin = textThat(
	(value) => /^https?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/.test(value),
	"an origin is a scheme, a host and a port, exactly as browsers send it; wildcards are not accepted",
	'write it such as "https://app.example.org" or "http://localhost:5173"',
);

const host = textThat(
	(value) => /^(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/.test(value),
	"a host is a name and a port, exactly as clients send it in `Host`; wildcards are not accepted",
	'write it such as "dbal.example.org" or "localhost:50051"',
);

/** 32 bytes in base64. The value itself is never repeated. */
const pageTokenKey = textThat(
	(value) => /^[A-Za-z0-9+/]{43}=$/.test(value),
	"the key that seals page tokens is not 32 bytes in base64",
	"make one with `openssl rand -base64 32`",
);

const seconds = z.number().gt(0).max(3_600);

const acl = z.strictObject({
	rules_file: text.optional(),
	enforce_row_level: z
		.boolean()
		.superRefine((value, context) => {
			if (!value)
				context.addIssue({
					code: "custom",
					message: "row-level rules can't be switched off",
					params: { code: "unsafe", fix: "write `true`, or remove the key" },
				});
		})
		.optional(),
});

/** An adapter that ships, or the module of another: a package's name or a path. */
const adapter = text.superRefine((value, context) => {
	if (value === "auto" || isAdapterName(value) || isAdapterModuleName(value)) return;
	const known = adapterNames.map((name) => `\`${name}\``).join(", ");
	const message = `\`${value}\` is no adapter that ships`;
	const fix = `write one of ${known}${didYouMean(value, adapterNames)}, or the path or the scoped or hyphenated name of an adapter's package`;
	context.addIssue({ code: "custom", message, params: { code: "unknown_value", fix } });
});

export const logLevels = ["trace", "debug", "info", "warn", "error", "silent"] as const;

/** The keys of a configuration file, as the integration guide has them. Everything may be left out that the environment or a default gives. */
export const configSchema = z.strictObject({
	server: z
		.strictObject({
			bind: bind.optional(),
			tls: z.strictObject({ enabled: z.boolean(), cert: text.optional(), key: text.optional() }).optional(),
			/** Origins that browsers may open WebSockets from. */
			origins: z.array(origin).optional(),
			/** Values of `Host` that are answered over HTTP/1.1. */
			hosts: z.array(host).optional(),
			...operationKeys,
		})
		.optional(),
	database: z
		.strictObject({
			adapter: adapter.optional(),
			url: text.optional(),
			pool_size: z.int().min(1).max(1_000).optional(),
			/** `false`: a daemon whose database lacks a migration doesn't start, and leaves it to `dbal_daemon migrate`. */
			migrate: z.boolean().optional(),
		})
		.optional(),
	security: z
		.strictObject({
			sandbox: z.enum(["permissive", "strict"]).optional(),
			audit_log: text.optional(),
			page_token_key: pageTokenKey.optional(),
			max_query_time: seconds.optional(),
			acl: acl.optional(),
			...securityKeys,
		})
		.optional(),
	// The guide's indentation leaves open whether `acl` stands below `security` or beside it: both are read.
	acl: acl.optional(),
	logging: z
		.strictObject({
			level: z.enum(logLevels).optional(),
			format: z.enum(["pretty", "json"]).optional(),
			file: text.optional(),
			slow_query_threshold_ms: z.number().min(0).optional(),
		})
		.optional(),
	telemetry: z.strictObject(telemetryKeys).optional(),
});

export type ConfigFile = z.output<typeof configSchema>;

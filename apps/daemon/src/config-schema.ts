import { didYouMean } from "@metabuilder/dbal-documents";
import { adapterNames, isAdapterModuleName, isAdapterName } from "@metabuilder/dbal-server";
import { z } from "zod";
import { securityKeys } from "./security-config.js";

/** Where to listen. */
export interface BindAddress {
	/** Without brackets, for IPv6 too. */
	readonly host: string;
	/** 0 takes any free port. */
	readonly port: number;
}

/** Reads `host:port`, with an IPv6 host in brackets; undefined for anything else. */
export function parseBind(text: string): BindAddress | undefined {
	const match = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text);
	const host = match?.[1] ?? match?.[2];
	const port = Number(match?.[3]);
	return host === undefined || port > 65_535 ? undefined : { host, port };
}

const text = z.string().min(1);

/** A text with a rule of its own; `fix` is an order to the author. */
function textThat(holds: (value: string) => boolean, message: string, fix: string) {
	return text.superRefine((value, context) => {
		if (!holds(value)) context.addIssue({ code: "custom", message, params: { code: "bad_format", fix } });
	});
}

export const bind = textThat(
	(value) => parseBind(value) !== undefined,
	"the address to listen on is no host and port",
	'write a host and a port, such as "127.0.0.1:50051" or "[::1]:50051"',
);

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
	if (isAdapterName(value) || isAdapterModuleName(value)) return;
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
			slow_query_threshold_ms: z.number().min(0).optional(),
		})
		.optional(),
});

export type ConfigFile = z.output<typeof configSchema>;

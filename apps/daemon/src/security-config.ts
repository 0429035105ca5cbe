import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { type AuthMethod, authMethods } from "./auth/auth-method.js";
import { type ClaimPath, isShared, type JwtConfig, type JwtKeys, jwtAlgorithms, minSecretBytes } from "./auth/jwt-config.js";

const text = z.string().min(1);

/** A path is a list of names into nested claims; a plain name stands for itself, with its dots and slashes. */
const claimPath = z.union([text, z.array(text).min(1).max(8)]);

const jwt = z.strictObject({
	algorithm: z.enum(jwtAlgorithms),
	issuer: text,
	audience: text,
	/** The path of a PEM, JWK or JWKS file, or the URL of a JWKS. */
	keys: text.optional(),
	/** Of the HS algorithms. */
	secret: text.optional(),
	leeway_seconds: z.number().min(0).max(60).optional(),
	claims: z.record(text, claimPath).optional(),
});

const proxy = text.superRefine((value, context) => {
	if (parseNetwork(value)) return;
	const fix = 'write it such as "10.0.0.0/8", "192.0.2.7" or "fd00::/8"';
	context.addIssue({ code: "custom", message: "a trusted proxy is an IP address or a network", params: { code: "bad_format", fix } });
});

/** Cost that may be spent in a window. */
const allowance = z.union([
	z.literal("off"),
	z.strictObject({ cost: z.int().min(1).max(1_000_000_000), seconds: z.number().gt(0).max(86_400) }),
]);

const limits = z.strictObject({
	/** `memory`, or the URL of a Redis that daemons share. */
	store: text.optional(),
	key_prefix: text.max(64).optional(),
	principal: allowance.optional(),
	address: allowance.optional(),
	global: allowance.optional(),
	max_request_bytes: z
		.int()
		.min(1_024)
		.max(256 * 1024 * 1024)
		.optional(),
	max_response_bytes: z
		.int()
		.min(1_024)
		.max(256 * 1024 * 1024)
		.optional(),
	max_query_cost: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});

const audit = z.strictObject({
	sync: z.enum(["always", "interval", "none"]).optional(),
	/** Of `sync: interval`. */
	sync_seconds: z.number().gt(0).max(3_600).optional(),
	/** The file is put aside at this size. */
	rotate_megabytes: z.number().gt(0).max(1_000_000).optional(),
});

/** Keys of `security` about who asks, how much of it, and what is written down of it. */
export const securityKeys = {
	auth: z.array(z.enum(authMethods)).min(1).optional(),
	jwt: jwt.optional(),
	session_hours: z.number().gt(0).max(8_760).optional(),
	trusted_proxies: z.array(proxy).optional(),
	limits: limits.optional(),
	audit: audit.optional(),
} as const;

/** Cost that one name may spend in a window that starts with its first call. */
export interface Allowance {
	readonly cost: number;
	readonly windowMs: number;
}

export interface LimitsConfig {
	/** Present where counts are shared: a Redis. */
	readonly redisUrl?: string;
	readonly keyPrefix: string;
	/** Absent: no limit. */
	readonly principal?: Allowance;
	readonly address?: Allowance;
	readonly global?: Allowance;
	readonly maxRequestBytes: number;
	readonly maxResponseBytes: number;
	readonly maxQueryCost: number;
}

export interface AuditConfig {
	readonly sync: "always" | "interval" | "none";
	readonly syncEveryMs: number;
	/** Absent: rotation is somebody else's, who sends SIGHUP. */
	readonly rotateBytes?: number;
}

export interface IdentityConfig {
	readonly auth: readonly AuthMethod[];
	readonly jwt?: JwtConfig;
	readonly sessionLifetimeMs: number;
	/** Networks whose word on where a call came from is taken. */
	readonly trustedProxies: readonly string[];
	readonly limits: LimitsConfig;
	readonly audit: AuditConfig;
}

type Given = { readonly [Key in keyof typeof securityKeys]?: z.output<(typeof securityKeys)[Key]> };
type Fault = (path: readonly string[], code: string, message: string, fix: string) => void;

export interface Surroundings {
	readonly strict: boolean;
	/** Whether the daemon listens on a loopback address. */
	readonly loopback: boolean;
	readonly absolute: (path: string) => string;
}

/** Of the strict sandbox, where nothing else is configured: far above what people do, and a bound all the same. */
const strictAllowances = {
	principal: { cost: 20_000, windowMs: 10_000 },
	address: { cost: 60_000, windowMs: 10_000 },
	global: { cost: 600_000, windowMs: 10_000 },
} as const;

const hour = 3_600_000;
const megabyte = 1024 * 1024;

export function assembleSecurity(given: Given, at: Surroundings, fault: Fault): IdentityConfig {
	const auth = given.auth ?? (given.jwt ? ["jwt", "anonymous"] : ["session", "anonymous"]);
	const trustedProxies = given.trusted_proxies ?? [];
	if (auth.includes("impersonate")) refuseImpersonation(at, trustedProxies, fault);
	if (auth.includes("jwt") && !given.jwt)
		fault(["security", "auth"], "missing_key", "signed tokens are accepted, and nothing says which", "add `jwt:` beside `auth:`");
	if (given.jwt && !auth.includes("jwt"))
		fault(["security", "jwt"], "no_effect", "signed tokens are described and not accepted", "add `jwt` to `auth`, or remove `jwt:`");
	const tokens = given.jwt && assembleJwt(given.jwt, at, fault);
	return {
		auth,
		...(tokens ? { jwt: tokens } : {}),
		sessionLifetimeMs: (given.session_hours ?? 12) * hour,
		trustedProxies,
		limits: assembleLimits(given.limits ?? {}, at, fault),
		audit: {
			sync: given.audit?.sync ?? "interval",
			syncEveryMs: (given.audit?.sync_seconds ?? 1) * 1_000,
			...(given.audit?.rotate_megabytes === undefined ? {} : { rotateBytes: Math.ceil(given.audit.rotate_megabytes * megabyte) }),
		},
	};
}

function refuseImpersonation({ strict, loopback }: Surroundings, proxies: readonly string[], fault: Fault): void {
	const path = ["security", "auth"];
	if (strict || !loopback)
		fault(path, "unsafe", "impersonation is for the permissive sandbox on a loopback address alone", "remove `impersonate`");
	if (proxies.length > 0)
		fault(
			path,
			"unsafe",
			"impersonation behind a proxy would be open to whoever reaches the proxy",
			"remove `impersonate`, or the proxies",
		);
}

/** Claims that are not made from a token's. */
const reservedClaims = new Set(["level", "system", "sessionId", "claims", "__proto__"]);

function assembleJwt(given: z.output<typeof jwt>, at: Surroundings, fault: Fault): JwtConfig | undefined {
	const path = ["security", "jwt"];
	const keys = assembleKeys(given, at, fault);
	const claims: Record<string, ClaimPath> = {};
	for (const [name, claim] of Object.entries(given.claims ?? {})) {
		if (reservedClaims.has(name) || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
			fault([...path, "claims", name], "bad_name", `rules can't have a claim \`$user.${name}\` from a token`, "choose another name");
			continue;
		}
		claims[name] = typeof claim === "string" ? [claim] : claim;
	}
	if (!keys) return undefined;
	const { algorithm, issuer, audience, leeway_seconds: leewaySeconds = 0 } = given;
	return { algorithm, issuer, audience, keys, leewaySeconds, claims };
}

function assembleKeys({ algorithm, keys, secret }: z.output<typeof jwt>, at: Surroundings, fault: Fault): JwtKeys | undefined {
	const path = ["security", "jwt"];
	if (isShared(algorithm)) {
		if (keys !== undefined)
			fault([...path, "keys"], "unsafe", `${algorithm} is verified with a secret, and a public key is none`, "write `secret:` instead");
		else if (secret === undefined)
			fault(path, "missing_key", `${algorithm} needs a secret`, `add \`secret: "\${NAME}"\` with a variable that holds it`);
		else if (Buffer.byteLength(secret, "utf8") < minSecretBytes)
			fault([...path, "secret"], "unsafe", `the secret is shorter than ${minSecretBytes} bytes`, "make a longer one from random bytes");
		else return { kind: "secret", secret };
		return undefined;
	}
	if (secret !== undefined)
		fault([...path, "secret"], "no_effect", `${algorithm} is verified with a public key, not with a secret`, "write `keys:` instead");
	if (keys === undefined) {
		fault(path, "missing_key", `${algorithm} needs keys`, "add `keys:` with the path of a PEM, JWK or JWKS file, or the URL of a JWKS");
		return undefined;
	}
	if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(keys)) return { kind: "file", path: at.absolute(keys) };
	const url = URL.canParse(keys) ? new URL(keys) : undefined;
	const plain = url?.protocol === "http:" && !at.strict && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
	if (url?.protocol === "https:" || plain) return { kind: "url", url: keys };
	fault([...path, "keys"], "unsafe", "keys are fetched over https alone, where nobody on the way can put in others", "write an https URL");
	return undefined;
}

function assembleLimits(given: z.output<typeof limits>, { strict }: Surroundings, fault: Fault): LimitsConfig {
	const path = ["security", "limits"];
	const allowanceOf = (name: "principal" | "address" | "global"): Allowance | undefined => {
		const value = given[name];
		if (value === undefined) return strict ? strictAllowances[name] : undefined;
		if (value !== "off") return { cost: value.cost, windowMs: value.seconds * 1_000 };
		if (strict)
			fault([...path, name], "unsafe", `the strict sandbox needs a limit per ${name}`, "write `{ cost: …, seconds: … }`, or remove it");
		return undefined;
	};
	const [principal, address, global] = [allowanceOf("principal"), allowanceOf("address"), allowanceOf("global")];
	const { store = "memory" } = given;
	if (store !== "memory" && !/^rediss?:\/\//.test(store))
		fault([...path, "store"], "bad_format", "limits are counted in memory or in a Redis", 'write "memory" or "redis://host:6379"');
	return {
		...(store === "memory" ? {} : { redisUrl: store }),
		keyPrefix: given.key_prefix ?? "dbal",
		...(principal ? { principal } : {}),
		...(address ? { address } : {}),
		...(global ? { global } : {}),
		maxRequestBytes: given.max_request_bytes ?? 4 * megabyte,
		maxResponseBytes: given.max_response_bytes ?? 8 * megabyte,
		maxQueryCost: given.max_query_cost ?? 100_000_000,
	};
}

/** The networks as one question. */
export function networks(names: readonly string[]): BlockList {
	const list = new BlockList();
	for (const name of names) {
		const network = parseNetwork(name);
		if (network) list.addSubnet(network.address, network.prefix, network.family);
	}
	return list;
}

function parseNetwork(name: string): { readonly address: string; readonly prefix: number; readonly family: "ipv4" | "ipv6" } | undefined {
	const [, address = "", given] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(name) ?? [];
	const version = isIP(address);
	if (version === 0) return undefined;
	const most = version === 4 ? 32 : 128;
	const prefix = given === undefined ? most : Number(given);
	return prefix > most ? undefined : { address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
}

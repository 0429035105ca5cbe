import { createHash } from "node:crypto";
import { DBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Principal } from "@metabuilder/dbal-server";
import { type JWTPayload, jwtVerify } from "jose";
import { type Authentication, type AuthenticationChange, boundMs } from "./authentication.js";
import type { ClaimPath, JwtConfig } from "./jwt-config.js";
import type { KeySource } from "./jwt-keys.js";

/** Who presents a signed token (RFC 7519). */
export interface SignedTokens {
	/** UNAUTHORIZED, always in the same words, for a token that is not valid now, here and for us. */
	authenticate(token: string): Promise<Authentication>;
	close(): void;
}

export interface SignedTokensOptions {
	readonly model: ModelDescriptor;
	readonly config: JwtConfig;
	readonly keys: KeySource;
	readonly now: () => Date;
}

/** Tokens remembered at most, so that each is verified once and not at every call. */
const maxTokens = 10_000;
/** How long a signature is believed, in ms: then its key must still be there. */
const verifiedMs = 60_000;
const sweepMs = boundMs / 2;

/** Ids that are no user's: they stand for something else in rules and in the audit. */
const reservedIds: ReadonlySet<string> = new Set(["anonymous", "system", "developer", "unknown"]);

interface Held {
	readonly token: string;
	principal: Principal | undefined;
	expiresAtMs: number;
	/** A monotonic time, in ms. */
	verifiedAt: number;
	pending: Promise<Principal> | undefined;
	readonly listeners: Set<(change: AuthenticationChange) => void>;
}

export function createSignedTokens({ model, config, keys, now }: SignedTokensOptions): SignedTokens {
	const held = new Map<string, Held>();
	const watched = new Set<Held>();

	const verify = async (token: string): Promise<{ readonly principal: Principal; readonly expiresAtMs: number }> => {
		if (!isCompact(token)) throw invalidToken();
		const { payload } = await jwtVerify(token, keys.find, {
			algorithms: [config.algorithm],
			issuer: config.issuer,
			audience: config.audience,
			requiredClaims: ["exp"],
			clockTolerance: config.leewaySeconds,
			currentDate: now(),
		}).catch((cause: unknown) => {
			throw invalidToken(cause);
		});
		// It was required, and checked to be a number.
		const expiresAtMs = ((payload.exp ?? 0) + config.leewaySeconds) * 1_000;
		return { principal: tokenPrincipal(model, config.claims, payload), expiresAtMs };
	};

	const isValid = (one: Held) => one.principal !== undefined && one.expiresAtMs > now().getTime();
	const current = (one: Held): Principal | Promise<Principal> => {
		if (one.principal && isValid(one) && performance.now() - one.verifiedAt < verifiedMs) return one.principal;
		one.pending ??= verify(one.token)
			.then(({ principal, expiresAtMs }) => {
				Object.assign(one, { principal, expiresAtMs, verifiedAt: performance.now() });
				return principal;
			})
			.catch((error: unknown) => {
				one.principal = undefined;
				throw error;
			})
			.finally(() => {
				one.pending = undefined;
			});
		return one.pending;
	};

	const timer = setInterval(() => {
		for (const one of watched) {
			// Once over, its listeners are gone: they are told nothing more.
			Promise.resolve(current(one)).catch((error: unknown) => {
				for (const listener of one.listeners) listener({ kind: "over", error: error instanceof DBALError ? error : invalidToken(error) });
			});
		}
	}, sweepMs).unref();

	return {
		authenticate: async (token) => {
			const key = createHash("sha256").update(token).digest("base64");
			const known = held.get(key);
			const one: Held = known ?? {
				token,
				principal: undefined,
				expiresAtMs: 0,
				verifiedAt: 0,
				pending: undefined,
				listeners: new Set(),
			};
			try {
				await current(one);
			} catch (error) {
				held.delete(key);
				throw error;
			}
			held.delete(key);
			held.set(key, one);
			if (held.size > maxTokens) {
				const oldest = held.keys().next();
				if (!oldest.done) held.delete(oldest.value);
			}
			return {
				current: () => current(one),
				watch: (listener) => {
					one.listeners.add(listener);
					watched.add(one);
					return () => {
						one.listeners.delete(listener);
						if (one.listeners.size === 0) watched.delete(one);
					};
				},
			};
		},
		close: () => clearInterval(timer),
	};
}

/** Three parts, each spelt as its bytes are written by everybody: what is appended or spelt otherwise is another token. */
function isCompact(token: string): boolean {
	const parts = token.split(".");
	return parts.length === 3 && parts.every((part) => part !== "" && Buffer.from(part, "base64url").toString("base64url") === part);
}

/** The principal that a token's claims say. UNAUTHORIZED where they name no id or no role of the model. */
export function tokenPrincipal(model: ModelDescriptor, claims: Readonly<Record<string, ClaimPath>>, payload: JWTPayload): Principal {
	const { id: idPath = ["sub"], role: rolePath = ["role"], tenantId: tenantPath, ...others } = claims;
	const id = claimAt(payload, idPath);
	const named = claimAt(payload, rolePath);
	const tenantId = (tenantPath && claimAt(payload, tenantPath)) ?? null;
	const role = model.roles.find(({ name }) => name === named);
	if (typeof id !== "string" || id.length === 0 || id.length > 255 || reservedIds.has(id)) throw invalidToken();
	if (!role) throw invalidToken();
	if (tenantId !== null && typeof tenantId !== "string") throw invalidToken();
	const values: Record<string, unknown> = {};
	for (const [name, path] of Object.entries(others)) {
		const value = claimAt(payload, path);
		if (value !== undefined) values[name] = value;
	}
	return { id, role: role.name, level: role.level, tenantId, claims: values };
}

function claimAt(payload: JWTPayload, path: ClaimPath): unknown {
	let value: unknown = payload;
	for (const name of path) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
		value = (value as Readonly<Record<string, unknown>>)[name]; // Its own, as was just asked.
	}
	return value;
}

/** UNAUTHORIZED in the words that every unusable token gets. */
function invalidToken(cause?: unknown): DBALError {
	return new DBALError("UNAUTHORIZED", "The token is not valid or has expired.", { reason: "session", cause });
}

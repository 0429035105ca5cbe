import { createHash } from "node:crypto";
import { DBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import { anonymousPrincipal, authenticateSession, impersonatedPrincipal, type Principal, type Store } from "@metabuilder/dbal-server";
import type { Credentials } from "./credentials.js";
import { isLoopback } from "./loopback.js";

/** Ways in that the configuration may name. */
export type AuthMethod = "session" | "impersonate";

/** Somebody who was let in, to be asked anew for each call. */
export interface Authentication {
	/**
	 * Who it is now. A session is looked up again when the last look is a second old, so that one that expired, was revoked or
	 * whose user changed role loses its open streams within that time: UNAUTHORIZED, or the new role.
	 */
	current(): Principal | Promise<Principal>;
}

/** Turns credentials into an {@link Authentication}, or fails with UNAUTHORIZED. */
export interface Authenticator {
	authenticate(credentials: Credentials, address: string): Promise<Authentication>;
}

export interface AuthenticatorOptions {
	readonly model: ModelDescriptor;
	readonly store: Store;
	readonly methods: readonly AuthMethod[];
	readonly now: () => Date;
}

/** How long a looked-up session is believed, in ms. */
export const sessionCacheMs = 1_000;
/** Sessions remembered at most. */
const maxSessions = 10_000;

interface Looked {
	/** A monotonic time, in ms. */
	at: number;
	principal: Principal | undefined;
	pending: Promise<Principal> | undefined;
}

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
	const { model, store, now } = options;
	const methods = new Set(options.methods);
	const anonymous: Authentication = { current: () => anonymousPrincipal(model) };
	const sessions = new Map<string, Looked>();

	const look = (credentials: { readonly id: string; readonly token: string }, looked: Looked): Principal | Promise<Principal> => {
		if (looked.principal && performance.now() - looked.at < sessionCacheMs) return looked.principal;
		looked.pending ??= authenticateSession(store, credentials, { model, now })
			.then((principal) => {
				// The look counts from its start: what changed while it ran is seen a second later at most.
				looked.principal = principal;
				return principal;
			})
			.catch((error: unknown) => {
				looked.principal = undefined;
				throw error;
			})
			.finally(() => {
				looked.pending = undefined;
			});
		looked.at = performance.now();
		return looked.pending;
	};

	const session = async (credentials: { readonly id: string; readonly token: string }): Promise<Authentication> => {
		const key = createHash("sha256").update(`${credentials.id}.${credentials.token}`).digest("base64");
		let looked = sessions.get(key);
		if (looked) sessions.delete(key);
		else looked = { at: 0, principal: undefined, pending: undefined };
		const held = looked;
		await look(credentials, held);
		// Only sessions that exist are remembered, the least recently presented is dropped first.
		sessions.set(key, held);
		if (sessions.size > maxSessions) {
			const oldest = sessions.keys().next();
			if (!oldest.done) sessions.delete(oldest.value);
		}
		return { current: () => look(credentials, held) };
	};

	return {
		authenticate: async (credentials, address) => {
			switch (credentials.kind) {
				case "none":
					return anonymous;
				case "session":
					if (!methods.has("session")) throw notAccepted("Sessions are");
					return session(credentials);
				case "bearer":
					throw notAccepted("Signed tokens are");
				case "impersonate": {
					if (!methods.has("impersonate") || !isLoopback(address)) throw notAccepted("Impersonation is");
					const principal = impersonatedPrincipal(model, credentials.as);
					return { current: () => principal };
				}
				default:
					return credentials satisfies never;
			}
		},
	};
}

function notAccepted(what: string): DBALError {
	return new DBALError("UNAUTHORIZED", `${what} not accepted here.`);
}

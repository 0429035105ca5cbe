import { DBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import { anonymousPrincipal, impersonatedPrincipal } from "@metabuilder/dbal-server";
import type { AuthMethod } from "./auth-method.js";
import { type Authentication, unchanging } from "./authentication.js";
import type { Credentials } from "./credentials.js";
import { isLoopback } from "./loopback.js";
import type { Sessions } from "./sessions.js";
import type { SignedTokens } from "./signed-tokens.js";

/** Turns credentials into an {@link Authentication}, or fails with UNAUTHORIZED. */
export interface Authenticator {
	/** `address` is the socket's own, never one that a header tells. */
	authenticate(credentials: Credentials, address: string): Promise<Authentication>;
}

export interface AuthenticatorOptions {
	readonly model: ModelDescriptor;
	readonly methods: readonly AuthMethod[];
	readonly sessions: Sessions;
	/** Present where `jwt` is a method. */
	readonly signedTokens?: SignedTokens;
	/** Told of an address before its credentials are looked at; may refuse it. */
	readonly onArrival?: (address: string) => void;
}

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
	const { model, sessions, signedTokens } = options;
	const methods = new Set(options.methods);
	const nobody = unchanging(anonymousPrincipal(model));
	// Whoever isn't signed in yet has to be able to.
	const anonymous: Authentication = methods.has("anonymous")
		? nobody
		: { ...nobody, admits: ({ entity, name }) => methods.has("session") && entity === "Session" && name === "signIn" };

	return {
		authenticate: async (credentials, address) => {
			// Wrong credentials are not to be tried for nothing.
			options.onArrival?.(address);
			switch (credentials.kind) {
				case "none":
					return anonymous;
				case "session":
					if (!methods.has("session")) throw notAccepted("Sessions are");
					return sessions.authenticate(credentials);
				case "bearer":
					if (!signedTokens) throw notAccepted("Signed tokens are");
					return signedTokens.authenticate(credentials.token);
				case "impersonate":
					if (!methods.has("impersonate") || !isLoopback(address)) throw notAccepted("Impersonation is");
					return unchanging(impersonatedPrincipal(model, credentials.as));
				default:
					return credentials satisfies never;
			}
		},
	};
}

function notAccepted(what: string): DBALError {
	return new DBALError("UNAUTHORIZED", `${what} not accepted here.`);
}

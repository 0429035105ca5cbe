import type { CallOptions } from "./contract/call.js";
import { isDBALError } from "./contract/dbal-error.js";
import type { Caller } from "./entity-client.js";
import type { ClientSession, Credentials } from "./options.js";

/** Whose session it is, as the daemon says. */
export interface SignedInUser {
	readonly id: string;
	readonly username: string;
	readonly role: string;
	readonly level: number;
}

/** Who this client is. Tokens are kept in memory alone. */
export interface ClientAuth {
	/** The session that calls are made with; undefined when there is none. */
	readonly session: ClientSession | undefined;
	/** The hint that the options gave for the page. It proves nothing. */
	readonly user: object | null;
	/**
	 * Begins a session; calls after it are made with it. UNAUTHORIZED where name and password don't go together, and nothing
	 * changes then; RATE_LIMIT_EXCEEDED after too many attempts.
	 */
	signIn(username: string, password: string, options?: CallOptions): Promise<SignedInUser>;
	/** Ends the session, here in any case and at the daemon. Calls after it are made by nobody. */
	signOut(options?: CallOptions): Promise<void>;
}

/** What signing in and out needs of the client. */
export interface AuthHost {
	/** Calls as nobody, whoever the client is. */
	readonly callAnonymously: Caller;
	readonly call: Caller;
	readonly become: (credentials: Credentials) => void;
}

interface SignInOutput extends ClientSession {
	readonly user: SignedInUser;
}

export function createAuth(host: AuthHost, initial: ClientSession | undefined, user: object | null): ClientAuth {
	let session = initial;
	return {
		get session() {
			return session;
		},
		user,
		async signIn(username, password, options = {}) {
			const call = { entity: "Session", operation: "signIn", input: { username, password } };
			const output: unknown = await host.callAnonymously(call, options);
			const { user, ...begun } = output as SignInOutput; // What the operation declares.
			session = begun;
			host.become({ kind: "session", id: begun.id, token: begun.token });
			return user;
		},
		async signOut(options = {}) {
			const ended = session;
			if (!ended) return host.become({ kind: "none" });
			const done = host.call({ entity: "Session", operation: "signOut", input: {} }, options);
			session = undefined;
			host.become({ kind: "none" });
			try {
				await done;
			} catch (error) {
				// A session that is over already is what was asked for.
				if (!isDBALError(error) || error.code !== "UNAUTHORIZED") throw error;
			}
		},
	};
}

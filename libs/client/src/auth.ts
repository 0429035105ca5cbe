import { observed } from "./connection-state.js";
import type { CallOptions } from "./contract/call.js";
import { type DBALError, isDBALError } from "./contract/dbal-error.js";
import type { Caller } from "./entity-client.js";
import type { ClientSession, Credentials, DBALClientOptions } from "./options.js";
import { after } from "./transports/back-off.js";

/** Whose session it is, as the daemon says. */
export interface SignedInUser {
	readonly id: string;
	readonly username: string;
	readonly role: string;
	readonly level: number;
}

/** Who this client is. Tokens are kept in memory, and in the storage that the options name. */
export interface ClientAuth {
	/** The session that calls are made with; undefined when there is none. */
	readonly session: ClientSession | undefined;
	/** The hint that the options gave for the page. It proves nothing. */
	readonly user: object | null;
	/** Who signed in with this client; undefined before, after signing out and when the session is over. */
	readonly signedIn: SignedInUser | undefined;
	/** Calls the listener whenever the session begins, is refreshed or ends, with what it is now. Gives the way to stop that. */
	subscribe(listener: (session: ClientSession | undefined) => void): () => void;
	/**
	 * Begins a session; calls after it are made with it. UNAUTHORIZED where name and password don't go together, and nothing
	 * changes then; RATE_LIMIT_EXCEEDED after too many attempts.
	 */
	signIn(username: string, password: string, options?: CallOptions): Promise<SignedInUser>;
	/** Ends the session, here in any case and at the daemon. Calls after it are made by nobody. */
	signOut(options?: CallOptions): Promise<void>;
	/** Prolongs the session under a new token. It happens by itself when four fifths of its time are over. UNAUTHORIZED without one. */
	refresh(options?: CallOptions): Promise<ClientSession>;
}

/** What signing in and out needs of the client. */
export interface AuthHost {
	/** Calls as nobody, whoever the client is. */
	readonly callAnonymously: Caller;
	readonly call: Caller;
	/** Another principal: what is in flight ends as the one before. */
	readonly become: (credentials: Credentials) => void;
	/** Another token of the same principal. */
	readonly renew: (credentials: Credentials) => void;
	/** Calls back when the daemon says that the session is over. */
	readonly whenSessionOver: (callback: () => void) => void;
}

interface SignInOutput extends ClientSession {
	readonly user: SignedInUser;
}

/** Of its time, what a session lasts before it is refreshed. */
const refreshAfter = 0.8;
/** What a timer can wait at most, in ms. */
const maxTimerMs = 0x7fff_ffff;
/** Between attempts to refresh that failed for the network's sake, in ms. */
const minRetryMs = 1_000;

/** `stop` ends what runs by itself. */
export function createAuth(host: AuthHost, options: NonNullable<DBALClientOptions["auth"]>, now = Date.now): ClientAuth & { stop(): void } {
	const { storage } = options;
	const session = observed(options.session);
	let signedIn: SignedInUser | undefined;
	let cancelTimer = () => {};

	const keep = (next: ClientSession | undefined) => {
		if (!next) signedIn = undefined;
		storage?.save(next);
		session.set(next);
		schedule();
	};

	/** Nothing is refreshed after its time: the daemon would not take the token. */
	const schedule = () => {
		cancelTimer();
		const left = session.current ? session.current.expiresAt.getTime() - now() : 0;
		if (!(left > 0)) return;
		const wait = Math.max(left * refreshAfter, Math.min(left, minRetryMs));
		cancelTimer = wait > maxTimerMs ? after(maxTimerMs, schedule) : after(wait, () => void refresh({}).catch(schedule));
	};

	const end = () => {
		host.become({ kind: "none" });
		keep(undefined);
	};

	const refresh = async (callOptions: CallOptions): Promise<ClientSession> => {
		const before = session.current;
		const output: unknown = await host.call({ entity: "Session", operation: "refresh", input: {} }, callOptions);
		const refreshed = output as ClientSession; // What the operation declares.
		// Who signed in or out meanwhile is not this session's any more.
		if (session.current === before) {
			host.renew({ kind: "session", id: refreshed.id, token: refreshed.token });
			keep(refreshed);
		}
		return refreshed;
	};

	host.whenSessionOver(() => {
		if (session.current) end();
	});
	schedule();

	return {
		get session() {
			return session.current;
		},
		user: options.user ?? null,
		get signedIn() {
			return signedIn;
		},
		subscribe: (listener) => session.subscribe(listener),
		async signIn(username, password, callOptions = {}) {
			const call = { entity: "Session", operation: "signIn", input: { username, password } };
			const output: unknown = await host.callAnonymously(call, callOptions);
			const { user, ...begun } = output as SignInOutput; // What the operation declares.
			host.become({ kind: "session", id: begun.id, token: begun.token });
			signedIn = user;
			keep(begun);
			return user;
		},
		async signOut(callOptions = {}) {
			if (!session.current) return host.become({ kind: "none" });
			const done = host.call({ entity: "Session", operation: "signOut", input: {} }, callOptions);
			end();
			try {
				await done;
			} catch (error) {
				// A session that is over already is what was asked for.
				if (!isDBALError(error) || error.code !== "UNAUTHORIZED") throw error;
			}
		},
		refresh: (callOptions = {}) => refresh(callOptions),
		stop: () => cancelTimer(),
	};
}

/** The session that a call came with is no more: it expired, was revoked, or its user is gone. */
export function isSessionOver(error: DBALError): boolean {
	return error.code === "UNAUTHORIZED" && error.reason === "session";
}

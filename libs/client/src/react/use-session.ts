import { useMemo, useSyncExternalStore } from "react";
import type { ClientAuth, SignedInUser } from "../auth.js";
import type { ConnectionState } from "../connection-state.js";
import type { ClientSession } from "../options.js";
import { useDBAL } from "./provider.js";

export interface Session extends Pick<ClientAuth, "signIn" | "signOut"> {
	/** Undefined while nobody is signed in. It changes when it is refreshed. */
	readonly session: ClientSession | undefined;
	/** Who signed in with this client; undefined for a session that the options or a storage gave: ask an operation of the spec. */
	readonly user: SignedInUser | undefined;
	readonly isSignedIn: boolean;
}

/** Who this client is, and the ways to change that. */
export function useSession(): Session {
	const { auth } = useDBAL();
	const session = useSyncExternalStore(
		(changed) => auth.subscribe(changed),
		() => auth.session,
		() => auth.session,
	);
	return useMemo(
		() => ({
			session,
			user: session && auth.signedIn,
			isSignedIn: session !== undefined,
			signIn: (username, password, options) => auth.signIn(username, password, options),
			signOut: (options) => auth.signOut(options),
		}),
		[session, auth],
	);
}

/** How the way to the daemon stands. */
export function useConnection(): ConnectionState {
	const { connection } = useDBAL();
	return useSyncExternalStore(
		(changed) => connection.subscribe(changed),
		() => connection.state,
		() => connection.state,
	);
}

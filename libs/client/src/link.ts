import type { ConnectionState, Observable } from "./connection-state.js";
import type { Transport } from "./contract/call.js";
import type { Credentials } from "./options.js";

/** Calls as one principal. */
export interface PrincipalTransport extends Transport {
	readonly state: Observable<ConnectionState>;
	/** Opens the connection before the first call asks for it. */
	connect(): void;
	/** Goes on under other credentials of the same principal; calls in flight stay. */
	renew(credentials: Credentials): void;
}

/** The way to an engine, wherever it runs. Nothing is opened before the first call. */
export interface Link {
	/** Calls as whoever these credentials are of. Closing it lets its calls finish first. */
	transport(credentials: Credentials): PrincipalTransport;
	close(): Promise<void>;
}

import type { Transport } from "./contract/call.js";
import type { Credentials } from "./options.js";

/** The way to an engine, wherever it runs. Nothing is opened before the first call. */
export interface Link {
	/** Calls as whoever these credentials are of. Closing it lets its calls finish first. */
	transport(credentials: Credentials): Transport;
	close(): Promise<void>;
}

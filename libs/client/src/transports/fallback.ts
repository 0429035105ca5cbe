import { type ConnectionState, observed } from "../connection-state.js";
import { isDBALError } from "../contract/dbal-error.js";
import type { PrincipalTransport } from "../link.js";
import type { Credentials } from "../options.js";

/** How long the second way is taken before the first is tried again, in ms. */
const retryFirstAfterMs = 60_000;

/** What the transports of one link know together: a way that is blocked is so for every principal. */
export interface FallbackMemory {
	/** Until when the second way is taken, in ms of `performance.now()`. */
	otherUntil: number;
}

/**
 * Calls go by the first way. Where it never came to stand and can't be reached, such as a WebSocket behind a proxy that knows
 * none, they go by the second, and the first is tried again from time to time. Nothing is sent twice: a call that the first
 * way could not begin had not left.
 */
export function withFallback(first: PrincipalTransport, second: () => PrincipalTransport, memory: FallbackMemory): PrincipalTransport {
	const state = observed<ConnectionState>(first.state.current);
	let wasReady = false;
	let other: PrincipalTransport | undefined;
	let renewed: Credentials | undefined;

	const isOnOther = () => performance.now() < memory.otherUntil;

	const stopFollowing = first.state.subscribe((next) => {
		if (next === "ready") {
			wasReady = true;
			memory.otherUntil = 0;
		}
		if (!isOnOther()) state.set(next);
	});

	const byOther: PrincipalTransport["call"] = async (call, options) => {
		if (!other) {
			other = second();
			if (renewed) other.renew(renewed);
		}
		try {
			return await other.call(call, options);
		} finally {
			// The daemon answered, if only with an error.
			if (other.state.current === "ready") {
				memory.otherUntil = performance.now() + retryFirstAfterMs;
				state.set("ready");
			}
		}
	};

	return {
		state,
		connect: () => {
			if (!isOnOther()) first.connect();
		},
		renew: (credentials) => {
			renewed = credentials;
			first.renew(credentials);
			other?.renew(credentials);
		},
		call: async (call, options) => {
			if (isOnOther()) return byOther(call, options);
			try {
				return await first.call(call, options);
			} catch (error) {
				const neverLeft = isDBALError(error) && error.reason === "unreachable" && !wasReady;
				if (!neverLeft || options.signal?.aborted) throw error;
				return byOther(call, options).catch((otherError: unknown) => {
					// Neither way leads there: the first one's word is the clearer.
					throw isDBALError(otherError) && otherError.reason === "unreachable" ? error : otherError;
				});
			}
		},
		close: async () => {
			stopFollowing();
			state.set("closed");
			await Promise.all([first.close(), other?.close()]);
		},
	};
}

import { type ConnectionState, observed } from "../connection-state.js";
import { DBALError } from "../contract/dbal-error.js";
import type { WireMapping } from "../contract/wire/mapping.js";
import type { Link, PrincipalTransport } from "../link.js";
import type { Credentials } from "../options.js";
import { after, backOffMs } from "./back-off.js";
import { type ChannelConnection, type ConnectionOptions, openConnection } from "./channel-connection.js";
import { withFallback } from "./fallback.js";
import { type Network, platformNetwork } from "./network.js";
import { createSameReads } from "./same-reads.js";

export interface ChannelLinkOptions extends Omit<ConnectionOptions, "credentials" | "authenticated" | "lost"> {
	readonly wire: WireMapping;
	/** From 0 to below 1. */
	readonly random?: () => number;
	readonly network?: Network;
	/** Another way to the same daemon, for where streams are blocked. */
	readonly fallback?: (credentials: Credentials) => PrincipalTransport;
}

/**
 * A daemon that is reached by streams: one for each principal, opened by its first call. One that is lost is opened anew, by the
 * next call at once, and else after waits that grow; credentials that were refused are not presented again until a call asks.
 */
export function channelLink(options: ChannelLinkOptions): Link {
	const transports = new Set<PrincipalTransport>();
	const memory = { otherUntil: 0 };
	return {
		transport: (credentials) => {
			const stream = channelTransport(options, credentials, () => transports.delete(transport));
			const { fallback } = options;
			const transport = fallback ? withFallback(stream, () => fallback(credentials), memory) : stream;
			transports.add(transport);
			return transport;
		},
		close: async () => {
			await Promise.all([...transports].map((transport) => transport.close()));
		},
	};
}

function channelTransport(options: ChannelLinkOptions, initial: Credentials, forget: () => void): PrincipalTransport {
	const { wire, random = Math.random, network = platformNetwork, fallback: _other, ...connectionOptions } = options;
	const state = observed<ConnectionState>("idle");
	const sameReads = createSameReads();
	let credentials = initial;
	let connection: ChannelConnection | undefined;
	let wasReady = false;
	let failures = 0;
	let cancelAttempt = () => {};
	// Of a connection that is leaving, the last calls may still be in flight.
	const closing = new Set<Promise<void>>();

	const isClosed = () => state.current === "closed";

	const open = (): ChannelConnection => {
		cancelAttempt();
		if (connection) {
			const ending = connection.close().finally(() => closing.delete(ending));
			closing.add(ending);
		}
		state.set(wasReady ? "reconnecting" : "connecting");
		const opened: ChannelConnection = openConnection({
			...connectionOptions,
			credentials,
			authenticated: () => {
				if (connection !== opened || isClosed()) return;
				wasReady = true;
				failures = 0;
				state.set("ready");
			},
			lost: (error) => {
				if (connection === opened && !isClosed()) recover(error);
			},
		});
		connection = opened;
		return opened;
	};

	const recover = (error: DBALError | undefined) => {
		sameReads.forget();
		if (error && isFinal(error)) {
			state.set("idle");
			return;
		}
		failures++;
		state.set(wasReady ? "reconnecting" : "connecting");
		cancelAttempt = after(backOffMs(failures, random), () => {
			// What the platform knows to be of no use isn't tried; it tells when that changes.
			if (network.isOnline) open();
		});
	};

	const stopWatching = network.whenOnline(() => {
		const isWaiting = state.current === "reconnecting" || state.current === "connecting";
		if (isWaiting && !connection?.usable) open();
	});

	const connected = (): ChannelConnection => (connection?.usable ? connection : open());

	return {
		state,
		connect: () => {
			if (!isClosed()) connected();
		},
		renew: (next) => {
			credentials = next;
			connection?.authenticate(next);
		},
		call: async (call, { timeoutMs = Number.POSITIVE_INFINITY, signal }) => {
			if (isClosed()) throw new DBALError("VALIDATION_ERROR", "This connection is closed.", { reason: "closed" });
			const { method, bytes } = wire.encodeRequest(call);
			const operation = wire.operation(method);
			if (!operation) throw new TypeError(`the model lost ${method}`);
			const ask = (asked: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined }) =>
				connected().call(method, bytes, asked);
			if (operation.effect === "read")
				return wire.decodeResponse(operation, await sameReads.read(method, bytes, { timeoutMs, signal }, ask));
			sameReads.forget();
			try {
				return wire.decodeResponse(operation, await ask({ timeoutMs, signal }));
			} finally {
				sameReads.forget();
			}
		},
		close: async () => {
			state.set("closed");
			cancelAttempt();
			stopWatching();
			forget();
			await Promise.all([connection?.close(), ...closing]);
		},
	};
}

/** Connecting again would end the same way. */
function isFinal(error: DBALError): boolean {
	return error.code === "UNAUTHORIZED" || error.code === "FORBIDDEN" || error.code === "CAPABILITY_NOT_SUPPORTED";
}

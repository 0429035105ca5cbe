import type { Transport } from "../contract/call.js";
import { DBALError } from "../contract/dbal-error.js";
import type { WireMapping } from "../contract/wire/mapping.js";
import type { Link } from "../link.js";
import type { Credentials } from "../options.js";
import { type ChannelConnection, type ConnectionOptions, openConnection } from "./channel-connection.js";

export interface ChannelLinkOptions extends Omit<ConnectionOptions, "credentials"> {
	readonly wire: WireMapping;
}

/** A daemon that is reached by streams: one for each principal, opened by its first call, and anew by the next after a drop. */
export function channelLink(options: ChannelLinkOptions): Link {
	const transports = new Set<Transport>();
	return {
		transport: (credentials) => {
			const transport = channelTransport(options, credentials);
			transports.add(transport);
			return {
				call: (call, callOptions) => transport.call(call, callOptions),
				close: () => {
					transports.delete(transport);
					return transport.close();
				},
			};
		},
		close: async () => {
			await Promise.all([...transports].map((transport) => transport.close()));
		},
	};
}

function channelTransport({ wire, ...options }: ChannelLinkOptions, credentials: Credentials): Transport {
	let connection: ChannelConnection | undefined;
	let isClosed = false;
	// Of a connection that is leaving, the last calls may still be in flight.
	const closing = new Set<Promise<void>>();

	const connected = (): ChannelConnection => {
		if (connection?.usable) return connection;
		if (connection) {
			const ending = connection.close().finally(() => closing.delete(ending));
			closing.add(ending);
		}
		connection = openConnection({ ...options, credentials });
		return connection;
	};

	return {
		call: async (call, { timeoutMs = Number.POSITIVE_INFINITY, signal }) => {
			if (isClosed) throw new DBALError("VALIDATION_ERROR", "This connection is closed.", { reason: "closed" });
			const { method, bytes } = wire.encodeRequest(call);
			const operation = wire.operation(method);
			if (!operation) throw new TypeError(`the model lost ${method}`);
			return wire.decodeResponse(operation, await connected().call(method, bytes, { timeoutMs, signal }));
		},
		close: async () => {
			isClosed = true;
			await Promise.all([connection?.close(), ...closing]);
		},
	};
}

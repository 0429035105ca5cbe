// The client for Node: gRPC to the daemon, or the engine in this process. The main entry gives it in Node too.
import { clientCodecs } from "../../gen/contract/client-codecs.js";
import { model } from "../../gen/contract/model.js";
import { createWireMapping } from "../contract/wire/mapping.js";
import { DBALClient as Client } from "../dbal-client.js";
import type { Link } from "../link.js";
import type { DBALClientOptions } from "../options.js";
import { channelLink } from "../transports/channel-transport.js";
import { grpcTarget, webSocketUrl } from "../transports/endpoint.js";
import { grpcPipe } from "../transports/grpc-channel.js";
import { inProcessLink } from "../transports/in-process.js";
import { webSocketPipe } from "../transports/websocket.js";

export * from "../public.js";

/**
 * The client of an application: typed calls on the spec's entities. In production by one gRPC stream to the daemon, or
 * by a WebSocket where the endpoint is a ws or wss URL; in development on an engine in this process. Making one opens
 * nothing; the first call connects. An open client keeps the process alive: `close()` it.
 */
export class DBALClient extends Client {
	constructor(options: DBALClientOptions) {
		super(options, openLink);
	}
}

/** The frames until the end of this turn travel together. */
const soon = (task: () => void): void => process.nextTick(task);

function openLink(options: DBALClientOptions): Link {
	if (options.mode === "development") return inProcessLink(options);
	const { endpoint = "" } = options;
	const wire = createWireMapping(model, clientCodecs);
	const target = grpcTarget(endpoint);
	if (target) return channelLink({ wire, endpoint, openPipe: grpcPipe(target), soon });
	const url = webSocketUrl(endpoint, undefined);
	return channelLink({ wire, endpoint: url, openPipe: webSocketPipe(url), soon });
}

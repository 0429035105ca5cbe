// The client for browsers, and for whatever else has a WebSocket. Nothing here needs Node.
import { clientCodecs } from "../gen/contract/client-codecs.js";
import { model } from "../gen/contract/model.js";
import { DBALError } from "./contract/dbal-error.js";
import { createWireMapping } from "./contract/wire/mapping.js";
import { DBALClient as Client } from "./dbal-client.js";
import type { Link } from "./link.js";
import type { Credentials, DBALClientOptions } from "./options.js";
import { channelLink } from "./transports/channel-transport.js";
import { httpUrl, type Page, webSocketUrl } from "./transports/endpoint.js";
import { httpTransport } from "./transports/http-transport.js";
import { webSocketPipe } from "./transports/websocket.js";

export * from "./public.js";

/** Where a dev server forwards the daemon's WebSocket. */
const developmentPath = "/dbal";

/**
 * The client of an application: typed calls on the spec's entities, over a WebSocket to the daemon. In development it is
 * the daemon behind the page's own dev server. Making one opens nothing; the first call connects.
 */
export class DBALClient extends Client {
	constructor(options: DBALClientOptions) {
		super(options, webSocketLink);
	}
}

function webSocketLink({ mode, endpoint, database }: DBALClientOptions): Link {
	if (database) {
		const message = "database holds credentials, which don't belong in a browser: leave it out.";
		throw new DBALError("VALIDATION_ERROR", message, { fields: [{ path: "database", rule: "browser", message }] });
	}
	const { location: page } = globalThis as { readonly location?: Page };
	const url = webSocketUrl(mode === "development" ? developmentPath : (endpoint ?? ""), page);
	const wire = createWireMapping(model, clientCodecs);
	const fallback = (credentials: Credentials) => httpTransport({ wire, url: httpUrl(url) }, credentials);
	return channelLink({ wire, endpoint: url, openPipe: webSocketPipe(url), fallback });
}

import http from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Channel, ChannelPeer } from "./channel.js";
import { serveWebSocket } from "./websocket.js";

export interface WebOptions {
	readonly openChannel: (peer: ChannelPeer) => Channel;
	readonly ready: () => boolean;
	/** Exact values of `Host`, in lower case. */
	readonly hosts: () => ReadonlySet<string>;
	/** Exact values of `Origin`. A request without one comes from no browser's page. */
	readonly origins: () => ReadonlySet<string>;
	readonly maxMessageBytes: number;
	/** Time for the whole head of a request, in ms. */
	readonly headTimeoutMs: number;
	readonly pingEveryMs: number;
}

/** HTTP/1.1 without a port of its own: health and WebSockets. */
export interface WebServer {
	readonly take: (socket: Duplex) => void;
	close(): void;
}

export const subprotocol = "dbal.v1";

export function createWebServer(options: WebOptions): WebServer {
	const heads = new WeakMap<Duplex, NodeJS.Timeout>();
	const server = http.createServer({ maxHeaderSize: 16 * 1024, insecureHTTPParser: false }, (request, response) => {
		clearTimeout(heads.get(request.socket));
		const { status, body } = answerTo(request, options);
		response.writeHead(status, {
			"content-type": "text/plain; charset=utf-8",
			"cache-control": "no-store",
			"x-content-type-options": "nosniff",
			// One request a connection: nothing here is asked for in a hurry.
			connection: "close",
		});
		response.end(request.method === "HEAD" ? undefined : body);
	});
	server.on("clientError", (_error, socket) => {
		if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
		else socket.destroy();
	});

	const sockets = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: options.maxMessageBytes,
		handleProtocols: () => subprotocol,
	});
	const pings = serveWebSocket(sockets, options);

	server.on("upgrade", (request, socket, head) => {
		clearTimeout(heads.get(socket));
		const refusal = refusalOf(request, options);
		if (refusal) {
			socket.end(`HTTP/1.1 ${refusal} ${http.STATUS_CODES[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
			return;
		}
		sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit("connection", webSocket, request));
	});

	return {
		take: (socket) => {
			// Timeouts of http.Server start with its listening, which this one never does.
			const timer = setTimeout(() => socket.destroy(), options.headTimeoutMs).unref();
			heads.set(socket, timer);
			socket.once("close", () => clearTimeout(timer));
			server.emit("connection", socket);
		},
		close: () => {
			clearInterval(pings);
			for (const webSocket of sockets.clients) webSocket.terminate();
		},
	};
}

function answerTo(request: http.IncomingMessage, options: WebOptions): { readonly status: number; readonly body: string } {
	// Probes ask by address, under any name: what they are told is no secret.
	if (request.method !== "GET" && request.method !== "HEAD") return { status: 405, body: "Only GET is answered here.\n" };
	const { url = "" } = request;
	switch (url) {
		case "/healthz":
			return { status: 200, body: "alive\n" };
		case "/readyz":
			return options.ready() ? { status: 200, body: "ready\n" } : { status: 503, body: "not ready\n" };
		default:
			return { status: 404, body: "There is nothing here.\n" };
	}
}

/** The status that a request to open a WebSocket is refused with. Whoever asks proves nothing yet: the first frame does that. */
function refusalOf(request: http.IncomingMessage, options: WebOptions): number | undefined {
	if (!options.hosts().has(hostOf(request))) return 421;
	const { origin } = request.headers;
	if (origin !== undefined && !options.origins().has(origin)) return 403;
	if (request.url !== "/") return 404;
	const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
	if (!offered.includes(subprotocol)) return 400;
	return options.ready() ? undefined : 503;
}

function hostOf(request: http.IncomingMessage): string {
	return (request.headers.host ?? "").toLowerCase();
}

import http from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Channel, ChannelPeer } from "./channel.js";
import { corsHeaders, preflightHeaders } from "./cors.js";
import { createHttpCalls, type HttpCallsOptions, refuse } from "./http-calls.js";
import { serveWebSocket } from "./websocket.js";

export interface WebOptions extends HttpCallsOptions {
	readonly openChannel: (peer: ChannelPeer) => Channel;
	readonly ready: () => boolean;
	/** Exact values of `Host`, in lower case. */
	readonly hosts: () => ReadonlySet<string>;
	/** Exact values of `Origin`. A request without one comes from no browser's page. */
	readonly origins: () => ReadonlySet<string>;
	readonly maxMessageBytes: number;
	/** Time for the whole head of a request, in ms. */
	readonly headTimeoutMs: number;
	/** Time for the whole body of a request, in ms. */
	readonly bodyTimeoutMs: number;
	/** How long a connection without a request stays open, in ms. */
	readonly keepAliveMs: number;
	readonly pingEveryMs: number;
}

/** HTTP/1.1 without a port of its own: calls, health and WebSockets. */
export interface WebServer {
	readonly take: (socket: Duplex) => void;
	/** Takes no further request: connections end with the answer they wait for. */
	goAway(): void;
	close(): void;
}

export const subprotocol = "dbal.v1";

/** Requests that a connection may have sent ahead of their answers. */
const maxPipelined = 16;
/** Header fields of a request. */
const maxFields = 100;

/** A connection of HTTP/1.1, which hands its requests over one by one. */
interface Connection {
	/** Ends it where the next head, or the body, does not come in time. */
	timer: NodeJS.Timeout | undefined;
	requests: number;
}

export function createWebServer(options: WebOptions): WebServer {
	const connections = new Map<Duplex, Connection>();
	const answerCall = createHttpCalls(options);
	let leaving = false;

	/** Timeouts of http.Server start with its listening, which this one never does. */
	const within = (socket: Duplex, timeoutMs: number) => {
		const connection = connections.get(socket);
		if (!connection) return;
		clearTimeout(connection.timer);
		connection.timer = setTimeout(() => socket.destroy(), timeoutMs).unref();
	};

	const server = http.createServer(
		{ maxHeaderSize: 16 * 1024, insecureHTTPParser: false, keepAliveTimeout: options.keepAliveMs },
		(request, response) => {
			const { socket } = request;
			const connection = connections.get(socket);
			if (!connection || connection.requests >= maxPipelined) {
				socket.destroy();
				return;
			}
			connection.requests += 1;
			within(socket, options.bodyTimeoutMs);
			request.on("end", () => clearTimeout(connection.timer));
			response.on("close", () => {
				connection.requests -= 1;
				if (connection.requests === 0 && leaving) socket.end();
				else if (connection.requests === 0) within(socket, options.keepAliveMs + options.headTimeoutMs);
			});
			answer(request, response);
		},
	);
	server.on("clientError", (_error, socket) => {
		if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
		else socket.destroy();
	});

	const answer = (request: http.IncomingMessage, response: http.ServerResponse): void => {
		const { origin } = request.headers;
		if (leaving) response.setHeader("connection", "close");
		const health = healthOf(request, options);
		const refusal =
			request.rawHeaders.length > 2 * maxFields ? 431 : health ? undefined : (strangerOf(request, options) ?? (leaving ? 503 : undefined));
		if (refusal !== undefined) refuse(response, refusal);
		else if (health) tell(request, response, health);
		else if (origin !== undefined && request.method === "OPTIONS") preflight(response, origin);
		else {
			if (origin !== undefined) for (const [name, value] of Object.entries(corsHeaders(origin))) response.setHeader(name, value);
			if (!answerCall(request, response)) refuse(response, 404);
		}
	};

	const sockets = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: options.maxMessageBytes,
		handleProtocols: () => subprotocol,
	});
	const pings = serveWebSocket(sockets, options);

	server.on("upgrade", (request, socket, head) => {
		clearTimeout(connections.get(socket)?.timer);
		connections.delete(socket);
		const refusal = leaving ? 503 : refusalOf(request, options);
		if (refusal) {
			socket.end(`HTTP/1.1 ${refusal} ${http.STATUS_CODES[refusal]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
			return;
		}
		sockets.handleUpgrade(request, socket, head, (webSocket) => sockets.emit("connection", webSocket, request));
	});

	return {
		take: (socket) => {
			connections.set(socket, { timer: undefined, requests: 0 });
			within(socket, options.headTimeoutMs);
			socket.once("close", () => {
				clearTimeout(connections.get(socket)?.timer);
				connections.delete(socket);
			});
			server.emit("connection", socket);
		},
		goAway: () => {
			leaving = true;
			for (const [socket, { requests }] of connections) if (requests === 0) socket.end();
		},
		close: () => {
			clearInterval(pings);
			for (const webSocket of sockets.clients) webSocket.terminate();
		},
	};
}

interface Told {
	readonly status: number;
	readonly body: string;
}

/** Probes ask by address, under any name: what they are told is no secret. */
function healthOf({ url, method }: http.IncomingMessage, options: WebOptions): Told | undefined {
	if (url !== "/healthz" && url !== "/readyz") return undefined;
	if (method !== "GET" && method !== "HEAD") return { status: 405, body: "Only GET is answered here.\n" };
	if (url === "/healthz") return { status: 200, body: "alive\n" };
	return options.ready() ? { status: 200, body: "ready\n" } : { status: 503, body: "not ready\n" };
}

function tell(request: http.IncomingMessage, response: http.ServerResponse, { status, body }: Told): void {
	response.writeHead(status, {
		"content-type": "text/plain; charset=utf-8",
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
		connection: "close",
	});
	response.end(request.method === "HEAD" ? undefined : body);
}

function preflight(response: http.ServerResponse, origin: string): void {
	response.writeHead(204, preflightHeaders(origin));
	response.end();
}

/** The status that a request to open a WebSocket is refused with. Whoever asks proves nothing yet: the first frame does that. */
function refusalOf(request: http.IncomingMessage, options: WebOptions): number | undefined {
	const stranger = strangerOf(request, options);
	if (stranger !== undefined) return stranger;
	if (request.url !== "/") return 404;
	const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
	if (!offered.includes(subprotocol)) return 400;
	return options.ready() ? undefined : 503;
}

/** The status for who comes under another name than ours, or from another page than those listed. */
function strangerOf(request: http.IncomingMessage, options: WebOptions): number | undefined {
	if (!options.hosts().has(hostOf(request))) return 421;
	const { origin } = request.headers;
	return origin !== undefined && !options.origins().has(origin) ? 403 : undefined;
}

function hostOf(request: http.IncomingMessage): string {
	return (request.headers.host ?? "").toLowerCase();
}

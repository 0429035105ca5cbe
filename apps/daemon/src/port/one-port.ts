import net from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";

/** Who takes over a connection once its protocol is known. */
export interface Protocols {
	http2(socket: Duplex): void;
	http1(socket: Duplex): void;
}

export interface OnePortOptions {
	/** PEM texts: then TLS alone is spoken, and ALPN tells the protocol. */
	readonly tls?: { readonly cert: string; readonly key: string };
	/** Time until the protocol, or TLS's handshake, must be known, in ms. */
	readonly sniffTimeoutMs: number;
	readonly maxConnections: number;
}

/** One listening port for HTTP/2 and HTTP/1.1. */
export interface OnePort {
	/** Fails with the system's error, such as EADDRINUSE. */
	listen(host: string, port: number): Promise<net.AddressInfo>;
	/** Open connections. */
	readonly connections: number;
	/** Puts another certificate in use for connections to come. Fails where the two PEM texts are no pair; the old one stays then. */
	renewTls(pem: { readonly cert: string; readonly key: string }): void;
	/** Takes no further connection; those open stay. Resolves when the last of them is gone. */
	stop(): Promise<void>;
	/** Ends the connection of a remote `address:port` without waiting for what it has not read. */
	cut(peer: string): void;
	/** Ends every connection. */
	destroy(): void;
}

/** What a client of HTTP/2 sends first (RFC 9113, 3.4). Three bytes tell it from every method of HTTP/1.1. */
const preface = "PRI";

export function createOnePort(protocols: Protocols, options: OnePortOptions): OnePort {
	const sockets = new Set<net.Socket>();
	const secure = options.tls && secureServer(options.tls, protocols, options.sniffTimeoutMs);

	const server = net.createServer({ noDelay: true }, (socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
		// A peer that resets its connection is no fault of ours; whoever owns the socket later hears of it as well.
		socket.on("error", () => {});
		if (secure) secure.emit("connection", socket);
		else sniff(socket, protocols, options.sniffTimeoutMs);
	});
	server.maxConnections = options.maxConnections;
	let stopped: Promise<void> | undefined;
	const stop = () => {
		stopped ??= new Promise((resolve) => server.close(() => resolve()));
		return stopped;
	};

	return {
		listen: (host, port) =>
			new Promise((resolve, reject) => {
				server.once("error", reject);
				server.listen(port, host, () => {
					server.off("error", reject);
					const address = server.address();
					if (address === null || typeof address === "string") reject(new Error("The port has no address."));
					else resolve(address);
				});
			}),
		get connections() {
			return sockets.size;
		},
		renewTls: (pem) => secure?.setSecureContext({ ...pem, minVersion: "TLSv1.2" }),
		stop,
		cut: (peer) => {
			for (const socket of sockets) if (`${socket.remoteAddress}:${socket.remotePort}` === peer) socket.destroy();
		},
		destroy: () => {
			void stop();
			for (const socket of sockets) socket.destroy();
		},
	};
}

/**
 * Holds the first bytes until they tell the protocol. They go back by one `unshift` at the end: while it is undecided that
 * would fire `readable` again at once, and spin on a client that sends a single byte.
 */
function sniff(socket: net.Socket, protocols: Protocols, timeoutMs: number): void {
	const destroy = () => socket.destroy();
	const timer = setTimeout(destroy, timeoutMs).unref();
	socket.once("close", () => clearTimeout(timer));
	let held: Buffer | undefined;
	const look = () => {
		const more: Buffer | null = socket.read();
		if (!more) {
			if (socket.readableEnded || socket.destroyed) return;
			// The end of a stream that sent too little comes as `end`, when nothing is left to read.
			socket.once("readable", look);
			return;
		}
		const bytes = held ? Buffer.concat([held, more]) : more;
		const start = bytes.subarray(0, preface.length).toString("latin1");
		const http2 = start === preface.slice(0, bytes.length);
		if (http2 && bytes.length < preface.length) {
			held = bytes;
			socket.once("readable", look);
			return;
		}
		clearTimeout(timer);
		socket.off("end", destroy);
		if (!http2 && !/^[A-Z]/.test(start)) {
			socket.destroy();
			return;
		}
		socket.unshift(bytes);
		if (http2) protocols.http2(socket);
		else protocols.http1(socket);
	};
	socket.once("end", destroy);
	socket.once("readable", look);
}

function secureServer(pem: { readonly cert: string; readonly key: string }, protocols: Protocols, timeoutMs: number): tls.Server {
	const server = tls.createServer({
		cert: pem.cert,
		key: pem.key,
		minVersion: "TLSv1.2",
		// HTTP/2 carries gRPC alone: a browser or curl, which offer both, are answered over HTTP/1.1.
		ALPNCallback: ({ protocols: offered }) => ["http/1.1", "h2"].find((protocol) => offered.includes(protocol)),
		handshakeTimeout: timeoutMs,
	});
	server.on("secureConnection", (socket) => {
		socket.on("error", () => {});
		if (socket.alpnProtocol === "h2") protocols.http2(socket);
		else protocols.http1(socket);
	});
	server.on("tlsClientError", (_error, socket) => socket.destroy());
	return server;
}

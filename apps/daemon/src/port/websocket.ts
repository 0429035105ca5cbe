import type { IncomingMessage } from "node:http";
import type { RawData, WebSocket, WebSocketServer } from "ws";
import type { ClientAddress } from "../limits/client-address.js";
import type { Channel, ChannelEnd, ChannelPeer } from "./channel.js";
import { forwardedFor, peerAddress } from "./peer-address.js";

/** Close codes (RFC 6455, 7.4; from 4000 on our own, after the HTTP status that is meant). */
const closeCodes: Readonly<Record<ChannelEnd, number>> = {
	protocol: 1002,
	unauthorized: 4401,
	authentication_timeout: 4408,
	slow_reader: 1013,
	going_away: 1001,
};

/** What a reader who takes nothing may still be told before the socket is cut, in ms. */
const closeGraceMs = 1_000;

export interface WebSocketOptions {
	readonly openChannel: (peer: ChannelPeer) => Channel;
	readonly clientAddress: ClientAddress;
	/** A peer that did not answer the last ping by the next is cut, in ms. */
	readonly pingEveryMs: number;
}

/** Feeds binary messages to a channel for each socket. Returns the timer of the pings. */
export function serveWebSocket(server: WebSocketServer, options: WebSocketOptions): NodeJS.Timeout {
	const silent = new WeakSet<WebSocket>();
	server.on("connection", (socket: WebSocket, request: IncomingMessage) => {
		const channel = options.openChannel({
			address: options.clientAddress(peerAddress(request.socket.remoteAddress), forwardedFor(request)),
			transport: "websocket",
			send: (message) => {
				if (socket.readyState === socket.OPEN) socket.send(message);
			},
			get bufferedBytes() {
				return socket.bufferedAmount;
			},
			end: (why) => {
				socket.close(closeCodes[why], why);
				// The close frame waits behind what a slow reader leaves unread.
				setTimeout(() => socket.terminate(), closeGraceMs).unref();
			},
		});
		socket.on("message", (data: RawData, isBinary: boolean) => {
			if (isBinary && Buffer.isBuffer(data)) channel.receive(data);
			else socket.close(1003, "binary messages only");
		});
		socket.on("pong", () => silent.delete(socket));
		// ws closes by itself with the right code: 1009 for a message too large, 1007 for bad text, 1002 for the rest.
		socket.on("error", () => {});
		socket.on("close", () => channel.closed());
	});
	return setInterval(() => {
		for (const socket of server.clients) {
			if (silent.has(socket)) socket.terminate();
			else {
				silent.add(socket);
				socket.ping();
			}
		}
	}, options.pingEveryMs).unref();
}

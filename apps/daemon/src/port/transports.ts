import type { AddressInfo } from "node:net";
import type { Authenticator } from "../auth/authenticator.js";
import type { Calls, Method } from "../calls.js";
import type { ClientAddress } from "../limits/client-address.js";
import { jsonMethodTable } from "../methods.js";
import type { ProtoJson } from "../proto-json.js";
import { type Channel, type ChannelPeer, openChannel } from "./channel.js";
import { createGrpcServer, grpcSockets } from "./grpc.js";
import { createOnePort } from "./one-port.js";
import { createWebServer } from "./web-server.js";

export interface TransportsOptions {
	readonly calls: Calls;
	readonly authenticator: Authenticator;
	readonly methods: ReadonlyMap<string, Method>;
	readonly json: ProtoJson;
	/** A FileDescriptorSet in base64, where anybody may ask for it by gRPC's reflection. */
	readonly reflection?: string;
	readonly ready: () => boolean;
	/** PEM texts. */
	readonly tls?: { readonly cert: string; readonly key: string };
	/** Exact values of `Origin` that browsers may come from. */
	readonly origins?: readonly string[];
	/** Exact values of `Host`, in lower case. Absent: the loopback names and the bound host, at the port. */
	readonly hosts?: readonly string[];
	/** Absent: where the socket comes from, whatever headers say. */
	readonly clientAddress?: ClientAddress;
	readonly bounds?: Partial<TransportBounds>;
}

/** What nobody gets more of. Sizes in bytes, times in ms. */
export interface TransportBounds {
	readonly sniffTimeoutMs: number;
	readonly headTimeoutMs: number;
	readonly bodyTimeoutMs: number;
	/** How long a connection of HTTP/1.1 stays open without a request. */
	readonly keepAliveMs: number;
	readonly authenticateWithinMs: number;
	readonly pingEveryMs: number;
	/** From GOAWAY until gRPC's connections are cut. */
	readonly drainTimeoutMs: number;
	/** Until connections that don't end by themselves are cut. */
	readonly closeTimeoutMs: number;
	readonly maxConnections: number;
	readonly maxCallsInFlight: number;
	readonly maxMessageBytes: number;
	readonly maxBufferedBytes: number;
}

const defaultBounds: TransportBounds = {
	sniffTimeoutMs: 5_000,
	headTimeoutMs: 10_000,
	bodyTimeoutMs: 30_000,
	keepAliveMs: 60_000,
	authenticateWithinMs: 10_000,
	pingEveryMs: 30_000,
	drainTimeoutMs: 15_000,
	closeTimeoutMs: 500,
	maxConnections: 20_000,
	maxCallsInFlight: 1_000,
	maxMessageBytes: 4 * 1024 * 1024,
	maxBufferedBytes: 16 * 1024 * 1024,
};

/** Where development servers of the demo's kind serve their pages. */
const developmentOrigins = [5173, 4173].flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);

/** gRPC, channels, WebSockets, calls over HTTP and health on one port. */
export interface Transports {
	listen(host: string, port: number): Promise<AddressInfo>;
	/** Takes no further connection and tells those open that no further call is taken. */
	goAway(reason: string): void;
	/** Ends every connection. */
	close(): Promise<void>;
	readonly channels: number;
	readonly connections: number;
	/** Puts another certificate in use for connections to come. Fails where the two PEM texts are no pair; the old one stays then. */
	renewTls(pem: { readonly cert: string; readonly key: string }): void;
}

export function createTransports(options: TransportsOptions): Transports {
	const { calls, authenticator, methods, json, ready, clientAddress = (socket) => socket } = options;
	const bounds = { ...defaultBounds, ...options.bounds };
	const channels = new Set<Channel>();
	const origins = new Set(options.origins ?? developmentOrigins);
	let hosts: ReadonlySet<string> = new Set(options.hosts ?? []);

	const open = (peer: ChannelPeer): Channel => {
		const channel = openChannel(peer, { calls, authenticator, methods, ...bounds });
		channels.add(channel);
		return {
			...channel,
			closed: () => {
				channels.delete(channel);
				channel.closed();
			},
		};
	};

	const grpc = createGrpcServer({
		calls,
		authenticator,
		methods,
		openChannel: open,
		clientAddress,
		ready,
		maxMessageBytes: bounds.maxMessageBytes,
		...(options.reflection === undefined ? {} : { reflection: options.reflection }),
		cut: (peer) => port.cut(peer),
	});
	const sockets = grpcSockets(grpc);
	const web = createWebServer({
		...bounds,
		calls,
		authenticator,
		methods,
		jsonMethods: jsonMethodTable(methods, json),
		json,
		openChannel: open,
		clientAddress,
		ready,
		hosts: () => hosts,
		origins: () => origins,
	});
	const port = createOnePort(
		{ http2: (socket) => sockets.injectConnection(socket), http1: web.take },
		{ ...bounds, ...(options.tls ? { tls: options.tls } : {}) },
	);

	return {
		listen: async (host, wanted) => {
			const address = await port.listen(host, wanted);
			if (!options.hosts) hosts = new Set(["localhost", "127.0.0.1", "[::1]", bracketed(host)].map((name) => `${name}:${address.port}`));
			return address;
		},
		goAway: (reason) => {
			void port.stop();
			for (const channel of channels) channel.goAway(reason);
			web.goAway();
			// HTTP/2's GOAWAY: streams that run go on, and a connection without any ends.
			sockets.drain(bounds.drainTimeoutMs);
		},
		close: async () => {
			for (const channel of channels) channel.end("going_away");
			web.goAway();
			const forced = new Promise((resolve) => setTimeout(resolve, bounds.closeTimeoutMs).unref());
			sockets.drain(bounds.closeTimeoutMs);
			await Promise.race([port.stop(), forced]);
			web.close();
			sockets.destroy();
			grpc.forceShutdown();
			port.destroy();
		},
		get channels() {
			return channels.size;
		},
		get connections() {
			return port.connections;
		},
		renewTls: port.renewTls,
	};
}

function bracketed(host: string): string {
	return host.includes(":") ? `[${host}]` : host.toLowerCase();
}

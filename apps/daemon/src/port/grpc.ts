import {
	type handleBidiStreamingCall,
	type handleUnaryCall,
	Metadata,
	Server,
	ServerCredentials,
	type ServerDuplexStream,
	type ServiceDefinition,
	type StatusObject,
	type sendUnaryData,
	status,
} from "@grpc/grpc-js";
import { type DBALError, encodeErrorDetails, grpcStatus, isDBALError } from "@metabuilder/dbal/contract";
import type { Authenticator } from "../auth/authenticator.js";
import { parseAuthorization } from "../auth/credentials.js";
import type { Calls, Method } from "../calls.js";
import type { ClientAddress } from "../limits/client-address.js";
import type { Channel, ChannelPeer } from "./channel.js";
import { checkHealth, healthService } from "./grpc-health.js";
import { reflect, reflectionServices } from "./grpc-reflection.js";
import { grpcPeerAddress } from "./peer-address.js";

export interface GrpcOptions {
	readonly calls: Calls;
	readonly authenticator: Authenticator;
	readonly methods: ReadonlyMap<string, Method>;
	readonly openChannel: (peer: ChannelPeer) => Channel;
	readonly ready: () => boolean;
	/** A FileDescriptorSet in base64, where anybody may ask for it by reflection. */
	readonly reflection?: string;
	readonly clientAddress: ClientAddress;
	readonly maxMessageBytes: number;
	/** Ends the connection of a peer, as gRPC names it, with what it has not read. */
	readonly cut: (peer: string) => void;
}

const channelMethod = "dbal.v1.Channel/Open";
/** For large lists: the default of 64 KiB waits for the reader all the time. */
const windowBytes = 8 * 1024 * 1024;
const maxStreamsPerConnection = 1_000;
/** Of HTTP/2's own buffers: what a peer sends and what it does not read. Without it a flood of headers has no end. */
const maxSessionMegabytes = 64;

const raw = (bytes: Buffer): Buffer => bytes;

/** A gRPC server that listens nowhere: sockets are injected. Methods come from the table, messages stay bytes until a call runs. */
export function createGrpcServer(options: GrpcOptions): Server {
	const server = new Server({
		"grpc.enable_channelz": 0,
		"grpc.max_receive_message_length": options.maxMessageBytes,
		"grpc.max_concurrent_streams": maxStreamsPerConnection,
		"grpc.keepalive_time_ms": 60_000,
		"grpc.keepalive_timeout_ms": 20_000,
		"grpc-node.flow_control_window": windowBytes,
		"grpc-node.max_session_memory": maxSessionMegabytes,
	});
	for (const method of options.methods.values()) server.addService(rawService(method.name, false), { call: unary(method, options) });
	server.addService(rawService(channelMethod, true), { call: stream(options) });
	const services = new Set([...options.methods.keys(), channelMethod].map((name) => name.slice(0, name.indexOf("/"))));
	server.addService(healthService, { Check: checkHealth(options.ready, services) });
	const { reflection } = options;
	if (reflection !== undefined) for (const service of reflectionServices) server.addService(service, { info: reflect(reflection) });
	return server;
}

/** Sockets go in here; TLS, where there is any, has been taken off before. */
export function grpcSockets(server: Server): ReturnType<Server["createConnectionInjector"]> {
	return server.createConnectionInjector(ServerCredentials.createInsecure());
}

function rawService(method: string, streams: boolean): ServiceDefinition {
	return {
		call: {
			path: `/${method}`,
			requestStream: streams,
			responseStream: streams,
			requestDeserialize: raw,
			requestSerialize: raw,
			responseDeserialize: raw,
			responseSerialize: raw,
		},
	};
}

function unary(method: Method, options: GrpcOptions): handleUnaryCall<Buffer, Buffer> {
	const { calls, authenticator } = options;
	return (call, callback) => {
		const address = options.clientAddress(grpcPeerAddress(call.getPeer()), forwardedBy(call.metadata));
		const from = { address, transport: "grpc" as const };
		const timeoutMs = timeLeft(call.getDeadline());
		const running = calls.start({
			...from,
			traceParent: call.metadata.get("traceparent")[0]?.toString(),
			method,
			request: call.request,
			authentication: () => authenticator.authenticate(credentialsOf(call.metadata), address),
			...(timeoutMs === undefined ? {} : { timeoutMs }),
		});
		call.on("cancelled", running.cancel);
		void answer(running.response, callback);
	};
}

async function answer(response: Promise<Uint8Array>, callback: sendUnaryData<Buffer>): Promise<void> {
	let bytes: Uint8Array;
	try {
		bytes = await response;
	} catch (error) {
		callback(failedStatus(error));
		return;
	}
	callback(null, asBuffer(bytes));
}

/** A value sent twice is as unreadable as a wrong one: which of them would count? */
function credentialsOf(metadata: Metadata): ReturnType<typeof parseAuthorization> {
	const values = metadata.get("authorization");
	return parseAuthorization(values.length === 0 ? undefined : values.length === 1 ? String(values[0]) : "");
}

function forwardedBy(metadata: Metadata): string | undefined {
	const values = metadata.get("x-forwarded-for");
	return values.length === 0 ? undefined : values.map(String).join(",");
}

function timeLeft(deadline: Date | number): number | undefined {
	const at = deadline instanceof Date ? deadline.getTime() : deadline;
	return Number.isFinite(at) ? Math.max(0, at - Date.now()) : undefined;
}

function stream(options: GrpcOptions): handleBidiStreamingCall<Buffer, Buffer> {
	return (call: ServerDuplexStream<Buffer, Buffer>) => {
		let buffered = 0;
		let ended = false;
		const channel = options.openChannel({
			address: options.clientAddress(grpcPeerAddress(call.getPeer()), forwardedBy(call.metadata)),
			transport: "grpc-stream",
			send: (message) => {
				if (ended) return;
				buffered += message.length;
				call.write(asBuffer(message), () => {
					buffered -= message.length;
				});
			},
			get bufferedBytes() {
				return buffered;
			},
			end: (why) => {
				ended = true;
				// A status would wait behind the answers that nobody reads, and keep them in memory.
				if (why === "slow_reader") options.cut(call.getPeer());
				else call.end();
			},
		});
		const gone = () => {
			ended = true;
			channel.closed();
		};
		call.on("data", (message: Buffer) => channel.receive(message));
		call.on("cancelled", gone);
		call.on("error", gone);
		call.on("end", () => {
			gone();
			call.end();
		});
	};
}

function failedStatus(error: unknown): Partial<StatusObject> {
	if (!isDBALError(error)) return { code: status.INTERNAL, details: "Something went wrong inside the daemon." };
	return { code: grpcStatus(error), details: error.message, metadata: detailsOf(error) };
}

function detailsOf(error: DBALError): Metadata {
	const metadata = new Metadata();
	metadata.set("grpc-status-details-bin", asBuffer(encodeErrorDetails(error)));
	return metadata;
}

function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

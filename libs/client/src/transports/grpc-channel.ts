import { Client, type ClientDuplexStream, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { DBALError } from "../contract/dbal-error.js";
import { decodeErrorDetails } from "../contract/wire/error-status.js";
import type { OpenPipe } from "./channel-connection.js";
import { connectionLost, unreachable } from "./unreachable.js";

const method = "/dbal.v1.Channel/Open";
/** For large lists: the default of 64 KiB waits for the reader all the time. */
const windowBytes = 8 * 1024 * 1024;
/** What the daemon has to end its side in after we ended ours, in ms. */
const closeGraceMs = 1_000;

const asIs = (bytes: Buffer): Buffer => bytes;

/** Messages over one gRPC stream, on an HTTP/2 connection of its own. */
export function grpcPipe({ target, tls }: { readonly target: string; readonly tls: boolean }): OpenPipe {
	return (events) => {
		const client = new Client(target, tls ? credentials.createSsl() : credentials.createInsecure(), {
			"grpc.max_receive_message_length": -1,
			"grpc-node.flow_control_window": windowBytes,
			// Each pipe tries anew: a shared pool would make it wait out another's back-off.
			"grpc.use_local_subchannel_pool": 1,
			"grpc.enable_retries": 0,
			"grpc.keepalive_time_ms": 30_000,
			"grpc.keepalive_timeout_ms": 10_000,
		});
		const stream: ClientDuplexStream<Buffer, Buffer> = client.makeBidiStreamRequest(method, asIs, asIs);
		let wasReached = false;
		let grace: NodeJS.Timeout | undefined;
		const closed = (error: DBALError) => {
			clearTimeout(grace);
			events.closed(error);
			client.close();
		};
		stream.on("metadata", () => {
			wasReached = true;
		});
		stream.on("data", (message: Buffer) => {
			wasReached = true;
			events.received(message);
		});
		stream.on("error", (error: ServiceError) => closed(failureOf(error, wasReached, target)));
		stream.on("end", () => closed(connectionLost(target)));
		// grpc-js keeps what is written until it is connected.
		queueMicrotask(() => events.opened());
		return {
			send: (message) => stream.write(Buffer.from(message.buffer, message.byteOffset, message.byteLength)),
			close: () => {
				stream.end();
				grace ??= setTimeout(() => stream.cancel(), closeGraceMs).unref();
			},
		};
	};
}

function failureOf(error: ServiceError, wasReached: boolean, target: string): DBALError {
	const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
	const told = Buffer.isBuffer(details) ? decodeErrorDetails(details) : undefined;
	if (told) return told;
	if (error.code === status.UNIMPLEMENTED)
		return new DBALError("CAPABILITY_NOT_SUPPORTED", `What answers at ${target} is no DBAL daemon.`, { reason: "no_daemon", cause: error });
	if (error.code === status.RESOURCE_EXHAUSTED)
		return new DBALError("VALIDATION_ERROR", "The request is larger than the daemon takes.", { reason: "too_large", cause: error });
	return wasReached ? connectionLost(target, error) : unreachable(target, error);
}

import { ChannelOpenRequest, ChannelOpenResponse, type ClientFrame, type ServerFrame } from "../../gen/codec/dbal/v1/channel.js";
import { DBALError } from "../../src/contract/dbal-error.js";
import { encodeError } from "../../src/contract/wire/error-status.js";
import type { OpenPipe, PipeEvents } from "../../src/transports/channel-connection.js";

/** The other end of a pipe, without a daemon: what came, and words for what to answer. */
export interface DaemonEnd {
	/** Frames by message. */
	readonly messages: readonly (readonly ClientFrame[])[];
	readonly frames: readonly ClientFrame[];
	readonly isClosed: boolean;
	open(): void;
	answer(...frames: ServerFrame[]): void;
	respond(callId: number, ...bytes: number[]): void;
	fail(callId: number, error: DBALError): void;
	send(bytes: Uint8Array): void;
	drop(error?: DBALError): void;
}

/** A pipe in memory. Each opening adds an end; `open` is called for it at once unless `holds`. */
export function fakeDaemon(holds = false): { readonly openPipe: OpenPipe; readonly ends: readonly DaemonEnd[] } {
	const ends: DaemonEnd[] = [];
	const openPipe: OpenPipe = (events) => {
		const messages: ClientFrame[][] = [];
		let isClosed = false;
		const end = daemonEnd(events, messages, () => isClosed);
		ends.push(end);
		if (!holds) queueMicrotask(() => events.opened());
		return {
			send: (message) => {
				messages.push(ChannelOpenRequest.decode(message).frames);
			},
			close: () => {
				if (isClosed) return;
				isClosed = true;
				queueMicrotask(() => events.closed(new DBALError("DATABASE_ERROR", "closed")));
			},
		};
	};
	return { openPipe, ends };
}

function daemonEnd(events: PipeEvents, messages: readonly (readonly ClientFrame[])[], isClosed: () => boolean): DaemonEnd {
	const answer = (...frames: ServerFrame[]) => events.received(ChannelOpenResponse.encode({ frames }).finish());
	return {
		messages,
		get frames() {
			return messages.flat();
		},
		get isClosed() {
			return isClosed();
		},
		open: () => events.opened(),
		answer,
		respond: (callId, ...bytes) => answer({ callId, kind: { $case: "response", value: new Uint8Array(bytes) } }),
		fail: (callId, error) => answer({ callId, kind: { $case: "failure", value: encodeError(error) } }),
		send: (bytes) => events.received(bytes),
		drop: (error = new DBALError("DATABASE_ERROR", "dropped", { reason: "connection_lost" })) => events.closed(error),
	};
}

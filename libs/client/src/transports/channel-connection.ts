import {
	type ClientFrame,
	decodeChannelOpenResponse,
	encodeChannelOpenRequest,
	type ServerFrame,
} from "../../gen/codec/dbal/v1/channel.js";
import { DBALError } from "../contract/dbal-error.js";
import { decodeError } from "../contract/wire/error-status.js";
import type { Credentials } from "../options.js";
import { cancelled, connectionLost, timedOut } from "./unreachable.js";

/** The socket or stream below a connection: whole messages, in order. */
export interface Pipe {
	/** Only after `opened`. */
	send(message: Uint8Array): void;
	/** What was sent still leaves. */
	close(): void;
}

/** What a pipe tells: `opened` at most once and first, `closed` once and last. Never before the function that opens it has returned. */
export interface PipeEvents {
	opened(): void;
	received(message: Uint8Array): void;
	/** Why; of a pipe that was closed from this side the reason doesn't matter. */
	closed(error: DBALError): void;
}

export type OpenPipe = (events: PipeEvents) => Pipe;

export interface ConnectionOptions {
	readonly openPipe: OpenPipe;
	readonly credentials: Credentials;
	/** Names the daemon in messages. */
	readonly endpoint: string;
	/** Runs the task before anything that comes from outside. The frames until then travel together. */
	readonly soon?: (task: () => void) => void;
	/** The daemon let the credentials in. Again after {@link ChannelConnection.authenticate}. */
	readonly authenticated?: () => void;
	/** It takes no more calls: it failed, with this, or the daemon is leaving. Told once, and not after it was closed from this side. */
	readonly lost?: (error: DBALError | undefined) => void;
}

export interface ConnectionCallOptions {
	/** The daemon is told, and has a moment more to say so itself. */
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
}

/** One authenticated stream with many calls on it. It is never reopened. */
export interface ChannelConnection {
	/** Takes calls. Not after it failed, was closed, or the daemon said that it is leaving. */
	readonly usable: boolean;
	/** Goes on under other credentials; calls that were made already stay as they are. */
	authenticate(credentials: Credentials): void;
	/** The response message. Fails with the daemon's error, or with what broke the stream. */
	call(method: string, request: Uint8Array, options: ConnectionCallOptions): Promise<Uint8Array>;
	/** Takes no more calls, and resolves when those in flight have ended and the stream is closed. */
	close(): Promise<void>;
}

interface CallInFlight {
	readonly resolve: (response: Uint8Array) => void;
	readonly reject: (error: DBALError) => void;
	readonly timeoutMs: number;
	/** Ms of `performance.now()`. */
	readonly expiresAt: number;
	readonly release: () => void;
}

/** What the daemon's own TIMEOUT has to arrive in after the deadline: it knows whether a write was done. */
const answerGraceMs = 500;

/** Frames are packed into messages of about this size at most. */
const messageBytes = 1024 * 1024;

/** Opens a stream and authenticates on it. Calls may be made at once; they leave when the stream is open. */
export function openConnection(options: ConnectionOptions): ChannelConnection {
	const { openPipe, credentials, endpoint, soon = queueMicrotask } = options;
	const inFlight = new Map<number, CallInFlight>();
	let outgoing: ClientFrame[] = [authenticateFrame(credentials)];
	let lastCallId = 0;
	let isOpen = false;
	let isFlushing = false;
	let failure: DBALError | undefined;
	let isLeaving = false;
	let isLost = false;
	let whenClosed: (() => void) | undefined;
	let alarm: { readonly timer: ReturnType<typeof setTimeout>; readonly at: number } | undefined;

	const flush = () => {
		isFlushing = false;
		if (!isOpen || failure) return;
		const frames = outgoing;
		outgoing = [];
		for (const message of packed(frames)) pipe.send(encodeChannelOpenRequest({ frames: message }).finish());
	};

	const push = (frame: ClientFrame) => {
		outgoing.push(frame);
		if (!isOpen || isFlushing) return;
		isFlushing = true;
		soon(flush);
	};

	const lose = (error: DBALError | undefined) => {
		if (isLost) return;
		isLost = true;
		options.lost?.(error);
	};

	const fail = (error: DBALError) => {
		if (failure) return;
		failure = error;
		clearTimeout(alarm?.timer);
		for (const call of inFlight.values()) {
			call.release();
			call.reject(error);
		}
		inFlight.clear();
		outgoing = [];
		whenClosed?.();
		lose(error);
	};

	const end = (callId: number): CallInFlight | undefined => {
		const call = inFlight.get(callId);
		if (!call) return undefined;
		inFlight.delete(callId);
		call.release();
		// In a later turn: whoever waits for this answer may have more to ask.
		if (isLeaving && inFlight.size === 0) soon(closeWhenIdle);
		return call;
	};

	const closeWhenIdle = () => {
		if (inFlight.size === 0 && !failure) pipe.close();
	};

	const accept = ({ callId, kind }: ServerFrame) => {
		switch (kind?.$case) {
			case "response":
				end(callId)?.resolve(kind.value);
				break;
			case "failure":
				if (callId === 0) {
					fail(decodeError(kind.value));
					pipe.close();
				} else end(callId)?.reject(decodeError(kind.value));
				break;
			case "goAway":
				isLeaving = true;
				soon(closeWhenIdle);
				lose(undefined);
				break;
			case "authenticated":
				options.authenticated?.();
				break;
			// A kind that only newer daemons send asks for nothing.
			case undefined:
				break;
			default:
				kind satisfies never;
		}
	};

	const expire = () => {
		alarm = undefined;
		const now = performance.now();
		let next = Number.POSITIVE_INFINITY;
		for (const [callId, call] of inFlight) {
			if (call.expiresAt > now) next = Math.min(next, call.expiresAt);
			else {
				push({ callId, kind: { $case: "cancel", value: {} } });
				end(callId)?.reject(timedOut(call.timeoutMs));
			}
		}
		if (Number.isFinite(next)) watch(next);
	};

	/** One timer for all calls: that of the earliest. */
	const watch = (at: number) => {
		if (alarm && alarm.at <= at) return;
		clearTimeout(alarm?.timer);
		const delay = Math.min(Math.max(0, Math.ceil(at - performance.now())), 0x7fff_ffff);
		alarm = { timer: setTimeout(expire, delay), at };
	};

	const pipe = openPipe({
		opened: () => {
			isOpen = true;
			flush();
		},
		received: (message) => {
			if (failure) return;
			let frames: readonly ServerFrame[];
			try {
				frames = decodeChannelOpenResponse(message).frames;
			} catch (cause) {
				fail(new DBALError("INTERNAL_ERROR", `What answers at ${endpoint} doesn't speak DBAL's protocol.`, { cause }));
				pipe.close();
				return;
			}
			for (const frame of frames) accept(frame);
		},
		closed: fail,
	});

	return {
		get usable() {
			return !failure && !isLeaving;
		},
		authenticate: (next) => {
			if (!failure && !isLeaving) push(authenticateFrame(next));
		},
		call: (method, request, { timeoutMs, signal }) =>
			new Promise((resolve, reject) => {
				if (failure || isLeaving) return reject(failure ?? connectionLost(endpoint));
				if (signal?.aborted) return reject(cancelled(signal.reason));
				const callId = ++lastCallId;
				const onAbort = () => {
					push({ callId, kind: { $case: "cancel", value: {} } });
					end(callId)?.reject(cancelled(signal?.reason));
				};
				signal?.addEventListener("abort", onAbort, { once: true });
				const release = () => signal?.removeEventListener("abort", onAbort);
				const expiresAt = performance.now() + timeoutMs + answerGraceMs;
				inFlight.set(callId, { resolve, reject, timeoutMs, expiresAt, release });
				if (Number.isFinite(expiresAt)) watch(expiresAt);
				// 0 stands for the daemon's own limit.
				const wireTimeoutMs = timeoutMs <= 0xffff_ffff ? Math.ceil(timeoutMs) : 0;
				push({ callId, kind: { $case: "start", value: { method, request, timeoutMs: wireTimeoutMs } } });
			}),
		close: () =>
			new Promise((resolve) => {
				isLeaving = true;
				isLost = true;
				if (failure) return resolve();
				whenClosed = resolve;
				closeWhenIdle();
			}),
	};
}

function authenticateFrame(credentials: Credentials): ClientFrame {
	return { callId: 0, kind: { $case: "authenticate", value: { credentials: credentialsMessage(credentials) } } };
}

function credentialsMessage(
	credentials: Credentials,
): Extract<NonNullable<ClientFrame["kind"]>, { $case: "authenticate" }>["value"]["credentials"] {
	switch (credentials.kind) {
		case "none":
			return undefined;
		case "session":
			return { $case: "session", value: { id: credentials.id, token: credentials.token } };
		case "impersonate": {
			const { id, role, tenantId, claims } = credentials.as;
			return { $case: "impersonate", value: { id, role, tenantId, claimsJson: claims ? JSON.stringify(claims) : "" } };
		}
		default:
			return credentials satisfies never;
	}
}

function* packed(frames: readonly ClientFrame[]): Generator<ClientFrame[]> {
	let message: ClientFrame[] = [];
	let size = 0;
	for (const frame of frames) {
		const bytes = frame.kind?.$case === "start" ? frame.kind.value.request.length + 64 : 64;
		if (message.length > 0 && size + bytes > messageBytes) {
			yield message;
			message = [];
			size = 0;
		}
		message.push(frame);
		size += bytes;
	}
	if (message.length > 0) yield message;
}

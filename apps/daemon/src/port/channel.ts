import {
	type Authenticate,
	ChannelOpenRequest,
	ChannelOpenResponse,
	type ClientFrame,
	DBALError,
	encodeError,
	isDBALError,
	type ServerFrame,
	type StartCall,
} from "@metabuilder/dbal/contract";
import type { Authentication, AuthenticationChange } from "../auth/authentication.js";
import type { Authenticator } from "../auth/authenticator.js";
import { type Credentials, parseJson } from "../auth/credentials.js";
import type { Calls, Method, RunningCall } from "../calls.js";

/** Why a channel ends. A WebSocket has a close code for each. */
export type ChannelEnd = "protocol" | "unauthorized" | "authentication_timeout" | "slow_reader" | "going_away";

/** The socket or stream below a channel. */
export interface ChannelPeer {
	readonly address: string;
	readonly transport: "grpc-stream" | "websocket";
	send(message: Uint8Array): void;
	/** Bytes that were sent and not yet taken off by the other side. */
	readonly bufferedBytes: number;
	/** What was sent still goes out. */
	end(why: ChannelEnd): void;
}

export interface ChannelOptions {
	readonly calls: Calls;
	readonly authenticator: Authenticator;
	readonly methods: ReadonlyMap<string, Method>;
	/** Time until the first frame must have come, in ms. */
	readonly authenticateWithinMs: number;
	readonly maxCallsInFlight: number;
	/** Unsent bytes at which a reader counts as too slow. */
	readonly maxBufferedBytes: number;
}

/** Many calls on one stream: what a transport feeds with messages. */
export interface Channel {
	receive(message: Uint8Array): void;
	/** Says that no further call is taken. Those running are answered. */
	goAway(reason: string): void;
	/** Ends it from this side. What was answered still leaves; calls that run are cancelled. */
	end(why: ChannelEnd): void;
	/** The other side is gone: its calls are cancelled. */
	closed(): void;
}

/** How long calls may take to end once the session is over, and a client to hear that it is to connect again, in ms. */
const graceMs = 500;
/** Frames are packed into messages of about this size at most. */
const messageBytes = 1024 * 1024;

/** Opens a channel on a peer. Frames of one tick leave in one message. */
export function openChannel(peer: ChannelPeer, options: ChannelOptions): Channel {
	const { calls, authenticator, methods } = options;
	const inFlight = new Map<number, RunningCall | undefined>();
	let authentication: Promise<Authentication> | undefined;
	let outgoing: ServerFrame[] = [];
	let ended = false;
	let leaving = false;
	/** Forgets who the channel is of. */
	let unwatch = () => {};
	/** Says when the caller's role changed: the channel is to be opened anew, and ends once it is idle. */
	let changed = false;
	/** The session ended, with what is told then. */
	let over: DBALError | undefined;
	const authenticateTimer = setTimeout(() => {
		refuse("authentication_timeout", new DBALError("UNAUTHORIZED", "The first frame did not come in time."));
	}, options.authenticateWithinMs).unref();

	const flush = () => {
		const frames = outgoing;
		outgoing = [];
		let message: ServerFrame[] = [];
		let size = 0;
		for (const frame of frames) {
			const bytes = frame.kind?.$case === "response" ? frame.kind.value.length : 64;
			if (message.length > 0 && size + bytes > messageBytes) {
				peer.send(ChannelOpenResponse.encode({ frames: message }).finish());
				message = [];
				size = 0;
			}
			message.push(frame);
			size += bytes;
		}
		if (message.length > 0) peer.send(ChannelOpenResponse.encode({ frames: message }).finish());
		if (!ended && peer.bufferedBytes > options.maxBufferedBytes) stop("slow_reader");
	};

	const push = (frame: ServerFrame) => {
		if (ended) return;
		if (outgoing.length === 0) process.nextTick(flush);
		outgoing.push(frame);
	};

	const stop = (why: ChannelEnd) => {
		if (ended) return;
		ended = true;
		clearTimeout(authenticateTimer);
		unwatch();
		for (const call of inFlight.values()) call?.cancel();
		// After the frames of this tick.
		process.nextTick(() => peer.end(why));
	};

	const refuse = (why: ChannelEnd, error: DBALError) => {
		push(failure(0, error));
		stop(why);
	};

	const authenticate = (frame: ClientFrame, request: Authenticate) => {
		clearTimeout(authenticateTimer);
		const pending = admit(request);
		authentication = pending;
		pending.then(
			async (admitted) => {
				const { id, role, level } = await admitted.current();
				if (ended || authentication !== pending) return;
				unwatch();
				over = undefined;
				unwatch = admitted.watch(heed);
				push({ callId: frame.callId, kind: { $case: "authenticated", value: { principalId: id, role, level } } });
			},
			(error: unknown) => refuse("unauthorized", asDBALError(error)),
		);
		// Calls that wait for it fail by themselves.
		pending.catch(() => {});
	};

	const heed = (change: AuthenticationChange) => {
		switch (change.kind) {
			case "over":
				// New calls are refused by themselves. What ended the session, such as signing out, is answered first.
				over = change.error;
				if (inFlight.size === 0) return endAsOver();
				setTimeout(endAsOver, graceMs).unref();
				return;
			case "changed":
				// Calls that come before the client has heard of it are those of the new role already.
				changed = true;
				push({ callId: 0, kind: { $case: "goAway", value: { reason: "Who you are has changed. Connect again." } } });
				setTimeout(endWhenIdle, graceMs).unref();
				return;
			default:
				return change satisfies never;
		}
	};

	const endAsOver = () => {
		if (over) refuse("unauthorized", over);
	};

	const endWhenIdle = () => {
		if (changed && inFlight.size === 0) stop("going_away");
	};

	const admit = async (request: Authenticate): Promise<Authentication> => {
		try {
			return await authenticator.authenticate(readCredentials(request), peer.address);
		} catch (error) {
			return calls.refuseCredentials(error, peer);
		}
	};

	const start = (callId: number, request: StartCall, as: Promise<Authentication>) => {
		if (callId === 0 || inFlight.has(callId))
			return refuse("protocol", new DBALError("VALIDATION_ERROR", "A call needs a number of its own, from 1."));
		const from = { authentication: () => as, address: peer.address, transport: peer.transport };
		const method = methods.get(request.method);
		const refusal = refusalOf(method);
		if (!method || refusal) {
			inFlight.set(callId, undefined);
			return answer(callId, calls.refuse({ ...from, methodName: request.method }, refusal ?? unknownMethod()));
		}
		const call = calls.start({
			...from,
			method,
			request: request.request,
			...(request.timeoutMs === 0 ? {} : { timeoutMs: request.timeoutMs }),
		});
		inFlight.set(callId, call);
		return answer(callId, call.response);
	};

	const refusalOf = (method: Method | undefined): DBALError | undefined => {
		if (leaving) return new DBALError("DATABASE_ERROR", "The daemon is stopping. Connect again.");
		if (inFlight.size >= options.maxCallsInFlight)
			return new DBALError("RATE_LIMIT_EXCEEDED", "Too many calls at once on this connection.", { retryAfterMs: 100 });
		return method ? undefined : unknownMethod();
	};

	const answer = (callId: number, response: Promise<Uint8Array>) => {
		const done = (frame: ServerFrame) => {
			inFlight.delete(callId);
			push(frame);
			if (inFlight.size > 0) return;
			if (over) process.nextTick(endAsOver);
			else if (changed) setTimeout(endWhenIdle, graceMs).unref();
		};
		response.then(
			(value) => done({ callId, kind: { $case: "response", value } }),
			(error: unknown) => done(failure(callId, asDBALError(error))),
		);
	};

	const accept = (frame: ClientFrame) => {
		const { kind } = frame;
		// What a newer client asks for is refused, never dropped: it might be what makes a call safe.
		if (!kind || isNewer(frame) || isNewer(kind.value))
			return refuse("protocol", new DBALError("VALIDATION_ERROR", "A frame that is not known."));
		if (kind.$case === "authenticate") return authenticate(frame, kind.value);
		if (!authentication) return refuse("unauthorized", new DBALError("UNAUTHORIZED", "The first frame must authenticate."));
		switch (kind.$case) {
			case "start":
				return start(frame.callId, kind.value, authentication);
			case "cancel":
				// A call that has ended meanwhile is no fault of the caller.
				return inFlight.get(frame.callId)?.cancel();
			default:
				return kind satisfies never;
		}
	};

	return {
		receive: (message) => {
			if (ended) return;
			let request: ChannelOpenRequest;
			try {
				request = ChannelOpenRequest.decode(message);
			} catch {
				return refuse("protocol", new DBALError("VALIDATION_ERROR", "The message can't be read."));
			}
			for (const frame of request.frames) {
				if (ended) return;
				accept(frame);
			}
		},
		goAway: (reason) => {
			leaving = true;
			push({ callId: 0, kind: { $case: "goAway", value: { reason } } });
		},
		end: stop,
		closed: () => {
			ended = true;
			clearTimeout(authenticateTimer);
			unwatch();
			for (const call of inFlight.values()) call?.cancel();
		},
	};
}

function readCredentials(request: Authenticate): Credentials {
	const { credentials } = request;
	if (!credentials) return { kind: "none" };
	switch (credentials.$case) {
		case "session":
			return { kind: "session", id: credentials.value.id, token: credentials.value.token };
		case "bearer":
			return { kind: "bearer", token: credentials.value };
		case "impersonate": {
			const { id, role, tenantId, claimsJson } = credentials.value;
			const claims = claimsJson === "" ? {} : parseJson(claimsJson);
			return { kind: "impersonate", as: { id, role, claims, ...(tenantId === undefined ? {} : { tenantId }) } };
		}
		default:
			return credentials satisfies never;
	}
}

function failure(callId: number, error: DBALError): ServerFrame {
	return { callId, kind: { $case: "failure", value: encodeError(error) } };
}

/** True if the message holds fields that this daemon does not know. */
function isNewer(message: { readonly _unknownFields?: object | undefined }): boolean {
	return message._unknownFields !== undefined && Object.keys(message._unknownFields).length > 0;
}

function unknownMethod(): DBALError {
	return new DBALError("CAPABILITY_NOT_SUPPORTED", "There is no such method.");
}

function asDBALError(error: unknown): DBALError {
	return isDBALError(error) ? error : new DBALError("INTERNAL_ERROR", "Something went wrong inside the daemon.", { cause: error });
}

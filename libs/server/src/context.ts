import type { Call } from "@metabuilder/dbal/contract";
import type { Principal } from "./principal.js";

/** What surrounds a call: made by a transport, read by interceptors. */
export interface CallContext {
	readonly principal: Principal;
	/** Names the call in audit and logs; made by the transport. */
	readonly requestId: string;
	readonly transport: "in-process" | "grpc" | "grpc-stream" | "websocket" | "http";
	/** The caller's address, for audit and limits; empty in process. */
	readonly address: string;
	/** Fires at the deadline (reason: a DBALError TIMEOUT) or when the caller went away. */
	readonly signal?: AbortSignal;
	/** Filled while the call runs, for the audit line. */
	readonly trace: CallTrace;
}

export interface CallTrace {
	/** The rules that granted it, as `acl.yaml:12`. */
	rules?: readonly string[];
	/** Of a batch: the writes in it, such as `User.create`. */
	steps?: readonly string[];
	/** Rows returned or written. */
	rows?: number;
}

export type Output = Readonly<Record<string, unknown>>;
export type Handler = (call: Call, context: CallContext) => Promise<Output>;
/** Wraps a handler; the first of a list is the outermost. */
export type Interceptor = (next: Handler) => Handler;

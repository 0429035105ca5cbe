import { randomUUID } from "node:crypto";
import { type Call, DBALError, type ErrorCode, isDBALError, type OperationDescriptor } from "@metabuilder/dbal/contract";
import type { CallContext, CallTrace, Handler, Principal } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import type { AuditFile } from "./audit/audit-file.js";
import type { Authentication } from "./auth/authentication.js";
import type { Allowances } from "./limits/allowances.js";
import { createDeadlines } from "./limits/deadlines.js";
import { countsFailuresOnly, type RateLimits } from "./limits/rate-limit.js";
import { weightOf } from "./limits/weight.js";
import type { Observation } from "./observability/call-observer.js";

/** A method as a transport sees it: bytes in, bytes out. */
export interface Method {
	/** Full gRPC method, such as `metabuilder.v1.UserService/List`. */
	readonly name: string;
	readonly operation: OperationDescriptor;
	/** VALIDATION_ERROR for bytes that are not the method's request. */
	decode(request: Uint8Array): Call;
	encode(output: Readonly<Record<string, unknown>>): Uint8Array;
}

/** A call as it came from a transport. */
export interface IncomingCall {
	readonly method: Method;
	readonly request: Uint8Array;
	readonly authentication: () => Authentication | Promise<Authentication>;
	readonly address: string;
	readonly transport: CallContext["transport"];
	/** What the caller allows, in ms; the daemon's own limit holds as well. */
	readonly timeoutMs?: number;
	/** The caller's W3C `traceparent`, as it came. */
	readonly traceParent?: string | undefined;
}

export interface RunningCall {
	/** The encoded response, after its audit line was written; or a DBALError. */
	readonly response: Promise<Uint8Array>;
	readonly cancel: () => void;
}

/** What every transport does with a call: authenticate, limit, decode, handle, encode, and audit around it. */
export interface Calls {
	start(incoming: IncomingCall): RunningCall;
	/** Audits a call that a transport refuses by itself, and fails with the error to send. */
	refuse(incoming: Omit<IncomingCall, "method" | "request"> & { readonly methodName: string }, error: DBALError): Promise<never>;
	/** Audits credentials that were not accepted, and fails with the error to send. */
	refuseCredentials(error: unknown, from: Pick<IncomingCall, "address" | "transport">): Promise<never>;
	readonly running: number;
	/** Resolves when no call runs any more. After `graceMs` those left are cancelled. */
	drain(graceMs: number): Promise<void>;
}

export interface CallsOptions {
	readonly handle: Handler;
	/** What operations declare. */
	readonly limits: RateLimits;
	/** What everybody has for all operations together; absent: without end. */
	readonly allowances?: Allowances;
	/** An answer to a read may be that long. What a write gives back is bounded by what was sent. */
	readonly maxResponseBytes?: number;
	readonly audit: AuditFile;
	/** Whether an answer without an audit line may leave. */
	readonly strictAudit: boolean;
	readonly log: Logger;
	/** Longest time of any call, in ms. */
	readonly maxCallMs: number;
	readonly now: () => Date;
	/** Calls in flight in the whole process at most; absent: no bound. */
	readonly maxRunning?: number;
	/** Whoever counts, logs and traces. */
	readonly observation?: Observation;
}

/** How long cancelled calls may take to end, in ms. */
const cancelMs = 1_000;

interface Subject {
	readonly id: string;
	readonly timestamp: string;
	readonly started: number;
	readonly entity: string;
	readonly operation: string;
	readonly address: string;
	readonly transport: string;
	readonly traceParent?: string;
}

type From = Pick<IncomingCall, "address" | "transport" | "traceParent">;

export function createCalls(options: CallsOptions): Calls {
	const { handle, limits, allowances, audit, log, maxResponseBytes = Number.POSITIVE_INFINITY } = options;
	const deadlines = createDeadlines();
	const running = new Set<RunningCall>();
	let whenIdle: (() => void) | undefined;

	const subject = (entity: string, operation: string, from: From): Subject => ({
		id: randomUUID(),
		timestamp: options.now().toISOString(),
		started: performance.now(),
		entity,
		operation,
		address: from.address,
		transport: from.transport,
		...(from.traceParent === undefined ? {} : { traceParent: from.traceParent }),
	});

	/** Writes the line; fails where an answer may not leave without it. */
	const record = async (of: Subject, principal: Principal | undefined, code: string, trace: CallTrace, told?: DBALError): Promise<void> => {
		const durationMs = Math.round((performance.now() - of.started) * 1000) / 1000;
		const why = told && reasonOf(told, trace);
		const entry = {
			timestamp: of.timestamp,
			user: principal?.id ?? "unknown",
			role: principal?.role ?? "",
			operation: of.operation,
			entity: of.entity,
			success: code === "OK",
			duration_ms: durationMs,
			id: of.id,
			code,
			rule: trace.rules ?? [],
			...(why === undefined ? {} : { reason: why }),
			rows: trace.rows ?? 0,
			...(trace.steps === undefined ? {} : { steps: trace.steps }),
			address: of.address,
			transport: of.transport,
		};
		if (log.isLevelEnabled("debug")) log.debug(entry, "call");
		const auditedFrom = performance.now();
		try {
			await audit.append(entry);
		} catch (error) {
			if (options.strictAudit) throw notAudited(of.id, error);
		} finally {
			options.observation?.ended(of, {
				code,
				durationMs,
				rows: entry.rows,
				auditMs: performance.now() - auditedFrom,
				...(told?.reason === undefined ? {} : { reason: told.reason }),
				...(principal ? { principal } : {}),
			});
		}
	};

	const fail = async (of: Subject, principal: Principal | undefined, error: unknown, trace: CallTrace): Promise<never> => {
		const told = tellable(error, of.id);
		if (told.code === "INTERNAL_ERROR" || told.code === "DATABASE_ERROR") log.error({ id: of.id, err: told.cause ?? error }, told.code);
		await record(of, principal, told.code, trace, told);
		throw told;
	};

	const run = async (incoming: IncomingCall, of: Subject, signal: AbortSignal): Promise<Uint8Array> => {
		const trace: CallTrace = {};
		let principal: Principal | undefined;
		let response: Uint8Array;
		try {
			const authentication = await incoming.authentication();
			principal = await authentication.current();
			if (authentication.admits && !authentication.admits(incoming.method.operation)) throw new DBALError("UNAUTHORIZED", "Sign in first.");
			// Nothing runs that could not be told of; the line of this refusal finds out whether it can again.
			if (options.strictAudit && !audit.healthy) throw notAudited(of.id, undefined);
			const { operation } = incoming.method;
			const call = incoming.method.decode(incoming.request);
			const { transport, address } = incoming;
			const caller = { principalId: principal.id, address };
			allowances?.spend(caller, weightOf(operation, call.input));
			const taken = limits.take(operation, call, caller);
			const giveBack = typeof taken === "function" ? taken : await taken;
			response = incoming.method.encode(await handle(call, { principal, requestId: of.id, transport, address, signal, trace }));
			if (response.length > maxResponseBytes && operation.effect === "read") throw tooLong(response.length, maxResponseBytes);
			if (countsFailuresOnly(operation)) giveBack();
		} catch (error) {
			return fail(of, principal, error, trace);
		}
		await record(of, principal, "OK", trace);
		return response;
	};

	return {
		start: (incoming) => {
			const { operation } = incoming.method;
			const of = subject(operation.entity, operation.name, incoming);
			// Told at once: a queue that only grows answers nobody in time.
			if (options.maxRunning !== undefined && running.size >= options.maxRunning)
				return { response: fail(of, undefined, busy(), {}), cancel: () => {} };
			const deadline = deadlines.start(Math.min(incoming.timeoutMs ?? options.maxCallMs, options.maxCallMs));
			const ran = options.observation?.run(of, () => run(incoming, of, deadline.signal)) ?? run(incoming, of, deadline.signal);
			const response = ran.finally(() => {
				deadline.end();
				running.delete(call);
				if (running.size === 0) whenIdle?.();
			});
			const call: RunningCall = { response, cancel: deadline.cancel };
			running.add(call);
			return call;
		},
		refuse: async (incoming, error) => {
			const of = subject("", incoming.methodName.slice(0, 200), incoming);
			let principal: Principal | undefined;
			try {
				principal = await (await incoming.authentication()).current();
			} catch (refusal) {
				return fail(of, undefined, refusal, {});
			}
			return fail(of, principal, error, {});
		},
		refuseCredentials: (error, from) => fail(subject("", "authenticate", from), undefined, error, {}),
		get running() {
			return running.size;
		},
		drain: (graceMs) =>
			new Promise((resolve) => {
				// What just ended has yet to be handed to its transport.
				const idle = () => setImmediate(resolve);
				if (running.size === 0) return idle();
				let timer = setTimeout(() => {
					for (const call of running) call.cancel();
					// What does not heed its signal is left behind.
					timer = setTimeout(resolve, cancelMs);
				}, graceMs);
				whenIdle = () => {
					clearTimeout(timer);
					idle();
				};
			}),
	};
}

/** Failures whose id is told: somebody looks into the log for it, or asks which rule decided. */
const isLookedUp: ReadonlySet<string> = new Set(["INTERNAL_ERROR", "DATABASE_ERROR", "FORBIDDEN"]);

/** What of a refusal by the rules is worth a line: the fields that were named, the row, or that nothing grants the operation. */
function reasonOf(error: DBALError, { rules = [] }: CallTrace): string | undefined {
	if (error.code !== "FORBIDDEN") return undefined;
	const [first, ...more] = error.fields;
	if (first !== undefined)
		return `fields: ${[first, ...more.slice(0, 4)].map(({ path }) => path).join(", ")}${more.length > 4 ? ", …" : ""}`;
	return rules.length === 0 ? "no rule grants it" : "the row, the caller's claims or a restriction";
}

/** What may be told of any failure. Anything that is no DBALError is our own fault: its text stays here. */
function tellable(error: unknown, requestId: string): DBALError {
	if (!isDBALError(error)) return new DBALError("INTERNAL_ERROR", "Something went wrong inside the daemon.", { requestId, cause: error });
	// The id goes only where somebody has to look into the log: two refusals of one kind are the same bytes.
	if (error.requestId !== undefined || !isLookedUp.has(error.code)) return error;
	const { fields, retryAfterMs, reason, details } = error;
	return new DBALError<ErrorCode>(error.code, error.message, {
		fields,
		requestId,
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
		...(reason === undefined ? {} : { reason }),
		...(details === undefined ? {} : { details }),
		...(error.cause === undefined ? {} : { cause: error.cause }),
	});
}

function tooLong(bytes: number, most: number): DBALError {
	const message = `The answer has ${bytes} bytes, and ${most} may be sent at once: ask for fewer rows with \`limit\`, or for fewer fields with \`select\`.`;
	return new DBALError("VALIDATION_ERROR", message, { fields: [{ path: "limit", rule: "response_too_long", message }] });
}

function busy(): DBALError {
	return new DBALError("RATE_LIMIT_EXCEEDED", "Too many calls at once. Try again.", { reason: "busy", retryAfterMs: 500 });
}

function notAudited(requestId: string, cause: unknown): DBALError {
	return new DBALError("INTERNAL_ERROR", "The call could not be recorded.", { requestId, cause });
}

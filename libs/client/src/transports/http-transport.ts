import { type ConnectionState, observed } from "../connection-state.js";
import { DBALError } from "../contract/dbal-error.js";
import { decodeError } from "../contract/wire/error-status.js";
import type { WireMapping } from "../contract/wire/mapping.js";
import type { PrincipalTransport } from "../link.js";
import type { Credentials } from "../options.js";
import { cancelled, timedOut, unreachable } from "./unreachable.js";

export interface HttpTransportOptions {
	readonly wire: WireMapping;
	/** Of the daemon, without a slash at its end. */
	readonly url: string;
	readonly fetch?: typeof fetch;
}

/** What the daemon's own TIMEOUT has to arrive in after the deadline: it knows whether a write was done. */
const answerGraceMs = 500;
const maxTimerMs = 0x7fff_ffff;

/** Each call a POST of its own, by the Connect protocol with bodies of protobuf: https://connectrpc.com/docs/protocol#unary-request */
export function httpTransport(options: HttpTransportOptions, initial: Credentials): PrincipalTransport {
	const { wire, url } = options;
	const send = options.fetch ?? ((input, init) => fetch(input, init));
	const state = observed<ConnectionState>("idle");
	const inFlight = new Set<Promise<unknown>>();
	let credentials = initial;

	const ask = async (method: string, bytes: Uint8Array, timeoutMs: number, signal: AbortSignal | undefined): Promise<Uint8Array> => {
		if (signal?.aborted) throw cancelled(signal.reason);
		const stop = new AbortController();
		let stoppedBy: DBALError | undefined;
		const stopWith = (error: DBALError) => {
			stoppedBy = error;
			stop.abort();
		};
		const onAbort = () => stopWith(cancelled(signal?.reason));
		signal?.addEventListener("abort", onAbort, { once: true });
		const waitMs = timeoutMs + answerGraceMs;
		const timer = waitMs <= maxTimerMs ? setTimeout(() => stopWith(timedOut(timeoutMs)), waitMs) : undefined;
		try {
			const response = await send(`${url}/${method}`, {
				method: "POST",
				headers: headersOf(credentials, timeoutMs),
				body: bytes as Uint8Array<ArrayBuffer>, // The encoder's own buffer, never a shared one.
				signal: stop.signal,
				// Who one is, is in the header; nothing of the page's goes along.
				credentials: "omit",
				redirect: "error",
			});
			const body = new Uint8Array(await response.arrayBuffer());
			const failure = response.ok ? undefined : failureOf(response.status, body, url);
			if (failure?.reason !== "unreachable") state.set("ready");
			if (failure) throw failure;
			return body;
		} catch (error) {
			throw stoppedBy ?? (error instanceof DBALError ? error : unreachable(url, error));
		} finally {
			clearTimeout(timer);
			signal?.removeEventListener("abort", onAbort);
		}
	};

	return {
		state,
		connect: () => {},
		renew: (next) => {
			credentials = next;
		},
		call: async (call, { timeoutMs = Number.POSITIVE_INFINITY, signal }) => {
			if (state.current === "closed") throw new DBALError("VALIDATION_ERROR", "This connection is closed.", { reason: "closed" });
			const { method, bytes } = wire.encodeRequest(call);
			const operation = wire.operation(method);
			if (!operation) throw new TypeError(`the model lost ${method}`);
			const answer = ask(method, bytes, timeoutMs, signal);
			inFlight.add(answer);
			try {
				const response = await answer;
				return wire.decodeResponse(operation, response);
			} finally {
				inFlight.delete(answer);
			}
		},
		close: async () => {
			state.set("closed");
			await Promise.allSettled(inFlight);
		},
	};
}

function headersOf(credentials: Credentials, timeoutMs: number): Record<string, string> {
	const authorization = authorizationOf(credentials);
	return {
		"content-type": "application/proto",
		"connect-protocol-version": "1",
		...(timeoutMs < 10 ** 10 ? { "connect-timeout-ms": String(Math.ceil(timeoutMs)) } : {}),
		...(authorization === undefined ? {} : { authorization }),
	};
}

function authorizationOf(credentials: Credentials): string | undefined {
	switch (credentials.kind) {
		case "none":
			return undefined;
		case "session":
			return `Session ${credentials.id}.${credentials.token}`;
		case "impersonate":
			return `Impersonate ${JSON.stringify(credentials.as)}`;
		default:
			return credentials satisfies never;
	}
}

/** From 1: https://connectrpc.com/docs/protocol#error-codes */
const codes =
	"canceled unknown invalid_argument deadline_exceeded not_found already_exists permission_denied resource_exhausted failed_precondition aborted out_of_range unimplemented internal unavailable data_loss unauthenticated".split(
		" ",
	);

/** The daemon's own error; of a body that isn't the daemon's, what stands between is told. */
function failureOf(status: number, body: Uint8Array, url: string): DBALError {
	try {
		const told = JSON.parse(new TextDecoder().decode(body)) as {
			readonly code: string;
			readonly message?: string;
			readonly details?: readonly { readonly type: string; readonly value: string }[];
		};
		const code = codes.indexOf(told.code) + 1;
		if (code > 0) {
			const details = (told.details ?? []).map(({ type, value }) => ({ typeUrl: type, value: bytesOf(value) }));
			return decodeError({ code, message: told.message ?? "", details });
		}
	} catch {
		// Told below.
	}
	return new DBALError("DATABASE_ERROR", `What answers at ${url} is no DBAL daemon (HTTP status ${status}).`, { reason: "unreachable" });
}

function bytesOf(base64: string): Uint8Array {
	return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

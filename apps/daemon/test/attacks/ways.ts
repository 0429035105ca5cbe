import { Client, credentials } from "@grpc/grpc-js";
import {
	type Call,
	type ClientFrame,
	type DBALError,
	decodeErrorDetails,
	isDBALError,
	model,
	type ServerFrame,
} from "@metabuilder/dbal/contract";
import { anonymousPrincipal, authenticateSession, impersonatedPrincipal, type Principal } from "@metabuilder/dbal-server";
import type { Daemon } from "../../src/daemon.js";
import { failureOf, grpcChannel, type TestChannel, unary, webSocketChannel, wire } from "../harness.js";

/** How a call gets in. */
export type Way = "grpc" | "grpc stream" | "websocket" | "in process";
export const remoteWays: readonly Way[] = ["grpc", "grpc stream", "websocket"];
export const everyWay: readonly Way[] = [...remoteWays, "in process"];

/** What a client says of itself. */
export type Presented =
	| { readonly kind: "none" }
	| { readonly kind: "session"; readonly id: string; readonly token: string }
	| { readonly kind: "bearer"; readonly token: string }
	| { readonly kind: "impersonate"; readonly id: string; readonly role: string; readonly claims?: Readonly<Record<string, unknown>> };

export interface Answer {
	readonly error?: DBALError;
	readonly output?: Readonly<Record<string, unknown>>;
}

/** A client that says whatever it likes. */
export interface Attacker {
	call(call: Call): Promise<Answer>;
	/** The same with bytes that no client of ours would send. Not in process, where there are no bytes. */
	raw(method: string, request: Uint8Array): Promise<Answer>;
	/** What its channel was ended with from the other side, within a time in ms. Undefined where there is no channel. */
	ended(withinMs: number): Promise<DBALError | undefined>;
	close(): void;
}

interface Door {
	readonly port: number;
	readonly daemon: Daemon;
}

export function open(way: Way, door: Door, presented: Presented): Promise<Attacker> {
	switch (way) {
		case "grpc":
			return Promise.resolve(openUnary(door.port, presented));
		case "grpc stream":
			return openFramed(grpcChannel(door.port), presented);
		case "websocket":
			return webSocketChannel(door.port).then((channel) => openFramed(channel, presented));
		case "in process":
			return Promise.resolve(openInProcess(door.daemon, presented));
		default:
			return way satisfies never;
	}
}

/** The value of `authorization`. */
export function authorizationOf(presented: Presented): string | undefined {
	switch (presented.kind) {
		case "none":
			return undefined;
		case "session":
			return `Session ${presented.id}.${presented.token}`;
		case "bearer":
			return `Bearer ${presented.token}`;
		case "impersonate": {
			const { kind: _, ...who } = presented;
			return `Impersonate ${JSON.stringify(who)}`;
		}
		default:
			return presented satisfies never;
	}
}

/** The first frame of a channel. */
export function firstFrame(presented: Presented): ClientFrame {
	switch (presented.kind) {
		case "none":
			return { callId: 0, kind: { $case: "authenticate", value: {} } };
		case "session":
			return { callId: 0, kind: { $case: "authenticate", value: { credentials: { $case: "session", value: presented } } } };
		case "bearer":
			return { callId: 0, kind: { $case: "authenticate", value: { credentials: { $case: "bearer", value: presented.token } } } };
		case "impersonate": {
			const { id, role, claims } = presented;
			const value = { id, role, claimsJson: claims === undefined ? "" : JSON.stringify(claims) };
			return { callId: 0, kind: { $case: "authenticate", value: { credentials: { $case: "impersonate", value } } } };
		}
		default:
			return presented satisfies never;
	}
}

function openUnary(port: number, presented: Presented): Attacker {
	const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
	const authorization = authorizationOf(presented);
	const raw: Attacker["raw"] = async (method, request) => {
		const { error, bytes } = await unary(port, method, request, { client, ...(authorization === undefined ? {} : { authorization }) });
		if (!error) return { output: decode(method, bytes ?? new Uint8Array()) };
		const [details] = error.metadata.get("grpc-status-details-bin");
		if (!Buffer.isBuffer(details)) throw error;
		const told = decodeErrorDetails(details);
		if (!told) throw error;
		return { error: told };
	};
	return {
		raw,
		call: (call) => {
			const { method, bytes } = wire.encodeRequest(call);
			return raw(method, bytes);
		},
		ended: async () => undefined,
		close: () => client.close(),
	};
}

/** Fails an attacker's calls with the error that the first frame was answered with. */
async function openFramed(channel: TestChannel, presented: Presented): Promise<Attacker> {
	channel.send(firstFrame(presented));
	const admitted = outcomeOf(await channel.next());
	let callId = 0;
	const raw: Attacker["raw"] = async (method, request) => {
		if (admitted.error) return admitted;
		callId += 1;
		channel.send({ callId, kind: { $case: "start", value: { method, request, timeoutMs: 0 } } });
		const frame = await channel.next();
		return frame.kind?.$case === "response" ? { output: decode(method, frame.kind.value) } : outcomeOf(frame);
	};
	return {
		raw,
		call: (call) => {
			const { method, bytes } = wire.encodeRequest(call);
			return raw(method, bytes);
		},
		ended: async (withinMs) => {
			const late = new Promise<undefined>((resolve) => {
				setTimeout(() => resolve(undefined), withinMs).unref();
			});
			const frame = await Promise.race([channel.next(), late]);
			return frame && outcomeOf(frame).error;
		},
		close: () => channel.close(),
	};
}

function openInProcess({ engine }: Daemon, presented: Presented): Attacker {
	return {
		call: async (call) => {
			try {
				const principal = await principalOf(engine.adapter, presented);
				const output = await engine.handle(call, { principal, requestId: "r", transport: "in-process", address: "", trace: {} });
				return { output };
			} catch (error) {
				if (isDBALError(error)) return { error };
				throw error;
			}
		},
		raw: () => Promise.reject(new Error("There are no bytes in process.")),
		ended: async () => undefined,
		close: () => {},
	};
}

async function principalOf(store: Daemon["engine"]["adapter"], presented: Presented): Promise<Principal> {
	switch (presented.kind) {
		case "none":
			return anonymousPrincipal(model);
		case "session":
			return authenticateSession(store, presented, { model, now: () => new Date() });
		case "impersonate":
			return impersonatedPrincipal(model, presented);
		case "bearer":
			throw new Error("Nobody checks signed tokens in process.");
		default:
			return presented satisfies never;
	}
}

function outcomeOf(frame: ServerFrame): Answer {
	return frame.kind?.$case === "failure" ? { error: failureOf(frame) } : {};
}

function decode(method: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
	const operation = wire.operation(method);
	if (!operation) throw new Error(method);
	return wire.decodeResponse(operation, bytes);
}

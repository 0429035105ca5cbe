import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type ClientDuplexStream, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import {
	ChannelOpenRequest,
	ChannelOpenResponse,
	type ClientFrame,
	codecs,
	createWireMapping,
	DBALError,
	decodeError,
	model,
	type ServerFrame,
} from "@metabuilder/dbal/contract";
import { fileDescriptors } from "@metabuilder/dbal/interface";
import type { Handler, Principal } from "@metabuilder/dbal-server";
import { pino } from "pino";
import { WebSocket } from "ws";
import { type AuditFile, openAuditFile } from "../src/audit/audit-file.js";
import { unchanging } from "../src/auth/authentication.js";
import type { Authenticator } from "../src/auth/authenticator.js";
import { createCalls } from "../src/calls.js";
import { createRateLimits } from "../src/limits/rate-limit.js";
import { methodTable } from "../src/methods.js";
import { createTransports, type TransportBounds } from "../src/port/transports.js";
import { createProtoJson } from "../src/proto-json.js";

export const wire = createWireMapping(model, codecs);

export function principal(id: string, role = "user", level = 1): Principal {
	return { id, role, level, tenantId: null, claims: {} };
}

/** Transports in front of a handler that the test writes. `token` of a session names who it is; the token `bad` is refused. */
export async function startTransports(
	handle: Handler,
	options: { bounds?: Partial<TransportBounds>; tls?: { cert: string; key: string }; reflection?: string } = {},
) {
	const auditPath = join(mkdtempSync(join(tmpdir(), "dbal-audit-")), "audit.log");
	const audit: AuditFile = openAuditFile(auditPath, { strict: true, onNotice: () => {} });
	const calls = createCalls({
		handle,
		audit,
		limits: createRateLimits(() => Date.now()),
		strictAudit: true,
		log: pino({ level: "silent" }),
		maxCallMs: 30_000,
		now: () => new Date(),
	});
	const authenticator: Authenticator = {
		authenticate: async (given) => {
			if (given.kind === "session" && given.token === "bad") throw new DBALError("UNAUTHORIZED", "No.");
			const who = given.kind === "session" ? principal(given.token) : principal("anonymous", "public", 0);
			return unchanging(who);
		},
	};
	const state = { ready: true };
	const transports = createTransports({
		calls,
		authenticator,
		methods: methodTable(model, wire),
		json: createProtoJson(fileDescriptors),
		ready: () => state.ready,
		...options,
	});
	const { port } = await transports.listen("127.0.0.1", 0);
	return {
		port,
		calls,
		transports,
		state,
		auditLines: () =>
			readFileSync(auditPath, "utf8")
				.split("\n")
				.filter(Boolean)
				.map((line): Record<string, unknown> => JSON.parse(line)),
		close: async () => {
			await transports.close();
			audit.close();
		},
	};
}

const raw = (bytes: Buffer): Buffer => bytes;

export interface UnaryAnswer {
	readonly error?: ServiceError;
	readonly bytes?: Buffer;
}

/** One call as any foreign gRPC client makes it. */
export function unary(
	port: number,
	method: string,
	request: Uint8Array,
	options: { authorization?: string; timeoutMs?: number; client?: Client } = {},
): Promise<UnaryAnswer> {
	const client = options.client ?? new Client(`127.0.0.1:${port}`, credentials.createInsecure());
	const metadata = new Metadata();
	if (options.authorization !== undefined) metadata.set("authorization", options.authorization);
	const deadline = options.timeoutMs === undefined ? {} : { deadline: Date.now() + options.timeoutMs };
	return new Promise((resolve) => {
		client.makeUnaryRequest(`/${method}`, raw, raw, Buffer.from(request), metadata, deadline, (error, bytes) => {
			if (!options.client) client.close();
			resolve({ ...(error ? { error } : {}), ...(bytes ? { bytes } : {}) });
		});
	});
}

/** A channel's client end, over either transport: frames out, frames in. */
export interface TestChannel {
	send(...frames: ClientFrame[]): void;
	sendRaw(bytes: Uint8Array): void;
	/** The next frame that the daemon sends. */
	next(): Promise<ServerFrame>;
	/** Reads nothing more from the daemon. */
	pause(): void;
	/** Resolves with a close code (0 over gRPC) when the daemon ended it. */
	readonly closed: Promise<number>;
	close(): void;
}

function inbox() {
	const frames: ServerFrame[] = [];
	const waiting: ((frame: ServerFrame) => void)[] = [];
	return {
		receive: (bytes: Uint8Array) => {
			for (const frame of ChannelOpenResponse.decode(bytes).frames) {
				const first = waiting.shift();
				if (first) first(frame);
				else frames.push(frame);
			}
		},
		next: () =>
			new Promise<ServerFrame>((resolve) => {
				const first = frames.shift();
				if (first) resolve(first);
				else waiting.push(resolve);
			}),
	};
}

export function grpcChannel(port: number): TestChannel {
	const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
	const stream: ClientDuplexStream<Buffer, Buffer> = client.makeBidiStreamRequest("/dbal.v1.Channel/Open", raw, raw, new Metadata(), {});
	const { receive, next } = inbox();
	const closed = new Promise<number>((resolve) => {
		stream.on("end", () => resolve(0));
		stream.on("error", (error: ServiceError) => resolve(error.code));
	});
	stream.on("data", receive);
	return {
		send: (...frames) => void stream.write(Buffer.from(ChannelOpenRequest.encode({ frames }).finish())),
		sendRaw: (bytes) => void stream.write(Buffer.from(bytes)),
		next,
		pause: () => void stream.pause(),
		closed,
		close: () => {
			stream.cancel();
			client.close();
		},
	};
}

export async function webSocketChannel(port: number, headers: Record<string, string> = {}): Promise<TestChannel> {
	const socket = new WebSocket(`ws://127.0.0.1:${port}/`, "dbal.v1", { headers, perMessageDeflate: false });
	const { receive, next } = inbox();
	const closed = new Promise<number>((resolve) => socket.on("close", resolve));
	socket.on("message", (data) => receive(data as Buffer));
	await new Promise<void>((resolve, reject) => {
		socket.on("open", () => resolve());
		socket.on("error", reject);
	});
	return {
		send: (...frames) => socket.send(ChannelOpenRequest.encode({ frames }).finish()),
		sendRaw: (bytes) => socket.send(bytes),
		next,
		pause: () => socket.pause(),
		closed,
		close: () => socket.close(),
	};
}

export const channels = { "grpc stream": async (port: number) => grpcChannel(port), websocket: webSocketChannel } as const;

export function authenticate(token?: string): ClientFrame {
	if (token === undefined) return { callId: 0, kind: { $case: "authenticate", value: {} } };
	return { callId: 0, kind: { $case: "authenticate", value: { credentials: { $case: "session", value: { id: "s", token } } } } };
}

export function start(
	callId: number,
	entity: string,
	operation: string,
	input: Readonly<Record<string, unknown>>,
	timeoutMs = 0,
): ClientFrame {
	const { method, bytes } = wire.encodeRequest({ entity, operation, input });
	return { callId, kind: { $case: "start", value: { method, request: bytes, timeoutMs } } };
}

/** The error in a failure frame. */
export function failureOf(frame: ServerFrame): DBALError {
	if (frame.kind?.$case !== "failure") throw new Error(`expected a failure, got ${frame.kind?.$case}`);
	return decodeError(frame.kind.value);
}

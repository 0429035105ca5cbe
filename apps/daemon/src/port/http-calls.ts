import type { IncomingMessage, ServerResponse } from "node:http";
import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import type { Authenticator } from "../auth/authenticator.js";
import { parseAuthorization } from "../auth/credentials.js";
import type { Calls, Method } from "../calls.js";
import type { ClientAddress } from "../limits/client-address.js";
import type { ProtoJson } from "../proto-json.js";
import { connectError, connectStatus, retryAfter } from "./connect-error.js";
import { grpcTimeoutMs, webAnswer, webFailure, webMessage } from "./grpc-web.js";
import { readBody } from "./http-body.js";
import { forwardedFor, peerAddress } from "./peer-address.js";

export interface HttpCallsOptions {
	readonly calls: Calls;
	readonly authenticator: Authenticator;
	readonly clientAddress: ClientAddress;
	/** By full name, with bodies of protobuf. */
	readonly methods: ReadonlyMap<string, Method>;
	/** The same with bodies of JSON. */
	readonly jsonMethods: ReadonlyMap<string, Method>;
	readonly json: ProtoJson;
	readonly maxMessageBytes: number;
}

/** What goes over the wire around a call's own bytes. */
interface Protocol {
	readonly contentType: string;
	readonly methods: "methods" | "jsonMethods";
	/** The call's time in ms, by its headers. VALIDATION_ERROR where it can't be read. */
	readonly timeoutMs: (request: IncomingMessage) => number | undefined;
	readonly unwrap: (body: Uint8Array) => Uint8Array;
	readonly wrap: (response: Uint8Array) => Uint8Array;
	readonly failed: (error: DBALError, json: ProtoJson) => Reply;
}

interface Reply {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
}

const same = (bytes: Uint8Array): Uint8Array => bytes;

const connect: Omit<Protocol, "contentType" | "methods"> = {
	timeoutMs: (request) => {
		if (![undefined, "1"].includes(header(request, "connect-protocol-version"))) throw invalid("Connect-Protocol-Version must be 1.");
		const value = header(request, "connect-timeout-ms");
		if (value === undefined) return undefined;
		if (!/^\d{1,10}$/.test(value)) throw invalid("Connect-Timeout-Ms must be a whole number of milliseconds.");
		return Number(value);
	},
	unwrap: same,
	wrap: same,
	failed: (error, json) => ({
		status: connectStatus(error),
		headers: { "content-type": "application/json", ...retryAfter(error) },
		body: Buffer.from(JSON.stringify(connectError(error, json)), "utf8"),
	}),
};

const grpcWeb: Omit<Protocol, "contentType"> = {
	methods: "methods",
	timeoutMs: (request) => {
		const value = header(request, "grpc-timeout");
		const timeoutMs = value === undefined ? undefined : grpcTimeoutMs(value);
		if (value !== undefined && timeoutMs === undefined) throw invalid("grpc-timeout is no time.");
		return timeoutMs;
	},
	unwrap: (body) => {
		const message = webMessage(body);
		if (!message) throw invalid("The body must be one uncompressed message.");
		return message;
	},
	wrap: webAnswer,
	failed: (error) => ({ status: 200, headers: { "content-type": "application/grpc-web+proto" }, body: webFailure(error) }),
};

const protocols: Readonly<Record<string, Protocol>> = {
	"application/json": { ...connect, methods: "jsonMethods", contentType: "application/json" },
	"application/proto": { ...connect, methods: "methods", contentType: "application/proto" },
	"application/grpc-web": { ...grpcWeb, contentType: "application/grpc-web" },
	"application/grpc-web+proto": { ...grpcWeb, contentType: "application/grpc-web+proto" },
};

/** What a method's path looks like. */
const methodPath = /^\/([A-Za-z_][\w.]*\/[A-Za-z_]\w*)$/;

/** Answers the unary calls of the Connect protocol and of gRPC-Web over HTTP/1.1. False where the request is for no method. */
export function createHttpCalls(options: HttpCallsOptions): (request: IncomingMessage, response: ServerResponse) => boolean {
	const { calls, authenticator } = options;

	const reply = (response: ServerResponse, { status, headers, body }: Reply) => {
		if (response.destroyed) return;
		response.writeHead(status, {
			...headers,
			"content-length": body.length,
			"cache-control": "no-store",
			"x-content-type-options": "nosniff",
		});
		response.end(body);
	};

	const answer = async (protocol: Protocol, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const address = options.clientAddress(peerAddress(request.socket.remoteAddress), forwardedFor(request));
		const from = {
			address,
			transport: "http",
			traceParent: header(request, "traceparent"),
			authentication: () => authenticator.authenticate(credentialsOf(request), address),
		} as const;
		try {
			let timeoutMs: number | undefined;
			let body: Uint8Array;
			try {
				timeoutMs = protocol.timeoutMs(request);
				body = protocol.unwrap(await readBody(request, options.maxMessageBytes));
			} catch (error) {
				if (isDBALError(error)) await calls.refuse({ ...from, methodName: name }, error);
				throw error;
			}
			const method = options[protocol.methods].get(name);
			const call = method
				? calls.start({ ...from, method, request: body, ...(timeoutMs === undefined ? {} : { timeoutMs }) })
				: { response: calls.refuse({ ...from, methodName: name }, unknownMethod()), cancel: () => {} };
			response.on("close", call.cancel);
			const bytes = protocol.wrap(await call.response);
			reply(response, { status: 200, headers: { "content-type": protocol.contentType }, body: bytes });
		} catch (error) {
			const told = isDBALError(error)
				? error
				: new DBALError("INTERNAL_ERROR", "Something went wrong inside the daemon.", { cause: error });
			reply(response, protocol.failed(told, options.json));
		}
	};

	return (request, response) => {
		const [, name] = methodPath.exec(request.url ?? "") ?? [];
		if (name === undefined) return false;
		const [type = ""] = (header(request, "content-type") ?? "").toLowerCase().split(";");
		const protocol = Object.hasOwn(protocols, type.trim()) ? protocols[type.trim()] : undefined;
		if (request.method !== "POST") refuse(response, 405, { allow: "POST" });
		else if (!protocol) refuse(response, 415, { "accept-post": Object.keys(protocols).join(", ") });
		else void answer(protocol, name, request, response);
		return true;
	};
}

/** Refuses what is no call yet. The body is not waited for. */
export function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
	response.writeHead(status, { ...headers, "content-length": 0, connection: "close" });
	response.end();
}

/** A value sent twice is as unreadable as a wrong one: which of them would count? */
function credentialsOf(request: IncomingMessage): ReturnType<typeof parseAuthorization> {
	const values = request.headersDistinct.authorization;
	return parseAuthorization(values === undefined ? undefined : values.length === 1 ? values[0] : "");
}

function header(request: IncomingMessage, name: string): string | undefined {
	const value = request.headers[name];
	return Array.isArray(value) ? value.join(", ") : value;
}

function invalid(message: string): DBALError {
	return new DBALError("VALIDATION_ERROR", message);
}

function unknownMethod(): DBALError {
	return new DBALError("CAPABILITY_NOT_SUPPORTED", "There is no such method.");
}

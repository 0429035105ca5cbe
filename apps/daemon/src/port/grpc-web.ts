import { type DBALError, encodeErrorDetails, grpcStatus } from "@metabuilder/dbal/contract";

/*
 * gRPC-Web over HTTP/1.1, in its binary form: a message is a frame, and what gRPC sends as trailers is the last frame.
 * https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md
 */

const headBytes = 5;
const trailersFlag = 0x80;

/** The only message of a unary call's body; undefined for anything but one whole, uncompressed frame. */
export function webMessage(body: Uint8Array): Uint8Array | undefined {
	if (body.length < headBytes || body[0] !== 0) return undefined;
	const length = new DataView(body.buffer, body.byteOffset).getUint32(1);
	return body.length === headBytes + length ? body.subarray(headBytes) : undefined;
}

/** The body of an answered call. */
export function webAnswer(message: Uint8Array): Buffer {
	return Buffer.concat([frame(0, message), trailers({ "grpc-status": "0" })]);
}

/** The body of a failed call. */
export function webFailure(error: DBALError): Buffer {
	return trailers({
		"grpc-status": String(grpcStatus(error)),
		"grpc-message": encodeURIComponent(error.message),
		"grpc-status-details-bin": Buffer.from(encodeErrorDetails(error)).toString("base64"),
	});
}

const unitsMs: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000, m: 1, u: 1e-3, n: 1e-6 };

/** `grpc-timeout` in ms, at least 1; undefined for what gRPC doesn't allow. */
export function grpcTimeoutMs(value: string): number | undefined {
	const [, amount, unit] = /^(\d{1,8})([HMSmun])$/.exec(value) ?? [];
	return amount === undefined ? undefined : Math.max(1, Math.ceil(Number(amount) * (unitsMs[unit ?? ""] ?? 1)));
}

function trailers(fields: Readonly<Record<string, string>>): Buffer {
	const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
	return frame(trailersFlag, Buffer.from(text.join(""), "latin1"));
}

function frame(flag: number, bytes: Uint8Array): Buffer {
	const head = Buffer.alloc(headBytes);
	head[0] = flag;
	head.writeUInt32BE(bytes.length, 1);
	return Buffer.concat([head, bytes]);
}

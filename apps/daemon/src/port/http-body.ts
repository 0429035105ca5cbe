import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { DBALError } from "@metabuilder/dbal/contract";

const inflate = promisify(gunzip);

/** A request's body, whole and uncompressed. VALIDATION_ERROR beyond `maxBytes`, compressed or not, and where it can't be read. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
	const encoding = request.headers["content-encoding"] ?? "identity";
	if (encoding !== "identity" && encoding !== "gzip")
		throw new DBALError("CAPABILITY_NOT_SUPPORTED", "The body's encoding is not known: use gzip or none.");
	const bytes = await readWhole(request, maxBytes);
	if (encoding === "identity") return bytes;
	try {
		return await inflate(bytes, { maxOutputLength: maxBytes });
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(maxBytes);
		throw new DBALError("VALIDATION_ERROR", "The body is not what gzip writes.");
	}
}

function readWhole(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
	if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.reject(tooLarge(maxBytes));
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let size = 0;
		request.on("data", (chunk: Buffer) => {
			size += chunk.length;
			if (size <= maxBytes) chunks.push(chunk);
			else {
				request.pause();
				reject(tooLarge(maxBytes));
			}
		});
		request.on("end", () => resolve(Buffer.concat(chunks, size)));
		request.on("error", reject);
		request.on("close", () => reject(new DBALError("TIMEOUT", "The request ended before its body did.", { reason: "cancelled" })));
	});
}

/** The reason by which a request that is too large is told from one that is wrong. */
export const tooLargeReason = "too_large";

function tooLarge(maxBytes: number): DBALError {
	return new DBALError("VALIDATION_ERROR", `The request is larger than ${maxBytes} bytes.`, { reason: tooLargeReason });
}

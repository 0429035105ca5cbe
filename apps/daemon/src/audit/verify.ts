import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { genesis, readLine } from "./audit-line.js";

export interface AuditFault {
	/** From 1. */
	readonly line: number;
	readonly message: string;
}

export interface AuditReport {
	readonly lines: number;
	readonly faults: readonly AuditFault[];
	/** Hash of the last line. Kept elsewhere, it shows whether lines were cut from the end, which the file alone can't. */
	readonly lastHash: string;
}

/**
 * Checks that no line of an audit file was altered, removed or put in. A file that continues a rotated one starts after
 * `previousHash`, the last hash of that one; otherwise its first line must be the first of a chain.
 */
export async function verifyAuditFile(path: string, previousHash: string = genesis): Promise<AuditReport> {
	const faults: AuditFault[] = [];
	let expected = previousHash;
	let lines = 0;
	for await (const text of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
		lines += 1;
		const read = readLine(text);
		if (!read) {
			faults.push({ line: lines, message: "is no audit line" });
			continue;
		}
		if (!read.intact) faults.push({ line: lines, message: "was altered: its hash does not match" });
		if (read.prev !== expected)
			faults.push({
				line: lines,
				message:
					lines === 1
						? "is not the first of its chain: lines before it are missing"
						: "does not follow the line before it: a line was removed, put in or altered",
			});
		expected = read.hash;
	}
	return { lines, faults, lastHash: expected };
}

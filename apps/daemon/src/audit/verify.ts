import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { genesis, readLine } from "./audit-line.js";
import { firstPrevious, rotatedFiles } from "./audit-trail.js";

export interface AuditFault {
	readonly file: string;
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
	const fault = (message: string) => faults.push({ file: path, line: lines, message });
	for await (const text of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
		lines += 1;
		const read = readLine(text);
		if (!read) {
			fault("is no audit line");
			continue;
		}
		if (!read.intact) fault("was altered: its hash does not match");
		if (read.prev !== expected)
			fault(
				lines === 1
					? "is not the first of its chain: lines before it are missing"
					: "does not follow the line before it: a line was removed, put in or altered",
			);
		expected = read.hash;
	}
	return { lines, faults, lastHash: expected };
}

export interface TrailReport extends AuditReport {
	/** The files in the order of their chain. */
	readonly files: readonly string[];
}

/** Checks an audit file together with those that were put aside from it, in the order that their chain says, whatever they are called. */
export async function verifyAuditTrail(path: string): Promise<TrailReport> {
	const paths = [...rotatedFiles(path), ...(existsSync(path) ? [path] : [])];
	const waiting = paths.map((file) => ({ file, previous: firstPrevious(file) }));
	const files: string[] = [];
	const faults: AuditFault[] = [];
	let lines = 0;
	let lastHash: string = genesis;
	while (waiting.length > 0) {
		const follows = waiting.findIndex(({ previous }) => previous === lastHash);
		// Where the chain breaks, the next file by name is taken, and its first line is at fault. An empty file breaks nothing.
		const [next] = waiting.splice(Math.max(0, follows), 1);
		if (!next) break;
		const report = await verifyAuditFile(next.file, lastHash);
		files.push(next.file);
		faults.push(...report.faults);
		lines += report.lines;
		lastHash = report.lastHash;
	}
	return { files, lines, faults, lastHash };
}

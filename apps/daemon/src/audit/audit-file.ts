import { closeSync, constants, fstatSync, ftruncateSync, lstatSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { type AuditEntry, chainLine, genesis, readLine } from "./audit-line.js";

/** Longest line that a torn tail is looked for in, in bytes. */
const tailBytes = 64 * 1024;

export interface AuditFileOptions {
	/** Refuse a link, and a file that others than its owner may write. */
	readonly strict: boolean;
	/** Told of what was mended on open and of failing writes. */
	readonly onNotice: (level: "warn" | "error", message: string) => void;
}

/** An append-only file of chained lines, written in groups. */
export interface AuditFile {
	/** Resolves when the line is in the file, rejects when it can't be written: then no part of it is. */
	append(entry: AuditEntry): Promise<void>;
	/** False after a failed write, until a later one succeeds. */
	readonly healthy: boolean;
	/** Closes and opens the path anew, for log rotation. The chain goes on in the new file. */
	reopen(): void;
	close(): void;
}

interface Waiting {
	readonly entry: AuditEntry;
	readonly resolve: () => void;
	readonly reject: (error: unknown) => void;
}

/**
 * Opens or creates the file (mode 0600, with its folder). A last line without its end, left by a crash, is completed if whole
 * and cut off if not, and a line in the chain says so. Throws when the file can't be opened or may not be used.
 *
 * Lines of one tick are one write; writing is synchronous since an answer waits for it anyway and the page cache takes
 * microseconds, where a hop to a thread takes fifty.
 */
export function openAuditFile(path: string, options: AuditFileOptions): AuditFile {
	let fd = openChecked(path, options.strict);
	let { hash, size } = mendTail(fd, path, options);
	let waiting: Waiting[] = [];
	let healthy = true;

	const flush = () => {
		const group = waiting;
		waiting = [];
		if (group.length === 0) return;
		const before = hash;
		let text = "";
		for (const { entry } of group) {
			const next = chainLine(entry, hash);
			hash = next.hash;
			text += `${next.line}\n`;
		}
		try {
			size = writeWhole(fd, text, size);
			if (!healthy) options.onNotice("warn", "The audit file can be written again.");
			healthy = true;
			for (const { resolve } of group) resolve();
		} catch (error) {
			hash = before;
			if (healthy) options.onNotice("error", `The audit file can't be written: ${reasonOf(error)}.`);
			healthy = false;
			for (const { reject } of group) reject(error);
		}
	};

	return {
		append: (entry) =>
			new Promise((resolve, reject) => {
				if (waiting.length === 0) process.nextTick(flush);
				waiting.push({ entry, resolve, reject });
			}),
		get healthy() {
			return healthy;
		},
		reopen: () => {
			flush();
			const next = openChecked(path, options.strict);
			closeSync(fd);
			fd = next;
			const mended = mendTail(fd, path, options);
			size = mended.size;
			if (size > 0) hash = mended.hash;
		},
		close: () => {
			flush();
			closeSync(fd);
		},
	};
}

function openChecked(path: string, strict: boolean): number {
	mkdirSync(dirname(path), { recursive: true, mode: 0o750 });
	if (strict && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw new Error("it is a symbolic link");
	// O_NOFOLLOW closes the gap between the look and the opening.
	const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (strict ? constants.O_NOFOLLOW : 0);
	const fd = openSync(path, flags, 0o600);
	if (strict && (fstatSync(fd).mode & 0o022) !== 0) {
		closeSync(fd);
		throw new Error("others than its owner may write it (mode should be 0600)");
	}
	return fd;
}

/** Where the chain stands at the end of the file, after a torn tail is mended. */
function mendTail(fd: number, path: string, options: AuditFileOptions): { hash: string; size: number } {
	// Devices such as /dev/full have no tail to look at.
	const stat = fstatSync(fd);
	if (!stat.isFile() || stat.size === 0) return { hash: genesis, size: 0 };
	const start = Math.max(0, stat.size - tailBytes);
	const buffer = Buffer.alloc(stat.size - start);
	readSync(fd, buffer, 0, buffer.length, start);
	const end = buffer.lastIndexOf(0x0a) + 1;
	const torn = buffer.subarray(end);
	const previousEnd = end > 1 ? buffer.lastIndexOf(0x0a, end - 2) + 1 : 0;
	const last = readLine(buffer.subarray(previousEnd, Math.max(end - 1, 0)).toString("utf8"));
	if (end > 0 && !last) options.onNotice("error", `The last line of ${path} is no audit line: the chain starts anew.`);
	const hash = last?.hash ?? genesis;
	if (torn.length === 0) return { hash, size: stat.size };

	const whole = readLine(torn.toString("utf8"));
	if (whole?.intact && whole.prev === hash) {
		options.onNotice("warn", `The last line of ${path} lacked its end, which was added.`);
		return { hash: whole.hash, size: writeWhole(fd, "\n", stat.size) };
	}
	const size = stat.size - torn.length;
	ftruncateSync(fd, size);
	options.onNotice("warn", `A torn line of ${torn.length} bytes at the end of ${path} was cut off.`);
	const line = chainLine(mended(torn.length), hash);
	return { hash: line.hash, size: writeWhole(fd, `${line.line}\n`, size) };
}

/** The line that tells of a mended tail: `rows` are the bytes that were cut off. */
function mended(bytes: number): AuditEntry {
	return {
		timestamp: new Date().toISOString(),
		user: "system",
		role: "system",
		operation: "audit.mended",
		entity: "",
		success: true,
		duration_ms: 0,
		id: "",
		code: "OK",
		rule: [],
		rows: bytes,
		address: "",
		transport: "",
	};
}

/** All of the text or none of it: what a failing write left is cut off again. Returns the file's new size. */
function writeWhole(fd: number, text: string, size: number): number {
	const bytes = Buffer.from(text, "utf8");
	let written = 0;
	try {
		while (written < bytes.length) written += writeSync(fd, bytes, written);
	} catch (error) {
		if (written > 0) ftruncateSync(fd, size);
		throw error;
	}
	return size + bytes.length;
}

function reasonOf(error: unknown): string {
	return error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
}

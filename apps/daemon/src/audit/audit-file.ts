import {
	closeSync,
	constants,
	existsSync,
	fdatasync,
	fdatasyncSync,
	fstatSync,
	ftruncateSync,
	lstatSync,
	mkdirSync,
	openSync,
	readSync,
	renameSync,
	statSync,
	writeSync,
} from "node:fs";
import { basename, dirname } from "node:path";
import { type AuditEntry, chainLine, genesis, readLine } from "./audit-line.js";
import { lockAudit } from "./audit-lock.js";
import { rotatedFiles } from "./audit-trail.js";

/** Longest line that a torn tail is looked for in, in bytes. */
const tailBytes = 64 * 1024;

export interface AuditFileOptions {
	/** Refuse a link, and a file that others than its owner may write. */
	readonly strict: boolean;
	/** Told of what was mended on open and of failing writes. */
	readonly onNotice: (level: "warn" | "error", message: string) => void;
	/**
	 * When lines are sent from the system's memory to the disk: `always` before any call that they are of is answered; `interval` now and then,
	 * so that a machine that loses its power loses the last of them; `none` when the system likes. A killed process loses nothing either way.
	 */
	readonly sync?: "always" | "interval" | "none";
	/** Of `interval`, in ms. */
	readonly syncEveryMs?: number;
	/** The file is put aside, under its name with the time, once it is this long. */
	readonly rotateBytes?: number;
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
 * Opens or creates the file (mode 0600, with its folder) for this process alone. A last line without its end, left by a crash, is
 * completed if whole and cut off if not, and a line in the chain says so. Throws when the file can't be opened or may not be used.
 *
 * Lines of one tick are one write; writing is synchronous since an answer waits for it anyway and the page cache takes
 * microseconds, where a hop to a thread takes fifty.
 */
export function openAuditFile(path: string, options: AuditFileOptions): AuditFile {
	const { sync = "none", onNotice } = options;
	mkdirSync(dirname(path), { recursive: true, mode: 0o750 });
	// Devices, such as /dev/full, are shared by nature.
	const isDevice = statSync(path, { throwIfNoEntry: false })?.isFile() === false;
	const lock = isDevice ? undefined : lockAudit(`${path}.lock`);
	let fd: number;
	let hash: string;
	let size: number;
	try {
		fd = openChecked(path, options.strict);
		({ hash, size } = mendTail(fd, path, options));
		if (size === 0 && !isDevice) continueAfter(lastHashOf(path, options));
	} catch (error) {
		lock?.release();
		throw error;
	}
	let waiting: Waiting[] = [];
	let healthy = true;
	/** Lines were written that may not be on the disk. */
	let dirty = false;
	let syncing = false;
	/** Files that a sync under way still needs open. */
	let retired: number[] = [];

	/** The first line of a file that goes on with another's chain, so that it says so even if nothing else is ever written. */
	function continueAfter(previous: string | undefined): void {
		if (previous === undefined || previous === genesis) return;
		const line = chainLine(told("audit.continued", 0), previous);
		size = writeWhole(fd, `${line.line}\n`, size);
		hash = line.hash;
	}

	/** Writes what waits; gives those whose lines are in the file. */
	const write = (): readonly Waiting[] => {
		const group = waiting;
		waiting = [];
		if (group.length === 0) return group;
		const before = hash;
		let text = "";
		for (const { entry } of group) {
			const next = chainLine(entry, hash);
			hash = next.hash;
			text += `${next.line}\n`;
		}
		try {
			size = writeWhole(fd, text, size);
			recovered();
			dirty = true;
		} catch (error) {
			hash = before;
			failed("written", error);
			for (const { reject } of group) reject(error);
			return [];
		}
		return group;
	};

	const recovered = () => {
		if (!healthy) onNotice("warn", "The audit file can be written again.");
		healthy = true;
	};

	const failed = (what: string, error: unknown) => {
		if (healthy) onNotice("error", `The audit file can't be ${what}: ${reasonOf(error)}.`);
		healthy = false;
	};

	const flush = () => {
		// Lines that come while the disk is waited for are the next group.
		if (syncing) return;
		const written = write();
		if (sync === "always" && written.length > 0) startSync(written);
		else for (const { resolve } of written) resolve();
		rotateIfLong();
	};

	const startSync = (group: readonly Waiting[]) => {
		syncing = true;
		dirty = false;
		fdatasync(fd, (error) => {
			syncing = false;
			for (const old of retired) closeSync(old);
			retired = [];
			if (error) {
				failed("brought to the disk", error);
				for (const { reject } of group) reject(error);
			} else {
				recovered();
				for (const { resolve } of group) resolve();
			}
			if (waiting.length > 0) flush();
		});
	};

	/** Everything that waits, written and on the disk before this returns. */
	const settle = () => {
		const written = write();
		try {
			if (dirty && sync !== "none") fdatasyncSync(fd);
			dirty = false;
			for (const { resolve } of written) resolve();
		} catch (error) {
			failed("brought to the disk", error);
			for (const { reject } of written) reject(error);
		}
	};

	const timer =
		sync === "interval"
			? setInterval(() => {
					if (dirty && !syncing) startSync([]);
				}, options.syncEveryMs ?? 1_000).unref()
			: undefined;

	const retire = (old: number) => {
		if (syncing) retired.push(old);
		else closeSync(old);
	};

	const rotateIfLong = () => {
		if (options.rotateBytes === undefined || size < options.rotateBytes || isDevice) return;
		const aside = freeName(path);
		try {
			settle();
			renameSync(path, aside);
		} catch (error) {
			onNotice("error", `The audit file can't be put aside: ${reasonOf(error)}.`);
			return;
		}
		try {
			moveTo(openChecked(path, options.strict));
		} catch (error) {
			// It is still open under its other name: nothing is lost, and the next line tries again.
			renameSync(aside, path);
			onNotice("error", `No new audit file can be opened: ${reasonOf(error)}.`);
		}
	};

	const moveTo = (next: number) => {
		const old = fd;
		const mended = mendTail(next, path, options);
		fd = next;
		size = mended.size;
		if (size > 0) hash = mended.hash;
		else continueAfter(hash);
		retire(old);
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
			settle();
			moveTo(openChecked(path, options.strict));
		},
		close: () => {
			clearInterval(timer);
			settle();
			retire(fd);
			lock?.release();
		},
	};
}

function openChecked(path: string, strict: boolean): number {
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

/** The name of a file that is put aside: sorted by time, and never one that there is. */
function freeName(path: string): string {
	const stamp = new Date().toISOString().replace(/[-:.]/g, "");
	for (let attempt = 0; ; attempt++) {
		const name = `${path}.${stamp}${attempt === 0 ? "" : `-${attempt}`}`;
		if (!existsSync(name)) return name;
	}
}

/** Where the chain stood in the file that was put aside last, if there is one. */
function lastHashOf(path: string, options: AuditFileOptions): string | undefined {
	const last = rotatedFiles(path)
		.map((name) => ({ name, at: statSync(name).mtimeMs }))
		.sort((one, other) => one.at - other.at)
		.at(-1);
	if (!last) return undefined;
	const fd = openSync(last.name, "r");
	try {
		const hash = tailOf(fd).last?.hash;
		if (hash === undefined) options.onNotice("error", `The last line of ${basename(last.name)} is no audit line: the chain starts anew.`);
		return hash;
	} finally {
		closeSync(fd);
	}
}

/** The end of a file: its last whole line, and what comes after it. */
function tailOf(fd: number): { readonly last: ReturnType<typeof readLine>; readonly torn: Buffer; readonly hasLines: boolean } {
	const { size } = fstatSync(fd);
	const start = Math.max(0, size - tailBytes);
	const buffer = Buffer.alloc(size - start);
	readSync(fd, buffer, 0, buffer.length, start);
	const end = buffer.lastIndexOf(0x0a) + 1;
	const previousEnd = end > 1 ? buffer.lastIndexOf(0x0a, end - 2) + 1 : 0;
	const last = readLine(buffer.subarray(previousEnd, Math.max(end - 1, 0)).toString("utf8"));
	return { last, torn: buffer.subarray(end), hasLines: end > 0 };
}

/** Where the chain stands at the end of the file, after a torn tail is mended. */
function mendTail(fd: number, path: string, options: AuditFileOptions): { hash: string; size: number } {
	// Devices such as /dev/full have no tail to look at.
	const stat = fstatSync(fd);
	if (!stat.isFile() || stat.size === 0) return { hash: genesis, size: 0 };
	const { last, torn, hasLines } = tailOf(fd);
	if (hasLines && !last) options.onNotice("error", `The last line of ${path} is no audit line: the chain starts anew.`);
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
	const line = chainLine(told("audit.mended", torn.length), hash);
	return { hash: line.hash, size: writeWhole(fd, `${line.line}\n`, size) };
}

/** A line about the file itself: `rows` are the bytes that were cut off. */
function told(operation: string, bytes: number): AuditEntry {
	return {
		timestamp: new Date().toISOString(),
		user: "system",
		role: "system",
		operation,
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
	return error instanceof Error && "code" in error ? String(error.code) : error instanceof Error ? error.message : "unknown reason";
}

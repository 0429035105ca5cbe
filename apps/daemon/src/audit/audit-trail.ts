import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readLine } from "./audit-line.js";

/** The files that were put aside from an audit file, by name: by the daemon, or by logrotate and its like. */
export function rotatedFiles(path: string): readonly string[] {
	const folder = dirname(path);
	const prefix = `${basename(path)}.`;
	return readdirSync(folder)
		.filter((name) => name.startsWith(prefix) && !/\.(?:lock|gz|xz|zst|bz2)$/.test(name))
		.sort()
		.map((name) => join(folder, name));
}

/** Longest first line that is looked at, in bytes. */
const headBytes = 64 * 1024;

/** What the first line of a file names as the line before it; undefined where it is no audit line. */
export function firstPrevious(path: string): string | undefined {
	const fd = openSync(path, "r");
	try {
		const buffer = Buffer.alloc(headBytes);
		const length = readSync(fd, buffer, 0, headBytes, 0);
		const end = buffer.subarray(0, length).indexOf(0x0a);
		return readLine(buffer.toString("utf8", 0, end < 0 ? length : end))?.prev;
	} finally {
		closeSync(fd);
	}
}

/** An audit file and those that were put aside from it, the oldest first, as the file system has it. */
export function auditFilesInOrder(path: string): readonly string[] {
	const aside = rotatedFiles(path)
		.map((file) => ({ file, at: statSync(file).mtimeMs }))
		.sort((one, other) => one.at - other.at)
		.map(({ file }) => file);
	return existsSync(path) ? [...aside, path] : aside;
}

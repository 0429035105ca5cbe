import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeSync } from "node:fs";
import { hostname } from "node:os";

/** A file that one process alone writes. */
export interface AuditLock {
	release(): void;
}

/** How often the lock says that its holder lives, and after which silence another host's holder counts as dead, in ms. */
const beatMs = 5_000;
const silenceMs = 30_000;

interface Holder {
	readonly pid: number;
	readonly host: string;
	/** When the process started, as the system counts it: a process id is used again. Empty where it can't be told. */
	readonly started: string;
}

/** Locks that this process holds. */
const held = new Set<string>();

/**
 * Takes the lock, a file that names its holder, or throws saying who has it. One that was left by a process that is no more, killed
 * or crashed, is taken over; of another host, such as a container on the same volume, once it has been silent for half a minute.
 */
export function lockAudit(path: string): AuditLock {
	if (held.has(path)) throw new Error("this process writes it already");
	const mine: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
	for (let attempt = 0; ; attempt++) {
		try {
			const fd = openSync(path, "wx", 0o600);
			writeSync(fd, JSON.stringify(mine));
			closeSync(fd);
			break;
		} catch (error) {
			if (!(error instanceof Error && "code" in error && error.code === "EEXIST") || attempt === 3) throw error;
			const holder = readHolder(path);
			if (holder && isAlive(holder, path, mine)) throw new Error(`another daemon writes it: process ${holder.pid} on ${holder.host}`);
			remove(path);
		}
	}
	held.add(path);
	const beat = setInterval(() => {
		try {
			const now = new Date();
			utimesSync(path, now, now);
		} catch {
			// Somebody removed it. There is nobody to tell, and the file itself is still ours.
		}
	}, beatMs).unref();
	return {
		release: () => {
			clearInterval(beat);
			held.delete(path);
			remove(path);
		},
	};
}

function readHolder(path: string): Holder | undefined {
	try {
		const value: unknown = JSON.parse(readFileSync(path, "utf8"));
		if (typeof value !== "object" || value === null) return undefined;
		const { pid, host, started } = value as Partial<Holder>;
		if (typeof pid !== "number" || typeof host !== "string" || typeof started !== "string") return undefined;
		return { pid, host, started };
	} catch {
		// Half written, by a process that was killed there; or gone by now.
		return undefined;
	}
}

function isAlive(holder: Holder, path: string, mine: Holder): boolean {
	if (holder.host !== mine.host) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < silenceMs;
	// What has our own id and is not us was another process of that id.
	if (holder.pid === mine.pid) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
	}
	return holder.started === "" || startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/…/stat: after the name, which may hold anything, in parentheses. */
function startOf(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
	} catch {
		return "";
	}
}

function remove(path: string): void {
	try {
		unlinkSync(path);
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
	}
}

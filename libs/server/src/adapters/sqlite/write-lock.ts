import { setTimeout as wait } from "node:timers/promises";
import { throwIfAborted } from "../../deadline.js";
import type { SqliteConnection } from "./connection.js";
import { refused } from "./session.js";
import { classifySqliteError } from "./sqlite-error.js";

/** How long a writer tries to get the file's lock from another process. */
const maxLockWaitMs = 5_000;

/** Begins a transaction that may write, without holding up the event loop while another process does. DATABASE_ERROR when it lasts too long. */
export async function beginWriting(connection: SqliteConnection, signal?: AbortSignal): Promise<void> {
	for (let waitedMs = 0, pauseMs = 5; ; waitedMs += pauseMs, pauseMs = Math.min(pauseMs * 2, 100)) {
		throwIfAborted(signal);
		try {
			connection.change({ text: "BEGIN IMMEDIATE", params: [] });
			return;
		} catch (error) {
			if (classifySqliteError(error).kind !== "unavailable" || waitedMs > maxLockWaitMs) throw refused(error);
			await wait(pauseMs);
		}
	}
}

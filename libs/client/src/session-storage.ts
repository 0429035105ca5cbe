import type { ClientSession } from "./options.js";

/** Keeps the session beyond the page, such as in a tab's `sessionStorage`. Whoever reads the storage can act as its user. */
export interface SessionStorage {
	load(): ClientSession | undefined;
	/** Undefined: forget it. */
	save(session: ClientSession | undefined): void;
}

/** What `sessionStorage` and `localStorage` are. */
export interface KeyValueStorage {
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
	removeItem(key: string): void;
}

/**
 * The session in a browser's storage. Prefer `sessionStorage`, a tab's own: a refresh replaces the token, and another tab
 * that holds the one before is signed out. What can't be read, is expired or can't be stored counts as no session.
 */
export function webStorage(storage: KeyValueStorage, key = "dbal.session"): SessionStorage {
	return {
		load() {
			try {
				const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
				const session = readSession(kept);
				return session && session.expiresAt.getTime() > Date.now() ? session : undefined;
			} catch {
				return undefined;
			}
		},
		save(session) {
			try {
				if (session) storage.setItem(key, JSON.stringify(session));
				else storage.removeItem(key);
			} catch {
				// Full or blocked: the session lives as long as the page.
			}
		},
	};
}

function readSession(kept: unknown): ClientSession | undefined {
	if (typeof kept !== "object" || kept === null || !("id" in kept) || !("token" in kept) || !("expiresAt" in kept)) return undefined;
	const { id, token, expiresAt } = kept;
	if (typeof id !== "string" || typeof token !== "string" || typeof expiresAt !== "string") return undefined;
	const date = new Date(expiresAt);
	return Number.isNaN(date.getTime()) ? undefined : { id, token, expiresAt: date };
}

import { createHash } from "node:crypto";
import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import { findSessions, invalidSession, isTokenOf, type Principal, type SessionCredentials, type Store } from "@metabuilder/dbal-server";
import { type Authentication, type AuthenticationChange, boundMs } from "./authentication.js";

/** Sessions as they stand, looked up no more often than their bound asks for. */
export interface Sessions {
	authenticate(credentials: SessionCredentials): Promise<Authentication>;
	/** Something was written here that may have ended sessions or changed who they are of: nothing looked up before is believed. */
	invalidate(): void;
	close(): void;
}

export interface SessionsOptions {
	readonly model: ModelDescriptor;
	readonly store: Store;
	readonly now: () => Date;
}

/** Sessions remembered at most, apart from those that are watched. */
const maxSessions = 10_000;
/** How often those that are watched are looked up, in ms. */
const sweepMs = boundMs / 2;
/** Sessions looked up by one statement. */
const batch = 500;

interface Held {
	readonly credentials: SessionCredentials;
	/** Whose it was at the last look; undefined once it is over. */
	principal: Principal | undefined;
	/** When the last look began, in monotonic ms, and after which invalidation. */
	at: number;
	epoch: number;
	expiresAt: number;
	/** Since when the token is an older one, of a session that was refreshed, in monotonic ms. */
	replacedAt: number | undefined;
	/** A look that runs, and after which invalidation it began. */
	pending: { readonly epoch: number; readonly principal: Promise<Principal> } | undefined;
	readonly listeners: Set<(change: AuthenticationChange) => void>;
}

/**
 * A session is believed for {@link boundMs} after a look at it, so that one that was ended by another process loses its streams within that
 * time; what is written through this process is seen at the next call. All sessions with open streams are looked up by two statements
 * together, twice a second; where no stream is open nothing is asked.
 */
export function createSessions({ model, store, now }: SessionsOptions): Sessions {
	const held = new Map<string, Held>();
	const watched = new Set<Held>();
	let epoch = 0;
	let sweeping = false;
	let soon: NodeJS.Immediate | undefined;

	const isFresh = (session: Held) =>
		session.principal !== undefined &&
		session.epoch === epoch &&
		performance.now() - session.at < boundMs &&
		session.expiresAt > now().getTime();

	/** Looks sessions up together and takes over what is found. */
	const look = async (sessions: readonly Held[]): Promise<void> => {
		const began = { at: performance.now(), epoch };
		const found = await findSessions(store, model, [...new Set(sessions.map(({ credentials }) => credentials.id))]);
		for (const session of sessions) {
			const stored = found.get(session.credentials.id);
			const isOver = !stored || stored.expiresAt.getTime() <= now().getTime() || !isStillTokenOf(session, stored);
			// One that began later has been here already.
			if (began.at < session.at) continue;
			const before = session.principal;
			Object.assign(session, began);
			session.principal = isOver ? undefined : stored.principal;
			session.expiresAt = stored?.expiresAt.getTime() ?? 0;
			if (!before) continue;
			if (!session.principal) tell(session, { kind: "over", error: invalidSession() });
			else if (!isSame(before, session.principal)) tell(session, { kind: "changed", principal: session.principal });
		}
	};

	/**
	 * Where a session was refreshed, a token that was known before goes on for a moment: what its owner asked for at the same time is not to fail.
	 * A token that comes for the first time gets none.
	 */
	const isStillTokenOf = (session: Held, stored: Parameters<typeof isTokenOf>[0]): boolean => {
		if (isTokenOf(stored, session.credentials.token)) return true;
		if (!session.principal) return false;
		session.replacedAt ??= performance.now();
		return performance.now() - session.replacedAt < sweepMs;
	};

	const tell = (session: Held, change: AuthenticationChange) => {
		for (const listener of session.listeners) listener(change);
	};

	const current = (session: Held): Principal | Promise<Principal> => {
		if (isFresh(session) && session.principal) return session.principal;
		// A look that began before a write here may not have seen it.
		if (session.pending?.epoch === epoch) return session.pending.principal;
		const pending = {
			epoch,
			principal: look([session])
				.then(() => {
					if (!session.principal) throw invalidSession();
					return session.principal;
				})
				.finally(() => {
					if (session.pending === pending) session.pending = undefined;
				}),
		};
		session.pending = pending;
		return pending.principal;
	};

	const sweep = async (): Promise<void> => {
		if (sweeping) return;
		sweeping = true;
		try {
			const all = [...watched];
			for (let start = 0; start < all.length; start += batch) await look(all.slice(start, start + batch));
		} catch {
			// A database that can't be reached fails every call by itself; streams may wait for it.
		} finally {
			sweeping = false;
		}
	};
	const timer = setInterval(() => {
		if (watched.size > 0) void sweep();
	}, sweepMs).unref();

	const watch = (session: Held, listener: (change: AuthenticationChange) => void) => {
		session.listeners.add(listener);
		watched.add(session);
		return () => {
			session.listeners.delete(listener);
			if (session.listeners.size === 0) watched.delete(session);
		};
	};

	return {
		authenticate: async (credentials) => {
			const key = createHash("sha256").update(`${credentials.id}.${credentials.token}`).digest("base64");
			const known = held.get(key);
			const session = known?.principal ? known : unseen(credentials);
			await current(session);
			// Only sessions that exist are remembered, the least recently presented is dropped first.
			held.delete(key);
			held.set(key, session);
			if (held.size > maxSessions) {
				const oldest = held.keys().next();
				if (!oldest.done) held.delete(oldest.value);
			}
			return { current: () => current(session), watch: (listener) => watch(session, listener) };
		},
		invalidate: () => {
			epoch += 1;
			if (watched.size === 0) return;
			soon ??= setImmediate(() => {
				soon = undefined;
				void sweep();
			});
		},
		close: () => {
			clearInterval(timer);
			clearImmediate(soon);
		},
	};
}

function unseen(credentials: SessionCredentials): Held {
	return {
		credentials,
		principal: undefined,
		at: 0,
		epoch: -1,
		expiresAt: 0,
		replacedAt: undefined,
		pending: undefined,
		listeners: new Set(),
	};
}

function isSame(one: Principal, other: Principal): boolean {
	return one.id === other.id && one.role === other.role && one.level === other.level && one.tenantId === other.tenantId;
}

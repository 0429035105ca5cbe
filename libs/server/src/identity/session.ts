import { createHash, timingSafeEqual } from "node:crypto";
import { DBALError, type EntityDescriptor, type ModelDescriptor, type Row } from "@metabuilder/dbal/contract";
import { type Find, plainRows, type Store, type StoreOptions } from "../adapters/adapter.js";
import type { Data } from "../operations/custom/custom-operation.js";
import type { Principal } from "../principal.js";
import { userPrincipal } from "./principal.js";

/** What a client holds to be recognized by. The token is told once, when the session is issued or refreshed. */
export interface SessionCredentials {
	readonly id: string;
	readonly token: string;
}

export interface IssuedSession extends SessionCredentials {
	readonly expiresAt: Date;
}

export interface SessionIssue {
	readonly now: () => Date;
	readonly random: (size: number) => Uint8Array;
	readonly lifetimeMs: number;
}

const tokenBytes = 32;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A fresh token with what is stored of it: a token of 256 random bits needs no salt and no slow hash. */
export function makeToken(random: (size: number) => Uint8Array): { readonly token: string; readonly tokenHash: string } {
	const token = Buffer.from(random(tokenBytes)).toString("base64url");
	return { token, tokenHash: hashToken(token) };
}

/** SHA-256 in lower-case hex. */
export function hashToken(token: string): string {
	return createHash("sha256").update(token, "utf8").digest("hex");
}

/** Stores a new session of the user and tells its token, which can't be read again. */
export async function issueSession(system: Data, userId: string, issue: SessionIssue): Promise<IssuedSession> {
	const { token, tokenHash } = makeToken(issue.random);
	const expiresAt = new Date(issue.now().getTime() + issue.lifetimeMs);
	const row = await system.create<{ readonly id: string }>("Session", { userId, tokenHash, expiresAt });
	return { id: row.id, token, expiresAt };
}

/** A session as it stands now: what its token is compared with, and who its user is. */
export interface StoredSession {
	readonly tokenHash: string;
	readonly expiresAt: Date;
	/** With the user's present role and tenant. */
	readonly principal: Principal;
}

/**
 * Who a session belongs to, with the user's present role. UNAUTHORIZED, always in the same words, when there is no such
 * session, its token is another, it has expired or its user is gone.
 */
export async function authenticateSession(
	store: Store,
	credentials: SessionCredentials,
	options: { readonly model: ModelDescriptor; readonly now: () => Date } & StoreOptions,
): Promise<Principal> {
	const { model, now, ...storeOptions } = options;
	const found = (await findSessions(store, model, [credentials.id], storeOptions)).get(credentials.id);
	const matches = equalHashes(hashToken(credentials.token), found?.tokenHash ?? "");
	if (!found || !matches || found.expiresAt.getTime() <= now().getTime()) throw invalidSession();
	return found.principal;
}

/** Those of the sessions that there are, by id; those whose user is gone or has a role of no model are not among them. */
export async function findSessions(
	store: Store,
	model: ModelDescriptor,
	ids: readonly string[],
	options: StoreOptions = {},
): Promise<ReadonlyMap<string, StoredSession>> {
	const sessions = await rowsById(
		store,
		model,
		"Session",
		ids.filter((id) => uuid.test(id)),
		["id", "userId", "tokenHash", "expiresAt"],
		options,
	);
	const userIds = new Set(sessions.map(({ userId }) => userId).filter((id) => typeof id === "string"));
	const rows = await rowsById(store, model, "User", [...userIds], ["id", "role", "tenantId"], options);
	const users = new Map(rows.map((row) => [row.id, row]));
	const found = new Map<string, StoredSession>();
	for (const { id, userId, tokenHash, expiresAt } of sessions) {
		const user = users.get(userId);
		if (typeof id !== "string" || typeof tokenHash !== "string" || !(expiresAt instanceof Date)) continue;
		if (!user || typeof user.id !== "string" || typeof user.role !== "string") continue;
		if (!model.roles.some(({ name }) => name === user.role)) continue;
		const tenantId = typeof user.tenantId === "string" ? user.tenantId : null;
		found.set(id, { tokenHash, expiresAt, principal: userPrincipal(model, { id: user.id, role: user.role, tenantId }, id) });
	}
	return found;
}

/** Whether a token is the one whose hash was stored, in constant time. */
export function isTokenOf(stored: StoredSession, token: string): boolean {
	return equalHashes(hashToken(token), stored.tokenHash);
}

/** UNAUTHORIZED in the words that every unusable session gets. The reason tells a client that its session is over. */
export function invalidSession(): DBALError {
	return new DBALError("UNAUTHORIZED", "The session is not valid or has expired. Sign in again.", { reason: "session" });
}

function equalHashes(presented: string, stored: string): boolean {
	const expected = Buffer.alloc(presented.length);
	const written = expected.write(stored, "latin1");
	return timingSafeEqual(Buffer.from(presented, "latin1"), expected) && written === stored.length && stored.length === presented.length;
}

async function rowsById(
	store: Store,
	model: ModelDescriptor,
	name: string,
	ids: readonly string[],
	wanted: readonly string[],
	options: StoreOptions,
): Promise<readonly Row[]> {
	if (ids.length === 0) return [];
	const entity = entityOf(model, name);
	const fields = wanted.filter((field) => entity.fields.some((candidate) => candidate.name === field));
	const [id] = ids;
	const field = entity.primaryKey;
	const find: Find = {
		entity,
		where:
			ids.length === 1 && id !== undefined ? { kind: "compare", field, operator: "eq", value: id } : { kind: "in", field, values: ids },
		orderBy: [{ field, direction: "asc" }],
		fields,
		limit: ids.length,
	};
	return plainRows(await store.find(find, options));
}

function entityOf(model: ModelDescriptor, name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(`Sessions need the entity ${name} in the model.`);
	return entity;
}

import { createHash, timingSafeEqual } from "node:crypto";
import { DBALError, type EntityDescriptor, type ModelDescriptor, type Row } from "@metabuilder/dbal/contract";
import type { Store, StoreOptions } from "../adapters/adapter.js";
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

/**
 * Who a session belongs to, with the user's present role. UNAUTHORIZED, always in the same words, when there is no such
 * session, its token is another, it has expired or its user is gone.
 */
export async function authenticateSession(
	store: Store,
	credentials: SessionCredentials,
	options: { readonly model: ModelDescriptor; readonly now: () => Date } & StoreOptions,
): Promise<Principal> {
	const { model, signal } = options;
	const found = uuid.test(credentials.id)
		? await rowById(store, model, "Session", credentials.id, ["id", "userId", "tokenHash", "expiresAt"], signal)
		: undefined;
	const expected = typeof found?.tokenHash === "string" ? found.tokenHash : "";
	const matches = equalHashes(hashToken(credentials.token), expected);
	if (!found || !matches) throw invalidSession();
	if (!(found.expiresAt instanceof Date) || found.expiresAt.getTime() <= options.now().getTime()) throw invalidSession();
	const user = typeof found.userId === "string" && (await rowById(store, model, "User", found.userId, ["id", "role", "tenantId"], signal));
	if (!user || typeof user.id !== "string" || typeof user.role !== "string") throw invalidSession();
	const tenantId = typeof user.tenantId === "string" ? user.tenantId : null;
	return userPrincipal(model, { id: user.id, role: user.role, tenantId }, credentials.id);
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

async function rowById(
	store: Store,
	model: ModelDescriptor,
	name: string,
	id: string,
	wanted: readonly string[],
	signal: AbortSignal | undefined,
): Promise<Row | undefined> {
	const entity = entityOf(model, name);
	const fields = wanted.filter((field) => entity.fields.some((candidate) => candidate.name === field));
	const rows = await store.find(
		{
			entity,
			where: { kind: "compare", field: entity.primaryKey, operator: "eq", value: id },
			orderBy: [{ field: entity.primaryKey, direction: "asc" }],
			fields,
			limit: 1,
		},
		signal ? { signal } : {},
	);
	return rows[0];
}

function entityOf(model: ModelDescriptor, name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(`Sessions need the entity ${name} in the model.`);
	return entity;
}

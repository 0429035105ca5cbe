import { DBALError, isDBALError, type Session, type User } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import { hashPassword, isOutdated, verifyPassword } from "../../identity/password.js";
import { userPrincipal } from "../../identity/principal.js";
import { invalidSession, issueSession, makeToken } from "../../identity/session.js";
import { hashOf, requireStanding } from "./credential.js";
import type { CustomContext } from "./custom-operation.js";
import { ownUser } from "./user.js";

/** An unknown account and a wrong password look and take the same. */
export const signIn: CustomOperations["Session.signIn"] = async ({ username, password }, context) => {
	const { model, now, random, settings, system } = context;
	const stored = await hashOf(system, username);
	const matches = await verifyPassword(password, stored, settings.passwordCost);
	const [user] = await system.find<User>("User", { where: { username }, limit: 1 });
	if (!matches || stored === undefined || !user) throw new DBALError("UNAUTHORIZED", "The username or the password is wrong.");
	const { level } = userPrincipal(model, user);
	if (isOutdated(stored, settings.passwordCost)) await strengthen(context, username, password, stored);
	const session = await issueSession(system, user.id, { now, random, lifetimeMs: settings.sessionLifetimeMs });
	return { ...session, user: { id: user.id, username: user.username, role: user.role, level } };
};

/** Makes the hash anew for what is asked for today; the password was just seen to be its. One that was set meanwhile stays. */
async function strengthen(
	{ random, settings, transaction }: CustomContext,
	username: string,
	password: string,
	stored: string,
): Promise<void> {
	const passwordHash = await hashPassword(password, random, settings.passwordCost);
	await transaction(async ({ system }) => {
		if ((await hashOf(system, username)) === stored) await system.update("Credential", { username }, { passwordHash });
	});
}

export const signOut: CustomOperations["Session.signOut"] = async (_input, context) => {
	const id = presentSession(context);
	await orInvalid(context.system.delete("Session", { id }));
};

/** The old token is worth nothing from then on. */
export const refresh: CustomOperations["Session.refresh"] = async (_input, context) => {
	const id = presentSession(context);
	const { token, tokenHash } = makeToken(context.random);
	const expiresAt = new Date(context.now().getTime() + context.settings.sessionLifetimeMs);
	await orInvalid(context.system.update("Session", { id }, { tokenHash, expiresAt }));
	return { id, token, expiresAt };
};

function presentSession({ principal }: CustomContext): string {
	if (principal.sessionId === undefined) throw new DBALError("UNAUTHORIZED", "The call came without a session.");
	return principal.sessionId;
}

/** A session that ended since the caller was let in looks like any that is not valid. */
async function orInvalid<T>(work: Promise<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		throw isDBALError(error) && error.code === "NOT_FOUND" ? invalidSession() : error;
	}
}

/** Rows that one account has at most, in effect: nobody signs in that often within a session's life. */
const maxSessions = 10_000;

export const mine: CustomOperations["Session.mine"] = (_input, { data }) =>
	data.find<Session>("Session", { orderBy: { createdAt: "desc" }, limit: 1_000 });

/** One that doesn't exist and one that is not for the caller to end look the same. */
export const revoke: CustomOperations["Session.revoke"] = async ({ id }, context) => {
	const { principal, system } = context;
	const notFound = () => new DBALError("NOT_FOUND", "There is no such Session.");
	const [session] = await system.find<Session>("Session", { where: { id }, limit: 1 });
	if (!session) throw notFound();
	if (session.userId !== principal.id) {
		const [owner] = await system.find<User>("User", { where: { id: session.userId }, limit: 1 });
		if (!owner) throw notFound();
		await requireStanding(context, owner.username, "").catch(() => {
			throw notFound();
		});
	}
	await system.delete("Session", { id });
};

export const revokeAll: CustomOperations["Session.revokeAll"] = async ({ username }, context) => {
	const { principal } = context;
	const own = await ownUser(context.system, principal.id);
	if (username === undefined && !own) throw new DBALError("UNAUTHORIZED", "Sign in first.");
	const user =
		username === undefined || username === own?.username
			? own
			: await requireStanding(context, username, "You may not end this account's sessions.");
	return context.transaction(async ({ system }) => {
		const sessions = await system.find<Session>("Session", { where: { userId: user?.id }, select: { id: true }, limit: maxSessions });
		for (const { id } of sessions) await system.delete("Session", { id });
		return { ended: sessions.length };
	});
};

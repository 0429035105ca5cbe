import { DBALError, isDBALError, type User } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import { userPrincipal } from "../../identity/principal.js";
import { invalidSession, issueSession, makeToken } from "../../identity/session.js";
import { passwordMatches } from "./credential.js";
import type { CustomContext } from "./custom-operation.js";

/** An unknown account and a wrong password look and take the same. */
export const signIn: CustomOperations["Session.signIn"] = async ({ username, password }, context) => {
	const { model, now, random, settings, system } = context;
	const matches = await passwordMatches(system, username, password);
	const [user] = await system.find<User>("User", { where: { username }, limit: 1 });
	if (!matches || !user) throw new DBALError("UNAUTHORIZED", "The username or the password is wrong.");
	const { level } = userPrincipal(model, user);
	const session = await issueSession(system, user.id, { now, random, lifetimeMs: settings.sessionLifetimeMs });
	return { ...session, user: { id: user.id, username: user.username, role: user.role, level } };
};

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

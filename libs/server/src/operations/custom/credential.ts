import { type Credential, DBALError, type User } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import { hashPassword, verifyPassword } from "../../identity/password.js";
import { userPrincipal } from "../../identity/principal.js";
import type { CustomContext, Data } from "./custom-operation.js";
import { ownUser } from "./user.js";

/** The account's password hash, or undefined where there is no such account. */
export async function hashOf(system: Data, username: string): Promise<string | undefined> {
	const [credential] = await system.find<Credential>("Credential", { where: { username }, limit: 1 });
	return credential?.passwordHash;
}

/** Whether the password is the account's, after the same work whatever the reason that it is not. */
export async function passwordMatches({ system, settings }: CustomContext, username: string, password: string): Promise<boolean> {
	return verifyPassword(password, await hashOf(system, username), settings.passwordCost);
}

export const verify: CustomOperations["Credential.verify"] = async ({ username, password }, context) => ({
	valid: await passwordMatches(context, username, password),
});

/**
 * One's own takes the present password: UNAUTHORIZED otherwise. Somebody else's takes the role `admin` or above, and one that
 * stands above theirs, or nobody's account would be safe from a peer: FORBIDDEN otherwise, whether or not there is such an account.
 */
export const setPassword: CustomOperations["Credential.setPassword"] = async (input, context) => {
	const { username, currentPassword, newPassword } = input;
	const own = (await ownUser(context.system, context.principal.id))?.username === username;
	if (own) await requireCurrentPassword(context, username, currentPassword);
	else await requireStanding(context, username, "You may not set this account's password.");
	// Outside of the transaction: hashing takes tens of milliseconds.
	const passwordHash = await hashPassword(newPassword, context.random, context.settings.passwordCost);
	await context.transaction(async ({ system }) => {
		const changes = { passwordHash, firstLogin: !own };
		if ((await hashOf(system, username)) === undefined) await system.create("Credential", { username, ...changes });
		else await system.update("Credential", { username }, changes);
		const user = await system.get<User>("User", { username });
		const sessions = await system.find<{ readonly id: string }>("Session", {
			where: { userId: user.id },
			select: { id: true },
			limit: 10_000,
		});
		for (const { id } of sessions) await system.delete("Session", { id });
	});
};

async function requireCurrentPassword(context: CustomContext, username: string, currentPassword: string | undefined): Promise<void> {
	if (currentPassword === undefined) {
		const message = "Your current password is needed.";
		throw new DBALError("VALIDATION_ERROR", message, { fields: [{ path: "currentPassword", rule: "required", message }] });
	}
	if (!(await passwordMatches(context, username, currentPassword))) throw new DBALError("UNAUTHORIZED", "The current password is wrong.");
}

/**
 * The account, for somebody who stands above it and is an administrator. FORBIDDEN, in the words given, for anybody else; NOT_FOUND is told
 * to administrators alone.
 */
export async function requireStanding({ model, principal, system }: CustomContext, username: string, refusal: string): Promise<User> {
	const admin = model.roles.find((role) => role.name === "admin");
	const forbidden = () => new DBALError("FORBIDDEN", refusal);
	if (!admin || principal.level < admin.level) throw forbidden();
	const [user] = await system.find<User>("User", { where: { username }, limit: 1 });
	if (!user) throw new DBALError("NOT_FOUND", "There is no such account.");
	if (userPrincipal(model, user).level >= principal.level) throw forbidden();
	return user;
}

import { type Credential, DBALError, type User } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import { hashPassword, verifyPassword } from "../../identity/password.js";
import { userPrincipal } from "../../identity/principal.js";
import type { CustomContext, Data } from "./custom-operation.js";
import { ownUser } from "./user.js";

/** The account's password hash, or undefined where there is no such account. */
async function hashOf(system: Data, username: string): Promise<string | undefined> {
	const [credential] = await system.find<Credential>("Credential", { where: { username }, limit: 1 });
	return credential?.passwordHash;
}

/** Whether the password is the account's, after the same work whatever the reason that it is not. */
export async function passwordMatches(system: Data, username: string, password: string): Promise<boolean> {
	return verifyPassword(password, await hashOf(system, username));
}

export const verify: CustomOperations["Credential.verify"] = async ({ username, password }, { system }) => ({
	valid: await passwordMatches(system, username, password),
});

/**
 * One's own takes the present password: UNAUTHORIZED otherwise. Somebody else's takes the role `admin` or above, and one that
 * stands above theirs, or nobody's account would be safe from a peer: FORBIDDEN otherwise, whether or not there is such an account.
 */
export const setPassword: CustomOperations["Credential.setPassword"] = async (input, context) => {
	const { username, currentPassword, newPassword } = input;
	const own = (await ownUser(context.system, context.principal.id))?.username === username;
	if (own) await requireCurrentPassword(context.system, username, currentPassword);
	else await requireStanding(context, username);
	// Outside of the transaction: hashing takes tens of milliseconds.
	const passwordHash = await hashPassword(newPassword, context.random);
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

async function requireCurrentPassword(system: Data, username: string, currentPassword: string | undefined): Promise<void> {
	if (currentPassword === undefined) {
		const message = "Your current password is needed.";
		throw new DBALError("VALIDATION_ERROR", message, { fields: [{ path: "currentPassword", rule: "required", message }] });
	}
	if (!(await passwordMatches(system, username, currentPassword))) throw new DBALError("UNAUTHORIZED", "The current password is wrong.");
}

async function requireStanding({ model, principal, system }: CustomContext, username: string): Promise<void> {
	const admin = model.roles.find((role) => role.name === "admin");
	const forbidden = () => new DBALError("FORBIDDEN", "You may not set this account's password.");
	if (!admin || principal.level < admin.level) throw forbidden();
	const [user] = await system.find<User>("User", { where: { username }, limit: 1 });
	if (!user) throw new DBALError("NOT_FOUND", "There is no such account.");
	if (userPrincipal(model, user).level >= principal.level) throw forbidden();
}

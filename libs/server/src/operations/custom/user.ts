import { DBALError, type User } from "@metabuilder/dbal/contract";
import type { CustomOperations } from "../../../gen/operations.js";
import { userPrincipal } from "../../identity/principal.js";
import type { Data } from "./custom-operation.js";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The row of whoever is asking, whatever rules say of it. Undefined for principals that are no row, such as `anonymous`. */
export async function ownUser(system: Data, principalId: string): Promise<User | undefined> {
	if (!uuid.test(principalId)) return undefined;
	const [user] = await system.find<User>("User", { where: { id: principalId }, limit: 1 });
	return user;
}

/** What a session's owner may always know of themselves. UNAUTHORIZED for anybody who is no user. */
export const me: CustomOperations["User.me"] = async (_input, { model, principal, system }) => {
	const user = await ownUser(system, principal.id);
	if (!user) throw new DBALError("UNAUTHORIZED", "Sign in first.");
	const { id, username, email, role, tenantId } = user;
	return { id, username, email, role, level: userPrincipal(model, user).level, tenantId };
};

/** Rows looked at in one step. */
const step = 500;

/**
 * In any case of letters, which not every database can compare: the rows that the caller may read are walked by username. What
 * of a row the caller may not read matches nothing.
 */
export const search: CustomOperations["User.search"] = async ({ query, limit }, { data, signal }) => {
	const wanted = query.toLowerCase();
	const found: User[] = [];
	let after: string | undefined;
	while (found.length < limit) {
		signal?.throwIfAborted();
		const rows = await data.find<User>("User", {
			...(after === undefined ? {} : { where: { username: { gt: after } } }),
			orderBy: { username: "asc" },
			limit: step,
		});
		found.push(...rows.filter((row) => [row.username, row.email].some((text) => text?.toLowerCase().includes(wanted))));
		after = rows.at(-1)?.username;
		if (rows.length < step || after === undefined) break;
	}
	return found.slice(0, limit);
};

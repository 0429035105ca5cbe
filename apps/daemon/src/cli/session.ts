import { parseArgs } from "node:util";
import { DBALError } from "@metabuilder/dbal/contract";
import type { Predicate } from "@metabuilder/dbal-server";
import { plainRows } from "@metabuilder/dbal-server";
import { onOneLine } from "../visible.js";
import { configOption, type ExitCode, exitCodes, type Terminal, UsageError } from "./command.js";
import { configOf } from "./load-config.js";
import { table } from "./table.js";
import { entityNamed, is, onDatabase, sessionsEnded, textOf, userNamed } from "./user.js";

const options = { ...configOption, user: { type: "string" }, all: { type: "boolean" } } as const;
/** Rows that a list prints. */
const maxListed = 1_000;

/** `session list|revoke`. A session that is ended loses the streams that are open, at every daemon, within a second. */
export async function sessionCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	const [action, id, ...more] = positionals;
	if (more.length > 0) throw new UsageError("One session at a time.");
	const config = () => configOf(values.config, terminal);
	const entity = entityNamed("Session");
	switch (action) {
		case "list": {
			if (id !== undefined || values.all) throw new UsageError("session list takes --user=NAME at most.");
			const rows = await onDatabase(config(), async (adapter) => {
				const where: Predicate =
					values.user === undefined ? { kind: "constant", value: true } : is("userId", (await userNamed(adapter, values.user)).id);
				const sessions = plainRows(
					await adapter.find({
						entity,
						where: { kind: "and", items: [where, { kind: "compare", field: "expiresAt", operator: "gt", value: new Date() }] },
						orderBy: [
							{ field: "createdAt", direction: "asc" },
							{ field: "id", direction: "asc" },
						],
						fields: ["id", "userId", "createdAt", "expiresAt"],
						limit: maxListed,
					}),
				);
				const users = plainRows(
					await adapter.find({
						entity: entityNamed("User"),
						where: { kind: "in", field: "id", values: sessions.map(({ userId }) => textOf(userId)) },
						orderBy: [{ field: "id", direction: "asc" }],
						fields: ["id", "username", "role"],
					}),
				);
				const byId = new Map(users.map((user) => [user.id, user]));
				return sessions.map((session) => {
					const user = byId.get(session.userId);
					return [session.id, user?.username, user?.role, session.createdAt, session.expiresAt].map(textOf);
				});
			});
			for (const line of table(["id", "username", "role", "since", "until"], rows)) terminal.out(line);
			if (rows.length === maxListed) terminal.err(`The first ${maxListed} only.`);
			return exitCodes.ok;
		}
		case "revoke": {
			const { user, all } = values;
			if ([id, user, all].filter((given) => given !== undefined).length !== 1)
				throw new UsageError("Write `session revoke ID`, `session revoke --user=NAME` or `session revoke --all`.");
			const ended = await onDatabase(config(), async (adapter) => {
				if (all) return adapter.delete(entity, { kind: "constant", value: true });
				if (user !== undefined) return adapter.delete(entity, is("userId", (await userNamed(adapter, user)).id));
				const count = /^[0-9a-f-]{36}$/.test(id ?? "") ? await adapter.delete(entity, is("id", id ?? "")) : 0;
				if (count === 0) throw new DBALError("NOT_FOUND", `There is no session ${onOneLine(id ?? "")}.`);
				return count;
			});
			terminal.out(sessionsEnded(ended));
			return exitCodes.ok;
		}
		default:
			throw new UsageError("Write `session list` or `session revoke`.");
	}
}

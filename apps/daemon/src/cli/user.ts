import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { DBALError, type EntityDescriptor, type FieldFault, model, type Row, type Value } from "@metabuilder/dbal/contract";
import type { DocumentValue } from "@metabuilder/dbal-documents";
import { type Adapter, createUuids, hashPassword, type Predicate, plainRows, type Store } from "@metabuilder/dbal-server";
import type { DaemonConfig } from "../config.js";
import { withDatabase } from "../database.js";
import { createLog } from "../log.js";
import { readSeedRow } from "../seed/seed-row.js";
import { onOneLine } from "../visible.js";
import { configOption, type ExitCode, exitCodes, type Terminal, UsageError } from "./command.js";
import { configOf } from "./load-config.js";
import { table } from "./table.js";

const minPasswordLength = 8;
/** Rows that a list prints. */
const maxListed = 1_000;

const options = {
	...configOption,
	username: { type: "string" },
	email: { type: "string" },
	role: { type: "string" },
	"tenant-id": { type: "string" },
	"password-stdin": { type: "boolean" },
	"generate-password": { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

/** `user create|set-role|set-password|disable|list`. What it changes reaches daemons that run within a second. */
export async function userCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	const [action, name, ...more] = positionals;
	if (more.length > 0) throw new UsageError("One account at a time.");
	const nameOf = () => name ?? values.username ?? missing("Which account? Write its username.");
	switch (action) {
		case "create":
			if (name !== undefined) throw new UsageError("user create takes the name as --username=NAME.");
			return createUser(values, terminal);
		case "set-role":
			return setRole(nameOf(), values.role ?? missing("user set-role needs --role=ROLE."), values, terminal);
		case "set-password":
			return setPassword(nameOf(), values, terminal);
		case "disable":
			return disable(nameOf(), values, terminal);
		case "list":
			if (name !== undefined) throw new UsageError("user list takes no name; --role=ROLE narrows it.");
			return list(values, terminal);
		default:
			throw new UsageError("Write `user create|set-role|set-password|disable|list`.");
	}
}

/** Makes a user and what they sign in with. CONFLICT if the name is taken. */
async function createUser(values: Values, terminal: Terminal): Promise<ExitCode> {
	const { username, email, role } = values;
	if (username === undefined || email === undefined) throw new UsageError("user create needs --username and --email.");
	const config = configOf(values.config, terminal);
	const tenantId = values["tenant-id"];
	const given = { username, email, ...(role === undefined ? {} : { role }), ...(tenantId === undefined ? {} : { tenantId }) };
	const sources = { now: new Date(), newId: createUuids(() => new Date(), randomBytes) };
	const user = rowOf("User", given, sources);
	const { password, made } = await readPassword(username, values, terminal);
	const passwordHash = await hashPassword(password, randomBytes);
	const credential = rowOf("Credential", { username, passwordHash, firstLogin: made }, sources);
	await onDatabase(config, (adapter) =>
		adapter.transaction(async (store) => {
			await store.insert(user.entity, [user.row]);
			await store.insert(credential.entity, [credential.row]);
		}),
	);
	terminal.out(`${username} can sign in as ${textOf(user.row.role)}.${made ? ` The password is ${password}` : ""}`);
	return exitCodes.ok;
}

async function setRole(username: string, role: string, values: Values, terminal: Terminal): Promise<ExitCode> {
	const entity = entityNamed("User");
	const roles = entity.fields.find(({ name }) => name === "role")?.values?.map(({ name }) => name) ?? [];
	if (!roles.includes(role)) throw new UsageError(`There is no role ${onOneLine(role)}; the roles are ${roles.join(", ")}.`);
	await onDatabase(configOf(values.config, terminal), async (adapter) => {
		await userNamed(adapter, username);
		await adapter.update(entity, is("username", username), { role, updatedAt: new Date() });
	});
	terminal.out(`${username} is ${role}.`);
	return exitCodes.ok;
}

async function setPassword(username: string, values: Values, terminal: Terminal): Promise<ExitCode> {
	const config = configOf(values.config, terminal);
	const sources = { now: new Date(), newId: createUuids(() => new Date(), randomBytes) };
	const ended = await onDatabase(config, async (adapter) => {
		const user = await userNamed(adapter, username);
		const { password, made } = await readPassword(username, values, terminal);
		const passwordHash = await hashPassword(password, randomBytes);
		const credential = rowOf("Credential", { username, passwordHash, firstLogin: true }, sources);
		const ended = await adapter.transaction(async (store) => {
			await store.delete(credential.entity, is("username", username));
			await store.insert(credential.entity, [credential.row]);
			return store.delete(entityNamed("Session"), is("userId", user.id));
		});
		if (made) terminal.out(`The password is ${password}`);
		return ended;
	});
	terminal.out(`${username} has another password. ${sessionsEnded(ended)}`);
	return exitCodes.ok;
}

/** The account stays, with all that refers to it. It signs in again once it is given a password. */
async function disable(username: string, values: Values, terminal: Terminal): Promise<ExitCode> {
	const ended = await onDatabase(configOf(values.config, terminal), async (adapter) => {
		const user = await userNamed(adapter, username);
		return adapter.transaction(async (store) => {
			await store.delete(entityNamed("Credential"), is("username", username));
			return store.delete(entityNamed("Session"), is("userId", user.id));
		});
	});
	terminal.out(`${username} can't sign in any more. ${sessionsEnded(ended)}`);
	return exitCodes.ok;
}

async function list(values: Values, terminal: Terminal): Promise<ExitCode> {
	const entity = entityNamed("User");
	const { users, names } = await onDatabase(configOf(values.config, terminal), async (adapter) => {
		const users = plainRows(
			await adapter.find({
				entity,
				where: values.role === undefined ? { kind: "constant", value: true } : is("role", values.role),
				orderBy: [
					{ field: "username", direction: "asc" },
					{ field: "id", direction: "asc" },
				],
				fields: ["id", "username", "email", "role"],
				limit: maxListed,
			}),
		);
		const usernames = users.map(({ username }) => username).filter((name) => typeof name === "string");
		const credentials = plainRows(
			await adapter.find({
				entity: entityNamed("Credential"),
				where: { kind: "in", field: "username", values: usernames },
				orderBy: [{ field: "id", direction: "asc" }],
				fields: ["id", "username"],
			}),
		);
		return { users, names: new Set(credentials.map(({ username }) => username)) };
	});
	const rows = users.map((user) =>
		[user.username, user.role, user.email, user.id, names.has(user.username) ? "" : "can't sign in"].map(textOf),
	);
	for (const line of table(["username", "role", "email", "id", ""], rows)) terminal.out(line);
	if (users.length === maxListed) terminal.err(`The first ${maxListed} only.`);
	return exitCodes.ok;
}

/** From standard input, made up, or asked for on the terminal, which does not show it. */
async function readPassword(
	username: string,
	values: Values,
	terminal: Terminal,
): Promise<{ readonly password: string; readonly made: boolean }> {
	const fromInput = values["password-stdin"] === true;
	const made = values["generate-password"] === true;
	if (fromInput && made) throw new UsageError("A password is either read or made up.");
	if (made) return { password: randomBytes(15).toString("base64url"), made };
	const password = fromInput
		? ((await terminal.readInput()).split(/\r?\n/, 1)[0] ?? "")
		: ((await terminal.readSecret(`Password of ${onOneLine(username)}: `)) ??
			missing(
				"There is no terminal to ask for a password: --password-stdin reads it, --generate-password makes one up and prints it once.",
			));
	if (password.length < minPasswordLength) throw new UsageError(`A password has at least ${minPasswordLength} characters.`);
	if (!fromInput && (await terminal.readSecret("Once more: ")) !== password) throw new UsageError("The two are not the same.");
	return { password, made };
}

/** The configured database, brought to the present schema. */
export function onDatabase<T>(config: DaemonConfig, work: (adapter: Adapter) => Promise<T>): Promise<T> {
	return withDatabase(config.database, model, createLog(config.logging, process.stderr), work);
}

/** The id of an account. NOT_FOUND where there is none. */
export async function userNamed(store: Store, username: string): Promise<{ readonly id: string }> {
	const [user] = await store.find({
		entity: entityNamed("User"),
		where: is("username", username),
		orderBy: [{ field: "id", direction: "asc" }],
		fields: ["id"],
		limit: 1,
	});
	if (typeof user?.id !== "string") throw new DBALError("NOT_FOUND", `There is no account ${onOneLine(username)}.`);
	return { id: user.id };
}

export function is(field: string, value: string): Predicate {
	return { kind: "compare", field, operator: "eq", value };
}

export function entityNamed(name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(`The model has no ${name}.`);
	return entity;
}

export function sessionsEnded(count: number): string {
	return count === 1 ? "1 session ended." : `${count} sessions ended.`;
}

export function textOf(value: Value | undefined): string {
	if (value instanceof Date) return value.toISOString();
	return typeof value === "string" ? value : "";
}

function missing(message: string): never {
	throw new UsageError(message);
}

function rowOf(
	name: string,
	values: Readonly<Record<string, DocumentValue>>,
	sources: { readonly now: Date; readonly newId: () => string },
): { readonly entity: EntityDescriptor; readonly row: Row } {
	const entity = entityNamed(name);
	const faults: FieldFault[] = [];
	const row = readSeedRow(entity, values, sources, faults);
	if (faults.length > 0) throw new DBALError("VALIDATION_ERROR", faults.map(({ message }) => message).join(" "), { fields: faults });
	return { entity, row };
}

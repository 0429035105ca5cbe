import { randomBytes } from "node:crypto";
import { DBALError, type EntityDescriptor, type FieldFault, model, type Row } from "@metabuilder/dbal/contract";
import type { DocumentValue } from "@metabuilder/dbal-documents";
import { createUuids, hashPassword } from "@metabuilder/dbal-server";
import type { DaemonConfig } from "../config.js";
import { withDatabase } from "../database.js";
import { createLog } from "../log.js";
import { readSeedRow } from "../seed/seed-row.js";
import { type ExitCode, exitCodes, type Terminal, UsageError } from "./command.js";

export interface NewUser {
	readonly username: string;
	readonly email: string;
	readonly role?: string;
	readonly tenantId?: string;
}

const minPasswordLength = 8;

/** Makes a user and what they sign in with. A password that was not given is made up and printed, once. CONFLICT if the name is taken. */
export async function createUser(config: DaemonConfig, given: NewUser, passwordFromInput: boolean, terminal: Terminal): Promise<ExitCode> {
	const password = passwordFromInput ? await readPassword(terminal) : randomBytes(12).toString("base64url");
	const sources = { now: new Date(), newId: createUuids(() => new Date(), randomBytes) };
	const user = rowOf("User", { ...given }, sources);
	const passwordHash = await hashPassword(password, randomBytes);
	const credential = rowOf("Credential", { username: given.username, passwordHash, firstLogin: true }, sources);
	const log = createLog(config.logging, process.stderr);
	await withDatabase(config.database, model, log, (adapter) =>
		adapter.transaction(async (store) => {
			await store.insert(user.entity, [user.row]);
			await store.insert(credential.entity, [credential.row]);
		}),
	);
	terminal.out(`${given.username} can sign in as ${roleOf(user.row)}.${passwordFromInput ? "" : ` The password is ${password}`}`);
	return exitCodes.ok;
}

function roleOf({ role }: Row): string {
	return typeof role === "string" ? role : "nobody";
}

async function readPassword(terminal: Terminal): Promise<string> {
	const password = (await terminal.readInput()).split(/\r?\n/, 1)[0] ?? "";
	if (password.length < minPasswordLength) throw new UsageError(`A password has at least ${minPasswordLength} characters.`);
	return password;
}

function rowOf(
	name: string,
	values: Readonly<Record<string, DocumentValue>>,
	sources: { readonly now: Date; readonly newId: () => string },
): { readonly entity: EntityDescriptor; readonly row: Row } {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(`The model has no ${name}.`);
	const faults: FieldFault[] = [];
	const row = readSeedRow(entity, values, sources, faults);
	if (faults.length > 0) throw new DBALError("VALIDATION_ERROR", faults.map(({ message }) => message).join(" "), { fields: faults });
	return { entity, row };
}

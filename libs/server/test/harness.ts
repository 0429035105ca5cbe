import { createHash } from "node:crypto";
import { DBALError, type FieldFault, isDBALError, type Row } from "@metabuilder/dbal/contract";
import type { Adapter } from "../src/adapters/adapter.js";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import type { CallContext, CallTrace } from "../src/context.js";
import { loadRules } from "../src/embedded.js";
import { createEngine, type Engine, type EngineOptions } from "../src/engine.js";
import type { CustomContext } from "../src/operations/custom/custom-operation.js";
import type { AnyCustomOperation } from "../src/operations/custom-call.js";
import type { Principal } from "../src/principal.js";
import { model } from "./model.js";
import { sqliteTables } from "./sqlite-tables.js";

/** Everything to admins; the rest is a user's own, and what is shared. */
export const usualRules = `
rules:
  - { entity: Account, role: [admin], operations: [create, read, update, delete, touch] }
  - { entity: Note, role: [admin], operations: [create, read, update, delete, find, adopt] }
  - { entity: Invoice, role: [admin], operations: [create, read, update, delete] }
  - { entity: Alias, role: [admin], operations: [create, read, update, delete] }
  - entity: Account
    role: [user]
    operations: [read]
    row_level_filter: "id = $user.id"
  - entity: Account
    role: [user]
    operations: [update]
    row_level_filter: "id = $user.id"
    fields: { write: [email, bio, name] }
  - entity: Note
    role: [user]
    operations: [read, find]
    row_level_filter: "ownerId = $user.id OR shared = true"
    fields: { read: [id, ownerId, title, rank, shared, parentId] }
  - entity: Note
    role: [user]
    operations: [create, update, delete]
    row_level_filter: "ownerId = $user.id"
    fields: { write: [ownerId, title, body, rank, parentId, reviewerId] }
`;

export const startOfTime = Date.parse("2026-01-01T00:00:00.000Z");

/** Custom operations of the test model. */
export const custom: Readonly<Record<string, AnyCustomOperation>> = {
	"Account.whoami": async (_input: never, { principal }: CustomContext) => ({ id: principal.id, role: principal.role }),
	"Account.touch": async ({ id }: { readonly id: string }, { system, now }: CustomContext) => {
		await system.update("Account", { id }, { seenAt: now() });
	},
	"Note.find": async ({ text, limit }: { readonly text: string; readonly limit: number }, { data }: CustomContext) =>
		data.find("Note", { where: { title: { contains: text } }, orderBy: { title: "asc" }, limit }),
	"Note.adopt": async ({ id, newParentId }: { readonly id: string; readonly newParentId: string }, { transaction }: CustomContext) =>
		transaction(async ({ data, system }) => {
			await data.get("Note", { id: newParentId });
			return system.update("Note", { id }, { parentId: newParentId });
		}),
};

export interface Harness {
	readonly engine: Engine;
	readonly adapter: Adapter;
	/** Moves the clock, in ms. */
	readonly advance: (ms: number) => void;
	readonly as: (principal: Principal, signal?: AbortSignal) => Caller;
	readonly admin: Caller;
}

/** Calls as one principal. Outputs are the standard ones, loosely typed for tests. */
export interface Caller {
	call(entity: string, operation: string, input: unknown): Promise<Readonly<Record<string, unknown>>>;
	create(entity: string, data: Readonly<Record<string, unknown>>): Promise<Row>;
	list(entity: string, input?: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
	/** The trace of the last call. */
	readonly trace: CallTrace;
}

export function principal(role: string, id = `${role}-id`, more: Partial<Principal> = {}): Principal {
	const level = model.roles.find((candidate) => candidate.name === role)?.level ?? 0;
	return { id, role, level, tenantId: null, claims: {}, ...more };
}

let database: "memory" | "sqlite" = "memory";

/** What engines of this test file work on from now on. */
export function useDatabase(name: typeof database): void {
	database = name;
}

function openDatabase(name: typeof database): Adapter {
	if (name === "memory") return openMemory({ model });
	const adapter = openSqlite({ model, url: ":memory:" });
	// Nothing overtakes it: a database in memory has one connection, whose users take turns.
	void adapter.sql?.script(sqliteTables(model));
	return adapter;
}

/** An engine with a clock and ids that repeat from run to run. */
export function harness(rules: string = usualRules, options: Partial<EngineOptions> = {}): Harness {
	let time = startOfTime;
	let drawn = 0;
	const adapter = options.adapter ?? openDatabase(database);
	const now = () => new Date(time);
	const random = (size: number) => {
		drawn++;
		return createHash("sha512").update(String(drawn)).digest().subarray(0, size);
	};
	const engine = createEngine({
		model,
		adapter,
		rules: loadRules(options.model ?? model, { path: "acl.yaml", text: rules }, now),
		custom,
		now,
		random,
		...options,
	});
	const as = (who: Principal, signal?: AbortSignal): Caller => {
		let trace: CallTrace = {};
		const call = (entity: string, operation: string, input: unknown) => {
			trace = {};
			const context: CallContext = {
				principal: who,
				requestId: "request-1",
				transport: "in-process",
				address: "",
				trace,
				...(signal ? { signal } : {}),
			};
			return engine.handle({ entity, operation, input: input as Readonly<Record<string, unknown>> }, context);
		};
		return {
			call,
			create: async (entity, data) => (await call(entity, "create", { data })).data as Row,
			list: async (entity, input = {}) => (await call(entity, "list", input)).data as readonly Row[],
			get trace() {
				return trace;
			},
		};
	};
	return {
		engine,
		adapter,
		advance: (ms) => {
			time += ms;
		},
		as,
		admin: as(principal("admin")),
	};
}

/** How a call fails: its code and the rule at each path. */
export async function failure(
	call: Promise<unknown>,
): Promise<{ readonly code: string; readonly faults: Readonly<Record<string, string>> }> {
	try {
		await call;
	} catch (error) {
		if (!isDBALError(error)) throw error;
		return { code: error.code, faults: Object.fromEntries(error.fields.map(({ path, rule }: FieldFault) => [path, rule])) };
	}
	throw new Error("The call did not fail.");
}

/** The whole of an error that a client could see. */
export async function told(call: Promise<unknown>): Promise<unknown> {
	return call.then(
		() => "no error",
		(error: unknown) => {
			if (!(error instanceof DBALError)) throw error;
			const { code, message, fields, reason, requestId } = error;
			return { code, message, fields, reason, requestId };
		},
	);
}

import { randomBytes } from "node:crypto";
import { isDBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import {
	type Adapter,
	always,
	type Embedded,
	type EmbeddedAuth,
	type EmbeddedOptions,
	openAdapter,
	openEmbedded,
} from "@metabuilder/dbal-server";
import { callCaller } from "../call-caller.js";
import type { Identity } from "../caller.js";
import { clearRows } from "../clear-rows.js";
import { type Spec, shipped } from "../specs/spec.js";
import { explainer, StatementLog } from "../statements.js";
import { openRules } from "./open-rules.js";
import type { RunningTarget, World } from "./target.js";

/** Gives the URL of a new, empty database; undefined for an adapter that has none. */
export type NewDatabase = (spec: Spec) => Promise<string | undefined>;

/** An engine in this process for each spec, on a database of its own. */
export async function startEmbedded(adapter: EmbeddedOptions["adapter"], newDatabase: NewDatabase): Promise<RunningTarget> {
	const open: { close(): Promise<void> }[] = [];
	return {
		world: async (spec) => {
			const log = new StatementLog();
			const url = await newDatabase(spec);
			const embedded = await openSpec(adapter, spec, url, log);
			open.push(embedded.transport);
			if (url === undefined || !embedded.engine.adapter.sql) return worldOf(embedded);
			// A connection of its own: what explains a write must not stand in the way of those that write.
			const second = await openAdapter(adapter, { model: spec.model, url, poolSize: 1 });
			open.unshift(second);
			const statements = second.sql && { during: log.during.bind(log), explain: explainer(second.sql) };
			return { ...worldOf(embedded), ...(statements ? { statements } : {}) };
		},
		stop: async () => {
			for (const closable of open) await closable.close();
		},
	};
}

async function openSpec(adapter: EmbeddedOptions["adapter"], spec: Spec, url: string | undefined, log: StatementLog): Promise<Embedded> {
	const policy = { path: spec.policy.path, text: openRules(spec.model, spec.policy.text) };
	const migrate = spec.tables === undefined;
	const database = { migrate, poolSize: 4, ...(url === undefined ? {} : { url }) };
	const model = spec === shipped ? {} : { model: spec.model };
	const embedded = await openEmbedded({ adapter, policy, database, onStatement: log.listener, ...model });
	const { sql } = embedded.engine.adapter;
	if (sql && spec.tables) await sql.script(spec.tables[sql.dialect]);
	return embedded;
}

function worldOf({ engine, transport, setAuth }: Embedded): World {
	const { adapter, model } = engine;
	const connect: World["connect"] = async (identity) => {
		const auth = authOf(identity, model.anonymousRole);
		const call: typeof transport.call = (request, options) => {
			// Read at the start of the call, before anything else can run.
			setAuth(auth);
			return transport.call(request, options);
		};
		return callCaller(
			model,
			(request) => call(request, {}),
			async () => undefined,
		);
	};
	return {
		model,
		capabilities: adapter.capabilities,
		connect,
		clear: async () => {
			if (!(await emptyTables(adapter, model))) await clearRows(model, await connect({ kind: "developer" }));
		},
	};
}

/** Deletes all rows, holders before what they hold. False where rows in a ring hold each other. */
async function emptyTables(adapter: Adapter, model: ModelDescriptor): Promise<boolean> {
	let left = [...model.entities];
	while (left.length > 0) {
		const held: typeof left = [];
		for (const entity of left) {
			try {
				await adapter.delete(entity, always);
			} catch (error) {
				if (!isDBALError(error) || error.reason !== "restrict") throw error;
				held.push(entity);
			}
		}
		if (held.length === left.length) return false;
		left = held;
	}
	return true;
}

function authOf(identity: Identity, anonymousRole: string): EmbeddedAuth {
	switch (identity.kind) {
		case "developer":
			return {};
		case "anonymous":
			return { impersonate: { id: "anonymous", role: anonymousRole } };
		case "session":
			return { session: { id: identity.id, token: identity.token } };
		case "impersonate": {
			const { kind: _, ...impersonate } = identity;
			return { impersonate };
		}
		default:
			return identity satisfies never;
	}
}

/** A name that no earlier run gave: letters and digits only. */
export function freshName(prefix: string): string {
	return `${prefix}_${randomBytes(6).toString("hex")}`;
}

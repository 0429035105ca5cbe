import { randomBytes } from "node:crypto";
import { model as shipped } from "@metabuilder/dbal/contract";
import { defaultPolicy, type Embedded, type EmbeddedAuth, type EmbeddedOptions, openEmbedded } from "@metabuilder/dbal-server";
import { model as specimen } from "../../gen/specimen/model.js";
import { policy as specimenPolicy, tables } from "../../gen/specimen/tables.js";
import { callCaller } from "../call-caller.js";
import type { Identity } from "../caller.js";
import type { SpecName } from "../case.js";
import { openRules } from "./open-rules.js";
import type { RunningTarget, World } from "./target.js";

/** Gives the URL of a new, empty database; undefined for an adapter that has none. */
export type NewDatabase = (spec: SpecName) => Promise<string | undefined>;

/** An engine in this process for each spec, on a database of its own. */
export async function startEmbedded(adapter: string, newDatabase: NewDatabase): Promise<RunningTarget> {
	const open: Embedded[] = [];
	return {
		world: async (spec) => {
			const url = await newDatabase(spec);
			const embedded = spec === "shipped" ? await openShipped(adapter, url) : await openSpecimen(adapter, url);
			open.push(embedded);
			return worldOf(embedded);
		},
		stop: async () => {
			for (const embedded of open) await embedded.transport.close();
		},
	};
}

function openShipped(adapter: string, url: string | undefined): Promise<Embedded> {
	const policy = { path: defaultPolicy.path, text: openRules(shipped, defaultPolicy.text) };
	return openEmbedded({ adapter, policy, ...databaseAt(url, true) });
}

async function openSpecimen(adapter: string, url: string | undefined): Promise<Embedded> {
	const policy = { path: "specimen/acl.yaml", text: openRules(specimen, specimenPolicy) };
	const embedded = await openEmbedded({ adapter, model: specimen, policy, ...databaseAt(url, false) });
	const { sql } = embedded.engine.adapter;
	if (sql) await sql.script(tables[sql.dialect]);
	return embedded;
}

function databaseAt(url: string | undefined, migrate: boolean): Pick<EmbeddedOptions, "database"> {
	return url === undefined ? {} : { database: { url, migrate, poolSize: 4 } };
}

function worldOf({ engine, transport, setAuth }: Embedded): World {
	return {
		model: engine.model,
		capabilities: engine.adapter.capabilities,
		connect: async (identity) => {
			const auth = authOf(identity, engine.model.anonymousRole);
			const call: typeof transport.call = (request, options) => {
				// Read at the start of the call, before anything else can run.
				setAuth(auth);
				return transport.call(request, options);
			};
			return callCaller(
				engine.model,
				(request) => call(request, {}),
				async () => undefined,
			);
		},
	};
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

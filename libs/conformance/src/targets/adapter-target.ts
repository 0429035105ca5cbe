import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { AdapterModule } from "@metabuilder/dbal-server";
import { startEmbedded } from "./embedded.js";
import type { Target } from "./target.js";

/** A database for the length of a run. */
export interface TestDatabase {
	/** What `openAdapter` gets; none for an adapter that keeps nothing. */
	readonly url?: string;
	drop(): Promise<void>;
}

/** An adapter from outside, as a module exports it or as a test makes it. */
export interface AdapterUnderTest {
	/** In reports. */
	readonly name?: string;
	readonly openAdapter: AdapterModule["openAdapter"];
	/** Makes an empty database. Left out by an adapter that begins empty each time it is opened. */
	readonly createDatabase?: () => Promise<TestDatabase>;
}

/** The engine on an adapter from outside. */
export function adapterTarget({ name = "adapter", openAdapter, createDatabase }: AdapterUnderTest): Target {
	return {
		name,
		description: "in process, an adapter from outside",
		isEmbedded: true,
		start: async () => {
			const made: TestDatabase[] = [];
			const running = await startEmbedded(openAdapter, async () => {
				const database = await createDatabase?.();
				if (database) made.push(database);
				return database?.url;
			});
			return {
				world: (spec) => running.world(spec),
				stop: async () => {
					await running.stop();
					for (const database of made) await database.drop();
				},
			};
		},
	};
}

/** Whether a target's name is the path of a module of an adapter: no name of ours has a slash or a dot. */
export function isModulePath(name: string): boolean {
	return /[./\\]/.test(name);
}

/** The target of a module that exports what {@link AdapterUnderTest} has. Throws where it doesn't. */
export async function moduleTarget(path: string): Promise<Target> {
	const loaded = (await import(pathToFileURL(resolve(path)).href)) as Partial<AdapterUnderTest>; // Checked below.
	const { openAdapter, createDatabase, name = basename(path).replace(/\.[cm]?[jt]s$/, "") } = loaded;
	if (typeof openAdapter !== "function") throw new Error(`${path} exports no function openAdapter`);
	if (createDatabase !== undefined && typeof createDatabase !== "function")
		throw new Error(`${path} exports a createDatabase that is no function`);
	return adapterTarget({ name: String(name), openAdapter, ...(createDatabase ? { createDatabase } : {}) });
}

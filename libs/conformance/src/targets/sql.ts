import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "./embedded.js";
import { createDatabase, type TemporaryDatabase } from "./postgres-server.js";
import type { RunningTarget, Target } from "./target.js";

/** The engine on a SQLite file that it makes. */
function sqliteTarget(name: string, adapter: string, description: string): Target {
	return {
		name,
		description,
		isEmbedded: true,
		start: async () => {
			const folder = await mkdtemp(join(tmpdir(), "dbal-conformance-"));
			const running = await startEmbedded(adapter, async (spec) => `file:${join(folder, `${spec.name}.db`)}`);
			return alsoStopping(running, () => rm(folder, { recursive: true, force: true }));
		},
	};
}

/** The engine on databases of a PostgreSQL server. */
function postgresTarget(name: string, adapter: string, description: string, serverUrl: string | undefined): Target {
	return {
		name,
		description,
		isEmbedded: true,
		start: async () => {
			if (serverUrl === undefined) throw new Error("there is no PostgreSQL server");
			const made: TemporaryDatabase[] = [];
			const running = await startEmbedded(adapter, async () => {
				const database = await createDatabase(serverUrl);
				made.push(database);
				return database.url;
			});
			return alsoStopping(running, async () => {
				for (const database of made) await database.drop();
			});
		},
	};
}

function alsoStopping(running: RunningTarget, then: () => Promise<void>): RunningTarget {
	return {
		world: (spec) => running.world(spec),
		stop: async () => {
			await running.stop();
			await then();
		},
	};
}

/** Names of targets that need a PostgreSQL server. */
export const onPostgres: ReadonlySet<string> = new Set(["postgres", "prisma-postgres"]);

/** The SQL targets. `postgresUrl`: the server of those that need one, and a user who may create databases. */
export function sqlTargets(postgresUrl: string | undefined): readonly Target[] {
	return [
		sqliteTarget("sqlite", "sqlite", "in process, SQLite through libsql"),
		sqliteTarget("prisma-sqlite", "prisma", "in process, SQLite through Prisma"),
		postgresTarget("postgres", "postgres", "in process, PostgreSQL through pg", postgresUrl),
		postgresTarget("prisma-postgres", "prisma", "in process, PostgreSQL through Prisma", postgresUrl),
	];
}

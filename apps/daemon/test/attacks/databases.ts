import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { startPostgres, type TestPostgres } from "../../../../libs/server/test/postgres.js";

/** A configuration's `database` on an empty database of its own. */
export interface TestDatabase {
	readonly name: string;
	open(): Promise<Readonly<Record<string, unknown>>>;
}

/** Every adapter that a daemon can be configured with. A test file that opens PostgreSQL gets one server for all of its tests. */
export const databases: readonly TestDatabase[] = [
	{ name: "memory", open: async () => ({ adapter: "memory" }) },
	{ name: "sqlite", open: async () => ({ adapter: "sqlite", url: newFile() }) },
	{ name: "postgres", open: async () => ({ adapter: "postgres", url: await newDatabase() }) },
	{ name: "prisma on sqlite", open: async () => ({ adapter: "prisma", url: newFile() }) },
	{ name: "prisma on postgres", open: async () => ({ adapter: "prisma", url: await newDatabase() }) },
];

function newFile(): string {
	return `file:${join(mkdtempSync(join(tmpdir(), "dbal-arena-db-")), "app.db")}`;
}

let server: Promise<TestPostgres> | undefined;

function newDatabase(): Promise<string> {
	server ??= startPostgres();
	return server.then((started) => started.newDatabase());
}

afterAll(async () => {
	await (await server)?.stop();
});

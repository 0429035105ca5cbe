import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DBALError } from "@metabuilder/dbal/contract";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Adapter } from "../src/adapters/adapter.js";
import { openPostgres } from "../src/adapters/postgres/open-postgres.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { migrate } from "../src/migrations/migrate.js";
import { always } from "../src/query/predicate.js";
import { everyType, thing, thingRow } from "./every-type.js";
import { startPostgres, type TestPostgres } from "./postgres.js";

const migrations = (dialect: string) => fileURLToPath(new URL(`storage/${dialect}/migrations`, import.meta.url));

describe("PostgreSQL", () => {
	let server: TestPostgres;
	let url: string;
	let adapter: Adapter;
	let other: pg.Client;
	beforeAll(async () => {
		server = await startPostgres();
		url = await server.newDatabase();
		adapter = openPostgres({ model: everyType, url, poolSize: 2 });
		await migrate(adapter, migrations("postgresql"));
		await adapter.insert(thing, [thingRow(1)]);
		other = new pg.Client({ connectionString: url });
		await other.connect();
	});
	afterAll(async () => {
		await other.end();
		await adapter.close();
		await server.stop();
	});

	const waiting = async () =>
		(await other.query("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'dbal'")).rowCount;
	const until = async (count: number) => {
		while ((await waiting()) !== count) await new Promise((resolve) => setTimeout(resolve, 5));
	};

	it("is told to stop a statement whose deadline passes, in and out of a transaction, and its connections go on", async () => {
		await other.query("BEGIN; LOCK TABLE thing IN ACCESS EXCLUSIVE MODE");
		const attempts = [
			(signal: AbortSignal) => adapter.count(thing, always, { signal }),
			(signal: AbortSignal) => adapter.update(thing, always, { order: 1 }, { signal }),
			(signal: AbortSignal) => adapter.transaction((store) => store.count(thing, always, { signal }), { signal }),
		];
		for (const attempt of attempts) {
			const deadline = new AbortController();
			const work = attempt(deadline.signal);
			await until(1);
			deadline.abort(new DBALError("TIMEOUT", "late"));
			await expect(work).rejects.toMatchObject({ code: "TIMEOUT", message: "late" });
			await until(0);
		}
		await other.query("ROLLBACK");
		expect(await Promise.all([1, 2, 3, 4].map(() => adapter.count(thing, always)))).toEqual([1, 1, 1, 1]);
	});

	it("keeps no call waiting for a connection past its deadline", async () => {
		const done = new AbortController();
		const held = [1, 2].map(() =>
			adapter.transaction(() => new Promise<void>((resolve) => done.signal.addEventListener("abort", () => resolve()))),
		);
		await expect(adapter.count(thing, always, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ code: "TIMEOUT" });
		done.abort();
		await Promise.all(held);
		expect(await adapter.count(thing, always)).toBe(1);
	});

	it("may lose every connection: what ran fails as DATABASE_ERROR, and what comes next works", async () => {
		await other.query("BEGIN; LOCK TABLE thing IN ACCESS EXCLUSIVE MODE");
		const work = adapter.count(thing, always);
		work.catch(() => undefined);
		await until(1);
		await other.query(
			"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dbal' AND datname = current_database()",
		);
		await expect(work).rejects.toMatchObject({ code: "DATABASE_ERROR" });
		await other.query("ROLLBACK");
		// A connection whose end wasn't noticed yet may still be lent once.
		await expect.poll(() => adapter.count(thing, always).catch(() => "not yet")).toBe(1);
	});

	it("that isn't there is DATABASE_ERROR, without its address", async () => {
		const nowhere = openPostgres({ model: everyType, url: "postgresql://secret:hush@127.0.0.1:9/none" });
		for (const work of [nowhere.ping(), nowhere.count(thing, always), nowhere.transaction(async (store) => store.count(thing, always))]) {
			const error = await work.catch((reason: unknown) => reason);
			expect(error).toMatchObject({ code: "DATABASE_ERROR" });
			expect(String(error)).not.toMatch(/secret|hush|127/);
		}
		await nowhere.close();
	});
});

describe("SQLite", () => {
	const folder = mkdtempSync(join(tmpdir(), "dbal-deadlines-"));
	afterAll(() => rmSync(folder, { recursive: true }));

	it("waits for another process's lock without holding up others, until the deadline", async () => {
		const url = `file:${join(folder, "shared.db")}`;
		const [adapter, other] = [openSqlite({ model: everyType, url }), openSqlite({ model: everyType, url })];
		await migrate(adapter, migrations("sqlite"));
		let release = () => {};
		let held: Promise<void> = Promise.resolve();
		await new Promise<void>((locked) => {
			held = other.transaction(async (store) => {
				await store.insert(thing, [thingRow(1)]);
				locked();
				await new Promise<void>((resolve) => {
					release = resolve;
				});
			});
		});
		await expect(adapter.insert(thing, [thingRow(2)], { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ code: "TIMEOUT" });
		// Readers see what was committed, and don't wait.
		expect(await adapter.count(thing, always)).toBe(0);
		const write = adapter.insert(thing, [thingRow(3)]);
		setTimeout(() => release(), 50);
		await Promise.all([held, write]);
		expect(await other.count(thing, always)).toBe(2);
		await Promise.all([adapter.close(), other.close()]);
	});

	it("that can't be opened is DATABASE_ERROR, without its path", () => {
		expect(() => openSqlite({ model: everyType, url: `file:${folder}/none/app.db` })).toThrow(/^The database file can't be opened\.$/);
	});
});

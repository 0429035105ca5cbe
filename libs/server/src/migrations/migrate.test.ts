import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { model } from "@metabuilder/dbal/contract";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { everyType, thing, thingRow } from "../../test/every-type.js";
import { startPostgres, type TestPostgres } from "../../test/postgres.js";
import type { Adapter } from "../adapters/adapter.js";
import { type AdapterName, openAdapter } from "../adapters/open-adapter.js";
import { always } from "../query/predicate.js";
import { migrate, migrationStatus } from "./migrate.js";
import { shippedMigrations } from "./migration-folder.js";

const root = mkdtempSync(join(tmpdir(), "dbal-migrate-"));
let count = 0;
let server: Promise<TestPostgres> | undefined;
afterAll(async () => {
	await (await server)?.stop();
	rmSync(root, { recursive: true });
});

async function newUrl(dialect: string): Promise<string> {
	if (dialect === "sqlite") return `file:${join(root, `${count++}.db`)}`;
	server ??= startPostgres();
	return (await server).newDatabase();
}

const targets: readonly (readonly [AdapterName, "sqlite" | "postgresql"])[] = [
	["sqlite", "sqlite"],
	["postgres", "postgresql"],
	["prisma", "sqlite"],
	["prisma", "postgresql"],
];

describe.each(targets)("migrations by %s on %s", (name, dialect) => {
	let url: string;
	let folder: string;
	let adapter: Adapter;
	const open = () => openAdapter(name, { model: everyType, url });
	const add = (migration: string, sql: string) => {
		mkdirSync(join(folder, migration), { recursive: true });
		writeFileSync(join(folder, migration, "migration.sql"), sql);
	};
	beforeEach(async () => {
		url = await newUrl(dialect);
		folder = join(root, `migrations-${count++}`);
		cpSync(fileURLToPath(new URL(`../../test/storage/${dialect}/migrations`, import.meta.url)), folder, { recursive: true });
		adapter = await open();
	});
	afterEach(() => adapter.close());

	it("are applied once, in order, and told", async () => {
		expect(await migrationStatus(adapter, folder)).toMatchObject({ applied: [], pending: [{ name: "0001_init" }], problems: [] });
		expect(await migrate(adapter, folder, { dryRun: true })).toMatchObject([{ name: "0001_init" }]);
		expect((await migrationStatus(adapter, folder)).applied).toEqual([]);
		add("0002_more", `CREATE TABLE "more" ("id" INTEGER)`);
		expect((await migrate(adapter, folder)).map((migration) => migration.name)).toEqual(["0001_init", "0002_more"]);
		expect(await migrate(adapter, folder)).toEqual([]);
		expect(await migrationStatus(adapter, folder)).toEqual({ applied: ["0001_init", "0002_more"], pending: [], problems: [] });
		await adapter.insert(thing, [thingRow(1)]);
		expect(await adapter.count(thing, always)).toBe(1);
	});

	it("record themselves as Prisma does", async () => {
		await migrate(adapter, folder);
		const rows = await adapter.sql?.query(`SELECT * FROM "_prisma_migrations"`, []);
		expect(rows).toHaveLength(1);
		expect(rows?.[0]).toMatchObject({ migration_name: "0001_init", logs: null, rolled_back_at: null, applied_steps_count: 1 });
		expect(rows?.[0]?.checksum).toMatch(/^[0-9a-f]{64}$/);
		expect(rows?.[0]?.finished_at).toBeTruthy();
	});

	it("are refused when a file was edited or is gone", async () => {
		await migrate(adapter, folder);
		add("0001_init", "-- nothing");
		await expect(migrate(adapter, folder)).rejects.toMatchObject({
			code: "DATABASE_ERROR",
			message: expect.stringContaining("0001_init was changed"),
		});
		rmSync(join(folder, "0001_init"), { recursive: true });
		await expect(migrate(adapter, folder)).rejects.toMatchObject({
			code: "DATABASE_ERROR",
			message: expect.stringContaining("0001_init was applied"),
		});
		expect((await migrationStatus(adapter, folder)).problems).toEqual([{ kind: "missing", name: "0001_init" }]);
	});

	it("that fail leave nothing of themselves", async () => {
		await migrate(adapter, folder);
		add("0002_broken", `CREATE TABLE "half" ("id" INTEGER);\nINSERT INTO "nowhere" VALUES (1);`);
		await expect(migrate(adapter, folder)).rejects.toMatchObject({
			code: "DATABASE_ERROR",
			message: expect.stringContaining("0002_broken failed"),
		});
		expect((await migrationStatus(adapter, folder)).pending).toHaveLength(1);
		add("0002_broken", `CREATE TABLE "half" ("id" INTEGER);`);
		expect(await migrate(adapter, folder)).toHaveLength(1);
	});

	it("run once when two daemons start", async () => {
		const other = await open();
		const both = await Promise.all([migrate(adapter, folder), migrate(other, folder)]);
		expect(both.flat().map((migration) => migration.name)).toEqual(["0001_init"]);
		await other.close();
	});

	it("of another database, and folders that aren't there, are refused", async () => {
		const wrong = dialect === "sqlite" ? "postgresql" : "sqlite";
		await expect(migrate(adapter, shippedMigrations(wrong))).rejects.toMatchObject({
			message: expect.stringContaining(`are for ${wrong}`),
		});
		await expect(migrate(adapter, join(root, "nowhere"))).rejects.toMatchObject({ code: "DATABASE_ERROR" });
	});

	it("that are shipped make every table of the model", async () => {
		const shipped = await openAdapter(name, { model, url: await newUrl(dialect) });
		await migrate(shipped, shippedMigrations(dialect));
		for (const entity of model.entities) expect(await shipped.count(entity, always)).toBe(0);
		await shipped.close();
	});
});

describe("a rebuilt table on SQLite", () => {
	it("keeps its rows and those that refer to it; a script that breaks references is undone", async () => {
		const adapter = await openAdapter("sqlite", { model: everyType, url: await newUrl("sqlite") });
		await migrate(adapter, fileURLToPath(new URL("../../test/storage/sqlite/migrations", import.meta.url)));
		const session = adapter.sql;
		if (session === undefined) throw new Error("SQLite has a session");
		await session.script(`INSERT INTO thing (id, name) VALUES ('t', 'n'); INSERT INTO part (id, thing_id, rank) VALUES ('p', 't', 1);`);
		const rebuild = `PRAGMA foreign_keys=OFF;
CREATE TABLE "new_thing" AS SELECT * FROM "thing";
DROP TABLE "thing";
ALTER TABLE "new_thing" RENAME TO "thing";
CREATE UNIQUE INDEX "thing_id" ON "thing"("id");
CREATE UNIQUE INDEX "thing_name_key" ON "thing"("name");
PRAGMA foreign_keys=ON;`;
		await session.script(rebuild);
		expect(await session.query(`SELECT count(*) AS parts FROM part`, [])).toMatchObject([{ parts: 1 }]);
		await expect(session.script(`DELETE FROM thing`)).rejects.toMatchObject({ code: "DATABASE_ERROR" });
		expect(await session.query(`SELECT count(*) AS things FROM thing`, [])).toMatchObject([{ things: 1 }]);
		expect(await session.query("PRAGMA foreign_keys", [])).toMatchObject([{ foreign_keys: 1 }]);
		await adapter.close();
	});
});

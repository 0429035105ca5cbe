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
import { findDrift } from "./drift.js";
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

	it("that fail midway leave what the run applied before them as the message says", async () => {
		await migrate(adapter, folder);
		add("0002_fine", `CREATE TABLE "fine" ("id" INTEGER);`);
		add("0003_broken", `CREATE TABLE "half" ("id" INTEGER);\nINSERT INTO "nowhere" VALUES (1);`);
		const failed = await migrate(adapter, folder).catch((error: Error) => error.message);
		const { applied } = await migrationStatus(adapter, folder);
		if (dialect === "sqlite") {
			expect(failed).toMatch(/0003_broken failed.*The database is as it was before\./s);
			expect(applied).toEqual(["0001_init"]);
		} else {
			expect(failed).toMatch(/0003_broken failed.*The database has 0002_fine, which this run applied, and nothing after that\./s);
			expect(applied).toEqual(["0001_init", "0002_fine"]);
		}
		await expect(adapter.sql?.query(`SELECT * FROM "half"`, [])).rejects.toThrow();
		add("0003_broken", `CREATE TABLE "half" ("id" INTEGER);`);
		await migrate(adapter, folder);
		expect(await adapter.sql?.query(`SELECT * FROM "half"`, [])).toEqual([]);
		expect(await adapter.sql?.query(`SELECT * FROM "fine"`, [])).toEqual([]);
	});

	it("stop at rows that are in their way, and name them", async () => {
		await migrate(adapter, folder);
		const key = (index: number) => String(thingRow(index).id);
		await adapter.insert(
			thing,
			[1, 2, 3, 4, 5, 6, 7].map((index) => ({ ...thingRow(index), name: `n${index}` })),
		);
		add(
			"0002_strict",
			`-- @guard blocks have no name that begins with x, by 100%\n-- @rows SELECT "id" FROM "thing" WHERE "name" NOT LIKE 'x%'\nCREATE TABLE "strict" ("id" INTEGER);`,
		);
		for (const options of [{}, { acceptDataLoss: true }]) {
			const stopped = await migrate(adapter, folder, options).catch((error: Error) => error.message);
			expect(stopped).toMatch(
				/0002_strict was not applied:\n {2}7 rows have no name that begins with x, by 100% \([^)]*, and 2 more\)\nChange these rows/,
			);
			expect(stopped).toContain(key(1).slice(0, 8));
		}
		await expect(adapter.sql?.query(`SELECT * FROM "strict"`, [])).rejects.toThrow();
		await adapter.delete(thing, always);
		expect(await migrate(adapter, folder)).toHaveLength(1);
	});

	it("drop values that are there only where somebody says so", async () => {
		await migrate(adapter, folder);
		await adapter.insert(
			thing,
			[1, 2].map((index) => ({ ...thingRow(index), name: `n${index}` })),
		);
		add(
			"0002_drop",
			`-- @guard loses hold a value in Thing.name, which goes\n-- @rows SELECT "id" FROM "thing" WHERE "name" IS NOT NULL\nUPDATE "thing" SET "name" = NULL;`,
		);
		await expect(migrate(adapter, folder)).rejects.toMatchObject({
			message: expect.stringMatching(/2 rows hold a value in Thing\.name.*--accept-data-loss/s),
		});
		expect((await migrationStatus(adapter, folder)).pending).toHaveLength(1);
		expect(await migrate(adapter, folder, { acceptDataLoss: true })).toHaveLength(1);
		expect(await adapter.sql?.query(`SELECT count("name") AS "names" FROM "thing"`, [])).toMatchObject([
			{ names: dialect === "sqlite" ? 0 : "0" },
		]);
	});

	it("tell a database that was changed beside them", async () => {
		const shipped = await openAdapter(name, { model, url: await newUrl(dialect) });
		expect(await findDrift(shipped, model)).toContain("the table users of User is missing");
		await migrate(shipped, shippedMigrations(dialect));
		expect(await findDrift(shipped, model)).toEqual([]);
		await shipped.sql?.script(`ALTER TABLE "users" ADD COLUMN "note" TEXT; ALTER TABLE "workflows" RENAME COLUMN "steps" TO "stages";`);
		expect(await findDrift(shipped, model)).toEqual([
			"the column workflows.steps is missing",
			"workflows.stages is no field of Workflow, and no row can do without it",
		]);
		await shipped.close();
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

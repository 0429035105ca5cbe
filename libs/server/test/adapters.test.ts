import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Adapter } from "../src/adapters/adapter.js";
import { type AdapterName, openAdapter } from "../src/adapters/open-adapter.js";
import { migrate } from "../src/migrations/migrate.js";
import { always } from "../src/query/predicate.js";
import { adapterSuite } from "./adapter-suite.js";
import { everyType, thing, thingRow } from "./every-type.js";
import { extremes } from "./extremes.js";
import { startPostgres, type TestPostgres } from "./postgres.js";

const folder = mkdtempSync(join(tmpdir(), "dbal-adapters-"));
let files = 0;
let server: Promise<TestPostgres> | undefined;

afterAll(async () => {
	await (await server)?.stop();
	rmSync(folder, { recursive: true });
});

const newFile = async () => `file:${join(folder, `${files++}.db`)}`;

async function newDatabase(): Promise<string> {
	server ??= startPostgres();
	return (await server).newDatabase();
}

async function openMigrated(name: AdapterName, url?: string): Promise<Adapter> {
	const adapter = await openAdapter(name, { model: everyType, ...(url === undefined ? {} : { url }) });
	if (adapter.sql !== undefined)
		await migrate(adapter, fileURLToPath(new URL(`storage/${adapter.sql.dialect}/migrations`, import.meta.url)));
	return adapter;
}

adapterSuite("memory", () => openMigrated("memory"));
adapterSuite("sqlite, a file", async () => openMigrated("sqlite", await newFile()));
adapterSuite("sqlite, in memory", () => openMigrated("sqlite", "file::memory:"));
adapterSuite("postgres", async () => openMigrated("postgres", await newDatabase()));
adapterSuite("prisma on SQLite", async () => openMigrated("prisma", await newFile()));
adapterSuite("prisma on PostgreSQL", async () => openMigrated("prisma", await newDatabase()));

describe("a database", () => {
	const pairs = [
		["sqlite", "prisma", newFile],
		["prisma", "sqlite", newFile],
		["postgres", "prisma", newDatabase],
		["prisma", "postgres", newDatabase],
	] as const;

	it.each(pairs)("that %s wrote is read and continued by %s", async (first, second, newUrl) => {
		const url = await newUrl();
		const length = Math.max(...Object.values(extremes).map((values) => values.length));
		const rows = Array.from({ length }, (_, index) => {
			return thingRow(index + 1, Object.fromEntries(Object.entries(extremes).map(([field, values]) => [field, values[index] ?? null])));
		});
		const writer = await openMigrated(first, url);
		await writer.insert(thing, rows);
		const reader = await openMigrated(second, url);
		const all = {
			entity: thing,
			where: always,
			orderBy: [{ field: "id", direction: "asc" as const }],
			fields: thing.fields.map((field) => field.name),
		};
		expect(await reader.find(all)).toEqual(rows);
		for (const [field, values] of Object.entries(extremes)) {
			if (field === "props") continue;
			for (const value of values) {
				if (value === null || (typeof value === "object" && !(value instanceof Date) && !(value instanceof Uint8Array))) continue;
				expect(await reader.count(thing, { kind: "compare", field, operator: "eq", value })).toBe(1);
			}
		}
		await reader.insert(thing, [thingRow(length + 1, { name: "continued" })]);
		expect(await writer.find(all)).toEqual([...rows, thingRow(length + 1, { name: "continued" })]);
		await writer.close();
		await reader.close();
	});
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Adapter, StatementEvent } from "../src/adapters/adapter.js";
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

describe("an adapter's statements", () => {
	const targets = [
		["sqlite", newFile],
		["postgres", newDatabase],
		["prisma", newFile],
		["prisma", newDatabase],
	] as const;

	it.each(targets)("are told to a listener: %s", async (name, newUrl) => {
		const told: StatementEvent[] = [];
		const url = await newUrl();
		await (await openMigrated(name, url)).close();
		const adapter = await openAdapter(name, { model: everyType, url, onStatement: (event) => told.push(event) });
		await adapter.insert(thing, [thingRow(1, { name: "canary" })]);
		await adapter.transaction(async (store) => {
			await store.find({ entity: thing, where: always, orderBy: [], fields: ["id"] });
			await store.update(thing, { kind: "compare", field: "name", operator: "eq", value: "nobody" }, { name: "canary" });
		});
		await expect(adapter.insert(thing, [thingRow(1)])).rejects.toMatchObject({ code: "CONFLICT" });
		await adapter.close();
		const rowsOf = (verb: string) => told.filter(({ text }) => text.startsWith(verb)).map(({ rows }) => rows);
		expect(rowsOf("INSERT")).toEqual([1, undefined]);
		expect(rowsOf(`SELECT "t0"."id"`).at(0)).toBe(1);
		expect(rowsOf("UPDATE")).toEqual([0]);
		expect(told.every(({ durationMs }) => durationMs >= 0)).toBe(true);
		expect(JSON.stringify(told)).not.toContain("canary");
	});
});

describe("an adapter from outside", () => {
	const module = (text: string) => {
		const path = join(folder, `outside-${files++}.mjs`);
		writeFileSync(path, text);
		return path;
	};
	const opened = (path: string) => openAdapter(path, { model: everyType, url: "mine://there" });
	const method = "async () => undefined";
	const whole = ["find", "count", "insert", "update", "delete", "transaction", "ping", "close"]
		.map((name) => `${name}: ${method}`)
		.join(", ");

	it("is opened by its path, and gets the options", async () => {
		const path = module(`export const openAdapter = ({ url }) => ({ name: url, capabilities: new Set(["ttl"]), ${whole} });`);
		expect(await opened(path)).toMatchObject({ name: "mine://there", capabilities: new Set(["ttl"]) });
	});

	it.each([
		["is not there", () => join(folder, "nowhere.mjs"), /module that is there/],
		["has a name that no package has", () => "dbal-nowhere-to-be-found", /module that is there/],
		["fails while it is loaded", () => module(`throw new Error("broken")`), /can't be loaded/],
		["exports no function", () => module(`export const open = 1`), /exports no function/],
		["opens what is no adapter", () => module(`export const openAdapter = () => ({ name: "x" })`), /lacks find, count/],
		["claims nothing", () => module(`export const openAdapter = () => ({ name: "x", ${whole} })`), /a set of capabilities/],
	])("one that %s is told", async (_, path, message) => {
		await expect(opened(path())).rejects.toMatchObject({
			code: "VALIDATION_ERROR",
			message: expect.stringMatching(message),
			fields: [{ path: "database.adapter", rule: "adapter" }],
		});
	});

	it("a slip of the pen in a shipped one's name is no module", async () => {
		await expect(openAdapter("postgress", { model: everyType })).rejects.toMatchObject({ fields: [{ rule: "enum" }] });
	});
});

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

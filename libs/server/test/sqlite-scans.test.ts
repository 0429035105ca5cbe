import { setMaxListeners } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DBALError } from "@metabuilder/dbal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Adapter, StatementListener } from "../src/adapters/adapter.js";
import { openConnection } from "../src/adapters/sqlite/connection.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { createScanEstimate } from "../src/adapters/sqlite/scan-estimate.js";
import { migrate } from "../src/migrations/migrate.js";
import type { Predicate } from "../src/query/predicate.js";
import { everyType, thing } from "./every-type.js";

const folder = mkdtempSync(join(tmpdir(), "dbal-scans-"));
const path = join(folder, "large.db");
const things = 60_000;
const told: Parameters<StatementListener>[0][] = [];
let adapter: Adapter;

beforeAll(async () => {
	adapter = openSqlite({ model: everyType, url: `file:${path}`, poolSize: 2, onStatement: (event) => told.push(event) });
	await migrate(adapter, fileURLToPath(new URL("storage/sqlite/migrations", import.meta.url)));
	const id = `lower(printf('%08x-0000-7000-8000-000000000000', x))`;
	const numbers = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${things})`;
	await adapter.sql?.script(
		`${numbers} INSERT INTO thing (id, name, "select", "order") SELECT ${id}, 'name ' || x, 'some text ' || x, x % 97 FROM n`,
	);
	await adapter.sql?.script(`${numbers} INSERT INTO part (id, thing_id, rank) SELECT ${id}, ${id}, x % 7 FROM n`);
});
afterAll(async () => {
	await adapter.close();
	rmSync(folder, { recursive: true });
});

const textHolds = (value: string): Predicate => ({ kind: "text", field: "select", operator: "contains", value });
describe("a read that may touch many rows", () => {
	it("answers as one that runs in place", async () => {
		const find = {
			entity: thing,
			fields: ["id", "name", "order"],
			orderBy: [
				{ field: "order", direction: "desc" as const },
				{ field: "id", direction: "asc" as const },
			],
		};
		const rows = await adapter.find({ ...find, where: textHolds("text 5999"), limit: 5 });
		const numbers = [5_999, ...Array.from({ length: 10 }, (_, digit) => 59_990 + digit)];
		const expected = numbers.sort((a, b) => (b % 97) - (a % 97) || a - b).slice(0, 5);
		expect(rows.map(({ name }) => name)).toEqual(expected.map((number) => `name ${number}`));
		expect(await adapter.count(thing, textHolds("text 5"))).toBe(
			Array.from({ length: things }, (_, x) => String(x + 1)).filter((x) => x.startsWith("5")).length,
		);
		expect(told.some(({ text, rows: count }) => text.includes("LIMIT") && count === 5)).toBe(true);
	});

	it("keeps its order without a limit", async () => {
		const rows = await adapter.find({
			entity: thing,
			fields: ["order"],
			where: textHolds("text 12"),
			orderBy: [
				{ field: "order", direction: "asc" },
				{ field: "id", direction: "asc" },
			],
		});
		const orders = rows.map((row) => Number(row.order));
		expect(orders.length).toBeGreaterThan(1_000);
		expect(orders).toEqual([...orders].sort((a, b) => a - b));
	});

	it("leaves the event loop to others, and is interrupted at its deadline", async () => {
		const slow = () => adapter.count(thing, textHolds("nowhere"));
		let turns = 0;
		const ticking = setInterval(() => {
			turns += 1;
		}, 1);
		const deadline = new AbortController();
		setMaxListeners(0, deadline.signal);
		const many = Array.from({ length: 40 }, () => adapter.count(thing, textHolds("nowhere"), { signal: deadline.signal }));
		const outcomes = Promise.allSettled(many);
		setTimeout(() => deadline.abort(new DBALError("TIMEOUT", "late")), 30);
		const settled = await outcomes;
		clearInterval(ticking);
		expect(turns).toBeGreaterThan(1);
		expect(settled.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
		for (const outcome of settled)
			if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "TIMEOUT", message: "late" });
		// The connections go on.
		expect(await Promise.all([slow(), slow(), slow()])).toEqual([0, 0, 0]);
		expect(adapter.load?.()).toEqual({ connections: 2, idle: 2, waiting: 0 });
	});

	it("is refused at once when too many wait", async () => {
		const deadline = new AbortController();
		setMaxListeners(0, deadline.signal);
		const many = Array.from({ length: 1_010 }, () => adapter.count(thing, textHolds("nowhere"), { signal: deadline.signal }));
		const refused = await Promise.race(many.slice(1_002).map((work) => work.catch((error: unknown) => error)));
		expect(refused).toMatchObject({ code: "RATE_LIMIT_EXCEEDED", reason: "queue" });
		deadline.abort(new DBALError("TIMEOUT", "late"));
		await Promise.allSettled(many);
	});
});

describe("the estimate", () => {
	it("is by plan and size", () => {
		const connection = openConnection(path, "read");
		const { rowsTouched } = createScanEstimate(connection);
		expect(rowsTouched(`SELECT t0.name FROM "thing" AS "t0" WHERE t0.id = ?`)).toBe(1);
		expect(rowsTouched(`SELECT t0.name FROM "thing" AS "t0" WHERE t0.name = ?`)).toBe(1);
		expect(rowsTouched(`SELECT t0.name FROM "thing" AS "t0" WHERE t0."select" = ? LIMIT 20`)).toBe(things);
		expect(rowsTouched(`SELECT COUNT(*) FROM "thing" AS "t0" WHERE EXISTS (SELECT 1 FROM "part" AS "t1" WHERE t1.rank = t0."order")`)).toBe(
			things * things,
		);
		expect(rowsTouched("SELECT 1")).toBe(1);
		expect(rowsTouched("SELECT nonsense FROM nowhere")).toBe(Number.POSITIVE_INFINITY);
		connection.close();
	});
});

import type { Value } from "@metabuilder/dbal/contract";
import * as fc from "fast-check";
import type { CaseContext } from "../case.js";
import { compareCount, compareList, snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { show } from "../show.js";
import { handWritten } from "./hand-written.js";

/** Stores each value in a field of the specimen and compares every order and comparison with the reference's. */
async function storesAndCompares(context: CaseContext, field: string, values: readonly Exclude<Value, null>[]): Promise<void> {
	const { db, rows } = context;
	await context.clear();
	for (const value of values) {
		const row = await rows.create("Scalars", "needed", { [field]: value });
		expectEqual(row[field], value, `create with ${show(value)}`);
		expectEqual((await db.get("Scalars", { id: String(row.id) }))[field], value, `get of ${show(value)}`);
	}
	await rows.create("Scalars", "needed", { [field]: null });
	const all = await snapshot(context);
	await compareList(context, "Scalars", all, { orderBy: { [field]: "asc" } });
	await compareList(context, "Scalars", all, { orderBy: { [field]: "desc" } });
	for (const value of values) {
		for (const operator of ["equals", "not", "lt", "lte", "gt", "gte"])
			await compareList(context, "Scalars", all, { where: { [field]: { [operator]: value } } });
		const page = await db.list("Scalars", { where: { [field]: value }, orderBy: { [field]: "asc" }, limit: 1 });
		expectEqual(page.data[0]?.[field], value, `the row with ${show(value)}`);
	}
	await compareList(context, "Scalars", all, { where: { [field]: { in: values } } });
	await compareList(context, "Scalars", all, { where: { [field]: { notIn: values.slice(1) } } });
	await compareCount(context, "Scalars", all, { NOT: { [field]: { gte: values[0] } } });
	await pagesInOrder(context, field, all.rows.get("Scalars")?.length ?? 0);
}

/** One row a page: each value of the order is carried by a token once. */
async function pagesInOrder({ db }: CaseContext, field: string, count: number): Promise<void> {
	for (const direction of ["asc", "desc"] as const) {
		const orderBy = { [field]: direction };
		const whole = await db.list("Scalars", { orderBy, limit: 100, select: { id: true, [field]: true } });
		const found: unknown[] = [];
		let pageToken: string | undefined;
		for (let page = 0; page < count; page++) {
			const answer = await db.list("Scalars", {
				orderBy,
				limit: 1,
				select: { id: true, [field]: true },
				...(pageToken === undefined ? {} : { pageToken }),
			});
			found.push(...answer.data);
			pageToken = answer.nextPageToken;
		}
		expectEqual(found, whole.data, `pages of one row by ${field} ${direction}`);
		expectEqual(pageToken, undefined, "the token after the last page");
	}
}

async function refuses({ db, rows }: CaseContext, field: string, rule: string, values: readonly unknown[]): Promise<void> {
	for (const value of values) {
		const expected = { code: "VALIDATION_ERROR", fields: [{ path: `data.${field}`, rule }] };
		await expectFault(rows.create("Scalars", "needed", { [field]: value }), expected, `create with ${show(value)}`);
		const asked = { code: "VALIDATION_ERROR", fields: [{ path: `where.${field}.gt`, rule }] };
		await expectFault(db.list("Scalars", { where: { [field]: { gt: value } } }), asked, `a filter by ${show(value)}`);
	}
}

export const numbers = handWritten("numbers", "specimen", {
	"integers: all of 32 bits": async (context) => {
		await storesAndCompares(context, "countOrNull", [
			-(2 ** 31),
			-(2 ** 31) + 1,
			-10,
			-9,
			-1,
			0,
			1,
			9,
			10,
			99,
			100,
			2 ** 31 - 2,
			2 ** 31 - 1,
		]);
		await refuses(context, "countOrNull", "range", [2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300]);
		await refuses(context, "countOrNull", "type", [0.5, Number.NaN, Number.POSITIVE_INFINITY, 1n, "1"]);
	},
	"bigints: all of 64 bits, never through a double": async (context) => {
		const edge = 2n ** 63n;
		const double = 2n ** 53n;
		await storesAndCompares(context, "totalOrNull", [
			-edge,
			-edge + 1n,
			-double - 1n,
			-double,
			-1n,
			0n,
			1n,
			double,
			double + 1n,
			double + 2n,
			edge - 2n,
			edge - 1n,
		]);
		await refuses(context, "totalOrNull", "range", [edge, -edge - 1n, 2n ** 64n]);
		await refuses(context, "totalOrNull", "type", [1, "1"]);
	},
	"decimals: exact, ordered as numbers": async (context) => {
		const values = [
			"-9999999999999999999999999999.9999999999",
			"-1000000000000000000000000000",
			"-100",
			"-99.9999999999",
			"-10",
			"-9",
			"-1.5",
			"-1.05",
			"-1",
			"-0.5",
			"-0.0000000001",
			"0",
			"0.0000000001",
			"0.1",
			"0.3",
			"0.5",
			"1",
			"1.05",
			"1.5",
			"9",
			"10",
			"99.9999999999",
			"100",
			"9007199254740993",
			"9007199254740993.0000000001",
			"9999999999999999999999999999.9999999999",
		];
		await storesAndCompares(context, "priceOrNull", values);
	},
	"decimals: one spelling": async ({ db, rows }) => {
		const spellings: readonly (readonly [string, string])[] = [
			["01.50", "1.5"],
			["1.00", "1"],
			["-0", "0"],
			["-0.00", "0"],
			["000", "0"],
			["00012.3400", "12.34"],
			["-007.10", "-7.1"],
		];
		for (const [given, told] of spellings) {
			const row = await rows.create("Scalars", "needed", { priceOrNull: given });
			expectEqual(row.priceOrNull, told, `create with ${given}`);
			expectEqual(await db.count("Scalars", { id: String(row.id), priceOrNull: given }), 1, `a filter by ${given}`);
		}
	},
	"decimals: never rounded": async (context) => {
		await refuses(context, "priceOrNull", "scale", ["0.00000000001", "1.12345678901"]);
		await refuses(context, "priceOrNull", "precision", ["10000000000000000000000000000", "-10000000000000000000000000000"]);
		await refuses(context, "priceOrNull", "format", ["1e5", "NaN", "Infinity", "", "1.", ".1", "+1", "1 ", "1,5", "--1"]);
		await refuses(context, "priceOrNull", "type", [1, 1.5, 1n]);
	},
	"floats: doubles, -0 is 0": async (context) => {
		const values = [
			-Number.MAX_VALUE,
			-1e21,
			-1.5,
			-Number.MIN_VALUE,
			0,
			Number.MIN_VALUE,
			2.2250738585072014e-308,
			0.1,
			0.1 + 0.2,
			0.3,
			1,
			1 + Number.EPSILON,
			1e21,
			Number.MAX_SAFE_INTEGER,
			Number.MAX_VALUE,
		];
		await storesAndCompares(context, "ratioOrNull", values);
		const row = await context.rows.create("Scalars", "needed", { ratioOrNull: -0 });
		expectEqual(row.ratioOrNull, 0, "-0");
		expectEqual(await context.db.count("Scalars", { ratioOrNull: -0, id: String(row.id) }), 1, "a filter by -0");
		await refuses(context, "ratioOrNull", "type", [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "1", 1n]);
	},
	"floats: every bit of any of them": async ({ db, rows, clear, seed }) => {
		await clear();
		const doubles = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { seed, numRuns: 300 }).map((value) => value + 0);
		const values = [...new Set(doubles)];
		const drafts = await Promise.all(values.map((ratioOrNull) => rows.draft("Scalars", "needed", { ratioOrNull })));
		const made = await db.createMany("Scalars", drafts, { ratioOrNull: true });
		expectEqual(
			made,
			values.map((ratioOrNull) => ({ ratioOrNull })),
			"the rows made",
		);
		expectEqual(await db.count("Scalars", { ratioOrNull: { in: values } }), values.length, "rows by in");
		expectEqual(await db.count("Scalars", { ratioOrNull: { notIn: values } }), 0, "rows by notIn");
		for (const value of values.slice(0, 50)) expectEqual(await db.count("Scalars", { ratioOrNull: value }), 1, `rows with ${value}`);
	},
	"whole floats are floats": async ({ db, rows }) => {
		const row = await rows.create("Scalars", "needed", { ratioOrNull: 3, ratio: 4 });
		expectEqual([row.ratioOrNull, row.ratio], [3, 4], "the row");
		expectEqual(await db.count("Scalars", { id: String(row.id), ratioOrNull: { gt: 2.5, lt: 3.5 } }), 1, "between halves");
	},
});

export const time = handWritten("time", "specimen", {
	"datetimes: milliseconds of the years 1 to 9999": async (context) => {
		const times = [
			-62_135_596_800_000,
			-62_135_596_799_999,
			Date.UTC(1582, 9, 4),
			-1,
			0,
			1,
			999,
			1_000,
			Date.UTC(2024, 1, 29, 23, 59, 59, 999),
			Date.UTC(2024, 2, 31, 1, 30),
			Date.UTC(2038, 0, 19, 3, 14, 8),
			253_402_300_799_998,
			253_402_300_799_999,
		];
		await storesAndCompares(
			context,
			"seenAtOrNull",
			times.map((ms) => new Date(ms)),
		);
		await refuses(context, "seenAtOrNull", "range", [new Date(253_402_300_800_000), new Date(-62_135_596_800_001), new Date(Number.NaN)]);
		await refuses(context, "seenAtOrNull", "type", ["2020-01-01T00:00:00Z", 0, 1n]);
	},
	"dates: days, without a zone": async (context) => {
		const days = [
			"0001-01-01",
			"0099-12-31",
			"1582-10-10",
			"1900-02-28",
			"1969-12-31",
			"1970-01-01",
			"2000-02-29",
			"2024-02-29",
			"2024-12-31",
			"9999-12-31",
		];
		await storesAndCompares(context, "dayOrNull", days);
		await refuses(context, "dayOrNull", "format", [
			"1900-02-29",
			"2023-02-29",
			"2024-13-01",
			"2024-00-10",
			"2024-01-00",
			"2024-04-31",
			"24-01-01",
			"0000-12-31",
			"10000-01-01",
			"2024-1-1",
			"2024/01/01",
			"2024-01-01T00:00:00Z",
		]);
		await refuses(context, "dayOrNull", "type", [new Date(0), 20240101]);
	},
	"what the engine fills in is the time of the call, in whole milliseconds": async ({ db, rows }) => {
		const before = Date.now();
		const row = await rows.create("Scalars");
		const told = [row.createdAt, row.updatedAt, row.seenAt].map((value) => (value instanceof Date ? value.getTime() : Number.NaN));
		expectEqual(
			told.every((ms) => ms >= before && ms <= Date.now()),
			true,
			`${show(row.createdAt)} is between the call's begin and end`,
		);
		expectEqual(await db.count("Scalars", { id: String(row.id), createdAt: row.createdAt }), 1, "a filter by the very time");
	},
});

export const bytes = handWritten("bytes", "specimen", {
	"bytes are kept as they are, and compared as a whole": async (context) => {
		const { db, rows } = context;
		await context.clear();
		const values = [
			new Uint8Array(0),
			Uint8Array.of(0),
			Uint8Array.of(0, 0),
			Uint8Array.of(0xff),
			Uint8Array.of(0xc3, 0x28),
			Uint8Array.from({ length: 256 }, (_, index) => index),
			new TextEncoder().encode("text 😀"),
			new Uint8Array(2_048).fill(0xed),
		];
		for (const blob of values) {
			const row = await rows.create("Scalars", "needed", { blob, blobOrNull: blob });
			expectEqual([row.blob, row.blobOrNull], [blob, blob], `create with ${show(blob, 60)}`);
			expectEqual((await db.get("Scalars", { id: String(row.id) })).blob, blob, `get of ${show(blob, 60)}`);
		}
		const all = await snapshot(context);
		for (const value of [...values, Uint8Array.of(1)]) {
			await compareList(context, "Scalars", all, { where: { blobOrNull: value } });
			await compareList(context, "Scalars", all, { where: { blobOrNull: { not: value } } });
		}
	},
	"a view of a greater buffer is the view alone, and stays what it was": async ({ db, rows }) => {
		const whole = Uint8Array.of(1, 2, 3, 4, 5, 6);
		const row = await rows.create("Scalars", "needed", { blob: whole.subarray(2, 4) });
		whole.fill(9);
		expectEqual((await db.get("Scalars", { id: String(row.id) })).blob, Uint8Array.of(3, 4), "the value");
	},
	"a row that was told can be changed without changing what is stored": async ({ db, rows }) => {
		const row = await rows.create("Scalars", "needed", { blob: Uint8Array.of(1, 2), data: { list: [1] } });
		const key = { id: String(row.id) };
		const read = await db.get("Scalars", key);
		(read.blob as Uint8Array).fill(7);
		(read.seenAt as Date).setTime(0);
		((read.data as { list: number[] }).list as number[]).push(2);
		expectEqual(await db.get("Scalars", key), row, "the row");
	},
});

import { setTimeout as sleep } from "node:timers/promises";
import { DBALError, type Row } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import type { Adapter } from "../src/adapters/adapter.js";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { always } from "../src/query/predicate.js";
import { createUuids } from "../src/uuid.js";
import { failure } from "./harness.js";
import { account, invoice, model } from "./model.js";

const ids = createUuids(
	() => new Date(),
	(size) => crypto.getRandomValues(new Uint8Array(size)),
);

const person = (name: string, more: Row = {}): Row => ({
	...Object.fromEntries(account.fields.map((field) => [field.name, null])),
	id: ids(),
	name,
	role: "user",
	score: 0n,
	balance: "0",
	active: true,
	settings: {},
	createdAt: new Date(0),
	updatedAt: new Date(0),
	...more,
});

const byId = [{ field: "id", direction: "asc" }] as const;
const names = async (store: Pick<Adapter, "find">) =>
	(await store.find({ entity: account, where: always, orderBy: byId, fields: ["name"] })).map((row) => row.name);

describe("transactions", () => {
	it("see their own writes, and nobody else does before they commit", async () => {
		const db = openMemory({ model });
		await db.transaction(async (store) => {
			await store.insert(account, [person("ada")]);
			expect(await names(store)).toEqual(["ada"]);
			expect(await names(db)).toEqual([]);
		});
		expect(await names(db)).toEqual(["ada"]);
	});

	it("leave nothing when they fail, also where a statement's failure was caught", async () => {
		const db = openMemory({ model });
		await expect(
			db.transaction(async (store) => {
				await store.insert(account, [person("ada")]);
				throw new Error("stop");
			}),
		).rejects.toThrow("stop");
		expect(
			await failure(
				db.transaction(async (store) => {
					await store.insert(account, [person("ada")]);
					await store.insert(account, [person("ada")]).catch(() => undefined);
				}),
			),
		).toMatchObject({ code: "CONFLICT" });
		expect(await names(db)).toEqual([]);
	});

	it("take turns: no update is lost", async () => {
		const db = openMemory({ model });
		const row = person("ada");
		await db.insert(account, [row]);
		const where = { kind: "compare", field: "id", operator: "eq", value: row.id as string } as const;
		await Promise.all(
			Array.from({ length: 20 }, () =>
				db.transaction(async (store) => {
					const [found] = await store.find({ entity: account, where, orderBy: byId, fields: ["score"] });
					await sleep(0);
					await store.update(account, where, { score: (found?.score as bigint) + 1n });
				}),
			),
		);
		expect((await db.find({ entity: account, where, orderBy: byId, fields: ["score"] }))[0]).toEqual({ score: 20n });
	});

	it("share nothing with the caller that could change", async () => {
		const db = openMemory({ model });
		const settings = { list: [1] };
		const seenAt = new Date(0);
		const avatar = new Uint8Array([1]);
		await db.insert(account, [person("ada", { settings, seenAt, avatar })]);
		settings.list.push(2);
		seenAt.setTime(1);
		avatar[0] = 2;
		const read = async () =>
			(await db.find({ entity: account, where: always, orderBy: byId, fields: ["settings", "seenAt", "avatar"] }))[0];
		const first = (await read()) ?? {};
		expect(first).toEqual({ settings: { list: [1] }, seenAt: new Date(0), avatar: new Uint8Array([1]) });
		(first.settings as { list: number[] }).list.push(3);
		(first.seenAt as Date).setTime(2);
		expect(await read()).toEqual({ settings: { list: [1] }, seenAt: new Date(0), avatar: new Uint8Array([1]) });
	});
});

describe("deadlines", () => {
	const timeout = new DBALError("TIMEOUT", "too late");

	it("stop a scan with no matching row", async () => {
		const db = openMemory({ model });
		await db.insert(
			account,
			Array.from({ length: 5_000 }, (_, index) => person(`n${index}`)),
		);
		const controller = new AbortController();
		const where = { kind: "text", field: "name", operator: "contains", value: "nothing" } as const;
		const scan = db.find({ entity: account, where, orderBy: byId, fields: ["id"] }, { signal: controller.signal });
		setImmediate(() => controller.abort(timeout));
		await expect(scan).rejects.toBe(timeout);
	});

	it("free a writer that waits for its turn, and undo one that is late", async () => {
		const db = openMemory({ model });
		const controller = new AbortController();
		let release = () => {};
		const held = db.transaction(() => new Promise<void>((resolve) => (release = resolve)));
		const waiting = db.insert(account, [person("ada")], { signal: controller.signal });
		controller.abort(timeout);
		await expect(waiting).rejects.toBe(timeout);
		release();
		await held;
		const late = new AbortController();
		const transaction = db.transaction(
			async (store) => {
				await store.insert(account, [person("bob")]);
				late.abort(timeout);
			},
			{ signal: late.signal },
		);
		await expect(transaction).rejects.toBe(timeout);
		expect(await names(db)).toEqual([]);
		await expect(db.count(account, always, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "TIMEOUT" });
	});
});

it("answers DATABASE_ERROR once it is closed", async () => {
	const db = openMemory({ model });
	await db.ping();
	await db.close();
	for (const call of [() => db.ping(), () => names(db), () => db.insert(invoice, [])])
		expect(await failure(call())).toEqual({ code: "DATABASE_ERROR", faults: {} });
});

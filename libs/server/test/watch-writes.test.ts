import { model } from "@metabuilder/dbal/contract";
import { beforeEach, describe, expect, it } from "vitest";
import type { Adapter } from "../src/adapters/adapter.js";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { watchWrites } from "../src/identity/watch-writes.js";

const entity = (name: string) => {
	const found = model.entities.find((candidate) => candidate.name === name);
	if (!found) throw new Error(name);
	return found;
};
const [session, user, page] = [entity("Session"), entity("User"), entity("PageView")];
const every = { kind: "constant", value: true } as const;

const rowsOf = (entity: typeof user) => ({ entity, where: every, fields: ["id"] });

let told: number;
let adapter: Adapter;
beforeEach(() => {
	told = 0;
	const watched = new Map([
		["Session", undefined],
		["User", ["role", "tenantId"]],
	]);
	adapter = watchWrites(openMemory({ model }), watched, () => {
		told += 1;
	});
});

describe("writes are told", () => {
	it.each<[string, (store: Adapter) => Promise<unknown>, number]>([
		["of a session that is deleted", (store) => store.delete(session, every), 1],
		["of a session that is updated", (store) => store.update(session, every, { tokenHash: "x" }), 1],
		["of a user whose role is set", (store) => store.update(user, every, { role: "user" }), 1],
		["of a user whose role is set, and who is given back", (store) => store.updateReturning(rowsOf(user), { role: "user" }), 1],
		["not of a user whose name is set, and who is given back", (store) => store.updateReturning(rowsOf(user), { username: "x" }), 0],
		[
			"once of a part of a transaction",
			(store) => store.transaction((whole) => whole.transaction((part) => part.delete(session, every))),
			1,
		],
		["of a user that is deleted", (store) => store.delete(user, every), 1],
		["not of a user whose name is set", (store) => store.update(user, every, { username: "x" }), 0],
		["not of another entity", (store) => store.delete(page, every), 0],
		["not of what is read", (store) => store.count(session, every), 0],
		["not of what is new", (store) => store.insert(session, []), 0],
		[
			"once of a whole transaction",
			(store) => store.transaction((inner) => Promise.all([inner.delete(session, every), inner.delete(user, every)])),
			1,
		],
		["not of a transaction without any", (store) => store.transaction((inner) => inner.count(user, every)), 0],
	])("%s", async (_name, work, expected) => {
		await work(adapter);
		expect(told).toBe(expected);
	});

	it("once they can be seen, not before", async () => {
		await adapter.transaction(async (store) => {
			await store.delete(session, every);
			expect(told).toBe(0);
		});
		expect(told).toBe(1);
	});
});

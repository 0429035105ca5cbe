import { describe, expect, it } from "vitest";
import { isTouched, readBy, writtenBy } from "./dependencies.js";
import { everyEntity } from "./entity-access.js";
import { queryKeys } from "./query-keys.js";

describe("what a query reads", () => {
	it("is its entity and what its filters and includes lead to", () => {
		expect(readBy(queryKeys.list("users", { where: { role: "user" } }))).toEqual(new Set(["User"]));
		const where = { OR: [{ NOT: { sessions: { some: {} } } }, { workflows: { none: {} } }] };
		expect(readBy(queryKeys.list("users", { where }))).toEqual(new Set(["User", "Session", "Workflow"]));
		const include = { user: { include: { luaScripts: { where: { creator: { is: { installedPackages: { some: {} } } } } } } } };
		expect(readBy(queryKeys.get("sessions", "x", { include }))).toEqual(new Set(["Session", "User", "LuaScript", "Package"]));
		expect(readBy(queryKeys.list("users", { include: { _count: { workflows: true } } }))).toEqual(new Set(["User", "Workflow"]));
		expect(readBy(queryKeys.custom("users", "search", { query: "a" }))).toEqual(everyEntity);
	});

	it("is touched by a write to it or to an entity next to it", () => {
		const users = queryKeys.list("users");
		expect(isTouched(users, writtenBy("users", "update"))).toBe(true);
		expect(isTouched(users, writtenBy("sessions", "create"))).toBe(true);
		expect(isTouched(users, writtenBy("pageViews", "create"))).toBe(false);
		expect(isTouched(users, writtenBy("packages", "install"))).toBe(true);
	});
});

describe("what a write changes", () => {
	it("is its entity, for a delete also what goes with it, and by a custom operation anything", () => {
		expect(writtenBy("users", "update")).toEqual(new Set(["User"]));
		expect([...writtenBy("users", "delete")]).toEqual(expect.arrayContaining(["User", "Session", "Credential"]));
		expect(writtenBy("sessions", "signOut")).toEqual(everyEntity);
	});
});

describe("keys of the cache", () => {
	it("hold what JSON can, and leave out what is undefined", () => {
		expect(() => JSON.stringify(queryKeys.list("users", { where: { id: 1n } }))).not.toThrow();
		expect(queryKeys.list("users", { limit: 10, pageToken: undefined })).toEqual(queryKeys.list("users", { limit: 10 }));
		expect(JSON.stringify(queryKeys.list("users", { where: { n: 1n } }))).not.toBe(
			JSON.stringify(queryKeys.list("users", { where: { n: "1" } })),
		);
	});
});

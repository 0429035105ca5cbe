import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDBALError, model, type Row } from "@metabuilder/dbal/contract";
import { beforeEach, describe, expect, it } from "vitest";
import { createAccess } from "../../access/access.js";
import { readPolicy } from "../../access/read-policy.js";
import type { Adapter } from "../../adapters/adapter.js";
import { openMemory } from "../../adapters/memory/open-memory.js";
import { createEngine, type Engine } from "../../engine.js";
import { hashPassword } from "../../identity/password.js";
import { anonymousPrincipal, developerPrincipal, systemPrincipal, userPrincipal } from "../../identity/principal.js";
import { authenticateSession } from "../../identity/session.js";
import type { Principal } from "../../principal.js";
import { depthFirst } from "./component-hierarchy.js";
import { customOperations } from "./index.js";

const text = readFileSync(new URL("../../../../../spec/acl.yaml", import.meta.url), "utf8");
const { policy } = readPolicy(model, "spec/acl.yaml", text);
if (!policy) throw new Error("the shipped rules are wrong");
const access = createAccess(model, policy);

const password = "correct horse";
/** Little, so that the tests are quick. */
const passwordCost = { N: 1_024, r: 8, p: 2 };
const passwordHash = await hashPassword(password, randomBytes, passwordCost);

const settings = { sessionLifetimeMs: 12 * 3_600_000, passwordCost };

let time: Date;
let adapter: Adapter;
let engine: Engine;
let users: Record<string, Principal>;

beforeEach(async () => {
	time = new Date("2026-01-01T00:00:00Z");
	adapter = openMemory({ model });
	engine = createEngine({ model, adapter, rules: { access, revision: "test" }, custom: customOperations, now: () => time, settings });
	users = {};
	for (const role of ["user", "moderator", "admin", "god", "supergod"]) {
		const row = await asSystem("User", "create", { data: { username: role, email: `${role}@Example.org`, role } });
		await asSystem("Credential", "create", { data: { username: role, passwordHash } });
		users[role] = userPrincipal(model, { id: idOf(row), role });
	}
});

async function call(principal: Principal, entity: string, operation: string, input: Readonly<Record<string, unknown>> = {}) {
	return engine.handle({ entity, operation, input }, { principal, requestId: "r", transport: "in-process", address: "", trace: {} });
}

async function asSystem(entity: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Row> {
	return (await call(systemPrincipal(model), entity, operation, input)).data as Row;
}

function idOf({ id }: Row): string {
	if (typeof id !== "string") throw new Error("a row without an id");
	return id;
}

function as(role: string): Principal {
	const principal = users[role];
	if (!principal) throw new Error(`no user ${role}`);
	return principal;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return "OK";
	} catch (error) {
		return isDBALError(error) ? error.code : String(error);
	}
}

const anonymous = anonymousPrincipal(model);
const session = (credentials: { id: string; token: string }) => authenticateSession(adapter, credentials, { model, now: () => time });
async function signIn(username: string) {
	return (await call(anonymous, "Session", "signIn", { username, password })) as {
		id: string;
		token: string;
		expiresAt: Date;
		user: object;
	};
}

describe("sessions", () => {
	it.each(["user", "moderator", "admin", "god", "supergod"])("signs in as %s", async (role) => {
		const issued = await signIn(role);
		expect(issued.user).toMatchObject({ username: role, role, level: as(role).level });
		expect(issued.expiresAt).toEqual(new Date("2026-01-01T12:00:00Z"));
		expect(await session(issued)).toEqual({ ...as(role), sessionId: issued.id });
	});

	it("makes a hash of a time when less was asked for anew, and one of today not", async () => {
		const hashOf = async () => (await asSystem("Credential", "get", { key: { username: "user" } })).passwordHash;
		await signIn("user");
		expect(await hashOf()).toBe(passwordHash);
		const weak = await hashPassword(password, randomBytes, { N: 512, r: 8, p: 1 });
		await asSystem("Credential", "update", { key: { username: "user" }, data: { passwordHash: weak } });
		await codeOf(call(anonymous, "Session", "signIn", { username: "user", password: "wrong horse" }));
		expect(await hashOf()).toBe(weak);
		await signIn("user");
		expect(await hashOf()).toMatch(/^scrypt\$1024\$8\$2\$/);
		await signIn("user");
	});

	it("are told to their owner alone, without what they are proved by", async () => {
		await signIn("user");
		time = new Date(time.getTime() + 1_000);
		const latest = await signIn("user");
		await signIn("god");
		const { data } = await call(as("user"), "Session", "mine");
		expect(data).toHaveLength(2);
		expect((data as readonly Row[])[0]).toEqual({
			id: latest.id,
			expiresAt: latest.expiresAt,
			createdAt: expect.any(Date),
			lastActivity: expect.any(Date),
		});
		expect(await codeOf(call(anonymous, "Session", "mine"))).toBe("FORBIDDEN");
		expect(await codeOf(call(as("supergod"), "Session", "list"))).toBe("FORBIDDEN");
	});

	it.each<[who: string, whose: string, outcome: string]>([
		["user", "user", "OK"],
		["admin", "user", "OK"],
		["admin", "god", "NOT_FOUND"],
		["admin", "admin", "OK"],
		["moderator", "user", "NOT_FOUND"],
		["user", "admin", "NOT_FOUND"],
	])("may be ended by %s where they are %s's: %s", async (who, whose, outcome) => {
		const issued = await signIn(whose);
		const unknown = call(as(who), "Session", "revoke", { id: "00000000-0000-7000-8000-000000000000" }).catch((error: unknown) => error);
		const refusal = await call(as(who), "Session", "revoke", { id: issued.id }).catch((error: unknown) => error);
		expect(isDBALError(refusal) ? refusal.code : "OK").toBe(outcome);
		if (outcome === "OK") return expect(await codeOf(session(issued))).toBe("UNAUTHORIZED");
		expect(await codeOf(session(issued))).toBe("OK");
		// That there is one is told to nobody who may not end it.
		expect(refusal).toEqual(await unknown);
	});

	it("may be ended all at once: one's own, or those of somebody who stands below", async () => {
		const [first, second, other] = [await signIn("user"), await signIn("user"), await signIn("god")];
		expect(await codeOf(call(as("user"), "Session", "revokeAll", { username: "god" }))).toBe("FORBIDDEN");
		expect(await codeOf(call(as("admin"), "Session", "revokeAll", { username: "god" }))).toBe("FORBIDDEN");
		expect(await codeOf(call(as("admin"), "Session", "revokeAll", { username: "nobody" }))).toBe("NOT_FOUND");
		expect(await codeOf(call(developerPrincipal(model), "Session", "revokeAll"))).toBe("UNAUTHORIZED");
		expect(await call(as("user"), "Session", "revokeAll")).toEqual({ ended: 2 });
		expect(await codeOf(session(first))).toBe("UNAUTHORIZED");
		expect(await codeOf(session(second))).toBe("UNAUTHORIZED");
		expect(await call(as("supergod"), "Session", "revokeAll", { username: "god" })).toEqual({ ended: 1 });
		expect(await codeOf(session(other))).toBe("UNAUTHORIZED");
	});

	it("stores no token", async () => {
		const { token } = await signIn("user");
		const entity = model.entities.find(({ name }) => name === "Session");
		if (!entity) throw new Error("no Session");
		const rows = await adapter.find({
			entity,
			where: { kind: "constant", value: true },
			orderBy: [{ field: "id", direction: "asc" }],
			fields: entity.fields.map(({ name }) => name),
		});
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain(token);
	});

	it("refuses an unknown user and a wrong password in the same words", async () => {
		const failures = await Promise.all(
			[
				{ username: "user", password: "wrong" },
				{ username: "nobody", password },
			].map((input) =>
				call(anonymous, "Session", "signIn", input).catch((error: unknown) =>
					isDBALError(error) ? [error.code, error.message, error.fields] : error,
				),
			),
		);
		expect(failures[0]).toEqual(["UNAUTHORIZED", expect.any(String), []]);
		expect(failures[0]).toEqual(failures[1]);
	});

	it.each([
		["another token", { token: "x" }],
		["an empty token", { token: "" }],
		["another id", { id: "00000000-0000-7000-8000-000000000000" }],
		["an id that is none", { id: "' OR 1=1" }],
	])("refuses a session with %s", async (_name, altered) => {
		const issued = await signIn("user");
		expect(await codeOf(session({ ...issued, ...altered }))).toBe("UNAUTHORIZED");
	});

	it("ends at its time, on sign-out, and with its user", async () => {
		const first = await signIn("user");
		time = new Date(time.getTime() + 12 * 3_600_000);
		expect(await codeOf(session(first))).toBe("UNAUTHORIZED");
		const second = await signIn("user");
		const principal = await session(second);
		await call(principal, "Session", "signOut");
		expect(await codeOf(session(second))).toBe("UNAUTHORIZED");
		expect(await codeOf(call(principal, "Session", "signOut"))).toBe("UNAUTHORIZED");
		const third = await signIn("user");
		await asSystem("User", "delete", { key: { id: as("user").id } });
		expect(await codeOf(session(third))).toBe("UNAUTHORIZED");
	});

	it("gives the user's present role", async () => {
		const issued = await signIn("user");
		await asSystem("User", "update", { key: { id: as("user").id }, data: { role: "god" } });
		expect(await session(issued)).toMatchObject({ role: "god", level: as("god").level });
	});

	it("changes its token on refresh", async () => {
		const issued = await signIn("user");
		const principal = await session(issued);
		time = new Date(time.getTime() + 3_600_000);
		const fresh = (await call(principal, "Session", "refresh")) as { id: string; token: string; expiresAt: Date };
		expect(fresh.id).toBe(issued.id);
		expect(fresh.expiresAt).toEqual(new Date("2026-01-01T13:00:00Z"));
		expect(await codeOf(session(issued))).toBe("UNAUTHORIZED");
		expect(await session(fresh)).toEqual(principal);
	});

	it("has nothing to end or refresh without a session", async () => {
		expect(await codeOf(call(as("user"), "Session", "signOut"))).toBe("UNAUTHORIZED");
		expect(await codeOf(call(as("user"), "Session", "refresh"))).toBe("UNAUTHORIZED");
		expect(await codeOf(call(anonymous, "Session", "signOut"))).toBe("FORBIDDEN");
	});
});

describe("credentials", () => {
	it("verifies", async () => {
		expect(await call(anonymous, "Credential", "verify", { username: "user", password })).toEqual({ valid: true });
		expect(await call(anonymous, "Credential", "verify", { username: "user", password: "x" })).toEqual({ valid: false });
		expect(await call(anonymous, "Credential", "verify", { username: "nobody", password })).toEqual({ valid: false });
	});

	it("changes one's own, and ends the account's sessions", async () => {
		const issued = await signIn("user");
		const principal = await session(issued);
		const set = (input: object) =>
			codeOf(call(principal, "Credential", "setPassword", { username: "user", newPassword: "battery staple", ...input }));
		expect(await set({})).toBe("VALIDATION_ERROR");
		expect(await set({ currentPassword: "wrong" })).toBe("UNAUTHORIZED");
		expect(await set({ currentPassword: password, newPassword: "short" })).toBe("VALIDATION_ERROR");
		expect(await set({ currentPassword: password })).toBe("OK");
		expect(await codeOf(session(issued))).toBe("UNAUTHORIZED");
		expect(await call(anonymous, "Credential", "verify", { username: "user", password: "battery staple" })).toEqual({ valid: true });
	});

	it.each([
		["user", "moderator", "FORBIDDEN"],
		["user", "nobody", "FORBIDDEN"],
		["moderator", "user", "FORBIDDEN"],
		["admin", "user", "OK"],
		["admin", "god", "FORBIDDEN"],
		["god", "admin", "OK"],
		["god", "supergod", "FORBIDDEN"],
		["supergod", "god", "OK"],
		["supergod", "nobody", "NOT_FOUND"],
		["anonymous", "user", "FORBIDDEN"],
	])("lets %s set the password of %s: %s", async (role, username, expected) => {
		const principal = role === "anonymous" ? anonymous : as(role);
		expect(await codeOf(call(principal, "Credential", "setPassword", { username, newPassword: "battery staple" }))).toBe(expected);
	});
});

describe("users", () => {
	it("tells who is asking", async () => {
		expect(await call(as("user"), "User", "me")).toMatchObject({
			id: as("user").id,
			username: "user",
			role: "user",
			level: 1,
			tenantId: null,
		});
		expect(await codeOf(call(developerPrincipal(model), "User", "me"))).toBe("UNAUTHORIZED");
		expect(await codeOf(call(anonymous, "User", "me"))).toBe("FORBIDDEN");
	});

	it("searches names and addresses in any case of letters, by name", async () => {
		for (let index = 0; index < 60; index++)
			await asSystem("User", "create", { data: { username: `Zoe-${String(index).padStart(2, "0")}`, email: `z${index}@other.example` } });
		const search = async (query: string, limit?: number) =>
			((await call(as("admin"), "User", "search", limit === undefined ? { query } : { query, limit })).data as readonly Row[]).map(
				({ username }) => username,
			);
		expect(await search("EXAMPLE.ORG")).toEqual(["admin", "god", "moderator", "supergod", "user"]);
		expect(await search("zOE-5", 3)).toEqual(["Zoe-50", "Zoe-51", "Zoe-52"]);
		expect(await search("zoe")).toHaveLength(20);
		expect(await search("%")).toEqual([]);
		expect(await codeOf(call(as("user"), "User", "search", { query: "a" }))).toBe("FORBIDDEN");
	});
});

describe("pages", () => {
	beforeEach(async () => {
		for (const [slug, level, isActive] of [
			["/", 1, true],
			["/admin", 3, true],
			["/old", 1, false],
		] as const)
			await asSystem("PageView", "create", { data: { slug, title: slug, level, isActive, layout: {} } });
	});

	it("are found by path as far as rules let them", async () => {
		const get = (principal: Principal, slug: string) => codeOf(call(principal, "PageView", "getBySlug", { slug }));
		expect(await get(anonymous, "/")).toBe("OK");
		expect(await get(anonymous, "/admin")).toBe("NOT_FOUND");
		expect(await get(as("user"), "/admin")).toBe("NOT_FOUND");
		expect(await get(as("admin"), "/admin")).toBe("OK");
		expect(await get(as("admin"), "/old")).toBe("NOT_FOUND");
		expect(await get(as("god"), "/old")).toBe("OK");
		expect(await get(as("god"), "/none")).toBe("NOT_FOUND");
	});

	it("are listed by level", async () => {
		const slugs = async (principal: Principal, level: number) =>
			((await call(principal, "PageView", "getByLevel", { level })).data as readonly Row[]).map(({ slug }) => slug);
		expect(await slugs(as("user"), 1)).toEqual(["/"]);
		expect(await slugs(as("god"), 1)).toEqual(["/", "/old"]);
		expect(await slugs(as("user"), 3)).toEqual([]);
		expect(await codeOf(call(as("god"), "PageView", "getByLevel", { level: 9 }))).toBe("VALIDATION_ERROR");
	});
});

describe("component trees", () => {
	let pageId: string;
	let ids: Record<string, string>;

	beforeEach(async () => {
		const page = await asSystem("PageView", "create", { data: { slug: "/", title: "Home", level: 1, layout: {} } });
		pageId = idOf(page);
		ids = {};
		for (const [name, parent, order] of [
			["b", null, 1],
			["a", null, 0],
			["a2", "a", 5],
			["a1", "a", 1],
			["a1x", "a1", 0],
		] as const) {
			const data = { pageId, parentId: parent === null ? null : ids[parent], componentType: name, order };
			ids[name] = idOf(await asSystem("ComponentHierarchy", "create", { data }));
		}
	});

	const tree = async (principal = as("god")) =>
		((await call(principal, "ComponentHierarchy", "getTree", { pageId })).data as readonly Row[]).map((row) => row.componentType);
	const move = (input: object, principal = as("god")) => codeOf(call(principal, "ComponentHierarchy", "move", { order: 0, ...input }));

	it("come depth first, siblings by order", async () => {
		expect(await tree()).toEqual(["a", "a1", "a1x", "a2", "b"]);
	});

	it("are not there for a page that is not, and for who may not read", async () => {
		expect(await codeOf(call(as("god"), "ComponentHierarchy", "getTree", { pageId: "00000000-0000-7000-8000-000000000000" }))).toBe(
			"NOT_FOUND",
		);
		expect(await codeOf(tree(as("user")))).toBe("FORBIDDEN");
	});

	it("moves below another and to the top", async () => {
		expect(await move({ id: ids.a1, newParentId: ids.b })).toBe("OK");
		expect(await tree()).toEqual(["a", "a2", "b", "a1", "a1x"]);
		expect(await move({ id: ids.a1, newParentId: null, order: 9 })).toBe("OK");
		expect(await tree()).toEqual(["a", "a2", "b", "a1", "a1x"]);
	});

	it.each(["a", "a1", "a1x"])("refuses to move a below %s, which is itself or below it", async (name) => {
		expect(await move({ id: ids.a, newParentId: ids[name] })).toBe("VALIDATION_ERROR");
		expect(await tree()).toEqual(["a", "a1", "a1x", "a2", "b"]);
	});

	it("refuses a parent of another page, one that is not there, and callers without the right", async () => {
		const other = await asSystem("PageView", "create", { data: { slug: "/other", title: "Other", level: 1, layout: {} } });
		const far = await asSystem("ComponentHierarchy", "create", { data: { pageId: other.id, componentType: "far" } });
		expect(await move({ id: ids.a, newParentId: far.id })).toBe("VALIDATION_ERROR");
		expect(await move({ id: ids.a, newParentId: "00000000-0000-7000-8000-000000000000" })).toBe("NOT_FOUND");
		expect(await move({ id: ids.a, newParentId: ids.b }, as("admin"))).toBe("FORBIDDEN");
	});

	it("reorders all or none", async () => {
		const reorder = (components: readonly object[]) => call(as("god"), "ComponentHierarchy", "reorder", { components });
		const { data } = await reorder([
			{ id: ids.a, order: 7 },
			{ id: ids.b, order: 2 },
		]);
		expect((data as readonly Row[]).map(({ order }) => order)).toEqual([7, 2]);
		expect(await tree()).toEqual(["b", "a", "a1", "a1x", "a2"]);
		expect(
			await codeOf(
				reorder([
					{ id: ids.a, order: 0 },
					{ id: "00000000-0000-7000-8000-000000000000", order: 0 },
				]),
			),
		).toBe("NOT_FOUND");
		expect(
			await codeOf(
				reorder([
					{ id: ids.a, order: 0 },
					{ id: ids.a, order: 1 },
				]),
			),
		).toBe("VALIDATION_ERROR");
		expect(await tree()).toEqual(["b", "a", "a1", "a1x", "a2"]);
		expect((await reorder([])).data).toEqual([]);
	});

	it("loses no row to a ring or a parent that is not among the rows", () => {
		const rows = [
			{ id: "1", parentId: "2" },
			{ id: "2", parentId: "1" },
			{ id: "3", parentId: "gone" },
			{ id: "4", parentId: "3" },
			{ id: "5", parentId: null },
		];
		expect(depthFirst(rows).map(({ id }) => id)).toEqual(["3", "4", "5", "1", "2"]);
	});
});

describe("packages", () => {
	const add = async (version: string) =>
		idOf(await asSystem("Package", "create", { data: { name: "forms", version, author: "a", manifest: {} } }));

	it("are installed one version at a time", async () => {
		const [one, two] = [await add("1.0.0"), await add("2.0.0")];
		const install = (id: string, principal = as("supergod")) => call(principal, "Package", "install", { id });
		expect((await install(one)).data).toMatchObject({ isInstalled: true, installedAt: time, installedBy: as("supergod").id });
		expect(await codeOf(install(one))).toBe("OK");
		expect(await codeOf(install(two))).toBe("CONFLICT");
		const uninstalled = await call(as("supergod"), "Package", "uninstall", { id: one });
		expect(uninstalled.data).toMatchObject({ isInstalled: false, installedAt: null, installedBy: null });
		expect((await install(two, developerPrincipal(model))).data).toMatchObject({ isInstalled: true, installedBy: null });
		expect(await codeOf(install(two, as("god")))).toBe("FORBIDDEN");
		expect(await codeOf(install("00000000-0000-7000-8000-000000000000"))).toBe("NOT_FOUND");
	});
});

import type { Row } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { type Caller, failure, type Harness, harness, principal, told, usualRules } from "./harness.js";

const missing = "00000000-0000-7000-8000-000000000000";

interface Town extends Harness {
	readonly ada: Caller;
	readonly bob: Caller;
	readonly ids: Readonly<Record<string, string>>;
}

/** Two users with notes: one's own, one shared. */
async function town(rules = usualRules): Promise<Town> {
	const made = harness(rules);
	const { admin } = made;
	const ids: Record<string, string> = {};
	const add = async (name: string, row: Promise<Row>) => {
		ids[name] = (await row).id as string;
	};
	await add("ada", admin.create("Account", { name: "ada", email: "a@b.c", secret: "canary" }));
	await add("bob", admin.create("Account", { name: "bob" }));
	await add("adaOwn", admin.create("Note", { ownerId: ids.ada, title: "own", body: "canary", rank: 1 }));
	await add("adaShared", admin.create("Note", { ownerId: ids.ada, title: "shared", body: "canary", shared: true, rank: 2 }));
	await add("bobOwn", admin.create("Note", { ownerId: ids.bob, title: "own", body: "canary", rank: 3 }));
	return { ...made, ids, ada: made.as(principal("user", ids.ada)), bob: made.as(principal("user", ids.bob)) };
}

describe("operations that are not granted", () => {
	it("are FORBIDDEN before anything of the request is looked at", async () => {
		const { ada, as, ids } = await town();
		const inputs = [{}, { key: { id: ids.bob } }, { where: { nope: 1 } }, { data: { nope: 1 } }, null];
		for (const [caller, entity, operations] of [
			[ada, "Invoice", ["get", "list", "count", "create", "createMany", "update", "delete"]],
			[ada, "Account", ["create", "createMany", "delete", "touch"]],
			[as(principal("public", "anonymous")), "Note", ["get", "list", "count", "create", "update", "delete", "find", "adopt"]],
			[as(principal("stranger")), "Account", ["get", "list"]],
		] as const)
			for (const operation of operations)
				for (const input of inputs) expect(await failure(caller.call(entity, operation, input))).toEqual({ code: "FORBIDDEN", faults: {} });
	});
});

describe("rows that are filtered", () => {
	it("are not there, byte for byte", async () => {
		const { ada, ids } = await town();
		for (const [operation, more] of [
			["get", {}],
			["update", { data: { title: "x" } }],
			["delete", {}],
		] as const) {
			const hidden = await told(ada.call("Note", operation, { key: { id: ids.bobOwn }, ...more }));
			expect(hidden).toEqual(await told(ada.call("Note", operation, { key: { id: missing }, ...more })));
			expect(hidden).toMatchObject({ code: "NOT_FOUND" });
		}
		expect(await failure(ada.call("Note", "get", { key: { ownerId: ids.bob, title: "own" } }))).toEqual({
			code: "NOT_FOUND",
			faults: {},
		});
	});

	it("make a list and a count shorter", async () => {
		const { ada, bob } = await town();
		expect((await ada.list("Note", { orderBy: { rank: "asc" } })).map((row) => row.rank)).toEqual([1, 2]);
		expect((await bob.list("Note", { orderBy: { rank: "asc" } })).map((row) => row.rank)).toEqual([2, 3]);
		expect(await ada.call("Note", "count", {})).toEqual({ count: 2 });
		expect(await ada.call("Note", "list", { limit: 1, total: true })).toMatchObject({ total: 2 });
		for (const where of [{ OR: [{ rank: 3 }, { rank: { gte: 0 } }] }, { NOT: { rank: 99 } }, { NOT: { OR: [] } }, { rank: { notIn: [] } }])
			expect(await ada.call("Note", "count", { where })).toEqual({ count: 2 });
	});

	it("can be seen by no relation filter", async () => {
		const { ada, bob, admin, ids } = await town();
		const accounts = async (caller: Caller, where: unknown) => (await caller.list("Account", { where })).map((row) => row.name);
		expect(await accounts(bob, { notes: { some: { rank: 3 } } })).toEqual(["bob"]);
		// Ada's note with rank 1 is hidden from Bob at each hop, so that he can't find her by it.
		expect((await bob.list("Note", { where: { owner: { is: { notes: { some: { rank: 1 } } } } } })).length).toBe(0);
		// A user sees no account but the own: the owner of a shared note is not there.
		expect((await bob.list("Note", { where: { owner: { is: {} } } })).map((row) => row.rank)).toEqual([3]);
		expect((await bob.list("Note", { where: { owner: { isNot: {} } } })).map((row) => row.rank)).toEqual([2]);
		expect(await admin.call("Note", "count", { where: { owner: { is: { name: "ada" } } } })).toEqual({ count: 2 });
		expect(await failure(ada.call("Account", "list", { where: { invoices: { some: {} } } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "where.invoices": "forbidden" },
		});
		expect(await ada.call("Account", "count", { where: { notes: { none: { ownerId: { not: ids.ada } } } } })).toEqual({ count: 1 });
	});
});

describe("fields that may not be read", () => {
	it("are absent from what comes back", async () => {
		const { ada, admin, ids } = await town();
		const row = (await ada.call("Note", "get", { key: { id: ids.adaOwn } })).data;
		expect(Object.keys(row as object).sort()).toEqual(["id", "ownerId", "parentId", "rank", "shared", "title"]);
		expect(await ada.list("Note")).toEqual(expect.arrayContaining([row]));
		const updated = (await ada.call("Note", "update", { key: { id: ids.adaOwn }, data: { body: "new" } })).data;
		expect(updated).toEqual(row);
		expect(Object.keys(await ada.create("Note", { ownerId: ids.ada, title: "new", body: "x" }))).not.toContain("body");
		expect(await admin.call("Note", "count", { where: { body: "new" } })).toEqual({ count: 1 });
	});

	it("are FORBIDDEN in every place, whatever the value", async () => {
		const { ada, ids } = await town();
		const operands = ["canary", { contains: "c" }, { startsWith: 1 }, { nope: {} }, null, undefined, {}, [], new Date()];
		const inputs = (operand: unknown) => [
			{ where: { body: operand } },
			{ where: { rank: "x", body: operand } },
			{ where: { OR: [{ NOT: { body: operand } }] } },
			{ where: { parent: { is: { body: operand } } } },
		];
		for (const operand of operands)
			for (const input of inputs(operand))
				for (const operation of ["list", "count"]) {
					const { code, faults } = await failure(ada.call("Note", operation, input));
					expect(code).toBe("FORBIDDEN");
					expect(Object.values(faults)).toEqual(["forbidden"]);
				}
		expect(await failure(ada.call("Note", "list", { orderBy: { body: "asc" } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "orderBy.body": "forbidden" },
		});
		expect(await failure(ada.call("Note", "list", { select: { id: true, body: true } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "select.body": "forbidden" },
		});
		for (const [operation, input] of [
			["get", { key: { id: ids.adaOwn }, select: { body: true } }],
			["update", { key: { id: ids.adaOwn }, data: { title: "x" }, select: { body: true } }],
			["create", { data: { ownerId: ids.ada, title: "y" }, select: { body: true } }],
		] as const)
			expect(await failure(ada.call("Note", operation, input))).toEqual({ code: "FORBIDDEN", faults: { "select.body": "forbidden" } });
		expect(await ada.call("Note", "count", { where: { title: { in: ["x", "y"] } } })).toEqual({ count: 0 });
	});

	it("make no key", async () => {
		const { as, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create] }
  - { entity: Account, role: [user], operations: [read], fields: { read: [name, bio] } }
`);
		const user = as(principal("user"));
		expect(await user.call("Account", "get", { key: { name: "ada" } })).toEqual({ data: { name: "ada", bio: null } });
		expect(await failure(user.call("Account", "get", { key: { id: ids.ada } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "key.id": "forbidden" },
		});
		expect(await failure(user.call("Account", "get", { key: { id: "nonsense" } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "key.id": "forbidden" },
		});
	});

	it("are withheld row by row, where it depends on the row", async () => {
		const { ada, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [user], operations: [read], fields: { read: [id, title, rank] } }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "ownerId = $user.id", fields: { read: [id, ownerId, body] } }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "shared = true", fields: { read: [reviewerId] } }
`);
		const rows = await ada.list("Note", { orderBy: { rank: "asc" } });
		expect(rows.map((row) => Object.keys(row))).toEqual([
			["id", "ownerId", "title", "body", "rank"],
			["id", "ownerId", "reviewerId", "title", "body", "rank"],
			["id", "title", "rank"],
		]);
		expect(await ada.list("Note", { orderBy: { rank: "asc" }, select: { body: true } })).toEqual([
			{ body: "canary" },
			{ body: "canary" },
			{},
		]);
		expect(await ada.call("Note", "get", { key: { id: ids.bobOwn }, select: { body: true, rank: true } })).toEqual({
			data: { rank: 3 },
		});
		for (const input of [{ where: { body: "canary" } }, { orderBy: { body: "asc" } }])
			expect((await failure(ada.call("Note", "list", input))).code).toBe("FORBIDDEN");
	});
});

describe("writes", () => {
	it("can't put a row, or leave one, where it may not be", async () => {
		const { ada, admin, ids } = await town();
		expect(await failure(ada.create("Note", { ownerId: ids.bob, title: "planted" }))).toMatchObject({ code: "FORBIDDEN" });
		expect(
			await failure(
				ada.call("Note", "createMany", {
					data: [
						{ ownerId: ids.ada, title: "a" },
						{ ownerId: ids.bob, title: "b" },
					],
				}),
			),
		).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(ada.call("Note", "update", { key: { id: ids.adaOwn }, data: { ownerId: ids.bob } }))).toMatchObject({
			code: "FORBIDDEN",
		});
		// Bob has a note of this title: whoever may not write there isn't told.
		expect(await failure(ada.create("Note", { ownerId: ids.bob, title: "own" }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await admin.call("Note", "count", {})).toEqual({ count: 3 });
	});

	it("don't follow from reading", async () => {
		const { bob, ids } = await town();
		const key = { id: ids.adaShared };
		expect(await bob.call("Note", "get", { key })).toMatchObject({ data: { title: "shared" } });
		expect(await failure(bob.call("Note", "update", { key, data: { title: "t" } }))).toEqual({ code: "NOT_FOUND", faults: {} });
		expect(await failure(bob.call("Note", "delete", { key }))).toEqual({ code: "NOT_FOUND", faults: {} });
	});

	it("tell of a conflict only where they would be allowed, also if that depends on other rows", async () => {
		const { ada, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Account, role: [user], operations: [read] }
  - { entity: Note, role: [user], operations: [create, read, update], row_level_filter: "owner.id = $user.id" }
`);
		expect(await failure(ada.create("Note", { ownerId: ids.bob, title: "own" }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(ada.create("Note", { ownerId: ids.bob, title: "another" }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(ada.create("Note", { ownerId: ids.ada, title: "own" }))).toMatchObject({ code: "CONFLICT" });
		const update = (data: Record<string, unknown>) => failure(ada.call("Note", "update", { key: { id: ids.adaOwn }, data }));
		expect(await update({ ownerId: ids.bob })).toMatchObject({ code: "FORBIDDEN" });
		expect(await update({ ownerId: ids.bob, title: "free" })).toMatchObject({ code: "FORBIDDEN" });
		expect(await update({ title: "shared" })).toMatchObject({ code: "CONFLICT" });
	});

	it("name the fields that may not be set", async () => {
		const { ada, ids } = await town();
		const key = { id: ids.ada };
		expect(await failure(ada.call("Account", "update", { key, data: { role: "admin", tenantId: "x", bio: 1 } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "data.role": "forbidden", "data.tenantId": "forbidden" },
		});
		expect(await failure(ada.call("Account", "update", { key: { id: ids.bob }, data: { role: "admin" } }))).toMatchObject({
			code: "FORBIDDEN",
		});
		expect(await failure(ada.create("Note", { ownerId: ids.ada, title: "x", shared: true }))).toEqual({
			code: "FORBIDDEN",
			faults: { "data.shared": "forbidden" },
		});
	});

	it("can't connect to a row that may not be read, in the words for one that is not there", async () => {
		const { ada, ids } = await town();
		const create = (reference: Record<string, unknown>) => told(ada.create("Note", { ownerId: ids.ada, title: "link", ...reference }));
		const hidden = await create({ parentId: ids.bobOwn });
		expect(hidden).toEqual(await create({ parentId: missing }));
		expect(hidden).toMatchObject({ code: "CONFLICT", reason: "foreign_key", fields: [{ path: "data.parentId" }] });
		expect(await create({ reviewerId: ids.bob })).toMatchObject({ code: "CONFLICT", reason: "foreign_key" });
		expect(await told(ada.call("Note", "update", { key: { id: ids.adaOwn }, data: { parentId: ids.bobOwn } }))).toEqual(hidden);
		expect(await ada.create("Note", { ownerId: ids.ada, title: "link", parentId: ids.adaShared })).toMatchObject({
			parentId: ids.adaShared,
		});
	});

	it("get what a preset fills in, and may not send it", async () => {
		const { ada, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - entity: Account
    role: [user]
    operations: [read]
    row_level_filter: "id = $user.id"
  - entity: Note
    role: [user]
    operations: [create, read, update]
    row_level_filter: "ownerId = $user.id"
    presets: { ownerId: "$user.id" }
`);
		expect(await ada.create("Note", { title: "mine" })).toMatchObject({ ownerId: ids.ada });
		expect(await failure(ada.create("Note", { title: "yours", ownerId: ids.ada }))).toEqual({
			code: "FORBIDDEN",
			faults: { "data.ownerId": "forbidden" },
		});
	});

	it("need one rule that grants all of it: two harmless ones don't add up", async () => {
		const { ada, ids, admin } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [user], operations: [read] }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "ownerId = $user.id", fields: { write: [title, body] } }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "shared = true", fields: { write: [rank, title] } }
`);
		const update = (note: string, data: Record<string, unknown>) => ada.call("Note", "update", { key: { id: ids[note] }, data });
		expect(await update("adaShared", { title: "a", body: "b" })).toMatchObject({ data: { title: "a", body: "b" } });
		expect(await update("adaShared", { title: "c", rank: 7 })).toMatchObject({ data: { title: "c", rank: 7 } });
		expect(await failure(update("adaShared", { body: "x", rank: 8 }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(update("adaOwn", { rank: 8 }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(update("bobOwn", { rank: 8 }))).toEqual({ code: "NOT_FOUND", faults: {} });
		expect(await admin.call("Note", "count", { where: { rank: 8 } })).toEqual({ count: 0 });
	});

	it("are checked as they stand after the write, where a rule looks at other rows", async () => {
		const { ada, ids, admin } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [user], operations: [create, read, update], row_level_filter: "owner.id = $user.id AND (parentId IS NULL OR parent.rank < 5)" }
  - { entity: Account, role: [user], operations: [read], row_level_filter: "id = $user.id" }
`);
		const own = { id: ids.adaOwn };
		expect(await failure(ada.call("Note", "update", { key: own, data: { parentId: ids.adaOwn, rank: 9 } }))).toMatchObject({
			code: "FORBIDDEN",
		});
		expect(await ada.call("Note", "update", { key: own, data: { parentId: ids.adaShared } })).toMatchObject({
			data: { parentId: ids.adaShared },
		});
		expect(await failure(ada.create("Note", { ownerId: ids.bob, title: "z" }))).toMatchObject({
			code: expect.stringMatching(/FORBIDDEN|CONFLICT/),
		});
		expect(await admin.call("Note", "count", { where: { OR: [{ rank: 9 }, { title: "z" }] } })).toEqual({ count: 0 });
	});

	it("give back only rows that may be read", async () => {
		const { ada, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Account, role: [user], operations: [read] }
  - { entity: Note, role: [user], operations: [create, update] }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "rank < 5", fields: { read: [title] } }
`);
		const note = (title: string, rank: number) => ({ ownerId: ids.ada, title, rank });
		expect(await ada.call("Note", "createMany", { data: [note("low", 1), note("high", 9), note("middle", 4)] })).toEqual({
			data: [{ title: "low" }, {}, { title: "middle" }],
		});
		expect(await ada.call("Note", "update", { key: { id: ids.adaOwn }, data: { rank: 9 } })).toEqual({ data: {} });
	});

	it("need one rule that holds before and after, whichever it is", async () => {
		const { ada, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [user], operations: [read] }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "ownerId = $user.id", check: "rank < 5" }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "rank < 2", check: "title = 'high'" }
`);
		const update = (note: string, data: Record<string, unknown>) => ada.call("Note", "update", { key: { id: ids[note] }, data });
		expect(await update("adaOwn", { rank: 9, title: "high" })).toMatchObject({ data: { rank: 9 } });
		// Ada's, but no longer below 2: only the first rule is left, and its check fails.
		expect(await failure(update("adaShared", { rank: 9, title: "high" }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(update("bobOwn", { rank: 1, title: "high" }))).toEqual({ code: "NOT_FOUND", faults: {} });
	});

	it("give back fields that depend on the row, in their places", async () => {
		const { ada, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Account, role: [user], operations: [read] }
  - { entity: Note, role: [user], operations: [create, update] }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "rank < 5", fields: { read: [title] } }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "rank < 3", fields: { read: [body] } }
`);
		const note = (title: string, rank: number) => ({ ownerId: ids.ada, title, rank, body: "text" });
		expect(await ada.call("Note", "createMany", { data: [note("low", 1), note("high", 9), note("middle", 4)] })).toEqual({
			data: [{ title: "low", body: "text" }, {}, { title: "middle" }],
		});
		const update = (rank: number) => ada.call("Note", "update", { key: { id: ids.adaOwn }, data: { rank } });
		expect(await update(4)).toEqual({ data: { title: "own" } });
		expect(await update(9)).toEqual({ data: {} });
		expect(await update(2)).toEqual({ data: { title: "own", body: "canary" } });
	});

	it("give back nothing to whoever may write and not read", async () => {
		const { as, admin } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create] }
  - { entity: Account, role: [user], operations: [create, update, delete] }
`);
		const user = as(principal("user"));
		expect(await user.create("Account", { name: "sign_up" })).toEqual({});
		const [row] = await admin.list("Account", { where: { name: "sign_up" } });
		expect(await user.call("Account", "update", { key: { id: row?.id }, data: { bio: "x" } })).toEqual({ data: {} });
		expect(await failure(user.call("Account", "update", { key: { name: "sign_up" }, data: { bio: "x" } }))).toMatchObject({
			code: "FORBIDDEN",
		});
		expect(await failure(user.call("Account", "create", { data: { name: "more" }, select: { id: true } }))).toMatchObject({
			code: "FORBIDDEN",
		});
		expect(await user.call("Account", "delete", { key: { id: row?.id } })).toEqual({});
	});
});

describe("custom operations", () => {
	it("are called by whom a rule names, and read what it lets them", async () => {
		const { ada, bob, admin } = await town();
		const titles = async (caller: Caller) => ((await caller.call("Note", "find", { text: "o" })).data as Row[]).map((row) => row.rank);
		expect(await titles(ada)).toEqual([1]);
		expect(await titles(bob)).toEqual([3]);
		expect(ada.trace).toMatchObject({ rules: [expect.stringMatching(/^acl.yaml:\d+$/)], rows: 1 });
		expect((await admin.call("Note", "find", { text: "own" })).data).toHaveLength(2);
		expect(JSON.stringify(await ada.call("Note", "find", { text: "own" }))).not.toContain("canary");
	});

	it("check their input", async () => {
		const { ada } = await town();
		const input = { limit: 51, marks: [{ at: "2026-02-30" }, { at: "2026-01-01", nope: 1 }], nope: 1 };
		expect(await failure(ada.call("Note", "find", input))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { text: "required", limit: "max", "marks.0.at": "format", "marks.1.nope": "unknown_field", nope: "unknown_field" },
		});
		expect(await failure(ada.call("Note", "find", { text: null }))).toEqual({ code: "VALIDATION_ERROR", faults: { text: "required" } });
		expect(await failure(ada.call("Note", "find", { text: { not: "" } }))).toEqual({ code: "VALIDATION_ERROR", faults: { text: "type" } });
		for (const input of [null, [], "x", undefined])
			expect(await failure(ada.call("Note", "find", input))).toMatchObject({ code: "VALIDATION_ERROR" });
	});

	it("are open to anybody where they are public", async () => {
		const { as } = await town();
		expect(await as(principal("public", "anonymous")).call("Account", "whoami", {})).toEqual({ id: "anonymous", role: "public" });
	});

	it("undo everything when they fail, and tell the caller only rows that the caller may read", async () => {
		const { admin, as, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [editor], operations: [adopt], row_level_filter: "shared = true", fields: { read: [id, title] } }
`);
		const editor = as(principal("editor"));
		const adopt = (id: string | undefined, newParentId: string | undefined) => editor.call("Note", "adopt", { id, newParentId });
		// What the system wrote comes back under the caller's rules.
		expect(await adopt(ids.adaShared, ids.adaShared)).toEqual({ data: { id: ids.adaShared, title: "shared" } });
		expect(await failure(adopt(ids.adaOwn, ids.bobOwn))).toEqual({ code: "NOT_FOUND", faults: {} });
		expect(await admin.call("Note", "count", { where: { parentId: { not: null } } })).toEqual({ count: 1 });
		// It has happened, to a row that the caller may not read.
		expect(await adopt(ids.bobOwn, ids.adaShared)).toEqual({ data: {} });
		expect(await admin.call("Note", "count", { where: { parentId: { not: null } } })).toEqual({ count: 2 });
	});

	it("have an implementation, or the engine does not start", () => {
		expect(() => harness(undefined, { custom: {} })).toThrow(/Account\.whoami, Account\.touch, Note\.find, Note\.adopt/);
	});
});

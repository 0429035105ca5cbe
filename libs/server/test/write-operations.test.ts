import { describe, expect, it } from "vitest";
import { failure, type Harness, harness, principal, told } from "./harness.js";

const nobody = "00000000-0000-7000-8000-000000000000";

/** Two accounts with notes: two of ada's, one of them shared, and one of bob's. */
async function notes({ admin }: Harness) {
	const accounts = await Promise.all(["ada", "bob"].map((name) => admin.create("Account", { name })));
	const [adaId, bobId] = accounts.map((row) => String(row.id));
	const make = (ownerId: unknown, title: string, more = {}) => admin.create("Note", { ownerId, title, ...more });
	const rows = {
		first: await make(adaId, "first"),
		second: await make(adaId, "second", { shared: true }),
		other: await make(bobId, "other"),
	};
	return { adaId: adaId ?? "", bobId: bobId ?? "", ...rows };
}

describe("updateMany", () => {
	it("changes the rows that match, all of them or none", async () => {
		const at = harness();
		const { adaId, bobId } = await notes(at);
		at.advance(1_000);
		expect(await at.admin.call("Note", "updateMany", { where: { ownerId: adaId }, data: { rank: 7 } })).toEqual({ count: 2 });
		const rows = await at.admin.list("Note", { orderBy: { title: "asc" } });
		expect(rows.map((row) => [row.title, row.rank])).toEqual([
			["first", 7],
			["other", 0],
			["second", 7],
		]);
		expect(rows.map((row) => (row.updatedAt as Date) > (row.createdAt as Date))).toEqual([true, false, true]);
		expect(await failure(at.admin.call("Note", "updateMany", { where: { ownerId: adaId }, data: { title: "same" } }))).toEqual({
			code: "CONFLICT",
			faults: { "data.ownerId": "unique", "data.title": "unique" },
		});
		expect(await failure(at.admin.call("Note", "updateMany", { where: {}, data: { ownerId: nobody } }))).toEqual({
			code: "CONFLICT",
			faults: { "data.ownerId": "foreign_key" },
		});
		expect((await at.admin.list("Note", { where: { title: "same" } })).length).toBe(0);
		expect(await at.admin.call("Note", "updateMany", { where: { ownerId: nobody }, data: { rank: 1 } })).toEqual({ count: 0 });
		expect(bobId).not.toBe("");
	});

	it("needs a where, takes {} for every row, and is bounded", async () => {
		const at = harness();
		await notes(at);
		const call = (input: unknown) => at.admin.call("Note", "updateMany", input);
		expect(await failure(call({ data: { rank: 1 } }))).toEqual({ code: "VALIDATION_ERROR", faults: { where: "required" } });
		expect(await failure(call({ where: undefined, data: { rank: 1 } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { where: "required" },
		});
		expect(await failure(call({ where: {}, data: {} }))).toEqual({ code: "VALIDATION_ERROR", faults: { data: "empty" } });
		expect(await failure(call({ where: {}, data: { rank: 1 }, maxAffected: 0 }))).toMatchObject({ faults: { maxAffected: "min" } });
		expect(await failure(call({ where: {}, data: { rank: 1 }, maxAffected: 10_001 }))).toMatchObject({ faults: { maxAffected: "max" } });
		expect(await failure(call({ where: {}, data: { rank: 1 }, select: {} }))).toMatchObject({ faults: { select: "unknown_field" } });
		expect(await told(call({ where: {}, data: { rank: 1 }, maxAffected: 2 }))).toMatchObject({ code: "CONFLICT", reason: "max_affected" });
		expect((await at.admin.list("Note", { where: { rank: 1 } })).length).toBe(0);
		expect(await call({ where: {}, data: { rank: 1 }, maxAffected: 3 })).toEqual({ count: 3 });
	});

	it("touches only rows that may be read and updated, and lets none out of the rules", async () => {
		const at = harness();
		const { adaId, bobId } = await notes(at);
		const user = at.as(principal("user", bobId));
		// bob sees ada's shared note and may not update it.
		expect(await user.call("Note", "updateMany", { where: {}, data: { rank: 3 } })).toEqual({ count: 1 });
		expect(await user.call("Note", "updateMany", { where: { shared: true }, data: { rank: 4 } })).toEqual({ count: 0 });
		expect((await at.admin.list("Note", { orderBy: { title: "asc" } })).map((row) => row.rank)).toEqual([0, 3, 0]);
		expect(await told(user.call("Note", "updateMany", { where: {}, data: { ownerId: adaId } }))).toMatchObject({
			code: "CONFLICT",
			reason: "foreign_key",
		});
		expect(await failure(user.call("Note", "updateMany", { where: { body: "x" }, data: { rank: 1 } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "where.body": "forbidden" },
		});
		expect(await failure(user.call("Note", "updateMany", { where: {}, data: { shared: true } }))).toEqual({
			code: "FORBIDDEN",
			faults: { "data.shared": "forbidden" },
		});
		expect(await failure(at.as(principal("public")).call("Note", "updateMany", {}))).toMatchObject({ code: "FORBIDDEN" });
	});

	it("tells nothing of rows that may be updated and not read", async () => {
		const at = harness(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "shared = true" }
  - { entity: Note, role: [user], operations: [updateMany, deleteMany] }
`);
		await notes(at);
		const user = at.as(principal("user"));
		expect(await user.call("Note", "updateMany", { where: { title: { startsWith: "f" } }, data: { rank: 1 } })).toEqual({ count: 0 });
		expect(await user.call("Note", "updateMany", { where: { title: "second" }, data: { rank: 1 } })).toEqual({ count: 1 });
		expect(await user.call("Note", "updateMany", { where: {}, data: { rank: 2 } })).toEqual({ count: 3 });
		expect(await user.call("Note", "deleteMany", { where: { title: "first" } })).toEqual({ count: 0 });
		expect(await failure(user.call("Note", "update", { key: { id: nobody }, data: { rank: 1 } }))).toMatchObject({ code: "FORBIDDEN" });
	});

	it("needs for each row one rule that grants all of it", async () => {
		const at = harness(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin, user], operations: [create, read] }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "rank < 10", check: "rank < 20" }
  - { entity: Note, role: [user], operations: [update], row_level_filter: "rank >= 10", check: "rank >= 10 AND owner.name = 'ada'" }
`);
		const { adaId, bobId } = await notes(at);
		await at.admin.create("Note", { ownerId: adaId, title: "high", rank: 15 });
		const user = at.as(principal("user"));
		const ranks = async () => (await at.admin.list("Note", { orderBy: { title: "asc" } })).map((row) => row.rank);
		// From below 10 no row may reach 20: one such row refuses all.
		expect(await failure(user.call("Note", "updateMany", { where: {}, data: { rank: 25 } }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await ranks()).toEqual([0, 15, 0, 0]);
		expect(await user.call("Note", "updateMany", { where: { title: "high" }, data: { rank: 25 } })).toEqual({ count: 1 });
		expect(await user.call("Note", "updateMany", { where: {}, data: { rank: 12 } })).toEqual({ count: 4 });
		// Now bob's note is at 12, and the check asks who its owner is.
		expect(await failure(user.call("Note", "updateMany", { where: {}, data: { rank: 13 } }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await ranks()).toEqual([12, 12, 12, 12]);
		expect(await user.call("Note", "updateMany", { where: { ownerId: adaId }, data: { rank: 13 } })).toEqual({ count: 3 });
		expect(bobId).not.toBe("");
	});
});

describe("deleteMany", () => {
	it("deletes the rows that match, with what hangs on them, all of them or none", async () => {
		const at = harness();
		const { adaId, bobId } = await notes(at);
		expect(await failure(at.admin.call("Account", "deleteMany", {}))).toEqual({ code: "VALIDATION_ERROR", faults: { where: "required" } });
		await at.admin.create("Invoice", { accountId: bobId, number: "1", amount: "1" });
		expect(await told(at.admin.call("Account", "deleteMany", { where: {} }))).toMatchObject({ code: "CONFLICT", reason: "restrict" });
		expect(await told(at.admin.call("Note", "deleteMany", { where: {}, maxAffected: 2 }))).toMatchObject({ reason: "max_affected" });
		expect(await at.admin.call("Note", "count", {})).toEqual({ count: 3 });
		expect(await at.admin.call("Account", "deleteMany", { where: { id: { in: [adaId, nobody] } } })).toEqual({ count: 1 });
		expect((await at.admin.list("Note")).map((row) => row.title)).toEqual(["other"]);
	});

	it("touches only rows that may be deleted", async () => {
		const at = harness();
		const { bobId } = await notes(at);
		const user = at.as(principal("user", bobId));
		expect(await user.call("Note", "deleteMany", { where: { shared: true } })).toEqual({ count: 0 });
		expect(await user.call("Note", "deleteMany", { where: {} })).toEqual({ count: 1 });
		expect(await failure(user.call("Note", "deleteMany", { where: { body: null } }))).toMatchObject({ code: "FORBIDDEN" });
		expect((await at.admin.list("Note")).length).toBe(2);
	});
});

describe("upsert", () => {
	it("inserts where no row has the key, and updates where one has", async () => {
		const { admin } = harness();
		const call = (input: unknown) => admin.call("Account", "upsert", input);
		const made = await call({ key: { name: "ada" }, create: { age: 30 }, update: { age: 31 } });
		expect(made).toMatchObject({ created: true, data: { name: "ada", age: 30, nickname: "none" } });
		const again = await call({ key: { name: "ada" }, create: { name: "ada", age: 30 }, update: { age: 31 } });
		expect(again).toMatchObject({ created: false, data: { id: (made.data as { id: string }).id, age: 31 } });
		expect(await call({ key: { name: "ada" }, create: {}, update: {}, select: { age: true } })).toEqual({
			created: false,
			data: { age: 31 },
		});
		expect(await call({ key: { name: "ada" }, create: {}, update: { name: "eve" } })).toMatchObject({ data: { name: "eve" } });
		const byTwo = { key: { tenantId: nobody, email: "a@b.c" }, create: { name: "two" }, update: { age: 2 } };
		expect(await call(byTwo)).toMatchObject({ created: true, data: { tenantId: nobody, email: "a@b.c", name: "two", age: null } });
		expect(await call(byTwo)).toMatchObject({ created: false, data: { age: 2 } });
	});

	it("says what is wrong with it", async () => {
		const { admin } = harness();
		await admin.create("Account", { name: "bob", tenantId: nobody, email: "b@b.c" });
		await admin.create("Account", { name: "eve", tenantId: nobody, email: "e@b.c" });
		const call = (input: unknown) => failure(admin.call("Account", "upsert", input));
		expect(await call({ key: { id: nobody }, create: { name: "ada" }, update: {} })).toMatchObject({ faults: { "key.id": "generated" } });
		expect(await call({ key: { age: 1 }, create: { name: "ada" }, update: {} })).toMatchObject({ faults: { key: "key" } });
		expect(await call({ key: { name: "ada" }, create: { name: "bob", nope: 1 }, update: { id: nobody } })).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "create.name": "key", "create.nope": "unknown_field", "update.id": "generated" },
		});
		expect(await call({ key: { name: "a" }, create: {}, update: {} })).toMatchObject({ faults: { "key.name": "min_length" } });
		expect(await call({ key: { name: "ada" } })).toMatchObject({ code: "VALIDATION_ERROR" });
		expect(await call({ key: { name: "ada" }, create: { tenantId: nobody, email: "b@b.c" }, update: {} })).toEqual({
			code: "CONFLICT",
			faults: { "create.tenantId": "unique", "create.email": "unique" },
		});
		expect(await call({ key: { name: "eve" }, create: {}, update: { email: "b@b.c" } })).toEqual({
			code: "CONFLICT",
			faults: { "update.tenantId": "unique", "update.email": "unique" },
		});
	});

	const rules = `
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin, user], operations: [create, read] }
  - { entity: Account, role: [user], operations: [read], row_level_filter: "name != 'hidden'" }
  - { entity: Account, role: [user], operations: [create], check: "age < 100" }
  - { entity: Account, role: [user], operations: [update], row_level_filter: "age < 50", check: "age < 60" }
  - { entity: Account, role: [editor], operations: [upsert, read] }
  - { entity: Account, role: [public], operations: [create, read] }
`;

	it("inserts by the rules of a create, and updates by those of an update", async () => {
		const at = harness(rules);
		const user = at.as(principal("user"));
		const call = (name: string, create: unknown, update: unknown) => user.call("Account", "upsert", { key: { name }, create, update });
		expect(await failure(call("old", { age: 100 }, {}))).toMatchObject({ code: "FORBIDDEN" });
		expect(await call("old", { age: 99 }, { age: 1 })).toMatchObject({ created: true });
		// It is there and out of reach of an update: as for a create, its name is taken.
		expect(await failure(call("old", { age: 9 }, { age: 1 }))).toEqual({ code: "CONFLICT", faults: { "create.name": "unique" } });
		expect(await call("new", { age: 49 }, {})).toMatchObject({ created: true });
		expect(await failure(call("new", {}, { age: 60 }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await call("new", {}, { age: 59 })).toMatchObject({ created: false, data: { age: 59 } });
		expect(await at.as(principal("user")).call("Account", "upsert", { key: { name: "hidden" }, create: { age: 1 }, update: {} })).toEqual({
			created: true,
			data: {},
		});
	});

	it("is granted by create and update together, or by its own name", async () => {
		const at = harness(rules);
		const input = { key: { name: "ada" }, create: {}, update: { age: 1 } };
		expect(await failure(at.as(principal("public")).call("Account", "upsert", input))).toMatchObject({ code: "FORBIDDEN" });
		const editor = at.as(principal("editor"));
		expect(await editor.call("Account", "upsert", input)).toMatchObject({ created: true });
		expect(await editor.call("Account", "upsert", input)).toMatchObject({ created: false });
		expect(await failure(editor.call("Account", "create", { data: { name: "bob" } }))).toMatchObject({ code: "FORBIDDEN" });
	});

	it("of one key at once all succeed, and one of them inserts", async () => {
		const { admin } = harness();
		const input = { key: { name: "ada" }, create: { age: 1 }, update: { age: 2 } };
		const results = await Promise.all(Array.from({ length: 8 }, () => admin.call("Account", "upsert", input)));
		expect(results.filter(({ created }) => created).length).toBe(1);
		expect(await admin.call("Account", "count", {})).toEqual({ count: 1 });
	});
});

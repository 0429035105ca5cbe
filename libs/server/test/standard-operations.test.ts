import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interceptor } from "../src/context.js";
import { failure, harness, principal, startOfTime, told } from "./harness.js";

const nobody = "00000000-0000-7000-8000-000000000000";

describe("create", () => {
	it("fills in what is generated, defaulted and left out", async () => {
		const { admin } = harness();
		const row = await admin.create("Account", { name: "ada" });
		expect(row).toEqual({
			id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
			name: "ada",
			email: null,
			bio: null,
			nickname: "none",
			homepage: null,
			role: "user",
			age: null,
			score: 0n,
			ratio: null,
			balance: "0",
			active: true,
			bornOn: null,
			seenAt: null,
			settings: {},
			avatar: null,
			tenantId: null,
			createdAt: new Date(startOfTime),
			updatedAt: new Date(startOfTime),
		});
	});

	it("tells null from what is left out", async () => {
		const { admin } = harness();
		expect(await admin.create("Account", { name: "ada", nickname: null })).toMatchObject({ nickname: null });
		expect(await admin.create("Account", { name: "bob", nickname: undefined })).toMatchObject({ nickname: "none" });
	});

	it("keeps every type's canonical value", async () => {
		const { admin } = harness();
		const given = {
			name: "every_type",
			email: "A@example.com",
			bio: "😀 \u{10ffff} é e\u0301",
			homepage: "https://example.com/",
			role: "editor",
			age: 150,
			score: 9223372036854775807n,
			ratio: -0,
			balance: "0012.5000",
			active: false,
			bornOn: "2024-02-29",
			seenAt: new Date("9999-12-31T23:59:59.999Z"),
			settings: { a: [null, 1.5, { b: "x" }] },
			avatar: new Uint8Array([0, 255]),
			tenantId: "0192F0A1-7B3C-7DEF-8123-456789ABCDEF",
		};
		const row = await admin.create("Account", given);
		const stored = { ...given, ratio: 0, balance: "12.5", tenantId: given.tenantId.toLowerCase() };
		expect(row).toMatchObject(stored);
		expect(await admin.call("Account", "get", { key: { id: row.id } })).toEqual({ data: row });
		expect(Object.is(row.ratio, 0)).toBe(true);
	});

	it("names every fault at once", async () => {
		const { admin } = harness();
		const data = {
			name: "Ä",
			email: "x",
			age: 151,
			score: 1,
			role: "root",
			nope: 1,
			id: nobody,
			updatedAt: new Date(),
			active: null,
			settings: undefined,
		};
		expect(await failure(admin.call("Account", "create", { data, extra: 1 }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: {
				extra: "unknown_field",
				"data.name": "min_length",
				"data.email": "format",
				"data.age": "max",
				"data.score": "type",
				"data.role": "enum",
				"data.nope": "unknown_field",
				"data.id": "generated",
				"data.updatedAt": "generated",
				"data.active": "required",
			},
		});
		expect(await failure(admin.call("Account", "create", { data: {} }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "data.name": "required" },
		});
		for (const input of [{}, { data: null }, { data: [] }, { data: "x" }, null, [], "x"])
			expect(await failure(admin.call("Account", "create", input))).toMatchObject({ code: "VALIDATION_ERROR" });
	});

	it("names the fields of a conflict", async () => {
		const { admin } = harness();
		const { id } = await admin.create("Account", { name: "ada", tenantId: nobody, email: "a@b.c" });
		expect(await failure(admin.create("Account", { name: "ada" }))).toEqual({ code: "CONFLICT", faults: { "data.name": "unique" } });
		expect(await failure(admin.create("Account", { name: "bob", tenantId: nobody, email: "a@b.c" }))).toEqual({
			code: "CONFLICT",
			faults: { "data.tenantId": "unique", "data.email": "unique" },
		});
		// NULLs are distinct.
		await admin.create("Account", { name: "eve", email: "a@b.c" });
		await admin.create("Account", { name: "eva", email: "a@b.c" });
		expect(await failure(admin.create("Note", { ownerId: nobody, title: "x" }))).toEqual({
			code: "CONFLICT",
			faults: { "data.ownerId": "foreign_key" },
		});
		await admin.create("Note", { ownerId: id, title: "x" });
		expect(await admin.call("Account", "count", {})).toEqual({ count: 3 });
	});

	it("refuses keys of prototypes", async () => {
		const { admin } = harness();
		const data = JSON.parse('{"name":"ada","__proto__":{"role":"admin"},"constructor":{}}');
		expect(await failure(admin.create("Account", data))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "data.__proto__": "unknown_field", "data.constructor": "unknown_field" },
		});
	});
});

describe("values", () => {
	const text = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.string({ unit: "grapheme" }),
		fc.constantFrom("", "\0", "\ud800", "'; DROP TABLE account; --", "%_\\", "\uffff\u{10000}"),
	);
	const data = fc.record(
		{
			email: fc.option(fc.emailAddress()),
			bio: fc.option(text),
			homepage: fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true })),
			age: fc.option(fc.integer({ min: -1, max: 151 })),
			score: fc.bigInt({ min: -(2n ** 63n) - 1n, max: 2n ** 63n }),
			ratio: fc.option(fc.double()),
			balance: fc.oneof(
				fc.tuple(fc.integer(), fc.nat(99_999)).map(([whole, part]) => `${whole}.${part}`),
				text,
			),
			active: fc.boolean(),
			bornOn: fc.option(
				fc
					.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
					.map((day) => day.toISOString().slice(0, 10)),
			),
			seenAt: fc.option(fc.date({ min: new Date(-62_135_596_800_000), max: new Date(253_402_300_799_999) })),
			settings: fc.oneof(fc.jsonValue(), fc.anything()),
			avatar: fc.option(fc.uint8Array({ maxLength: 65 })),
			tenantId: fc.option(fc.uuid()),
			secret: fc.option(text),
		},
		{ requiredKeys: [] },
	);

	it("are read as they were given back, and found by themselves", async () => {
		const { admin } = harness();
		let made = 0;
		await fc.assert(
			fc.asyncProperty(data, async (row) => {
				made++;
				const created = await admin.create("Account", { ...row, name: `n${made}` }).catch((error: unknown) => {
					expect(error).toMatchObject({ code: "VALIDATION_ERROR" });
				});
				if (!created) return;
				expect(await admin.call("Account", "get", { key: { id: created.id } })).toEqual({ data: created });
				for (const [field, value] of Object.entries(created)) {
					if (field === "settings") continue;
					const found = await admin.list("Account", { where: { id: created.id, [field]: value }, select: { id: true } });
					expect(found, field).toEqual([{ id: created.id }]);
				}
			}),
			{ numRuns: 150 },
		);
	});

	it("of any kind are stored or refused, in any operation, and nothing breaks", async () => {
		const { admin } = harness();
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom("get", "create", "createMany", "update", "delete", "count"),
				fc.anything(),
				fc.anything(),
				async (operation, one, other) => {
					for (const input of [
						one,
						{ key: one, data: other },
						{ data: [one, other] },
						{ key: { name: one }, data: { bio: other, name: one } },
					]) {
						const answer = await admin.call("Account", operation, input).then(
							() => "done",
							(error: { readonly code?: string }) => error.code,
						);
						expect(["done", "VALIDATION_ERROR", "NOT_FOUND", "CONFLICT"]).toContain(answer);
					}
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe("createMany", () => {
	it("is all or nothing, in order, and names the item", async () => {
		const { admin } = harness();
		const rows = await admin.call("Account", "createMany", {
			data: [{ name: "ccc" }, { name: "aaa" }, { name: "bbb" }],
			select: { name: true },
		});
		expect(rows).toEqual({ data: [{ name: "ccc" }, { name: "aaa" }, { name: "bbb" }] });
		expect(await failure(admin.call("Account", "createMany", { data: [{ name: "ddd" }, { name: "x" }, { nope: 1 }] }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "data.1.name": "min_length", "data.2.name": "required", "data.2.nope": "unknown_field" },
		});
		expect(await failure(admin.call("Account", "createMany", { data: [{ name: "ddd" }, { name: "aaa" }] }))).toEqual({
			code: "CONFLICT",
			faults: { "data.1.name": "unique" },
		});
		expect(await failure(admin.call("Account", "createMany", { data: [{ name: "aaa" }] }))).toEqual({
			code: "CONFLICT",
			faults: { "data.0.name": "unique" },
		});
		expect(await failure(admin.call("Account", "createMany", { data: [{ name: "eee" }, { name: "eee" }] }))).toEqual({
			code: "CONFLICT",
			faults: { "data.1.name": "unique" },
		});
		expect(await admin.call("Account", "count", {})).toEqual({ count: 3 });
	});

	it("takes 1,000 rows and no more, and none", async () => {
		const { admin } = harness();
		const data = Array.from({ length: 1_001 }, (_, index) => ({ name: `name_${index}` }));
		expect(await failure(admin.call("Account", "createMany", { data }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { data: "max_items" },
		});
		expect((await admin.call("Account", "createMany", { data: data.slice(1) })).data).toHaveLength(1_000);
		expect(await admin.call("Account", "createMany", { data: [] })).toEqual({ data: [] });
		expect(await admin.call("Account", "count", {})).toEqual({ count: 1_000 });
	});
});

describe("get", () => {
	it("takes any unique key and nothing else", async () => {
		const { admin } = harness();
		const { id } = (await admin.create("Account", { name: "ada", tenantId: nobody, email: "a@b.c" })) as { readonly id: string };
		for (const key of [{ id }, { id: id.toUpperCase() }, { name: "ada" }, { email: "a@b.c", tenantId: nobody }])
			expect((await admin.call("Account", "get", { key, select: { id: true, name: true } })).data).toEqual({ id, name: "ada" });
		expect(await failure(admin.call("Account", "get", { key: { email: "a@b.c" } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { key: "key" },
		});
		expect(await failure(admin.call("Account", "get", { key: { id, name: "ada" } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { key: "key" },
		});
		expect(await failure(admin.call("Account", "get", { key: { id: "x" } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "key.id": "format" },
		});
		expect(await failure(admin.call("Account", "get", { key: { id: { not: "" } } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "key.id": "type" },
		});
		expect(await failure(admin.call("Account", "get", { key: { name: null } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "key.name": "type" },
		});
		expect(await failure(admin.call("Account", "get", { key: { nope: 1 } }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "key.nope": "unknown_field" },
		});
		expect(await failure(admin.call("Account", "get", { key: {} }))).toEqual({ code: "VALIDATION_ERROR", faults: { key: "key" } });
		expect(await failure(admin.call("Account", "get", { key: { id: nobody } }))).toEqual({ code: "NOT_FOUND", faults: {} });
		// What could never be stored is not there, which is no fault.
		expect(await failure(admin.call("Account", "get", { key: { name: "X" } }))).toEqual({ code: "NOT_FOUND", faults: {} });
	});

	it("selects fields, and refuses to select nothing", async () => {
		const { admin } = harness();
		const { id } = await admin.create("Account", { name: "ada" });
		expect(await admin.call("Account", "get", { key: { id }, select: { name: true, bio: false } })).toEqual({ data: { name: "ada" } });
		expect(await failure(admin.call("Account", "get", { key: { id }, select: {} }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { select: "empty" },
		});
		expect(await failure(admin.call("Account", "get", { key: { id }, select: { name: 1, nope: true } }))).toMatchObject({
			code: "VALIDATION_ERROR",
			faults: { "select.name": "type", "select.nope": "unknown_field" },
		});
	});
});

describe("update", () => {
	it("tells absent from null, and keeps what is not named", async () => {
		const { admin, advance } = harness();
		const row = await admin.create("Account", { name: "ada", bio: "x", age: 5 });
		advance(1_000);
		const { data } = await admin.call("Account", "update", { key: { name: "ada" }, data: { bio: null, name: "lovelace" } });
		expect(data).toEqual({ ...row, bio: null, name: "lovelace", updatedAt: new Date(startOfTime + 1_000) });
	});

	it("refuses an empty update, and fields that can't change", async () => {
		const { admin } = harness();
		const { id } = await admin.create("Account", { name: "ada" });
		const update = (data: unknown) => failure(admin.call("Account", "update", { key: { id }, data }));
		expect(await update({})).toEqual({ code: "VALIDATION_ERROR", faults: { data: "empty" } });
		expect(await update({ bio: undefined })).toEqual({ code: "VALIDATION_ERROR", faults: { data: "empty" } });
		expect(await update({ createdAt: new Date() })).toEqual({ code: "VALIDATION_ERROR", faults: { "data.createdAt": "generated" } });
		expect(await update({ id: nobody })).toEqual({ code: "VALIDATION_ERROR", faults: { "data.id": "generated" } });
		expect(await update({ name: null })).toEqual({ code: "VALIDATION_ERROR", faults: { "data.name": "required" } });
		expect(await update({ nope: 1 })).toEqual({ code: "VALIDATION_ERROR", faults: { "data.nope": "unknown_field" } });
	});

	it("answers NOT_FOUND and CONFLICT", async () => {
		const { admin } = harness();
		await admin.create("Account", { name: "ada" });
		await admin.create("Account", { name: "bob" });
		expect(await failure(admin.call("Account", "update", { key: { id: nobody }, data: { bio: "x" } }))).toEqual({
			code: "NOT_FOUND",
			faults: {},
		});
		expect(await failure(admin.call("Account", "update", { key: { name: "bob" }, data: { name: "ada" } }))).toEqual({
			code: "CONFLICT",
			faults: { "data.name": "unique" },
		});
		expect(await admin.list("Account", { orderBy: { name: "asc" }, select: { name: true } })).toEqual([{ name: "ada" }, { name: "bob" }]);
	});
});

describe("delete", () => {
	it("obeys on_delete of everything that points there", async () => {
		const { admin } = harness();
		const ada = await admin.create("Account", { name: "ada" });
		const bob = await admin.create("Account", { name: "bob" });
		const root = await admin.create("Note", { ownerId: ada.id, title: "root" });
		const child = await admin.create("Note", { ownerId: bob.id, title: "child", parentId: root.id });
		await admin.create("Note", { ownerId: bob.id, title: "grandchild", parentId: child.id });
		await admin.create("Note", { ownerId: bob.id, title: "reviewed", reviewerId: ada.id });
		await admin.create("Alias", { accountName: "ada", alias: "countess" });
		const invoice = await admin.create("Invoice", { accountId: ada.id, number: "1", amount: "10" });
		expect(await failure(admin.call("Account", "delete", { key: { id: ada.id } }))).toEqual({ code: "CONFLICT", faults: {} });
		expect(await admin.call("Note", "count", {})).toEqual({ count: 4 });
		expect(await admin.call("Invoice", "delete", { key: { id: invoice.id } })).toEqual({});
		expect(admin.trace.rows).toBe(1);
		await admin.call("Account", "delete", { key: { name: "ada" } });
		expect(await admin.list("Note", { select: { title: true, reviewerId: true } })).toEqual([{ title: "reviewed", reviewerId: null }]);
		expect(await admin.call("Alias", "count", {})).toEqual({ count: 0 });
		expect(await failure(admin.call("Account", "delete", { key: { name: "ada" } }))).toEqual({ code: "NOT_FOUND", faults: {} });
	});

	it("lets a key that rows point to change, and they follow", async () => {
		const { admin } = harness();
		await admin.create("Account", { name: "ada" });
		await admin.create("Alias", { accountName: "ada", alias: "countess" });
		await admin.call("Account", "update", { key: { name: "ada" }, data: { name: "lovelace" } });
		expect(await admin.list("Alias", { select: { accountName: true } })).toEqual([{ accountName: "lovelace" }]);
	});
});

describe("time to live", () => {
	it("hides rows whose time has passed from every operation", async () => {
		const { admin, advance } = harness();
		await admin.create("Account", { name: "ada" });
		await admin.create("Account", { name: "bob" });
		const short = await admin.create("Alias", { accountName: "ada", alias: "x", expiresAt: new Date(startOfTime + 1_000) });
		await admin.create("Alias", { accountName: "bob", alias: "y" });
		expect(await admin.call("Alias", "count", {})).toEqual({ count: 2 });
		advance(1_000);
		expect(await admin.list("Alias", { select: { alias: true } })).toEqual([{ alias: "y" }]);
		expect(await admin.call("Alias", "count", {})).toEqual({ count: 1 });
		const key = { id: short.id };
		for (const [operation, input] of [
			["get", { key }],
			["update", { key, data: { alias: "z" } }],
			["delete", { key }],
		] as const)
			expect(await failure(admin.call("Alias", operation, input))).toEqual({ code: "NOT_FOUND", faults: {} });
		expect(await admin.list("Account", { where: { alias: { is: {} } }, select: { name: true } })).toEqual([{ name: "bob" }]);
	});
});

describe("a call", () => {
	it("names an unknown entity or operation", async () => {
		const { admin } = harness();
		expect(await failure(admin.call("Nope", "list", {}))).toEqual({ code: "VALIDATION_ERROR", faults: { entity: "unknown_entity" } });
		for (const operation of ["nope", "constructor", "__proto__", ""])
			expect(await failure(admin.call("Account", operation, {}))).toEqual({
				code: "VALIDATION_ERROR",
				faults: { operation: "unknown_operation" },
			});
	});

	it("tells the audit which rules granted it and how many rows it gave", async () => {
		const { admin } = harness();
		await admin.create("Account", { name: "ada" });
		expect(admin.trace).toEqual({ rules: ["acl.yaml:3"], rows: 1 });
		await admin.call("Account", "list", {});
		expect(admin.trace.rows).toBe(1);
		await admin.call("Account", "count", {});
		expect(admin.trace.rows).toBe(1);
	});

	it("keeps a foreign failure out of the message", async () => {
		const { adapter } = harness();
		const broken = harness(undefined, { adapter: { ...adapter, find: () => Promise.reject(new Error("SELECT secret FROM /etc/passwd")) } });
		expect(await told(broken.admin.call("Account", "list", {}))).toEqual({
			code: "INTERNAL_ERROR",
			message: "Something went wrong. It is in the log as request-1.",
			fields: [],
			reason: undefined,
			requestId: "request-1",
		});
	});

	it("passes its interceptors in order, also when it fails", async () => {
		const seen: string[] = [];
		const note =
			(name: string): Interceptor =>
			(next) =>
			async (call, context) => {
				seen.push(`${name} in`);
				try {
					return await next(call, context);
				} finally {
					seen.push(`${name} out`);
				}
			};
		const { admin } = harness(undefined, { interceptors: [note("a"), note("b")] });
		await failure(admin.call("Account", "get", {}));
		expect(seen).toEqual(["a in", "b in", "b out", "a out"]);
	});

	it("follows new rules from the next call on", async () => {
		const { engine, admin, as } = harness();
		await admin.create("Account", { name: "ada" });
		const before = engine.rules;
		engine.setRules({
			revision: "2",
			access: { decide: () => ({ allowed: false, rules: [] }), guardRelation: () => ({ allowed: false, rules: [] }) },
		});
		expect(await failure(admin.call("Account", "list", {}))).toEqual({ code: "FORBIDDEN", faults: {} });
		engine.setRules(before);
		expect(await as(principal("admin")).list("Account")).toHaveLength(1);
	});
});

import type { Row } from "@metabuilder/dbal/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Caller, failure, harness } from "./harness.js";

async function library(): Promise<{
	readonly admin: Caller;
	readonly names: (where?: unknown, orderBy?: unknown) => Promise<readonly unknown[]>;
}> {
	const { admin } = harness();
	const rows = [
		{
			name: "ada",
			age: 36,
			bio: "50%_off\\",
			ratio: 1.5,
			score: 9007199254740993n,
			balance: "10",
			bornOn: "1815-12-10",
			avatar: new Uint8Array([1]),
		},
		{ name: "bob", age: 20, bio: "", ratio: -1, score: -1n, balance: "9.5", bornOn: "2000-01-01", active: false },
		{ name: "cid", bio: "\u{10000}", score: 9007199254740992n, balance: "-10.25" },
		{ name: "dan", age: 36, bio: "\uffff", role: "admin", seenAt: new Date("2026-01-01T00:00:00.001Z") },
	];
	for (const row of rows) await admin.create("Account", row);
	return {
		admin,
		names: async (where, orderBy) => (await admin.list("Account", { where, orderBy: orderBy ?? { name: "asc" } })).map((row) => row.name),
	};
}

describe("where", () => {
	it("compares every type", async () => {
		const { names } = await library();
		expect(await names({ name: "ada" })).toEqual(["ada"]);
		expect(await names({ name: { gt: "ada", lte: "cid" } })).toEqual(["bob", "cid"]);
		expect(await names({ age: { equals: 36 } })).toEqual(["ada", "dan"]);
		expect(await names({ score: { gt: 9007199254740992n } })).toEqual(["ada"]);
		expect(await names({ ratio: { lt: 0 } })).toEqual(["bob"]);
		expect(await names({ balance: { gte: "9.50", lt: "10.00" } })).toEqual(["bob"]);
		expect(await names({ balance: { lt: "-9" } })).toEqual(["cid"]);
		expect(await names({ active: false })).toEqual(["bob"]);
		expect(await names({ bornOn: { lt: "1900-01-01" } })).toEqual(["ada"]);
		expect(await names({ seenAt: new Date("2026-01-01T00:00:00.001Z") })).toEqual(["dan"]);
		expect(await names({ avatar: new Uint8Array([1]) })).toEqual(["ada"]);
		expect(await names({ role: { in: ["admin"] } })).toEqual(["dan"]);
	});

	it("follows SQL where a value is NULL", async () => {
		const { names } = await library();
		expect(await names({ age: null })).toEqual(["cid"]);
		expect(await names({ age: { equals: null } })).toEqual(["cid"]);
		expect(await names({ age: { not: null } })).toEqual(["ada", "bob", "dan"]);
		expect(await names({ age: { isNull: false } })).toEqual(["ada", "bob", "dan"]);
		expect(await names({ age: { not: 36 } })).toEqual(["bob"]);
		expect(await names({ NOT: { age: 36 } })).toEqual(["bob"]);
		expect(await names({ NOT: { NOT: { age: 20 } } })).toEqual(["bob"]);
		expect(await names({ age: { notIn: [20] } })).toEqual(["ada", "dan"]);
		expect(await names({ OR: [{ age: { lt: 30 } }, { name: "cid" }] })).toEqual(["bob", "cid"]);
		expect(await names({ settings: { isNull: true } })).toEqual([]);
		expect(await names({ settings: { not: null } })).toEqual(["ada", "bob", "cid", "dan"]);
	});

	it("gives empty lists their meaning", async () => {
		const { names } = await library();
		const all = ["ada", "bob", "cid", "dan"];
		expect(await names({})).toEqual(all);
		expect(await names({ AND: [] })).toEqual(all);
		expect(await names({ OR: [] })).toEqual([]);
		expect(await names({ NOT: { OR: [] } })).toEqual(all);
		expect(await names({ NOT: [] })).toEqual(all);
		expect(await names({ NOT: {} })).toEqual([]);
		expect(await names({ age: { in: [] } })).toEqual([]);
		expect(await names({ age: { notIn: [] } })).toEqual(all);
		expect(await names({ NOT: [{ name: "ada" }, { name: "bob" }] })).toEqual(["cid", "dan"]);
	});

	it("takes text as it is, by code point", async () => {
		const { names } = await library();
		expect(await names({ bio: { contains: "%_" } })).toEqual(["ada"]);
		expect(await names({ bio: { endsWith: "\\" } })).toEqual(["ada"]);
		expect(await names({ bio: { startsWith: "50%" } })).toEqual(["ada"]);
		expect(await names({ bio: { contains: "OFF" } })).toEqual([]);
		expect(await names({ bio: { contains: "" } })).toEqual(["ada", "bob", "cid", "dan"]);
		// U+10000 comes after U+FFFF, though its UTF-16 units come before.
		expect(await names(undefined, { bio: "asc" })).toEqual(["bob", "ada", "dan", "cid"]);
		expect(await names({ bio: { gt: "\uffff" } })).toEqual(["cid"]);
	});

	it("names every fault by its path", async () => {
		const { admin } = await library();
		const where = {
			nope: 1,
			age: { gt: "1", nope: 1, contains: "x" },
			name: {},
			bio: undefined,
			email: { equals: undefined, in: [null, "a"], not: { in: [] } },
			score: { in: 1n },
			balance: { gt: "1.00001" },
			settings: { equals: 1, lt: 1 },
			role: "root",
			seenAt: { gt: "2026-01-01" },
			avatar: { in: [] },
			OR: { name: "x" },
			AND: [{ tenantId: { equals: "x" } }, undefined],
			NOT: null,
			notes: { is: {}, some: { nope: 1 } },
			alias: null,
			invoices: {},
		};
		expect(await failure(admin.call("Account", "list", { where }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: {
				"where.nope": "unknown_field",
				"where.age.gt": "type",
				"where.age.nope": "unknown_operator",
				"where.age.contains": "operator_type",
				"where.name": "empty",
				"where.bio": "undefined",
				"where.email.equals": "undefined",
				"where.email.in.0": "type",
				"where.email.not": "type",
				"where.score.in": "type",
				"where.balance.gt": "scale",
				"where.settings.equals": "operator_type",
				"where.settings.lt": "operator_type",
				"where.role": "enum",
				"where.seenAt.gt": "type",
				"where.avatar.in": "operator_type",
				"where.OR": "type",
				"where.AND.0.tenantId.equals": "format",
				"where.AND.1": "type",
				"where.NOT": "type",
				"where.notes.is": "unknown_operator",
				"where.notes.some.nope": "unknown_field",
				"where.alias": "type",
				"where.invoices": "empty",
			},
		});
	});

	it("bounds depth, breadth and operands", async () => {
		const { admin } = await library();
		const nested = (depth: number): unknown => (depth === 0 ? { name: "ada" } : { NOT: nested(depth - 1) });
		expect(await admin.list("Account", { where: nested(32) })).toHaveLength(1);
		expect(await failure(admin.call("Account", "list", { where: nested(33) }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { where: "max_depth" },
		});
		expect(await failure(admin.call("Account", "count", { where: nested(10_000) }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { where: "max_depth" },
		});
		const broad = (count: number) => ({ OR: Array.from({ length: count }, () => ({ name: "ada" })) });
		expect(await admin.list("Account", { where: broad(499) })).toHaveLength(1);
		expect(await failure(admin.call("Account", "list", { where: broad(600) }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { where: "max_items" },
		});
		expect(await failure(admin.call("Account", "list", { where: broad(100_000) }))).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "where.OR": "max_items" },
		});
		const values = Array.from({ length: 10_001 }, (_, index) => index);
		expect(await admin.list("Account", { where: { age: { in: values.slice(0, 10_000) } } })).toHaveLength(3);
		for (const where of [
			{ age: { in: values } },
			{ AND: [{ age: { in: values.slice(0, 6_000) } }, { age: { in: values.slice(0, 6_000) } }] },
		])
			expect((await failure(admin.call("Account", "list", { where }))).code).toBe("VALIDATION_ERROR");
		const cycle: Record<string, unknown> = {};
		cycle.AND = [cycle, cycle];
		expect((await failure(admin.call("Account", "list", { where: cycle }))).code).toBe("VALIDATION_ERROR");
	});

	it("follows relations both ways", async () => {
		const { admin, names } = await library();
		const [ada, bob] = await admin.list("Account", { orderBy: { name: "asc" } });
		const root = await admin.create("Note", { ownerId: ada?.id, title: "root", rank: 1 });
		await admin.create("Note", { ownerId: ada?.id, title: "leaf", rank: 5, parentId: root.id, reviewerId: bob?.id });
		await admin.create("Note", { ownerId: bob?.id, title: "own", rank: 5, body: "x" });
		expect(await names({ notes: { some: {} } })).toEqual(["ada", "bob"]);
		expect(await names({ notes: { some: { rank: 1 } } })).toEqual(["ada"]);
		expect(await names({ notes: { none: { rank: 1 } } })).toEqual(["bob", "cid", "dan"]);
		expect(await names({ notes: { every: { rank: 5 } } })).toEqual(["bob", "cid", "dan"]);
		expect(await names({ notes: { some: { rank: { gt: 1 } }, none: { title: "own" } } })).toEqual(["ada"]);
		expect(await names({ reviews: { some: { owner: { is: { name: "ada" } } } } })).toEqual(["bob"]);
		const titles = async (where: unknown) => (await admin.list("Note", { where, orderBy: { title: "asc" } })).map((row) => row.title);
		expect(await titles({ parent: { is: { title: "root" } } })).toEqual(["leaf"]);
		expect(await titles({ parent: { isNot: { title: "root" } } })).toEqual(["own", "root"]);
		expect(await titles({ parent: { isNot: {} } })).toEqual(["own", "root"]);
		expect(await titles({ children: { some: { reviewer: { is: { name: "bob" } } } } })).toEqual(["root"]);
		expect(await titles({ NOT: { owner: { is: { name: "ada" } } } })).toEqual(["own"]);
	});
});

describe("order and pages", () => {
	it("ranks NULL last ascending and first descending", async () => {
		const { names } = await library();
		expect(await names(undefined, [{ age: "asc" }, { name: "desc" }])).toEqual(["bob", "dan", "ada", "cid"]);
		expect(await names(undefined, { age: "desc", name: "asc" })).toEqual(["cid", "ada", "dan", "bob"]);
		expect(await names(undefined, { balance: "desc" })).toEqual(["ada", "bob", "dan", "cid"]);
		expect(await names(undefined, { id: "desc", name: "asc" })).toEqual(["dan", "cid", "bob", "ada"]);
	});

	it("refuses an order that means nothing", async () => {
		const { admin } = await library();
		const order = (orderBy: unknown) => failure(admin.call("Account", "list", { orderBy }));
		expect(
			await order([{ nope: "asc" }, { settings: "asc" }, { avatar: "desc" }, { name: "up" }, { age: "asc" }, { age: "desc" }, {}]),
		).toEqual({
			code: "VALIDATION_ERROR",
			faults: {
				"orderBy.0.nope": "unknown_field",
				"orderBy.1.settings": "operator_type",
				"orderBy.2.avatar": "operator_type",
				"orderBy.3.name": "type",
				"orderBy.5.age": "duplicate",
				"orderBy.6": "empty",
			},
		});
		for (const orderBy of [null, "name", 1, [null], [["name"]]]) expect((await order(orderBy)).code).toBe("VALIDATION_ERROR");
	});

	it("limits a page to 20 rows unless asked, and to 100 whatever is asked", async () => {
		const { admin } = harness();
		await admin.call("Account", "createMany", { data: Array.from({ length: 150 }, (_, index) => ({ name: `name_${index}` })) });
		expect(await admin.list("Account")).toHaveLength(20);
		expect(await admin.list("Account", { limit: 1_000 })).toHaveLength(100);
		expect(await admin.call("Account", "list", { limit: 1, total: true, select: { active: true } })).toMatchObject({
			data: [{ active: true }],
			total: 150,
		});
		for (const limit of [0, -1, 1.5, "5", null, 2 ** 40])
			expect(await failure(admin.call("Account", "list", { limit }))).toMatchObject({
				code: "VALIDATION_ERROR",
				faults: { limit: expect.any(String) },
			});
	});

	it("pages through every row once, in any order", async () => {
		const { admin } = harness();
		const order = fc.constantFrom("age", "ratio", "score", "balance", "bio", "seenAt", "bornOn", "active", "role", "name");
		const direction = fc.constantFrom("asc", "desc");
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.record({
						age: fc.option(fc.integer({ min: 0, max: 3 })),
						ratio: fc.option(fc.constantFrom(-0, 1.5, 1e300)),
						score: fc.constantFrom(-1n, 0n, 2n ** 60n),
						balance: fc.constantFrom("-1", "0", "10", "9.5"),
						bio: fc.option(fc.constantFrom("", "a", "\uffff", "\u{10000}")),
						seenAt: fc.option(fc.constantFrom(new Date(0), new Date(1))),
						bornOn: fc.option(fc.constantFrom("2000-01-01", "1999-12-31")),
						active: fc.boolean(),
						role: fc.constantFrom("user", "admin"),
					}),
					{ maxLength: 12 },
				),
				fc.uniqueArray(fc.tuple(order, direction), { maxLength: 3, selector: ([field]) => field }),
				fc.integer({ min: 1, max: 5 }),
				async (rows, orderBy, limit) => {
					for (const row of await admin.list("Account", { limit: 100 })) await admin.call("Account", "delete", { key: { id: row.id } });
					await admin.call("Account", "createMany", { data: rows.map((row, index) => ({ ...row, name: `row_${index}` })) });
					const query = { orderBy: orderBy.map(([field, towards]) => ({ [field]: towards })), limit };
					const all = await admin.list("Account", { ...query, limit: 100 });
					const paged: Row[] = [];
					let pageToken: unknown;
					do {
						const page = await admin.call("Account", "list", pageToken === undefined ? query : { ...query, pageToken });
						paged.push(...(page.data as Row[]));
						pageToken = page.nextPageToken;
						if (pageToken !== undefined) expect(page.data).toHaveLength(limit);
					} while (pageToken !== undefined);
					expect(paged).toEqual(all);
				},
			),
			{ numRuns: 60 },
		);
	});
});

describe("hostile queries", () => {
	const fields = fc.constantFrom(
		"name",
		"age",
		"id",
		"secret",
		"settings",
		"notes",
		"alias",
		"AND",
		"OR",
		"NOT",
		"__proto__",
		"constructor",
		"nope",
	);
	const operators = fc.constantFrom(
		"equals",
		"not",
		"in",
		"notIn",
		"lt",
		"gte",
		"contains",
		"isNull",
		"some",
		"every",
		"none",
		"is",
		"isNot",
		"__proto__",
	);
	const where = fc.letrec((tie) => ({
		tree: fc.oneof(
			{ depthSize: "small" },
			fc.anything(),
			fc.dictionary(fields, tie("tree"), { maxKeys: 4 }),
			fc.dictionary(operators, tie("tree"), { maxKeys: 3 }),
			fc.array(tie("tree"), { maxLength: 4 }),
			fc.constantFrom("ada", 36, null, undefined, true, new Date(0), Number.NaN),
		),
	})).tree;

	it("are answered with rows or a typed error, never a crash", async () => {
		const { admin } = await library();
		await fc.assert(
			fc.asyncProperty(where, where, where, async (tree, orderBy, select) => {
				for (const input of [{ where: tree }, { where: tree, orderBy }, { select, pageToken: tree }, { limit: select, total: orderBy }]) {
					const answer = await admin.call("Account", "list", input).then(
						() => "rows",
						(error: { code?: string }) => error.code,
					);
					expect(["rows", "VALIDATION_ERROR", "FORBIDDEN"]).toContain(answer);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("never throw from a proxy or a getter", async () => {
		const { admin } = await library();
		const trap = new Proxy(
			{},
			{
				ownKeys: () => {
					throw new Error("trap");
				},
				get: () => {
					throw new Error("trap");
				},
				getPrototypeOf: () => {
					throw new Error("trap");
				},
			},
		);
		const getter = {
			get name() {
				throw new Error("getter");
			},
		};
		for (const evil of [trap, getter, Object.create({ name: "ada" }), new Map([["name", "ada"]])])
			for (const input of [
				{ where: evil },
				{ where: { name: evil } },
				{ where: { name: { in: evil } } },
				{ where: { AND: [evil] } },
				{ orderBy: evil },
				{ select: evil },
				evil,
			]) {
				const code = (await failure(admin.call("Account", "list", input))).code;
				expect(code).toBe("VALIDATION_ERROR");
			}
	});
});

import { describe, expectTypeOf, it } from "vitest";
import type { ComponentHierarchy, DBALClient, DBALError, ListResult, PageView, Session, User } from "../src/index.js";

declare const dbal: DBALClient;
declare const id: string;

describe("rows follow select", () => {
	it("is the whole row without one", () => {
		expectTypeOf(dbal.users.get(id)).resolves.toEqualTypeOf<User>();
		expectTypeOf(dbal.users.list()).resolves.toEqualTypeOf<ListResult<User>>();
		expectTypeOf(dbal.users.list({ limit: 10 })).resolves.toEqualTypeOf<ListResult<User>>();
		expectTypeOf(dbal.users.createMany([])).resolves.toEqualTypeOf<User[]>();
		expectTypeOf(dbal.users.delete(id)).resolves.toEqualTypeOf<void>();
		expectTypeOf(dbal.users.count()).resolves.toEqualTypeOf<number>();
	});

	it("is what was selected with one", () => {
		type Named = { readonly id: string; readonly username: string };
		expectTypeOf(dbal.users.get(id, { select: { id: true, username: true } })).resolves.toEqualTypeOf<Named>();
		expectTypeOf(dbal.users.list({ select: { id: true, username: true, email: false } })).resolves.toEqualTypeOf<ListResult<Named>>();
		expectTypeOf(dbal.users.update({ username: "a" }, {}, { select: { tenantId: true } })).resolves.toEqualTypeOf<{
			readonly tenantId: string | null;
		}>();
	});

	it("names fields of the row alone", () => {
		// @ts-expect-error: a wrong name is found where it is written
		void dbal.users.list({ select: { id: true, nmae: true } });
		// @ts-expect-error: a selection says true or false
		void dbal.users.get(id, { select: { id: "yes" } });
	});
});

interface SessionOfUser extends Session {
	readonly user: User | null;
}

describe("rows follow include", () => {
	it("adds related rows and counts, whole or as selected, to any depth", () => {
		expectTypeOf(dbal.sessions.get(id, { include: { user: true } })).resolves.toEqualTypeOf<SessionOfUser>();
		const page = dbal.users.list({
			select: { id: true },
			include: {
				sessions: {
					where: { id },
					orderBy: { expiresAt: "desc" },
					limit: 5,
					select: { id: true },
					include: { user: { select: { username: true } } },
				},
				credential: false,
				_count: { sessions: true, workflows: { where: { isActive: true } }, luaScripts: false },
			},
		});
		type Row = {
			readonly id: string;
			readonly sessions: readonly { readonly id: string; readonly user: { readonly username: string } | null }[];
			readonly _count: { readonly sessions: number; readonly workflows: number };
		};
		expectTypeOf(page).resolves.toEqualTypeOf<ListResult<Row>>();
		expectTypeOf(
			dbal.pageViews.create({ slug: "a", title: "a", level: 0, layout: {} }, { select: { id: true }, include: { components: {} } }),
		).resolves.toEqualTypeOf<{
			readonly id: string;
			readonly components: readonly ComponentHierarchy[];
		}>();
	});

	it("is the same in a stream", async () => {
		for await (const row of dbal.sessions.stream({ select: { id: true }, include: { user: { select: { id: true } } } }))
			expectTypeOf(row).toEqualTypeOf<{ readonly id: string; readonly user: { readonly id: string } | null }>();
		// @ts-expect-error: a stream goes from the first row on
		dbal.sessions.stream({ pageToken: "a" });
	});

	it("names relations, options and fields that there are", () => {
		// @ts-expect-error: There is no relation sesions here.
		void dbal.users.list({ include: { sesions: true } });
		// @ts-expect-error: There is no field nmae here.
		void dbal.users.get(id, { include: { sessions: { select: { id: true, nmae: true } } } });
		// @ts-expect-error: There is no relation usr here.
		void dbal.users.get(id, { include: { sessions: { include: { usr: true } } } });
		// @ts-expect-error: There is no option take here.
		void dbal.users.get(id, { include: { sessions: { take: 3 } } });
		// @ts-expect-error: a to-one relation has no limit
		void dbal.sessions.list({ include: { user: { limit: 1 } } });
		// @ts-expect-error: the target's own filter
		void dbal.users.list({ include: { sessions: { where: { username: "a" } } } });
		// @ts-expect-error: a to-one relation isn't counted
		void dbal.users.list({ include: { _count: { credential: true } } });
		// @ts-expect-error: neither true nor options
		void dbal.users.list({ include: { sessions: 1 } });
	});
});

describe("where, order and data", () => {
	it("take fields, operators of the field's type, and relations", () => {
		void dbal.users.list({ where: { username: { startsWith: "a" }, role: { in: ["admin", "god"] }, tenantId: null, NOT: { email: "x" } } });
		void dbal.pageViews.list({
			where: { level: { gte: 2 }, OR: [{ isActive: true }, { slug: { contains: "a" } }] },
			orderBy: { createdAt: "desc" },
		});
		void dbal.componentHierarchies.count({ where: { page: { is: { slug: "home" } } } });
		void dbal.users.create({ username: "a", email: "a@example.org" });
		void dbal.users.update(id, { tenantId: null });
	});

	it("refuse what the field hasn't", () => {
		// @ts-expect-error: no such field
		void dbal.users.list({ where: { nmae: "a" } });
		// @ts-expect-error: no such member
		void dbal.users.list({ where: { role: "boss" } });
		// @ts-expect-error: a number, not text
		void dbal.pageViews.list({ where: { level: "2" } });
		// @ts-expect-error: uuids have no order that means anything
		void dbal.users.list({ where: { id: { gt: "a" } } });
		// @ts-expect-error: no such direction
		void dbal.users.list({ orderBy: { username: "up" } });
		// @ts-expect-error: a required field is missing
		void dbal.users.create({ username: "a" });
		// @ts-expect-error: generated by the engine
		void dbal.users.create({ username: "a", email: "b", createdAt: new Date() });
		// @ts-expect-error: required fields can't be null
		void dbal.users.update(id, { email: null });
		// @ts-expect-error: no unique key
		void dbal.users.get({ tenantId: id });
		// @ts-expect-error: no such entity
		void dbal.people;
	});
});

describe("what one may do", () => {
	it("names entities, operations and fields of the spec", () => {
		expectTypeOf(dbal.can("update", "User", id, { email: "a@example.org" })).resolves.toEqualTypeOf<boolean>();
		void dbal.can("install", "Package");
		// @ts-expect-error: no such operation
		void dbal.can("install", "User");
		// @ts-expect-error: no such entity
		void dbal.can("get", "Users");
		// @ts-expect-error: no such field
		void dbal.can("update", "User", id, { emial: "a" });
	});
});

describe("custom operations and errors", () => {
	it("have the spec's types", () => {
		expectTypeOf(dbal.pageViews.getBySlug({ slug: "home" })).resolves.toEqualTypeOf<PageView>();
		expectTypeOf(dbal.sessions.signOut()).resolves.toEqualTypeOf<void>();
		expectTypeOf<DBALError["code"]>().extract<"NOT_FOUND" | "CONFLICT">().toEqualTypeOf<"NOT_FOUND" | "CONFLICT">();
		// @ts-expect-error: no such parameter
		void dbal.pageViews.getBySlug({ slg: "home" });
	});
});

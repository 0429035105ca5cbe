import type { Row } from "@metabuilder/dbal/contract";
import type { Caller } from "../caller.js";
import { type CaseContext, shared } from "../case.js";
import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { show } from "../show.js";
import { uuidOf } from "../values/field-value.js";
import { handWritten } from "./hand-written.js";

/** Stands in fields that a user may not read. */
const canary = "canary-5d1c";
const forbidden = { code: "FORBIDDEN" };
const missing = { code: "NOT_FOUND" };

interface Stage {
	readonly ada: Row;
	readonly bob: Row;
	readonly pages: readonly Row[];
	readonly user: Caller;
	readonly moderator: Caller;
	readonly admin: Caller;
	readonly god: Caller;
	readonly anonymous: Caller;
}

/** Two users, a page of every level, active and not, and somebody of every role. */
const stage = shared(async (context: CaseContext): Promise<Stage> => {
	const { rows, as } = context;
	await context.clear();
	const ada = await rows.create("User", "needed", { username: "ada", email: "ada@example.org", tenantId: uuidOf(77) });
	const bob = await rows.create("User", "needed", { username: `bob-${canary}`, email: `${canary}@example.org`, tenantId: uuidOf(78) });
	const pages: Row[] = [];
	for (const level of [1, 2, 3, 4, 5])
		for (const isActive of [true, false])
			pages.push(
				await rows.create("PageView", "needed", {
					slug: `level-${level}-${isActive ? "active" : "hidden"}`,
					level,
					isActive,
					title: isActive ? "open" : canary,
				}),
			);
	const being = (role: string, id = uuidOf(90)) => as({ kind: "impersonate", id, role, tenantId: uuidOf(77) });
	return {
		ada,
		bob,
		pages,
		user: await being("user", String(ada.id)),
		moderator: await being("moderator"),
		admin: await being("admin"),
		god: await being("god"),
		anonymous: await as({ kind: "anonymous" }),
	};
});

const slugs = (rows: readonly Row[]) => rows.map((row) => row.slug);

export const access = handWritten("access", "shipped", {
	"what no rule grants is denied": async (context) => {
		const { user, admin, god, anonymous } = await stage(context);
		for (const entity of ["Credential", "Session"]) {
			for (const caller of [anonymous, user, admin, god]) {
				await expectFault(caller.list(entity), forbidden, `list ${entity}`);
				await expectFault(caller.count(entity), forbidden, `count ${entity}`);
				await expectFault(caller.get(entity, { id: uuidOf(1) }), forbidden, `get ${entity}`);
				await expectFault(caller.create(entity, {}), forbidden, `create ${entity}`);
				await expectFault(caller.createMany(entity, [{}]), forbidden, `createMany ${entity}`);
				await expectFault(caller.update(entity, { id: uuidOf(1) }, {}), forbidden, `update ${entity}`);
				await expectFault(caller.delete(entity, { id: uuidOf(1) }), forbidden, `delete ${entity}`);
			}
		}
		await expectFault(anonymous.list("User"), forbidden, "list User, not signed in");
		await expectFault(anonymous.list("PageView"), forbidden, "list PageView, not signed in");
		await expectFault(user.list("Workflow"), forbidden, "list Workflow");
		await expectFault(admin.create("PageView", {}), forbidden, "create PageView as admin");
		await expectFault(god.create("Package", {}), forbidden, "create Package as god");
		await expectFault(user.create("User", {}), forbidden, "create User");
		await expectFault(user.delete("User", { id: uuidOf(1) }), forbidden, "delete User");
		await expectFault(user.custom("User", "search", { query: "a" }), forbidden, "search as user");
	},
	"a role that the rules don't name may do nothing": async ({ as }) => {
		const anonymous = await as({ kind: "anonymous" });
		for (const entity of ["ComponentHierarchy", "LuaScript", "Package"]) await expectFault(anonymous.list(entity), forbidden, entity);
	},
	"a user sees itself alone": async (context) => {
		const { user, ada, bob } = await stage(context);
		expectEqual(await user.list("User", { total: true }), { data: [ada], total: 1 }, "list");
		expectEqual(await user.count("User"), 1, "count");
		expectEqual(await user.get("User", { username: "ada" }), ada, "get");
		await expectFault(user.get("User", { id: String(bob.id) }), missing, "get of another");
		await expectFault(user.get("User", { username: String(bob.username) }), missing, "get of another by name");
		const wide = { OR: [{}, { NOT: { id: String(ada.id) } }, { username: { contains: "" } }] };
		expectEqual((await user.list("User", { where: wide })).data, [ada], "OR doesn't lead out of the filter");
		expectEqual((await user.list("User", { where: { NOT: { id: String(ada.id) } } })).data, [], "NOT doesn't either");
		expectEqual(await user.count("User", { username: { startsWith: "bob" } }), 0, "nor does guessing");
	},
	"a user changes its name, never its role or tenant": async (context) => {
		const { user, ada, bob } = await stage(context);
		const key = { id: String(ada.id) };
		expectEqual((await user.update("User", key, { username: "ada-2" })).username, "ada-2", "the name");
		await user.update("User", key, { username: "ada" });
		for (const change of [{ role: "supergod" }, { role: "user" }, { tenantId: uuidOf(1) }, { username: "ada-3", role: "admin" }])
			await expectFault(user.update("User", key, change), forbidden, show(change));
		await expectFault(user.update("User", { id: String(bob.id) }, { username: "mine" }), missing, "another's name");
		const after = await context.db.get("User", key);
		expectEqual([after.username, after.role, after.tenantId], ["ada", "user", ada.tenantId], "the row");
	},
	"nobody lifts an account above their own level, or touches one there": async (context) => {
		const { admin, db } = { ...(await stage(context)), db: context.db };
		const god = await context.rows.create("User", "needed", { role: "god" });
		const plain = await context.rows.create("User");
		await expectFault(admin.update("User", { id: String(plain.id) }, { role: "god" }), { code: "FORBIDDEN" }, "lifting to god");
		await expectFault(
			admin.create("User", { username: "made-god", email: "made@example.org", role: "supergod" }),
			{ code: "FORBIDDEN" },
			"making a supergod",
		);
		await expectFault(
			admin.createMany("User", [
				{ username: "made-1", email: "made-1@example.org" },
				{ username: "made-2", email: "made-2@example.org", role: "god" },
			]),
			{ code: "FORBIDDEN" },
			"making one among others",
		);
		await expectFault(admin.update("User", { id: String(god.id) }, { username: "toppled" }), { code: "FORBIDDEN" }, "changing a god").catch(
			() => expectFault(admin.update("User", { id: String(god.id) }, { username: "toppled" }), missing, "changing a god"),
		);
		await expectFault(admin.delete("User", { id: String(god.id) }), { code: "FORBIDDEN" }, "deleting a god").catch(() =>
			expectFault(admin.delete("User", { id: String(god.id) }), missing, "deleting a god"),
		);
		expectEqual((await admin.update("User", { id: String(plain.id) }, { role: "admin" })).role, "admin", "lifting to one's own level");
		expectEqual(await db.count("User", { username: { startsWith: "made" } }), 0, "accounts made");
		expectEqual(await db.get("User", { id: String(god.id) }), god, "the god's row");
	},
	"pages: active ones up to one's level": async (context) => {
		const { user, moderator, admin, god } = await stage(context);
		const seen = async (caller: Caller) => slugs((await caller.list("PageView", { orderBy: { slug: "asc" }, limit: 100 })).data);
		const upTo = (level: number) => Array.from({ length: level }, (_, index) => `level-${index + 1}-active`);
		expectEqual(await seen(user), upTo(1), "as user");
		expectEqual(await seen(moderator), upTo(2), "as moderator");
		expectEqual(await seen(admin), upTo(3), "as admin");
		expectEqual((await seen(god)).length, 10, "as god");
		expectEqual(await user.count("PageView"), 1, "count as user");
		expectEqual(await admin.count("PageView", { OR: [{ isActive: false }, { level: { gt: 3 } }] }), 0, "count of what is hidden");
	},
	"pages of a token stay within the filter": async (context) => {
		const { admin } = await stage(context);
		const first = await admin.list("PageView", { limit: 2, total: true });
		const second = await admin.list("PageView", { limit: 2, total: true, pageToken: String(first.nextPageToken) });
		expectEqual([first.total, first.data.length, second.data.length, second.nextPageToken], [3, 2, 1, undefined], "two pages");
	},
	"public operations read what the rules let the caller read": async (context) => {
		const { anonymous, user } = await stage(context);
		expectEqual(
			((await anonymous.custom("PageView", "getBySlug", { slug: "level-1-active" })) as Row).slug,
			"level-1-active",
			"an active page of level 1",
		);
		for (const slug of ["level-1-hidden", "level-2-active", "no-such-page"])
			await expectFault(anonymous.custom("PageView", "getBySlug", { slug }), missing, slug);
		await expectFault(user.custom("PageView", "getBySlug", { slug: "level-2-active" }), missing, "level 2 as user");
		await expectFault(anonymous.custom("PageView", "getByLevel", { level: 1 }), forbidden, "getByLevel, not signed in");
		expectEqual(slugs((await user.custom("PageView", "getByLevel", { level: 1 })) as Row[]), ["level-1-active"], "getByLevel as user");
		expectEqual(await user.custom("PageView", "getByLevel", { level: 3 }), [], "getByLevel above one's own");
	},
	"relation filters obey the rules of the other end": async (context) => {
		const { admin, god, pages } = await stage(context);
		const hidden = pages.find((page) => page.slug === "level-1-hidden");
		const open = pages.find((page) => page.slug === "level-1-active");
		const low = await context.rows.create("ComponentHierarchy", "needed", { pageId: hidden?.id });
		const high = await context.rows.create("ComponentHierarchy", "needed", { pageId: open?.id });
		const ids = async (caller: Caller, where: Readonly<Record<string, unknown>>) =>
			(await caller.list("ComponentHierarchy", { where })).data.map((row) => row.id);
		expectEqual(await ids(admin, { page: { is: { slug: { startsWith: "level-1" } } } }), [high.id], "as admin");
		expectEqual(await ids(god, { page: { is: { slug: { startsWith: "level-1" } } } }), [low.id, high.id], "as god");
		expectEqual(await ids(admin, { page: { is: { title: canary } } }), [], "a guess at a hidden page");
		expectEqual(await admin.count("ComponentHierarchy", { page: { is: { title: { startsWith: "can" } } } }), 0, "a count by a hidden page");
		// To whoever may not see the page, there is none: so that isNot is as true as for a page that isn't there.
		expectEqual(await ids(admin, { page: { isNot: { title: canary } } }), [low.id, high.id], "isNot a guess at a hidden page");
		const { user } = await stage(context);
		await expectFault(user.list("User", { where: { workflows: { some: {} } } }), forbidden, "over a relation to what may not be read");
		await expectFault(
			admin.list("User", { where: { sessions: { some: { tokenHash: { startsWith: "a" } } } } }),
			forbidden,
			"over a relation to sessions",
		);
	},
	"a hidden row can't be pointed at: the same words as for one that isn't there": async (context) => {
		const { god, bob } = await stage(context);
		const make = (createdBy: unknown) => god.create("Workflow", { name: "w", trigger: "manual", triggerConfig: {}, steps: [], createdBy });
		const one = await expectFault(make(uuidOf(5)), {
			code: "CONFLICT",
			reason: "foreign_key",
			fields: [{ path: "data.createdBy", rule: "*" }],
		});
		expectTrue(!one.message.includes(String(bob.id)), "the message tells a row");
	},
	"FORBIDDEN goes before VALIDATION_ERROR, and before anything of the request is looked at": async (context) => {
		const { user, anonymous } = await stage(context);
		await expectFault(user.create("PageView", { slug: "NO SLUG", level: 99 }), forbidden, "create");
		await expectFault(user.list("Workflow", { where: { name: { in: [] } }, limit: -1 }), forbidden, "list");
		await expectFault(anonymous.update("User", { email: "nobody" }, {}), forbidden, "update");
		await expectFault(user.update("User", { id: uuidOf(1) }, { role: null }), forbidden, "a field that may not be written");
	},
	"sensitive fields are not read, filtered or sorted by without an explicit grant": async (context) => {
		const { admin } = await stage(context);
		await expectFault(
			admin.list("User", { where: { credential: { is: { passwordHash: { startsWith: "s" } } } } }),
			forbidden,
			"a relation filter",
		);
	},
	"what comes back from a write obeys read rules too": async (context) => {
		const { god } = await stage(context);
		const made = await god.create("PageView", { slug: "made-by-god", title: "x", level: 5, layout: {}, isActive: false });
		expectEqual(made.slug, "made-by-god", "a row that may be read");
		await god.delete("PageView", { slug: "made-by-god" });
	},
	"rules compare the role's level, not what the caller says of it": async ({ as }) => {
		await expectFault(
			(async () => {
				const liar = await as({ kind: "impersonate", id: uuidOf(91), role: "user", claims: { level: 5 } });
				return liar.list("PageView");
			})(),
			{ code: "VALIDATION_ERROR" },
			"a claim named level",
		).catch(async (error: unknown) => {
			// A daemon may tell it as credentials that it can't read.
			const liar = await as({ kind: "impersonate", id: uuidOf(91), role: "user", claims: { level: 5 } }).catch(() => undefined);
			const outcome = await liar?.list("PageView").then(
				() => "an answer",
				() => "a refusal",
			);
			if (outcome === "an answer") throw error;
		});
	},
	"the canary is in no answer to those who may not see it": async (context) => {
		const { user, moderator, admin, anonymous } = await stage(context);
		const answers: unknown[] = [];
		for (const caller of [user, moderator, admin, anonymous]) {
			for (const where of [{}, { title: { contains: "can" } }, { OR: [{ isActive: false }, {}] }])
				answers.push(await caller.list("PageView", { where, limit: 100 }).catch(String));
		}
		for (const caller of [user, anonymous])
			answers.push(await caller.list("User").catch(String), await caller.get("User", { email: `${canary}@example.org` }).catch(String));
		expectTrue(!show(answers, 1_000_000).includes(canary), "the canary was told");
	},
});

import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { handWritten } from "./hand-written.js";

export const bulk = handWritten("bulk", "shipped", {
	"all rows, in the order of the request": async ({ db, rows }) => {
		const drafts = [];
		for (let index = 0; index < 50; index++) drafts.push(await rows.draft("User"));
		const made = await db.createMany("User", drafts);
		expectEqual(
			made.map((row) => row.username),
			drafts.map((draft) => draft.username),
			"names",
		);
		expectEqual(new Set(made.map((row) => row.id)).size, 50, "different ids");
		const listed = await db.list("User", { where: { id: { in: made.map((row) => String(row.id)) } }, limit: 100 });
		expectEqual(
			listed.data,
			[...made].sort((left, right) => (String(left.id) < String(right.id) ? -1 : 1)),
			"the rows as listed",
		);
		expectTrue(
			made.every((row, index) => index === 0 || String(row.id) > String(made[index - 1]?.id)),
			"ids should ascend within a request",
		);
	},
	"all or none, and the faulty item is named": async ({ db, rows }) => {
		const good = [await rows.draft("User"), await rows.draft("User"), await rows.draft("User")];
		const before = await db.count("User");
		const taken = await rows.create("User");
		const bad = [
			{ item: { ...(await rows.draft("User")), email: "nobody" }, code: "VALIDATION_ERROR", path: "data.2.email" },
			{ item: { ...(await rows.draft("User")), username: taken.username }, code: "CONFLICT", path: "data.2.username" },
			{ item: { ...(await rows.draft("User")), nope: 1 }, code: "VALIDATION_ERROR", path: "data.2.nope" },
			{ item: { ...(await rows.draft("User")), username: good[0]?.username }, code: "CONFLICT", path: "data.2.username" },
		];
		for (const { item, code, path } of bad) {
			const items = [good[0] ?? {}, good[1] ?? {}, item];
			await expectFault(db.createMany("User", items), { code, fields: [{ path, rule: "*" }] }, path);
		}
		expectEqual(await db.count("User"), before + 1, "rows after refused requests");
		await db.createMany("User", good);
	},
	"several faulty items are named at once": async ({ db, rows }) => {
		const items = [
			{ ...(await rows.draft("User")), email: "x" },
			await rows.draft("User"),
			{ ...(await rows.draft("User")), username: "" },
		];
		const fields = [
			{ path: "data.0.email", rule: "format" },
			{ path: "data.2.username", rule: "*" },
		];
		await expectFault(db.createMany("User", items), { code: "VALIDATION_ERROR", fields });
	},
	"a foreign key that no row has is named by its item": async ({ db, rows }) => {
		const before = await db.count("ComponentHierarchy");
		const items = [
			await rows.draft("ComponentHierarchy"),
			await rows.draft("ComponentHierarchy", "needed", { pageId: "00000000-0000-4000-8000-0000000000ff" }),
		];
		await expectFault(db.createMany("ComponentHierarchy", items), {
			code: "CONFLICT",
			reason: "foreign_key",
			fields: [{ path: "data.1.pageId", rule: "*" }],
		});
		expectEqual(await db.count("ComponentHierarchy"), before, "rows");
	},
	"no rows are none, too many are refused": async ({ db, rows }) => {
		expectEqual(await db.createMany("User", []), [], "none");
		const draft = await rows.draft("User");
		const many = Array.from({ length: 1_001 }, (_, index) => ({ ...draft, username: `many-${index}`, email: `many-${index}@example.org` }));
		await expectFault(db.createMany("User", many), { code: "VALIDATION_ERROR" }, "1,001");
		expectEqual(await db.count("User", { username: { startsWith: "many-" } }), 0, "rows");
	},
	"a thousand rows are one request": async ({ db, clear }) => {
		await clear();
		const many = Array.from({ length: 1_000 }, (_, index) => ({ username: `many-${index}`, email: `many-${index}@example.org` }));
		expectEqual((await db.createMany("User", many, { id: true })).length, 1_000, "rows made");
		expectEqual(await db.count("User"), 1_000, "rows");
	},
	"writes of the same unique value at once: one of them wins": async ({ db, rows }) => {
		const drafts = await Promise.all(Array.from({ length: 8 }, async () => ({ ...(await rows.draft("User")), username: "only-one" })));
		const results = await Promise.allSettled(drafts.map((draft) => db.create("User", draft)));
		expectEqual(results.filter((result) => result.status === "fulfilled").length, 1, "creates that succeeded");
		for (const result of results)
			if (result.status === "rejected")
				await expectFault(Promise.reject(result.reason), {
					code: "CONFLICT",
					reason: "unique",
					fields: [{ path: "data.username", rule: "*" }],
				});
	},
	"updates of one row at once all take effect": async ({ db, rows }) => {
		const row = await rows.create("Workflow", "needed", { description: "before" });
		const key = { id: String(row.id) };
		await Promise.all([
			db.update("Workflow", key, { description: "after" }),
			db.update("Workflow", key, { isActive: false }),
			db.update("Workflow", key, { trigger: "webhook" }),
		]);
		const after = await db.get("Workflow", key);
		expectEqual([after.description, after.isActive, after.trigger], ["after", false, "webhook"], "the row");
	},
});

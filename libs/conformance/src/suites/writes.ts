import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { handWritten, mistyped } from "./hand-written.js";

const nobody = "00000000-0000-4000-8000-0000000000ff";

export const writes = handWritten("writes", "shipped", {
	"updateMany changes the rows that match, and no others": async ({ db, rows }) => {
		const made = [];
		for (let index = 0; index < 4; index++)
			made.push(await rows.create("Workflow", "needed", { description: index < 3 ? "mine" : "other" }));
		expectEqual(await db.updateMany("Workflow", { description: "mine" }, { isActive: false, description: null }), 3, "rows changed");
		const ids = made.map((row) => String(row.id));
		const after = await db.list("Workflow", { where: { id: { in: ids } }, orderBy: { name: "asc" } });
		const changed = after.data.filter((row) => row.isActive === false && row.description === null).map((row) => row.id);
		expectEqual([...changed].sort(), ids.slice(0, 3).sort(), "the rows changed");
		expectEqual(await db.updateMany("Workflow", { description: "nobody's" }, { isActive: true }), 0, "rows that don't match");
	},
	"a where is required, {} is every row, and nothing to change is a fault": async ({ db, rows, clear }) => {
		await clear();
		await rows.create("Workflow");
		await rows.create("Workflow");
		await expectFault(db.updateMany("Workflow", mistyped(undefined), { isActive: false }), { code: "VALIDATION_ERROR" }, "updateMany");
		await expectFault(db.deleteMany("Workflow", mistyped(undefined)), { code: "VALIDATION_ERROR" }, "deleteMany");
		await expectFault(db.updateMany("Workflow", {}, {}), { code: "VALIDATION_ERROR", fields: [{ path: "data", rule: "*" }] });
		expectEqual(await db.count("Workflow"), 2, "rows after refusals");
		expectEqual(await db.updateMany("Workflow", {}, { isActive: false }), 2, "rows of {}");
		expectEqual(await db.deleteMany("Workflow", {}), 2, "rows of {}");
		expectEqual(await db.count("Workflow"), 0, "rows left");
	},
	"where more rows match than may be touched, none is": async ({ db, rows, clear }) => {
		await clear();
		for (let index = 0; index < 3; index++) await rows.create("Workflow", "needed", { description: "many" });
		const bound = { code: "CONFLICT", reason: "max_affected" } as const;
		await expectFault(db.updateMany("Workflow", { description: "many" }, { description: "x" }, 2), bound, "updateMany");
		await expectFault(db.deleteMany("Workflow", { description: "many" }, 2), bound, "deleteMany");
		expectEqual(await db.count("Workflow", { description: "many" }), 3, "rows after refusals");
		expectEqual(await db.updateMany("Workflow", { description: "many" }, { description: "x" }, 3), 3, "as many as allowed");
		await expectFault(db.deleteMany("Workflow", {}, 0), { code: "VALIDATION_ERROR", fields: [{ path: "maxAffected", rule: "min" }] });
		await expectFault(db.deleteMany("Workflow", {}, 10_001), { code: "VALIDATION_ERROR", fields: [{ path: "maxAffected", rule: "max" }] });
	},
	"updateMany is all or none: one row that clashes undoes it": async ({ db, rows }) => {
		const taken = await rows.create("User");
		const made = [await rows.create("User"), await rows.create("User")];
		const ids = made.map((row) => String(row.id));
		await expectFault(db.updateMany("User", { id: { in: ids } }, { username: "the-same" }), {
			code: "CONFLICT",
			reason: "unique",
			fields: [{ path: "data.username", rule: "*" }],
		});
		await expectFault(db.updateMany("User", { id: { in: ids.slice(0, 1) } }, { username: taken.username }), {
			code: "CONFLICT",
			reason: "unique",
		});
		expectEqual(await db.count("User", { username: "the-same" }), 0, "rows changed");
	},
	"deleteMany obeys on_delete, all or none": async ({ db, rows }) => {
		const flow = await rows.create("Workflow");
		const free = await rows.create("User");
		const ids = [String(flow.createdBy), String(free.id)];
		await expectFault(db.deleteMany("User", { id: { in: ids } }), { code: "CONFLICT", reason: "restrict" });
		expectEqual(await db.count("User", { id: { in: ids } }), 2, "rows after the refusal");
		const node = await rows.create("ComponentHierarchy");
		expectEqual(await db.deleteMany("PageView", { id: String(node.pageId) }), 1, "pages deleted");
		expectEqual(await db.count("ComponentHierarchy", { id: String(node.id) }), 0, "what goes with a page");
	},
	"upsert inserts where no row has the key, updates where one has, and says which": async ({ db, rows }) => {
		const { username: _, ...draft } = await rows.draft("User");
		const key = { username: "upserted" };
		const first = await db.upsert("User", key, { create: draft, update: { role: "admin" } });
		expectEqual([first.created, first.data.username, first.data.role], [true, "upserted", "user"], "the first");
		const second = await db.upsert("User", key, { create: draft, update: { role: "admin" } });
		expectEqual([second.created, second.data.id, second.data.role], [false, first.data.id, "admin"], "the second");
		const third = await db.upsert("User", key, { create: draft, update: {} });
		expectEqual([third.created, third.data], [false, second.data], "with nothing to update");
	},
	"upsert takes a key that callers choose": async ({ db, rows }) => {
		const draft = await rows.draft("User");
		await expectFault(db.upsert("User", { id: nobody }, { create: draft, update: {} }), {
			code: "VALIDATION_ERROR",
			fields: [{ path: "key.id", rule: "generated" }],
		});
		await expectFault(db.upsert("User", { username: "one" }, { create: { ...draft, username: "two" }, update: {} }), {
			code: "VALIDATION_ERROR",
			fields: [{ path: "create.username", rule: "key" }],
		});
		const taken = await rows.create("User");
		await expectFault(db.upsert("User", { username: "third" }, { create: { email: taken.email }, update: {} }), {
			code: "CONFLICT",
			reason: "unique",
			fields: [{ path: "create.email", rule: "*" }],
		});
	},
	"upserts of one key at once all succeed, and one of them inserts": async ({ db, rows }) => {
		const { username: _, ...draft } = await rows.draft("User");
		const results = await Promise.all(
			Array.from({ length: 6 }, () => db.upsert("User", { username: "at-once" }, { create: draft, update: { role: "admin" } })),
		);
		expectEqual(results.filter(({ created }) => created).length, 1, "inserts");
		expectTrue(new Set(results.map(({ data }) => data.id)).size === 1, "they should all give the one row");
	},
});

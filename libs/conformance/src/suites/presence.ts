import type { CaseContext } from "../case.js";
import { expectEqual, expectFault } from "../expect.js";
import { handWritten } from "./hand-written.js";

const invalid = (path: string, rule: string) => ({ code: "VALIDATION_ERROR", fields: [{ path, rule }] });

/** Absent, null and a value are three different things; what isn't known is named, never dropped. */
export const presence = handWritten("presence", "shipped", {
	"create: absent takes the default, null is NULL, a value is the value": async ({ rows }) => {
		expectEqual((await rows.create("LuaScript")).timeoutMs, 5000, "absent");
		expectEqual((await rows.create("LuaScript", "needed", { timeoutMs: 100 })).timeoutMs, 100, "a value");
		expectEqual((await rows.create("LuaScript", "needed", { description: null })).description, null, "null");
		await expectFault(
			rows.create("LuaScript", "needed", { timeoutMs: null }),
			invalid("data.timeoutMs", "required"),
			"null where it is required",
		);
	},
	"update: absent is untouched, null is NULL": async ({ db, rows }) => {
		const row = await rows.create("Workflow", "full", { description: "before" });
		const key = { id: String(row.id) };
		expectEqual((await db.update("Workflow", key, { isActive: false })).description, "before", "absent");
		expectEqual((await db.update("Workflow", key, { description: null })).description, null, "null");
		expectEqual((await db.get("Workflow", key)).isActive, false, "the field of the update before");
	},
	"an empty update is refused": async ({ db, rows }) => {
		const row = await rows.create("User");
		await expectFault(db.update("User", { id: String(row.id) }, {}), { code: "VALIDATION_ERROR" });
	},
	"in data undefined counts as absent": async ({ db, rows }) => {
		const row = await rows.create("LuaScript", "needed", { timeoutMs: undefined, description: undefined });
		expectEqual([row.timeoutMs, row.description], [5000, null], "create");
		const key = { id: String(row.id) };
		expectEqual((await db.update("LuaScript", key, { timeoutMs: 200, description: undefined })).description, null, "update");
		await expectFault(db.update("LuaScript", key, { timeoutMs: undefined }), { code: "VALIDATION_ERROR" }, "an update of nothing else");
	},
	"an unknown field is named, in create, createMany and update": async ({ db, rows }) => {
		const draft = await rows.draft("User");
		await expectFault(db.create("User", { ...draft, isAdmin: true }), invalid("data.isAdmin", "unknown_field"), "create");
		await expectFault(db.createMany("User", [{ ...draft, isAdmin: true }]), invalid("data.0.isAdmin", "unknown_field"), "createMany");
		const row = await rows.create("User");
		await expectFault(db.update("User", { id: String(row.id) }, { isAdmin: true }), invalid("data.isAdmin", "unknown_field"), "update");
	},
	"a column's name is no field's name": async ({ db }) => {
		await expectFault(db.list("User", { where: { tenant_id: null } }), invalid("where.tenant_id", "unknown_field"));
	},
	"an unknown field is named, in where, orderBy and select": async ({ db }) => {
		await expectFault(db.list("User", { where: { password: "x" } }), invalid("where.password", "unknown_field"), "where");
		await expectFault(
			db.list("User", { where: { OR: [{ NOT: { nope: 1 } }] } }),
			invalid("where.OR.0.NOT.nope", "unknown_field"),
			"where, deep",
		);
		await expectFault(db.list("User", { orderBy: { nope: "asc" } }), invalid("orderBy.nope", "unknown_field"), "orderBy");
		await expectFault(db.list("User", { select: { nope: true } }), invalid("select.nope", "unknown_field"), "select");
	},
	"names of Object.prototype are no fields": async ({ db, rows }) => {
		const draft = await rows.draft("User");
		for (const name of ["constructor", "toString", "hasOwnProperty", "valueOf"]) {
			await expectFault(db.list("User", { where: { [name]: "x" } }), invalid(`where.${name}`, "unknown_field"), `where ${name}`);
			await expectFault(db.create("User", { ...draft, [name]: "x" }), invalid(`data.${name}`, "unknown_field"), `create ${name}`);
		}
		const polluting = JSON.parse('{ "__proto__": { "role": "supergod" } }') as object;
		await expectFault(db.create("User", { ...draft, ...polluting }), { code: "VALIDATION_ERROR" }, "create with __proto__");
	},
	"every fault of the values is told at once": async ({ db, rows }) => {
		const draft = await rows.draft("User");
		const fields = [
			{ path: "data.username", rule: "min_length" },
			{ path: "data.email", rule: "format" },
			{ path: "data.tenantId", rule: "format" },
		];
		await expectFault(db.create("User", { ...draft, username: "a", email: "nobody", tenantId: "x" }), { code: "VALIDATION_ERROR", fields });
	},
	"a key must be one of the unique keys, whole": async ({ db, rows }) => {
		const row = await rows.create("Package", "full");
		await expectFault(db.get("Package", { name: String(row.name) }), { code: "VALIDATION_ERROR" }, "half of a compound key");
		await expectFault(db.get("Package", { author: String(row.author) }), { code: "VALIDATION_ERROR" }, "no key");
		await expectFault(db.get("Package", {}), { code: "VALIDATION_ERROR" }, "an empty key");
		await expectFault(db.delete("Package", {}), { code: "VALIDATION_ERROR" }, "delete by an empty key");
		expectEqual(await db.get("Package", { name: String(row.name), version: String(row.version) }), row, "the compound key");
	},
	"select gives just the fields that it names": async (context: CaseContext) => {
		const { db, rows } = context;
		const row = await rows.create("User");
		const key = { id: String(row.id) };
		expectEqual(await db.get("User", key, { username: true }), { username: row.username }, "get");
		expectEqual((await db.list("User", { where: key, select: { email: true, id: false } })).data, [{ email: row.email }], "list");
		expectEqual(
			await db.update("User", key, { role: "admin" }, { role: true, tenantId: true }),
			{ role: "admin", tenantId: null },
			"update",
		);
		expectEqual(Object.keys(await db.create("User", await rows.draft("User"), { id: true })), ["id"], "create");
		await expectFault(db.list("User", { select: {} }), { code: "VALIDATION_ERROR" }, "an empty select");
	},
});

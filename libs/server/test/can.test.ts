import { describe, expect, it } from "vitest";
import { failure, harness, principal, usualRules } from "./harness.js";

const missing = "00000000-0000-7000-8000-000000000000";

async function town(rules = usualRules) {
	const made = harness(rules);
	const { admin } = made;
	const ann = String((await admin.create("Account", { name: "ann" })).id);
	const bob = String((await admin.create("Account", { name: "bob" })).id);
	const note = async (ownerId: string, more: object) =>
		String((await admin.create("Note", { ownerId, title: `t${Math.random()}`, ...more })).id);
	const ids = { own: await note(ann, {}), shared: await note(bob, { shared: true }), hidden: await note(bob, { rank: 7 }) };
	const caller = made.as(principal("user", ann));
	const can = async (operation: string, id?: string, changes?: object, entity = "Note") =>
		(await caller.call("", "can", { entity, operation, ...(id !== undefined && { id }), ...(changes && { changes }) })).allowed;
	return { ...made, caller, can, ids, ann, bob };
}

describe("can", () => {
	it("answers as the operation itself would", async () => {
		const { can, ids, ann, bob } = await town();
		expect(await can("get", ids.own)).toBe(true);
		expect(await can("get", ids.shared)).toBe(true);
		expect(await can("update", ids.own)).toBe(true);
		expect(await can("update", ids.shared)).toBe(false);
		expect(await can("update", ids.own, { title: "x" })).toBe(true);
		expect(await can("update", ids.own, { ownerId: bob })).toBe(false);
		expect(await can("update", ids.own, { shared: true })).toBe(false);
		expect(await can("delete", ids.own)).toBe(true);
		expect(await can("create")).toBe(true);
		expect(await can("create", undefined, { ownerId: ann, title: "x" })).toBe(true);
		expect(await can("create", undefined, { ownerId: bob, title: "x" })).toBe(false);
		expect(await can("list", undefined, undefined, "Invoice")).toBe(false);
		expect(await can("find")).toBe(true);
		expect(await can("adopt")).toBe(false);
	});

	it("writes nothing", async () => {
		const { can, ids, caller } = await town();
		await can("delete", ids.own);
		await can("update", ids.own, { title: "x" });
		expect(await caller.call("Note", "count", {})).toEqual({ count: 2 });
		expect(await caller.list("Note", { where: { title: "x" } })).toEqual([]);
	});

	it("tells a row that may not be read from one that doesn't exist by nothing", async () => {
		// Whoever may change a row without reading it could learn of it by asking what a check makes of it.
		const { can, ids } = await town(`
rules:
  - { entity: Account, role: [admin], operations: [create, read] }
  - { entity: Note, role: [admin], operations: [create, read] }
  - { entity: Note, role: [user], operations: [read], row_level_filter: "ownerId = $user.id" }
  - { entity: Note, role: [user], operations: [update, delete], check: "rank <= 3" }
`);
		for (const operation of ["get", "update", "delete"])
			for (const changes of [undefined, { title: "x" }])
				for (const id of [ids.hidden, ids.shared, missing])
					expect(await can(operation, id, operation === "update" ? changes : undefined)).toBe(false);
		expect(await can("update", ids.own, { title: "x" })).toBe(true);
		expect(await can("update", ids.own, { rank: 4 })).toBe(false);
	});

	it("refuses what can't be asked", async () => {
		const { caller, ids } = await town();
		const ask = (input: unknown) => failure(caller.call("", "can", input));
		expect(await ask({ entity: "Nope", operation: "get" })).toEqual({ code: "VALIDATION_ERROR", faults: { entity: "unknown_entity" } });
		expect(await ask({ entity: "Note", operation: "nope" })).toEqual({
			code: "VALIDATION_ERROR",
			faults: { operation: "unknown_operation" },
		});
		expect(await ask({ entity: "Note", operation: "get", id: 3 })).toMatchObject({ code: "VALIDATION_ERROR" });
		expect(await ask({ entity: "Note", operation: "update", id: ids.own, changes: { nope: 1 } })).toEqual({
			code: "VALIDATION_ERROR",
			faults: { "changes.nope": "unknown_field" },
		});
	});
});

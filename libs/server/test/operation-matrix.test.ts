import { isDBALError, type Row } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { type Attempt, evaluateRules, type RowView } from "../src/access/evaluate-rules.js";
import { readPolicy } from "../src/access/read-policy.js";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { standardOperations } from "../src/operations/standard.js";
import { always } from "../src/query/predicate.js";
import { type Caller, harness, principal } from "./harness.js";
import { account, model, note } from "./model.js";
import { sqliteTables } from "./sqlite-tables.js";

// Operation × role × row × adapter: what happens is what the rules' own trees say. The operations are those of the contract; one
// that is new fails here until it is said below what it may do.

const rules = `rules:
  - { entity: Account, role: [user, editor, admin], operations: [read] }
  - entity: Note
    role: [user]
    operations: [read]
    row_level_filter: ownerId = $user.id OR shared = true
    fields: { read: [id, ownerId, title, rank, shared, parentId] }
  - entity: Note
    role: [user]
    operations: [create, update, delete]
    row_level_filter: ownerId = $user.id AND rank < 5
    fields: { write: [ownerId, title, rank] }
  - { entity: Note, role: [editor], operations: [read] }
  - entity: Note
    role: [editor]
    operations: [update]
    row_level_filter: shared = true
    check: rank <= 3 AND owner.name != 'bob'
  - { entity: Note, role: [editor], operations: [update], row_level_filter: rank = 4, fields: { write: [title] } }
  - { entity: Note, role: [editor], operations: [delete], row_level_filter: owner.name = $user.patron }
  - { entity: Note, role: [admin], operations: [create, read, update, delete] }
  - { entity: Note, role: [user, editor, admin], operations: [create, update, delete], mode: restrictive, row_level_filter: NOT rank = 9 }
`;

const uuid = (digit: string) => `00000000-0000-7000-8000-00000000000${digit}`;
const [ann, bob] = [uuid("a"), uuid("b")];
const time = new Date("2026-01-01T00:00:00.000Z");
const accounts = (["ann", "bob"] as const).map(
	(name): Row => ({
		...Object.fromEntries(account.fields.map((field) => [field.name, null])),
		id: name === "ann" ? ann : bob,
		name,
		role: "user",
		score: 0n,
		balance: "0",
		active: true,
		settings: {},
		createdAt: time,
		updatedAt: time,
	}),
);
const rows = [ann, bob].flatMap((ownerId, owner) =>
	[true, false].flatMap((shared, index) =>
		[0, 4, 9].map((rank, place): Row => {
			const number = owner * 6 + index * 3 + place + 1;
			const body = "canary";
			return {
				id: `00000000-0000-7000-8000-0000000001${String(number).padStart(2, "0")}`,
				ownerId,
				reviewerId: null,
				parentId: null,
				title: `t${number}`,
				body,
				rank,
				shared,
				createdAt: time,
				updatedAt: time,
			};
		}),
	),
);
const changes: readonly Row[] = [
	{ title: "x" },
	{ rank: 1 },
	{ rank: 9 },
	{ ownerId: bob },
	{ shared: true },
	{ title: "x", shared: false },
];
const roles = ["public", "user", "editor", "admin"] as const;

const { policy } = readPolicy(model, "acl.yaml", rules);
if (policy === undefined) throw new Error("the rules have a fault");
const asker = (role: string) => ({
	principal: principal(role, role === "public" ? "anonymous" : ann, { claims: { patron: "ann" } }),
	now: time,
});

function view(row: Row): RowView {
	return {
		type: (name) => note.fields.find((field) => field.name === name)?.type ?? "text",
		value: (name) => row[name] ?? null,
		related: (name) => {
			if (name !== "owner") throw new Error(`no rule of this test follows ${name}`);
			return accounts
				.filter(({ id }) => id === row.ownerId)
				.map((owner) => ({ type: () => "text", value: (field) => owner[field] ?? null, related: () => [] }));
		},
	};
}

/** What the rules' trees say of it. */
function allowed(
	role: string,
	operation: string,
	{ before, after, fields = [] }: { readonly before?: Row; readonly after?: Row; readonly fields?: readonly string[] },
): boolean {
	const attempt: Attempt = {
		entity: "Note",
		operation,
		fields,
		...(before && { before: view(before) }),
		...(after && { after: view(after) }),
	};
	return evaluateRules(policy ?? { path: "", rules: [] }, new Set(), attempt, asker(role));
}

type Done = "done" | "nothing" | "refused";

/** What became of a call: it did what was asked, did nothing since no row is there for the caller, or was refused. */
async function outcome(call: Promise<Readonly<Record<string, unknown>>>): Promise<Done> {
	try {
		const { data, count } = await call;
		if (Array.isArray(data)) return data.length > 0 ? "done" : "nothing";
		return typeof count === "number" && count === 0 ? "nothing" : "done";
	} catch (error) {
		if (!isDBALError(error)) throw error;
		if (error.code === "NOT_FOUND") return "nothing";
		if (error.code === "FORBIDDEN" || error.code === "CONFLICT") return "refused";
		throw error;
	}
}

/** Of one operation: the calls to make about a row, and whether the rules let each. */
type Probe = (
	caller: Caller,
	role: string,
	row: Row,
) => readonly { readonly call: () => Promise<Readonly<Record<string, unknown>>>; readonly may: boolean }[];

const inserts = (role: string) =>
	policy.rules.some((rule) => !rule.restrictive && rule.entity === "Note" && rule.roles.includes(role) && rule.covers.has("create"));
const key = ({ id }: Row) => ({ id });
const sent = ({ ownerId, rank, title }: Row): Row => ({ ownerId, rank, title: `new ${String(title)}` });
const insert = (row: Row): Row => ({ ...row, ...sent(row), shared: false, body: null });
const edited = (row: Row, change: Row): Row => ({ ...row, ...change });

const probes: Readonly<Record<string, Probe>> = {
	get: (caller, role, row) => [{ call: () => caller.call("Note", "get", { key: key(row) }), may: allowed(role, "get", { before: row }) }],
	list: (caller, role, row) => [
		{ call: () => caller.call("Note", "list", { where: key(row) }), may: allowed(role, "list", { before: row }) },
	],
	count: (caller, role, row) => [
		{ call: () => caller.call("Note", "count", { where: key(row) }), may: allowed(role, "count", { before: row }) },
	],
	create: (caller, role, row) => [
		{
			call: () => caller.call("Note", "create", { data: sent(row) }),
			may: allowed(role, "create", { after: insert(row), fields: Object.keys(sent(row)) }),
		},
	],
	createMany: (caller, role, row) => {
		const both = [{ ...sent(row), title: "first", rank: 0, ownerId: ann }, sent(row)];
		const may = both.every((each) => allowed(role, "createMany", { after: insert({ ...row, ...each }), fields: Object.keys(each) }));
		return [{ call: () => caller.call("Note", "createMany", { data: both }), may }];
	},
	update: (caller, role, row) =>
		changes.map((change) => ({
			call: () => caller.call("Note", "update", { key: key(row), data: change }),
			may: allowed(role, "update", { before: row, after: edited(row, change), fields: Object.keys(change) }),
		})),
	updateMany: (caller, role, row) =>
		changes.map((change) => ({
			call: () => caller.call("Note", "updateMany", { where: key(row), data: change }),
			may: allowed(role, "updateMany", { before: row, after: edited(row, change), fields: Object.keys(change) }),
		})),
	// It needs a grant for either path; a row that is there and may not be changed is in the way of another.
	upsert: (caller, role, row) =>
		changes
			.filter((change) => !("ownerId" in change) && !("title" in change))
			.map((change) => ({
				call: () =>
					caller.call("Note", "upsert", { key: { ownerId: row.ownerId, title: row.title }, create: { rank: row.rank }, update: change }),
				may: inserts(role) && allowed(role, "update", { before: row, after: edited(row, change), fields: Object.keys(change) }),
			})),
	delete: (caller, role, row) => [
		{ call: () => caller.call("Note", "delete", { key: key(row) }), may: allowed(role, "delete", { before: row }) },
	],
	deleteMany: (caller, role, row) => [
		{ call: () => caller.call("Note", "deleteMany", { where: key(row) }), may: allowed(role, "deleteMany", { before: row }) },
	],
	// None of these rows was deleted, so that nobody brings one back.
	restore: (caller, _role, row) => [{ call: () => caller.call("Note", "restore", { key: key(row) }), may: false }],
};

const operations = [
	...new Set([...Object.keys(standardOperations), ...note.operations.filter(({ kind }) => kind !== "custom").map(({ name }) => name)]),
];

it("every operation of the contract is probed", () => {
	expect(operations.filter((operation) => !Object.hasOwn(probes, operation))).toEqual([]);
});

describe.each(["memory", "sqlite"] as const)("on %s", (database) => {
	it.each(operations)("%s does what the rules let each role do to each row, and nothing else", { timeout: 60_000 }, async (operation) => {
		const adapter = database === "memory" ? openMemory({ model }) : openSqlite({ model, url: ":memory:" });
		await adapter.sql?.script(sqliteTables(model));
		const { as, engine } = harness(rules, { adapter });
		const isOffered = note.operations.some(({ name }) => name === operation);
		await adapter.insert(account, accounts);
		await adapter.insert(note, rows);
		const all = () =>
			adapter.find({
				entity: note,
				where: always,
				orderBy: [{ field: "id", direction: "asc" }],
				fields: note.fields.map(({ name }) => name),
			});
		const untouched = JSON.stringify(await all());
		const seen = new Set<Done>();
		for (const role of roles)
			for (const row of isOffered ? rows : []) {
				for (const [number, { call, may }] of (probes[operation]?.(as(asker(role).principal), role, row) ?? []).entries()) {
					const done = await outcome(call());
					seen.add(done);
					expect(done === "done", `${role} ${operation} ${String(row.title)} #${number}: ${done}`).toBe(may);
					const isRead = engine.model.entities.some(({ operations: of }) =>
						of.some(({ name, entity, effect }) => entity === "Note" && name === operation && effect === "read"),
					);
					const left = JSON.stringify(await all());
					if (isRead || !may) expect(left, `${role} ${operation} ${String(row.title)} #${number} changed the database`).toBe(untouched);
					if (left === untouched) continue;
					await adapter.delete(note, always);
					await adapter.insert(note, rows);
				}
			}
		if (isOffered && operation !== "restore") expect(seen).toContain("done");
		await adapter.close();
	});
});

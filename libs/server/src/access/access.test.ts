import type { Row } from "@metabuilder/dbal/contract";
import { formatDiagnostics, hasErrors } from "@metabuilder/dbal-policy";
import { describe, expect, it } from "vitest";
import { model, node, scopeOf } from "../../test/node-model.js";
import type { Principal } from "../principal.js";
import { evaluate } from "../query/evaluate.js";
import { always, never, type Predicate } from "../query/predicate.js";
import { type Access, alternativesFor, createAccess, type Granted } from "./access.js";
import { readPolicy } from "./read-policy.js";

const now = () => Date.parse("2026-01-01T00:00:00Z");

/** Rules on Node, each written as the lines after `entity`. */
function access(...rules: readonly string[]): Access {
	const text = `rules:\n${rules.map((rule) => `  - entity: Node\n${rule.replace(/^/gm, "    ")}\n`).join("")}`;
	const { policy, diagnostics } = readPolicy(model, "acl.yaml", text);
	expect(hasErrors(diagnostics), formatDiagnostics(diagnostics)).toBe(false);
	return createAccess(model, policy ?? { path: "", rules: [] }, now);
}

const caller = (role: string, claims: Readonly<Record<string, unknown>> = {}, id = "00000000-0000-7000-8000-000000000001"): Principal => ({
	id,
	role,
	level: model.roles.find(({ name }) => name === role)?.level ?? 0,
	tenantId: null,
	claims,
});

function granted(access: Access, principal: Principal, operation: string | readonly string[]): Granted {
	const decision = access.decide(principal, "Node", operation);
	if (!decision.allowed) throw new Error("denied");
	return decision;
}

const row: Row = {
	id: "00000000-0000-7000-8000-000000000001",
	parentId: null,
	title: null,
	note: "n",
	count: 1,
	rank: null,
	big: null,
	price: null,
	isOpen: null,
	blob: null,
	seenAt: null,
	role: "user",
	secret: "s",
};
const matches = (predicate: Predicate, changes: Row = {}) => {
	const changed = { ...row, ...changes };
	return evaluate(predicate, node, changed, scopeOf([changed])) === true;
};

describe("what is granted", () => {
	const rules = access(
		"role: [user]\noperations: [read]",
		"role: [admin]\noperations: [create, update]",
		"role: [god]\noperations: [get, search]",
	);

	it("is what a rule names, and nothing else", () => {
		const asked = ["get", "list", "count", "create", "createMany", "update", "delete", "search", "nothing"];
		const given = (role: string) => asked.filter((operation) => rules.decide(caller(role), "Node", operation).allowed);
		expect(given("user")).toEqual(["get", "list", "count"]);
		expect(given("admin")).toEqual(["create", "createMany", "update"]);
		expect(given("god")).toEqual(["get", "search"]);
		expect(given("public")).toEqual([]);
		expect(given("nobody")).toEqual([]);
		expect(given("__proto__")).toEqual([]);
	});

	it("is nothing on an entity that the model lacks", () => {
		expect(rules.decide(caller("user"), "Other", "get")).toMatchObject({ allowed: false });
		expect(rules.decide({ ...caller("user"), system: true }, "Other", "get")).toMatchObject({ allowed: false });
	});

	it("is everything for the engine's own work", () => {
		const decision = granted(rules, { ...caller("user"), system: true }, "delete");
		expect(decision).toMatchObject({ filter: always, check: always, presets: {}, rules: ["system"] });
		expect(decision.readable.always).toEqual(new Set(node.fields.map(({ name }) => name)));
		expect(alternativesFor(decision, ["secret"])).toHaveLength(1);
	});

	it("lets anybody call a public operation, and read nothing by it that no rule grants", () => {
		expect(granted(rules, caller("public"), "look")).toMatchObject({ filter: never, alternatives: [], rules: ["public"] });
		const open = access("role: [public]\noperations: [look]\nrow_level_filter: count = 1");
		expect(matches(granted(open, caller("public"), "look").filter)).toBe(true);
		expect(granted(open, caller("nobody"), "look").filter).toBe(never);
	});

	it("of several operations is what any of them grants", () => {
		const both = access(
			"role: [user]\noperations: [search]\nrow_level_filter: count = 1",
			"role: [user]\noperations: [list]\nrow_level_filter: count = 2",
		);
		const { filter, rules: by } = granted(both, caller("user"), ["search", "list"]);
		expect([matches(filter), matches(filter, { count: 2 }), matches(filter, { count: 3 })]).toEqual([true, true, false]);
		expect(by).toEqual(["acl.yaml:2", "acl.yaml:6"]);
	});

	it("for a custom operation or a read never grants a write", () => {
		const search = access(
			"role: [user]\noperations: [search, read]",
			"role: [admin]\noperations: [search, update]\nrow_level_filter: count = 1",
		);
		for (const operation of ["create", "update", "delete"]) {
			expect(search.decide(caller("user"), "Node", ["search", operation]).allowed).toBe(false);
			expect(search.decide(caller("user"), "Node", ["get", operation]).allowed).toBe(false);
		}
		const both = granted(search, caller("admin"), ["search", "update"]);
		expect(both).toEqual(granted(search, caller("admin"), "update"));
		expect(both.writable.has("title")).toBe(true);
	});

	it("over a relation is what get or list grants", () => {
		const narrow = access("role: [user]\noperations: [get]");
		expect(narrow.guardRelation(caller("user"), { entity: "Node", kind: "one" }).allowed).toBe(true);
		expect(narrow.guardRelation(caller("user"), { entity: "Node", kind: "many" }).allowed).toBe(false);
	});
});

describe("row filters", () => {
	it("are alternatives", () => {
		const rules = access(
			"role: [user]\noperations: [read]\nrow_level_filter: count = 1",
			"role: [user, admin]\noperations: [list]\nrow_level_filter: rank = 2",
		);
		const { filter } = granted(rules, caller("user"), "list");
		expect([matches(filter), matches(filter, { count: 0 }), matches(filter, { count: 0, rank: 2 })]).toEqual([true, false, true]);
		expect(matches(granted(rules, caller("user"), "get").filter, { count: 0, rank: 2 })).toBe(false);
	});

	it("let every row through where a rule has none", () => {
		const rules = access("role: [user]\noperations: [read]\nrow_level_filter: count = 1", "role: [user]\noperations: [read]");
		expect(granted(rules, caller("user"), "get").filter).toBe(always);
	});

	it("use the claims and the time of the call", () => {
		const rules = access("role: [user]\noperations: [read]\nrow_level_filter: id = $user.id AND seenAt <= now");
		const seenAt = new Date(now());
		expect(matches(granted(rules, caller("user"), "get").filter, { seenAt })).toBe(true);
		expect(matches(granted(rules, caller("user"), "get").filter, { seenAt: new Date(now() + 1) })).toBe(false);
		expect(matches(granted(rules, caller("user", {}, "00000000-0000-7000-8000-000000000002"), "get").filter, { seenAt })).toBe(false);
	});

	it("deny what is unknown, below NOT as well", () => {
		for (const filter of [
			"rank = 1",
			"NOT rank = 1",
			"rank != 1",
			"NOT (rank = 1 AND title = 'x')",
			"rank NOT IN (1)",
			"NOT title CONTAINS 'x'",
			"NOT parent.count = 1",
			"parent.count != 1",
			"NOT parent.children SOME (count = 9)",
			"NOT level(role) > 9 AND NOT rank > 1",
		]) {
			const rules = access(`role: [user]\noperations: [read]\nrow_level_filter: ${filter}`);
			expect(matches(granted(rules, caller("user"), "get").filter), filter).toBe(false);
		}
	});

	it("are not granted where a claim is missing or of another type", () => {
		for (const [filter, claims] of [
			["count <= $user.quota", [{}, { quota: "10" }, { quota: Number.NaN }, { quota: [10] }, { quota: null }, { quota: 1.5 }]],
			["NOT count > $user.quota", [{}, { quota: "10" }]],
			["count = 1 OR note = $user.word", [{}, { word: 1 }]],
			["note NOT IN $user.words", [{}, { words: "n" }, { words: [1] }]],
			["$user.word != 'x'", [{}, { word: ["x"] }]],
			["role = $user.rank", [{ rank: "king" }]],
			["title = $user.tenantId", [{ tenantId: "t" }]],
		] as const) {
			const rules = access(`role: [user]\noperations: [read]\nrow_level_filter: ${filter}`);
			for (const claim of claims)
				expect(rules.decide(caller("user", claim), "Node", "get"), `${filter} ${JSON.stringify(claim)}`).toMatchObject({ allowed: false });
		}
	});

	it("that claims alone refute grant nothing", () => {
		const rules = access("role: [user]\noperations: [read]\nrow_level_filter: $user.team = 'a' AND count = 1");
		expect(rules.decide(caller("user", { team: "b" }), "Node", "get")).toMatchObject({ allowed: false });
		expect(rules.decide(caller("user", { team: "a" }), "Node", "get").allowed).toBe(true);
	});

	it("leave the other alternatives standing", () => {
		const rules = access(
			"role: [user]\noperations: [read]\nrow_level_filter: count = $user.missing",
			"role: [user]\noperations: [read]\nrow_level_filter: count = 1",
		);
		expect(granted(rules, caller("user"), "get").rules).toEqual(["acl.yaml:6"]);
	});

	it("don't share one caller's claims with the next", () => {
		const rules = access("role: [user]\noperations: [read]\nrow_level_filter: count = $user.quota");
		expect(matches(granted(rules, caller("user", { quota: 1 }), "get").filter)).toBe(true);
		expect(matches(granted(rules, caller("user", { quota: 2 }), "get").filter)).toBe(false);
		expect(rules.decide(caller("user"), "Node", "get").allowed).toBe(false);
	});
});

describe("restrictive rules", () => {
	it("must hold as well, each of them", () => {
		const rules = access(
			"role: [user]\noperations: [read]\nrow_level_filter: count <= 2",
			"role: [user]\noperations: [read]\nmode: restrictive\nrow_level_filter: rank = 1",
			"role: [user, admin]\noperations: [list]\nmode: restrictive\nrow_level_filter: note = 'n'",
		);
		const { filter, rules: by } = granted(rules, caller("user"), "list");
		expect(matches(filter, { rank: 1 })).toBe(true);
		expect(matches(filter, { rank: 1, note: "x" })).toBe(false);
		expect(matches(filter, { rank: null })).toBe(false);
		expect(matches(granted(rules, caller("user"), "get").filter, { rank: 1, note: "x" })).toBe(true);
		expect(by).toEqual(["acl.yaml:2"]);
	});

	it("grant nothing by themselves, and deny where a claim is missing", () => {
		const alone = access("role: [user]\noperations: [read]\nmode: restrictive");
		expect(alone.decide(caller("user"), "Node", "get").allowed).toBe(false);
		const tenancy = access(
			"role: [user]\noperations: [read]",
			"role: [user]\noperations: [read]\nmode: restrictive\nrow_level_filter: parentId = $user.tenantId",
		);
		expect(tenancy.decide(caller("user"), "Node", "get").allowed).toBe(false);
		const tenantId = "00000000-0000-7000-8000-00000000000f";
		const { filter } = granted(tenancy, { ...caller("user"), tenantId }, "get");
		expect([matches(filter, { parentId: tenantId }), matches(filter)]).toEqual([true, false]);
	});

	it("narrow fields", () => {
		const rules = access(
			"role: [user]\noperations: [read, update]\nfields: { read: [id, title, secret], write: [title, note] }",
			"role: [user]\noperations: [read, update]\nmode: restrictive\nfields: { read: [id, secret, count], write: [note, count] }",
		);
		expect(granted(rules, caller("user"), "get").readable).toEqual({ always: new Set(["id", "secret"]), conditional: [] });
		expect(granted(rules, caller("user"), "update").writable).toEqual(new Set(["note"]));
	});
});

describe("fields", () => {
	const open = new Set(node.fields.map(({ name }) => name).filter((name) => name !== "secret"));

	it("are readable unless sensitive, and those only where named", () => {
		expect(granted(access("role: [user]\noperations: [read]"), caller("user"), "get").readable.always).toEqual(open);
		const named = access("role: [user]\noperations: [read]\nfields: { read: [id, secret] }");
		expect(granted(named, caller("user"), "get").readable.always).toEqual(new Set(["id", "secret"]));
	});

	it("are readable in the rows of any rule that lists them", () => {
		const rules = access(
			"role: [user]\noperations: [read]\nfields: { read: [id, title] }",
			"role: [user]\noperations: [read]\nrow_level_filter: id = $user.id\nfields: { read: [id, secret] }",
		);
		const { readable } = granted(rules, caller("user"), "get");
		expect(readable.always).toEqual(new Set(["id", "title"]));
		expect(readable.conditional.map(({ fields }) => fields)).toEqual([new Set(["secret"])]);
		const when = readable.conditional[0]?.when ?? never;
		expect([matches(when), matches(when, { id: "00000000-0000-7000-8000-000000000002" })]).toEqual([true, false]);
	});

	it("are always readable only where every row is covered", () => {
		const rules = access(
			"role: [user]\noperations: [read]\nrow_level_filter: count = 1\nfields: { read: [id, title] }",
			"role: [user]\noperations: [read]\nrow_level_filter: count = 2\nfields: { read: [id, note] }",
		);
		const { readable } = granted(rules, caller("user"), "get");
		expect(readable.always).toEqual(new Set(["id"]));
		expect(readable.conditional.map(({ fields }) => [...fields])).toEqual([["title"], ["note"]]);
	});

	it("of a write's answer are those that get grants", () => {
		const rules = access("role: [user, admin]\noperations: [update]", "role: [user]\noperations: [get]\nfields: { read: [id] }");
		expect(granted(rules, caller("user"), "update").readable.always).toEqual(new Set(["id"]));
		expect(granted(rules, caller("admin"), "update").readable).toEqual({ always: new Set(), conditional: [] });
	});

	it("are written only where a rule lists them, and never by a read or a delete", () => {
		const rules = access(
			"role: [user]\noperations: [create, update]\nfields: { write: [title] }",
			"role: [user]\noperations: [read, delete]",
		);
		expect(granted(rules, caller("user"), "update").writable).toEqual(new Set(["title"]));
		expect(granted(rules, caller("user"), "createMany").writable).toEqual(new Set(["title"]));
		expect(granted(rules, caller("user"), "get").writable).toEqual(new Set());
		expect(granted(rules, caller("user"), "delete").writable).toEqual(new Set());
	});
});

describe("writes", () => {
	it("check the row afterwards by the filter where there is no check", () => {
		const same = granted(access("role: [user]\noperations: [update]\nrow_level_filter: count = 1"), caller("user"), "update");
		expect(same.check).toEqual(same.filter);
		const other = granted(
			access("role: [user]\noperations: [update]\nrow_level_filter: count = 1\ncheck: count = 2"),
			caller("user"),
			"update",
		);
		expect([matches(other.filter), matches(other.check), matches(other.check, { count: 2 })]).toEqual([true, false, true]);
	});

	it("are granted by one rule as a whole: its filter, its check and its fields", () => {
		const rules = access(
			"role: [user]\noperations: [update]\nrow_level_filter: count = 1\nfields: { write: [title] }",
			"role: [user]\noperations: [update]\nrow_level_filter: rank = 1\ncheck: rank = 2\nfields: { write: [title, rank] }",
		);
		const decision = granted(rules, caller("user"), "update");
		expect(decision.writable).toEqual(new Set(["title", "rank"]));
		expect(alternativesFor(decision, ["title"]).map(({ rule }) => rule)).toEqual(["acl.yaml:2", "acl.yaml:7"]);
		expect(alternativesFor(decision, ["title", "rank"]).map(({ rule }) => rule)).toEqual(["acl.yaml:7"]);
		expect(alternativesFor(decision, ["count"])).toEqual([]);
		const [first] = decision.alternatives;
		expect(first && matches(first.check, { rank: 2, count: 0 })).toBe(false);
	});

	it("carry restrictive rules into each alternative", () => {
		const rules = access(
			"role: [user]\noperations: [create, update]",
			"role: [user]\noperations: [create, update]\nmode: restrictive\nrow_level_filter: level(role) <= $user.level",
		);
		const [alternative] = granted(rules, caller("user"), "update").alternatives;
		const truths = ["public", "user", "admin", null].map((role) => alternative && matches(alternative.check, { role }));
		expect(truths).toEqual([true, true, false, false]);
	});

	it("are filled in by presets, which the caller may not write", () => {
		const rules = access(
			"role: [user]\noperations: [create]\npresets: { title: $user.name, seenAt: now, count: 3 }",
			"role: [user]\noperations: [create, update]\nmode: restrictive\npresets: { parentId: $user.tenantId }",
		);
		const tenantId = "00000000-0000-7000-8000-00000000000f";
		const decision = granted(rules, { ...caller("user", { name: "x" }), tenantId }, "create");
		expect(decision.presets).toEqual({ title: "x", seenAt: new Date(now()), count: 3, parentId: tenantId });
		for (const name of Object.keys(decision.presets)) expect(decision.writable.has(name)).toBe(false);
		expect(alternativesFor(decision, ["title"])).toEqual([]);
		expect(rules.decide(caller("user", { name: "x" }), "Node", "create").allowed).toBe(false);
		expect(rules.decide({ ...caller("user", { name: 1 }), tenantId }, "Node", "create").allowed).toBe(false);
	});
});

it("2,000 rules answer as ten do", () => {
	const many = access(
		...Array.from(
			{ length: 2_000 },
			(_, index) => `role: [admin]\noperations: [search]\nrow_level_filter: count = ${index} AND id = $user.id`,
		),
		"role: [user]\noperations: [read]\nrow_level_filter: count = 1",
	);
	expect(matches(granted(many, caller("user"), "get").filter)).toBe(true);
	expect(granted(many, caller("admin"), "search").rules).toHaveLength(2_000);
});

import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { describe, expect, it } from "vitest";
import { model } from "../test/model.js";
import { parsePolicy } from "./parse-policy.js";

const parse = (text: string, against = model) => parsePolicy("acl.yaml", text, against);
const codes = (text: string) => parse(text).diagnostics.map(({ line, column, code, severity }) => `${line}:${column} ${severity} ${code}`);

/** A rule for Thing with a filter; faults of the filter are told by the offset of the character that they name. */
function filterFaults(filter: string, entity = "Thing"): readonly string[] {
	const text = `rules:\n  - entity: ${entity}\n    role: [user]\n    operations: [read]\n    row_level_filter: ${JSON.stringify(filter)}\n`;
	const start = "    row_level_filter: '".length;
	const unsaid = new Set(["filter_not_indexed"]);
	return parse(text)
		.diagnostics.filter(({ code }) => !unsaid.has(code))
		.map(({ line, column, code, severity }) => {
			expect(line).toBe(5);
			return `${column - start - 1} ${severity === "warning" ? "warning " : ""}${code}`;
		});
}

const guide = `rules:
- entity: User
  role: [user]
  operations: [read]
  row_level_filter: "id = $user.id"
- entity: User
  role: [admin, god, supergod]
  operations: [create, read, update, delete]
- entity: PageView
  role: [god, supergod]
  operations: [create, update, delete]
- entity: PageView
  role: [user, admin]
  operations: [read]
  row_level_filter: "level <= $user.level"
`;

describe("the integration guide's file", () => {
	it("loads unchanged, with a warning that god may write pages and not read them", () => {
		const { policy, diagnostics } = parse(guide);
		expect(policy?.rules).toHaveLength(4);
		expect(policy?.rules.map(({ at }) => at)).toEqual(["acl.yaml:2", "acl.yaml:6", "acl.yaml:9", "acl.yaml:12"]);
		expect(formatDiagnostics(diagnostics)).toBe(
			"acl.yaml:9:3 warning write_without_read god, supergod may write PageView and not read it\n" +
				"  fix: grant read as well, if they are to see what they write",
		);
		expect([...(policy?.rules[1]?.covers ?? [])]).toEqual(["create", "createMany", "get", "list", "count", "update", "delete"]);
	});
});

describe("the shape of the document", () => {
	it.each([
		["", "1:1 error wrong_type"],
		["rules: 3", "1:8 error wrong_type"],
		["rule: []", "1:1 error unknown_key"],
		["rules: []", "1:8 warning no_rules"],
		["rules:\n- entity: User\n  role: [user]\n  operation: [read]", "4:3 error unknown_key"],
		["rules:\n- entity: User\n  role: user\n  operations: [read]", "3:9 error wrong_type"],
		["rules:\n- entity: User\n  role: []\n  operations: [read]", "3:9 error out_of_bounds"],
		["rules:\n- entity: User\n  role: [user]\n  operations: [read]\n  mode: strict", "5:9 error unknown_value"],
		["rules:\n- entity: User\n  role: [user]\n  operations: [read]\n  row_level_filter: true", "5:21 error wrong_type"],
		["rules:\n- entity: User\n  entity: User\n  role: [user]\n  operations: [read]", "3:3 error duplicate_key"],
	])("%j: %s", (text, expected) => {
		expect(codes(text)).toContain(expected);
	});

	it("tells all faults at once, those of sound rules beside broken ones", () => {
		const text = `rules:
- entity: Usr
  role: [user, gd]
  operations: [reed]
- entity: User
  role: [user]
  operations: [read, reed]
  row_level_filter: "idd = 1 AND level = 2"
  fields: { read: [id, nam] }
  presets: { tenant: "$user.tenantId" }
- entity: User
  role: [user]
  operations: [read]
  extra: 1
`;
		expect(codes(text)).toEqual([
			"2:11 error unknown_entity",
			"3:16 error unknown_role",
			"7:22 error unknown_operation",
			"8:22 error unknown_field",
			"8:34 error unknown_field",
			"9:24 error unknown_field",
			"10:14 error unknown_field",
			"14:3 error unknown_key",
		]);
		expect(parse(text).policy).toBeUndefined();
		expect(formatDiagnostics(parse(text).diagnostics)).toContain("(did you mean `User`?)");
	});
});

describe("places inside expressions", () => {
	const rule = "rules:\n  - entity: Thing\n    role: [user]\n    operations: [read]\n";
	it.each([
		["plain", `${rule}    row_level_filter: count = 1 AND bad = 2\n`, "5:37"],
		["double quotes", `${rule}    row_level_filter: "count = 1 AND bad = 2"\n`, "5:38"],
		["escapes in double quotes", `${rule}    row_level_filter: "name = '\\u00e4\\"\\x41' AND bad = 2"\n`, "5:50"],
		["single quotes", `${rule}    row_level_filter: 'name = ''it'''' AND'' AND bad = 2'\n`, "5:50"],
		["literal block", `${rule}    row_level_filter: |\n      count = 1\n        AND bad = 2\n`, "7:13"],
		["folded block", `${rule}    row_level_filter: >-\n      count = 1\n      AND\n\n      bad = 2\n`, "9:7"],
		["plain over lines", `${rule}    row_level_filter: count = 1\n      AND   \n      bad = 2\n`, "7:7"],
		["quoted over lines", `${rule}    row_level_filter: "count = 1 \\\n      AND\n\n      bad = 2"\n`, "8:7"],
		["windows line ends", `${rule}    row_level_filter: |\n      count = 1\n      AND bad = 2\n`.replaceAll("\n", "\r\n"), "7:11"],
		["after wide characters", `${rule}    row_level_filter: "name = '😀' AND bad = 2"\n`, "5:40"],
	])("%s", (_, text, place) => {
		expect(codes(text)).toEqual([`${place} error unknown_field`]);
	});

	it("fall back to the beginning where an alias stands for the text", () => {
		const text = `${rule}    row_level_filter: &f "bad = 1"\n${rule.slice(7)}    row_level_filter: *f\n`;
		expect(codes(text)).toEqual(["5:27 error unknown_field", "9:23 error unknown_field"]);
	});
});

describe("types", () => {
	it.each([
		["count = 1 AND ratio >= -0.5 AND big < 9223372036854775807 AND price <= 10.50"],
		["name = 'x' AND note IS NULL AND mail ENDS WITH '@x.org' AND color IN ('red', 'green')"],
		["isOpen = true AND seenAt < now AND day >= now AND day = '2026-02-28' AND seenAt > '2026-01-01T00:00:00+02:00'"],
		["id = $user.id AND name = $user.id AND count <= $user.level AND price <= $user.level AND color = $user.color"],
		["page.owner.role = 'admin' AND page.owner.tenantId = $user.tenantId AND next.next.count > 1"],
		["count = other AND next.count < next.other AND name = note"],
		["NOT (count > 1 OR page.things SOME (count > 2 AND page.level = 1))"],
		["name IN $user.names AND id NOT IN ($user.id, $user.manager)"],
		["$user.role = 'admin' OR $user.level >= 3 OR $user.department IN ('a', 'b') OR $user.level IN (1, 2)"],
		["level(page.owner.role) <= $user.level OR level(page.owner.role) IN (1, 2) OR 3 > level(page.owner.role)"],
		["`in` = 'x' AND 5 < count"],
	])("%s", (filter) => {
		expect(filterFaults(filter)).toEqual([]);
	});

	it.each([
		["count = '1'", "8 type_mismatch"],
		["count = 1.5", "8 bad_literal"],
		["count = 2147483648", "8 bad_literal"],
		["big = 9223372036854775808", "6 bad_literal"],
		["price = 1.005", "8 bad_literal"],
		["price = 1234567.1", "8 bad_literal"],
		["name = 1", "7 type_mismatch"],
		["name = true", "7 type_mismatch"],
		["name = '\u0000'", "7 bad_literal"],
		["isOpen = 'true'", "9 type_mismatch"],
		["isOpen < true", "0 operator_type"],
		["color = 'rad'", "8 unknown_member"],
		["color > 'red'", "0 operator_type"],
		["data = 'x'", "0 operator_type"],
		["blob IN ('x')", "0 operator_type"],
		["count CONTAINS '1'", "0 operator_type"],
		["color CONTAINS 'r'", "0 operator_type"],
		["id STARTS WITH 'a'", "0 operator_type"],
		["name CONTAINS note", "14 operator_type"],
		["name CONTAINS ''", "14 constant_condition"],
		["name CONTAINS 1", "14 type_mismatch"],
		["id = 'x'", "5 bad_literal"],
		["day = '2026-02-29'", "6 bad_literal"],
		["seenAt = '2026-01-01'", "9 bad_literal"],
		["seenAt = '2026-02-30T00:00:00Z'", "9 bad_literal"],
		["count = now", "8 type_mismatch"],
		["count = name", "8 type_mismatch"],
		["count = page.level", "8 path_kind"],
		["count = $user.id", "8 type_mismatch"],
		["name = $user.level", "7 type_mismatch"],
		["count IN (1, name)", "13 path_kind"],
		["id IN $user.id", "6 type_mismatch"],
		["1 = 1", "0 constant_condition"],
		["'a' = 'b'", "0 constant_condition"],
		["$user.a = $user.b", "0 type_mismatch"],
		["$user.role = 'admn'", "13 unknown_member"],
		["$user.x IS NULL", "0 path_kind"],
		["count IS NULL", "0 warning constant_condition"],
		["page = 1", "0 path_kind"],
		["page.things.count = 1", "5 path_kind"],
		["name.x = 1", "0 path_kind"],
		["page SOME (level = 1)", "0 path_kind"],
		["name SOME (level = 1)", "0 path_kind"],
		["page.things SOME (level = 1)", "18 unknown_field"],
		["page.ownr.role = 'user'", "5 unknown_field"],
		["level(color) <= 1", "6 type_mismatch"],
		["level(name) <= 1", "6 type_mismatch"],
		["level(page.owner.role) <= 'x'", "26 type_mismatch"],
		["$user.tenantID = 'x'", "0 warning unknown_claim"],
		["next.next.next.next.next.next.next.next.count = 1", ""],
		["next.next.next.next.next.next.next.next.next.count = 1", "40 expression_too_deep"],
	])("%s: %s", (filter, expected) => {
		expect(filterFaults(filter).join()).toBe(expected);
	});

	it("refuse claims that the model doesn't list, where it lists them", () => {
		const text = "rules:\n- entity: User\n  role: [user]\n  operations: [read]\n  row_level_filter: tenantId = $user.team\n";
		expect(parse(text).policy).toBeDefined();
		expect(parse(text, { ...model, claims: ["teams"] }).diagnostics).toMatchObject([
			{ code: "unknown_claim", severity: "error", column: 32 },
		]);
	});
});

describe("presets", () => {
	const rule = (presets: string, more = "") =>
		`rules:\n- entity: Thing\n  role: [user]\n  operations: [create, read]\n  presets: ${presets}\n${more}`;

	it("take constants, claims and the time", () => {
		const { policy } = parse(
			rule(`{ count: 3, isOpen: true, name: "'x'", color: "$user.color", seenAt: now, big: 9007199254740993, price: 1.5 }`),
		);
		expect(policy?.rules[0]?.presets).toEqual({
			count: { kind: "constant", type: "integer", value: 3 },
			isOpen: { kind: "constant", type: "boolean", value: true },
			name: { kind: "constant", type: "string", value: "x" },
			color: { kind: "claim", type: "enum", name: "color", values: ["red", "green"] },
			seenAt: { kind: "now", type: "datetime" },
			big: { kind: "constant", type: "bigint", value: 9007199254740993n },
			price: { kind: "constant", type: "decimal", value: "1.5" },
		});
	});

	it.each([
		["{ name: x }", "5:20 error type_mismatch"],
		["{ count: \"'x'\" }", "5:22 error type_mismatch"],
		["{ count: true }", "5:21 error type_mismatch"],
		["{ color: \"'rad'\" }", "5:22 error unknown_member"],
		["{ data: 1 }", "5:20 error operator_type"],
		["{ nam: 1 }", "5:14 error unknown_field"],
	])("%s: %s", (presets, expected) => {
		expect(codes(rule(presets))).toContain(expected);
	});

	it("may not differ between alternatives", () => {
		const second = "- entity: Thing\n  role: [admin, user]\n  operations: [create]\n  presets: { count: 4 }\n";
		expect(codes(rule("{ count: 3 }", second))).toContain("9:21 error preset_conflict");
		expect(codes(rule("{ count: 4 }", second))).toEqual(["6:3 warning write_without_read"]);
	});
});

describe("warnings", () => {
	const rule = (lines: string) => `- entity: PageView\n  role: [user]\n${lines.replace(/^/gm, "  ")}\n`;
	const warnings = (...rules: string[]) => {
		const { policy, diagnostics } = parse(`rules:\n${rules.map(rule).join("")}`);
		expect(policy).toBeDefined();
		return diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`);
	};

	it.each([
		["a filter without an index", ["operations: [read]\nrow_level_filter: ownerId = $user.id"], ["5:21 filter_not_indexed"]],
		[
			"one indexed alternative of two",
			["operations: [read]\nrow_level_filter: ownerId = $user.id OR level = 1"],
			["5:21 filter_not_indexed"],
		],
		["an indexed conjunct", ["operations: [read]\nrow_level_filter: ownerId = $user.id AND level = 1"], []],
		[
			"a filter that only checks new rows",
			["operations: [create, read]", "operations: [create]\nrow_level_filter: ownerId = $user.id"],
			[],
		],
		["a write without a read", ["operations: [update]"], ["2:3 write_without_read"]],
		["a write with a narrow read", ["operations: [update, count]"], []],
		[
			"a field that a filter depends on, in an unchecked update",
			["operations: [read]\nrow_level_filter: level <= $user.level", "operations: [update]"],
			["6:3 filter_field_writable"],
		],
		[
			"the same, left out of fields.write",
			["operations: [read]\nrow_level_filter: level <= $user.level", "operations: [update]\nfields: { write: [slug] }"],
			[],
		],
		[
			"the same, with a check on it",
			["operations: [read]\nrow_level_filter: level <= $user.level", "operations: [update]\ncheck: level <= $user.level"],
			[],
		],
		["a restriction of nothing", ["operations: [read]", "operations: [delete]\nmode: restrictive"], ["5:3 no_effect"]],
		["a check on reads", ["operations: [read]\ncheck: level = 1"], ["5:3 no_effect"]],
		["presets on reads", ["operations: [read]\npresets: { level: 1 }"], ["5:3 no_effect"]],
		["writable fields on reads", ["operations: [read]\nfields: { write: [slug] }"], ["5:13 no_effect"]],
		[
			"readable fields on writes",
			["operations: [read]", "operations: [update]\nfields: { read: [slug], write: [slug] }"],
			["8:13 no_effect"],
		],
	])("%s", (_, rules, expected) => {
		expect(warnings(...rules)).toEqual(expected);
	});

	it("a role that nobody can have", () => {
		const roles = model.roles.map((role) => ({ ...role, assignable: role.name !== "user" }));
		const { diagnostics } = parse("rules:\n- entity: User\n  role: [admin, user]\n  operations: [read]\n", { ...model, roles });
		expect(diagnostics).toMatchObject([{ code: "role_of_nobody", severity: "warning", line: 3, column: 17 }]);
	});
});

it("reads 2,000 rules", () => {
	const rules = Array.from(
		{ length: 2_000 },
		(_, index) =>
			`- entity: PageView\n  role: [user]\n  operations: [read]\n  row_level_filter: "level = ${index} AND ownerId = $user.id"\n`,
	);
	expect(parse(`rules:\n${rules.join("")}`)).toMatchObject({ policy: { rules: { length: 2_000 } }, diagnostics: [] });
});

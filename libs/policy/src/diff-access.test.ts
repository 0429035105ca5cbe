import { describe, expect, it } from "vitest";
import { model } from "../test/model.js";
import { diffAccess, formatAccessChanges } from "./diff-access.js";
import { parsePolicy } from "./parse-policy.js";
import type { PolicyModel } from "./policy-model.js";

function snapshot(rules: string, of: PolicyModel = model) {
	const { policy, diagnostics } = parsePolicy("acl.yaml", `rules:\n${rules}`, of);
	if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
	return { policy, model: of };
}

function diff(before: string, after: string): string {
	return formatAccessChanges(diffAccess(snapshot(before), snapshot(after)));
}

const base = "  - { entity: PageView, role: [user, admin], operations: [read], row_level_filter: level <= $user.level }\n";

describe("who gained or lost what", () => {
	it("nothing, where rules only moved or are spelled in another way", () => {
		expect(diff(base, base)).toBe("");
		const before = "  - { entity: PageView, role: [user], operations: [read], row_level_filter: (level <= $user.level and slug != 'x') }\n";
		const after =
			"  - { entity: User, role: [god], operations: [read] }\n  - { entity: PageView, role: [user], operations: [get, list, count], row_level_filter: slug != 'x' AND level <= $user.level }\n";
		expect(diff(`${after.split("\n")[0]}\n${before}`, after)).toBe("");
	});

	it("an operation that is granted anew, and one that is taken", () => {
		expect(diff(base, `${base}  - { entity: PageView, role: [god, supergod], operations: [create, update] }\n`)).toBe(
			"+ god and supergod may now create and update PageView (acl.yaml:3)",
		);
		expect(diff(`${base}  - { entity: User, role: [user], operations: [read, delete], row_level_filter: id = $user.id }\n`, base)).toBe(
			"- user may no longer read and delete User (acl.yaml:3)",
		);
		expect(diff(base, `${base}  - { entity: User, role: [user], operations: [read], row_level_filter: id = $user.id }\n`)).toBe(
			"+ user may now read User, rows where id = $user.id (acl.yaml:3)",
		);
	});

	it("rows: fewer by a further condition or a restriction, more by an alternative", () => {
		const strict = base.replace("$user.level }", "$user.level AND slug != 'x' }");
		expect(diff(base, strict)).toBe(
			"- user and admin may still read PageView: rows where level <= $user.level AND slug != 'x', before: rows where level <= $user.level (acl.yaml:2)",
		);
		expect(diff(strict, base)).toMatch(/^\+ user and admin may still read PageView: rows where level <= \$user.level, before/);
		expect(diff(base, `${base}  - { entity: PageView, role: [admin], operations: [read], row_level_filter: slug = 'home' }\n`)).toBe(
			"+ admin may still read PageView: rows where level <= $user.level OR slug = 'home', before: rows where level <= $user.level (acl.yaml:2, acl.yaml:3)",
		);
		expect(
			diff(base, `${base}  - { entity: PageView, role: [user], operations: [list], mode: restrictive, row_level_filter: slug != 'a' }\n`),
		).toBe(
			"- user may still list PageView: rows where level <= $user.level AND slug != 'a', before: rows where level <= $user.level (acl.yaml:2, acl.yaml:3)",
		);
		expect(diff(base, base.replace("<=", "<"))).toMatch(/^~ user and admin may still read/);
	});

	it("fields, checks and presets", () => {
		const update = (more: string) => `${base}  - { entity: User, role: [admin], operations: [update]${more} }\n`;
		expect(diff(update(", fields: { write: [username, role] }"), update(", fields: { write: [username] }"))).toBe(
			"- admin may still update User: no longer sets role (acl.yaml:3)",
		);
		expect(diff(update(""), update(", check: tenantId = $user.tenantId"))).toBe(
			"- admin may still update User: leaving rows where tenantId = $user.tenantId, before: all rows (acl.yaml:3)",
		);
		expect(diff(update(""), update(", presets: { tenantId: $user.tenantId }"))).toBe(
			"- admin may still update User: no longer sets tenantId; tenantId is filled in with $user.tenantId (acl.yaml:3)",
		);
		expect(diff(base, base.replace("[read],", "[read], fields: { read: [slug, level] },"))).toBe(
			"- user and admin may still read PageView: no longer sees id, ownerId (acl.yaml:2)",
		);
	});

	it("what follows from the model: a new field is read by whoever reads all of them", () => {
		const more: PolicyModel = {
			...model,
			entities: model.entities.map((entity) =>
				entity.name === "PageView"
					? { ...entity, fields: [...entity.fields, { name: "note", type: "text" as const, nullable: true, indexed: false }] }
					: entity,
			),
		};
		expect(formatAccessChanges(diffAccess(snapshot(base), snapshot(base, more)))).toBe(
			"+ user and admin may still read PageView: now sees note (acl.yaml:2)",
		);
		const fewer: PolicyModel = { ...model, entities: model.entities.filter(({ name }) => name !== "User") };
		const both = `${base}  - { entity: User, role: [god], operations: [read] }\n`;
		const without = { ...fewer, entities: fewer.entities.map((entity) => ({ ...entity, relations: [] })) };
		expect(formatAccessChanges(diffAccess(snapshot(both), snapshot(base, without)))).toBe("- god may no longer read User (acl.yaml:3)");
	});
});

import { readFileSync } from "node:fs";
import { type EntityDescriptor, model, type Row } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import type { Principal } from "../principal.js";
import { evaluate } from "../query/evaluate.js";
import type { Predicate } from "../query/predicate.js";
import { alternativesFor, createAccess, type Granted } from "./access.js";
import { readPolicy } from "./read-policy.js";

const text = readFileSync(new URL("../../../../spec/acl.yaml", import.meta.url), "utf8");
const { policy, diagnostics } = readPolicy(model, "spec/acl.yaml", text);
const access = createAccess(model, policy ?? { path: "", rules: [] });

const self = "0198c2a0-0000-7000-8000-000000000001";
const other = "0198c2a0-0000-7000-8000-000000000002";
const as = (role: string): Principal => ({
	id: role === "public" ? "anonymous" : self,
	role,
	level: model.roles.find(({ name }) => name === role)?.level ?? 0,
	tenantId: null,
	claims: {},
});

function entityOf(name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (entity === undefined) throw new Error(`no entity ${name}`);
	return entity;
}

const holds = (entity: string, predicate: Predicate, row: Row) =>
	evaluate(predicate, entityOf(entity), row, { entity: entityOf, related: () => [] }) === true;

function granted(role: string, entity: string, operation: string): Granted {
	const decision = access.decide(as(role), entity, operation);
	if (!decision.allowed) throw new Error(`${role} may not ${operation} ${entity}`);
	return decision;
}

describe("the shipped rules", () => {
	it("load without a warning", () => {
		expect(diagnostics).toEqual([]);
	});

	const read = ["get", "list", "count"];
	const write = ["create", "createMany", "update", "updateMany", "delete", "deleteMany"];
	const grants: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
		User: {
			user: [...read, "update", "updateMany", "me"],
			moderator: [...read, "update", "updateMany", "me"],
			admin: [...read, ...write, "search", "me"],
			god: [...read, ...write, "search", "me"],
			supergod: [...read, ...write, "search", "me"],
		},
		Credential: {
			public: ["verify"],
			user: ["verify", "setPassword"],
			moderator: ["verify", "setPassword"],
			admin: ["verify", "setPassword"],
			god: ["verify", "setPassword"],
			supergod: ["verify", "setPassword"],
		},
		Session: {
			public: ["signIn"],
			user: ["signIn", "signOut", "refresh", "mine", "revoke", "revokeAll"],
			moderator: ["signIn", "signOut", "refresh", "mine", "revoke", "revokeAll"],
			admin: ["signIn", "signOut", "refresh", "mine", "revoke", "revokeAll"],
			god: ["signIn", "signOut", "refresh", "mine", "revoke", "revokeAll"],
			supergod: ["signIn", "signOut", "refresh", "mine", "revoke", "revokeAll"],
		},
		PageView: {
			public: ["getBySlug"],
			user: [...read, "getBySlug", "getByLevel"],
			moderator: [...read, "getBySlug", "getByLevel"],
			admin: [...read, "getBySlug", "getByLevel"],
			god: [...read, ...write, "getBySlug", "getByLevel"],
			supergod: [...read, ...write, "getBySlug", "getByLevel"],
		},
		ComponentHierarchy: {
			admin: [...read, "getTree"],
			god: [...read, ...write, "getTree", "reorder", "move"],
			supergod: [...read, ...write, "getTree", "reorder", "move"],
		},
		Workflow: { admin: read, god: [...read, ...write], supergod: [...read, ...write] },
		LuaScript: { admin: read, god: [...read, ...write], supergod: [...read, ...write] },
		Package: { god: read, supergod: [...read, ...write, "install", "uninstall"] },
	};
	it.each(Object.entries(grants))("grant operations on %s", (entity, expected) => {
		for (const { name: role } of model.roles) {
			const allowed = entityOf(entity)
				.operations.map(({ name }) => name)
				.filter((name) => access.decide(as(role), entity, name).allowed);
			expect(allowed, role).toEqual(expected[role] ?? []);
		}
	});

	it("let users read and edit themselves alone, and not their role, tenant or level", () => {
		const read = granted("user", "User", "list").filter;
		expect([holds("User", read, { id: self }), holds("User", read, { id: other })]).toEqual([true, false]);
		const update = granted("user", "User", "update");
		expect(update.writable).toEqual(new Set(["username", "email"]));
		expect(alternativesFor(update, ["email", "role"])).toEqual([]);
		expect(holds("User", update.filter, { id: other })).toBe(false);
	});

	it("let nobody touch an account above their level, or lift one there", () => {
		for (const operation of ["create", "update", "delete"]) {
			const { filter, check } = granted("admin", "User", operation);
			for (const predicate of [filter, check]) {
				const roles = ["user", "moderator", "admin", "god", "supergod"].filter((role) => holds("User", predicate, { id: other, role }));
				expect(roles).toEqual(["user", "moderator", "admin"]);
			}
		}
	});

	it("show active pages up to one's level", () => {
		const pages = [1, 2, 3, 4, 5].flatMap((level) => [true, false].map((isActive) => ({ level, isActive })));
		const seen = (role: string, operation: string) => {
			const { filter } = granted(role, "PageView", operation);
			return pages.filter((page) => holds("PageView", filter, page)).map(({ level, isActive }) => `${level}${isActive ? "" : "-"}`);
		};
		expect(seen("public", "getBySlug")).toEqual(["1"]);
		expect(seen("user", "list")).toEqual(["1"]);
		expect(seen("moderator", "get")).toEqual(["1", "2"]);
		expect(seen("admin", "getByLevel")).toEqual(["1", "2", "3"]);
		expect(seen("god", "count")).toHaveLength(10);
	});

	it("keep password and token hashes from everyone", () => {
		for (const { name } of model.roles) {
			for (const [entity, field] of [
				["Credential", "passwordHash"],
				["Session", "tokenHash"],
			] as const) {
				for (const { name: operation } of entityOf(entity).operations) {
					const decision = access.decide(as(name), entity, operation);
					if (!decision.allowed) continue;
					expect(decision.readable.always.has(field)).toBe(false);
					expect(decision.readable.conditional).toEqual([]);
				}
			}
		}
	});
});

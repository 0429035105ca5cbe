import type { ModelDescriptor, Row } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { loadRules } from "../src/embedded.js";
import { createEngine } from "../src/engine.js";
import { failure, principal, told } from "./harness.js";
import { entity } from "./model.js";
import { sqliteTables } from "./sqlite-tables.js";

const id = { type: "uuid", generated: true, immutable: true } as const;
const etag = { type: "uuid", generated: true, autoUpdate: true, default: { kind: "uuid" } } as const;
const deletedAt = { type: "datetime", generated: true, nullable: true } as const;
const nobody = "00000000-0000-7000-8000-000000000000";

/** Folders in folders, with files and the marks and links that point to them. */
const model: ModelDescriptor = {
	name: "Kept",
	package: "kept.v1",
	version: "1.0.0",
	entities: [
		entity("Folder", {
			fields: { id, name: { type: "string" }, parentId: { type: "uuid", nullable: true }, owner: { type: "string" }, etag, deletedAt },
			uniques: [["name"]],
			relations: [
				{ name: "parent", kind: "one", entity: "Folder", field: "parentId", references: "id", onDelete: "cascade" },
				{ name: "files", kind: "many", entity: "File", field: "id", references: "folderId" },
			],
			version: "etag",
			softDelete: "deletedAt",
		}),
		entity("File", {
			fields: { id, name: { type: "string" }, folderId: { type: "uuid" }, deletedAt },
			relations: [{ name: "folder", kind: "one", entity: "Folder", field: "folderId", references: "id", onDelete: "cascade" }],
			softDelete: "deletedAt",
		}),
		entity("Mark", {
			fields: { id, fileId: { type: "uuid", nullable: true } },
			relations: [{ name: "file", kind: "one", entity: "File", field: "fileId", references: "id", onDelete: "set_null" }],
		}),
		entity("Link", {
			fields: { id, fileId: { type: "uuid" } },
			relations: [{ name: "file", kind: "one", entity: "File", field: "fileId", references: "id", onDelete: "restrict" }],
		}),
	],
	roles: [
		{ name: "public", level: 0 },
		{ name: "user", level: 1 },
		{ name: "admin", level: 3 },
	],
	anonymousRole: "public",
};

const rules = `
rules:
  - { entity: Folder, role: [admin], operations: [create, read, update, delete, restore] }
  - { entity: File, role: [admin], operations: [create, read, update, delete, restore] }
  - { entity: Mark, role: [admin], operations: [create, read, update, delete] }
  - { entity: Link, role: [admin], operations: [create, read, update, delete] }
  - { entity: Folder, role: [user], operations: [update, delete] }
  - { entity: Folder, role: [user], operations: [read], row_level_filter: "owner = $user.id" }
  - { entity: File, role: [user], operations: [read], row_level_filter: "folder.owner = $user.id" }
`;

function open(database: string) {
	const adapter = database === "memory" ? openMemory({ model }) : openSqlite({ model, url: ":memory:" });
	void adapter.sql?.script(sqliteTables(model));
	let time = Date.parse("2026-01-01T00:00:00.000Z");
	const now = () => new Date(time++);
	const engine = createEngine({ model, adapter, rules: loadRules(model, { path: "acl.yaml", text: rules }, now), now });
	const as = (role: string, who = `${role}-id`) => {
		const call = (name: string, operation: string, input: Readonly<Record<string, unknown>>) =>
			engine.handle(
				{ entity: name, operation, input },
				{ principal: principal(role, who), requestId: "r", transport: "in-process", address: "", trace: {} },
			);
		return {
			call,
			create: async (name: string, data: object) => (await call(name, "create", { data })).data as Row,
			names: async (name: string) => ((await call(name, "list", { orderBy: { name: "asc" } })).data as Row[]).map((row) => row.name),
			count: async (name: string) => (await call(name, "count", {})).count,
		};
	};
	return { as, admin: as("admin") };
}

describe.each(["memory", "sqlite"])("on %s", (database) => {
	describe("an etag", () => {
		it("changes with each write, and a stale one is refused", async () => {
			const { admin } = open(database);
			const first = await admin.create("Folder", { name: "a", owner: "x" });
			const key = { id: first.id };
			const write = (data: object, ifMatch?: unknown) =>
				admin.call("Folder", "update", { key, data, ...(ifMatch === undefined ? {} : { ifMatch }) });
			const second = (await write({ owner: "y" }, first.etag)).data as Row;
			expect(second.etag).not.toBe(first.etag);
			expect(await told(write({ owner: "z" }, first.etag))).toMatchObject({
				code: "CONFLICT",
				reason: "stale",
				fields: [{ path: "ifMatch" }],
			});
			expect(await told(admin.call("Folder", "delete", { key, ifMatch: first.etag }))).toMatchObject({ code: "CONFLICT", reason: "stale" });
			expect((await admin.call("Folder", "get", { key })).data).toEqual(second);
			const upsert = (ifMatch: unknown) =>
				admin.call("Folder", "upsert", { key: { name: "a" }, create: { owner: "n" }, update: { owner: "u" }, ifMatch });
			expect(await told(upsert(first.etag))).toMatchObject({ reason: "stale" });
			const third = await upsert(second.etag);
			expect(third).toMatchObject({ created: false, data: { owner: "u" } });
			await admin.call("Folder", "updateMany", { where: {}, data: { owner: "m" } });
			expect(await told(upsert((third.data as Row).etag))).toMatchObject({ reason: "stale" });
			expect(
				await told(admin.call("Folder", "upsert", { key: { name: "b" }, create: { owner: "n" }, update: {}, ifMatch: nobody })),
			).toMatchObject({
				reason: "stale",
			});
			const last = ((await admin.call("Folder", "get", { key })).data as Row).etag;
			expect(await admin.call("Folder", "delete", { key, ifMatch: last })).toEqual({});
		});

		it("can't be set, and is asked for only where there is one", async () => {
			const { admin } = open(database);
			const folder = await admin.create("Folder", { name: "a", owner: "x" });
			expect(await failure(admin.create("Folder", { name: "b", owner: "x", etag: nobody }))).toMatchObject({
				faults: { "data.etag": "generated" },
			});
			const file = await admin.create("File", { name: "f", folderId: folder.id });
			expect(await failure(admin.call("File", "delete", { key: { id: file.id }, ifMatch: nobody }))).toMatchObject({
				code: "VALIDATION_ERROR",
				faults: { ifMatch: "no_version" },
			});
			expect(await failure(admin.call("Folder", "delete", { key: { id: folder.id }, ifMatch: "old" }))).toMatchObject({
				code: "VALIDATION_ERROR",
			});
		});

		it("is told to be stale only to those who may read the row", async () => {
			const { admin, as } = open(database);
			const folder = await admin.create("Folder", { name: "a", owner: "ada" });
			const input = { key: { id: folder.id }, data: { name: "b" }, ifMatch: nobody };
			expect(await told(as("user", "ada").call("Folder", "update", input))).toMatchObject({ reason: "stale" });
			const absent = await told(as("user", "bob").call("Folder", "update", { ...input, key: { id: nobody } }));
			expect(await told(as("user", "bob").call("Folder", "update", input))).toEqual(absent);
			const { data: _, ...key } = input;
			expect(await told(as("user", "bob").call("Folder", "delete", key))).toEqual(absent);
			expect(await told(as("user", "ada").call("Folder", "delete", key))).toMatchObject({ reason: "stale" });
		});
	});

	describe("a deleted row that is kept", () => {
		async function tree(admin: ReturnType<typeof open>["admin"]) {
			const top = await admin.create("Folder", { name: "top", owner: "ada" });
			const below = await admin.create("Folder", { name: "below", owner: "ada", parentId: top.id });
			const file = await admin.create("File", { name: "file", folderId: below.id });
			return { top, below, file };
		}

		it("is not there for any operation, and holds its unique values", async () => {
			const { admin } = open(database);
			const { below, file } = await tree(admin);
			await admin.call("File", "delete", { key: { id: file.id } });
			const gone = { key: { id: file.id } };
			for (const [operation, input] of [
				["get", gone],
				["update", { ...gone, data: { name: "x" } }],
				["delete", gone],
			] as const)
				expect(await told(admin.call("File", operation, input))).toEqual(
					await told(admin.call("File", operation, { ...input, key: { id: nobody } })),
				);
			expect(await admin.count("File")).toBe(0);
			expect(await admin.call("Folder", "count", { where: { files: { some: {} } } })).toEqual({ count: 0 });
			expect(await admin.call("File", "updateMany", { where: {}, data: { name: "x" } })).toEqual({ count: 0 });
			expect(await told(admin.create("Mark", { fileId: file.id }))).toMatchObject({ reason: "foreign_key" });
			await admin.call("Folder", "delete", { key: { id: below.id } });
			expect(await told(admin.create("Folder", { name: "below", owner: "x" }))).toMatchObject({ code: "CONFLICT", reason: "unique" });
			expect(await told(admin.call("Folder", "upsert", { key: { name: "below" }, create: { owner: "x" }, update: {} }))).toMatchObject({
				reason: "unique",
			});
		});

		it("takes along what cascades, and comes back with it", async () => {
			const { admin } = open(database);
			const { top, below, file } = await tree(admin);
			const other = await admin.create("File", { name: "other", folderId: top.id });
			await admin.call("File", "delete", { key: { id: other.id } });
			expect(await admin.call("Folder", "delete", { key: { name: "top" } })).toEqual({});
			expect([await admin.count("Folder"), await admin.count("File")]).toEqual([0, 0]);
			expect(await told(admin.call("File", "restore", { key: { id: file.id } }))).toMatchObject({
				code: "CONFLICT",
				reason: "foreign_key",
				fields: [{ path: "data.folderId" }],
			});
			expect(await admin.call("Folder", "restore", { key: { id: top.id }, select: { name: true, deletedAt: true } })).toEqual({
				data: { name: "top", deletedAt: null },
			});
			expect(await admin.names("Folder")).toEqual(["below", "top"]);
			// It had been deleted by itself.
			expect(await admin.names("File")).toEqual(["file"]);
			expect(((await admin.call("Folder", "get", { key: { id: below.id } })).data as Row).etag).not.toBe(below.etag);
			expect(await told(admin.call("Folder", "restore", { key: { id: top.id } }))).toMatchObject({ code: "NOT_FOUND" });
			expect(await admin.call("File", "restore", { key: { id: other.id } })).toMatchObject({ data: { name: "other" } });
		});

		it("obeys restrict and set_null", async () => {
			const { admin } = open(database);
			const { top, file } = await tree(admin);
			const link = await admin.create("Link", { fileId: file.id });
			expect(await told(admin.call("Folder", "delete", { key: { id: top.id } }))).toMatchObject({ code: "CONFLICT", reason: "restrict" });
			expect([await admin.count("Folder"), await admin.count("File")]).toEqual([2, 1]);
			await admin.call("Link", "delete", { key: { id: link.id } });
			const mark = await admin.create("Mark", { fileId: file.id });
			expect(await admin.call("Folder", "deleteMany", { where: { name: "top" }, maxAffected: 1 })).toEqual({ count: 1 });
			expect((await admin.call("Mark", "get", { key: { id: mark.id } })).data).toMatchObject({ fileId: null });
			expect(await told(admin.call("Folder", "deleteMany", { where: {} }))).toBe("no error");
		});

		it("grants nothing through a rule any more, and is restored by permission", async () => {
			const { admin, as } = open(database);
			const { below, file } = await tree(admin);
			const ada = as("user", "ada");
			expect(await ada.count("File")).toBe(1);
			await admin.call("Folder", "delete", { key: { id: below.id } });
			expect(await ada.count("File")).toBe(0);
			expect(await failure(ada.call("Folder", "restore", { key: { id: below.id } }))).toMatchObject({ code: "FORBIDDEN" });
			await admin.call("Folder", "restore", { key: { id: below.id } });
			expect((await ada.call("File", "get", { key: { id: file.id } })).data).toMatchObject({ name: "file" });
		});
	});
});

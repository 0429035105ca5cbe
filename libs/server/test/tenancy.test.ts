import type { EntityDescriptor, ModelDescriptor, Row } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { failure, type Harness, harness, principal, told } from "./harness.js";
import { entity } from "./model.js";
import { sqliteTables } from "./sqlite-tables.js";

const id = { type: "uuid", generated: true, immutable: true } as const;

const folder: EntityDescriptor = {
	...entity("Folder", {
		fields: { id, orgId: { type: "uuid" }, name: { type: "string" } },
		uniques: [["orgId", "name"]],
		relations: [{ name: "sheets", kind: "many", entity: "Sheet", field: "id", references: "folderId" }],
	}),
	tenant: "orgId",
};
const sheet: EntityDescriptor = {
	...entity("Sheet", {
		fields: { id, orgId: { type: "uuid" }, folderId: { type: "uuid", nullable: true }, text: { type: "string" } },
		relations: [{ name: "folder", kind: "one", entity: "Folder", field: "folderId", references: "id", onDelete: "cascade" }],
	}),
	tenant: "orgId",
};
const model: ModelDescriptor = {
	name: "Tenants",
	package: "test.v1",
	version: "1.0.0",
	entities: [folder, sheet],
	roles: [
		{ name: "public", level: 0 },
		{ name: "user", level: 1 },
		{ name: "auditor", level: 2 },
		{ name: "root", level: 3 },
	],
	anonymousRole: "public",
};

const rules = `
rules:
  - { entity: Folder, role: [public, user, auditor, root], operations: [create, read, update, delete] }
  - { entity: Sheet, role: [public, user, auditor, root], operations: [create, read, update, delete] }
across_tenants:
  - { entity: [Folder, Sheet], role: [auditor], operations: [read] }
  - { entity: [Folder, Sheet], role: [root] }
`;

const red = "00000000-0000-7000-8000-00000000000a";
const blue = "00000000-0000-7000-8000-00000000000b";

describe.each(["memory", "sqlite"])("an entity with a tenant, on %s", (database) => {
	function start(): Harness {
		const adapter = database === "memory" ? openMemory({ model }) : openSqlite({ model, url: ":memory:" });
		void adapter.sql?.script(sqliteTables(model));
		return harness(rules, { model, adapter, custom: {} });
	}

	async function town() {
		const made = start();
		const of = (role: string, tenantId: string | null) => made.as({ ...principal(role), level: 1, tenantId });
		const [ann, bob, root, auditor] = [of("user", red), of("user", blue), of("root", null), of("auditor", red)];
		const annFolder = (await ann.create("Folder", { name: "a" })).id;
		const bobFolder = (await bob.create("Folder", { name: "b" })).id;
		const bobSheet = (await bob.create("Sheet", { text: "canary", folderId: bobFolder })).id;
		return { ...made, of, ann, bob, root, auditor, annFolder, bobFolder, bobSheet };
	}

	it("fills the tenant in, and takes it from nobody", async () => {
		const { ann, annFolder } = await town();
		expect((await ann.call("Folder", "get", { key: { id: annFolder } })).data).toMatchObject({ orgId: red });
		for (const orgId of [red, blue, null]) {
			expect(await failure(ann.create("Folder", { name: "x", orgId }))).toEqual({
				code: "FORBIDDEN",
				faults: { "data.orgId": "forbidden" },
			});
			expect(await failure(ann.call("Folder", "update", { key: { id: annFolder }, data: { orgId } }))).toEqual({
				code: "FORBIDDEN",
				faults: { "data.orgId": "forbidden" },
			});
			expect((await failure(ann.call("Folder", "createMany", { data: [{ name: "y" }, { name: "x", orgId }] }))).code).toBe("FORBIDDEN");
		}
		expect((await ann.call("Folder", "update", { key: { id: annFolder }, data: { name: "n" } })).data).toMatchObject({
			orgId: red,
			name: "n",
		});
	});

	it("keeps rows of others out of reach, as if they were not there", async () => {
		const { ann, bobFolder, bobSheet, annFolder } = await town();
		const missing = "00000000-0000-7000-8000-000000000000";
		for (const [operation, more] of [
			["get", {}],
			["update", { data: { name: "x" } }],
			["delete", {}],
		] as const) {
			const hidden = await told(ann.call("Folder", operation, { key: { id: bobFolder }, ...more }));
			expect(hidden).toMatchObject({ code: "NOT_FOUND" });
			expect(hidden).toEqual(await told(ann.call("Folder", operation, { key: { id: missing }, ...more })));
		}
		expect(await ann.call("Folder", "count", {})).toEqual({ count: 1 });
		expect(await ann.list("Folder", { where: { OR: [{ orgId: blue }, { NOT: { orgId: red } }] } })).toEqual([]);
		expect(await ann.list("Folder", { where: { sheets: { some: { text: "canary" } } } })).toEqual([]);
		// A connection to a row of another tenant is one to a row that doesn't exist.
		const joined = await told(ann.create("Sheet", { text: "x", folderId: bobFolder }));
		expect(joined).toMatchObject({ code: "CONFLICT", reason: "foreign_key" });
		expect(joined).toEqual(await told(ann.create("Sheet", { text: "x", folderId: missing })));
		expect((await ann.create("Sheet", { text: "x", folderId: annFolder })).folderId).toBe(annFolder);
		expect(await failure(ann.call("Sheet", "get", { key: { id: bobSheet } }))).toMatchObject({ code: "NOT_FOUND" });
	});

	it("denies all of it to whoever has no tenant, or one of another type", async () => {
		const { of } = await town();
		for (const tenantId of [null, "", "red", `${red} `]) {
			const caller = of("user", tenantId);
			for (const [operation, input] of [
				["list", {}],
				["count", {}],
				["create", { data: { name: "x" } }],
				["delete", { key: { id: red } }],
			] as const)
				expect((await failure(caller.call("Folder", operation, input))).code).toBe("FORBIDDEN");
		}
		expect((await failure(of("public", null).list("Folder"))).code).toBe("FORBIDDEN");
	});

	it("lets those pass whom the rules name, for the operations that they name", async () => {
		const { auditor, root, bobFolder, bobSheet } = await town();
		expect((await auditor.list("Sheet")).map((row: Row) => row.id)).toEqual([bobSheet]);
		expect((await failure(auditor.call("Folder", "update", { key: { id: bobFolder }, data: { name: "x" } }))).code).toBe("NOT_FOUND");
		expect((await failure(auditor.create("Folder", { name: "x", orgId: blue }))).code).toBe("FORBIDDEN");
		expect((await failure(root.create("Folder", { name: "x" }))).faults).toEqual({ "data.orgId": "required" });
		expect(await root.create("Folder", { name: "x", orgId: blue })).toMatchObject({ orgId: blue });
		expect(await root.call("Folder", "update", { key: { id: bobFolder }, data: { orgId: red } })).toMatchObject({ data: { orgId: red } });
	});
});

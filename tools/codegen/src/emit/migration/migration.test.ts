import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import type { Entity, Field } from "../../model/model.js";
import { everyType, field, id, model, part } from "../prisma/every-type.fixture.js";
import { migrationEmitter } from "./index.js";
import { diffSchema } from "./schema-engine.js";

// The server's driver, to run what was made: typed as far as this file needs.
interface Database {
	exec(sql: string): void;
	prepare(sql: string): { all(): readonly Record<string, unknown>[] };
}
const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => Database;

/** A workspace in memory that is generated into again and again. */
function workspace() {
	const files = new Map<string, string>();
	return {
		files,
		/** Names of the migrations made by this run. */
		async generate(entities: readonly Entity[]): Promise<readonly string[]> {
			const before = new Set(files.keys());
			const emitted = await migrationEmitter.emit(model(entities), {
				previous: (path) => files.get(path),
				list: (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort(),
				sharedProtos: new Map(),
				protoc: () => Promise.reject(new Error("not asked here")),
				describeProtos: () => Promise.reject(new Error("not asked here")),
				lintProtos: () => Promise.reject(new Error("not asked here")),
				diffSchema,
			});
			for (const file of emitted) files.set(file.path, file.text);
			return [...files.keys()].filter((path) => !before.has(path) && path.endsWith("migration.sql"));
		},
		migration(provider: string, number: string): string {
			for (const [path, text] of files) if (path.includes(`/${provider}/migrations/${number}_`)) return text;
			throw new Error(`no migration ${number}`);
		},
	};
}

function changed(entity: Entity, name: string, change: Partial<Field>): Entity {
	return { ...entity, fields: entity.fields.map((each) => (each.name === name ? { ...each, ...change } : each)) };
}

describe("migrations", () => {
	it("begins with the whole schema, and a second run changes nothing", async () => {
		const work = workspace();
		expect(await work.generate([part, everyType])).toEqual([
			"libs/server/prisma/sqlite/migrations/0001_init/migration.sql",
			"libs/server/prisma/postgresql/migrations/0001_init/migration.sql",
		]);
		const first = new Map(work.files);
		expect(await work.generate([part, everyType])).toEqual([]);
		expect(work.files).toEqual(first);
		expect(work.migration("postgresql", "0001")).toMatchSnapshot();
		expect(work.migration("sqlite", "0001")).toMatchSnapshot();
	});

	it("keeps data, checks and width over a chain of changes on SQLite", async () => {
		const work = workspace();
		const database = new Libsql(":memory:");
		await work.generate([part, everyType]);
		database.exec(work.migration("sqlite", "0001"));
		database.exec(`INSERT INTO things (id) VALUES ('a')`);
		database.exec(`INSERT INTO parts (id, thing_id) VALUES ('p', 'a')`);
		expect(() => database.exec(`INSERT INTO things (id, name, role) VALUES ('b', 'b', 'admin')`)).toThrow(/CHECK/);
		const defaults = database.prepare("SELECT *, hex(blob) AS hex, typeof(big) AS big_type FROM things").all()[0];
		expect(defaults).toMatchObject({
			name: 'it\'s "quoted" \\ 😀',
			role: "user",
			count: -5,
			ratio: 1e-9,
			amount: "-999987.49",
			hex: "000102FF",
		});
		expect(defaults).toMatchObject({
			is_active: 1,
			at: "2024-02-29T12:00:00.000+00:00",
			day: "2024-02-29",
			props: `{"it's":["<",null,1.5]}`,
		});
		expect(defaults?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);

		const members = [
			{ name: "user", number: 1 },
			{ name: "admin", number: 3 },
		];
		const next = changed(changed(everyType, "role", { values: members }), "amount", { precision: 10, scale: 3 });
		const invoice: Entity = {
			...part,
			name: "LargeInvoice",
			table: "invoices",
			fields: [id, field("state", { type: "enum", values: members })],
			relations: [],
		};
		const made = await work.generate([part, next, invoice]);
		expect(made.map((path) => path.split("/").at(-2))).toEqual([
			"0002_add_large_invoice_change_thing",
			"0002_add_large_invoice_change_thing",
		]);
		database.exec(work.migration("sqlite", "0002"));
		database.exec(`INSERT INTO things (id, name, role) VALUES ('b', 'b', 'admin')`);
		expect(() => database.exec(`INSERT INTO invoices (id, state) VALUES ('b', 'other')`)).toThrow(/CHECK/);
		expect(database.prepare("SELECT id, amount FROM things ORDER BY id").all()).toMatchObject([
			{ id: "a", amount: "-9999987.499" },
			{ id: "b", amount: "-9999987.499" },
		]);
		expect(database.prepare("SELECT id FROM parts").all()).toHaveLength(1);
		expect(work.migration("postgresql", "0002")).toMatchSnapshot();

		const column = { ...next, fields: [...next.fields, field("note", { type: "text", default: { kind: "literal", value: "-" } })] };
		expect((await work.generate([part, column])).map((path) => path.split("/").at(-2))).toEqual([
			"0003_remove_large_invoice_change_thing",
			"0003_remove_large_invoice_change_thing",
		]);
		database.exec(work.migration("sqlite", "0003"));
		expect(database.prepare("SELECT note FROM things").all()).toMatchObject([{ note: "-" }, { note: "-" }]);
		expect(() => database.exec(`UPDATE things SET role = 'x'`)).toThrow(/CHECK/);
		expect(work.migration("postgresql", "0003")).toContain(`ADD COLUMN     "note" TEXT COLLATE "C" NOT NULL DEFAULT '-'`);
	});

	it("narrows a decimal on SQLite only where no digit is lost", async () => {
		const work = workspace();
		const database = new Libsql(":memory:");
		const wide = changed(everyType, "amount", { precision: 12, scale: 4 });
		await work.generate([part, wide]);
		database.exec(work.migration("sqlite", "0001"));
		database.exec(`INSERT INTO things (id) VALUES ('a')`);
		await work.generate([part, changed(wide, "amount", { precision: 4, scale: 1 })]);
		database.exec(work.migration("sqlite", "0002"));
		expect(database.prepare("SELECT amount FROM things").all()).toMatchObject([{ amount: "-987.4" }]);
		await work.generate([part, changed(wide, "amount", { precision: 2, scale: 0 })]);
		expect(() => database.exec(work.migration("sqlite", "0003"))).toThrow(/overflow/);
	});
});

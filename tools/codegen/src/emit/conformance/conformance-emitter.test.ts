import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Entity, Field, Model } from "../../model/model.js";
import type { EmitContext } from "../emitter.js";
import { diffSchema } from "../migration/schema-engine.js";
import { entity, field, id, model } from "../prisma/every-type.fixture.js";
import { caseTable } from "./case-table.js";
import { conformanceEmitter } from "./index.js";

const root = fileURLToPath(new URL("../../../../..", import.meta.url));

const modelOf = (fields: readonly Field[], more: Partial<Entity> = {}): Model =>
	model([entity({ name: "Thing", table: "things", fields: [id, ...fields], ...more })]);

const told = (model: Model, kind: string) =>
	caseTable(model).flatMap((entry) => (entry.kind === kind ? [Object.values(entry).slice(2).flat().join(" ")] : []));

describe("the table of cases", () => {
	test("each constraint that a field declares is a rule to break", () => {
		const thing = modelOf([
			field("name", { type: "string", minLength: 3, maxLength: 9, pattern: "^[a-z]+$" }),
			field("cost", { type: "decimal", precision: 5, scale: 2, min: "0" }),
		]);
		expect(told(thing, "violation")).toEqual([
			"name type",
			"name min_length",
			"name max_length",
			"name pattern",
			"name text",
			"cost type",
			"cost format",
			"cost precision",
			"cost scale",
			"cost min",
		]);
	});

	test("what the engine fills in is refused, what a client sets is required or nullable", () => {
		const thing = modelOf([
			field("at", { type: "datetime", generated: true, autoUpdate: true }),
			field("note", { type: "text", nullable: true }),
			field("size", { type: "integer" }),
		]);
		expect(told(thing, "generated")).toEqual(["id", "at"]);
		expect(told(thing, "auto_update")).toEqual(["at"]);
		expect(told(thing, "nullable")).toEqual(["note"]);
		expect(told(thing, "required")).toEqual(["size"]);
		expect(told(thing, "immutable")).toEqual(["id"]);
	});

	test("operators go by type, the others are refused by name", () => {
		const thing = modelOf([field("is", { type: "boolean" }), field("data", { type: "json" })]);
		const of = (kind: string, name: string) =>
			told(thing, kind)
				.filter((text) => text.startsWith(`${name} `))
				.map((text) => text.slice(name.length + 1));
		expect(of("filter", "is")).toEqual(["equals", "not", "isNull"]);
		expect(of("filter", "data")).toEqual(["isNull"]);
		expect(of("refused_filter", "is")).toEqual(["in", "notIn", "lt", "lte", "gt", "gte", "contains", "startsWith", "endsWith"]);
		expect(told(thing, "order")).toEqual(["id", "is"]);
	});

	test("foreign keys are cases on the side that holds them, relations on both", () => {
		const relations = [
			{ name: "parent", kind: "one", entity: "Thing", field: "parentId", references: "id", onDelete: "set_null", inverse: "children" },
			{ name: "children", kind: "many", entity: "Thing", field: "id", references: "parentId", inverse: "parent" },
		] as const;
		const foreignKey = { entity: "Thing", field: "id", onDelete: "set_null", relation: "parent", inverse: "children" } as const;
		const thing = modelOf([field("parentId", { type: "uuid", nullable: true, foreignKey })], {
			relations,
			uniques: [{ name: "u", fields: ["parentId"] }],
		});
		expect(told(thing, "foreign_key")).toEqual(["parentId"]);
		expect(told(thing, "on_delete")).toEqual(["parentId set_null"]);
		expect(told(thing, "relation_filter")).toEqual(["parent is", "parent isNot", "children some", "children every", "children none"]);
		expect(told(thing, "key")).toEqual(["id", "parentId"]);
		expect(told(thing, "unique")).toEqual(["parentId"]);
	});

	test("a row doesn't outlive the field of its time to live", () => {
		expect(told(modelOf([field("until", { type: "datetime" })], { ttl: "until" }), "extreme")).toEqual(["until latest"]);
	});
});

describe("the emitter", () => {
	const walk = (folder: string): readonly string[] =>
		readdirSync(join(root, folder)).flatMap((name) => {
			const path = `${folder}/${name}`;
			return statSync(join(root, path)).isDirectory() ? walk(path) : [path];
		});
	const unused = () => Promise.reject(new Error("not asked for"));
	const context: EmitContext = {
		previous: (path) => readFileSync(join(root, path), "utf8"),
		list: (folder) => [...walk(folder)].sort(),
		sharedProtos: new Map(),
		protoc: unused,
		describeProtos: unused,
		lintProtos: unused,
		diffSchema,
	};

	test("without a specimen there is a table alone", async () => {
		const files = await conformanceEmitter.emit(modelOf([]), { ...context, list: () => [] });
		expect(files.map(({ path }) => path)).toEqual(["libs/conformance/gen/cases.ts"]);
		expect(files[0]?.text).toMatch(/^\/\/ @generated from spec /);
		expect(files[0]?.text).toContain('\t{ kind: "key", entity: "Thing", fields: ["id"] },\n');
	});

	test("the specimen's descriptors, cases and tables are those that stand in the workspace", async () => {
		const files = await conformanceEmitter.emit(modelOf([]), context);
		const specimen = files.filter(({ path }) => path.startsWith("libs/conformance/gen/specimen/"));
		expect(specimen.map(({ path }) => path.split("/").at(-1))).toEqual(["model.ts", "cases.ts", "tables.ts"]);
		for (const { path, text } of specimen) expect(text, path).toBe(context.previous(path));
	});

	test("a specimen that is wrong is told with its place", async () => {
		const broken = { ...context, previous: (path: string) => context.previous(path)?.replace("type: float", "type: flaot") };
		await expect(async () => conformanceEmitter.emit(modelOf([]), broken)).rejects.toThrow(/scalars\.yaml.*flaot/);
	});
});

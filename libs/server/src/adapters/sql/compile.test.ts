import { describe, expect, it } from "vitest";
import { everyType, part, partRow, thing, thingRow, uuid } from "../../../test/every-type.js";
import { indexModel } from "../../query/model-index.js";
import { always, type Predicate } from "../../query/predicate.js";
import { createCompiler } from "./compile.js";
import { postgresqlDialect } from "./postgresql-dialect.js";
import { sqliteDialect } from "./sqlite-dialect.js";

const hostile = `x'"; DROP TABLE thing; --$1?`;

const where: Predicate = {
	kind: "and",
	items: [
		{ kind: "compare", field: "name", operator: "eq", value: hostile },
		{ kind: "in", field: "name", values: [hostile, "b"] },
		{ kind: "text", field: "select", operator: "contains", value: hostile },
		{
			kind: "some",
			relation: "parts",
			where: { kind: "some", relation: "thing", where: { kind: "compare", field: "order", operator: "lt", value: 5 } },
		},
	],
};

describe.each([sqliteDialect, postgresqlDialect])("statements for $name", (dialect) => {
	const compiler = createCompiler(indexModel(everyType), dialect);
	const find = (predicate: Predicate) =>
		compiler.find({
			entity: thing,
			where: predicate,
			fields: ["id", "select"],
			orderBy: [
				{ field: "name", direction: "desc" },
				{ field: "id", direction: "desc" },
			],
			after: [hostile, uuid(1)],
			limit: 3,
		});

	it("hold no value, and one placeholder for each parameter", () => {
		const statements = [
			find(where),
			compiler.count(thing, where),
			compiler.insert(part, partRow(1, 1)),
			compiler.update(thing, where, { name: hostile }),
			compiler.delete(thing, where),
			...(dialect.insertsArrays ? [compiler.insertArrays(thing, [thingRow(1, { name: hostile }), thingRow(2)])] : []),
		];
		for (const { text, params } of statements) {
			expect(text).not.toContain("DROP");
			const placeholders = dialect.name === "sqlite" ? (text.match(/\?/g) ?? []) : [...new Set(text.match(/\$\d+/g))];
			expect(placeholders).toHaveLength(params.length);
		}
	});

	it("have one text for one shape", () => {
		const other: Predicate = JSON.parse(JSON.stringify(where).replaceAll("DROP", "KEEP").replace('"b"', '"b","c","d"'));
		expect(find(other).text).toBe(find(where).text);
		if (dialect.insertsArrays) {
			const texts = [[thingRow(1)], [thingRow(1, { name: "a" }), thingRow(2)]].map((rows) => compiler.insertArrays(thing, rows).text);
			expect(new Set(texts).size).toBe(1);
		}
	});

	it("give each table its own name", () => {
		const { text } = compiler.count(thing, where);
		expect(text).toContain(`"thing" AS "t0"`);
		expect(text).toContain(`"part" AS "t1" WHERE "t1"."thing_id" = "t0"."id"`);
		expect(text).toContain(`"thing" AS "t2" WHERE "t2"."id" = "t1"."thing_id"`);
	});

	it("compare a page's last row at once where no field may be NULL", () => {
		const order = [
			{ field: "rank", direction: "asc" },
			{ field: "id", direction: "asc" },
		] as const;
		const { text } = compiler.find({ entity: part, where: always, fields: ["id"], orderBy: order, after: [1, uuid(1)] });
		expect(text).toMatch(/\("t0"\."rank", "t0"\."id"\) > \(/);
	});
});

describe("statements for sqlite", () => {
	it("order NULL as the greatest value, and say so only where there may be one", () => {
		const compiler = createCompiler(indexModel(everyType), sqliteDialect);
		const order = [
			{ field: "name", direction: "asc" },
			{ field: "order", direction: "desc" },
			{ field: "id", direction: "desc" },
		] as const;
		expect(compiler.find({ entity: thing, where: always, fields: [], orderBy: order }).text).toMatch(
			/ORDER BY "t0"."name" ASC NULLS LAST, "t0"."order" DESC NULLS FIRST, "t0"."id" DESC$/,
		);
	});
});

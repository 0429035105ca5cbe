import type { Row, Value } from "@metabuilder/dbal/contract";
import fc from "fast-check";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { node, scopeOf } from "../../test/node-model.js";
import { big, blob, instant, integer, role, rows, text } from "../../test/node-rows.js";
import { evaluate } from "./evaluate.js";
import type { Operand, Predicate } from "./predicate.js";

const operator = fc.constantFrom("eq" as const, "lt", "lte", "gt", "gte");
const fields: readonly (readonly [string, fc.Arbitrary<Operand>])[] = [
	["title", text],
	["note", text],
	["count", integer],
	["rank", integer],
	["big", big],
	["isOpen", fc.boolean()],
	["blob", blob],
	["seenAt", instant],
	["role", role],
];

const compared = fc.constantFrom(...fields).chain(([field, value]) =>
	fc.oneof(
		fc.record({ operator, value }).map((parts): Predicate => ({ kind: "compare", field, ...parts })),
		fc.array(value, { maxLength: 3 }).map((values): Predicate => ({ kind: "in", field, values })),
		fc.constant<Predicate>({ kind: "isNull", field }),
	),
);
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
	predicate: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		compared,
		fc.boolean().map((value): Predicate => ({ kind: "constant", value })),
		fc
			.record({
				field: fc.constantFrom("title", "note"),
				operator: fc.constantFrom("contains" as const, "startsWith", "endsWith"),
				value: text,
			})
			.map((parts): Predicate => ({ kind: "text", ...parts })),
		operator.map((operator): Predicate => ({ kind: "compareFields", field: "title", operator, other: "note" })),
		operator.map((operator): Predicate => ({ kind: "compareFields", field: "count", operator, other: "rank" })),
		fc
			.record({ kind: fc.constantFrom("and" as const, "or" as const), items: fc.array(tie("predicate"), { maxLength: 3 }) })
			.map((parts): Predicate => parts),
		tie("predicate").map((item): Predicate => ({ kind: "not", item })),
		fc
			.record({ relation: fc.constantFrom("parent", "children"), where: tie("predicate") })
			.map((parts): Predicate => ({ kind: "some", ...parts })),
	),
}));

const sqlOperator = { eq: "=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A predicate in plain SQL, as directly as it can be said: what evaluate must agree with. */
function print(predicate: Predicate, table: string, params: unknown[]): string {
	const param = (value: Value) => {
		params.push(stored(value));
		return "?";
	};
	const column = (name: string) => `${table}."${name}"`;
	switch (predicate.kind) {
		case "constant":
			return predicate.value ? "1" : "0";
		case "and":
		case "or":
			if (predicate.items.length === 0) return predicate.kind === "and" ? "1" : "0";
			return `(${predicate.items.map((item) => print(item, table, params)).join(predicate.kind === "and" ? " AND " : " OR ")})`;
		case "not":
			return `(NOT ${print(predicate.item, table, params)})`;
		case "compare":
			return `(${column(predicate.field)} ${sqlOperator[predicate.operator]} ${param(predicate.value)})`;
		case "compareFields":
			return `(${column(predicate.field)} ${sqlOperator[predicate.operator]} ${column(predicate.other)})`;
		case "in":
			return `(${column(predicate.field)} IN (${predicate.values.map(param).join(", ")}))`;
		case "isNull":
			return `(${column(predicate.field)} IS NULL)`;
		case "text": {
			const value = column(predicate.field);
			if (predicate.operator === "contains") return `(instr(${value}, ${param(predicate.value)}) > 0)`;
			if (predicate.operator === "startsWith")
				return `(substr(${value}, 1, length(${param(predicate.value)})) = ${param(predicate.value)})`;
			const ending = `substr(${value}, length(${value}) - length(${param(predicate.value)}) + 1)`;
			return `(length(${value}) >= length(${param(predicate.value)}) AND ${ending} = ${param(predicate.value)})`;
		}
		case "some": {
			const other = `${table}x`;
			const join = predicate.relation === "parent" ? `${other}."id" = ${column("parentId")}` : `${other}."parentId" = ${column("id")}`;
			return `(EXISTS (SELECT 1 FROM Node ${other} WHERE ${join} AND ${print(predicate.where, other, params)}))`;
		}
		default:
			return predicate satisfies never;
	}
}

function stored(value: Value): unknown {
	if (typeof value === "boolean") return value ? 1 : 0;
	if (value instanceof Date) return value.toISOString();
	return value instanceof Uint8Array ? Buffer.from(value) : value;
}

describe("evaluate", () => {
	it("gives the truth that SQLite gives, unknown included", () => {
		const database = new Database(":memory:");
		const columns = node.fields.map(({ name }) => name);
		const types: Readonly<Record<string, string>> = { count: "INTEGER", rank: "INTEGER", big: "INTEGER", isOpen: "INTEGER", blob: "BLOB" };
		database.exec(`CREATE TABLE Node (${columns.map((name) => `"${name}" ${types[name] ?? "TEXT"}`).join(", ")})`);
		const insert = database.prepare(`INSERT INTO Node VALUES (${columns.map(() => "?").join(", ")})`);
		fc.assert(
			fc.property(rows, predicate, (nodes, filter) => {
				database.exec("DELETE FROM Node");
				for (const row of nodes) insert.run(columns.map((name) => stored(row[name] ?? null)));
				const params: unknown[] = [];
				const sql = `SELECT "id", ${print(filter, "t", params)} AS truth FROM Node t`;
				const found = new Map(
					(database.prepare(sql).all(params) as { id: string; truth: number | null }[]).map(({ id, truth }) => [id, truth]),
				);
				for (const row of nodes) {
					const truth = evaluate(filter, node, row, scopeOf(nodes));
					expect(truth === null ? null : Number(truth)).toBe(found.get(String(row.id)));
				}
			}),
			{ numRuns: 1_500 },
		);
		database.close();
	});

	const scope = scopeOf([]);
	const row: Row = { price: "10", id: "x" };

	it("compares decimals as numbers", () => {
		expect(evaluate({ kind: "compare", field: "price", operator: "gt", value: "9.5" }, node, row, scope)).toBe(true);
		expect(evaluate({ kind: "in", field: "price", values: ["9", "10"] }, node, row, scope)).toBe(true);
	});

	it("throws on names that the model or the row lacks: they were checked before", () => {
		expect(() => evaluate({ kind: "isNull", field: "nope" }, node, row, scope)).toThrow(TypeError);
		expect(() => evaluate({ kind: "isNull", field: "rank" }, node, row, scope)).toThrow(TypeError);
		expect(() => evaluate({ kind: "some", relation: "nope", where: { kind: "constant", value: true } }, node, row, scope)).toThrow(
			TypeError,
		);
	});
});

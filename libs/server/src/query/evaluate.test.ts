import type { Row, Value } from "@metabuilder/dbal/contract";
import fc from "fast-check";
import Database from "libsql";
import { describe, expect, it } from "vitest";
import { node, scopeOf } from "../../test/node-model.js";
import { predicate } from "../../test/node-predicates.js";
import { rows } from "../../test/node-rows.js";
import { evaluate } from "./evaluate.js";
import type { Predicate } from "./predicate.js";

const sqlOperator = { eq: "=", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** A predicate in plain SQL, as directly as it can be said: what evaluate must agree with. */
function print(predicate: Predicate, table: string, params: unknown[]): string {
	const param = (value: Value, field?: string) => {
		params.push(stored(value, field));
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
			return `(${column(predicate.field)} ${sqlOperator[predicate.operator]} ${param(predicate.value, predicate.field)})`;
		case "compareFields":
			return `(${column(predicate.field)} ${sqlOperator[predicate.operator]} ${column(predicate.other)})`;
		case "in":
			return `(${column(predicate.field)} IN (${predicate.values.map((value) => param(value, predicate.field)).join(", ")}))`;
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

/** Decimals are compared as whole numbers of millionths, booleans and datetimes as what SQLite has for them. */
function stored(value: Value, field?: string): unknown {
	if (field === "price" && typeof value === "string") return millionths(value);
	if (typeof value === "boolean") return value ? 1 : 0;
	if (value instanceof Date) return value.toISOString();
	return value instanceof Uint8Array ? Buffer.from(value) : value;
}

function millionths(decimal: string): bigint {
	const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
	const digits = BigInt(whole + fraction.padEnd(6, "0"));
	return decimal.startsWith("-") ? -digits : digits;
}

describe("evaluate", () => {
	it("gives the truth that SQLite gives, unknown included", () => {
		const database = new Database(":memory:");
		const columns = node.fields.map(({ name }) => name);
		const types: Readonly<Record<string, string>> = {
			count: "INTEGER",
			rank: "INTEGER",
			big: "INTEGER",
			isOpen: "INTEGER",
			blob: "BLOB",
			price: "INTEGER",
		};
		database.exec(`CREATE TABLE Node (${columns.map((name) => `"${name}" ${types[name] ?? "TEXT"}`).join(", ")})`);
		const insert = database.prepare(`INSERT INTO Node VALUES (${columns.map(() => "?").join(", ")})`);
		fc.assert(
			fc.property(rows, predicate, (nodes, filter) => {
				database.exec("DELETE FROM Node");
				for (const row of nodes) insert.run(columns.map((name) => stored(row[name] ?? null, name)));
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

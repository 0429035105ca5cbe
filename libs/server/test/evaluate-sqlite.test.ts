import fc from "fast-check";
import { expect, it } from "vitest";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { evaluate } from "../src/query/evaluate.js";
import { always } from "../src/query/predicate.js";
import { model, node, scopeOf } from "./node-model.js";
import { predicate } from "./node-predicates.js";
import { rows } from "./node-rows.js";

it("the evaluator and the SQL adapter find the same rows", async () => {
	const adapter = openSqlite({ model, url: "file::memory:" });
	const types: Readonly<Record<string, string>> = { count: "INTEGER", rank: "INTEGER", big: "BIGINT", isOpen: "BOOLEAN", blob: "BLOB" };
	const columns = node.fields.map(({ column }) => `"${column}" ${types[column] ?? "TEXT"}`);
	await adapter.sql?.script(`CREATE TABLE "Node" (${columns.join(", ")})`);
	await fc.assert(
		fc.asyncProperty(rows, predicate, async (nodes, where) => {
			await adapter.delete(node, always);
			await adapter.insert(node, nodes);
			const found = await adapter.find({ entity: node, where, orderBy: [{ field: "id", direction: "asc" }], fields: ["id"] });
			const expected = nodes.filter((row) => evaluate(where, node, row, scopeOf(nodes)) === true);
			expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
			expect(await adapter.count(node, where)).toBe(expected.length);
		}),
		{ numRuns: 1_000 },
	);
	await adapter.close();
});

import { type EntityDescriptor, type Row, type RowTree, relationCounts, type Value } from "@metabuilder/dbal/contract";
import { type EvaluationScope, evaluate } from "../../query/evaluate.js";
import type { Inclusion, Reading } from "../adapter.js";
import { copyRow } from "./row-copy.js";
import { rowOrder } from "./row-order.js";

/** What is to be read of a row, in copies. */
export function readRow(scope: EvaluationScope, entity: EntityDescriptor, row: Row, reading: Reading): RowTree {
	const read: Record<string, RowTree[string]> = { ...pick(row, reading.fields) };
	for (const { name, fields, when } of reading.conditional ?? []) {
		if (evaluate(when, entity, row, scope) === true) read[name] = pick(row, fields);
	}
	for (const inclusion of reading.include ?? []) {
		const { kind, name } = inclusion.relation;
		const rows = related(scope, row, inclusion);
		read[name] = kind === "many" ? rows : (rows[0] ?? null);
	}
	if (reading.counts) {
		read[relationCounts] = Object.fromEntries(
			reading.counts.map(({ relation, where }) => {
				const target = scope.entity(relation.entity);
				const matching = [...scope.related(relation, row)].filter((other) => evaluate(where, target, other, scope) === true);
				return [relation.name, matching.length];
			}),
		);
	}
	return read;
}

function related(scope: EvaluationScope, row: Row, inclusion: Inclusion): readonly RowTree[] {
	const { relation, where, orderBy, limit } = inclusion;
	const target = scope.entity(relation.entity);
	return [...scope.related(relation, row)]
		.filter((other) => evaluate(where, target, other, scope) === true)
		.sort(rowOrder(target, orderBy))
		.slice(0, limit)
		.map((other) => readRow(scope, target, other, inclusion));
}

function pick(row: Row, fields: readonly string[]): Row {
	return copyRow(Object.fromEntries(fields.map((field): [string, Value] => [field, row[field] ?? null])));
}

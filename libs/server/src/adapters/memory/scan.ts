import { setImmediate as turn } from "node:timers/promises";
import type { EntityDescriptor, ModelDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import { type EvaluationScope, evaluate } from "../../query/evaluate.js";
import type { Predicate } from "../../query/predicate.js";
import { valueKey } from "./row-copy.js";
import type { Table } from "./tables.js";

/** Rows looked at before others get a turn, and a deadline a chance to fire. */
const rowsPerTurn = 512;

/** What a scan reads. */
export interface ScanSource {
	readonly model: ModelDescriptor;
	table(entity: string): Table;
}

/** The rows that match, in the table's order. Gives way as it goes, and fails with TIMEOUT when the signal fires. */
export async function scan(
	source: ScanSource,
	entity: EntityDescriptor,
	where: Predicate,
	signal: AbortSignal | undefined,
	scope = createScope(source),
): Promise<readonly Row[]> {
	const matching: Row[] = [];
	let looked = 0;
	for (const row of source.table(entity.name).values()) {
		if (evaluate(where, entity, row, scope) === true) matching.push(row);
		if (signal && ++looked % rowsPerTurn === 0) {
			await turn();
			throwIfAborted(signal);
		}
	}
	return matching;
}

/** Related rows by an index that is made when a relation is first followed. */
export function createScope(source: ScanSource): EvaluationScope {
	const indexes = new Map<string, ReadonlyMap<string, readonly Row[]>>();
	const indexOf = ({ entity, references }: RelationDescriptor): ReadonlyMap<string, readonly Row[]> => {
		const name = `${entity}.${references}`;
		const known = indexes.get(name);
		if (known) return known;
		const index = new Map<string, Row[]>();
		for (const row of source.table(entity).values()) {
			const value = row[references];
			if (value === undefined || value === null) continue;
			const key = valueKey(value);
			const rows = index.get(key);
			if (rows) rows.push(row);
			else index.set(key, [row]);
		}
		indexes.set(name, index);
		return index;
	};
	return {
		entity: (name) => entityNamed(source.model, name),
		related: (relation, row) => {
			const value = row[relation.field];
			return value === undefined || value === null ? [] : (indexOf(relation).get(valueKey(value)) ?? []);
		},
	};
}

/** An entity that the model is known to have. */
export function entityNamed(model: ModelDescriptor, name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(`The model has no entity ${name}.`);
	return entity;
}

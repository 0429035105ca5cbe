import { joinPath, type Row } from "@metabuilder/dbal/contract";
import { foreignKeyConflict } from "../adapters/conflict.js";
import { allOf } from "../query/combine.js";
import { byPrimaryKey, type EntityIndex, entityOf } from "../query/model-index.js";
import type { Operand } from "../query/predicate.js";
import { isAlways, unexpired } from "../query/weave.js";
import { type Scope, storeOptions } from "./scope.js";

/** Whether {@link checkLinks} has to ask the database about rows of these fields. */
export function asksForLinks(scope: Scope, entity: EntityIndex, fields: readonly string[]): boolean {
	return entity.descriptor.relations.some((relation) => {
		if (relation.onDelete === undefined || !fields.includes(relation.field)) return false;
		const decision = scope.access.guardRelation(scope.principal, relation);
		return !decision.allowed || !isAlways(allOf([decision.filter, unexpired(entityOf(scope.model, relation.entity), scope.now)]));
	});
}

/**
 * Refuses to connect rows to rows that the caller may not read, with the very error that a row that does not exist gets. Only
 * the foreign keys that the caller set are asked about, one statement each; `pathOf` gives the path of a row's data.
 */
export async function checkLinks(
	scope: Scope,
	entity: EntityIndex,
	rows: readonly Row[],
	pathOf: (index: number) => string,
): Promise<void> {
	for (const relation of entity.descriptor.relations) {
		if (relation.onDelete === undefined) continue;
		const values = new Map<Operand, string>();
		rows.forEach((row, index) => {
			const value = row[relation.field];
			if (value !== undefined && value !== null && !values.has(value as Operand))
				values.set(value as Operand, joinPath(pathOf(index), relation.field)); // Foreign keys hold uuids or text.
		});
		if (values.size === 0) continue;
		const decision = scope.access.guardRelation(scope.principal, relation);
		const target = entityOf(scope.model, relation.entity);
		const filter = decision.allowed ? allOf([decision.filter, unexpired(target, scope.now)]) : undefined;
		if (filter && isAlways(filter)) continue;
		const reachable = new Set<unknown>();
		if (filter) {
			const found = await scope.store.find(
				{
					entity: target.descriptor,
					where: allOf([{ kind: "in", field: relation.references, values: [...values.keys()] }, filter]),
					orderBy: byPrimaryKey(target),
					fields: [...new Set([relation.references, target.descriptor.primaryKey])],
				},
				storeOptions(scope),
			);
			for (const row of found) reachable.add(row[relation.references]);
		}
		for (const [value, path] of values) if (!reachable.has(value)) throw foreignKeyConflict(path);
	}
}

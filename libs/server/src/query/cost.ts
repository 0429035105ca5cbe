import type { EntityDescriptor } from "@metabuilder/dbal/contract";
import { invalidAt } from "./findings.js";
import { type EntityIndex, entityOf, type ModelIndex } from "./model-index.js";
import type { Predicate } from "./predicate.js";

/** What a query may cost, in rows and conditions looked at. */
export interface QueryBudget {
	readonly maxCost: number;
	/** About how many rows an entity has. */
	readonly rowsOf: (entity: string) => number;
}

/** Of the rows of an entity, what a range over an index is taken to leave. */
const rangeShare = 1 / 3;

/** Refuses a caller's filter, before it runs, that would look at more than the budget has. Rules that are woven in are not the caller's to answer for. */
export function refuseCostly(entity: EntityIndex, where: Predicate, model: ModelIndex, budget: QueryBudget | undefined): void {
	if (!budget) return;
	const cost = costOf(entity, where, model, budget.rowsOf);
	if (cost <= budget.maxCost) return;
	const plain = Math.round(cost).toLocaleString("en");
	throw invalidAt(
		"where",
		"too_costly",
		`would look at about ${plain} rows and conditions, and ${budget.maxCost.toLocaleString("en")} may be looked at: filter by a field that is unique or indexed, or over fewer relations`,
	);
}

/** About how many rows and conditions a filter makes the database look at. */
export function costOf(entity: EntityIndex, where: Predicate, model: ModelIndex, rowsOf: QueryBudget["rowsOf"]): number {
	return rowsRead(entity.descriptor, where, rowsOf) * (1 + conditionCost(entity, where, model, rowsOf));
}

/** Rows that an index leaves of an entity's, or all of them. */
function rowsRead(entity: EntityDescriptor, where: Predicate, rowsOf: QueryBudget["rowsOf"]): number {
	const all = Math.max(1, rowsOf(entity.name));
	const narrowed = (where.kind === "and" ? where.items : [where]).map((item) => {
		switch (item.kind) {
			case "compare":
				if (item.operator !== "eq") return isIndexed(entity, item.field) ? all * rangeShare : all;
				return isUnique(entity, item.field) ? 1 : isIndexed(entity, item.field) ? Math.sqrt(all) : all;
			case "in":
				if (isUnique(entity, item.field)) return item.values.length;
				return isIndexed(entity, item.field) ? Math.min(all, Math.sqrt(all) * item.values.length) : all;
			case "constant":
				return item.value ? all : 0;
			default:
				return all;
		}
	});
	return Math.min(all, ...narrowed);
}

/** What is looked at for one row. */
function conditionCost(entity: EntityIndex, where: Predicate, model: ModelIndex, rowsOf: QueryBudget["rowsOf"]): number {
	switch (where.kind) {
		case "and":
		case "or":
			return where.items.reduce((sum, item) => sum + conditionCost(entity, item, model, rowsOf), 0);
		case "not":
			return conditionCost(entity, where.item, model, rowsOf);
		case "some": {
			const relation = entity.relations.get(where.relation);
			if (!relation) return 0;
			const target = entityOf(model, relation.entity);
			const each = 1 + conditionCost(target, where.where, model, rowsOf);
			const targets = Math.max(1, rowsOf(relation.entity));
			if (isUnique(target.descriptor, relation.references)) return each;
			const related = isIndexed(target.descriptor, relation.references) ? targets / Math.max(1, rowsOf(entity.descriptor.name)) : targets;
			return Math.max(1, related) * each;
		}
		case "constant":
			return 0;
		default:
			return 1;
	}
}

function isUnique(entity: EntityDescriptor, field: string): boolean {
	return field === entity.primaryKey || entity.uniques.some((fields) => fields.length === 1 && fields[0] === field);
}

function isIndexed(entity: EntityDescriptor, field: string): boolean {
	return (
		isUnique(entity, field) ||
		entity.uniques.some(([first]) => first === field) ||
		entity.indexes.some(({ fields }) => fields[0]?.name === field)
	);
}

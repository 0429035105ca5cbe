import type { CaseContext } from "../case.js";
import type { Snapshot } from "../dataset.js";
import {
	fillsDefault,
	holdsNull,
	isUnique,
	movesWithUpdates,
	refusesGenerated,
	refusesViolation,
	requires,
	staysAsCreated,
} from "./constraints.js";
import { filters, orders, pagesThrough, refusesFilter } from "./filters.js";
import type { GeneratedCase } from "./generated-case.js";
import { filtersByRelation, obeysOnDelete, refersToRows } from "./references.js";
import { roundTrip, storesExtreme, storesValue, worksByKey } from "./round-trip.js";

/** What an entry of the generated table means. `dataset` gives the rows that queries are asked of. */
export async function runGenerated(entry: GeneratedCase, context: CaseContext, dataset: () => Promise<Snapshot>): Promise<void> {
	const { entity } = entry;
	switch (entry.kind) {
		case "round_trip":
			return roundTrip(context, entity);
		case "page": {
			const data = await dataset();
			for (const limit of [1, 5, 100]) await pagesThrough(context, entity, data, limit);
			return;
		}
		case "key":
			return worksByKey(context, entity, entry.fields);
		case "extreme":
			return storesExtreme(context, entity, entry.field, entry.bound);
		case "member":
			return storesValue(context, entity, entry.field, entry.member, entry.member);
		case "violation":
			return refusesViolation(context, entity, entry.field, entry.rule);
		case "required":
			return requires(context, entity, entry.field);
		case "nullable":
			return holdsNull(context, entity, entry.field);
		case "default":
			return fillsDefault(context, entity, entry.field);
		case "generated":
			return refusesGenerated(context, entity, entry.field);
		case "immutable":
			return staysAsCreated(context, entity, entry.field);
		case "auto_update":
			return movesWithUpdates(context, entity, entry.field);
		case "unique":
			return isUnique(context, entity, entry.fields);
		case "foreign_key":
			return refersToRows(context, entity, entry.field);
		case "on_delete":
			return obeysOnDelete(context, entity, entry.field, entry.behaviour);
		case "filter":
			return filters(context, entity, entry.field, entry.operator, await dataset());
		case "refused_filter":
			return refusesFilter(context, entity, entry.field, entry.operator);
		case "relation_filter":
			return filtersByRelation(context, entity, entry.relation, entry.operator, await dataset());
		case "order":
			return orders(context, entity, entry.field, await dataset());
		default:
			return entry satisfies never;
	}
}

/** Cases that only read stand after those that write: the rows they are asked of must stay as they are. */
export function readsOnly(entry: GeneratedCase): boolean {
	return entry.kind === "filter" || entry.kind === "relation_filter" || entry.kind === "order" || entry.kind === "page";
}

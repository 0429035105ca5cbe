import { isList, joinPath, readList, readRecord } from "@metabuilder/dbal/contract";
import type { OrderTerm } from "../adapters/adapter.js";
import { type Findings, forbid, note } from "./findings.js";
import { queryLimits } from "./limits.js";
import type { EntityIndex } from "./model-index.js";
import { isSortable } from "./operators.js";

/** A caller's `orderBy` as terms. It always ends in the primary key, so that order is total; what came after that key could change nothing. */
export function parseOrderBy(
	entity: EntityIndex,
	orderBy: unknown,
	readable: ReadonlySet<string>,
	findings: Findings,
	path = "orderBy",
): readonly OrderTerm[] {
	const { primaryKey } = entity.descriptor;
	const terms: OrderTerm[] = [];
	const seen = new Set<string>();
	for (const [name, direction, at] of readTerms(orderBy, path, findings)) {
		const field = entity.fields.get(name);
		if (!field) note(findings, at, "unknown_field", `is no field of ${entity.descriptor.name}`);
		else if (!readable.has(name)) forbid(findings, at);
		else if (!isSortable(field.type)) note(findings, at, "operator_type", `can't be sorted by: the type ${field.type} has no order`);
		else if (direction !== "asc" && direction !== "desc") note(findings, at, "type", "must be asc or desc");
		else if (seen.has(name)) note(findings, at, "duplicate", "is already in the order");
		else if (!seen.has(primaryKey)) terms.push({ field: name, direction });
		seen.add(name);
	}
	if (seen.size > queryLimits.maxOrderTerms) note(findings, path, "max_items", `may have at most ${queryLimits.maxOrderTerms} fields`);
	return seen.has(primaryKey) ? terms : [...terms, { field: primaryKey, direction: "asc" }];
}

function readTerms(orderBy: unknown, path: string, findings: Findings): readonly (readonly [string, unknown, string])[] {
	if (orderBy === undefined) return [];
	const single = !isList(orderBy);
	const items = single ? [orderBy] : readList(orderBy, path, queryLimits.maxOrderTerms, findings.faults);
	return (items ?? []).flatMap((item, index) => {
		const at = single ? path : joinPath(path, index);
		const members = readRecord(item, at, findings.faults);
		if (members?.length === 0 && !single) note(findings, at, "empty", "names no field");
		return (members ?? []).map(([name, direction]) => [name, direction, joinPath(at, name)] as const);
	});
}

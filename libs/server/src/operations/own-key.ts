import type { EntityDescriptor, Row } from "@metabuilder/dbal/contract";
import { compareValues } from "../query/compare.js";

/** A changed row as the database leaves it: rows that point to a key follow it, and so does a row that points to its own. */
export function followOwnKey(entity: EntityDescriptor, before: Row, after: Row): Row {
	let followed = after;
	for (const { entity: target, field, references, onDelete } of entity.relations) {
		if (onDelete === undefined || target !== entity.name) continue;
		const type = entity.fields.find(({ name }) => name === references)?.type;
		const [pointed, old] = [after[field] ?? null, before[references] ?? null];
		if (type === undefined || pointed === null || old === null || compareValues(type, pointed, old) !== 0) continue;
		followed = { ...followed, [field]: after[references] ?? null };
	}
	return followed;
}

/** Whether a change touches a key that rows of the same entity point to, the changed one perhaps among them. */
export function movesOwnKey(entity: EntityDescriptor, changes: Row): boolean {
	return entity.relations.some(
		({ entity: target, references, onDelete }) => onDelete !== undefined && target === entity.name && Object.hasOwn(changes, references),
	);
}

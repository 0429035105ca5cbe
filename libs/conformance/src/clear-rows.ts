import { type EntityDescriptor, isDBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller } from "./caller.js";
import { allRows } from "./pages.js";
import { fieldOf, keyOf } from "./values/row-builder.js";

/** Deletes every row of every entity. A row that others hold is tried again when those are gone; rings are cut where they may be. */
export async function clearRows(model: ModelDescriptor, db: Caller): Promise<void> {
	let isCut = false;
	for (;;) {
		const { deleted, held } = await deleteFree(model, db);
		if (held === undefined) return;
		if (deleted > 0) continue;
		if (isCut) throw held;
		isCut = true;
		for (const entity of model.entities) await cutLinks(entity, db);
	}
}

async function deleteFree(model: ModelDescriptor, db: Caller): Promise<{ readonly deleted: number; readonly held: unknown }> {
	let deleted = 0;
	let held: unknown;
	for (const entity of model.entities) {
		for await (const row of allRows(db, entity.name, { select: { [entity.primaryKey]: true } })) {
			try {
				await db.delete(entity.name, keyOf(entity, row));
				deleted++;
			} catch (error) {
				// It may have gone with one that was deleted before it.
				if (!isDBALError(error) || (error.code !== "NOT_FOUND" && error.reason !== "restrict")) throw error;
				if (error.reason === "restrict") held = error;
			}
		}
	}
	return { deleted, held };
}

/** Takes away what rows may do without of what keeps others. */
async function cutLinks(entity: EntityDescriptor, db: Caller): Promise<void> {
	const fields = entity.relations
		.filter((relation) => relation.onDelete === "restrict" && fieldOf(entity, relation.field).nullable)
		.map((relation) => relation.field);
	if (fields.length === 0) return;
	const nothing = Object.fromEntries(fields.map((field) => [field, null]));
	for await (const row of allRows(db, entity.name, { select: { [entity.primaryKey]: true } }))
		await db.update(entity.name, keyOf(entity, row), nothing);
}

import { isDBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller } from "./caller.js";
import { keyOf } from "./values/row-builder.js";

/** Deletes every row of every entity, those that forbid others' deletion before those. */
export async function clearRows(model: ModelDescriptor, db: Caller): Promise<void> {
	let left = [...model.entities];
	// An entity whose rows are held by others is tried again when those are gone.
	for (let round = 0; left.length > 0; round++) {
		const held: typeof left = [];
		for (const entity of left) {
			try {
				let page = await db.list(entity.name, { limit: 100, select: { [entity.primaryKey]: true } });
				while (page.data.length > 0) {
					for (const row of page.data) await db.delete(entity.name, keyOf(entity, row)).catch(ignoreGone);
					page = await db.list(entity.name, { limit: 100, select: { [entity.primaryKey]: true } });
				}
			} catch (error) {
				const isHeld = isDBALError(error) && error.code === "CONFLICT" && round < model.entities.length;
				if (!isHeld) throw error;
				held.push(entity);
			}
		}
		left = held;
	}
}

/** A row may have gone with one that was deleted before it. */
function ignoreGone(error: unknown): void {
	if (!isDBALError(error) || error.code !== "NOT_FOUND") throw error;
}

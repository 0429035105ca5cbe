import { isDBALError, type ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller } from "./caller.js";
import { keyOf } from "./values/row-builder.js";

/** Deletes every row of every entity. A row that others hold is tried again when those are gone. */
export async function clearRows(model: ModelDescriptor, db: Caller): Promise<void> {
	for (;;) {
		let deleted = 0;
		let held: unknown;
		for (const entity of model.entities) {
			let pageToken: string | undefined;
			do {
				const page = await db.list(entity.name, {
					limit: 100,
					select: { [entity.primaryKey]: true },
					...(pageToken === undefined ? {} : { pageToken }),
				});
				for (const row of page.data) {
					try {
						await db.delete(entity.name, keyOf(entity, row));
						deleted++;
					} catch (error) {
						// It may have gone with one that was deleted before it.
						if (!isDBALError(error) || (error.code !== "NOT_FOUND" && error.reason !== "restrict")) throw error;
						if (error.reason === "restrict") held = error;
					}
				}
				pageToken = page.nextPageToken;
			} while (pageToken !== undefined);
		}
		if (held === undefined) return;
		if (deleted === 0) throw held;
	}
}

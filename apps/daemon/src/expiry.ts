import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Store } from "@metabuilder/dbal-server";
import type { Logger } from "pino";

/** How often rows whose time has passed are removed, in ms. Nobody sees them meanwhile. */
const everyMs = 10 * 60 * 1000;

/** Rows removed by one statement; what `on_delete` says of those that point to them is done with them. */
const mostAtOnce = 500;

/** Removes the rows of entities with a time to live once their time has passed. Returns what stops it. */
export function startExpiry(model: ModelDescriptor, store: Store, now: () => Date, log: Logger): () => void {
	const expiring = model.entities.flatMap((entity) => (entity.ttl === undefined ? [] : [{ entity, field: entity.ttl }]));
	const sweep = async () => {
		for (const { entity, field } of expiring) {
			try {
				let removed = 0;
				// In small parts, so that others who write have their turn.
				for (let part = mostAtOnce; part === mostAtOnce; removed += part) {
					part = await store.delete(entity, { kind: "compare", field, operator: "lte", value: now() }, { limit: mostAtOnce });
				}
				if (removed > 0) log.debug({ entity: entity.name, removed }, "removed expired rows");
			} catch (error) {
				log.warn({ entity: entity.name, err: error }, "expired rows could not be removed");
			}
		}
	};
	if (expiring.length === 0) return () => {};
	const timer = setInterval(() => void sweep(), everyMs).unref();
	void sweep();
	return () => clearInterval(timer);
}

import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Store } from "@metabuilder/dbal-server";
import type { Logger } from "pino";

/** How often rows whose time has passed are removed, in ms. Nobody sees them meanwhile. */
const everyMs = 10 * 60 * 1000;

/** Removes the rows of entities with a time to live once their time has passed. Returns what stops it. */
export function startExpiry(model: ModelDescriptor, store: Store, now: () => Date, log: Logger): () => void {
	const expiring = model.entities.flatMap((entity) => (entity.ttl === undefined ? [] : [{ entity, field: entity.ttl }]));
	const sweep = async () => {
		for (const { entity, field } of expiring) {
			try {
				const removed = await store.delete(entity, { kind: "compare", field, operator: "lte", value: now() });
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

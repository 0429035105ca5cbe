import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Store } from "@metabuilder/dbal-server";

/** About how many rows entities have, for what queries are taken to cost. */
export interface TableSizes {
	rowsOf(entity: string): number;
	close(): void;
}

/** How often rows are counted, in ms, and how long a count may take. */
const everyMs = 5 * 60_000;
const countMs = 2_000;
/** Of a table that can't be counted in that time. */
const many = 10_000_000;

/** Counts now and then, one entity after the other. Until an entity was counted it is taken to be small. */
export function watchTableSizes(model: ModelDescriptor, store: Store): TableSizes {
	const sizes = new Map<string, number>();
	const ending = new AbortController();
	const count = async () => {
		for (const entity of model.entities) {
			if (ending.signal.aborted) return;
			const signal = AbortSignal.any([AbortSignal.timeout(countMs), ending.signal]);
			try {
				sizes.set(entity.name, await store.count(entity, { kind: "constant", value: true }, { signal }));
			} catch {
				// One that failed for another reason fails the calls too.
				if (signal.aborted) sizes.set(entity.name, many);
			}
		}
	};
	void count();
	const timer = setInterval(() => void count(), everyMs).unref();
	return {
		rowsOf: (entity) => sizes.get(entity) ?? 0,
		close: () => {
			clearInterval(timer);
			ending.abort();
		},
	};
}

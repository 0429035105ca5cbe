import type { Adapter } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import type { DaemonConfig } from "../config.js";
import { createObservation, type Observation } from "./call-observer.js";
import { createMetrics, type MetricSources, type Metrics } from "./metrics.js";
import { slowStatements } from "./slow-statements.js";
import { createTracing } from "./tracing.js";

/** All that the configuration asks to be observed. */
export interface Observers {
	readonly observation: Observation;
	/** Present where somebody may ask for them. */
	readonly metrics?: Metrics;
	close(): Promise<void>;
}

/** Nothing that isn't configured is loaded. */
export async function openObservers(
	config: DaemonConfig,
	log: Logger,
	sources: MetricSources,
	adapter: () => Adapter | undefined,
): Promise<Observers> {
	const { slowCallMs } = config.logging;
	const metrics = config.server.admin && (await createMetrics(sources));
	const tracing = config.telemetry && (await createTracing(config.telemetry));
	const slow = slowCallMs === undefined ? undefined : slowStatements(slowCallMs, log, adapter);
	return {
		observation: createObservation([metrics?.observer, tracing?.observer, slow].flatMap((observer) => observer ?? [])),
		...(metrics ? { metrics } : {}),
		close: async () => {
			metrics?.close();
			// A collector that is gone must not hold up the end.
			await tracing?.close().catch((error: unknown) => log.warn({ err: error }, "the last traces were not sent"));
		},
	};
}

import type { Registry } from "prom-client";
import type { Observer } from "./call-observer.js";

/** What is read when somebody asks, rather than counted. */
export interface MetricSources {
	readonly callsRunning: () => number;
	readonly connections: () => number;
	readonly channels: () => number;
	readonly ready: () => boolean;
	/** Of the database: connections, those idle, and work that waits for one. Absent where the adapter tells none. */
	readonly databaseLoad: () => { readonly connections: number; readonly idle: number; readonly waiting: number } | undefined;
}

export interface Metrics {
	readonly observer: Observer;
	/** In Prometheus's text format. */
	text(): Promise<string>;
	readonly contentType: string;
	close(): void;
}

/** From half a millisecond to the longest that a call may take. */
const seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts calls and statements. The library is loaded only where somebody asks for metrics. */
export async function createMetrics(sources: MetricSources): Promise<Metrics> {
	const prom = await import("prom-client");
	const register: Registry = new prom.Registry();
	prom.collectDefaultMetrics({ register });
	const registers = [register];
	const calls = new prom.Counter({
		name: "dbal_calls_total",
		help: "Calls that ended, by operation and code",
		labelNames: ["operation", "code", "transport"],
		registers,
	});
	const durations = new prom.Histogram({
		name: "dbal_call_duration_seconds",
		help: "Time from a call's arrival to its answer",
		labelNames: ["operation"],
		buckets: seconds,
		registers,
	});
	const limited = new prom.Counter({
		name: "dbal_limits_hit_total",
		help: "Calls refused by a limit, by the limit",
		labelNames: ["limit"],
		registers,
	});
	const audited = new prom.Histogram({
		name: "dbal_audit_lag_seconds",
		help: "Time that a call's audit line took to be written",
		buckets: seconds,
		registers,
	});
	const statements = new prom.Histogram({
		name: "dbal_statement_duration_seconds",
		help: "Time of a statement, from the driver to its answer",
		buckets: seconds,
		registers,
	});
	const gauge = (name: string, help: string, read: () => number) =>
		new prom.Gauge({
			name,
			help,
			registers,
			collect() {
				this.set(read());
			},
		});
	gauge("dbal_ready", "1 while calls are taken", () => Number(sources.ready()));
	gauge("dbal_calls_running", "Calls in flight", sources.callsRunning);
	gauge("dbal_connections", "Open connections on the port", sources.connections);
	gauge("dbal_channels", "Open channels: WebSockets and framed streams", sources.channels);
	new prom.Gauge({
		name: "dbal_database_load",
		help: "Connections to the database, and work that waits for one",
		labelNames: ["state"],
		registers,
		collect() {
			const load = sources.databaseLoad();
			if (load) for (const [state, value] of Object.entries(load)) this.set({ state }, value);
		},
	});
	return {
		observer: {
			ended: ({ entity, operation, transport }, { code, reason, durationMs, auditMs }) => {
				// What the caller made up is no label: there would be no end of them.
				const name = entity === "" ? (operation === "authenticate" ? operation : "unknown") : `${entity}.${operation}`;
				calls.inc({ operation: name, code, transport });
				durations.observe({ operation: name }, durationMs / 1_000);
				audited.observe(auditMs / 1_000);
				if (code === "RATE_LIMIT_EXCEEDED") limited.inc({ limit: reason ?? "rate" });
			},
			statement: ({ durationMs }) => statements.observe(durationMs / 1_000),
		},
		text: () => register.metrics(),
		contentType: register.contentType,
		close: () => register.clear(),
	};
}

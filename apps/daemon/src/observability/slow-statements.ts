import type { Adapter } from "@metabuilder/dbal-server";
import type { Logger } from "pino";
import type { Observer } from "./call-observer.js";

/** Shapes whose plan is remembered, and logged once. */
const maxPlans = 500;

/** Logs statements that take longer than a threshold: text, rows, time, and the plan where the database tells one. Values are in none of them. */
export function slowStatements(thresholdMs: number, log: Logger, adapter: () => Adapter | undefined): Observer {
	const plans = new Map<string, Promise<string | undefined>>();

	const planOf = (text: string): Promise<string | undefined> => {
		let plan = plans.get(text);
		if (!plan) {
			const [oldest] = plans.keys();
			if (plans.size >= maxPlans && oldest !== undefined) plans.delete(oldest);
			plan = explain(adapter()?.sql, text).catch(() => undefined);
			plans.set(text, plan);
		}
		return plan;
	};

	return {
		statement: ({ text, durationMs, rows }, call) => {
			if (durationMs < thresholdMs || text.startsWith("EXPLAIN ")) return;
			const duration_ms = Math.round(durationMs * 1_000) / 1_000;
			void planOf(text).then((plan) =>
				log.warn(
					{
						...(call && { id: call.id, entity: call.entity, operation: call.operation }),
						statement: text,
						duration_ms,
						...(rows === undefined ? {} : { rows }),
						...(plan === undefined ? {} : { plan }),
					},
					"slow statement",
				),
			);
		},
	};
}

/** A statement's plan without its values: a generic one on PostgreSQL (16 and later). */
async function explain(session: Adapter["sql"], text: string): Promise<string | undefined> {
	if (!session || !/^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text)) return undefined;
	switch (session.dialect) {
		case "sqlite": {
			const rows = await session.query(`EXPLAIN QUERY PLAN ${text}`, Array((text.match(/\?/g) ?? []).length).fill(null));
			return rows.map(({ detail }) => String(detail)).join("; ");
		}
		case "postgresql": {
			const rows = await session.query(`EXPLAIN (GENERIC_PLAN, COSTS OFF) ${text}`, []);
			return rows.map((row) => String(row["QUERY PLAN"])).join("; ");
		}
		default:
			return session.dialect satisfies never;
	}
}

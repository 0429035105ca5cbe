import type { Adapter } from "@metabuilder/dbal-server";
import type { Logger } from "pino";

export interface DatabaseWatch {
	/** False from the first failed look until one succeeds. */
	readonly reachable: boolean;
	stop(): void;
}

/** How often the database is looked at, and how long a look may take, in ms. */
const everyMs = 2_000;
const timeoutMs = 1_500;

/** Asks the database every two seconds if it is there, so that a load balancer learns of it before callers do. */
export function watchDatabase(adapter: Adapter, log: Logger): DatabaseWatch {
	let reachable = true;
	let looking = false;
	const look = async () => {
		if (looking) return;
		looking = true;
		try {
			await adapter.ping({ signal: AbortSignal.timeout(timeoutMs) });
			if (!reachable) log.info("the database answers again");
			reachable = true;
		} catch (error) {
			if (reachable) log.error({ err: error }, "the database does not answer: not ready");
			reachable = false;
		} finally {
			looking = false;
		}
	};
	const timer = setInterval(() => void look(), everyMs).unref();
	return {
		get reachable() {
			return reachable;
		},
		stop: () => clearInterval(timer),
	};
}

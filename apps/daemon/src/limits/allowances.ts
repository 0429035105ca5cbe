import { DBALError } from "@metabuilder/dbal/contract";
import type { Allowance, LimitsConfig } from "../security-config.js";
import { countedAddress } from "./counted-name.js";
import type { Caller } from "./rate-limit.js";
import { createWindows, type Window } from "./windows.js";

/** What all calls together, those of an address and those of a principal may cost. */
export interface Allowances {
	/** Credentials came, of somebody who may be anybody yet: their address pays. RATE_LIMIT_EXCEEDED when there is nothing left. */
	arrive(address: string): void;
	/** RATE_LIMIT_EXCEEDED, with the time to wait, when one of them has not that much left; then nothing is spent. */
	spend(caller: Caller, cost: number): void;
	close(): void;
}

/** Counts of several daemons together. */
export interface SharedCounts {
	/** Adds to a name's count and tells what all daemons have spent, and for how long it counts. */
	add(kind: Kind, name: string, cost: number): Promise<{ readonly spent: number; readonly leftMs: number }>;
}

export type Kind = "principal" | "address" | "global";

/** How often counts are shared, in ms: for so long each daemon knows only what it spent itself. */
const shareEveryMs = 100;

const noWords: Readonly<Record<Kind, string>> = {
	principal: "You have asked for too much at once. Try again later.",
	address: "Too much is asked for from your address. Try again later.",
	global: "The daemon has more to do than it may. Try again later.",
};

export interface AllowancesOptions {
	readonly limits: Pick<LimitsConfig, Kind>;
	/** In ms. */
	readonly now: () => number;
	readonly shared?: SharedCounts;
}

/** Counts here, at once; where they are shared, what other daemons counted is added with a short delay. No call waits for it. */
export function createAllowances({ limits, now, shared }: AllowancesOptions): Allowances {
	const windows = createWindows(now);
	/** Spent here since the last time it was shared. */
	const unshared = new Map<string, { readonly kind: Kind; readonly name: string; readonly window: Window; cost: number }>();

	const entriesOf = (names: readonly (readonly [Kind, string])[]) =>
		names.flatMap(([kind, name]) => {
			const allowance = limits[kind];
			return allowance ? [{ kind, name, allowance, window: windows.of(`${kind}|${name}`, allowance.windowMs) }] : [];
		});

	const spend = (names: readonly (readonly [Kind, string])[], cost: number) => {
		if (cost <= 0) return;
		const entries = entriesOf(names);
		const full = entries.find(({ window, allowance }) => window.spent + least(cost, allowance) > allowance.cost);
		if (full) {
			const retryAfterMs = Math.max(1, Math.ceil(full.window.endsAt - now()));
			throw new DBALError("RATE_LIMIT_EXCEEDED", noWords[full.kind], { retryAfterMs });
		}
		for (const { kind, name, window } of entries) {
			window.spent += cost;
			if (!shared) continue;
			const key = `${kind}|${name}`;
			const pending = unshared.get(key);
			if (pending?.window === window) pending.cost += cost;
			else unshared.set(key, { kind, name, window, cost });
		}
	};

	const share = async (counts: SharedCounts) => {
		const batch = [...unshared.values()];
		unshared.clear();
		await Promise.all(
			batch.map(async ({ kind, name, window, cost }) => {
				try {
					const before = window.spent;
					const { spent, leftMs } = await counts.add(kind, name, cost);
					// What was spent here meanwhile is on top.
					window.spent = spent + (window.spent - before);
					window.endsAt = now() + leftMs;
				} catch {
					// Each daemon counts alone until the store is back; the store says so itself.
				}
			}),
		);
	};
	const timer = shared && setInterval(() => void share(shared), shareEveryMs).unref();

	return {
		arrive: (address) => spend([["address", countedAddress(address)]], 1),
		spend: ({ principalId, address }, cost) =>
			spend(
				[
					["global", ""],
					["address", countedAddress(address)],
					// Those who are not signed in share a name and nothing else: their addresses tell them apart.
					...(principalId === "anonymous" ? [] : [["principal", principalId] as const]),
				],
				cost,
			),
		close: () => clearInterval(timer),
	};
}

/** One call may cost more than all that is allowed: then it takes a window of its own. */
function least(cost: number, allowance: Allowance): number {
	return Math.min(cost, allowance.cost);
}

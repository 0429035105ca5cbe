import { median, percentile, type Slice, slice } from "./measure.js";
import { type Contestant, type OperationName, operations, type Run } from "./operation.js";
import type { Row } from "./row.js";
import { difference } from "./same.js";

export interface ContestOptions {
	readonly rounds: number;
	/** What one contestant has in one round, about. */
	readonly sliceMs: number;
	readonly concurrency: readonly number[] | undefined;
	readonly say: (line: string) => void;
}

/** What must be equal is compared for these calls before anything is timed. */
const compared = [0, 1, 7, 42] as const;

/** Measures one operation: rounds in which every contestant has its turn, in an order that turns with the round. */
export async function measureOperation(
	database: Row["database"],
	contestants: readonly Contestant[],
	operation: OperationName,
	options: ContestOptions,
): Promise<readonly Row[]> {
	const able = contestants.flatMap((contestant) => {
		const run = contestant.runs[operation];
		return run ? [{ contestant, run }] : [];
	});
	const [baseline] = able;
	if (baseline?.contestant.path !== "prisma") throw new Error("Prisma is the baseline and can't be left out");
	if (operations[operation].effect === "read") await requireSame(operation, able);

	const rows: Row[] = [];
	let next = 1_000;
	for (const inFlight of operations[operation].concurrency.filter((each) => options.concurrency?.includes(each) ?? true)) {
		options.say(`${database}: ${operations[operation].title}, ${inFlight} in flight`);
		const sized: { readonly contestant: Contestant; readonly run: Run; readonly calls: number; readonly slices: Slice[] }[] = [];
		for (const { contestant, run } of able) {
			const calls = await calibrate(contestant, run, inFlight, options.sliceMs, () => (next += 1_000));
			sized.push({ contestant, run, calls, slices: [] });
		}
		for (let round = 0; round < options.rounds; round++) {
			for (let turn = 0; turn < sized.length; turn++) {
				const each = sized[(turn + round) % sized.length];
				if (!each) continue;
				next += each.calls + 1_000;
				each.slices.push(await slice(each.contestant, each.run, each.calls, inFlight, next));
			}
		}
		const [prisma] = sized;
		if (!prisma) continue;
		for (const { contestant, slices } of sized) rows.push(rowOf(database, operation, contestant.path, inFlight, slices, prisma.slices));
	}
	return rows;
}

/** Warm, and how many calls fill a slice: at least one for each lane, at most 20,000. */
async function calibrate(contestant: Contestant, run: Run, inFlight: number, sliceMs: number, from: () => number): Promise<number> {
	let calls = Math.max(inFlight, 4);
	for (;;) {
		const { elapsedMs } = await slice(contestant, run, calls, inFlight, from());
		if (elapsedMs > sliceMs / 3) return Math.min(20_000, Math.max(inFlight, 4, Math.round((calls * sliceMs) / elapsedMs)));
		if (calls >= 20_000) return calls;
		calls *= 3;
	}
}

function rowOf(
	database: Row["database"],
	operation: string,
	path: string,
	concurrency: number,
	slices: readonly Slice[],
	baseline: readonly Slice[],
): Row {
	const sorted = (each: Slice) => each.latencies.slice().sort();
	const all = Float64Array.from(slices.flatMap(({ latencies }) => [...latencies])).sort();
	const rate = ({ latencies, elapsedMs }: Slice) => (latencies.length / elapsedMs) * 1_000;
	const pairs = slices.map((mine, round) => ({ mine, theirs: baseline[round] ?? mine }));
	const ratios = (of: (each: Slice) => number) => pairs.map(({ mine, theirs }) => of(mine) / of(theirs));
	const p50s = ratios((each) => percentile(sorted(each), 0.5));
	const calls = slices.reduce((sum, { latencies }) => sum + latencies.length, 0);
	return {
		database,
		operation,
		path,
		concurrency,
		p50Ms: percentile(all, 0.5),
		p99Ms: percentile(all, 0.99),
		callsPerSecond: median(slices.map(rate)),
		cpuSecondsPer1000: (slices.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) / calls) * 1_000,
		ratioP50: median(p50s),
		ratioP99: median(ratios((each) => percentile(sorted(each), 0.99))),
		ratioThroughput: median(ratios(rate)),
		spreadP50: [Math.min(...p50s), Math.max(...p50s)],
	};
}

async function requireSame(
	operation: OperationName,
	able: readonly { readonly contestant: Contestant; readonly run: Run }[],
): Promise<void> {
	const [prisma, ...others] = able;
	for (const n of compared) {
		const expected = await prisma?.run(n);
		for (const { contestant, run } of others) {
			const differs = difference(expected, await run(n));
			if (differs !== undefined) throw new Error(`${contestant.path} gives something else than Prisma for ${operation} (${n}): ${differs}`);
		}
	}
}

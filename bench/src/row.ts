/** One figure of the report: `npm run bench -- --json FILE` writes `{ machine, versions, rows }`. */
export interface Row {
	readonly database: "sqlite" | "postgresql";
	readonly operation: string;
	readonly path: string;
	/** Calls in flight. */
	readonly concurrency: number;
	readonly p50Ms: number;
	readonly p99Ms: number;
	readonly callsPerSecond: number;
	/** Of this process and the contestant's own. */
	readonly cpuSecondsPer1000: number;
	/** To `prisma` of the same row: medians of the ratios of each round. */
	readonly ratioP50: number;
	readonly ratioP99: number;
	readonly ratioThroughput: number;
	/** Rounds' p50 ratios from the least to the greatest: the noise. */
	readonly spreadP50: readonly [number, number];
}

export interface BenchReport {
	readonly machine: { readonly cpu: string; readonly cores: number; readonly memoryGb: number; readonly platform: string };
	readonly versions: Readonly<Record<string, string>>;
	readonly durability: Readonly<Record<string, string>>;
	readonly peakMemoryMb: Readonly<Record<string, number>>;
	readonly rows: readonly Row[];
}

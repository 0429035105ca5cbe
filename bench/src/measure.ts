import { readFileSync } from "node:fs";
import type { Contestant, Run } from "./operation.js";

/** One contestant in one round: latencies in ms, and what the round took. */
export interface Slice {
	readonly latencies: Float64Array;
	readonly elapsedMs: number;
	readonly cpuSeconds: number;
}

/** Runs so many calls with so many in flight. `from` numbers them. */
export async function slice(contestant: Contestant, run: Run, calls: number, inFlight: number, from: number): Promise<Slice> {
	const latencies = new Float64Array(calls);
	let next = 0;
	const cpuBefore = cpuSeconds(contestant.pids);
	const began = performance.now();
	const lane = async () => {
		for (let index = next++; index < calls; index = next++) {
			const start = performance.now();
			await run(from + index);
			latencies[index] = performance.now() - start;
		}
	};
	await Promise.all(Array.from({ length: Math.min(inFlight, calls) }, lane));
	return { latencies, elapsedMs: performance.now() - began, cpuSeconds: cpuSeconds(contestant.pids) - cpuBefore };
}

export function percentile(sorted: Float64Array, share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
	return percentile(Float64Array.from(values).sort(), 0.5);
}

/** Of this process and the contestant's own ones. Linux tells of others; elsewhere this process alone is counted. */
function cpuSeconds(pids: readonly number[]): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6 + pids.reduce((sum, pid) => sum + processSeconds(pid), 0);
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: utime and stime, in ticks of 10 ms. */
function processSeconds(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
			.replace(/^.*\) /, "")
			.split(" ");
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return 0;
	}
}

/** The most that a process had in memory, in MB; this one's own where no pid is given. */
export function peakMemoryMb(pid: number | undefined): number {
	if (pid === undefined) return process.resourceUsage().maxRSS / 1024;
	try {
		return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
	} catch {
		return Number.NaN;
	}
}

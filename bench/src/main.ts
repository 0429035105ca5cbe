// The benchmark. Contestants take turns in one run, on the same database and data; only ratios are worth quoting.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, totalmem } from "node:os";
import { dirname } from "node:path";
import { measureOperation } from "./contest.js";
import { openContest } from "./contestants/open.js";
import { openDatabase } from "./database.js";
import { fullSizes, quickSizes } from "./dataset.js";
import { peakMemoryMb } from "./measure.js";
import { type BenchOptions, help, readOptions } from "./options.js";
import { comparison, svg, tables } from "./report.js";
import type { BenchReport, Row } from "./row.js";

process.exit(await main(process.argv.slice(2)));

async function main(args: readonly string[]): Promise<number> {
	let options: BenchOptions | undefined;
	try {
		options = readOptions(args);
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}\n`);
		return 2;
	}
	if (!options) {
		process.stdout.write(`${help}\n`);
		return 0;
	}
	// Node 20 has no WebSocket of its own; the client takes the platform's.
	if (!("WebSocket" in globalThis)) Object.assign(globalThis, { WebSocket: (await import("ws")).WebSocket });
	const report = await measure(options);
	process.stdout.write(`${tables(report)}\n`);
	if (options.json !== undefined) write(options.json, `${JSON.stringify(report, undefined, "\t")}\n`);
	if (options.svg !== undefined) write(options.svg, svg(report));
	if (options.compare !== undefined)
		process.stdout.write(
			`\nSince ${options.compare}:\n${comparison(JSON.parse(readFileSync(options.compare, "utf8")) as BenchReport, report)}\n`,
		);
	return 0;
}

async function measure(options: BenchOptions): Promise<BenchReport> {
	const rows: Row[] = [];
	const durability: Record<string, string> = {};
	const peaks: Record<string, number> = {};
	for (const kind of options.databases) {
		say(`filling ${kind}`);
		const database = await openDatabase(kind, options.quick ? quickSizes : fullSizes);
		durability[kind] = database.durability;
		try {
			const contest = await openContest(database, options.paths, say);
			try {
				for (const operation of options.operations)
					rows.push(...(await measureOperation(kind, contest.contestants, operation, { ...options, say })));
				for (const { path, pids } of contest.contestants) for (const pid of pids) peaks[`${kind} ${path}`] = peakMemoryMb(pid);
				peaks[`${kind} this process`] = peakMemoryMb(undefined);
			} finally {
				await contest.close();
			}
		} finally {
			await database.close();
		}
	}
	return { machine: machine(), versions: versions(), durability, peakMemoryMb: peaks, rows };
}

function say(line: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
	else process.stderr.write(`${line}\n`);
}

function machine(): BenchReport["machine"] {
	const all = cpus();
	return {
		cpu: all[0]?.model ?? "unknown",
		cores: all.length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		platform: `${process.platform} ${process.arch}`,
	};
}

function versions(): Record<string, string> {
	const require = createRequire(import.meta.url);
	const versionOf = (name: string): string => {
		for (const paths of require.resolve.paths(name) ?? []) {
			try {
				return (JSON.parse(readFileSync(`${paths}/${name}/package.json`, "utf8")) as { readonly version: string }).version;
			} catch {
				// Not in this folder.
			}
		}
		return "unknown";
	};
	const names = ["@prisma/client", "libsql", "pg", "@grpc/grpc-js", "ws", "@trpc/server", "fastify"];
	return { node: process.versions.node, ...Object.fromEntries(names.map((name) => [name, versionOf(name)])) };
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

import type { BenchReport, Row } from "./row.js";

/** Tables for the terminal: a line for each operation and number in flight, a column for each path. */
export function tables(report: BenchReport): string {
	const out: string[] = [];
	for (const database of ["sqlite", "postgresql"] as const) {
		const rows = report.rows.filter((row) => row.database === database);
		if (rows.length === 0) continue;
		const paths = [...new Set(rows.map(({ path }) => path))].filter((path) => path !== "prisma");
		const section = (title: string, wanted: (row: Row) => boolean, figure: (row: Row) => number, unit: string) => {
			const lines = group(rows.filter(wanted));
			if (lines.length === 0) return;
			out.push("", `${database}: ${title}`);
			out.push(table([["", `prisma ${unit}`, ...paths], ...lines.map((line) => cells(line, paths, figure, unit))]));
		};
		section(
			"p50 to direct Prisma, one call at a time (below 1 is faster)",
			({ concurrency }) => concurrency === 1,
			(row) => row.ratioP50,
			"ms",
		);
		section(
			"p99 to direct Prisma, one call at a time",
			({ concurrency }) => concurrency === 1,
			(row) => row.ratioP99,
			"ms",
		);
		section(
			"calls per second to direct Prisma (above 1 is faster)",
			({ concurrency }) => concurrency > 1,
			(row) => row.ratioThroughput,
			"/s",
		);
	}
	const { machine, versions, durability, peakMemoryMb } = report;
	out.push("", `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}`);
	out.push(
		Object.entries(versions)
			.map(([name, version]) => `${name} ${version}`)
			.join(", "),
	);
	for (const [database, words] of Object.entries(durability)) out.push(`${database}: ${words}`);
	out.push(
		`peak memory: ${Object.entries(peakMemoryMb)
			.map(([name, mb]) => `${name} ${mb.toFixed(0)} MB`)
			.join(", ")}`,
	);
	return out.join("\n");
}

function group(rows: readonly Row[]): readonly (readonly Row[])[] {
	const by = new Map<string, Row[]>();
	for (const row of rows) {
		const key = `${row.operation} ${row.concurrency}`;
		by.set(key, [...(by.get(key) ?? []), row]);
	}
	return [...by.values()];
}

function cells(line: readonly Row[], paths: readonly string[], figure: (row: Row) => number, unit: string): readonly string[] {
	const [first] = line;
	const prisma = line.find(({ path }) => path === "prisma");
	const label = first ? `${first.operation}${first.concurrency > 1 ? `, ${first.concurrency} in flight` : ""}` : "";
	const absolute = prisma ? (unit === "ms" ? prisma.p50Ms.toFixed(3) : prisma.callsPerSecond.toFixed(0)) : "";
	return [
		label,
		absolute,
		...paths.map((path) => line.find((row) => row.path === path)).map((row) => (row ? figure(row).toFixed(2) : "-")),
	];
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows
		.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "))
		.join("\n");
}

/** What got slower or faster since an earlier run, beyond the spread of both. */
export function comparison(before: BenchReport, after: BenchReport): string {
	const lines: string[] = [];
	for (const row of after.rows) {
		const old = before.rows.find(
			(each) =>
				each.database === row.database &&
				each.operation === row.operation &&
				each.path === row.path &&
				each.concurrency === row.concurrency,
		);
		if (!old || row.path === "prisma") continue;
		const change = row.ratioP50 / old.ratioP50;
		const isSlower = row.spreadP50[0] > old.spreadP50[1];
		const isFaster = row.spreadP50[1] < old.spreadP50[0];
		if (!isSlower && !isFaster) continue;
		const what = `${row.database} ${row.operation} ${row.path}, ${row.concurrency} in flight`;
		lines.push(
			`${isSlower ? "slower" : "faster"}  ${what}: ${old.ratioP50.toFixed(2)} → ${row.ratioP50.toFixed(2)} (× ${change.toFixed(2)})`,
		);
	}
	return lines.length === 0 ? "Nothing changed beyond the noise." : lines.sort().reverse().join("\n");
}

/** The p50 ratios of one call at a time as bars on a logarithmic scale; the line is direct Prisma. */
export function svg(report: BenchReport): string {
	const rows = report.rows.filter(({ concurrency, path }) => concurrency === 1 && path !== "prisma");
	const groups = group(rows);
	const barHeight = 11;
	const left = 250;
	const width = 820;
	const scale = (ratio: number) => left + ((Math.log2(Math.min(8, Math.max(1 / 32, ratio))) + 5) / 8) * (width - left - 60);
	const parts: string[] = [];
	let y = 34;
	for (const line of groups) {
		const [first] = line;
		if (!first) continue;
		parts.push(
			`<text x="${left - 10}" y="${y + (line.length * barHeight) / 2 + 4}" text-anchor="end">${first.database}: ${first.operation}</text>`,
		);
		for (const row of line) {
			const end = scale(row.ratioP50);
			const one = scale(1);
			parts.push(
				`<rect x="${Math.min(end, one).toFixed(1)}" y="${y}" width="${Math.max(1, Math.abs(end - one)).toFixed(1)}" height="${barHeight - 2}" class="${row.ratioP50 <= 1 ? "faster" : "slower"}"><title>${row.path} ${row.ratioP50.toFixed(2)}</title></rect>`,
				`<text x="${(row.ratioP50 <= 1 ? Math.min(end, one) - 4 : end + 4).toFixed(1)}" y="${y + barHeight - 3}" class="small" text-anchor="${row.ratioP50 <= 1 ? "end" : "start"}">${row.path} ${row.ratioP50.toFixed(2)}</text>`,
			);
			y += barHeight;
		}
		y += 8;
	}
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 10}" font-family="system-ui, sans-serif" font-size="12">
<style>text{fill:#24292f}.small{font-size:9px;fill:#57606a}.faster{fill:#2da44e}.slower{fill:#bf8700}line{stroke:#24292f}@media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#8b949e}line{stroke:#e6edf3}}</style>
<text x="${left}" y="16">p50 to direct Prisma, one call at a time: left of the line is faster</text>
<line x1="${scale(1)}" x2="${scale(1)}" y1="24" y2="${y}"/>
${parts.join("\n")}
</svg>
`;
}

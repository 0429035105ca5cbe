import type { CaseResult, Report } from "./report.js";

const mostFailures = 50;

/** Target × passed, failed, unsupported; then the failures. The last line reads `N passed, N failed`. */
export function matrixReport(report: Report): string {
	const header = ["target", "passed", "failed", "unsupported", "seconds"];
	const lines = report.targets.map((target) => [
		target.name,
		String(target.passed),
		String(target.failed),
		String(target.unsupported),
		(target.durationMs / 1_000).toFixed(1),
	]);
	const sum = (key: "passed" | "failed"): number => report.targets.reduce((total, target) => total + target[key], 0);
	return [
		...table([header, ...lines]),
		"",
		...report.targets.flatMap((target) => failures(target.name, target.cases)),
		`${sum("passed")} passed, ${sum("failed")} failed`,
		"",
	].join("\n");
}

function failures(target: string, cases: readonly CaseResult[]): readonly string[] {
	const failed = cases.filter((result) => result.status === "failed");
	const lines = failed
		.slice(0, mostFailures)
		.flatMap((result) => [`FAILED ${target} ${result.suite} ${result.id}`, indent(result.message ?? ""), ""]);
	return failed.length > mostFailures ? [...lines, `… and ${failed.length - mostFailures} more of ${target}`, ""] : lines;
}

function indent(text: string): string {
	return text
		.split("\n")
		.map((line) => `    ${line}`)
		.join("\n");
}

/** Columns as wide as their widest cell, the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map((row) =>
		row
			.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
			.join("  ")
			.trimEnd(),
	);
}

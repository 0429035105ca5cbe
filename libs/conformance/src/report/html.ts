import { escapeXml } from "./junit.js";
import type { CaseResult, CaseStatus, Report } from "./report.js";

const colours: Readonly<Record<CaseStatus, string>> = { passed: "#1a7f37", failed: "#cf222e", unsupported: "#6e7781" };

/** One page without scripts or links: a matrix of suites × targets, then every failure and what is unsupported. */
export function htmlReport(report: Report): string {
	const suites = [...new Set(report.targets.flatMap((target) => target.cases.map((result) => result.suite)))];
	const head = row("th", ["suite", ...report.targets.map((target) => target.name)].map(escapeXml));
	const body = suites.map((suite) => row("td", [escapeXml(suite), ...report.targets.map((target) => cell(target.cases, suite))]));
	const total = row("td", ["<b>all</b>", ...report.targets.map((target) => counts(target.cases))]);
	const details = report.targets.flatMap((target) =>
		target.cases.filter((result) => result.status !== "passed").map((result) => detail(target.name, result)),
	);
	return [
		"<!doctype html>",
		'<html lang="en"><meta charset="utf-8"><title>DBAL conformance</title>',
		"<style>body{font:14px system-ui;margin:2em}table{border-collapse:collapse}td,th{border:1px solid #d0d7de;padding:.3em .6em;text-align:left}pre{white-space:pre-wrap}</style>",
		"<h1>DBAL conformance</h1>",
		`<table>${head}${body.join("")}${total}</table>`,
		...details,
		"</html>",
		"",
	].join("\n");
}

function row(tag: "th" | "td", cells: readonly string[]): string {
	return `<tr>${cells.map((content) => `<${tag}>${content}</${tag}>`).join("")}</tr>`;
}

function cell(cases: readonly CaseResult[], suite: string): string {
	return counts(cases.filter((result) => result.suite === suite));
}

function counts(cases: readonly CaseResult[]): string {
	return (["passed", "failed", "unsupported"] as const)
		.map((status) => ({ status, count: cases.filter((result) => result.status === status).length }))
		.filter(({ count }) => count > 0)
		.map(({ status, count }) => `<span style="color:${colours[status]}">${count} ${status}</span>`)
		.join(", ");
}

function detail(target: string, result: CaseResult): string {
	const title = escapeXml(`${result.status} · ${target} · ${result.suite} · ${result.id}`);
	return `<details><summary style="color:${colours[result.status]}">${title}</summary><pre>${escapeXml(result.message ?? "")}</pre></details>`;
}

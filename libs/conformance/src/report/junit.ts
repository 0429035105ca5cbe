import type { CaseResult, Report } from "./report.js";

/** JUnit XML: one `testsuite` for each target, `classname` is the suite. */
export function junitReport(report: Report): string {
	const suites = report.targets.map((target) => {
		const counts = `tests="${target.cases.length}" failures="${target.failed}" errors="0" skipped="${target.unsupported}"`;
		const head = `\t<testsuite name="${escapeXml(target.name)}" ${counts} time="${target.durationMs / 1_000}">`;
		return [head, ...target.cases.map((result) => testCase(target.name, result)), "\t</testsuite>"].join("\n");
	});
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dbal-conformance">\n${suites.join("\n")}\n</testsuites>\n`;
}

function testCase(target: string, result: CaseResult): string {
	const head = `\t\t<testcase classname="${escapeXml(`${target}.${result.suite}`)}" name="${escapeXml(result.id)}" time="${(result.durationMs ?? 0) / 1_000}"`;
	const message = escapeXml(result.message ?? "");
	const firstLine = escapeXml((result.message ?? "").split("\n")[0] ?? "");
	switch (result.status) {
		case "passed":
			return `${head}/>`;
		case "failed":
			// Many readers show the attribute in one line, and the text as it is.
			return `${head}><failure message="${firstLine}">${message}</failure></testcase>`;
		case "unsupported":
			return `${head}><skipped message="${message}"/></testcase>`;
		default:
			return result.status satisfies never;
	}
}

/** Text as XML and HTML content or attribute. Characters that XML 1.0 can't hold at all become U+FFFD. */
export function escapeXml(text: string): string {
	return text
		.replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`)
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

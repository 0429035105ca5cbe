import { extname } from "node:path";
import { htmlReport } from "./html.js";
import { junitReport } from "./junit.js";
import type { CaseResult, Report } from "./report.js";

const formats: Readonly<Record<string, (report: Report) => string>> = {
	// Without `durationMs` of each case: the shape is promised to whoever reads it.
	".json": (report) => `${JSON.stringify(report, (key, value) => (key === "cases" ? value.map(bare) : value), "\t")}\n`,
	".xml": junitReport,
	".html": htmlReport,
};

/** Endings that a report's file may have. */
export const reportEndings = Object.keys(formats);

/** The text of a report by its file's ending, or undefined for an ending that no format has. */
export function reportText(file: string, report: Report): string | undefined {
	return formats[extname(file).toLowerCase()]?.(report);
}

function bare({ durationMs: _, ...result }: CaseResult): Omit<CaseResult, "durationMs"> {
	return result;
}

import { extname } from "node:path";
import { htmlReport } from "./html.js";
import { junitReport } from "./junit.js";
import type { Report } from "./report.js";

const formats: Readonly<Record<string, (report: Report) => string>> = {
	".json": (report) => `${JSON.stringify(report, undefined, "\t")}\n`,
	".xml": junitReport,
	".html": htmlReport,
};

/** Endings that a report's file may have. */
export const reportEndings = Object.keys(formats);

/** The text of a report by its file's ending, or undefined for an ending that no format has. */
export function reportText(file: string, report: Report): string | undefined {
	return formats[extname(file).toLowerCase()]?.(report);
}

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matrixReport } from "./matrix.js";
import { isGreen, type Report, targetResult } from "./report.js";
import { reportText } from "./write-report.js";

const report: Report = {
	targets: [
		targetResult(
			"one",
			[
				{ id: "x", suite: "a", status: "passed", durationMs: 12 },
				{ id: "y <&\"'>", suite: "a", status: "failed", message: "expected 1,\ngot \u0000\ud800 ]]> 2" },
			],
			1_234.5,
		),
		targetResult("another", [{ id: "x", suite: "b", status: "unsupported", message: "lacks joins" }], 10),
	],
};

describe("reports", () => {
	test("a run is green where nothing failed and something passed", () => {
		expect(isGreen(report)).toBe(false);
		expect(isGreen({ targets: [targetResult("one", [], 0)] })).toBe(false);
		expect(isGreen({ targets: [targetResult("one", [{ id: "x", suite: "a", status: "passed" }], 0)] })).toBe(true);
	});

	test("the matrix lists failures and ends in the sum", () => {
		expect(matrixReport(report).split("\n")).toEqual([
			"target   passed  failed  unsupported  seconds",
			"one           1       1            0      1.2",
			"another       0       0            1      0.0",
			"",
			"FAILED one a y <&\"'>",
			"    expected 1,",
			"    got \u0000\ud800 ]]> 2",
			"",
			"1 passed, 1 failed",
			"",
		]);
	});

	test("the file's ending chooses the format", () => {
		expect(reportText("x.JSON", report)).toBe(reportText("/a/b.json", report));
		expect(reportText("x.txt", report)).toBeUndefined();
		expect(reportText("json", report)).toBeUndefined();
	});

	test("JSON holds every case", () => {
		const bare = { ...report.targets[0]?.cases[0] };
		delete bare.durationMs;
		const cases = [bare, ...(report.targets[0]?.cases.slice(1) ?? [])];
		expect(JSON.parse(reportText("r.json", report) ?? "")).toEqual({ targets: [{ ...report.targets[0], cases }, report.targets[1]] });
		expect(report.targets[0]).toMatchObject({ name: "one", passed: 1, failed: 1, unsupported: 0, durationMs: 1235 });
	});

	test("XML holds counts and failures, and nothing that XML can't", () => {
		const xml = reportText("r.xml", report) ?? "";
		expect(xml).toContain('<testsuite name="one" tests="2" failures="1" errors="0" skipped="0" time="1.235">');
		expect(xml).toContain('<testcase classname="one.a" name="x" time="0.012"/>');
		const failure = '<failure message="expected 1,">expected 1,&#10;got \ufffd\ufffd ]]&#62; 2</failure>';
		expect(xml).toContain(`name="y &#60;&#38;&#34;&#39;&#62;" time="0">${failure}</testcase>`);
		expect(xml).toContain('<testcase classname="another.b" name="x" time="0"><skipped message="lacks joins"/></testcase>');
	});

	test("XML is well-formed whatever cases are called and say", () => {
		const unicode = fc.string({ unit: "binary" });
		fc.assert(
			fc.property(unicode, unicode, unicode, (name, id, message) => {
				const cases = (["failed", "passed", "unsupported"] as const).map((status) => ({ id, suite: name, status, message }));
				const xml = reportText("r.xml", { targets: [targetResult(name, cases, 1)] }) ?? "";
				expect(
					xml
						.replace(/^<\?.*\?>/, "")
						.replace(/<\/?[a-z]+(?: [a-z]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*\/?>/g, "")
						.replace(/&#\d+;/g, ""),
				).not.toMatch(/[<>&]/);
				expect(xml).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
			}),
		);
	});

	test("HTML holds every suite and failure, and no script", () => {
		const html = reportText("r.html", report) ?? "";
		expect(html).toContain("<th>one</th><th>another</th>");
		expect(html).toContain("failed · one · a · y &#60;&#38;&#34;&#39;&#62;");
		expect(html).not.toContain("<script");
	});
});

import { describe, expect, test } from "vitest";
import { parseKnownFailures, withKnownFailures } from "./known-failures.js";
import { isGreen, type Report, targetResult } from "./report.js";

const report: Report = {
	targets: [
		targetResult(
			"one",
			[
				{ id: "a (x+y)", suite: "text", status: "failed", message: "got 1" },
				{ id: "b", suite: "text", status: "passed" },
			],
			1,
		),
	],
};

describe("known failures", () => {
	test("have a target, a pattern and a reason", () => {
		expect(parseKnownFailures("known.txt", "# why\n\none text/a * # its collation folds\n* text/b # slow\n")).toEqual([
			{ target: "one", pattern: "text/a *", reason: "its collation folds" },
			{ target: "*", pattern: "text/b", reason: "slow" },
		]);
		expect(parseKnownFailures("known.txt", "one text/a\none # reason\n")).toEqual({
			faults: [
				"known.txt:1: write a target, a pattern of suite/name, # and the reason",
				"known.txt:2: write a target, a pattern of suite/name, # and the reason",
			],
		});
	});

	test("don't fail a run, and are told with their reason", () => {
		const told = withKnownFailures(report, [{ target: "one", pattern: "text/a (*)", reason: "folds" }]);
		expect(told.targets[0]).toMatchObject({ passed: 1, failed: 0, unsupported: 1 });
		expect(told.targets[0]?.cases[0]?.message).toBe("known to fail: folds\ngot 1");
		expect(isGreen(told)).toBe(true);
	});

	test("of another target are not this one's", () => {
		expect(withKnownFailures(report, [{ target: "other", pattern: "*", reason: "x" }])).toEqual(report);
	});

	test("one that no longer fails does fail the run", () => {
		const known = [
			{ target: "*", pattern: "text/a*", reason: "folds" },
			{ target: "*", pattern: "text/b", reason: "was slow" },
			{ target: "*", pattern: "other/*", reason: "not run here" },
		];
		const told = withKnownFailures(report, known);
		expect(told.targets[0]).toMatchObject({ passed: 1, failed: 1, unsupported: 1 });
		expect(told.targets[0]?.cases.at(-1)).toMatchObject({ suite: "known", id: "text/b", status: "failed" });
		expect(isGreen(told)).toBe(false);
	});
});

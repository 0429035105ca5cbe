import { describe, expect, test } from "vitest";
import { parseOptions } from "./options.js";

const parse = (...args: readonly string[]) => parseOptions(args, () => 7);

describe("options", () => {
	test("everything has a default", () => {
		expect(parse()).toEqual({
			targets: [],
			suites: [],
			filter: "",
			reporter: "matrix",
			bail: false,
			list: false,
			help: false,
			seed: 7,
			sequences: 200,
		});
	});

	test("lists are joined by commas or repeated", () => {
		expect(parse("--target", "memory,sqlite", "--target=postgres", "--suite", "text")).toMatchObject({
			targets: ["memory", "sqlite", "postgres"],
			suites: ["text"],
		});
	});

	test("numbers and files are taken as they are", () => {
		expect(parse("--seed", "12", "--sequences", "10000", "--report", "out/r.XML")).toMatchObject({
			seed: 12,
			sequences: 10_000,
			report: "out/r.XML",
		});
	});

	test("a failure is repeated by its seed and path", () => {
		expect(parse("--seed=5", "--path=12:0:3", "--bail")).toMatchObject({ seed: 5, path: "12:0:3", bail: true });
	});

	test.each([
		["--nope"],
		["stray"],
		["--seed", "x"],
		["--sequences", "0"],
		["--sequences", "1.5"],
		["--report", "r.txt"],
		["--reporter", "dots"],
		["--path", "1:2"],
		["--seed=1", "--path=x"],
		["--bail=yes", "--list"],
	])("%s %s is refused", (...args) => {
		expect(parse(...args)).toBeTypeOf("string");
	});
});

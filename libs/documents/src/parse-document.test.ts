import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "./parse-document.js";

const faults = (text: string) => parseDocument("f.yaml", text).diagnostics.map(({ code, line, column }) => `${line}:${column} ${code}`);
const value = (text: string) => parseDocument("f.yaml", text).document?.value;

describe("values", () => {
	test("follow the core schema of YAML 1.2", () => {
		expect(value("a: 0x10\nb: 010\nc: yes\nd: ~\ne: true\nf: 1.5\ng: 'x'\n")).toEqual({
			a: 16,
			b: 10,
			c: "yes",
			d: null,
			e: true,
			f: 1.5,
			g: "x",
		});
	});
	test("keep whole numbers exact", () => {
		expect(value("a: 9223372036854775807\nb: -9007199254740991\n")).toEqual({ a: 9223372036854775807n, b: -9007199254740991 });
	});
	test("resolve aliases, each with its own place", () => {
		const { document } = parseDocument("f.yaml", "a: &x { k: 1 }\nb: *x\n");
		expect(document?.value).toEqual({ a: { k: 1 }, b: { k: 1 } });
		expect(document?.valuePlace(["b"])).toEqual({ line: 2, column: 4 });
	});
	test("an old YAML version's directive changes nothing", () => {
		expect(value("%YAML 1.1\n---\na: yes\n")).toEqual({ a: "yes" });
	});
});

describe("places", () => {
	const { document } = parseDocument("f.yaml", "a:\n  b: 1\n  c:\n    - x\n    - y: 2\nd:\n");
	test("of keys, values and items", () => {
		expect(document?.keyPlace(["a", "b"])).toEqual({ line: 2, column: 3 });
		expect(document?.valuePlace(["a", "b"])).toEqual({ line: 2, column: 6 });
		expect(document?.valuePlace(["a", "c", 1, "y"])).toEqual({ line: 5, column: 10 });
		expect(document?.keyPlace(["a", "c", 0])).toEqual({ line: 4, column: 7 });
	});
	test("of an empty value: its key", () => {
		expect(document?.valuePlace(["d"])).toEqual({ line: 6, column: 1 });
	});
	test("of what isn't there: the nearest part that is", () => {
		expect(document?.valuePlace(["a", "nope", "deeper"])).toEqual({ line: 1, column: 1 });
		expect(document?.has(["a", "nope"])).toBe(false);
		expect(document?.has(["d"])).toBe(true);
	});
	test("survive a change of the scalars", () => {
		const seen: string[] = [];
		const changed = document?.mapScalars((scalar, { path, place }) => {
			seen.push(`${path.join(".")}@${place.line}:${place.column}`);
			return scalar === "x" ? "changed" : scalar;
		});
		expect(seen).toEqual(["a.b@2:6", "a.c.0@4:7", "a.c.1.y@5:10", "d@6:1"]);
		expect(changed?.at(["a", "c", 0])).toBe("changed");
		expect(changed?.valuePlace(["a", "c", 0])).toEqual({ line: 4, column: 7 });
		expect(document?.at(["a", "c", 0])).toBe("x");
	});
});

describe("faults", () => {
	test.each([
		["a: 1\na: 2\n", ["2:1 duplicate_key"]],
		["1: x\ntrue: y\n? [z]\n: 1\n", ["1:1 key_not_text", "2:1 key_not_text", "3:3 key_not_text"]],
		["__proto__: 1\n", ["1:1 forbidden_key"]],
		["a: 1\n---\nb: 2\n", ["2:1 multiple_documents"]],
		["a: !foo 1\n", ["1:4 unknown_tag"]],
		["a: *x\n", ["1:4 unknown_alias"]],
		["a: &x [*x]\n", ["1:8 circular_alias"]],
		[`${"[".repeat(300)}${"]".repeat(300)}`, ["1:202 too_deep"]],
		["a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", ["2:1 merge_conflict"]],
	])("%j", (text, expected) => {
		expect(faults(text)).toEqual(expected);
		expect(parseDocument("f.yaml", text).document).toBeUndefined();
	});
	test("each line that a tab indents is named, and the rest is still examined", () => {
		const { diagnostics, recovered, document } = parseDocument("f.yaml", "a:\n\tb: 1\n\tc: x\n");
		expect(diagnostics.map(({ code, line, column }) => [code, line, column])).toEqual([
			["tab", 2, 1],
			["tab", 3, 1],
		]);
		expect(document).toBeUndefined();
		expect(recovered?.value).toEqual({ a: { b: 1, c: "x" } });
		expect(recovered?.valuePlace(["a", "c"])).toEqual({ line: 3, column: 5 });
	});
	test("what a tab brings with it is not told as faults of its own", () => {
		expect(faults("a:\n  b:\n    c: 1\n\td:\n    c: 1\n    e: 2\n  f: 3\n")).toEqual(["4:1 tab"]);
	});
	test("aliases that multiply are refused", () => {
		const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(", ")}]`);
		expect(faults(["l0: &l0 x", ...levels].join("\n")).map((fault) => fault.split(" ")[1])).toEqual(["alias_limit"]);
	});
	test("nothing that is text makes it throw", () => {
		const yamlish = fc.stringMatching(/^[\s\S]*$/).map(String);
		const pieces = fc.array(
			fc.constantFrom(
				"a",
				": ",
				"\n",
				"  ",
				"\t",
				"- ",
				"[",
				"]",
				"{",
				"}",
				"&x ",
				"*x",
				"!t ",
				"|",
				">",
				"'",
				'"',
				"---",
				"#",
				"%",
				"?",
				",",
				"1",
				"\u0000",
				"\ud800",
			),
			{ maxLength: 40 },
		);
		fc.assert(
			fc.property(
				fc.oneof(
					yamlish,
					pieces.map((parts) => parts.join("")),
				),
				(text) => void parseDocument("f.yaml", text),
			),
		);
	});
});

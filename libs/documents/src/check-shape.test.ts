import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkShape } from "./check-shape.js";
import { formatDiagnostics } from "./diagnostic.js";
import { parseDocument } from "./parse-document.js";

const schema = z.strictObject({
	server: z.strictObject({ bind: z.string(), port: z.int().min(1).max(65_535).optional(), tls: z.boolean().optional() }),
	level: z.enum(["debug", "info", "error"]).optional(),
	items: z.array(z.union([z.string(), z.strictObject({ name: z.string(), order: z.enum(["asc", "desc"]) })])).optional(),
	named: z.record(z.string().regex(/^[a-z]+$/, "must be lower case letters"), z.strictObject({ size: z.number() })).optional(),
});

const check = (text: string) => {
	const { document } = parseDocument("f.yaml", text);
	if (document === undefined) throw new Error("not YAML");
	return formatDiagnostics(checkShape(document, schema).diagnostics);
};

describe("a document's shape", () => {
	test("that fits gives the value", () => {
		const { document } = parseDocument("f.yaml", "server: { bind: x }\n");
		expect(document && checkShape(document, schema)).toEqual({ value: { server: { bind: "x" } }, diagnostics: [] });
	});
	test.each([
		[
			"server: { bnid: x }\n",
			"f.yaml:1:1 missing_key `server` lacks the key `bind`\n  fix: add `bind:` with text\nf.yaml:1:11 unknown_key `server` has no key `bnid`\n  fix: write `bind`",
		],
		[
			"server: { bind: 1, tls: yes }\n",
			"f.yaml:1:17 wrong_type `server.bind` must be text, and is `1`\n  fix: write text\nf.yaml:1:25 wrong_type `server.tls` must be true or false, and is `yes`\n  fix: write true or false",
		],
		[
			"server: { bind: x, port: 70000 }\n",
			"f.yaml:1:26 out_of_bounds `server.port` must be at most 65535\n  fix: write a value of at most 65535",
		],
		[
			"server: { bind: x }\nlevel: degub\n",
			"f.yaml:2:8 unknown_value `level` can't be `degub`\n  fix: write `debug` (one of: debug, info, error)",
		],
		["server: { bind: x }\nlevel:\n", "f.yaml:2:1 unknown_value `level` can't be empty\n  fix: write one of: debug, info, error"],
		[
			"server: { bind: x }\nitems: [a, { name: b, order: des }]\n",
			"f.yaml:2:30 unknown_value `items.1.order` can't be `des`\n  fix: write `desc` (one of: asc, desc)",
		],
		[
			"server: { bind: x }\nitems: [1]\n",
			"f.yaml:2:9 wrong_type `items.0` must be text or a mapping, and is `1`\n  fix: write text or a mapping",
		],
		[
			"server: { bind: x }\nnamed: { A: { size: 1 } }\n",
			"f.yaml:2:10 bad_key `named.A`: must be lower case letters\n  fix: choose another name",
		],
		["", "f.yaml:1:1 wrong_type the document must be a mapping, and is empty\n  fix: write a mapping"],
		["- 1\n", "f.yaml:1:1 wrong_type the document must be a mapping, and is a list\n  fix: write a mapping"],
	])("%j is told in full", (text, expected) => {
		expect(check(text)).toBe(expected);
	});
});

describe("what is left of a faulty document", () => {
	test("can be examined further, with places as they were", () => {
		const { document } = parseDocument(
			"f.yaml",
			"server: { bind: x, prot: 1, port: x }\nitems: [1, { name: a }, b]\nnamed: { a: { size: big } }\n",
		);
		const { salvaged, value, diagnostics } = checkShape(document!, schema);
		expect(value).toBeUndefined();
		expect(diagnostics).toHaveLength(5);
		expect(salvaged?.value).toEqual({ server: { bind: "x" }, items: ["b"], named: {} });
		expect(salvaged?.document.valuePlace(["items", 0])).toEqual({ line: 2, column: 25 });
	});
	test("is nothing where a key of the document itself is missing", () => {
		const { document } = parseDocument("f.yaml", "level: info\n");
		expect(checkShape(document!, schema).salvaged).toBeUndefined();
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkNullable, checkValue } from "./check.js";
import type { FieldFault } from "./dbal-error.js";
import type { TypeDescriptor } from "./descriptor.js";
import type { FieldType } from "./value.js";

/** The canonical value, or the rule that was broken. */
function check(type: TypeDescriptor | FieldType, value: unknown): unknown {
	const faults: FieldFault[] = [];
	const checked = checkValue(typeof type === "string" ? { type } : type, value, "data.field", faults);
	expect(checked === undefined).toBe(faults.length > 0);
	const [fault] = faults;
	return fault ? { rule: fault.rule, path: fault.path } : checked;
}

const refused = (rule: string, path = "data.field") => ({ rule, path });

const types: readonly TypeDescriptor[] = [
	{ type: "uuid" },
	{ type: "string", minLength: 1, maxLength: 5, pattern: "[a-z]+" },
	{ type: "text" },
	{ type: "email" },
	{ type: "url" },
	{ type: "integer", min: -5, max: 5 },
	{ type: "bigint" },
	{ type: "float" },
	{ type: "decimal", precision: 6, scale: 2 },
	{ type: "boolean" },
	{ type: "datetime" },
	{ type: "date" },
	{ type: "json" },
	{ type: "bytes", maxBytes: 4 },
	{ type: "enum", values: [{ name: "red", number: 1 }] },
];

describe("values", () => {
	it("takes a UUID of any version in lower case", () => {
		expect(check("uuid", "0192F0A1-7B3C-7DEF-8123-456789ABCDEF")).toBe("0192f0a1-7b3c-7def-8123-456789abcdef");
		expect(check("uuid", "00000000-0000-0000-0000-000000000000")).toBe("00000000-0000-0000-0000-000000000000");
		for (const text of [
			"",
			"0192f0a17b3c7def8123456789abcdef",
			"{0192f0a1-7b3c-7def-8123-456789abcdef}",
			"0192f0a1-7b3c-7def-8123-456789abcdeg",
		])
			expect(check("uuid", text)).toEqual(refused("format"));
		expect(check("uuid", "0192f0a1-7b3c-7def-8123-456789abcdef\n")).toEqual(refused("format"));
	});

	it("refuses text that is not made of Unicode scalar values, and U+0000", () => {
		for (const type of ["string", "text", "email", "url"] as const)
			for (const text of ["a\0", "\ud800", "x\udc00y", "\ude00\ud83d"]) expect(check(type, text)).toEqual(refused("text"));
		expect(check("text", "😀 e\u0301 \u{10ffff}")).toBe("😀 e\u0301 \u{10ffff}");
	});

	it("counts code points", () => {
		const type: TypeDescriptor = { type: "string", minLength: 2, maxLength: 3 };
		expect(check(type, "😀😀😀")).toBe("😀😀😀");
		expect(check(type, "😀")).toEqual(refused("min_length"));
		expect(check(type, "😀😀😀😀")).toEqual(refused("max_length"));
	});

	it("matches the whole value against a pattern, with the u flag", () => {
		expect(check({ type: "string", pattern: "[a-z]+" }, "abc1")).toEqual(refused("pattern"));
		expect(check({ type: "string", pattern: "a|b" }, "ax")).toEqual(refused("pattern"));
		expect(check({ type: "string", pattern: "^[a-z0-9-/]+$" }, "docs/a-1")).toBe("docs/a-1");
		expect(check({ type: "string", pattern: "^.$" }, "😀")).toBe("😀");
		expect(check({ type: "string", pattern: "^[a-z]+$" }, "abc\n")).toEqual(refused("pattern"));
	});

	it("takes e-mail addresses and web addresses", () => {
		expect(check("email", "a.b+c@example.co")).toBe("a.b+c@example.co");
		for (const text of ["", "a", "a@", "@b", "a b@c.d", "a@b..c", "a@-b.c", "a@b.c\n"])
			expect(check("email", text)).toEqual(refused("format"));
		expect(check("url", "https://example.com/a?b#c")).toBe("https://example.com/a?b#c");
		for (const text of [
			"",
			"example.com",
			"javascript:alert(1)",
			"http://",
			"https://a b.c",
			"http:\\\\a.b",
			" https://a.b",
			"file:///etc",
		])
			expect(check("url", text)).toEqual(refused("format"));
	});

	it("keeps integers in 32 bits and bigints in 64", () => {
		expect(check("integer", 2147483647)).toBe(2147483647);
		expect(check("integer", -2147483648)).toBe(-2147483648);
		expect(Object.is(check("integer", -0), 0)).toBe(true);
		for (const value of [2147483648, -2147483649, 2 ** 53 + 1]) expect(check("integer", value)).toEqual(refused("range"));
		for (const value of [1.5, Number.NaN, Infinity, "1", 1n, true, null]) expect(check("integer", value)).toEqual(refused("type"));
		expect(check("bigint", 9223372036854775807n)).toBe(9223372036854775807n);
		expect(check("bigint", -9223372036854775808n)).toBe(-9223372036854775808n);
		expect(check("bigint", 9223372036854775808n)).toEqual(refused("range"));
		expect(check("bigint", 1)).toEqual(refused("type"));
		expect(check({ type: "bigint", min: 0n, max: 9n }, 10n)).toEqual(refused("max"));
		expect(check({ type: "integer", min: 1, max: 5 }, 0)).toEqual(refused("min"));
	});

	it("refuses floats that are no numbers, and stores -0 as 0", () => {
		for (const value of [Number.NaN, Infinity, -Infinity, "1.5", 1n]) expect(check("float", value)).toEqual(refused("type"));
		expect(Object.is(check("float", -0), 0)).toBe(true);
		expect(check("float", 5e-324)).toBe(5e-324);
	});

	it("spells a decimal in one way and never rounds it", () => {
		const type: TypeDescriptor = { type: "decimal", precision: 6, scale: 2, min: "-100", max: "1000.5" };
		const spellings = { "01.50": "1.5", "1.": "format", "-0.00": "0", "000": "0", "-007.10": "-7.1", "100.0000": "100" };
		for (const [text, canonical] of Object.entries(spellings))
			expect(check(type, text)).toEqual(canonical === "format" ? refused("format") : canonical);
		for (const text of ["", "-", ".5", "1e3", "+1", "1,5", "NaN", " 1", "1\n", "0x1"]) expect(check(type, text)).toEqual(refused("format"));
		expect(check(type, "1.234")).toEqual(refused("scale"));
		expect(check(type, "12345")).toEqual(refused("precision"));
		expect(check(type, "1000.51")).toEqual(refused("max"));
		expect(check(type, "-100.01")).toEqual(refused("min"));
		expect(check(type, 1.5)).toEqual(refused("type"));
		expect(check("decimal", "9".repeat(2000))).toEqual(refused("format"));
	});

	it("takes Dates of the years 1 to 9999", () => {
		expect(check("datetime", new Date("2026-01-02T03:04:05.678Z"))).toEqual(new Date("2026-01-02T03:04:05.678Z"));
		const first = new Date("0001-01-01T00:00:00.000Z");
		const last = new Date("9999-12-31T23:59:59.999Z");
		expect(check("datetime", first)).toEqual(first);
		expect(check("datetime", last)).toEqual(last);
		expect(check("datetime", new Date(last.getTime() + 1))).toEqual(refused("range"));
		expect(check("datetime", new Date(first.getTime() - 1))).toEqual(refused("range"));
		expect(check("datetime", new Date(Number.NaN))).toEqual(refused("range"));
		for (const value of ["2026-01-01T00:00:00Z", 0, {}, Object.create(Date.prototype)])
			expect(check("datetime", value)).toEqual(refused("type"));
	});

	it("takes days that exist", () => {
		for (const text of ["0001-01-01", "2024-02-29", "2000-02-29", "9999-12-31"]) expect(check("date", text)).toBe(text);
		for (const text of [
			"0000-01-01",
			"2023-02-29",
			"1900-02-29",
			"2026-13-01",
			"2026-00-10",
			"2026-04-31",
			"2026-1-1",
			"2026-01-01T00:00:00Z",
			"10000-01-01",
		])
			expect(check("date", text)).toEqual(refused("format"));
	});

	it("takes an enum's members and nothing else", () => {
		const type: TypeDescriptor = { type: "enum", values: [{ name: "red", number: 1 }] };
		expect(check(type, "red")).toBe("red");
		for (const value of ["RED", "", "constructor", "__proto__"]) expect(check(type, value)).toEqual(refused("enum"));
		expect(check(type, 1)).toEqual(refused("type"));
	});

	it("copies bytes, up to their bound", () => {
		const bytes = Buffer.from([1, 2, 3]);
		const checked = check({ type: "bytes", maxBytes: 3 }, bytes) as Uint8Array;
		bytes[0] = 9;
		expect(checked).toEqual(new Uint8Array([1, 2, 3]));
		expect(Object.getPrototypeOf(checked)).toBe(Uint8Array.prototype);
		expect(check({ type: "bytes", maxBytes: 2 }, bytes)).toEqual(refused("max_bytes"));
		for (const value of ["AQID", [1, 2], new Uint16Array(1), new ArrayBuffer(2), { length: 1, 0: 1 }])
			expect(check("bytes", value)).toEqual(refused("type"));
	});

	it("tells null from a value", () => {
		const faults: FieldFault[] = [];
		expect(checkNullable({ type: "json", nullable: true }, null, "data.x", faults)).toBe(null);
		expect(checkNullable({ type: "string", nullable: false }, null, "data.x", faults)).toBe(undefined);
		expect(faults).toEqual([{ path: "data.x", rule: "required", message: "data.x is required and can't be null." }]);
		for (const type of types) expect(check(type, null)).toEqual(refused("type"));
	});
});

describe("json", () => {
	it("takes plain JSON, copies it and turns -0 into 0", () => {
		const value = { a: [1, "x", null, true, { b: {} }], constructor: 1, toString: "x" };
		const checked = check("json", value);
		expect(checked).toEqual(value);
		expect(checked).not.toBe(value);
		expect(Object.is((check("json", { z: -0 }) as { z: number }).z, 0)).toBe(true);
		expect(check("json", "text")).toBe("text");
		expect(check("json", Object.assign(Object.create(null), { a: 1 }))).toEqual({ a: 1 });
	});

	it("names the place of what JSON can't hold", () => {
		const bad: readonly (readonly [unknown, string, string])[] = [
			[{ a: { b: undefined } }, "type", "data.field.a.b"],
			[[1, () => 1], "type", "data.field.1"],
			[{ a: 1n }, "type", "data.field.a"],
			[[Number.NaN], "type", "data.field.0"],
			[{ when: new Date() }, "type", "data.field.when"],
			[[new Map()], "type", "data.field.0"],
			[{ a: "\ud800" }, "text", "data.field.a"],
			[{ "a\0": 1 }, "text", "data.field"],
			[JSON.parse('{"a":{"__proto__":{"x":1}}}'), "json_key", "data.field.a"],
			[{ [Symbol("s")]: 1 }, "type", "data.field"],
			[Object.assign([1], { 2: 2 }), "type", "data.field.1"],
		];
		for (const [value, rule, path] of bad) expect(check("json", value)).toEqual(refused(rule, path));
		expect(({} as { x?: number }).x).toBe(undefined);
	});

	it("keeps the bounds of bytes and depth", () => {
		const text = { a: "é😀\n" };
		const size = new TextEncoder().encode(JSON.stringify(text)).length;
		expect(check({ type: "json", maxBytes: size }, text)).toEqual(text);
		expect(check({ type: "json", maxBytes: size - 1 }, text)).toEqual(refused("max_bytes"));
		expect(check({ type: "json", maxDepth: 2 }, [[1]])).toEqual([[1]]);
		expect(check({ type: "json", maxDepth: 2 }, [[[]]])).toEqual(refused("max_depth"));
		expect(check("json", Object.assign([], { length: 2 ** 31 }))).toEqual(refused("max_bytes"));
	});

	it("counts bytes as JSON.stringify writes them", () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				if (value === null || JSON.stringify(value).includes("__proto__") || /\\ud[89a-f]|\\u0000/.test(JSON.stringify(value))) return;
				const size = new TextEncoder().encode(JSON.stringify(value)).length;
				expect(check({ type: "json", maxBytes: size, maxDepth: 1000 }, value)).toEqual(JSON.parse(JSON.stringify(value)));
				expect(check({ type: "json", maxBytes: size - 1, maxDepth: 1000 }, value)).toEqual(refused("max_bytes"));
			}),
		);
	});

	it("ends on cycles and on what multiplies", () => {
		const cycle: Record<string, unknown> = {};
		cycle.a = cycle;
		cycle.b = [cycle, cycle];
		expect(check("json", cycle)).toMatchObject({ path: "data.field" });
	});
});

describe("hostile input", () => {
	const thrower = (message: string) => () => {
		throw new Error(message);
	};
	const revoked = () => {
		const { proxy, revoke } = Proxy.revocable({}, {});
		revoke();
		return proxy;
	};
	const trapped = (target: object) =>
		new Proxy(target, {
			get: thrower("get"),
			getPrototypeOf: thrower("prototype"),
			ownKeys: thrower("keys"),
			has: thrower("has"),
			getOwnPropertyDescriptor: thrower("descriptor"),
		});
	const hostile: readonly unknown[] = [
		revoked(),
		trapped({}),
		trapped([]),
		trapped(new Date()),
		trapped(new Uint8Array(2)),
		new Proxy([], { get: (_, key) => (key === "length" ? 2 ** 40 : undefined) }),
		new Proxy({}, { ownKeys: () => ["a", "a"] }),
		{
			get a() {
				throw new Error("getter");
			},
		},
		{ toJSON: thrower("toJSON"), toString: thrower("toString"), valueOf: thrower("valueOf") },
		Object.create({ a: 1 }),
		Object.setPrototypeOf([], null),
		Symbol("s"),
		new String("x"),
		{ not: "" },
		{},
		[],
		() => 1,
	];

	it("never throws, for any type", () => {
		for (const type of types) for (const value of hostile) expect(() => check(type, value)).not.toThrow();
		fc.assert(
			fc.property(
				fc.constantFrom(...types),
				fc.anything({
					withBigInt: true,
					withDate: true,
					withMap: true,
					withNullPrototype: true,
					withObjectString: true,
					withSparseArray: true,
					withTypedArray: true,
					withUnicodeString: true,
				} as object),
				(type, value) => {
					check(type, value);
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it("refuses an object where a scalar is expected", () => {
		for (const type of types) if (type.type !== "json") for (const value of hostile) expect(check(type, value)).toEqual(refused("type"));
	});

	it("gives canonical values that are their own canonical form", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...types),
				fc.oneof(fc.anything(), fc.string(), fc.date(), fc.bigInt(), fc.double(), fc.uint8Array()),
				(type, value) => {
					const faults: FieldFault[] = [];
					const checked = checkValue(type, value, "x", faults);
					if (checked !== undefined) expect(check(type, checked)).toEqual(checked);
				},
			),
			{ numRuns: 2_000 },
		);
	});
});

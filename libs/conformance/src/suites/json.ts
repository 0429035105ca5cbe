import type { JsonValue } from "@metabuilder/dbal/contract";
import { expectEqual, expectFault } from "../expect.js";
import { show } from "../show.js";
import { handWritten } from "./hand-written.js";

const values: readonly Exclude<JsonValue, null>[] = [
	{},
	[],
	"",
	"text",
	0,
	-1.5,
	1e21,
	5e-324,
	1.7976931348623157e308,
	9007199254740991,
	2 ** 53 + 2,
	2 ** 63,
	-(2 ** 63),
	2 ** 64,
	123456789012345680000,
	1e-7,
	0.1 + 0.2,
	0.1,
	true,
	false,
	[null],
	{ a: null },
	{ a: { b: { c: [1, [2, [3]]] } } },
	{ "": 1, " ": 2, "a.b": 3, $ref: 4, "'": 5, '"': 6, "\\": 7 },
	{ b: 1, a: 2, B: 3 },
	{ 10: "a", 9: "b" },
	{ constructor: 1, toString: 2, hasOwnProperty: 3 },
	["\u0001\u2028\u2029\u007f", "😀", "é", "e\u0301", "'; --", "\\u0041"],
	[1, "1", true, "true", null, "null"],
];

export const json = handWritten("json", "shipped", {
	"values are kept as they are": async ({ db, rows }) => {
		for (const layout of values) {
			const row = await rows.create("PageView", "needed", { layout });
			expectEqual(row.layout, layout, `create with ${show(layout)}`);
			expectEqual((await db.get("PageView", { id: String(row.id) })).layout, layout, `get of ${show(layout)}`);
			expectEqual(
				(await db.update("PageView", { id: String(row.id) }, { layout: [layout] })).layout,
				[layout],
				`update to ${show([layout])}`,
			);
		}
	},
	"null inside JSON is not NULL, and null itself is NULL": async ({ db, rows }) => {
		const expected = { code: "VALIDATION_ERROR", fields: [{ path: "data.layout", rule: "required" }] };
		await expectFault(rows.create("PageView", "needed", { layout: null }), expected, "create with null");
		const row = await rows.create("PageView", "needed", { layout: [null] });
		expectEqual(await db.count("PageView", { id: String(row.id), layout: { isNull: true } }), 0, "rows whose layout is NULL");
		expectEqual(await db.count("PageView", { id: String(row.id), layout: { isNull: false } }), 1, "rows whose layout is not NULL");
	},
	"numbers are doubles, -0 is 0": async ({ rows }) => {
		const row = await rows.create("PageView", "needed", { layout: [-0, 0.1 + 0.2, 123456789012345680000] });
		expectEqual(row.layout, [0, 0.30000000000000004, 123456789012345680000], "the value");
	},
	"what JSON can't hold is refused": async ({ db, rows }) => {
		const draft = await rows.draft("PageView");
		const circle: Record<string, unknown> = {};
		circle.self = circle;
		const bad: readonly unknown[] = [
			{ a: undefined },
			[undefined],
			Number.NaN,
			{ n: Number.POSITIVE_INFINITY },
			1n,
			new Date(0),
			() => 1,
			Symbol("s"),
			new Map(),
			new (class Custom {})(),
			circle,
			["\ud800"],
			{ "\ud800": 1 },
			["a\u0000"],
			JSON.parse('{ "__proto__": 1 }'),
		];
		for (const layout of bad)
			await expectFault(db.create("PageView", { ...draft, layout }), { code: "VALIDATION_ERROR" }, "create with what isn't JSON");
		expectEqual(await db.count("PageView", { slug: String(draft.slug) }), 0, "rows after refused creates");
	},
	"depth and size are bounded": async ({ rows }) => {
		const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
		const rule = (name: string) => ({ code: "VALIDATION_ERROR", fields: [{ path: "data.layout", rule: name }] });
		await rows.create("PageView", "needed", { layout: nested(16) });
		await expectFault(rows.create("PageView", "needed", { layout: nested(17) }), rule("max_depth"), "17 levels");
		await expectFault(rows.create("PageView", "needed", { layout: nested(5_000) }), { code: "VALIDATION_ERROR" }, "5,000 levels");
		await rows.create("PageView", "needed", { layout: "x".repeat(65_534) });
		await expectFault(rows.create("PageView", "needed", { layout: "x".repeat(65_535) }), rule("max_bytes"), "65,537 bytes");
		await expectFault(
			rows.create("PageView", "needed", { layout: "ä".repeat(40_000) }),
			rule("max_bytes"),
			"80,002 bytes of 40,000 characters",
		);
	},
	"it is not compared": async ({ db }) => {
		for (const condition of [{ equals: {} }, { not: 1 }, { in: [1] }, { lt: 1 }, { contains: "a" }, "text", 5])
			await expectFault(db.list("PageView", { where: { layout: condition } }), { code: "VALIDATION_ERROR" }, show(condition));
	},
});

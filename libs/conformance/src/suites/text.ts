import type { CaseContext } from "../case.js";
import { compareList, snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { hostileText } from "../values/bounds.js";
import { handWritten } from "./hand-written.js";

/** Text that breaks careless quoting, escaping, encoding or folding. */
const hostile = [
	hostileText,
	"'; DROP TABLE users; --",
	'" OR ""="',
	"$1 ? :name @p #{x} {{x}} <%= x %>",
	"100%",
	"a_b",
	"a\\b",
	"\\%",
	"%_\\",
	"\\",
	"*?[a-z]",
	"line\nbreak\r\n\ttab\u000b\u0085\u2028",
	" leading and trailing ",
	"\u0001\u001f\u007f\u009f",
	"é", // composed
	"e\u0301", // decomposed
	"İıſK", // folds to other letters
	"ß ẞ ss SS",
	"\u202eright to left",
	"\ufeffmark",
	"\ufffd\ufffe\uffff",
	"😀 𝄞 𐐷 👩‍👩‍👧",
	"\u{10ffff}",
	"0",
	"null",
	"true",
	"1e5",
	"2020-01-01",
	"{}",
];

async function fill({ db, rows, clear }: CaseContext): Promise<void> {
	await clear();
	const user = await rows.create("User");
	for (const text of hostile) await db.create("LuaScript", { name: text, code: text, description: text, createdBy: user.id });
}

export const text = handWritten("text", "shipped", {
	"hostile text is stored and told as it is, and is a key": async (context) => {
		await fill(context);
		for (const name of hostile) {
			const row = await context.db.get("LuaScript", { name });
			expectEqual([row.name, row.code, row.description], [name, name, name], "the row");
		}
		expectEqual(await context.db.count("LuaScript"), hostile.length, "rows");
	},
	"operands are plain characters": async (context) => {
		await fill(context);
		const rows = await snapshot(context);
		for (const operand of [...hostile, "%", "_", "\\", "%%", "a%b", "a_", "\\\\", "*", "?", "[", "'", '"', "S", "s", "k"]) {
			for (const operator of ["equals", "contains", "startsWith", "endsWith", "gt", "lte"])
				await compareList(context, "LuaScript", rows, { where: { code: { [operator]: operand } } });
		}
		await compareList(context, "LuaScript", rows, { where: { code: { in: hostile.slice(0, 9) } } });
		await compareList(context, "LuaScript", rows, { where: { code: { notIn: hostile.slice(5) } } });
	},
	"order is by code point": async (context) => {
		await fill(context);
		const rows = await snapshot(context);
		await compareList(context, "LuaScript", rows, { orderBy: { name: "asc" } });
		await compareList(context, "LuaScript", rows, { orderBy: { name: "desc" } });
	},
	"unique is by code point: no folding, no trimming, no normal form": async ({ db, rows }) => {
		const user = await rows.create("User");
		for (const name of ["unique", "Unique", "unique ", " unique", "uniqué", "unique\u0301", "unique\u200b"])
			await db.create("LuaScript", { name, code: "x", createdBy: user.id });
		await expectFault(db.create("LuaScript", { name: "Unique", code: "x", createdBy: user.id }), { code: "CONFLICT", reason: "unique" });
	},
	"what can't be stored is refused: lone surrogates and U+0000": async ({ db, rows }) => {
		const draft = await rows.draft("LuaScript");
		for (const bad of ["\ud800", "\udfff", "a\ud83d", "\ude00a", "\udc00\ud800", "a\u0000b", "\u0000"]) {
			const expected = (path: string) => ({ code: "VALIDATION_ERROR", fields: [{ path, rule: "text" }] });
			await expectFault(db.create("LuaScript", { ...draft, code: bad }), expected("data.code"), "create");
			await expectFault(db.list("LuaScript", { where: { code: { contains: bad } } }), expected("where.code.contains"), "contains");
			await expectFault(db.list("LuaScript", { where: { code: bad } }), expected("where.code"), "equals");
			await expectFault(db.get("LuaScript", { name: bad }), { code: "VALIDATION_ERROR" }, "get");
		}
	},
	"length counts code points": async ({ rows }) => {
		const name = "👍".repeat(255);
		expectEqual((await rows.create("LuaScript", "needed", { name })).name, name, "255 code points in 510 units and 1,020 bytes");
		const expected = { code: "VALIDATION_ERROR", fields: [{ path: "data.name", rule: "max_length" }] };
		await expectFault(rows.create("LuaScript", "needed", { name: "x".repeat(256) }), expected, "256 code points");
	},
	"empty text is text, not NULL": async ({ db, rows }) => {
		const row = await rows.create("LuaScript", "needed", { description: "", code: "" });
		expectEqual([row.description, row.code], ["", ""], "the row");
		const where = { id: String(row.id), description: { isNull: false } };
		expectEqual(await db.count("LuaScript", where), 1, "rows whose description is not NULL");
	},
	"long text is kept whole": async ({ db, rows }) => {
		const code = `${"ä😀\n'".repeat(20_000)}end`;
		const row = await rows.create("LuaScript", "needed", { code });
		expectEqual((await db.get("LuaScript", { id: String(row.id) })).code, code, "100,000 characters");
		expectEqual(await db.count("LuaScript", { code: { endsWith: "'end" } }), 1, "rows that end with it");
	},
	"a pattern is matched by the whole value": async ({ rows }) => {
		const expected = { code: "VALIDATION_ERROR", fields: [{ path: "data.username", rule: "pattern" }] };
		for (const username of ["abc\n", "abc def", "äbc", "abc\u0000".replace("\u0000", "\u200b"), "<b>", "a.b.c"])
			await expectFault(rows.create("User", "needed", { username }), expected, JSON.stringify(username));
	},
});

import { model } from "@metabuilder/dbal/contract";
import { openAdapter } from "@metabuilder/dbal-server";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wire } from "../harness.js";
import { type Arena, expectRefused, startArena } from "./arena.js";
import { databases } from "./databases.js";
import { everyWay, remoteWays } from "./ways.js";

/** What would be statements, if a value were ever one. */
const sql = [
	"'; DROP TABLE User; --",
	'"; DELETE FROM "User"; --',
	"' OR '1'='1",
	"') OR 1=1 --",
	"\\'; SELECT 1; --",
	"$1; SELECT pg_sleep(10)",
	"?1",
	":id",
	"/* x */",
	"%' ESCAPE '\\",
	"`x`",
	"x'; ATTACH DATABASE 'y' AS z; --",
	"\u02bc OR 1=1",
];

describe.each(databases)("statements on $name", ({ name, open }) => {
	let arena: Arena;
	let database: Readonly<Record<string, unknown>>;
	beforeAll(async () => {
		database = await open();
		arena = await startArena({ database });
	});
	afterAll(() => arena.close());

	it.each(everyWay)("are not made of what is stored, looked for or ordered by, over %s", async (way) => {
		const attacker = await arena.attacker(way, await arena.signIn("god"));
		for (const [index, text] of sql.entries()) {
			const data = { slug: `${way.replace(" ", "-")}-${index}`, title: text, description: text, level: 1, layout: { [text]: [text] } };
			expect((await attacker.call({ entity: "PageView", operation: "create", input: { data } })).output).toMatchObject({
				data: { title: text },
			});
			for (const operator of ["equals", "contains", "startsWith", "endsWith"]) {
				const input = { where: { AND: [{ title: { [operator]: text } }, { slug: data.slug }] } };
				const { output } = await attacker.call({ entity: "PageView", operation: "list", input });
				expect(output?.data).toMatchObject([{ title: text, description: text, layout: data.layout }]);
			}
		}
		attacker.close();
	});

	it("are not made of names, in process", async () => {
		const attacker = await arena.attacker("in process", await arena.signIn("god"));
		for (const text of sql)
			for (const input of [
				{ where: { [text]: 1 } },
				{ orderBy: { [text]: "asc" } },
				{ orderBy: { title: text } },
				{ select: { [text]: true } },
			])
				await expectRefused(arena, async () => (await attacker.call({ entity: "PageView", operation: "list", input })).error, {
					codes: ["VALIDATION_ERROR"],
					unaudited: true,
				});
	});

	// A client of ours writes no such name: it is put into the bytes of a good request.
	it.each(remoteWays)("are not made of names, over %s", async (way) => {
		const attacker = await arena.attacker(way, await arena.signIn("god"));
		const input = { where: { title: { contains: "x" } }, orderBy: { title: "asc" } };
		const { method, bytes } = wire.encodeRequest({ entity: "PageView", operation: "list", input });
		const good = Buffer.from(bytes).toString("latin1");
		expect(good.split("title")).toHaveLength(3);
		for (const name of ["x' --", '";--x', "1=1;-", 'a"OR1', "`id`;", "$1,$2"])
			await expectRefused(arena, async () => (await attacker.raw(method, Buffer.from(good.replaceAll("title", name), "latin1"))).error, {
				codes: ["VALIDATION_ERROR"],
			});
		attacker.close();
	});

	it.skipIf(name === "memory")("have the same text whatever the values and claims", async () => {
		const texts = new Set<string>();
		const adapter = await openAdapter(String(database.adapter), {
			model,
			url: String(database.url),
			onStatement: ({ text }) => void texts.add(text),
		});
		const entity = model.entities.find((candidate) => candidate.name === "PageView");
		if (!entity) throw new Error("no pages");
		const find = async (title: string, level: number) => {
			texts.clear();
			await adapter.find({
				entity,
				where: {
					kind: "and",
					items: [
						{ kind: "text", field: "title", operator: "contains", value: title },
						{ kind: "compare", field: "level", operator: "lte", value: level },
						{ kind: "not", item: { kind: "compare", field: "description", operator: "eq", value: title } },
					],
				},
				orderBy: [{ field: "id", direction: "asc" }],
				fields: ["id", "title"],
				limit: 5,
			});
			return [...texts].join("\n");
		};
		try {
			const usual = await find("home", 1);
			expect(usual).not.toBe("");
			const anyText = fc
				.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...sql))
				.filter((text) => !text.includes("\u0000") && text.isWellFormed());
			await fc.assert(
				fc.asyncProperty(anyText, fc.integer({ min: -5, max: 5 }), async (text, level) => {
					expect(await find(text, level)).toBe(usual);
				}),
				{ numRuns: 40 },
			);
		} finally {
			await adapter.close();
		}
	});
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Arena, expectRefused, expectSilence, startArena } from "./arena.js";
import { databases } from "./databases.js";
import { everyWay } from "./ways.js";

describe.each(databases)("the oracle on $name", ({ open }) => {
	let arena: Arena;
	beforeAll(async () => {
		arena = await startArena({ database: await open() });
	});
	afterAll(() => arena.close());

	it.each(everyWay)("hears the canary where somebody may read it, over %s", async (way) => {
		const attacker = await arena.attacker(way, await arena.signIn("supergod"));
		const { output } = await attacker.call({ entity: "LuaScript", operation: "list", input: {} });
		expect(JSON.stringify(output)).toContain(arena.canary);
		if (way !== "in process") expect(() => expectSilence(arena)).toThrow();
		attacker.close();
	});

	it.each(everyWay)("is content with a refusal over %s", async (way) => {
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		await expectRefused(
			arena,
			async () => (await attacker.call({ entity: "LuaScript", operation: "list", input: {} })).error,
			way === "in process" ? { codes: ["FORBIDDEN"], unaudited: true } : { codes: ["FORBIDDEN"], line: { role: "user" } },
		);
		attacker.close();
	});
});

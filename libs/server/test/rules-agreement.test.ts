import { it } from "vitest";
import { openMemory } from "../src/adapters/memory/open-memory.js";
import { openSqlite } from "../src/adapters/sqlite/open-sqlite.js";
import { everyType } from "./every-type.js";
import { expectAgreement, prepare } from "./rules-agreement.js";

it("a rule means the same as a tree, in memory and in SQLite", { timeout: 120_000 }, async () => {
	const adapters = new Map([
		["memory", openMemory({ model: everyType })],
		["sqlite", openSqlite({ model: everyType, url: ":memory:" })],
	]);
	for (const adapter of adapters.values()) await prepare(adapter);
	await expectAgreement(adapters, 500);
	for (const adapter of adapters.values()) await adapter.close();
});

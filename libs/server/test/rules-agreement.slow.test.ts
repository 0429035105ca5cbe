import { afterAll, it } from "vitest";
import { openAdapter } from "../src/adapters/open-adapter.js";
import { everyType } from "./every-type.js";
import { startPostgres, type TestPostgres } from "./postgres.js";
import { expectAgreement, prepare } from "./rules-agreement.js";

let server: TestPostgres | undefined;
afterAll(() => server?.stop());

it("a rule means the same as a tree and on every adapter", { timeout: 600_000 }, async () => {
	server = await startPostgres();
	const adapters = new Map([
		["memory", await openAdapter("memory", { model: everyType })],
		["sqlite", await openAdapter("sqlite", { model: everyType, url: ":memory:" })],
		["postgres", await openAdapter("postgres", { model: everyType, url: await server.newDatabase() })],
	]);
	for (const adapter of adapters.values()) await prepare(adapter);
	await expectAgreement(adapters, 5_000);
	for (const adapter of adapters.values()) await adapter.close();
});

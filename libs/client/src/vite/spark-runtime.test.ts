import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSparkRuntime, localUser } from "./spark-runtime.js";

const folder = mkdtempSync(join(tmpdir(), "dbal-spark-"));
const file = join(folder, "deep", "kv.json");
const servers: http.Server[] = [];

async function serve(options: Parameters<typeof createSparkRuntime>[0] = { file }): Promise<string> {
	const runtime = createSparkRuntime(options);
	const server = http.createServer((request, response) => {
		if (!runtime(request, response)) response.writeHead(418).end();
	});
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let base = "";
beforeAll(async () => {
	base = await serve();
});
afterAll(() => {
	for (const server of servers) server.close();
	rmSync(folder, { recursive: true });
});

const kv = (key: string, init?: RequestInit) => fetch(`${base}/_spark/kv/${key}`, init);

describe("Spark's runtime on this machine", () => {
	it("tells who is looking, or nobody", async () => {
		expect(await (await fetch(`${base}/_spark/user`)).json()).toEqual(localUser);
		const nobody = await serve({ file, user: null });
		expect(await (await fetch(`${nobody}/_spark/user`)).json()).toBeNull();
	});

	it("takes the note that the app has loaded", async () => {
		expect((await fetch(`${base}/_spark/loaded`, { method: "POST", body: "{}" })).status).toBe(204);
	});

	it("keeps values as they came, under any key, over a restart", async () => {
		expect((await kv("missing")).status).toBe(404);
		const key = encodeURIComponent("a/b ü?#");
		expect((await kv(key, { method: "POST", body: '{"a": [1, "ü"]}' })).status).toBe(204);
		expect(await (await kv(key)).text()).toBe('{"a": [1, "ü"]}');
		expect((await kv("other?collection=c", { method: "POST", body: "1" })).status).toBe(204);
		expect(await (await fetch(`${base}/_spark/kv`)).json()).toEqual(["a/b ü?#"]);
		expect(await (await fetch(`${base}/_spark/kv?collection=c`)).json()).toEqual(["other"]);
		expect((await kv("__proto__", { method: "POST", body: "2" })).status).toBe(204);
		base = await serve();
		expect(await (await kv(key)).text()).toBe('{"a": [1, "ü"]}');
		expect(await (await kv("__proto__")).text()).toBe("2");
		expect((await kv(key, { method: "DELETE" })).status).toBe(204);
		expect((await kv(key)).status).toBe(404);
	});

	it("refuses a value that is too large, and a write without a key", async () => {
		expect((await kv("big", { method: "POST", body: "x".repeat(600_000) })).status).toBe(413);
		expect((await fetch(`${base}/_spark/kv`, { method: "POST", body: "1" })).status).toBe(400);
	});

	it("answers everything else below its path itself, and nothing beside it", async () => {
		expect((await fetch(`${base}/_spark/llm`, { method: "POST", body: "{}" })).status).toBe(404);
		expect((await fetch(`${base}/`)).status).toBe(418);
	});
});

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { DBALClient } from "../src/index.js";
import { dbal } from "../src/vite/index.js";

const root = mkdtempSync(join(tmpdir(), "dbal-vite-"));
let server: ViteDevServer;
let port = 0;

beforeAll(async () => {
	writeFileSync(join(root, "package.json"), "{}");
	writeFileSync(join(root, "index.html"), "<title>Page</title>");
	symlinkSync(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(root, "node_modules"));
	// What keeps the plugin from starting a daemon for every test run of a project.
	vi.stubEnv("VITEST", "");
	const seed = fileURLToPath(new URL("../../../spec/seed", import.meta.url));
	server = await createServer({
		root,
		configFile: false,
		logLevel: "error",
		plugins: [dbal({ seed, spark: true })],
		server: { host: "127.0.0.1", port: 0 },
	});
	await server.listen();
	const address = server.httpServer?.address();
	port = (address as AddressInfo).port; // It listens on TCP.
	vi.stubGlobal("WebSocket", WebSocket);
}, 120_000);

afterAll(async () => {
	await server.close();
	vi.unstubAllEnvs();
	vi.unstubAllGlobals();
	rmSync(root, { recursive: true });
});

/** The status that a WebSocket is refused with, or `open`. */
function upgrade(path: string, origin: string | undefined): Promise<number | "open"> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, "dbal.v1", origin === undefined ? {} : { origin });
		socket.on("open", () => {
			socket.close();
			resolve("open");
		});
		socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
		socket.on("error", reject);
	});
}

describe("a dev server with the plugin", () => {
	it("lets the page reach a daemon with the seed's rows, on its own origin", async () => {
		// As a browser's page: the client takes its origin from it.
		vi.stubGlobal("location", { protocol: "http:", host: `127.0.0.1:${port}` });
		const client = new DBALClient({ mode: "development" });
		await client.auth.signIn("demo_admin", "dbal-demo");
		expect((await client.users.list({ limit: 3 })).data).toHaveLength(3);
		expect(client.connection.state).toBe("ready");
		await client.close();
	});

	it("lets no other origin's page through", async () => {
		expect(await upgrade("/dbal", `http://127.0.0.1:${port}`)).toBe("open");
		expect(await upgrade("/dbal", undefined)).toBe("open");
		expect(await upgrade("/dbal", `http://127.0.0.1:${port + 1}`)).toBe(403);
		expect(await upgrade("/dbal", "https://evil.example")).toBe(403);
		expect(await upgrade("/dbal", "null")).toBe(403);
		const answer = await fetch(`http://127.0.0.1:${port}/dbal/readyz`, { headers: { origin: "https://evil.example" } });
		expect(answer.status).toBe(403);
	});

	it("forwards requests to the daemon, and answers Spark's runtime itself", async () => {
		expect(await (await fetch(`http://127.0.0.1:${port}/dbal/readyz`)).text()).toBe("ready\n");
		expect(await (await fetch(`http://127.0.0.1:${port}/_spark/user`)).json()).toMatchObject({ login: "developer" });
		expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain("<title>Page</title>");
	});
});

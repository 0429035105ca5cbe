import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { DBALClient } from "@metabuilder/dbal";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createHooks } from "./hooks";

const hooks = createHooks();
const engine = new DBALClient({ mode: "development", adapter: "memory" });
afterAll(() => engine.close());

beforeEach(() => {
	vi.resetModules();
	vi.stubGlobal("useState", hooks.useState);
	vi.stubGlobal("useEffect", hooks.useEffect);
	vi.stubGlobal("spark", { user: async () => ({ login: "octocat", id: 1, avatarUrl: "", email: "", isOwner: true }) });
});

/** The texts of an element's leaves, in order. */
function texts(element: unknown): readonly string[] {
	if (typeof element === "string") return [element];
	if (Array.isArray(element)) return element.flatMap(texts);
	if (typeof element !== "object" || element === null || !("props" in element)) return [];
	return texts((element.props as { readonly children?: unknown }).children);
}

describe("the snippets of the integration guide", () => {
	it("compile word for word, but for the import path", () => {
		const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
		const project = fileURLToPath(new URL("guide/tsconfig.json", import.meta.url));
		const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
		expect(stdout).toBe("");
		expect(status).toBe(0);
	});

	it("make clients, which open nothing yet", async () => {
		const { dbal } = await import("./guide/lib/dbal-client");
		expect(dbal.auth.session?.id).toBe("session-id");
		expect(dbal.auth.user).toMatchObject({ login: "octocat" });
		const { client } = await import("./guide/production-client");
		expect(client.auth.session).toBeUndefined();
		await client.close();
		await (await import("./guide/development-client")).client.close();
	});

	it("list users in a component", async () => {
		vi.doMock("@/lib/dbal-client", () => ({ dbal: engine }));
		await engine.users.createMany(["ada", "bob"].map((username) => ({ username, email: `${username}@example.org` })));
		const { UserList } = await import("./guide/components/UserList");
		const view = hooks.mount(UserList);
		expect(texts(view.element)).toEqual([]);
		await vi.waitFor(() => expect([...texts(view.element)].sort()).toEqual(["ada", "bob"]));
	});

	it("list users from a cache in Spark's KV", async () => {
		vi.doMock("@/lib/dbal-client", () => ({ dbal: engine }));
		vi.doMock("@github/spark/hooks", () => ({ useKV: (_key: string, initial: unknown) => hooks.useState(initial) }));
		const { CachedUserList } = await import("./guide/components/CachedUserList");
		const view = hooks.mount(CachedUserList);
		await vi.waitFor(() => expect([...texts(view.element)].sort()).toEqual(["Refresh", "ada", "bob"]));
	});
});

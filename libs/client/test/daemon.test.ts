import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import { DBALClient as BrowserClient } from "../src/index.js";
import { DBALClient as NodeClient } from "../src/node/index.js";
import { type SpawnedDaemon, spawnDaemon } from "./spawned-daemon.js";

/** A browser's WebSocket sends its page's origin. */
class PageWebSocket extends NodeWebSocket {
	constructor(url: string, protocol: string) {
		super(url, protocol, { origin: "http://app.test" });
	}
}

const supergod = { impersonate: { id: "0198f7a0-0000-7000-8000-000000000001", role: "supergod" } };
const reader = { impersonate: { id: "0198f7a0-0000-7000-8000-000000000002", role: "user" } };
const folder = mkdtempSync(join(tmpdir(), "dbal-client-"));
let daemon: SpawnedDaemon;

beforeAll(async () => {
	vi.stubGlobal("WebSocket", PageWebSocket);
	daemon = await spawnDaemon(folder);
});
afterAll(() => daemon.stop());

const transports = {
	gRPC: (options: object) => new NodeClient({ mode: "production", endpoint: `127.0.0.1:${daemon.port}`, ...options }),
	WebSocket: (options: object) => new BrowserClient({ mode: "production", endpoint: `ws://127.0.0.1:${daemon.port}`, ...options }),
};

describe.each(Object.entries(transports))("a client of a daemon over %s", (name, connect) => {
	it("writes many rows at once, and several writes together", async () => {
		const dbal = connect({ auth: supergod });
		const slug = `batch-${name.toLowerCase()}`;
		const [page, nodes, changed] = await dbal.batch((b) => {
			const made = b.pageViews.create({ slug, title: "t", level: 1, layout: {}, description: null });
			const below = b.componentHierarchies.createMany([{ pageId: made.ref("id"), componentType: "a" }]);
			const child = b.componentHierarchies.create({ pageId: made.ref("id"), parentId: below.ref("id", 0), componentType: "b" });
			b.componentHierarchies.update(child.ref("id"), { order: 3 });
			return [made, below, b.pageViews.upsert({ slug }, { create: { title: "n", level: 1, layout: {} }, update: { level: 2 } })];
		});
		expect([nodes[0]?.pageId, changed.created, changed.data.level]).toEqual([page.id, false, 2]);
		const listed = await dbal.componentHierarchies.list({ where: { pageId: page.id }, orderBy: { order: "asc" } });
		expect(listed.data.map(({ componentType, order, parentId }) => [componentType, order, parentId])).toEqual([
			["a", 0, null],
			["b", 3, nodes[0]?.id],
		]);
		const refused = dbal.batch((b) => [b.pageViews.update(page.id, { level: 3 }), b.pageViews.update(page.id, { level: 9 })]);
		await expect(refused).rejects.toMatchObject({ code: "VALIDATION_ERROR", fields: [{ path: "steps.1.data.level", rule: "max" }] });
		expect(await dbal.componentHierarchies.updateMany({ pageId: page.id }, { componentType: "c" }, { maxAffected: 2 })).toEqual({
			count: 2,
		});
		await expect(dbal.componentHierarchies.deleteMany({ pageId: page.id }, { maxAffected: 1 })).rejects.toMatchObject({
			reason: "max_affected",
		});
		expect(await dbal.componentHierarchies.deleteMany({ pageId: page.id })).toEqual({ count: 2 });
		expect((await dbal.pageViews.get(page.id)).level).toBe(2);
		await expect(dbal.transaction(async () => 1)).rejects.toMatchObject({ code: "CAPABILITY_NOT_SUPPORTED", reason: "transaction" });
		await dbal.close();
	});

	it("has the same calls, results and errors as in process", async () => {
		const dbal = connect({ auth: supergod });
		const slug = `over-${name.toLowerCase()}`;
		const page = await dbal.pageViews.create({ slug, title: "Ünïcode 🎉", level: 2, layout: { rows: [1, null, { a: [] }] } });
		expect(page).toMatchObject({
			slug,
			description: null,
			isActive: true,
			createdAt: expect.any(Date),
			layout: { rows: [1, null, { a: [] }] },
		});
		expect(await dbal.pageViews.get({ slug })).toEqual(page);
		expect(await dbal.pageViews.getBySlug({ slug })).toEqual(page);
		expect(await dbal.pageViews.list({ where: { slug, level: { in: [2] } }, select: { slug: true }, total: true })).toEqual({
			data: [{ slug }],
			total: 1,
		});
		expect(await dbal.pageViews.update(page.id, { description: "d" }, { select: { description: true } })).toEqual({ description: "d" });
		expect(await dbal.pageViews.update(page.id, { description: null }, { select: { description: true } })).toEqual({ description: null });
		await expect(dbal.pageViews.create({ slug, title: "again", level: 1, layout: {} })).rejects.toMatchObject({
			code: "CONFLICT",
			reason: "unique",
			fields: [{ path: "data.slug" }],
		});
		await expect(dbal.pageViews.create({ slug: "NO", title: "t", level: 9, layout: {} })).rejects.toMatchObject({
			code: "VALIDATION_ERROR",
			fields: [{ path: "data.slug" }, { path: "data.level" }],
		});
		await dbal.pageViews.delete(page.id);
		await expect(dbal.pageViews.get(page.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
		await dbal.close();
	});

	it("reads what its role may read and no more", async () => {
		const dbal = connect({ auth: reader });
		await expect(dbal.packages.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
		expect(await dbal.users.list()).toEqual({ data: [] });
		await dbal.close();
	});

	it("is told that its session is no good, and may sign in anew", async () => {
		const dbal = connect({ auth: { session: { id: "0198f7a0-0000-7000-8000-000000000001", token: "stale", expiresAt: new Date(4e12) } } });
		await expect(dbal.users.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
		await expect(dbal.auth.signIn("nobody", "wrong")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
		await dbal.auth.signOut();
		await expect(dbal.users.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
		await dbal.close();
	});

	it("stops waiting for a call that is cancelled", async () => {
		const dbal = connect({ auth: supergod });
		const controller = new AbortController();
		const call = dbal.users.list({}, { signal: controller.signal });
		controller.abort();
		await expect(call).rejects.toMatchObject({ code: "TIMEOUT", reason: "cancelled" });
		expect(await dbal.users.count()).toBe(0);
		await dbal.close();
	});

	it("takes many calls at once", async () => {
		const dbal = connect({ auth: supergod });
		const counts = await Promise.all(Array.from({ length: 300 }, () => dbal.users.count()));
		expect(new Set(counts)).toEqual(new Set([0]));
		await dbal.close();
	});

	it("says that nobody is there, and comes back with the daemon", async () => {
		const dbal = connect({ auth: supergod });
		expect(await dbal.users.count()).toBe(0);
		const { port } = daemon;
		for (const signal of ["SIGTERM", "SIGKILL"] as const) {
			await daemon.stop(signal);
			await expect(dbal.users.delete("0198f7a0-0000-7000-8000-000000000009")).rejects.toMatchObject({ code: "DATABASE_ERROR" });
			await expect(dbal.users.count()).rejects.toMatchObject({ code: "DATABASE_ERROR", reason: "unreachable" });
			daemon = await spawnDaemon(folder, port);
			expect(await dbal.users.count()).toBe(0);
		}
		await dbal.close();
	});
});

it("a page whose WebSockets are blocked reaches the daemon by requests", async () => {
	vi.stubGlobal("WebSocket", undefined);
	try {
		const dbal = new BrowserClient({ mode: "production", endpoint: `127.0.0.1:${daemon.port}`, auth: supergod });
		const page = await dbal.pageViews.create({ slug: "by-http", title: "t", level: 1, layout: {} });
		expect(await dbal.pageViews.get({ slug: "by-http" })).toEqual(page);
		expect(dbal.connection.state).toBe("ready");
		await expect(dbal.pageViews.create({ slug: "by-http", title: "t", level: 1, layout: {} })).rejects.toMatchObject({
			code: "CONFLICT",
			reason: "unique",
			fields: [{ path: "data.slug" }],
		});
		await dbal.close();
	} finally {
		vi.stubGlobal("WebSocket", PageWebSocket);
	}
});

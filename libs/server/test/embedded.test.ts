import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Embedded, hashPassword, openAdapter, openEmbedded } from "../src/index.js";
import { failure } from "./harness.js";
import { model } from "./model.js";

const opened: Embedded[] = [];
const open = async (...[options]: Parameters<typeof openEmbedded>) => {
	const embedded = await openEmbedded(options);
	opened.push(embedded);
	return embedded;
};
afterEach(async () => {
	for (const embedded of opened.splice(0)) await embedded.transport.close();
});

const page = { slug: "home", title: "Home", level: 1, layout: {} };

describe("an engine in one's own process", () => {
	it("answers calls for the developer, under the shipped rules", async () => {
		const { transport } = await open({ adapter: "memory" });
		const made = await transport.call({ entity: "PageView", operation: "create", input: { data: page } }, {});
		expect(made).toMatchObject({ data: { slug: "home", isActive: true } });
		expect(await transport.call({ entity: "PageView", operation: "getBySlug", input: { slug: "home" } }, {})).toMatchObject({
			data: { title: "Home" },
		});
	});

	it("is whoever one asks to be, and nobody else", async () => {
		const { transport, setAuth } = await open({ adapter: "memory" });
		setAuth({ impersonate: { id: "0192f0a1-7b3c-7def-8123-456789abcdef", role: "user" } });
		expect(await failure(transport.call({ entity: "PageView", operation: "create", input: { data: page } }, {}))).toMatchObject({
			code: "FORBIDDEN",
		});
		setAuth({ impersonate: { id: "x", role: "nobody" } });
		expect(await failure(transport.call({ entity: "PageView", operation: "list", input: {} }, {}))).toMatchObject({
			code: "VALIDATION_ERROR",
		});
		setAuth({ session: { id: "0192f0a1-7b3c-7def-8123-456789abcdef", token: "x" } });
		expect(await failure(transport.call({ entity: "PageView", operation: "list", input: {} }, {}))).toMatchObject({ code: "UNAUTHORIZED" });
		setAuth({});
		expect(await transport.call({ entity: "PageView", operation: "count", input: {} }, {})).toEqual({ count: 0 });
	});

	it("signs in with a session of its own database", async () => {
		const { transport, setAuth, engine } = await open({ adapter: "memory" });
		await transport.call({ entity: "User", operation: "create", input: { data: { username: "ada", email: "a@b.c", role: "god" } } }, {});
		const call = (entity: string, operation: string, input: Record<string, unknown>) => transport.call({ entity, operation, input }, {});
		const credential = {
			id: "0192f0a1-7b3c-7def-8123-456789abcdef",
			username: "ada",
			passwordHash: await hashPassword("correct horse battery", randomBytes),
			firstLogin: false,
			createdAt: new Date(),
			updatedAt: new Date(),
		};
		await engine.adapter.insert(engine.model.entities.find(({ name }) => name === "Credential")!, [credential]);
		setAuth({ impersonate: { id: "anonymous", role: "public" } });
		expect(await failure(call("Session", "signIn", { username: "ada", password: "wrong horse battery" }))).toMatchObject({
			code: "UNAUTHORIZED",
		});
		const session = (await call("Session", "signIn", { username: "ada", password: "correct horse battery" })) as {
			id: string;
			token: string;
		};
		setAuth({ session });
		expect(await call("User", "me", {})).toMatchObject({ username: "ada", role: "god" });
		await call("Session", "signOut", {});
		expect(await failure(call("User", "me", {}))).toMatchObject({ code: "UNAUTHORIZED" });
	});

	it("keeps a deadline and a cancellation", async () => {
		const { transport } = await open({ adapter: "memory" });
		const list = { entity: "PageView", operation: "list", input: {} };
		expect(await failure(transport.call(list, { signal: AbortSignal.abort() }))).toMatchObject({ code: "TIMEOUT" });
	});

	it("refuses rules with the place of each fault", async () => {
		const text = "rules:\n  - { entity: Nope, role: [admin], operations: [read] }\n";
		const { code, faults } = await failure(openEmbedded({ adapter: "memory", model, custom: {}, policy: { path: "acl.yaml", text } }));
		expect(code).toBe("VALIDATION_ERROR");
		expect(Object.keys(faults)[0]).toMatch(/^acl\.yaml:2:\d+$/);
	});
});

describe("opening an adapter", () => {
	it("refuses an unknown one, and a URL that is not its own", async () => {
		for (const [name, url] of [
			["nope", undefined],
			["memory", "file:x.db"],
			["sqlite", undefined],
			["sqlite", "postgresql://u:p@h/d"],
			["postgres", "file:x.db"],
			["prisma", "mysql://h/d"],
		] as const) {
			const refusal = openAdapter(name, { model, ...(url === undefined ? {} : { url }) });
			expect((await failure(refusal)).code).toBe("VALIDATION_ERROR");
			await expect(refusal).rejects.not.toThrow(/u:p/);
		}
	});

	it("keeps a file from one time to the next, with its migrations", async () => {
		const folder = await mkdtemp(join(tmpdir(), "dbal-embedded-"));
		try {
			const database = { url: `file:${join(folder, "app.db")}` };
			const first = await openEmbedded({ adapter: "sqlite", database });
			await first.transport.call({ entity: "PageView", operation: "create", input: { data: page } }, {});
			await first.transport.close();
			const second = await open({ adapter: "sqlite", database });
			expect(await second.transport.call({ entity: "PageView", operation: "get", input: { key: { slug: "home" } } }, {})).toMatchObject({
				data: { title: "Home" },
			});
		} finally {
			for (const embedded of opened.splice(0)) await embedded.transport.close();
			await rm(folder, { recursive: true });
		}
	});
});

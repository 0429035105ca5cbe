import { model } from "@metabuilder/dbal/contract";
import { openAdapter } from "@metabuilder/dbal-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureOf, grpcChannel, start, type TestChannel, webSocketChannel } from "../harness.js";
import { type Arena, passwordHash, startArena } from "./arena.js";
import { databases } from "./databases.js";
import { firstFrame, type Presented } from "./ways.js";

/** What is promised, and what a busy machine may add. */
const boundMs = 1_000;
const slackMs = 4_000;

const channels = { "grpc stream": async (port: number) => grpcChannel(port), websocket: webSocketChannel } as const;
type Kind = keyof typeof channels;
const kinds = Object.keys(channels) as Kind[];

async function openAs(arena: Arena, kind: Kind, presented: Presented): Promise<TestChannel> {
	const channel = await channels[kind](arena.port);
	channel.send(firstFrame(presented));
	expect((await channel.next()).kind?.$case).toBe("authenticated");
	return channel;
}

async function within<T>(ms: number, what: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`nothing within ${ms} ms`)), ms);
	});
	return Promise.race([what, late]).finally(() => clearTimeout(timer));
}

/** An idle socket is told that its session is over, and closed. */
async function expectEnded(channel: TestChannel): Promise<void> {
	const frame = await within(boundMs + slackMs, channel.next());
	expect(frame.callId).toBe(0);
	expect(failureOf(frame)).toMatchObject({ code: "UNAUTHORIZED", reason: "session" });
	const code = await within(slackMs, channel.closed);
	expect([0, 4401]).toContain(code);
}

describe.each(databases)("an open socket on $name", ({ name, open }) => {
	let arena: Arena;
	let database: Readonly<Record<string, unknown>>;
	let clock: Date | undefined;
	beforeAll(async () => {
		database = await open();
		arena = await startArena({ database, daemon: { now: () => clock ?? new Date() } });
	});
	afterAll(() => arena.close());

	it.each(kinds)("ends by itself when its session is ended here: %s", async (kind) => {
		const session = await arena.signIn("admin");
		const channel = await openAs(arena, kind, session);
		await arena.asSystem("Session", "delete", { key: { id: session.id } });
		await expectEnded(channel);
	});

	it.each(kinds)("takes no call in the very next moment after its session was ended here: %s", async (kind) => {
		const session = await arena.signIn("admin");
		const channel = await openAs(arena, kind, session);
		await arena.asSystem("Session", "delete", { key: { id: session.id } });
		channel.send(start(1, "User", "count", {}));
		expect(failureOf(await channel.next()).code).toBe("UNAUTHORIZED");
		channel.close();
	});

	it.each(kinds)("ends when its user is deleted: %s", async (kind) => {
		const other = await arena.signIn("moderator");
		const channel = await openAs(arena, kind, other);
		await arena.asSystem("User", "delete", { key: { id: arena.accounts.moderator } });
		await expectEnded(channel);
		// Put back for the other kind.
		await restoreModerator(arena);
	});

	it.each(kinds)("asks its client to connect again when its user's role changes, and every call is the new role's: %s", async (kind) => {
		const session = await arena.signIn("god");
		const channel = await openAs(arena, kind, session);
		await arena.asSystem("User", "update", { key: { username: "god" }, data: { role: "user" } });
		channel.send(start(1, "ComponentHierarchy", "count", {}));
		const frames = [await channel.next(), await channel.next()];
		expect(frames.map(({ kind }) => kind?.$case).sort()).toEqual(["failure", "goAway"]);
		const failure = frames.find(({ kind }) => kind?.$case === "failure");
		expect(failure && failureOf(failure).code).toBe("FORBIDDEN");
		expect([0, 1001]).toContain(await within(boundMs + slackMs, channel.closed));
		await arena.asSystem("User", "update", { key: { username: "god" }, data: { role: "god" } });
	});

	it.each(kinds)("ends at its session's time: %s", async (kind) => {
		clock = new Date();
		const session = await arena.signIn("user");
		const channel = await openAs(arena, kind, session);
		clock = new Date(clock.getTime() + 12 * 3_600_000);
		await expectEnded(channel);
		clock = undefined;
	});

	it.runIf(name !== "memory").each(kinds)("ends when another process ended its session, or changed its role: %s", async (kind) => {
		const elsewhere = await openAdapter(String(database.adapter), { model, url: String(database.url) });
		try {
			const session = await arena.signIn("admin");
			const channel = await openAs(arena, kind, session);
			const entity = model.entities.find(({ name }) => name === "Session");
			if (!entity) throw new Error("no sessions");
			await elsewhere.delete(entity, { kind: "compare", field: "id", operator: "eq", value: session.id });
			await expectEnded(channel);

			const user = model.entities.find(({ name }) => name === "User");
			if (!user) throw new Error("no users");
			const next = await openAs(arena, kind, await arena.signIn("admin"));
			const named = { kind: "compare", field: "username", operator: "eq", value: "admin" } as const;
			await elsewhere.update(user, named, { role: "user" });
			expect((await within(boundMs + slackMs, next.next())).kind?.$case).toBe("goAway");
			await elsewhere.update(user, named, { role: "admin" });
		} finally {
			await elsewhere.close();
		}
	});

	it.each(kinds)("goes on under a refreshed token, and the old one opens no other: %s", async (kind) => {
		const session = await arena.signIn("user");
		const channel = await openAs(arena, kind, session);
		channel.send(start(1, "Session", "refresh", {}), start(2, "User", "me", {}));
		const answers = [await channel.next(), await channel.next()];
		expect(answers.map(({ kind }) => kind?.$case)).toEqual(["response", "response"]);
		// Its client never presents the new token.
		await expectEnded(channel);
		const late = await arena.attacker(kind, session);
		expect((await late.call({ entity: "User", operation: "me", input: {} })).error).toMatchObject({ code: "UNAUTHORIZED" });
		late.close();
	});
});

async function restoreModerator(arena: Arena): Promise<void> {
	const { data } = await arena.asSystem("User", "create", {
		data: { username: "moderator", email: "moderator@example.org", role: "moderator" },
	});
	Object.assign(arena.accounts, { moderator: String(data.id) });
	await arena.asSystem("Credential", "create", { data: { username: "moderator", passwordHash: await passwordHash } });
}

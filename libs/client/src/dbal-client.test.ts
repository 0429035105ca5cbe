import { afterEach, describe, expect, it, vi } from "vitest";
import { type ConnectionState, observed } from "./connection-state.js";
import type { Call, CallOptions } from "./contract/call.js";
import { DBALError, isDBALError } from "./contract/dbal-error.js";
import { DBALClient } from "./dbal-client.js";
import type { Link } from "./link.js";
import type { Credentials, DBALClientOptions } from "./options.js";
import { webStorage } from "./session-storage.js";

interface Sent extends Call {
	readonly as: Credentials;
	readonly options: CallOptions;
}

/** A client on a link that notes what is sent and answers from `answer`. */
function client(answer: (call: Call, as: Credentials) => unknown = () => ({}), options: Partial<DBALClientOptions> = {}) {
	const sent: Sent[] = [];
	const log: string[] = [];
	const states: ReturnType<typeof observed<ConnectionState>>[] = [];
	const link: Link = {
		transport: (first) => {
			let as = first;
			const state = observed<ConnectionState>("idle");
			states.push(state);
			return {
				state,
				connect: () => state.set("connecting"),
				renew: (next) => {
					as = next;
				},
				call: async (call, callOptions) => {
					sent.push({ ...call, as, options: callOptions });
					return (await answer(call, as)) as Readonly<Record<string, unknown>>;
				},
				close: async () => {
					log.push(`closed ${as.kind}`);
					state.set("closed");
				},
			};
		},
		close: async () => {
			log.push("closed link");
		},
	};
	const dbal = new DBALClient({ mode: "production", endpoint: "localhost:50051", ...options }, () => link);
	return { dbal, sent, log, states };
}

const id = "0198f7a0-0000-7000-8000-000000000001";

describe("calls of entities", () => {
	it("are the standard operations with the inputs that engines take", async () => {
		const row = { id, username: "ada" };
		const { dbal, sent } = client(({ operation }) =>
			operation === "count" ? { count: 3 } : operation === "list" ? { data: [row], nextPageToken: "t" } : { data: row },
		);
		expect(await dbal.users.get(id)).toEqual(row);
		await dbal.users.get({ username: "ada" }, { select: { id: true }, timeoutMs: 5 });
		expect(await dbal.users.list({ where: { username: "ada" }, limit: 2, pageToken: undefined })).toEqual({
			data: [row],
			nextPageToken: "t",
		});
		await dbal.users.list();
		expect(await dbal.users.count({ where: { role: "user" } })).toBe(3);
		await dbal.users.create({ username: "ada", email: "ada@example.org" });
		await dbal.users.createMany([{ username: "ada", email: "ada@example.org" }], { select: { id: true } });
		await dbal.users.update(id, { tenantId: null });
		expect(await dbal.users.delete(id)).toBeUndefined();
		expect(sent.map(({ entity, operation, input }) => [`${entity}.${operation}`, input])).toEqual([
			["User.get", { key: { id } }],
			["User.get", { key: { username: "ada" }, select: { id: true } }],
			["User.list", { where: { username: "ada" }, limit: 2 }],
			["User.list", {}],
			["User.count", { where: { role: "user" } }],
			["User.create", { data: { username: "ada", email: "ada@example.org" } }],
			["User.createMany", { data: [{ username: "ada", email: "ada@example.org" }], select: { id: true } }],
			["User.update", { key: { id }, data: { tenantId: null } }],
			["User.delete", { key: { id } }],
		]);
		expect(sent[0]?.options.timeoutMs).toBeCloseTo(30_000, -2);
		expect(sent[1]?.options.timeoutMs).toBeCloseTo(5, 0);
	});

	it("are the custom operations with what each returns", async () => {
		const { dbal } = client(({ operation }) => (operation === "me" ? { id, username: "ada" } : { data: [{ id }] }));
		expect(await dbal.componentHierarchies.getTree({ pageId: id })).toEqual([{ id }]);
		expect(await dbal.users.me()).toEqual({ id, username: "ada" });
		expect(await dbal.sessions.signOut()).toBeUndefined();
	});

	it("refuse an undefined where instead of matching everything", async () => {
		const { dbal, sent } = client();
		const where = undefined as unknown as { username: string }; // What JavaScript may pass.
		await expect(dbal.users.list({ where })).rejects.toMatchObject({ code: "VALIDATION_ERROR", fields: [{ path: "where" }] });
		await expect(dbal.users.count({ where })).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
		expect(sent).toEqual([]);
	});

	it("retry reads and never writes", async () => {
		let failures = 1;
		const { dbal, sent } = client(() => {
			if (failures-- > 0) throw new DBALError("DATABASE_ERROR", "Down.");
			return { data: [], count: 0 };
		});
		await dbal.users.list();
		expect(sent).toHaveLength(2);
		failures = 1;
		await expect(dbal.users.delete(id)).rejects.toMatchObject({ code: "DATABASE_ERROR" });
		failures = 1;
		await expect(dbal.sessions.refresh()).rejects.toMatchObject({ code: "DATABASE_ERROR" });
		expect(sent).toHaveLength(4);
	});
});

describe("who one is", () => {
	const session = { id: "s1", token: "t1", expiresAt: new Date(4e12) };
	const user = { id, username: "ada", role: "admin", level: 3 };

	it("starts as the options say, and the user is a hint alone", async () => {
		const { dbal, sent } = client(() => ({ count: 0 }), { auth: { session, user: { login: "ada" } } });
		await dbal.users.count();
		expect(sent[0]?.as).toEqual({ kind: "session", id: "s1", token: "t1" });
		expect(dbal.auth.session).toEqual(session);
		expect(dbal.auth.user).toEqual({ login: "ada" });
	});

	it("changes by signing in, which is asked as nobody, and out", async () => {
		const { dbal, sent, log } = client(
			({ operation }) => (operation === "signIn" ? { id: "s2", token: "t2", expiresAt: session.expiresAt, user } : { count: 0 }),
			{ auth: { session } },
		);
		expect(await dbal.auth.signIn("ada", "secret")).toEqual(user);
		expect(dbal.auth.session).toEqual({ id: "s2", token: "t2", expiresAt: session.expiresAt });
		await dbal.users.count();
		await dbal.auth.signOut();
		expect(dbal.auth.session).toBeUndefined();
		await dbal.users.count();
		expect(sent.map(({ operation, as }) => [operation, as.kind === "session" ? as.id : as.kind])).toEqual([
			["signIn", "none"],
			["count", "s2"],
			["signOut", "s2"],
			["count", "none"],
		]);
		expect(log).toEqual(["closed none", "closed session", "closed session"]);
	});

	it("stays as it was when signing in fails, and is over after signing out of a session that was", async () => {
		const { dbal } = client(
			() => {
				throw new DBALError("UNAUTHORIZED", "No.");
			},
			{ auth: { session } },
		);
		await expect(dbal.auth.signIn("ada", "wrong")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
		expect(dbal.auth.session).toEqual(session);
		await dbal.auth.signOut();
		expect(dbal.auth.session).toBeUndefined();
	});
});

describe("a session", () => {
	afterEach(() => void vi.useRealTimers());
	const minutes = 60_000;
	const started = (ms: number) => ({ id: "s1", token: "t1", expiresAt: new Date(Date.now() + ms) });

	it("is refreshed when four fifths of its time are over, on the stream that it has", async () => {
		vi.useFakeTimers();
		const seen: (string | undefined)[] = [];
		let tokens = 1;
		const { dbal, sent, log } = client(
			({ operation }) => (operation === "refresh" ? { ...started(10 * minutes), token: `t${++tokens}` } : { count: 0 }),
			{ auth: { session: started(10 * minutes) } },
		);
		dbal.auth.subscribe((session) => seen.push(session?.token));
		await vi.advanceTimersByTimeAsync(8 * minutes - 1_000);
		expect(sent).toEqual([]);
		await vi.advanceTimersByTimeAsync(9 * minutes);
		await dbal.users.count();
		expect(sent.map(({ operation, as }) => [operation, as.kind === "session" ? as.token : as.kind])).toEqual([
			["refresh", "t1"],
			["refresh", "t2"],
			["count", "t3"],
		]);
		expect(seen).toEqual(["t2", "t3"]);
		expect(log).toEqual([]);
		await dbal.close();
		await vi.advanceTimersByTimeAsync(60 * minutes);
		expect(sent).toHaveLength(3);
	});

	it("is tried again while the daemon is away, and is over when the daemon says so", async () => {
		vi.useFakeTimers();
		let error: DBALError | undefined = new DBALError("DATABASE_ERROR", "Down.", { reason: "unreachable" });
		const { dbal, sent } = client(
			() => {
				if (error) throw error;
				return started(10 * minutes);
			},
			{ auth: { session: started(10 * minutes) } },
		);
		await vi.advanceTimersByTimeAsync(9 * minutes);
		expect(sent.length).toBeGreaterThan(0);
		expect(dbal.auth.session?.token).toBe("t1");
		error = new DBALError("UNAUTHORIZED", "The session is over.", { reason: "session" });
		await vi.advanceTimersByTimeAsync(minutes);
		expect(dbal.auth.session).toBeUndefined();
	});

	it("is over with any call that is refused for it, and not with a wrong password", async () => {
		let error = new DBALError("UNAUTHORIZED", "The current password is wrong.");
		const { dbal, sent, states } = client(
			() => {
				throw error;
			},
			{ auth: { session: started(10 * minutes) } },
		);
		await expect(dbal.users.me()).rejects.toBe(error);
		expect(dbal.auth.session?.token).toBe("t1");
		const ended: unknown[] = [];
		dbal.auth.subscribe((session) => ended.push(session));
		error = new DBALError("UNAUTHORIZED", "The session is over.", { reason: "session" });
		await expect(dbal.users.me()).rejects.toBe(error);
		expect(ended).toEqual([undefined]);
		await expect(dbal.users.me()).rejects.toBe(error);
		expect(sent.map(({ as }) => as.kind)).toEqual(["session", "session", "none"]);
		expect(states).toHaveLength(2);
		await dbal.close();
	});

	it("is kept in a storage that is named, and found there again", async () => {
		const kept = new Map<string, string>();
		const storage = webStorage({
			getItem: (key) => kept.get(key) ?? null,
			setItem: (key, value) => void kept.set(key, value),
			removeItem: (key) => void kept.delete(key),
		});
		const answer = ({ operation }: Call) =>
			operation === "signIn" ? { ...started(10 * minutes), user: { id, username: "ada", role: "user", level: 1 } } : { count: 0 };
		const first = client(answer, { auth: { storage } });
		await first.dbal.auth.signIn("ada", "secret");
		expect(first.dbal.auth.signedIn).toMatchObject({ username: "ada" });
		await first.dbal.close();
		const second = client(answer, { auth: { storage } });
		await second.dbal.users.count();
		expect(second.sent[0]?.as).toEqual({ kind: "session", id: "s1", token: "t1" });
		await second.dbal.auth.signOut();
		expect(kept.size).toBe(0);
		await second.dbal.close();
		kept.set("dbal.session", '{"id":1}');
		expect(storage.load()).toBeUndefined();
		kept.set("dbal.session", "{");
		expect(storage.load()).toBeUndefined();
		storage.save(started(-1));
		expect(storage.load()).toBeUndefined();
	});
});

describe("a client", () => {
	it("shows how its connection stands, whoever it is", async () => {
		const answer = {
			id: "s2",
			token: "t2",
			expiresAt: new Date(Date.now() + 60_000),
			user: { id, username: "ada", role: "user", level: 1 },
		};
		const { dbal, states } = client(() => answer);
		const seen: ConnectionState[] = [];
		dbal.connection.subscribe((state) => seen.push(state));
		expect(dbal.connection.state).toBe("idle");
		dbal.connection.open();
		states[0]?.set("ready");
		await dbal.auth.signIn("ada", "secret");
		states[2]?.set("ready");
		states[2]?.set("reconnecting");
		await dbal.close();
		expect(seen).toEqual(["connecting", "ready", "idle", "ready", "reconnecting", "closed"]);
		dbal.connection.open();
		expect(dbal.connection.state).toBe("closed");
	});

	it("takes no calls once it is closed, and closes once", async () => {
		const { dbal, log } = client(() => ({ count: 0 }));
		await Promise.all([dbal.close(), dbal.close()]);
		expect(log).toEqual(["closed none", "closed link"]);
		await expect(dbal.users.count()).rejects.toMatchObject({ code: "VALIDATION_ERROR", reason: "closed" });
	});

	it("refuses options that can't be meant, all at once", () => {
		const refused = (options: object) => {
			try {
				new DBALClient(options as DBALClientOptions, () => {
					throw new Error("opened");
				});
			} catch (error) {
				return isDBALError(error) ? error.fields.map((fault) => fault.path) : error;
			}
			return "taken";
		};
		expect(refused({ mode: "production" })).toEqual(["endpoint"]);
		expect(refused({ mode: "prod", adaptor: "sqlite", auth: { role: "god" }, timeoutMs: 0 })).toEqual([
			"adaptor",
			"auth.role",
			"mode",
			"timeoutMs",
		]);
		expect(refused({ mode: "development", auth: { session, impersonate: { id: "x", role: "user" } } })).toEqual(["auth"]);
	});
	const session = { id: "s", token: "t", expiresAt: new Date() };
});

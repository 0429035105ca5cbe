import { describe, expect, it } from "vitest";
import type { Call, CallOptions } from "./contract/call.js";
import { DBALError, isDBALError } from "./contract/dbal-error.js";
import { DBALClient } from "./dbal-client.js";
import type { Link } from "./link.js";
import type { Credentials, DBALClientOptions } from "./options.js";

interface Sent extends Call {
	readonly as: Credentials;
	readonly options: CallOptions;
}

/** A client on a link that notes what is sent and answers from `answer`. */
function client(answer: (call: Call, as: Credentials) => unknown = () => ({}), options: Partial<DBALClientOptions> = {}) {
	const sent: Sent[] = [];
	const log: string[] = [];
	const link: Link = {
		transport: (as) => ({
			call: async (call, callOptions) => {
				sent.push({ ...call, as, options: callOptions });
				return (await answer(call, as)) as Readonly<Record<string, unknown>>;
			},
			close: async () => {
				log.push(`closed ${as.kind}`);
			},
		}),
		close: async () => {
			log.push("closed link");
		},
	};
	const dbal = new DBALClient({ mode: "production", endpoint: "localhost:50051", ...options }, () => link);
	return { dbal, sent, log };
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

describe("a client", () => {
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

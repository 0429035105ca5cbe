import { type Call, type DBALError, isDBALError } from "@metabuilder/dbal/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Arena, expectAlive, expectRefused, expectSilence, startArena } from "./arena.js";
import { databases } from "./databases.js";
import { type Attacker, everyWay, type Way } from "./ways.js";

// Attacks 1 to 7 of what must hold: what a caller may not read, reach or write, however the call is put.

/**
 * Users see and change themselves; of others they see the name. Scripts show their author what others may not read, and `level` below which a page
 * is seen is a claim.
 */
const rules = `rules:
  - { entity: User, role: [admin, god, supergod], operations: [create, read, update, delete, search, me] }
  - entity: User
    role: [user]
    operations: [read, me]
    fields: { read: [id, username] }
  - entity: User
    role: [user]
    operations: [read, update]
    row_level_filter: "id = $user.id"
    fields: { read: [id, username, email, role], write: [username, email] }
  - { entity: LuaScript, role: [supergod], operations: [create, read, update, delete] }
  - entity: LuaScript
    role: [user]
    operations: [create, read, update, delete]
    row_level_filter: "createdBy = $user.id"
    fields: { read: [id, name, createdBy, timeoutMs], write: [name, code, createdBy, timeoutMs] }
  - entity: PageView
    role: [user]
    operations: [read, getByLevel, getBySlug]
    row_level_filter: "isActive = true AND level <= $user.clearance AND slug STARTS WITH 'p'"
  - { entity: PageView, role: [supergod], operations: [create, read, update, delete, getByLevel, getBySlug] }
  - { entity: Session, role: [user, supergod], operations: [signOut, refresh] }
`;

describe.each(databases)("attacks on the rules on $name", ({ open }) => {
	let arena: Arena;
	let ids: { readonly own: string; readonly script: string; readonly hidden: string; readonly victim: string };

	beforeAll(async () => {
		arena = await startArena({ database: await open(), rules });
		const own = arena.accounts.user ?? "";
		const victim = arena.accounts.moderator ?? "";
		const script = await arena.asSystem("LuaScript", "create", {
			data: { name: "mine", code: arena.canary, createdBy: own, timeoutMs: 1_000 },
		});
		const hidden = await arena.asSystem("LuaScript", "create", {
			data: { name: `h_${arena.canary}`, code: arena.canary, createdBy: victim, timeoutMs: 2_000 },
		});
		await arena.asSystem("PageView", "create", { data: { slug: `p-${arena.canary}`, title: arena.canary, level: 3, layout: {} } });
		await arena.asSystem("PageView", "create", { data: { slug: "public", title: "public", level: 1, layout: {} } });
		ids = { own, victim, script: String(script.data.id), hidden: String(hidden.data.id) };
	}, 120_000);
	afterAll(() => arena.close());

	async function attacked<T>(way: Way, work: (attacker: Attacker) => Promise<T>): Promise<T> {
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		try {
			return await work(attacker);
		} finally {
			attacker.close();
		}
	}

	/** An input that the client's own codec refuses never leaves; that is a typed error too. */
	const attempt = (attacker: Attacker, call: Call) => async (): Promise<DBALError | undefined> => {
		try {
			return (await attacker.call(call)).error;
		} catch (error) {
			if (isDBALError(error)) return error;
			throw error;
		}
	};

	const call = (entity: string, operation: string, input: Readonly<Record<string, unknown>>): Call => ({ entity, operation, input });
	const told = ({ code, message, reason, fields }: DBALError) => ({ code, message, reason, fields });

	describe.each(everyWay)("over %s", (way) => {
		const line = (codes: readonly DBALError["code"][]) =>
			way === "in process" ? { codes, unaudited: true as const } : { codes, line: { role: "user" } };

		it("1: an unreadable field tells nothing in a filter, an order, a count, a selection or a key, whatever is guessed", async () => {
			await attacked(way, async (attacker) => {
				const guesses = [arena.canary, arena.canary.slice(0, 7), "x", ""];
				const inputs = (operand: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] => [
					["list", { where: { code: operand } }],
					["count", { where: { code: operand } }],
					["count", { where: { OR: [{ NOT: { code: operand } }, { name: "mine" }] } }],
					["list", { where: { AND: [{ name: "mine" }, { code: operand }] }, total: true }],
				];
				let first: unknown;
				for (const guess of guesses)
					for (const operand of [{ equals: guess }, { startsWith: guess }, { gte: guess }, { not: guess }, { in: [guess] }])
						for (const [operation, input] of inputs(operand)) {
							const { error } = await attacker.call(call("LuaScript", operation, input));
							expect(error?.code).toBe("FORBIDDEN");
							// A right guess and a wrong one are told apart by nothing.
							const answer = error && told(error);
							const path = error?.fields[0]?.path ?? "";
							first ??= JSON.stringify(answer).replaceAll(path, "PATH");
							expect(JSON.stringify(answer).replaceAll(path, "PATH")).toBe(first);
						}
				for (const input of [{ orderBy: { code: "asc" } }, { select: { id: true, code: true } }])
					await expectRefused(arena, attempt(attacker, call("LuaScript", "list", input)), line(["FORBIDDEN"]));
				for (const input of [{ key: { email: `${arena.canary}@example.org` } }, { key: { email: "nobody@example.org" } }])
					await expectRefused(arena, attempt(attacker, call("User", "get", input)), line(["FORBIDDEN"]));
				expectSilence(arena);
			});
		});

		it("1: a field that is readable in some rows is withheld in the others, and makes no filter", async () => {
			await attacked(way, async (attacker) => {
				arena.recorder.forget();
				const { output } = await attacker.call(
					call("User", "list", { where: { username: { in: ["user", "moderator", "admin"] } }, orderBy: { username: "asc" } }),
				);
				const rows = output?.data as readonly Readonly<Record<string, unknown>>[];
				expect(rows.map(({ username, email }) => [username, email])).toEqual([
					["admin", undefined],
					["moderator", undefined],
					["user", "user@example.org"],
				]);
				for (const where of [
					{ email: { startsWith: "a" } },
					{ role: "admin" },
					{ luaScripts: { some: { name: `h_${arena.canary}`, code: "x" } } },
				])
					await expectRefused(arena, attempt(attacker, call("User", "count", { where })), line(["FORBIDDEN"]));
				const scripts = await attacker.call(call("User", "count", { where: { luaScripts: { some: { name: { startsWith: "h_" } } } } }));
				expect(scripts.output).toEqual({ count: 0 });
				expectSilence(arena);
			});
		});

		it("1: a page token that was altered, or comes with another question, is refused", async () => {
			await attacked(way, async (attacker) => {
				const page = await attacker.call(call("User", "list", { orderBy: { username: "asc" }, limit: 2 }));
				const token = String(page.output?.nextPageToken);
				expect(token.length).toBeGreaterThan(20);
				const swapped = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
				for (const input of [
					{ orderBy: { username: "asc" }, pageToken: swapped },
					{ orderBy: { username: "desc" }, pageToken: token },
					{ orderBy: { username: "asc" }, pageToken: token, where: { username: { startsWith: "u" } } },
					{ orderBy: { username: "asc" }, pageToken: `${token}A` },
				])
					await expectRefused(arena, attempt(attacker, call("User", "list", input)), line(["VALIDATION_ERROR"]));
				const other = await arena.attacker(way, await arena.signIn("supergod"));
				const stolen = await other.call(call("User", "list", { orderBy: { username: "asc" }, limit: 2, pageToken: token }));
				expect(stolen.error?.code).toBe("VALIDATION_ERROR");
				other.close();
			});
		});

		it("2: an unknown or a prefixed key, and an object where a scalar is expected, are refused and never dropped", async () => {
			await attacked(way, async (attacker) => {
				const wheres = [
					{ codee: "x" },
					{ "LuaScript.code": "x" },
					{ $code: "x" },
					{ name: {} },
					{ name: { nope: 1 } },
					{ name: { not: {} } },
					{ timeoutMs: { gt: { not: "" } } },
					{ name: undefined },
				];
				for (const where of wheres) {
					const refusals = await attempt(attacker, call("LuaScript", "list", { where }))();
					expect(refusals?.code, JSON.stringify(where)).toBe("VALIDATION_ERROR");
				}
				for (const data of [{ nope: 1 }, { name: {} }, { name: { not: "" } }, { id: ids.own }, { createdAt: new Date() }]) {
					const refused = await attempt(attacker, call("LuaScript", "update", { key: { id: ids.script }, data }))();
					expect(["VALIDATION_ERROR", "FORBIDDEN"], JSON.stringify(data)).toContain(refused?.code);
				}
				await expectAlive(arena);
				expectSilence(arena);
			});
		});

		it("3: no OR and no NOT gets out of the row filter", async () => {
			await attacked(way, async (attacker) => {
				const escapes = [
					{ OR: [{ createdBy: ids.victim }, { createdBy: ids.own }] },
					{ NOT: { createdBy: ids.own } },
					{ NOT: { AND: [] } },
					{ OR: [{ AND: [] }, { name: { not: "" } }] },
					{ NOT: { NOT: { name: { startsWith: "h_" } } } },
					{ creator: { is: { id: ids.victim } } },
					{ creator: { isNot: { id: ids.own } } },
					{ createdBy: { notIn: [] } },
				];
				for (const where of escapes) {
					const listed = await attempted(attacker, call("LuaScript", "list", { where, select: { id: true } }));
					const counted = await attempted(attacker, call("LuaScript", "count", { where }));
					if (!listed.output) continue;
					const seen = (listed.output.data as readonly { readonly id: string }[]).map(({ id }) => id);
					expect(seen, JSON.stringify(where)).not.toContain(ids.hidden);
					expect(counted.output).toEqual({ count: seen.length });
				}
				expectSilence(arena);
			});
		});

		it("4 and 5: nobody writes, moves or takes over a row that isn't theirs, nor raises their own role", async () => {
			await attacked(way, async (attacker) => {
				const missing = "00000000-0000-7000-8000-000000000000";
				for (const [operation, more] of [
					["update", { data: { name: "x" } }],
					["delete", {}],
					["get", {}],
				] as const) {
					const attack = (id: string) => attempt(attacker, call("LuaScript", operation, { key: { id }, ...more }));
					const hidden = await expectRefused(arena, attack(ids.hidden), line(["NOT_FOUND"]));
					expect(told(hidden)).toEqual(told(await expectRefused(arena, attack(missing), line(["NOT_FOUND"]))));
				}
				const writes: readonly Call[] = [
					call("LuaScript", "update", { key: { id: ids.script }, data: { createdBy: ids.victim } }),
					call("LuaScript", "create", { data: { name: "stolen", code: "x", createdBy: ids.victim } }),
					call("LuaScript", "createMany", {
						data: [
							{ name: "fine", code: "x", createdBy: ids.own },
							{ name: "stolen", code: "x", createdBy: ids.victim },
						],
					}),
					call("User", "update", { key: { id: ids.own }, data: { role: "supergod" } }),
					call("User", "update", { key: { id: ids.own }, data: { email: "x@example.org", role: "admin" } }),
					call("User", "update", { key: { id: ids.own }, data: { tenantId: missing } }),
					call("User", "create", { data: { username: "fresh", email: "f@example.org", role: "supergod" } }),
					call("User", "delete", { key: { id: ids.victim } }),
					call("PageView", "update", { key: { slug: "public" }, data: { title: "x" } }),
				];
				for (const write of writes) await expectRefused(arena, attempt(attacker, write), line(["FORBIDDEN"]));
				await expectRefused(
					arena,
					attempt(attacker, call("User", "update", { key: { id: ids.victim }, data: { email: "x@example.org" } })),
					line(["NOT_FOUND"]),
				);
			});
		});

		it("6: no relation leads to a row, a field or an entity that the caller may not read", async () => {
			await attacked(way, async (attacker) => {
				const inputs: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
					["User", { where: { credential: { is: { passwordHash: { startsWith: "scrypt" } } } } }],
					["User", { where: { sessions: { some: {} } } }],
					["LuaScript", { where: { creator: { is: { sessions: { some: { tokenHash: "x" } } } } } }],
				];
				for (const [entity, input] of inputs)
					await expectRefused(arena, attempt(attacker, call(entity, "list", input)), line(["FORBIDDEN"]));
				for (const include of [
					{ credential: true },
					{ sessions: true },
					{ luaScripts: { include: { creator: { include: { sessions: true } } } } },
				]) {
					const refused = await attempt(attacker, call("User", "list", { include }))();
					expect(["FORBIDDEN", "VALIDATION_ERROR"]).toContain(refused?.code);
				}
				const included = await attempted(attacker, call("User", "list", { select: { id: true }, include: { luaScripts: true } }));
				expect(JSON.stringify(included)).not.toContain(arena.canary);
				expectSilence(arena);
			});
		});

		it("7: a claim that is missing or of another type grants nothing", async () => {
			const claims: readonly (Readonly<Record<string, unknown>> | undefined)[] = [
				undefined,
				{},
				{ clearance: null },
				{ clearance: "10" },
				{ clearance: [10] },
				{ clearance: { gte: 10 } },
				{ clearance: true },
				{ clearance: Number.POSITIVE_INFINITY },
				{ clearance: "NaN" },
				{ Clearance: 10 },
			];
			for (const each of claims) {
				const attacker = await arena.attacker(way, { kind: "impersonate", id: ids.own, role: "user", ...(each && { claims: each }) });
				const { error } = await attacker.call(call("PageView", "list", {}));
				expect(error?.code, JSON.stringify(each)).toBe("FORBIDDEN");
				attacker.close();
			}
			const honest = await arena.attacker(way, { kind: "impersonate", id: ids.own, role: "user", claims: { clearance: 1 } });
			const { output } = await honest.call(call("PageView", "list", { select: { slug: true } }));
			expect(output?.data).toEqual([{ slug: "public" }]);
			for (const slug of [`p-${arena.canary}`, "nowhere"])
				expect((await honest.call(call("PageView", "getBySlug", { slug }))).error?.code).toBe("NOT_FOUND");
			honest.close();
			expectSilence(arena);
		});
	});

	async function attempted(attacker: Attacker, of: Call) {
		try {
			return await attacker.call(of);
		} catch (error) {
			if (isDBALError(error)) return { error };
			throw error;
		}
	}
});

describe("a refusal's decision id", () => {
	it("is opaque, and leads to the audit line with the rule and the reason", async () => {
		const arena = await startArena({ rules });
		const attacker = await arena.attacker("websocket", await arena.signIn("user"));
		const refusals = [
			[{ entity: "Workflow", operation: "list", input: {} }, [], "no rule grants it"],
			[
				{ entity: "LuaScript", operation: "list", input: { where: { code: "x" } } },
				[expect.stringMatching(/^acl\.yaml:\d+$/)],
				"fields: where.code",
			],
			[
				{ entity: "LuaScript", operation: "create", input: { data: { name: "x", code: "y", createdBy: arena.accounts.admin } } },
				[expect.stringMatching(/^acl\.yaml:\d+$/)],
				"the row, the caller's claims or a restriction",
			],
		] as const;
		for (const [attack, rule, reason] of refusals) {
			const { error } = await attacker.call(attack);
			expect(error?.decisionId).toMatch(/^[0-9a-f-]{36}$/);
			expect(arena.auditLines().at(-1)).toMatchObject({ id: error?.decisionId, code: "FORBIDDEN", rule, reason });
		}
		attacker.close();
		await arena.close();
	});
});

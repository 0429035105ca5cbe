import { afterAll, describe, expect, it } from "vitest";
import { DBALClient } from "../node/index.js";

const dbal = new DBALClient({ mode: "development", adapter: "memory" });
afterAll(() => dbal.close());

describe("development mode in process", () => {
	it("calls the engine itself: the same operations, results and errors", async () => {
		const ada = await dbal.users.create({ username: "ada", email: "ada@example.org" });
		expect(ada).toMatchObject({ username: "ada", role: "user", tenantId: null, createdAt: expect.any(Date) });
		expect(await dbal.users.get({ username: "ada" })).toEqual(ada);
		expect(await dbal.users.list({ where: { username: { startsWith: "a" } }, select: { username: true } })).toEqual({
			data: [{ username: "ada" }],
		});
		expect(await dbal.users.count()).toBe(1);
		await expect(dbal.users.create({ username: "ada", email: "other@example.org" })).rejects.toMatchObject({ code: "CONFLICT" });
		await dbal.users.delete(ada.id);
		await expect(dbal.users.get(ada.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
	});

	it("keeps a transaction open, with parts that are undone by themselves", async () => {
		const made = await dbal.transaction(async (tx) => {
			const ada = await tx.users.create({ username: "tx-ada", email: "ada@example.org" });
			await expect(tx.users.create({ username: "tx-ada", email: "x@example.org" })).rejects.toMatchObject({ code: "CONFLICT" });
			const undone = tx.transaction(async (inner) => {
				await inner.users.create({ username: "tx-eve", email: "eve@example.org" });
				throw new Error("back");
			});
			await expect(undone).rejects.toThrow("back");
			await tx.batch((b) => [b.users.update(ada.id, { email: "other@example.org" })]);
			return ada;
		});
		expect((await dbal.users.list({ select: { username: true, email: true } })).data).toEqual([
			{ username: "tx-ada", email: "other@example.org" },
		]);
		await expect(
			dbal.transaction(async (tx) => {
				await tx.users.delete(made.id);
				throw new Error("enough");
			}),
		).rejects.toThrow("enough");
		expect(await dbal.users.count()).toBe(1);
		await dbal.users.delete(made.id);
	});

	it("is whoever the options say, under that one's rules", async () => {
		const someone = new DBALClient({
			mode: "development",
			adapter: "memory",
			auth: { impersonate: { id: "0198f7a0-0000-7000-8000-000000000001", role: "user" } },
		});
		await expect(someone.users.create({ username: "eve", email: "eve@example.org" })).rejects.toMatchObject({ code: "FORBIDDEN" });
		await someone.close();
		const nobody = new DBALClient({
			mode: "development",
			adapter: "memory",
			auth: { session: { id: "0198f7a0-0000-7000-8000-000000000001", token: "x", expiresAt: new Date(4e12) } },
		});
		await expect(nobody.users.list()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
		await nobody.close();
	});

	it("signs in and out", async () => {
		await expect(dbal.auth.signIn("nobody", "wrong")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
		await expect(dbal.users.count()).resolves.toBe(0);
	});
});

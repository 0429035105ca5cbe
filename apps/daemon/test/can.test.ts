import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Arena, startArena } from "./attacks/arena.js";
import { everyWay } from "./attacks/ways.js";

describe.each(everyWay)("can, over %s", (way) => {
	let arena: Arena;
	beforeAll(async () => {
		arena = await startArena();
	});
	afterAll(() => arena.close());

	it("answers by the rules, and is audited as a call", async () => {
		const attacker = await arena.attacker(way, await arena.signIn("user"));
		const { user = "", god = "" } = arena.accounts;
		const can = async (operation: string, entity: string, id?: string, changes?: object) => {
			const input = { entity, operation, ...(id !== undefined && { id }), ...(changes && { changes }) };
			const { output, error } = await attacker.call({ entity: "", operation: "can", input });
			return error?.code ?? output?.allowed;
		};
		expect(await can("update", "User", user)).toBe(true);
		expect(await can("update", "User", user, { email: "x@example.org" })).toBe(true);
		expect(await can("update", "User", user, { role: "god" })).toBe(false);
		expect(await can("update", "User", user, { tenantId: null })).toBe(false);
		expect(await can("update", "User", god)).toBe(false);
		expect(await can("get", "User", god)).toBe(false);
		expect(await can("get", "User", "00000000-0000-7000-8000-000000000000")).toBe(false);
		expect(await can("list", "PageView")).toBe(true);
		expect(await can("install", "Package")).toBe(false);
		expect(await can("nope", "User")).toBe("VALIDATION_ERROR");
		if (way !== "in process") expect(arena.auditLines().filter(({ operation }) => operation === "can")).toHaveLength(10);
		attacker.close();
	});
});

describe("can, over HTTP", () => {
	it("is asked and answered in JSON", async () => {
		const arena = await startArena();
		const { id, token } = await arena.signIn("user");
		const ask = async (body: object) => {
			const headers = { "content-type": "application/json", authorization: `Session ${id}.${token}` };
			const response = await fetch(`http://127.0.0.1:${arena.port}/dbal.v1.AccessService/Can`, {
				method: "POST",
				headers,
				body: JSON.stringify(body),
			});
			return { status: response.status, body: await response.json() };
		};
		const changes = [{ field: "role", value: { stringValue: "god" } }];
		expect(await ask({ entity: "User", operation: "update", id: arena.accounts.user })).toEqual({ status: 200, body: { allowed: true } });
		expect((await ask({ entity: "User", operation: "update", id: arena.accounts.user, changes })).status).toBe(200);
		expect((await ask({ entity: "User", operation: "nope" })).status).toBe(422);
		await arena.close();
	});
});

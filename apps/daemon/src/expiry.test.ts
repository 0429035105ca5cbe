import { model, type Row } from "@metabuilder/dbal/contract";
import { openAdapter } from "@metabuilder/dbal-server";
import { pino } from "pino";
import { expect, it, vi } from "vitest";
import { startExpiry } from "./expiry.js";

const now = new Date("2026-01-01T00:00:00.000Z");
const find = (name: string) => {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(name);
	return entity;
};
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const every = { kind: "constant", value: true } as const;

it("removes rows whose time has passed, in parts, and no others", async () => {
	const store = await openAdapter("memory", { model });
	const [user, session] = [find("User"), find("Session")];
	const whole = (entity: typeof user, set: Row): Row => ({
		...Object.fromEntries(entity.fields.map((field) => [field.name, null])),
		...set,
	});
	await store.insert(user, [whole(user, { id: uuid(1), username: "ada", email: "a@b.c", role: "user" })]);
	const rows = Array.from({ length: 1_203 }, (_, index) =>
		whole(session, {
			id: uuid(10 + index),
			userId: uuid(1),
			tokenHash: String(index),
			expiresAt: new Date(now.getTime() + (index < 1_200 ? -1 : 1)),
		}),
	);
	await store.insert(session, rows);
	const removals = vi.spyOn(store, "delete");
	const stop = startExpiry(model, store, () => now, pino({ enabled: false }));
	await vi.waitFor(async () => expect(await store.count(session, every)).toBe(3));
	stop();
	expect(removals.mock.calls.every(([, , options]) => options?.limit === 500)).toBe(true);
	expect(await Promise.all(removals.mock.results.map(({ value }) => value as Promise<number>))).toEqual([500, 500, 200]);
	expect(await store.count(user, every)).toBe(1);
	await store.close();
});

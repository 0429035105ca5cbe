import type { Row } from "@metabuilder/dbal/contract";
import { type CaseContext, shared } from "../case.js";
import { expectDone, expectEqual, expectFault } from "../expect.js";
import { handWritten } from "./hand-written.js";

const missing = { code: "NOT_FOUND" };

interface Stage {
	readonly owner: Row;
	readonly expired: Row;
	readonly valid: Row;
}

/** Two passports, one of them past its time. */
const stage = shared(async ({ clear, db, rows }: CaseContext): Promise<Stage> => {
	await clear();
	const owner = await rows.create("Owner");
	const expired = await rows.create("Passport", "needed", { ownerId: owner.id });
	const valid = await rows.create("Passport");
	await db.update("Passport", { id: String(expired.id) }, { validUntil: new Date(Date.now() - 1_000) });
	return { owner, expired, valid };
});

export const expiry = handWritten("expiry", "specimen", {
	"a row past its time is not there for any operation": async (context) => {
		const { db } = context;
		const { expired, valid } = await stage(context);
		const key = { id: String(expired.id) };
		await expectFault(db.get("Passport", key), missing, "get");
		await expectFault(db.update("Passport", key, { validUntil: new Date(Date.UTC(2100, 0, 1)) }), missing, "update");
		await expectFault(db.delete("Passport", key), missing, "delete");
		expectEqual(await db.list("Passport", { total: true }), { data: [valid], total: 1 }, "list");
		expectEqual(await db.count("Passport", { OR: [{}, key] }), 1, "count");
	},
	"it is not there for a relation filter": async (context) => {
		const { db } = context;
		const { owner, valid } = await stage(context);
		expectEqual(
			(await db.list("Owner", { where: { passport: { is: {} } } })).data.map((row) => row.id),
			[valid.ownerId],
			"is",
		);
		expectEqual((await db.list("Owner", { where: { passport: { isNot: {} } } })).data, [owner], "isNot");
	},
	"it doesn't keep its parent from going": async (context) => {
		const { db } = context;
		const { owner } = await stage(context);
		await expectDone(db.delete("Owner", { id: String(owner.id) }), "delete of its parent");
	},
	"time to live can be prolonged while it lasts": async ({ db, rows }) => {
		const row = await rows.create("Passport", "needed", { validUntil: new Date(Date.now() + 60_000) });
		const until = new Date(Date.UTC(2100, 0, 1));
		expectEqual((await db.update("Passport", { id: String(row.id) }, { validUntil: until })).validUntil, until, "update");
	},
});

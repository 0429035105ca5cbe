import { expectEqual, expectFault } from "../expect.js";
import { uuidOf } from "../values/field-value.js";
import { handWritten } from "./hand-written.js";

const refused = { code: "VALIDATION_ERROR" };

function nested(levels: number): Readonly<Record<string, unknown>> {
	let where: Readonly<Record<string, unknown>> = { username: "x" };
	for (let level = 0; level < levels; level++) where = level % 2 === 0 ? { NOT: where } : { AND: [where] };
	return where;
}

export const limits = handWritten("limits", "shipped", {
	"filters nest 32 levels": async ({ db }) => {
		expectEqual(await db.count("User", nested(30)), 0, "30 levels");
		await expectFault(db.count("User", nested(33)), refused, "33 levels");
		await expectFault(db.count("User", nested(1_000)), refused, "1,000 levels");
		await expectFault(db.list("User", { where: nested(20_000) }), refused, "20,000 levels");
	},
	"relations count as levels": async ({ db }) => {
		let where: Readonly<Record<string, unknown>> = { username: "x" };
		for (let level = 0; level < 20; level++) where = { workflows: { some: { creator: { is: where } } } };
		await expectFault(db.count("User", where), refused, "40 relations");
	},
	"in takes 10,000 values": async ({ db, rows }) => {
		const row = await rows.create("User");
		const ids = Array.from({ length: 9_999 }, (_, index) => uuidOf(index));
		expectEqual(await db.count("User", { id: { in: [...ids, String(row.id)] } }), 1, "10,000 values");
		expectEqual(
			await db.count("User", { id: { notIn: [...ids, String(row.id)] }, username: String(row.username) }),
			0,
			"10,000 values to leave out",
		);
		await expectFault(db.count("User", { id: { in: [...ids, ...ids] } }), refused, "19,998 values");
		await expectFault(db.count("User", { OR: [{ id: { in: ids } }, { id: { in: ids } }] }), refused, "19,998 values in two lists");
	},
	"filters have 1,000 conditions": async ({ db }) => {
		const conditions = (count: number) => ({ OR: Array.from({ length: count }, (_, index) => ({ username: `nobody-${index}` })) });
		expectEqual(await db.count("User", conditions(300)), 0, "300 conditions");
		await expectFault(db.count("User", conditions(5_000)), refused, "5,000 conditions");
	},
	"a list has at most 100 rows": async ({ db, clear }) => {
		await clear();
		const many = Array.from({ length: 150 }, (_, index) => ({ username: `limit-${index}`, email: `limit-${index}@example.org` }));
		await db.createMany("User", many);
		const page = await db.list("User", { limit: 150 });
		expectEqual(page.data.length, 100, "rows of a page");
		const rest = await db.list("User", { limit: 150, pageToken: String(page.nextPageToken) });
		expectEqual([rest.data.length, rest.nextPageToken], [50, undefined], "the second page");
	},
	"an order has at most 16 fields": async ({ db }) => {
		const orderBy = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}`, "asc" as const]));
		await expectFault(db.list("User", { orderBy }), refused);
	},
});

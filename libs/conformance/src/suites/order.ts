import { type CaseContext, shared } from "../case.js";
import { compareList, type Snapshot, snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { handWritten, mistyped } from "./hand-written.js";

const data = shared(async (context: CaseContext): Promise<Snapshot> => {
	await context.clear();
	// U+FF5E is before U+1F600 by code point, and after its first UTF-16 unit.
	const descriptions = [null, "a", "B", "b", "～", "😀", "z", "ä", "", "a ", null, "Z", "_", "é", "e"];
	for (const [index, description] of descriptions.entries())
		await context.rows.create("Package", "needed", {
			name: index % 3 === 0 ? "one" : "two",
			version: `1.${index}.0`,
			description,
			isInstalled: index % 2 === 0,
			installedAt: index % 4 === 0 ? null : new Date(Date.UTC(2024, 0, (index % 5) + 1)),
		});
	return snapshot(context);
});

export const order = handWritten("order", "shipped", {
	"NULLs are last ascending and first descending": async (context) => {
		const rows = await data(context);
		const ascending = await context.db.list("Package", { orderBy: { description: "asc" }, limit: 100 });
		expectEqual(
			ascending.data.slice(-2).map((row) => row.description),
			[null, null],
			"the last two ascending",
		);
		const descending = await context.db.list("Package", { orderBy: { description: "desc" }, limit: 100 });
		expectEqual(
			descending.data.slice(0, 2).map((row) => row.description),
			[null, null],
			"the first two descending",
		);
		await compareList(context, "Package", rows, { orderBy: { installedAt: "asc" } });
		await compareList(context, "Package", rows, { orderBy: { installedAt: "desc" } });
	},
	"text by code point": async (context) => {
		await data(context);
		const page = await context.db.list("Package", {
			orderBy: { description: "asc" },
			where: { description: { isNull: false } },
			limit: 100,
		});
		const expected = ["", "B", "Z", "_", "a", "a ", "b", "e", "z", "ä", "é", "～", "😀"];
		expectEqual(
			page.data.map((row) => row.description),
			expected,
			"descriptions",
		);
	},
	"the first term decides first, then the second, then the primary key": async (context) => {
		const rows = await data(context);
		await compareList(context, "Package", rows, { orderBy: { name: "desc", isInstalled: "asc" } });
		await compareList(context, "Package", rows, { orderBy: { isInstalled: "desc", installedAt: "desc" } });
		const listed = await context.db.list("Package", {
			orderBy: [{ name: "desc" }, { installedAt: "asc" }, { version: "desc" }],
			limit: 100,
		});
		const merged = await context.db.list("Package", { orderBy: { name: "desc", installedAt: "asc", version: "desc" }, limit: 100 });
		expectEqual(listed.data, merged.data, "a list of terms and one object");
	},
	"without an order rows come by primary key": async (context) => {
		await compareList(context, "Package", await data(context), {});
	},
	"pages go on where the last one ended, NULLs in the middle too": async (context) => {
		await data(context);
		for (const orderBy of [
			[{ installedAt: "asc" }, { description: "desc" }],
			[{ description: "desc" }, { name: "asc" }],
			[{ isInstalled: "desc" }],
		] as const) {
			const whole = await context.db.list("Package", { orderBy, limit: 100 });
			for (const limit of [1, 2, 7]) {
				const found: unknown[] = [];
				let pageToken: string | undefined;
				do {
					const page = await context.db.list("Package", { orderBy, limit, ...(pageToken === undefined ? {} : { pageToken }) });
					found.push(...page.data);
					pageToken = page.nextPageToken;
				} while (pageToken !== undefined && found.length < 100);
				expectEqual(found, whole.data, `pages of ${limit}`);
			}
		}
	},
	"what has no order is refused": async (context) => {
		const refused = { code: "VALIDATION_ERROR" };
		await expectFault(context.db.list("Package", { orderBy: { manifest: "asc" } }), refused, "by json");
		await expectFault(context.db.list("Package", { orderBy: { name: "up" as "asc" } }), refused, "by another direction");
		await expectFault(context.db.list("Package", { orderBy: { name: mistyped(undefined) } }), refused, "by an undefined direction");
		await expectFault(context.db.list("Package", { orderBy: [{ name: "asc" }, { name: "desc" }] }), refused, "twice by one field");
		await expectFault(context.db.list("Package", { orderBy: { installer: "asc" } }), refused, "by a relation");
	},
});

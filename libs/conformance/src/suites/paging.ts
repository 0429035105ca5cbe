import type { Row } from "@metabuilder/dbal/contract";
import { type CaseContext, shared } from "../case.js";
import { expectEqual, expectFault, expectTrue } from "../expect.js";
import { handWritten, mistyped } from "./hand-written.js";

const tokenFault = { code: "VALIDATION_ERROR", fields: [{ path: "pageToken", rule: "*" }] };

const names = Array.from({ length: 23 }, (_, index) => `user-${String(index).padStart(2, "0")}`);

const data = shared(async (context: CaseContext): Promise<void> => {
	await context.clear();
	for (const username of names) await context.db.create("User", { username, email: `${username}@example.org` });
});

async function firstToken({ db }: CaseContext): Promise<string> {
	const page = await db.list("User", { orderBy: { username: "asc" }, limit: 5 });
	expectTrue(page.nextPageToken !== undefined, "the first page should have a token");
	return page.nextPageToken;
}

export const paging = handWritten("paging", "shipped", {
	"limit is 20 unless said, and 100 at most": async (context) => {
		await data(context);
		expectEqual((await context.db.list("User")).data.length, 20, "without a limit");
		expectEqual((await context.db.list("User", { limit: 1_000_000 })).data.length, 23, "with a high limit");
		for (const limit of [0, -1, 1.5, Number.NaN, 2 ** 31, mistyped<number>("5")])
			await expectFault(context.db.list("User", { limit }), { code: "VALIDATION_ERROR" }, `limit ${limit}`);
	},
	"the last page has no token, a full one neither where nothing follows": async (context) => {
		await data(context);
		expectEqual((await context.db.list("User", { limit: 23 })).nextPageToken, undefined, "a page of just all rows");
		expectTrue(
			(await context.db.list("User", { limit: 22 })).nextPageToken !== undefined,
			"a page of all rows but one should have a token",
		);
		expectEqual(await context.db.list("User", { where: { username: "nobody" } }), { data: [] }, "a page of none");
	},
	"total is told only when asked for, and of all pages": async (context) => {
		await data(context);
		expectEqual((await context.db.list("User", { limit: 5 })).total, undefined, "unasked");
		const where = { username: { startsWith: "user-1" } };
		const page = await context.db.list("User", { limit: 3, total: true, where });
		expectEqual(page.total, 10, "of the first page");
		const next = await context.db.list("User", {
			limit: 3,
			total: true,
			where,
			...(page.nextPageToken === undefined ? {} : { pageToken: page.nextPageToken }),
		});
		expectEqual(next.total, 10, "of the second page");
	},
	"pages lead back as they led on": async (context) => {
		await data(context);
		const list = (pageToken?: string) =>
			context.db.list("User", { orderBy: { username: "asc" }, limit: 5, ...(pageToken === undefined ? {} : { pageToken }) });
		const told = (page: { readonly data: readonly Row[] }) => page.data.map((row) => row.username);
		const first = await list();
		expectEqual(first.previousPageToken, undefined, "before the first page");
		const second = await list(first.nextPageToken);
		const third = await list(second.nextPageToken);
		const back = await list(third.previousPageToken);
		expectEqual(told(back), names.slice(5, 10), "back to the second page");
		const start = await list(back.previousPageToken);
		expectEqual(told(start), names.slice(0, 5), "back to the first page");
		expectEqual(start.previousPageToken, undefined, "before the first page, come to from behind");
		expectEqual(told(await list(start.nextPageToken)), names.slice(5, 10), "and on again");
		expectEqual(told(await list(back.nextPageToken)), names.slice(10, 15), "on from a page that was come back to");
	},
	"a token may be used again, and with another limit": async (context) => {
		await data(context);
		const pageToken = await firstToken(context);
		const once = await context.db.list("User", { orderBy: { username: "asc" }, limit: 5, pageToken });
		const again = await context.db.list("User", { orderBy: { username: "asc" }, limit: 7, pageToken });
		expectEqual(
			once.data.map((row) => row.username),
			names.slice(5, 10),
			"the second page",
		);
		expectEqual(
			again.data.map((row) => row.username),
			names.slice(5, 12),
			"with another limit",
		);
	},
	"an altered token is refused": async (context) => {
		await data(context);
		const token = await firstToken(context);
		const list = (pageToken: string) => context.db.list("User", { orderBy: { username: "asc" }, pageToken });
		for (let place = 0; place < token.length; place += 5) {
			const other = token[place] === "A" ? "B" : "A";
			await expectFault(list(`${token.slice(0, place)}${other}${token.slice(place + 1)}`), tokenFault, `character ${place} altered`);
		}
		for (const pageToken of [
			token.slice(1),
			token.slice(0, -1),
			`${token}A`,
			`${token}=`,
			` ${token}`,
			token.repeat(2),
			"x",
			"null",
			"%00",
			Buffer.from('{"id":"x"}').toString("base64url"),
		])
			await expectFault(list(pageToken), tokenFault, `token ${pageToken}`);
	},
	"a token is bound to its entity, filter, order and caller": async (context) => {
		await data(context);
		const pageToken = await firstToken(context);
		await expectFault(context.db.list("Workflow", { pageToken }), tokenFault, "another entity");
		await expectFault(context.db.list("User", { pageToken }), tokenFault, "another order");
		await expectFault(context.db.list("User", { orderBy: { username: "desc" }, pageToken }), tokenFault, "the other direction");
		await expectFault(
			context.db.list("User", { orderBy: { username: "asc" }, where: { role: "user" }, pageToken }),
			tokenFault,
			"another filter",
		);
		const admin = await context.as({ kind: "impersonate", id: "00000000-0000-4000-8000-00000000aaaa", role: "admin" });
		await expectFault(admin.list("User", { orderBy: { username: "asc" }, pageToken }), tokenFault, "another caller");
		const sameRole = await admin.list("User", { orderBy: { username: "asc" }, limit: 5 });
		const other = await context.as({ kind: "impersonate", id: "00000000-0000-4000-8000-00000000bbbb", role: "admin" });
		const theirs = { orderBy: { username: "asc" }, pageToken: String(sameRole.nextPageToken) } as const;
		await expectFault(other.list("User", theirs), tokenFault, "another caller of the same role");
		expectEqual((await admin.list("User", theirs)).data[0]?.username, names[5], "the caller itself");
	},
	"a token tells nothing of the rows": async (context) => {
		await data(context);
		const bytes = Buffer.from(await firstToken(context), "base64url").toString("latin1");
		expectTrue(!bytes.includes("user-"), "a value can be read in the token");
	},
	"rows that come and go between pages are neither told twice nor skipped": async (context) => {
		await context.clear();
		const make = (username: string) => context.db.create("User", { username, email: `${username}@example.org` });
		for (const name of ["b-1", "d-1", "f-1", "h-1", "j-1", "l-1"]) await make(name);
		const query = { orderBy: { username: "asc" }, limit: 2 } as const;
		const first = await context.db.list("User", query);
		await make("a-1"); // before the page: not told
		await make("e-1"); // behind it: told
		await context.db.delete("User", { username: "d-1" }); // the row that the page ended with
		await context.db.delete("User", { username: "h-1" });
		const second = await context.db.list("User", { ...query, pageToken: String(first.nextPageToken) });
		await make("f-2");
		const third = await context.db.list("User", { ...query, pageToken: String(second.nextPageToken) });
		const told = [first, second, third].map((page) => page.data.map((row) => row.username));
		expectEqual(
			told,
			[
				["b-1", "d-1"],
				["e-1", "f-1"],
				["f-2", "j-1"],
			],
			"the pages",
		);
	},
});

import type { RowTree } from "@metabuilder/dbal/contract";
import { beforeAll, describe, expect, it } from "vitest";
import { failure, type Harness, harness, principal, usualRules } from "./harness.js";

const ids = ["a", "b", "c", "d"].map((letter) => `00000000-0000-7000-8000-00000000000${letter}`);
const [ada = "", bob = ""] = ids;

/** Two accounts; ada has a note of her own, a shared one below it, and one of bob's is shared too. */
async function library(rules = usualRules): Promise<Harness & { readonly notes: readonly string[] }> {
	const made = harness(rules);
	const { adapter, engine } = made;
	const account = engine.model.entities.find((entity) => entity.name === "Account");
	if (!account) throw new Error("the model has accounts");
	const now = new Date("2026-01-01T00:00:00.000Z");
	const rowOf = (id: string, name: string) =>
		Object.fromEntries(
			account.fields.map((field) => [
				field.name,
				{ id, name, email: `${name}@example.org`, role: "user", createdAt: now, updatedAt: now }[field.name] ??
					(field.default?.kind === "literal" ? field.default.value : null),
			]),
		);
	await adapter.insert(account, [rowOf(ada, "ada"), rowOf(bob, "bob")]);
	const make = async (data: Readonly<Record<string, unknown>>) => (await made.admin.create("Note", data)).id as string;
	const own = await make({ ownerId: ada, title: "own", rank: 1 });
	const below = await make({ ownerId: ada, title: "below", rank: 2, shared: true, parentId: own });
	const other = await make({ ownerId: bob, title: "bob's", rank: 3, shared: true, reviewerId: ada });
	const hidden = await make({ ownerId: bob, title: "hidden", rank: 4, parentId: own });
	return { ...made, notes: [own, below, other, hidden] };
}

const titles = (rows: unknown): readonly unknown[] => (rows as readonly RowTree[]).map((row) => row.title);
const byRank = { orderBy: { rank: "asc" } };

describe("an include", () => {
	let world: Awaited<ReturnType<typeof library>>;
	let user: ReturnType<Harness["as"]>;
	beforeAll(async () => {
		world = await library();
		user = world.as(principal("user", ada));
	});
	const get = (caller: ReturnType<Harness["as"]>, include: unknown, select?: unknown) =>
		caller.call("Account", "get", { key: { id: ada }, include, ...(select === undefined ? {} : { select }) });

	it("gives related rows with a row, to any depth", async () => {
		const { data } = (await get(
			world.admin,
			{
				notes: {
					select: { title: true },
					...byRank,
					include: { parent: { select: { title: true } }, children: { select: { title: true }, ...byRank } },
				},
			},
			{ name: true },
		)) as { readonly data: RowTree };
		expect(data).toEqual({
			name: "ada",
			notes: [
				{ title: "own", parent: null, children: [{ title: "below" }, { title: "hidden" }] },
				{ title: "below", parent: { title: "own" }, children: [] },
			],
		});
	});

	it("gives rows as they are read alone where nothing is selected", async () => {
		const { data } = (await world.admin.call("Note", "list", { include: { owner: true }, limit: 1 })) as {
			readonly data: readonly RowTree[];
		};
		const { data: owner } = await world.admin.call("Account", "get", { key: { id: ada } });
		expect(data[0]?.owner).toEqual(owner);
	});

	it("applies the rules of each entity on the way", async () => {
		const { data } = (await get(user, { notes: { ...byRank, include: { children: byRank, owner: { select: { name: true } } } } })) as {
			readonly data: { readonly notes: readonly RowTree[] };
		};
		expect(titles(data.notes)).toEqual(["own", "below"]);
		expect(titles(data.notes[0]?.children)).toEqual(["below"]);
		expect(Object.keys(data.notes[0] ?? {}).sort()).toEqual(["children", "id", "owner", "ownerId", "parentId", "rank", "shared", "title"]);
		const { data: shared } = (await user.call("Note", "list", {
			where: { title: "bob's" },
			include: { owner: { select: { name: true } } },
		})) as { readonly data: readonly RowTree[] };
		expect(shared[0]?.owner).toBeNull();
	});

	it("counts what one may read", async () => {
		const counts = { _count: { notes: true } };
		expect((await get(world.admin, counts, { name: true })).data).toEqual({ name: "ada", _count: { notes: 2 } });
		const { data } = (await user.call("Note", "list", {
			include: { _count: { children: { where: { rank: { gt: 0 } } } } },
			...byRank,
		})) as {
			readonly data: readonly RowTree[];
		};
		expect(data.map((row) => row._count)).toEqual([{ children: 1 }, { children: 0 }, { children: 0 }]);
		expect((await get(world.admin, { _count: {} }, { name: true })).data).toEqual({ name: "ada" });
	});

	it("leads nowhere that one may not read, by the entity or by the foreign key", async () => {
		expect(await failure(get(user, { invoices: true }))).toMatchObject({ code: "FORBIDDEN", faults: { "include.invoices": "forbidden" } });
		expect(await failure(get(user, { _count: { invoices: true } }))).toMatchObject({ faults: { "include._count.invoices": "forbidden" } });
		// Who reviews a note is hidden: its reviewer, and the notes that one reviews, would tell.
		expect(await failure(user.call("Note", "list", { include: { reviewer: true } }))).toMatchObject({ code: "FORBIDDEN" });
		expect(await failure(get(user, { reviews: true }))).toMatchObject({ code: "FORBIDDEN", faults: { "include.reviews": "forbidden" } });
		expect(await failure(get(user, { notes: { select: { body: true } } }))).toMatchObject({
			code: "FORBIDDEN",
			faults: { "include.notes.select.body": "forbidden" },
		});
		expect(await failure(get(user, { notes: { where: { body: 1 }, orderBy: { body: "asc" } } }))).toMatchObject({ code: "FORBIDDEN" });
	});

	it("is refused with the path of each fault", async () => {
		const refused = async (include: unknown) => {
			const error = await failure(get(world.admin, include));
			expect(error.code).toBe("VALIDATION_ERROR");
			return Object.entries(error.faults).map(([path, rule]) => `${path}: ${rule}`);
		};
		expect(await refused({ colour: true, _count: { alias: true, colour: true } })).toEqual([
			"include.colour: unknown_field",
			"include._count.alias: relation_kind",
			"include._count.colour: unknown_field",
		]);
		expect(
			await refused({ notes: { where: { rank: "1" }, orderBy: { colour: "asc" }, limit: 0, select: { colour: true }, take: 1 } }),
		).toEqual([
			"include.notes.take: unknown_field",
			"include.notes.limit: min",
			"include.notes.select.colour: unknown_field",
			"include.notes.select: empty",
			"include.notes.where.rank: type",
			"include.notes.orderBy.colour: unknown_field",
		]);
		expect(await refused({ notes: { where: undefined }, alias: { where: {} }, reviews: 1 })).toEqual([
			"include.notes.where: undefined",
			"include.alias.where: unknown_field",
			"include.reviews: type",
		]);
		const deep = (levels: number): object =>
			levels === 0 ? {} : { notes: { limit: 1, include: { owner: { include: deep(levels - 1) } } } };
		expect(await refused(deep(5))).toEqual([expect.stringMatching(/include: max_depth$/)]);
	});

	it("is bounded by the rows that it may lead to", async () => {
		const list = (limit: number, most: number) =>
			world.admin.call("Account", "list", { limit, include: { notes: { limit: most, include: { children: { limit: most } } } } });
		await list(1, 99);
		expect(await failure(list(2, 100))).toMatchObject({ code: "VALIDATION_ERROR", faults: { include: "max_rows" } });
	});

	it("goes with what a write gives back", async () => {
		const { data } = (await world.admin.call("Note", "create", {
			data: { ownerId: ada, title: "new", rank: 9 },
			select: { title: true },
			include: { owner: { select: { name: true } }, children: true },
		})) as { readonly data: RowTree };
		expect(data).toEqual({ title: "new", owner: { name: "ada" }, children: [] });
		const rows = (await world.admin.call("Note", "createMany", {
			data: [
				{ ownerId: bob, title: "1" },
				{ ownerId: ada, title: "2" },
			],
			select: { title: true },
			include: { owner: { select: { name: true } } },
		})) as { readonly data: readonly RowTree[] };
		expect(rows.data).toEqual([
			{ title: "1", owner: { name: "bob" } },
			{ title: "2", owner: { name: "ada" } },
		]);
		const changed = await world.admin.call("Note", "update", {
			key: { id: world.notes[1] },
			data: { title: "changed" },
			select: { title: true },
			include: { parent: { select: { title: true } } },
		});
		expect(changed.data).toEqual({ title: "changed", parent: { title: "own" } });
	});
});

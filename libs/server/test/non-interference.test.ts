import type { Row, Value } from "@metabuilder/dbal/contract";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Caller, type Harness, harness, principal } from "./harness.js";
import { account, note } from "./model.js";

/** Ids that are the same in every world: `1` to `9` as UUIDs. */
const id = (digit: number) => `00000000-0000-7000-8000-00000000000${digit}`;
const time = new Date("2026-01-01T00:00:00.000Z");
const ada = id(1);

const person = (digit: number, more: Row): Row => ({
	...Object.fromEntries(account.fields.map((field): [string, Value] => [field.name, null])),
	id: id(digit),
	name: `name_${digit}`,
	role: "user",
	score: 0n,
	balance: "0",
	active: true,
	settings: {},
	createdAt: time,
	updatedAt: time,
	...more,
});

const sheet = (digit: number, more: Row): Row => ({
	id: id(digit),
	ownerId: ada,
	reviewerId: null,
	parentId: null,
	title: `title ${digit}`,
	body: null,
	rank: digit,
	shared: false,
	createdAt: time,
	updatedAt: time,
	...more,
});

/** What Ada can't see, and what of it differs from world to world. */
interface Hidden {
	readonly secret: string | null;
	readonly bobName: string;
	readonly bobBio: string | null;
	readonly bodies: readonly (string | null)[];
	readonly isReviewed: boolean;
	/** Notes of Bob's that aren't shared. */
	readonly notes: readonly { readonly title: string; readonly rank: number; readonly isChildOfAda: boolean }[];
}

const word = fc.constantFrom("a", "b", "title 1", "canary");
const hidden = fc.record<Hidden>({
	secret: fc.option(word),
	bobName: fc.constantFrom("bob", "robert"),
	bobBio: fc.option(word),
	bodies: fc.array(fc.option(word), { minLength: 3, maxLength: 3 }),
	isReviewed: fc.boolean(),
	notes: fc.uniqueArray(fc.record({ title: word, rank: fc.nat(5), isChildOfAda: fc.boolean() }), {
		maxLength: 3,
		selector: (item) => item.title,
	}),
});

async function world(differs: Hidden): Promise<{ readonly caller: Caller; readonly made: Harness }> {
	const made = harness();
	const { adapter } = made;
	await adapter.insert(account, [person(1, { secret: differs.secret }), person(2, { name: differs.bobName, bio: differs.bobBio })]);
	const [first = null, second = null, third = null] = differs.bodies;
	const reviewerId = differs.isReviewed ? id(2) : null;
	await adapter.insert(note, [
		sheet(3, { body: first, reviewerId }),
		sheet(4, { body: second, shared: true, parentId: id(3) }),
		sheet(5, { body: third, shared: true, ownerId: id(2) }),
	]);
	if (differs.notes.length > 0)
		await adapter.insert(
			note,
			differs.notes.map(({ title, rank, isChildOfAda }, index) =>
				sheet(6 + index, { ownerId: id(2), title, rank, parentId: isChildOfAda ? id(3) : null }),
			),
		);
	return { caller: made.as(principal("user", ada)), made };
}

const values = fc.constantFrom<unknown>(
	null,
	"a",
	"canary",
	"bob",
	0,
	3,
	true,
	id(1),
	id(2),
	id(6),
	id(9),
	time,
	{ contains: "a" },
	{ gt: "b" },
	{ gte: 2 },
	{ not: null },
	{ in: ["a", "canary"] },
	{ notIn: [] },
	{ in: [id(2), id(6)] },
);
const fields = fc.constantFrom("id", "title", "rank", "body", "reviewerId", "ownerId", "shared", "name", "bio", "secret");
const { where } = fc.letrec<{ where: Readonly<Record<string, unknown>>; leaf: Readonly<Record<string, unknown>> }>((tie) => ({
	leaf: fc.dictionary(fields, values, { minKeys: 1, maxKeys: 2 }),
	where: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		tie("leaf"),
		fc.record({ OR: fc.array(tie("where"), { maxLength: 3 }) }),
		fc.record({ AND: fc.array(tie("where"), { maxLength: 3 }) }),
		fc.record({ NOT: tie("where") }),
		fc
			.tuple(fc.constantFrom("owner", "reviewer", "parent"), fc.constantFrom("is", "isNot"), tie("where"))
			.map(([relation, operator, inner]) => ({ [relation]: { [operator]: inner } })),
		fc
			.tuple(fc.constantFrom("children", "notes", "reviews"), fc.constantFrom("some", "every", "none"), tie("where"))
			.map(([relation, operator, inner]) => ({ [relation]: { [operator]: inner } })),
	),
}));

const call = fc.oneof(
	fc.record({ operation: fc.constantFrom("list", "count"), input: fc.record({ where }) }),
	fc.record({
		operation: fc.constant("list"),
		input: fc.record({
			orderBy: fc.dictionary(fields, fc.constantFrom("asc", "desc"), { maxKeys: 2 }),
			limit: fc.constantFrom(1, 2),
			total: fc.boolean(),
		}),
	}),
	fc.record({
		operation: fc.constantFrom("get", "delete"),
		input: fc.record({ key: fc.oneof(fc.record({ id: values }), fc.record({ ownerId: values, title: values })) }),
	}),
	fc.record({
		operation: fc.constant("update"),
		input: fc.record({
			key: fc.record({ id: fc.constantFrom(...[3, 4, 5, 6, 7, 9].map(id)) }),
			data: fc.record(
				{
					title: word,
					body: word,
					rank: fc.nat(5),
					ownerId: fc.constantFrom(ada, id(2), id(9)),
					parentId: fc.constantFrom(null, ...[3, 4, 5, 6, 7, 9].map(id)),
					reviewerId: fc.constantFrom(null, ada, id(2), id(9)),
				},
				{ requiredKeys: [] },
			),
		}),
	}),
	fc.record({
		operation: fc.constant("create"),
		input: fc.record({
			data: fc.record(
				{
					ownerId: fc.constantFrom(ada, id(2), id(9)),
					title: word,
					parentId: fc.constantFrom(null, ...[3, 5, 6, 9].map(id)),
					reviewerId: fc.constantFrom(null, ada, id(2)),
				},
				{ requiredKeys: ["ownerId", "title"] },
			),
		}),
	}),
);

/** All that Ada can tell: the answer, or the error to its last word. */
async function answer(
	{ caller }: { readonly caller: Caller },
	asked: { readonly operation: string; readonly input: unknown },
): Promise<unknown> {
	return caller.call("Note", asked.operation, asked.input).then(
		({ nextPageToken, ...output }) => ({ ...output, isLast: nextPageToken === undefined }),
		({ code, message, reason, fields: faults }: Record<string, unknown>) => ({ code, message, reason, faults }),
	);
}

it("no sequence of calls tells apart worlds that differ only in what the rules hide", async () => {
	await fc.assert(
		fc.asyncProperty(hidden, hidden, fc.array(call, { minLength: 1, maxLength: 6 }), async (one, other, calls) => {
			const worlds = [await world(one), await world(other)] as const;
			for (const asked of calls) expect(await answer(worlds[0], asked)).toEqual(await answer(worlds[1], asked));
		}),
		{ numRuns: 400 },
	);
});

import { fileURLToPath } from "node:url";
import type { EntityDescriptor, FieldType, Row } from "@metabuilder/dbal/contract";
import type { Comparator, Condition, Constant, FieldPath, ValueTerm } from "@metabuilder/dbal-policy";
import fc from "fast-check";
import { expect } from "vitest";
import { prepareCondition } from "../src/access/bind.js";
import { evaluateCondition, type RowView } from "../src/access/evaluate-rules.js";
import type { Adapter } from "../src/adapters/adapter.js";
import { migrate } from "../src/migrations/migrate.js";
import type { Principal } from "../src/principal.js";
import { everyType, note, part, partRow, thing, thingRow, uuid } from "./every-type.js";

/** Rows with NULL here and there, related in each direction, with ends that lead nowhere. */
const things: readonly Row[] = [
	thingRow(1, {
		name: "a",
		select: "a",
		order: 1,
		big: 1n,
		ratio: 0.5,
		amount: "9.5",
		isActive: true,
		at: new Date(0),
		day: "2024-02-29",
		role: "user",
		email: "a@b.c",
	}),
	thingRow(2, {
		name: "b%",
		select: "😀",
		order: 2,
		big: 9007199254740993n,
		ratio: -1,
		amount: "10",
		isActive: false,
		at: new Date("2026-01-01T00:00:00.000Z"),
		day: "2026-01-01",
		role: "it's",
	}),
	thingRow(3, { name: "A", order: -1, amount: "-10", role: "user", isActive: true }),
	thingRow(4),
	thingRow(5, {
		name: "～",
		select: "",
		order: 2,
		big: 0n,
		ratio: 0,
		amount: "0",
		at: new Date("9999-12-31T23:59:59.999Z"),
		day: "9999-12-31",
	}),
];
const parts: readonly Row[] = [
	partRow(11, 1),
	partRow(12, 1, { parentId: uuid(11) }),
	partRow(13, 2, { parentId: uuid(12), friendId: uuid(11), rank: 1 }),
	partRow(14, 4, { rank: 2 }),
	partRow(15, 5, { friendId: uuid(14), rank: 2 }),
];
const notes: readonly Row[] = [
	{ id: uuid(21), thingName: "a" },
	{ id: uuid(22), thingName: null },
	{ id: uuid(23), thingName: "a" },
];
const tables: Readonly<Record<string, readonly Row[]>> = { Thing: things, Part: parts, Note: notes };

/** Fills an empty database with the rows above. */
export async function prepare(adapter: Adapter): Promise<void> {
	if (adapter.sql !== undefined)
		await migrate(adapter, fileURLToPath(new URL(`storage/${adapter.sql.dialect}/migrations`, import.meta.url)));
	await adapter.insert(thing, things);
	for (const row of parts) await adapter.insert(part, [row]);
	await adapter.insert(note, notes);
}

const constants = {
	uuid: [uuid(1), uuid(11), uuid(99)],
	string: ["a", "A", "b%", "%", "～", "😀"],
	integer: [1, 2, -1],
	bigint: [1n, 9007199254740993n, 9007199254740992n],
	float: [0.5, 0, -1],
	decimal: ["9.5", "10", "-10"],
	boolean: [true, false],
	datetime: [new Date(0), new Date("2026-01-01T00:00:00.000Z")],
	date: ["2024-02-29", "2026-01-01"],
	enum: ["user", "it's"],
} as const satisfies Partial<Record<FieldType, readonly Constant[]>>;
type Comparable = keyof typeof constants;

const typeOf: Readonly<Record<string, Comparable>> = {
	"Thing.id": "uuid",
	"Thing.name": "string",
	"Thing.order": "integer",
	"Thing.big": "bigint",
	"Thing.ratio": "float",
	"Thing.amount": "decimal",
	"Thing.isActive": "boolean",
	"Thing.at": "datetime",
	"Thing.day": "date",
	"Thing.role": "enum",
	"Part.rank": "integer",
	"Part.id": "uuid",
	"Part.parentId": "uuid",
};
const ones: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	Thing: {},
	Part: { thing: "Thing", parent: "Part", friend: "Part" },
	Note: { thing: "Thing" },
};
const manys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	Thing: { parts: "Part", notes: "Note" },
	Part: { children: "Part", friends: "Part" },
	Note: {},
};
const nameOf = (entity: EntityDescriptor) => entity.name;

/** Claims by name, some missing and some of another type: what each value of a claim is to a rule depends on the type it is used as. */
const claimValues = fc.constantFrom<unknown>(
	undefined,
	null,
	"a",
	"10",
	1,
	2,
	0.5,
	Number.NaN,
	true,
	[],
	["a"],
	["a", "b%"],
	[1, 2],
	[1, "a"],
	{},
	uuid(1),
	[uuid(1)],
	"2024-02-29",
	"2026-01-01T00:00:00Z",
	"user",
	"1e3",
);
const principals = fc
	.record({ id: fc.constantFrom(uuid(1), "anonymous", "x"), x: claimValues, y: claimValues, tenantId: fc.constantFrom(null, uuid(1), "t") })
	.map(({ id, x, y, tenantId }): Principal => ({ id, role: "public", level: 0, tenantId, claims: { x, y } }));

const operators = fc.constantFrom<Comparator>("=", "!=", "<", "<=", ">", ">=");
const equalities = fc.constantFrom<Comparator>("=", "!=");

function term(type: Comparable): fc.Arbitrary<ValueTerm> {
	const extra = type === "enum" ? { values: ["user", "it's"] } : type === "decimal" ? { precision: 30, scale: 10 } : {};
	const constant = fc.constantFrom<Constant>(...constants[type]).map((value): ValueTerm => ({ kind: "constant", type, value }));
	const claim = fc
		.constantFrom("x", "y", ...(type === "uuid" || type === "string" ? ["id", "tenantId"] : []))
		.map((name): ValueTerm => ({ kind: "claim", name, type, ...extra }));
	const now = type === "datetime" || type === "date" ? [fc.constant<ValueTerm>({ kind: "now", type })] : [];
	return fc.oneof({ weight: 4, arbitrary: constant }, { weight: 1, arbitrary: claim }, ...now);
}

/** A path of to-one relations from an entity to a field. */
function path(entity: string): fc.Arbitrary<{ readonly path: FieldPath; readonly type: Comparable; readonly at: string }> {
	const own = Object.keys(typeOf).filter((name) => name.startsWith(`${entity}.`));
	const here = own.map((name) =>
		fc.constant({ path: { via: [], field: name.split(".")[1] ?? "" }, type: typeOf[name] ?? "string", at: entity }),
	);
	const on = Object.entries(ones[entity] ?? {}).map(([relation, target]) =>
		fc
			.constantFrom(...Object.keys(typeOf).filter((name) => name.startsWith(`${target}.`)))
			.map((name) => ({ path: { via: [relation], field: name.split(".")[1] ?? "" }, type: typeOf[name] ?? "string", at: target })),
	);
	return fc.oneof(...here, ...on);
}

function leaf(entity: string): fc.Arbitrary<Condition> {
	return path(entity).chain(({ path: at, type }) => {
		const hasOrder = type !== "boolean" && type !== "enum";
		const compare = fc
			.record({ operator: hasOrder ? operators : equalities, value: term(type) })
			.map((each): Condition => ({ kind: "compare", path: at, ...each }));
		const isIn = fc
			.record({ negated: fc.boolean(), values: fc.array(term(type), { minLength: 1, maxLength: 3 }) })
			.map((each): Condition => ({ kind: "in", path: at, ...each }));
		const inClaim = fc
			.record({ negated: fc.boolean(), claim: fc.constantFrom("x", "y") })
			.map((each): Condition => ({ kind: "inClaim", path: at, of: { type }, ...each }));
		const isNull = fc.boolean().map((negated): Condition => ({ kind: "isNull", path: at, negated }));
		const text =
			type === "string"
				? [
						fc
							.record({ operator: fc.constantFrom("contains" as const, "startsWith", "endsWith"), value: term("string") })
							.map((each): Condition => ({ kind: "text", path: at, ...each })),
					]
				: [];
		const level =
			type === "enum"
				? [
						fc
							.record({ operator: operators, value: term("integer") })
							.map((each): Condition => ({ kind: "compareLevel", path: at, levels: { user: 1, "it's": 2 }, ...each })),
					]
				: [];
		const fields =
			at.field === "name" ? [operators.map((operator): Condition => ({ kind: "compareFields", path: at, operator, other: "select" }))] : [];
		const values = fc
			.record({ left: term(type), operator: hasOrder ? operators : equalities, right: term(type) })
			.map((each): Condition => ({ kind: "compareValues", ...each }));
		return fc.oneof(
			{ weight: 4, arbitrary: compare },
			isIn,
			inClaim,
			{ weight: 2, arbitrary: isNull },
			values,
			...text,
			...level,
			...fields,
		);
	});
}

function condition(entity: string, depth: number): fc.Arbitrary<Condition> {
	if (depth === 0) return leaf(entity);
	const deeper = condition(entity, depth - 1);
	const junction = fc.record({
		kind: fc.constantFrom("and" as const, "or" as const),
		items: fc.array(deeper, { minLength: 2, maxLength: 3 }),
	});
	const quantified = [
		[[], entity] as const,
		...Object.entries(ones[entity] ?? {}).map(([relation, target]) => [[relation], target] as const),
	].flatMap(([via, holder]) =>
		Object.entries(manys[holder] ?? {}).map(([relation, target]) =>
			fc
				.record({ quantifier: fc.constantFrom("some" as const, "none", "every"), where: condition(target, Math.max(0, depth - 2)) })
				.map((each): Condition => ({ kind: "quantified", via, relation, ...each })),
		),
	);
	return fc.oneof(
		leaf(entity),
		junction,
		deeper.map((item): Condition => ({ kind: "not", item })),
		...quantified,
	);
}

function viewOf(entity: EntityDescriptor, row: Row): RowView {
	return {
		type: (name) => entity.fields.find((field) => field.name === name)?.type ?? "text",
		value: (name) => row[name] ?? null,
		related: (name) => {
			const relation = entity.relations.find((candidate) => candidate.name === name);
			const target = everyType.entities.find((candidate) => candidate.name === relation?.entity);
			if (relation === undefined || target === undefined) throw new TypeError(`${entity.name} has no ${name}`);
			const key = row[relation.field] ?? null;
			return (tables[target.name] ?? [])
				.filter((other) => key !== null && other[relation.references] === key)
				.map((other) => viewOf(target, other));
		},
	};
}

/**
 * Whatever the rule, the rows and the caller: the rows for which the rule's tree is true are those that the adapter finds by what the tree
 * compiles to, and where the caller lacks a claim both say so.
 */
export async function expectAgreement(adapters: ReadonlyMap<string, Adapter>, numRuns: number): Promise<void> {
	const now = new Date("2026-01-01T00:00:00.000Z");
	const entities = [thing, part, note].filter(
		(entity) => Object.keys(typeOf).some((name) => name.startsWith(`${nameOf(entity)}.`)) || entity === note,
	);
	const posed = fc
		.constantFrom(...entities)
		.chain((entity) => fc.record({ entity: fc.constant(entity), rule: condition(entity.name, 3), principal: principals }));
	await fc.assert(
		fc.asyncProperty(posed, async ({ entity, rule, principal }) => {
			const bound = prepareCondition(rule, entity, everyType).bind(principal, now);
			const truths = (tables[entity.name] ?? []).map(
				(row) => [row.id, evaluateCondition(rule, viewOf(entity, row), { principal, now })] as const,
			);
			if (bound === undefined) {
				expect(truths.map(([, truth]) => truth)).toEqual(truths.map(() => undefined));
				return;
			}
			const expected = truths.filter(([, truth]) => truth === true).map(([id]) => id);
			expect(truths.map(([, truth]) => truth)).not.toContain(undefined);
			for (const [name, adapter] of adapters) {
				const rows = await adapter.find({ entity, where: bound, orderBy: [{ field: "id", direction: "asc" }], fields: ["id"] });
				expect(
					rows.map(({ id }) => id),
					name,
				).toEqual(expected);
			}
		}),
		{ numRuns },
	);
}

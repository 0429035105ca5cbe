import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { input, row, where } from "../../../test/specimen/arbitrary.js";
import type { Include } from "../../../test/specimen/gen/dbal/v1/filter.js";
import {
	type Specimen,
	SpecimenServiceCreateRequest,
	SpecimenServiceGetResponse,
	SpecimenServiceListRequest,
	SpecimenServiceUpdateRequest,
} from "../../../test/specimen/gen/specimen/v1/specimen.js";
import { specimen, specimenCodecs, specimenModel } from "../../../test/specimen/model.js";
import { DBALError } from "../dbal-error.js";
import type { OperationDescriptor } from "../descriptor.js";
import { createWireMapping } from "./mapping.js";

const wire = createWireMapping(specimenModel, specimenCodecs);
const id = "0198f7a0-0000-7000-8000-000000000001";

const operation = (name: string): OperationDescriptor => {
	const found = specimen.operations.find((candidate) => candidate.name === name);
	if (!found) throw new Error(name);
	return found;
};

const call = (name: string, input: Readonly<Record<string, unknown>>) => ({ entity: "Specimen", operation: name, input });
const there = (name: string, input: Readonly<Record<string, unknown>>) =>
	wire.decodeRequest(operation(name), wire.encodeRequest(call(name, input)).bytes).input;
const back = (name: string, output: Readonly<Record<string, unknown>>) =>
	wire.decodeResponse(operation(name), wire.encodeResponse(operation(name), output));

function faultsOf(run: () => unknown): readonly string[] {
	try {
		run();
	} catch (error) {
		if (error instanceof DBALError && error.code === "VALIDATION_ERROR") return error.fields.map((fault) => `${fault.path}: ${fault.rule}`);
		throw error;
	}
	throw new Error("nothing was refused");
}

/** Levels of AND around a condition. */
const nested = (levels: number): Record<string, unknown> =>
	levels === 0 ? { name: { in: ["x"] }, rank: 1 } : { AND: [nested(levels - 1)], rank: 1 };

describe("requests", () => {
	it("carries any filter there and back", () => {
		fc.assert(
			fc.property(where, (filter) => {
				expect(there("count", { where: filter })).toEqual({ where: filter });
			}),
			{ numRuns: 200 },
		);
	});

	it("carries any input there and back, absent, null and a value told apart", () => {
		fc.assert(
			fc.property(fc.array(input, { maxLength: 3 }), input, (rows, data) => {
				expect(there("createMany", { data: rows })).toEqual({ data: rows });
				expect(there("create", { data })).toEqual({ data });
				expect(there("update", { key: { id }, data, select: { id: true } })).toEqual({ key: { id }, data, select: { id: true } });
			}),
		);
	});

	it("carries every option of a list", () => {
		const options = {
			where: { rank: { gt: 2, lte: 9 }, OR: [{ name: "a" }, { NOT: { stage: "egg" } }] },
			orderBy: { rank: "desc", name: "asc" },
			limit: 0,
			pageToken: "token",
			total: true,
			select: { id: true, name: true },
		};
		expect(there("list", options)).toEqual(options);
		expect(there("list", {})).toEqual({});
		expect(there("list", { orderBy: [{ rank: "asc" }, { rank: "desc" }] })).toEqual({ orderBy: [{ rank: "asc" }, { rank: "desc" }] });
		expect(there("list", { select: {} })).toEqual({ select: {} });
	});

	it("carries an include of any shape", () => {
		const include = {
			parent: { select: { id: true }, include: { parent: true } },
			children: {
				where: { rank: { gt: 2 }, parent: { is: { name: "a" } } },
				orderBy: [{ rank: "asc" }, { rank: "desc" }],
				limit: 0,
				select: {},
				include: { _count: { children: { where: {} } } },
			},
			_count: { children: true },
		};
		expect(there("get", { key: { id }, include })).toEqual({ key: { id }, include });
		expect(there("list", { include })).toEqual({ include });
		expect(there("create", { data: {}, include })).toEqual({ data: {}, include });
		expect(there("createMany", { data: [], include })).toEqual({ data: [], include });
		expect(there("update", { key: { id }, data: {}, include })).toEqual({ key: { id }, data: {}, include });
		expect(there("list", { include: { children: {}, parent: false, _count: { children: false } } })).toEqual({
			include: { children: true },
		});
	});

	it("refuses what an include can't be, by its path", () => {
		const faults = (include: unknown) => faultsOf(() => there("list", { include }));
		expect(faults({ colour: true, _count: { parent: true, colour: true } })).toEqual([
			"include.colour: unknown_field",
			"include._count.parent: relation_kind",
			"include._count.colour: unknown_field",
		]);
		expect(faults({ parent: { where: {} }, children: { take: 3 } })).toEqual([
			"include.parent.where: unknown_field",
			"include.children.take: unknown_field",
		]);
		expect(faults({ parent: 1, children: undefined })).toEqual(["include.parent: type", "include.children: type"]);
		expect(faults({ children: { where: undefined, limit: 1.5, select: { id: 1 }, orderBy: { rank: "up" } } })).toEqual([
			"include.children.where: undefined",
			"include.children.limit: type",
			"include.children.orderBy.rank: type",
			"include.children.select.id: type",
		]);
		expect(faults({ children: { where: { rank: "1", colour: 1 }, include: { parent: { select: [] } } } })).toEqual([
			"include.children.where.rank: type",
			"include.children.where.colour: unknown_field",
			"include.children.include.parent.select: type",
		]);
		const deep = (levels: number): object => (levels === 0 ? { parent: true } : { parent: { include: deep(levels - 1) } });
		expect(there("list", { include: deep(7) })).toEqual({ include: deep(7) });
		expect(faults(deep(8))).toEqual([`${"include.parent.".repeat(8)}include: max_depth`]);
		expect(faults({ ["__proto__"]: true })).toEqual(["include.__proto__: unknown_field"]);
	});

	it("takes undefined in data for absent, as the engine does", () => {
		expect(there("create", { data: { name: "a", rank: undefined } })).toEqual({ data: { name: "a" } });
		expect(there("update", { key: { id }, data: { name: undefined, rank: null } })).toEqual({ key: { id }, data: { rank: null } });
	});

	it("keeps the shorthand of equals, and a filter that says things twice", () => {
		expect(there("count", { where: { rank: { equals: 1 } } })).toEqual({ where: { rank: 1 } });
		expect(there("count", { where: { AND: [{ rank: 1 }, { rank: 2 }] } })).toEqual({ where: { AND: [{ rank: 1 }, { rank: 2 }] } });
		expect(there("count", { where: {} })).toEqual({ where: {} });
		expect(there("count", { where: { NOT: [{ rank: 1 }, { rank: 2 }], OR: [{ rank: 3 }] } })).toEqual({
			where: { NOT: [{ rank: 1 }, { rank: 2 }], OR: [{ rank: 3 }] },
		});
		expect(there("count", { where: { NOT: [{ rank: 1 }] } })).toEqual({ where: { NOT: { rank: 1 } } });
		expect(there("count", { where: { NOT: [] } })).toEqual({ where: {} });
		expect(there("count", { where: { AND: { rank: 1 } } })).toEqual({ where: { AND: [{ rank: 1 }] } });
		expect(there("count", { where: { AND: [], OR: [] } })).toEqual({ where: { AND: [], OR: [] } });
	});

	it("carries parameters of every shape", () => {
		const parameters = {
			id,
			depth: "full",
			marks: [{ label: "", x: -1, angles: [0.5, -2] }, { label: "b" }],
			inspector: { name: "Ada", since: new Date(-1) },
			parentId: null,
			scan: new Uint8Array([0, 255]),
			tags: ["a", ""],
			seed: -(2n ** 63n),
			options: { a: [null, 1] },
			depths: ["glance", "full"],
		};
		expect(there("inspect", parameters)).toEqual(parameters);
		expect(there("oldest", {})).toEqual({});
		const least = { id, depth: "glance", marks: [], inspector: { name: "" }, parentId: null };
		expect(there("inspect", least)).toEqual(least);
	});

	it("refuses undefined and names that the model doesn't have, on the way out", () => {
		expect(faultsOf(() => there("count", { where: { rank: undefined } }))).toEqual(["where.rank: undefined"]);
		expect(faultsOf(() => there("count", { where: { rank: { gt: undefined } } }))).toEqual(["where.rank.gt: undefined"]);
		expect(faultsOf(() => there("count", { where: { rank: { in: [1, undefined] } } }))).toEqual(["where.rank.in.1: undefined"]);
		expect(faultsOf(() => there("count", { where: { OR: undefined } }))).toEqual(["where.OR: undefined"]);
		expect(faultsOf(() => there("count", { where: { children: { some: undefined } } }))).toEqual(["where.children.some: undefined"]);
		expect(faultsOf(() => there("list", { where: undefined }))).toEqual(["where: undefined"]);
		expect(faultsOf(() => there("count", { where: { colour: 1, OR: [{ rank: { above: 1 } }] } }))).toEqual([
			"where.colour: unknown_field",
			"where.OR.0.rank.above: unknown_operator",
		]);
		expect(faultsOf(() => there("create", { data: { name: "a", colour: "red" }, upsert: true }))).toEqual([
			"upsert: unknown_field",
			"data.colour: unknown_field",
		]);
		expect(faultsOf(() => there("inspect", { id }))).toEqual([
			"depth: required",
			"marks: required",
			"inspector: required",
			"parentId: required",
		]);
		expect(faultsOf(() => there("get", { key: { ["__proto__"]: 1 } }))).toEqual(["key.__proto__: unknown_field"]);
	});

	it("refuses values that the wire can't hold exactly", () => {
		const data = {
			name: "\uD800",
			rank: 2 ** 31,
			serialNumber: 2n ** 63n,
			weight: "1",
			isAlive: 1,
			caughtAt: new Date(Number.NaN),
			traits: { a: undefined },
			picture: [1],
			stage: "pupa",
			price: 1.5,
		};
		expect(faultsOf(() => there("create", { data }))).toEqual([
			"data.name: text",
			"data.rank: range",
			"data.serialNumber: range",
			"data.weight: type",
			"data.isAlive: type",
			"data.caughtAt: range",
			"data.traits.a: type",
			"data.picture: type",
			"data.stage: enum",
			"data.price: type",
		]);
		expect(faultsOf(() => there("count", { where: { rank: { gt: "1" }, name: {}, isAlive: { isNull: 1 } } }))).toEqual([
			"where.rank.gt: type",
			"where.name: empty",
			"where.isAlive.isNull: type",
		]);
		expect(
			faultsOf(() => there("list", { limit: 1.5, total: "yes", pageToken: 3, orderBy: { rank: "up" }, select: { id: 1 } })).length,
		).toBe(5);
	});

	it("takes filters of 32 levels and no deeper, whichever side looks", () => {
		expect(there("count", { where: nested(32) })).toEqual({ where: nested(32) });
		expect(faultsOf(() => there("count", { where: nested(33) }))[0]).toMatch(/^where: max_depth$/);
		const cycle: Record<string, unknown> = {};
		cycle.NOT = cycle;
		expect(faultsOf(() => there("count", { where: cycle }))[0]).toMatch(/max_depth$/);
	});
});

describe("requests of other clients", () => {
	const list = (message: Partial<SpecimenServiceListRequest>) =>
		wire.decodeRequest(
			operation("list"),
			SpecimenServiceListRequest.encode({ orderBy: [], pageToken: "", total: false, include: [], ...message }).finish(),
		).input;
	const update = (message: { readonly key: Partial<Specimen>; readonly data?: Partial<Specimen>; readonly updateMask?: string[] }) => {
		const { key, data, updateMask } = message;
		const whole = { key: { children: [], ...key }, data: data && { children: [], ...data }, updateMask, include: [] };
		return wire.decodeRequest(operation("update"), SpecimenServiceUpdateRequest.encode(whole).finish()).input;
	};

	it("refuses a filter that says nothing, wherever it stands", () => {
		expect(faultsOf(() => list({ where: {} }))).toEqual(["where: required"]);
		expect(faultsOf(() => list({ where: { kind: { $case: "not", value: {} } } }))).toEqual(["where.NOT: required"]);
		expect(faultsOf(() => list({ where: { kind: { $case: "or", value: { filters: [{}] } } } }))).toEqual(["where.OR.0: required"]);
		expect(faultsOf(() => list({ where: { kind: { $case: "condition", value: { field: "rank", operator: "gt" } } } }))).toEqual([
			"where.rank.gt: required",
		]);
	});

	it("refuses names and kinds of values that a condition can't have", () => {
		const condition = (field: string, operator: string, value: unknown) =>
			list({
				where: { kind: { $case: "condition", value: { field, operator, value: { kind: value } } } },
			} as Partial<SpecimenServiceListRequest>);
		expect(faultsOf(() => condition("colour", "equals", { $case: "stringValue", value: "" }))).toEqual(["where.colour: unknown_field"]);
		expect(faultsOf(() => condition("rank", "above", { $case: "intValue", value: 1n }))).toEqual(["where.rank.above: unknown_operator"]);
		expect(faultsOf(() => condition("rank", "gt", { $case: "stringValue", value: "1" }))).toEqual(["where.rank.gt: type"]);
		expect(faultsOf(() => condition("rank", "gt", { $case: "intValue", value: 2n ** 62n }))).toEqual(["where.rank.gt: range"]);
		expect(faultsOf(() => condition("__proto__", "gt", { $case: "intValue", value: 1n }))).toEqual(["where.__proto__: unknown_field"]);
		expect(condition("rank", "gt", { $case: "intValue", value: 7n })).toEqual({ where: { rank: { gt: 7 } } });
	});

	it("reads masks as AIP-134 has them", () => {
		const key = { id };
		expect(update({ key, data: { name: "a" } })).toEqual({ key, data: { name: "a" } });
		expect(update({ key, data: { name: "a" }, updateMask: [] })).toEqual({ key, data: { name: "a" } });
		expect(update({ key, data: { name: "a" }, updateMask: ["name", "caught_at"] })).toEqual({ key, data: { name: "a", caughtAt: null } });
		expect(faultsOf(() => update({ key, data: { name: "a", rank: 1 }, updateMask: ["name", "colour"] }))).toEqual([
			"updateMask.colour: unknown_field",
			"data.rank: mask",
		]);
		expect(faultsOf(() => update({ key }))).toEqual(["data: required"]);
	});

	it("refuses field numbers and members it doesn't know", () => {
		const unknown = { [(99 << 3) | 0]: [new Uint8Array([1])] };
		expect(faultsOf(() => list({ _unknownFields: unknown }))).toEqual(["99: unknown_field"]);
		expect(faultsOf(() => update({ key: { id }, data: { _unknownFields: unknown } }))).toEqual(["data.99: unknown_field"]);
		expect(faultsOf(() => list({ select: { fields: [], _unknownFields: unknown } }))).toEqual(["select.99: unknown_field"]);
		const filter = {
			kind: {
				$case: "condition" as const,
				value: { field: "rank", operator: "gt", value: { kind: { $case: "intValue" as const, value: 1n } }, _unknownFields: unknown },
			},
		};
		expect(
			faultsOf(() => list({ where: { kind: { $case: "and", value: { filters: [filter, { kind: { $case: "not", value: filter } }] } } } })),
		).toEqual(["where.rank.99: unknown_field", "where.NOT.rank.99: unknown_field"]);
		const data = { stage: 77 as 2, children: [] };
		const bytes = SpecimenServiceCreateRequest.encode({ data, include: [] }).finish();
		expect(faultsOf(() => wire.decodeRequest(operation("create"), bytes))).toEqual(["data.stage: enum"]);
	});

	it("refuses includes that say things twice or that have no meaning, and rows in a row that is written", () => {
		const include = (...entries: readonly Partial<Include>[]) =>
			list({ include: entries.map((entry) => ({ relation: "children", count: false, orderBy: [], include: [], ...entry })) });
		expect(include({}, { count: true })).toEqual({ include: { children: true, _count: { children: true } } });
		expect(faultsOf(() => include({}, {}))).toEqual(["include.children: duplicate"]);
		expect(faultsOf(() => include({ count: true, limit: 3 }))).toEqual(["include._count.children.limit: unknown_field"]);
		expect(faultsOf(() => include({ relation: "parent", limit: 3 }))).toEqual(["include.parent.limit: unknown_field"]);
		expect(faultsOf(() => include({ relation: "colour" }))).toEqual(["include.colour: unknown_field"]);
		expect(faultsOf(() => include({ where: {} }))).toEqual(["include.children.where: required"]);
		const unknown = { [(99 << 3) | 0]: [new Uint8Array([1])] };
		expect(faultsOf(() => include({ _unknownFields: unknown }))).toEqual(["include.children.99: unknown_field"]);
		const data = { name: "a", parent: { children: [] }, children: [{ children: [] }], relationCounts: { children: 1n } };
		expect(faultsOf(() => update({ key: { id }, data }))).toEqual([
			"data.parent: unknown_field",
			"data.children: unknown_field",
			"data.relationCounts: unknown_field",
		]);
	});

	it("refuses what is no message, whatever the bytes", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(...specimen.operations), (bytes, of) => {
				try {
					wire.decodeRequest(of, bytes);
				} catch (error) {
					if (!(error instanceof DBALError) || error.code !== "VALIDATION_ERROR") throw error;
				}
			}),
			{ numRuns: 1_000 },
		);
		// Not UTF-8, a message with a tail, and filters all the way down.
		expect(faultsOf(() => wire.decodeRequest(operation("list"), new Uint8Array([0x22, 1, 0xff])))).toEqual([": format"]);
		expect(faultsOf(() => wire.decodeRequest(operation("list"), new Uint8Array([0, 1, 2])))).toEqual([": format"]);
		let deep = new Uint8Array([0x0a, 0]);
		for (let level = 0; level < 5_000; level++)
			deep = new Uint8Array([0x1a, 0xff & ((deep.length & 0x7f) | 0x80), 0xff & ((deep.length >> 7) | 0x80), deep.length >> 14, ...deep]);
		expect(
			faultsOf(() =>
				wire.decodeRequest(
					operation("count"),
					new Uint8Array([0x0a, 0x80 | (deep.length & 0x7f), 0x80 | ((deep.length >> 7) & 0x7f), deep.length >> 14, ...deep]),
				),
			),
		).toEqual([": format"]);
	});
});

describe("responses", () => {
	it("carries rows there and back, what wasn't read told apart from null", () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 4 }), input, (rows, part) => {
				expect(back("list", { data: rows })).toEqual({ data: rows });
				expect(back("ancestors", { data: [...rows, part] })).toEqual({ data: [...rows, part] });
				expect(back("get", { data: part })).toEqual({ data: part });
			}),
		);
	});

	it("carries rows in rows, their fields and what single ones lack told apart", () => {
		const leaf = fc.oneof(row, input);
		const below = fc.record({ parent: fc.option(leaf, { nil: null }), children: fc.array(row, { maxLength: 3 }) });
		const tree = fc.tuple(row, below, fc.nat()).map(([fields, related, count]) => ({ ...fields, ...related, _count: { children: count } }));
		fc.assert(
			fc.property(fc.array(tree, { maxLength: 3 }), tree, (rows, one) => {
				expect(back("list", { data: rows })).toEqual({ data: rows });
				expect(back("get", { data: one })).toEqual({ data: one });
			}),
			{ numRuns: 50 },
		);
		const partial = [
			{
				id,
				children: [
					{ name: "a", rank: 1, parent: null },
					{ name: "b", parent: { name: "c", children: [] } },
				],
			},
			{ name: "x", children: [] },
			{},
		];
		expect(back("createMany", { data: partial })).toEqual({ data: partial });
		expect(back("get", { data: { parent: {}, children: [{}, {}] } })).toEqual({ data: { parent: {}, children: [{}, {}] } });
		expect(back("get", { data: { id, _count: {} } })).toEqual({ data: { id, _count: {} } });
	});

	it("says what rows hold in a mask that other clients can read", () => {
		const message = SpecimenServiceGetResponse.decode(
			wire.encodeResponse(operation("get"), {
				data: { id, children: [{ name: "a", rank: 1 }, { name: "b" }], parent: { name: "c", parent: null }, _count: { children: 2 } },
			}),
		);
		expect(message.readMask).toEqual(["id", "parent.name", "parent.parent.*", "children.name", "children.rank"]);
		expect(message.withheld).toMatchObject([{ row: 0, path: "children.1", fields: ["rank"] }]);
		expect(message.data?.children.map((child) => child.name)).toEqual(["a", "b"]);
		expect(message.data?.relationCounts?.children).toBe(2n);
	});

	it("carries pages, counts, objects and nothing", () => {
		expect(back("list", { data: [], nextPageToken: "t", total: 0 })).toEqual({ data: [], nextPageToken: "t", total: 0 });
		expect(back("count", { count: 3 })).toEqual({ count: 3 });
		expect(back("delete", {})).toEqual({});
		expect(back("release", {})).toEqual({});
		const report = { ok: false, remark: null, findings: [{ text: "a", score: 0.5 }, { text: "" }], checksum: 5n, doneAt: new Date(1_500) };
		expect(back("inspect", report)).toEqual(report);
	});

	it("gives bytes of their own, not a window on the frame", () => {
		const bytes = Buffer.from(wire.encodeResponse(operation("get"), { data: { picture: new Uint8Array([1, 2]) } }));
		const { data } = wire.decodeResponse(operation("get"), bytes) as { data: { picture: Uint8Array } };
		bytes.fill(0);
		expect(data.picture).toEqual(new Uint8Array([1, 2]));
		expect(data.picture.constructor).toBe(Uint8Array);
	});

	it("names a member that only a newer daemon knows, and skips fields that it doesn't know", () => {
		const answer = (message: SpecimenServiceGetResponse) =>
			wire.decodeResponse(operation("get"), SpecimenServiceGetResponse.encode(message).finish());
		expect(() => answer({ data: { stage: 77 as 2, children: [] }, withheld: [] })).toThrow(
			expect.objectContaining({ code: "CAPABILITY_NOT_SUPPORTED", fields: [expect.objectContaining({ path: "data.stage" })] }),
		);
		const data = { name: "a", children: [], _unknownFields: { [(99 << 3) | 0]: [new Uint8Array([1])] } };
		expect(answer({ data, readMask: ["name", "colour"], withheld: [] })).toEqual({ data: { name: "a" } });
		expect(() => wire.decodeResponse(operation("get"), new Uint8Array([0xff]))).toThrow(
			expect.objectContaining({ code: "INTERNAL_ERROR" }),
		);
	});
});

import { type CaseContext, shared } from "../case.js";
import { compareCount, compareList, type Snapshot, snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { handWritten } from "./hand-written.js";

const fault = (path: string) => ({ code: "VALIDATION_ERROR", fields: [{ path, rule: "*" }] });

/** Workflows with and without a description, of two creators. */
function dataset(): (context: CaseContext) => Promise<Snapshot> {
	return shared(async (context) => {
		const { rows } = context;
		await context.clear();
		const ada = await rows.create("User", "needed", { username: "ada", role: "admin" });
		const bob = await rows.create("User", "needed", { username: "bob" });
		await rows.create("User", "needed", { username: "eve" });
		const descriptions = ["alpha", "beta", null, "", "Alpha", "alphabet", null];
		for (const [index, description] of descriptions.entries())
			await rows.create("Workflow", "needed", {
				name: `w${index}`,
				description,
				trigger: index % 2 === 0 ? "manual" : "event",
				isActive: index < 4,
				createdBy: (index < 5 ? ada : bob).id,
			});
		return snapshot(context);
	});
}

const data = dataset();

/** The reference's answer to each of these. */
function agrees(...wheres: readonly Readonly<Record<string, unknown>>[]): (context: CaseContext) => Promise<void> {
	return async (context) => {
		const rows = await data(context);
		for (const where of wheres) {
			await compareList(context, "Workflow", rows, { where, orderBy: { name: "asc" } });
			await compareCount(context, "Workflow", rows, where);
		}
	};
}

async function refuses(context: CaseContext, where: Readonly<Record<string, unknown>>, path: string): Promise<void> {
	await expectFault(context.db.list("Workflow", { where }), fault(path), "list");
	await expectFault(context.db.count("Workflow", where), fault(path), "count");
}

export const where = handWritten("where", "shipped", {
	"without a filter every row": agrees({}),
	"a comparison with NULL is unknown, and so is its negation": agrees(
		{ description: { equals: "alpha" } },
		{ description: { not: "alpha" } },
		{ NOT: { description: "alpha" } },
		{ NOT: { NOT: { description: "alpha" } } },
		{ NOT: { description: { not: "alpha" } } },
		{ NOT: { description: { contains: "a" } } },
		{ NOT: { description: { in: ["alpha", "beta"] } } },
		{ description: { notIn: ["alpha", "beta"] } },
		{ NOT: { description: { lt: "b" } } },
	),
	"unknown AND false is false, unknown OR true is true": agrees(
		{ NOT: { AND: [{ description: "alpha" }, { isActive: true }] } },
		{ OR: [{ description: "alpha" }, { isActive: true }] },
		{ NOT: { OR: [{ description: "alpha" }, { isActive: true }] } },
		{ AND: [{ description: { not: "zzz" } }, { OR: [{ isActive: false }, { description: null }] }] },
		{ NOT: { AND: [{ NOT: { description: "alpha" } }, { NOT: { isActive: true } }] } },
	),
	"null asks for NULL itself": agrees(
		{ description: null },
		{ description: { equals: null } },
		{ description: { not: null } },
		{ NOT: { description: null } },
	),
	"isNull is never unknown": agrees(
		{ description: { isNull: true } },
		{ description: { isNull: false } },
		{ NOT: { description: { isNull: true } } },
		{ name: { isNull: true } },
	),
	"an empty AND is true, an empty OR is false": agrees(
		{ AND: [] },
		{ OR: [] },
		{ NOT: { AND: [] } },
		{ NOT: { OR: [] } },
		{ NOT: {} },
		{ AND: [{}, { OR: [{}] }] },
	),
	"an empty in matches nothing, its negation everything, NULL too": agrees(
		{ description: { in: [] } },
		{ description: { notIn: [] } },
		{ NOT: { description: { in: [] } } },
		{ OR: [{ description: { in: [] } }, { isActive: true }] },
	),
	"members of one object are joined by AND": agrees(
		{ isActive: true, trigger: "manual" },
		{ description: { gte: "a", lt: "b", not: "alpha" } },
		{
			name: { startsWith: "w" },
			NOT: { trigger: "event" },
			OR: [{ isActive: true }, { description: null }],
			AND: [{ name: { not: "w0" } }],
		},
	),
	"AND and NOT take one filter as well as a list; a NOT of several negates each": agrees(
		{ AND: { isActive: true } },
		{ NOT: [{ isActive: true }, { trigger: "manual" }] },
		{ NOT: [] },
		{ NOT: [{ description: "alpha" }] },
	),
	"OR takes a list": async (context) => {
		await refuses(context, { OR: { isActive: true } }, "where.OR");
	},
	"text matches letters as they are": agrees(
		{ description: "alpha" },
		{ description: { startsWith: "Al" } },
		{ description: { contains: "ALPHA" } },
		{ description: { contains: "" } },
		{ description: { endsWith: "" } },
		{ description: { gt: "Z" } },
	),
	"to-one relations": agrees(
		{ creator: { is: { username: "ada" } } },
		{ creator: { isNot: { username: "ada" } } },
		{ creator: { is: { tenantId: { not: "00000000-0000-4000-8000-000000000000" } } } },
		{ NOT: { creator: { is: { role: "admin" } } } },
		{ creator: { is: { workflows: { some: { description: { isNull: true } } } } } },
	),
	"to-many relations": async (context) => {
		const rows = await data(context);
		for (const inner of [
			{},
			{ isActive: true },
			{ description: { contains: "alpha" } },
			{ NOT: { description: "alpha" } },
			{ description: null },
		]) {
			for (const operator of ["some", "every", "none"]) {
				const where = { workflows: { [operator]: inner } };
				await compareList(context, "User", rows, { where, orderBy: { username: "asc" } });
				await compareList(context, "User", rows, { where: { NOT: where }, orderBy: { username: "asc" } });
				await compareCount(context, "User", rows, where);
			}
		}
	},
	"a filter that matches by relation finds each row once": async (context) => {
		await data(context);
		const found = await context.db.list("User", { where: { workflows: { some: {} } }, total: true });
		expectEqual([found.data.length, found.total], [2, 2], "users with workflows");
	},
	"undefined is no operand": async (context) => {
		await refuses(context, { description: { equals: undefined } }, "where.description.equals");
		await refuses(context, { description: undefined }, "where.description");
		await refuses(context, { OR: [{ name: undefined }] }, "where.OR.0.name");
		await refuses(context, { name: { in: ["a", undefined] } }, "where.name.in.1");
	},
	"an object without an operator is no condition": async (context) => {
		await refuses(context, { description: {} }, "where.description");
		await refuses(context, { creator: {} }, "where.creator");
	},
	"unknown operators are named": async (context) => {
		await refuses(context, { description: { like: "a%" } }, "where.description.like");
		await refuses(context, { description: { not: { contains: "a" } } }, "where.description.not");
		await refuses(context, { description: { $ne: "" } }, "where.description.$ne");
		await refuses(context, { creator: { some: {} } }, "where.creator.some");
		await refuses(context, { creator: { username: "ada" } }, "where.creator.username");
	},
	"operands have the field's type": async (context) => {
		await refuses(context, { isActive: "true" }, "where.isActive");
		await refuses(context, { isActive: 1 }, "where.isActive");
		await refuses(context, { name: 1 }, "where.name");
		await refuses(context, { name: { in: "w0" } }, "where.name.in");
		await refuses(context, { name: { in: [null] } }, "where.name.in.0");
		await refuses(context, { name: { lt: null } }, "where.name.lt");
		await refuses(context, { name: { contains: null } }, "where.name.contains");
		await refuses(context, { name: { contains: { toString: 1 } } }, "where.name.contains");
		await refuses(context, { description: { isNull: "true" } }, "where.description.isNull");
		await refuses(context, { trigger: "never" }, "where.trigger");
		await refuses(context, { createdBy: "not a uuid" }, "where.createdBy");
		await refuses(context, { createdAt: "2020-01-01" }, "where.createdAt");
		await refuses(context, { OR: { name: "w0" } }, "where.OR");
	},
	"a uuid is found in upper case too": async (context) => {
		const rows = await data(context);
		const [first] = rows.rows.get("Workflow") ?? [];
		expectEqual(await context.db.count("Workflow", { id: String(first?.id).toUpperCase() }), 1, "count");
	},
});

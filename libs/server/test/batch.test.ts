import { batchOperation, type Row, StepReference } from "@metabuilder/dbal/contract";
import { describe, expect, it } from "vitest";
import type { CallContext } from "../src/context.js";
import type { EngineTransaction } from "../src/engine-transaction.js";
import { failure, type Harness, harness, principal, told } from "./harness.js";

const nobody = "00000000-0000-7000-8000-000000000000";
const ref = (step: number, field: string, row?: number) => new StepReference(step, field, row);

function batch(at: Harness, steps: readonly unknown[], who = principal("admin")) {
	return at.as(who).call(batchOperation.entity, batchOperation.name, { steps });
}

const results = (output: Readonly<Record<string, unknown>>) =>
	(output.results as { readonly output: { readonly data?: unknown } }[]).map(({ output: one }) => one);

describe("a batch", () => {
	it("makes several writes, with references to what earlier ones gave", async () => {
		const at = harness();
		const output = await batch(at, [
			{ entity: "Account", operation: "create", input: { data: { name: "ada" } } },
			{
				entity: "Note",
				operation: "createMany",
				input: {
					data: [
						{ ownerId: ref(0, "id"), title: "a" },
						{ ownerId: ref(0, "id"), title: "b" },
					],
				},
			},
			{ entity: "Note", operation: "update", input: { key: { id: ref(1, "id", 1) }, data: { parentId: ref(1, "id", 0) } } },
			{ entity: "Alias", operation: "upsert", input: { key: { accountName: ref(0, "name") }, create: { alias: "x" }, update: {} } },
			{ entity: "Note", operation: "updateMany", input: { where: { title: "a" }, data: { rank: 3 } } },
			{ entity: "Note", operation: "deleteMany", input: { where: { title: "b" } } },
		]);
		const [account, , child, alias, many, gone] = results(output);
		const { id } = (account?.data ?? {}) as Row;
		expect(await at.admin.list("Note")).toMatchObject([{ ownerId: id, title: "a", rank: 3 }]);
		expect(child).toMatchObject({ data: { title: "b" } });
		expect([alias, many, gone]).toMatchObject([{ created: true, data: { accountName: "ada" } }, { count: 1 }, { count: 1 }]);
	});

	it("is undone by the first step that fails, which is named by its place", async () => {
		const at = harness();
		const first = { entity: "Account", operation: "create", input: { data: { name: "ada" } } };
		const bad: readonly (readonly [unknown, object])[] = [
			[
				{ entity: "Account", operation: "create", input: { data: { name: "A" } } },
				{ code: "VALIDATION_ERROR", faults: { "steps.1.data.name": "min_length" } },
			],
			[
				{ entity: "Account", operation: "create", input: { data: { name: "ada" } } },
				{ code: "CONFLICT", faults: { "steps.1.data.name": "unique" } },
			],
			[
				{ entity: "Account", operation: "delete", input: { key: { id: nobody } } },
				{ code: "NOT_FOUND", faults: { "steps.1": "not_found" } },
			],
			[
				{ entity: "Account", operation: "get", input: { key: { id: nobody } } },
				{ code: "VALIDATION_ERROR", faults: { "steps.1.operation": "not_batched" } },
			],
			[
				{ entity: "Note", operation: "adopt", input: {} },
				{ code: "VALIDATION_ERROR", faults: { "steps.1.operation": "not_batched" } },
			],
			[
				{ entity: "Note", operation: "create", input: { data: { ownerId: ref(1, "id"), title: "x" } } },
				{ faults: { "steps.1.data.ownerId": "reference" } },
			],
			[
				{ entity: "Note", operation: "create", input: { data: { ownerId: ref(0, "nope"), title: "x" } } },
				{ faults: { "steps.1.data.ownerId": "reference" } },
			],
			[
				{ entity: "Note", operation: "create", input: { data: { ownerId: ref(0, "id", 1), title: "x" } } },
				{ faults: { "steps.1.data.ownerId": "reference" } },
			],
		];
		for (const [step, expected] of bad) expect(await failure(batch(at, [first, step]))).toMatchObject(expected);
		expect(await at.admin.call("Account", "count", {})).toEqual({ count: 0 });
		expect(await failure(batch(at, []))).toMatchObject({ code: "VALIDATION_ERROR", faults: { steps: "empty" } });
		expect(
			await failure(
				batch(
					at,
					Array.from({ length: 101 }, () => first),
				),
			),
		).toMatchObject({ code: "VALIDATION_ERROR" });
		expect(await failure(batch(at, [{ entity: "Nope", operation: "create", input: {} }]))).toMatchObject({ code: "VALIDATION_ERROR" });
	});

	it("makes each write under its own rules", async () => {
		const at = harness();
		const ada = await at.admin.create("Account", { name: "ada" });
		const user = principal("user", String(ada.id));
		const own = { entity: "Note", operation: "create", input: { data: { ownerId: ada.id, title: "x" } } };
		expect(
			await failure(batch(at, [own, { entity: "Account", operation: "create", input: { data: { name: "eve" } } }], user)),
		).toMatchObject({
			code: "FORBIDDEN",
		});
		expect(await at.admin.call("Note", "count", {})).toEqual({ count: 0 });
		const caller = at.as(user);
		await caller.call(batchOperation.entity, batchOperation.name, { steps: [own] });
		expect(caller.trace).toMatchObject({ steps: ["Note.create"], rows: 1 });
		// body may not be read, so it can't be referred to.
		const peek = { entity: "Note", operation: "create", input: { data: { ownerId: ada.id, title: ref(0, "body") } } };
		const noted = { ...own, input: { data: { ownerId: ada.id, title: "y", body: "secret" } } };
		expect(await failure(batch(at, [noted, peek], user))).toMatchObject({ faults: { "steps.1.data.title": "reference" } });
	});
});

describe("a transaction", () => {
	const context = (): CallContext => ({ principal: principal("admin"), requestId: "r", transport: "in-process", address: "", trace: {} });
	const create = (on: Pick<EngineTransaction, "handle">, name: string) =>
		on.handle({ entity: "Account", operation: "create", input: { data: { name } } }, context());
	const names = async ({ admin }: Harness) => (await admin.list("Account", { orderBy: { name: "asc" } })).map((row) => row.name);

	it("takes effect as a whole, or not at all", async () => {
		const at = harness();
		await at.engine.transaction(async (tx) => {
			await create(tx, "ada");
			await create(tx, "bob");
		});
		await expect(
			at.engine.transaction(async (tx) => {
				await create(tx, "eve");
				throw new Error("enough");
			}),
		).rejects.toThrow("enough");
		expect(await names(at)).toEqual(["ada", "bob"]);
	});

	it("goes on after a call or a part of it that failed", async () => {
		const at = harness();
		await at.engine.transaction(async (tx) => {
			await create(tx, "ada");
			expect(await told(create(tx, "ada"))).toMatchObject({ code: "CONFLICT" });
			await expect(
				tx.transaction(async (inner) => {
					await create(inner, "bob");
					await inner.transaction(async (innermost) => {
						await create(innermost, "eve");
					});
					throw new Error("back");
				}),
			).rejects.toThrow("back");
			await tx.transaction(async (inner) => {
				await create(inner, "zoe");
			});
		});
		expect(await names(at)).toEqual(["ada", "zoe"]);
	});

	it("takes calls made at once one after another, and refuses those that would wait for ever", async () => {
		const at = harness();
		let left: EngineTransaction | undefined;
		await at.engine.transaction(async (tx) => {
			left = tx;
			await Promise.all(["ada", "bob", "eve"].map((name) => create(tx, name)));
			await tx.transaction(async (inner) => {
				expect(await told(create(tx, "zoe"))).toMatchObject({ code: "VALIDATION_ERROR", reason: "transaction" });
				await create(inner, "zed");
			});
		});
		expect(await names(at)).toEqual(["ada", "bob", "eve", "zed"]);
		if (!left) throw new Error("there was no transaction");
		expect(await told(create(left, "late"))).toMatchObject({ reason: "transaction" });
	});
});

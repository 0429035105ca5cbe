import { describe, expect, test } from "vitest";
import {
	createdAt,
	entity,
	field,
	foreignKey,
	id,
	members,
	modelOf,
	numbered,
	operation,
	parameter,
	updatedAt,
} from "../../../test/fixtures/builders.js";
import { emitAll } from "../../../test/fixtures/emit-all.js";
import { metabuilder } from "../../../test/fixtures/model.js";
import { typeCheck } from "../../../test/fixtures/type-check.js";

const shop = modelOf(
	[
		entity("Customer", [id, field("email", "email"), field("settings", "json", { default: { kind: "literal", value: {} } })], {
			uniques: [["email"]],
			accessor: "customers",
		}),
		entity(
			"Invoice",
			[
				id,
				field("number", "bigint", { immutable: true, min: 1n, max: 9007199254740993n }),
				field("total", "decimal", { precision: 10, scale: 2, min: "-0.5", default: { kind: "literal", value: "0" } }),
				field("state", "enum", { values: members("open", "paid"), default: { kind: "literal", value: "open" } }),
				field("note", "text", { nullable: true, description: "Seen by the customer.", deprecated: "Use meta." }),
				field("meta", "json", { nullable: true, default: { kind: "literal", value: { tags: ["a"], "odd key": null } } }),
				field("scan", "bytes", { nullable: true, maxBytes: 1000 }),
				field("dueAt", "datetime", { default: { kind: "literal", value: "2026-01-02T03:04:05.678Z" } }),
				field("secret", "string", { sensitive: true }),
				field("customerId", "uuid", foreignKey("Customer", "customer", "invoices")),
				createdAt,
				updatedAt,
			],
			{
				ttl: "dueAt",
				uniques: [["number"], ["customerId", "number"]],
				indexes: [["state", "dueAt"]],
				operations: [
					operation(
						"pay",
						[
							parameter("id", { type: "uuid" }),
							parameter(
								"method",
								{ type: "enum", values: members("card", "cash") },
								{ required: false, default: { kind: "literal", value: "card" } },
							),
							parameter(
								"ways",
								{ kind: "list", of: { kind: "scalar", scalar: { type: "enum", values: members("a", "b") } }, maxItems: 3 },
								{ required: false },
							),
						],
						{
							kind: "object",
							fields: numbered([
								parameter("rest", { type: "decimal" }),
								parameter("paidAt", { type: "datetime" }, { nullable: true, required: false }),
							]),
						},
						{
							effect: "write",
							description: "Takes a payment.",
							errors: ["CONFLICT"],
							rateLimit: { limit: 5, windowSeconds: 60, per: ["principal"] },
						},
					),
					operation("remind", [], { kind: "nothing" }, { public: true }),
				],
			},
		),
	],
	{ name: "shop", package: "shop.v1", policy: { path: "spec/acl.yaml", text: 'rules:\n  - "`x`"\n' } },
);

describe("golden text", async () => {
	const files = (await emitAll(shop)).filter((file) => !file.path.includes("/codec/"));
	test.each(files.map((file) => [file.path, file.text] as const))("%s", async (path, text) => {
		await expect(text).toMatchFileSnapshot(`../../../test/golden/shop/${path.replace(/^libs\//, "").replaceAll("/", "-")}.txt`);
	});
});

describe("types", () => {
	test("inputs are exact", async () => {
		const probe = `import type { CustomerCreateInput, Invoice, InvoiceCreateInput, InvoiceKey, InvoiceOrderBy, InvoiceSelect, InvoiceUpdateInput, InvoiceWhere } from "./entities.js";
import type { InvoicePayInput, InvoiceRemindOutput } from "./operations.js";
const create: InvoiceCreateInput = { number: 1n, secret: "s", customerId: "c" };
const whole: InvoiceCreateInput = { ...create, total: "1.50", state: "paid", note: null, meta: { a: [1, null] }, scan: new Uint8Array(), dueAt: new Date() };
const update: InvoiceUpdateInput = { note: null };
const keys: InvoiceKey[] = [{ id: "x" }, { number: 1n }, { customerId: "c", number: 1n }];
const where: InvoiceWhere = { AND: [{ number: { in: [1n] } }], NOT: { state: "open" }, total: { gt: "1" }, note: { contains: "x", not: null }, meta: null, scan: { isNull: true }, customer: { is: { email: { endsWith: "@x" } } } };
const order: InvoiceOrderBy[] = [{ dueAt: "asc" }, [{ state: "desc" }, { id: "asc" }]];
const select: InvoiceSelect = { id: true, note: false };
const pay: InvoicePayInput = { id: "x", ways: ["a", "b"] };
const nothing: InvoiceRemindOutput = undefined;
const row = (invoice: Invoice): [string, bigint, "open" | "paid", string | null, Date, Uint8Array | null] => [invoice.total, invoice.number, invoice.state, invoice.note, invoice.createdAt, invoice.scan];
export const used = [whole, update, keys, where, order, select, pay, nothing, row];
// @ts-expect-error generated
export const e1: InvoiceCreateInput = { ...create, id: "x" };
// @ts-expect-error auto-updated
export const e2: InvoiceCreateInput = { ...create, updatedAt: new Date() };
// @ts-expect-error required
export const e3: InvoiceCreateInput = { number: 1n, secret: "s" };
// @ts-expect-error NULL in a required field
export const e4: InvoiceCreateInput = { ...create, total: null };
// @ts-expect-error immutable
export const e5: InvoiceUpdateInput = { number: 2n };
// @ts-expect-error a double for a bigint
export const e6: InvoiceWhere = { number: 1 };
// @ts-expect-error no member
export const e7: InvoiceWhere = { state: "lost" };
// @ts-expect-error json has no operators
export const e8: InvoiceWhere = { meta: { contains: "x" } };
// @ts-expect-error no order on an enum
export const e9: InvoiceWhere = { state: { gt: "open" } };
// @ts-expect-error NULL where there is none
export const e10: InvoiceWhere = { total: null };
// @ts-expect-error undefined is no operand
export const e11: InvoiceWhere = { total: { equals: undefined } };
// @ts-expect-error NULL is no JSON of a required field
export const e16: CustomerCreateInput = { email: "x", settings: null };
// @ts-expect-error no order on bytes
export const e12: InvoiceOrderBy = { scan: "asc" };
// @ts-expect-error half a key
export const e13: InvoiceKey = { customerId: "c" };
// @ts-expect-error to-one
export const e14: InvoiceWhere = { customer: { some: {} } };
// @ts-expect-error rows are readonly
export const e15 = (invoice: Invoice): void => { invoice.total = "1"; };
`;
		expect(typeCheck(await emitAll(shop), new Map([["libs/client/gen/contract/probe.ts", probe]]))).toEqual([]);
	}, 180_000);

	test("an operation without an implementation is a type error", async () => {
		const probe = `import type { CustomOperations } from "./operations.js";
export const whole: CustomOperations = { "Invoice.pay": async (input) => ({ rest: input.method === "card" ? "1" : "2" }), "Invoice.remind": async () => {} };
// @ts-expect-error missing
export const half: CustomOperations = { "Invoice.remind": async () => {} };
`;
		expect(typeCheck(await emitAll(shop), new Map([["libs/server/gen/probe.ts", probe]]))).toEqual([]);
	}, 180_000);
});

test("the same model gives the same bytes, the files the model's order and the browser no gRPC", async () => {
	const [first, second] = [await emitAll(metabuilder), await emitAll(metabuilder)];
	expect(second).toEqual(first);
	for (const file of first) {
		expect(file.text).toMatch(/^\/\/ @generated from spec|^\/\/ @generated from (tools\/codegen\/proto|google\/protobuf)/);
		expect(file.text).not.toContain("grpc-js");
		expect(file.text).not.toMatch(/protoc-gen|protoc\s+v/);
	}
});

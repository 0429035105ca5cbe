import { expect, test } from "vitest";
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
} from "../../../test/fixtures/builders.js";
import { emptyWorkspace } from "../../../test/fixtures/context.js";
import { metabuilder } from "../../../test/fixtures/model.js";
import { nasty } from "../../../test/fixtures/nasty.js";
import type { Model } from "../../model/model.js";
import { snakeCase } from "../../model/words.js";
import { protoFiles } from "./files.js";
import { protoEmitter } from "./proto-emitter.js";
import { defaultJsonName, upperSnakeCase } from "./words.js";

function textOf(model: Model, path: string): string {
	return protoFiles(model, emptyWorkspace.sharedProtos).get(path)?.text ?? "";
}

const invoice = entity(
	"Invoice",
	[
		id,
		field("totalNet", "decimal", { precision: 10, scale: 2, number: 7, description: "Before tax,\nin francs." }),
		field("state", "enum", {
			number: 3,
			values: [
				{ name: "open", number: 2 },
				{ name: "in-doubt", number: 5, description: "Somebody objected." },
			],
			reservedValues: [{ number: 3, name: "lost" }],
		}),
		field("paidAt", "datetime", { nullable: true, deprecated: "See state." }),
		field("docURL", "url", { nullable: true }),
		field("meta", "json", { nullable: true }),
		field("userId", "uuid", foreignKey("User", "user", "invoices")),
		createdAt,
	].map((one, at) => ({ number: at + 20, ...one })),
	{
		description: "What a customer owes.",
		reserved: [
			{ number: 9, name: "vatRate" },
			{ number: 2, name: "docURL" },
		],
		operations: [
			operation(
				"pay",
				[
					parameter("id", { type: "uuid" }),
					parameter("parts", {
						kind: "list",
						of: { kind: "object", fields: numbered([parameter("amount", { type: "decimal" }), parameter("at", { type: "datetime" })]) },
					}),
					parameter("method", { type: "enum", values: members("card", "cash") }, { required: false, description: "How it came." }),
				],
				{ kind: "object", fields: numbered([parameter("rest", { type: "bigint" })]) },
				{
					effect: "write",
					description: "Takes a payment.",
					reservedInput: [{ number: 8, name: "payDate" }],
					reservedOutput: [{ number: 2, name: "due" }],
				},
			),
			operation("payer", [], { kind: "entity", entity: "User" }),
			operation("remind", [], { kind: "nothing" }),
		],
	},
);
const shop = modelOf([invoice, entity("User", [id])], { package: "shop.v1" });

test("an entity's file, and that of all entities' messages", async () => {
	await expect(textOf(shop, "shop/v1/invoice.proto")).toMatchFileSnapshot("../../../test/golden/shop/invoice.proto");
	await expect(textOf(shop, "shop/v1/entities.proto")).toMatchFileSnapshot("../../../test/golden/shop/entities.proto");
});

test("a related entity is named in full where an enum of the row would hide it", () => {
	const order = entity("Order", [
		id,
		field("status", "enum", { values: members("open") }),
		field("stateId", "uuid", foreignKey("Status", "state", "orders")),
	]);
	expect(textOf(modelOf([order, entity("Status", [id])], { package: "shop.v1" }), "shop/v1/entities.proto")).toContain(
		"  .shop.v1.Status state = 4;",
	);
});

test("paths follow the package, shared messages stand beside them, all say where they come from", async () => {
	const files = await protoEmitter.emit(shop, emptyWorkspace);
	expect(files.map((file) => file.path)).toEqual([
		"libs/client/gen/proto/buf.yaml",
		"libs/client/gen/proto/dbal/v1/access.proto",
		"libs/client/gen/proto/dbal/v1/batch.proto",
		"libs/client/gen/proto/dbal/v1/channel.proto",
		"libs/client/gen/proto/dbal/v1/error.proto",
		"libs/client/gen/proto/dbal/v1/filter.proto",
		"libs/client/gen/proto/shop/v1/entities.proto",
		"libs/client/gen/proto/shop/v1/invoice.proto",
		"libs/client/gen/proto/shop/v1/user.proto",
	]);
	for (const file of files) expect(file.text.split("\n")[0]).toMatch(/^(#|\/\/) @generated from \S+ by /);
});

test.each([
	["the model that ships", metabuilder],
	["awkward names", nasty],
	["removed members", shop],
])(
	"buf compiles and lints %s",
	async (_name, model) => {
		const texts = new Map([...protoFiles(model, emptyWorkspace.sharedProtos)].map(([path, { text }]) => [path, text]));
		await emptyWorkspace.lintProtos(texts);
		await expect(emptyWorkspace.protoc(texts, ["outputServices=none"])).resolves.toBeInstanceOf(Map);
	},
	180_000,
);

test("buf's own words come through where a file is faulty", async () => {
	const faulty = new Map([["a/v1/a.proto", 'syntax = "proto3";\npackage a.v1;\nmessage A { Missing x = 1; }\n']]);
	await expect(emptyWorkspace.protoc(faulty, [])).rejects.toThrow(/a\/v1\/a\.proto:3:13:.*Missing/);
});

test("names are spelled as proto and its lint spell them", () => {
	const spelled = ["pageViewId", "HTTPServer", "fooURL", "aB", "x1Y2", "http2Port", "already_snake", "in-progress"].map(snakeCase);
	expect(spelled).toEqual(["page_view_id", "http_server", "foo_url", "a_b", "x1_y2", "http2_port", "already_snake", "in_progress"]);
	expect(spelled.map(snakeCase)).toEqual(spelled);
	expect(upperSnakeCase("in-progress")).toBe("IN_PROGRESS");
	expect(["page_id", "x1_y2", "id"].map(defaultJsonName)).toEqual(["pageId", "x1Y2", "id"]);
});

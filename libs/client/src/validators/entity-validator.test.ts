import { describe, expect, test } from "vitest";
import type { EntityDescriptor, FieldDescriptor, ModelDescriptor } from "../contract/descriptor.js";
import { entityValidator } from "./entity-validator.js";

const fields: FieldDescriptor[] = [
	{ name: "id", type: "uuid", generated: true, nullable: false },
	{ name: "email", type: "email", maxLength: 40, nullable: false },
	{ name: "nick", type: "string", nullable: true },
	{ name: "total", type: "decimal", precision: 10, scale: 2, nullable: false, default: { kind: "literal" as const, value: "0" } },
	{ name: "country", type: "string", immutable: true, nullable: false, default: { kind: "literal" as const, value: "CH" } },
	{ name: "touchedAt", type: "datetime", autoUpdate: true, nullable: false },
	{ name: "notes", type: "json", maxDepth: 3, nullable: true },
].map((field, at) => ({ ...field, number: at + 1, column: field.name, protoName: field.name }) as FieldDescriptor);

const person: EntityDescriptor = {
	name: "Person",
	accessor: "people",
	table: "person",
	service: "shop.v1.PersonService",
	fields,
	primaryKey: "id",
	uniques: [["id"]],
	indexes: [],
	relations: [],
	operations: [],
};
const model: ModelDescriptor = {
	name: "shop",
	package: "shop.v1",
	version: "1.0.0",
	entities: [person],
	roles: [],
	anonymousRole: "public",
};

interface Create {
	readonly email: string;
	readonly nick?: string | null;
	readonly total?: string;
}

const create = entityValidator<Create>(model, "Person", "create");
const update = entityValidator<Partial<Create>>(model, "Person", "update");

function rules(result: ReturnType<typeof create.safeParse> | ReturnType<typeof update.safeParse>): unknown {
	return result.error?.issues.map((issue) => [issue.path.join("."), issue.code === "custom" ? issue.params?.["rule"] : issue.code]);
}

describe("create", () => {
	test("gives canonical values and leaves defaults to the engine", () => {
		expect(create.parse({ email: "a@example.org", total: "010.50" })).toEqual({ email: "a@example.org", total: "10.5" });
	});

	test("tells null from absent", () => {
		expect(create.parse({ email: "a@example.org", nick: null })).toEqual({ email: "a@example.org", nick: null });
		expect(rules(create.safeParse({ email: null }))).toEqual([["email", "required"]]);
	});

	test("says all that is wrong at once, with its place", () => {
		const given = { id: "x", touchedAt: new Date(), total: "1.234", unknown: 1, notes: { a: { b: { c: {} } } } };
		expect(rules(create.safeParse(given))).toEqual(
			expect.arrayContaining([
				["id", "generated"],
				["touchedAt", "generated"],
				["total", "scale"],
				["unknown", "unknown_field"],
				["email", "required"],
			]),
		);
		expect(rules(create.safeParse(given))).toHaveLength(6);
	});

	test("refuses what is no object", () => {
		for (const value of [undefined, null, 1, "x", [], new Date()]) expect(rules(create.safeParse(value))).toEqual([["", "type"]]);
	});
});

describe("update", () => {
	test("needs something to change", () => {
		expect(update.parse({ nick: null })).toEqual({ nick: null });
		expect(rules(update.safeParse({}))).toEqual([["", "required"]]);
		expect(rules(update.safeParse({ nick: undefined }))).toEqual([["", "required"]]);
	});

	test("refuses what can't be changed", () => {
		expect(rules(update.safeParse({ country: "DE" }))).toEqual([["country", "immutable"]]);
	});
});

test("an entity that the model doesn't have is a fault of the caller's", () => {
	expect(() => entityValidator(model, "Nobody", "create")).toThrow("Nobody");
});

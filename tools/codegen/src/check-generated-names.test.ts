import { expect, test } from "vitest";
import { readSpec } from "./generate.js";

const errors = `errors:
${[
	"NOT_FOUND",
	"CONFLICT",
	"UNAUTHORIZED",
	"FORBIDDEN",
	"VALIDATION_ERROR",
	"RATE_LIMIT_EXCEEDED",
	"INTERNAL_ERROR",
	"TIMEOUT",
	"DATABASE_ERROR",
	"CAPABILITY_NOT_SUPPORTED",
]
	.map((code) => `  ${code}: { http: 500, grpc: INTERNAL, message: Something. }\n`)
	.join("")}`;

const id = "  id: { type: uuid, primary: true, required: true, generated: true }\n";

/** `file:line code name` of each error of a spec of these documents. */
function faults(documents: Readonly<Record<string, string>>): readonly string[] {
	const { diagnostics } = readSpec(
		"spec",
		new Map(
			Object.entries({
				"dbal.yaml": "name: shop\nproto_package: shop.v1\nversion: 1.0.0\n",
				"errors.yaml": errors,
				"roles.yaml": "anonymous: public\nroles:\n  public: { level: 0 }\n",
				"acl.yaml": "rules: []\n",
				...documents,
			}).map(([path, text]) => [`spec/${path}`, text]),
		),
	);
	return diagnostics
		.filter(({ severity }) => severity === "error")
		.map(({ file, line, code, message }) => `${file}:${line} ${code} ${/`(\w+)`/.exec(message)?.[1] ?? ""}`.trimEnd());
}

test("members of two enums that proto would spell alike are told at the second enum", () => {
	const entity = `entity: A\nfields:\n${id}  role: { type: enum, values: [user_x] }\n  roleUser: { type: enum, values: [x] }\n`;
	expect(faults({ "entities/a.yaml": entity })).toEqual(["spec/entities/a.yaml:5 duplicate_name ROLE_USER_X"]);
});

test("parameters whose messages proto would name alike are told at the operation", () => {
	const object = "{ type: object, fields: { a: { type: uuid } } }";
	const operations = `entity: A\noperations:\n  put:\n    effect: write\n    input:\n      items: { type: list, of: ${object} }\n      itemsItem: ${object}\n`;
	const told = faults({ "entities/a.yaml": `entity: A\nfields:\n${id}`, "operations/a.yaml": operations });
	expect(told).toContain("spec/operations/a.yaml:3 duplicate_name ItemsItem");
});

test("an entity that would hide a word of the generated code", () => {
	expect(faults({ "entities/math.yaml": `entity: Math\nfields:\n${id}` })).toEqual(["spec/entities/math.yaml:1 duplicate_name Math"]);
	expect(faults({ "entities/entities.yaml": `entity: Entities\nfields:\n${id}` })).toEqual([
		// Its proto file would be that of all entities' messages, and its name the client's own.
		expect.stringMatching(/^spec\/entities\/entities\.yaml:1 duplicate_name/),
		"spec/entities/entities.yaml:1 duplicate_name Entities",
	]);
});

test("operations may return each other's rows in a circle", () => {
	const returning = (name: string, other: string) =>
		`entity: ${name}\noperations:\n  other:\n    effect: read\n    output: { entity: ${other} }\n`;
	const documents = {
		"entities/a.yaml": `entity: A\nfields:\n${id}`,
		"entities/b.yaml": `entity: B\nfields:\n${id}`,
		"operations/a.yaml": returning("A", "B"),
		"operations/b.yaml": returning("B", "A"),
	};
	expect(faults(documents)).toEqual([]);
});

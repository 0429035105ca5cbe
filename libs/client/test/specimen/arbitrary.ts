import fc from "fast-check";
import type { FieldDescriptor, TypeDescriptor } from "../../src/contract/descriptor.js";
import type { JsonValue, Value } from "../../src/contract/value.js";
import { isStorableText } from "../../src/contract/values/text.js";
import { specimen } from "./model.js";

const text = fc.string({ unit: "binary", maxLength: 20 }).filter(isStorableText);
const json = fc
	.letrec<{ json: JsonValue }>((tie) => ({
		json: fc.oneof(
			{ maxDepth: 4 },
			fc.oneof(
				fc.constant(null),
				fc.boolean(),
				fc.integer(),
				fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
				text,
			),
			fc.array(tie("json"), { maxLength: 3 }),
			fc.dictionary(
				text.filter((key) => key !== "__proto__"),
				tie("json"),
				{ maxKeys: 3, noNullPrototype: true },
			),
		),
	}))
	.json.filter((value) => value !== null);

/** Values of a type in their canonical form, NULL not among them. */
export function valuesOf({ type, values }: TypeDescriptor): fc.Arbitrary<Value> {
	switch (type) {
		case "uuid":
			return fc.uuid();
		case "string":
		case "text":
			return text;
		case "email":
			return fc.constantFrom("a@example.org", "b.c@example.com");
		case "url":
			return fc.webUrl();
		case "integer":
			return fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
		case "bigint":
			return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
		case "float":
			return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
		case "decimal":
			return fc.constantFrom("0", "-1.5", "123456789.123", "0.001");
		case "boolean":
			return fc.boolean();
		case "datetime":
			return fc.date({ min: new Date("0001-01-01T00:00:00.000Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true });
		case "date":
			return fc.constantFrom("0001-01-01", "2024-02-29", "9999-12-31");
		case "json":
			return json;
		case "bytes":
			return fc.uint8Array({ maxLength: 50 }).map((bytes) => new Uint8Array(bytes));
		case "enum":
			return fc.constantFrom(...(values ?? []).map((member) => member.name));
		default:
			return type satisfies never;
	}
}

const orNull = (field: FieldDescriptor) => fc.option(valuesOf(field), { nil: null, freq: 5 });

/** Any subset of the fields, null among their values. */
export const input = fc.record(Object.fromEntries(specimen.fields.map((field) => [field.name, orNull(field)])), { requiredKeys: [] });

/** All fields. */
export const row = fc.record(Object.fromEntries(specimen.fields.map((field) => [field.name, orNull(field)])));

const condition = fc.constantFrom(...specimen.fields).chain((field) => {
	const value = orNull(field);
	const operators = fc.record(
		{
			not: value,
			in: fc.array(value, { maxLength: 4 }),
			notIn: fc.array(value, { maxLength: 4 }),
			lt: value,
			lte: value,
			gt: value,
			gte: value,
			contains: text,
			startsWith: text,
			endsWith: text,
			isNull: fc.boolean(),
		},
		{ requiredKeys: [] },
	);
	const several = operators.filter((chosen) => Object.keys(chosen).length > 0);
	const equals = field.type === "json" ? value.map((operand) => ({ equals: operand })) : value;
	const both = fc.tuple(several, value).map(([chosen, operand]) => ({ equals: operand, ...chosen }));
	return fc.oneof(equals, several, both).map((operand): Record<string, unknown> => ({ [field.name]: operand }));
});

/** Filters in the form in which they come back: `equals` alone is written short. */
export const where = fc.letrec<{ where: Record<string, unknown> }>((tie) => ({
	where: fc.oneof(
		{ maxDepth: 3 },
		fc.array(condition, { maxLength: 3 }).map((parts): Record<string, unknown> => Object.assign({}, ...parts)),
		fc
			.tuple(
				fc.array(condition, { maxLength: 2 }),
				fc.record(
					{
						AND: fc.array(tie("where"), { maxLength: 3 }),
						OR: fc.array(tie("where"), { maxLength: 3 }),
						NOT: tie("where"),
						parent: fc.oneof(fc.record({ is: tie("where") }), fc.record({ isNot: tie("where") })),
						children: fc
							.record({ some: tie("where"), every: tie("where"), none: tie("where") }, { requiredKeys: [] })
							.filter((chosen) => Object.keys(chosen).length > 0),
					},
					{ requiredKeys: [] },
				),
			)
			.map(([parts, more]): Record<string, unknown> => Object.assign({}, ...parts, more)),
	),
})).where;

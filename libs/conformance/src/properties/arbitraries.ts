import type { EntityDescriptor, FieldDescriptor, ModelDescriptor, Value } from "@metabuilder/dbal/contract";
import * as fc from "fast-check";
import type { GeneratedCase } from "../generated/generated-case.js";
import { extremeOf } from "../values/bounds.js";
import { decimalBounds, decimalText, sampleValue } from "../values/field-value.js";
import { entityOf, foreignKeyOf, settableFields } from "../values/row-builder.js";
import type { Setting, Settings, Step } from "./plan.js";

/** Few enough that they meet again, in filters and in unique fields. */
const fewValues = 6;

/** Letters that quoting, wildcards, case folding and UTF-16 stumble over. */
const letters = ["a", "A", "b", "é", "e\u0301", "%", "_", "\\", "'", '"', " ", "😀", "～", "ß", "\n", "0"];

/** Valid values of a field: small ones that repeat, edges, and for text and numbers anything between. */
function valueArbitrary(
	entity: EntityDescriptor,
	field: FieldDescriptor,
	table: readonly GeneratedCase[],
): fc.Arbitrary<Exclude<Value, null>> {
	const few = fc.nat({ max: fewValues - 1 }).map((n) => sampleValue(entity, field, n));
	const bounds = table.flatMap((entry) =>
		entry.kind === "extreme" && entry.entity === entity.name && entry.field === field.name ? [entry.bound] : [],
	);
	const small = bounds.filter((bound) => bound !== "max_bytes" && bound !== "max_length");
	const edges = small.length === 0 ? few : fc.constantFrom(...small).map((bound) => extremeOf(field, bound).stored);
	const wide = wideArbitrary(entity, field);
	return fc.oneof({ arbitrary: few, weight: 4 }, { arbitrary: edges, weight: 1 }, ...(wide ? [{ arbitrary: wide, weight: 2 }] : []));
}

function wideArbitrary(entity: EntityDescriptor, field: FieldDescriptor): fc.Arbitrary<Exclude<Value, null>> | undefined {
	switch (field.type) {
		case "string":
		case "text": {
			if (field.pattern !== undefined) return undefined;
			const { minLength = 0, maxLength = 1_000 } = field;
			// A letter may be of two code points, which are what a length counts.
			return fc
				.string({ unit: fc.constantFrom(...letters), minLength, maxLength: Math.max(minLength, Math.min(maxLength, 6)) })
				.map((text) => [...text].slice(0, maxLength).join(""));
		}
		case "integer": {
			const { min, max } = field;
			return fc.integer({ min: typeof min === "number" ? min : -(2 ** 31), max: typeof max === "number" ? max : 2 ** 31 - 1 });
		}
		case "bigint": {
			const { min, max } = field;
			return fc.bigInt({ min: typeof min === "bigint" ? min : -(2n ** 63n), max: typeof max === "bigint" ? max : 2n ** 63n - 1n });
		}
		case "float": {
			const { min, max } = field;
			const bounds = { ...(typeof min === "number" ? { min } : {}), ...(typeof max === "number" ? { max } : {}) };
			// Stored as 0, which a reference that knows only what was sent can't tell.
			return fc.double({ ...bounds, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
		}
		case "decimal": {
			const { min, max } = decimalBounds(field);
			return fc.bigInt({ min, max }).map((units) => decimalText(units, field.scale ?? 0));
		}
		case "datetime":
			if (entity.ttl === field.name) return undefined;
			return fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }).map((ms) => new Date(ms));
		case "bytes":
			return fc.uint8Array({ maxLength: Math.min(field.maxBytes ?? 8, 8) });
		case "uuid":
		case "email":
		case "url":
		case "boolean":
		case "date":
		case "json":
		case "enum":
			return undefined;
		default:
			return field.type satisfies never;
	}
}

/** What a create or an update sets. `whole`: every field that needs to be set is, but for now and then. */
function settingsArbitrary(entity: EntityDescriptor, table: readonly GeneratedCase[], whole: boolean): fc.Arbitrary<Settings> {
	const members = settableFields(entity).map((field): readonly [string, fc.Arbitrary<Setting | undefined>] => {
		const needed = whole && !field.nullable && field.default === undefined;
		const set: fc.Arbitrary<Setting> = foreignKeyOf(entity, field.name)
			? fc.oneof(
					{ arbitrary: fc.nat({ max: 20 }).map((n): Setting => ({ kind: "row", n })), weight: 9 },
					{ arbitrary: fc.constant<Setting>({ kind: "nobody" }), weight: 1 },
				)
			: valueArbitrary(entity, field, table).map((value): Setting => ({ kind: "value", value }));
		const choices = [{ arbitrary: set as fc.Arbitrary<Setting | undefined>, weight: 6 }];
		if (!needed) choices.push({ arbitrary: fc.constant(undefined), weight: 7 });
		if (field.nullable) choices.push({ arbitrary: fc.constant<Setting>({ kind: "value", value: null }), weight: 3 });
		return [field.name, fc.oneof(...choices)];
	});
	return fc
		.record(Object.fromEntries(members))
		.map((record) => Object.fromEntries(Object.entries(record).filter((member): member is [string, Setting] => member[1] !== undefined)));
}

/** A condition on a field, with an operator that the spec's table of cases knows. */
function conditionArbitrary(entity: EntityDescriptor, table: readonly GeneratedCase[]): fc.Arbitrary<Readonly<Record<string, unknown>>> {
	const conditions = table.flatMap((entry): readonly fc.Arbitrary<Readonly<Record<string, unknown>>>[] => {
		if (entry.kind !== "filter" || entry.entity !== entity.name) return [];
		const field = entity.fields.find((candidate) => candidate.name === entry.field);
		if (!field) return [];
		const value = valueArbitrary(entity, field, table);
		const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 2 });
		const { operator } = entry;
		switch (operator) {
			case "isNull":
				return [fc.boolean().map((operand) => ({ [field.name]: { isNull: operand } }))];
			case "in":
			case "notIn":
				return [fc.array(value, { maxLength: 4 }).map((operand) => ({ [field.name]: { [operator]: operand } }))];
			case "contains":
			case "startsWith":
			case "endsWith":
				return [text.map((operand) => ({ [field.name]: { [operator]: operand } }))];
			case "equals":
			case "not":
			case "lt":
			case "lte":
			case "gt":
			case "gte":
				return [value.map((operand) => ({ [field.name]: { [operator]: operand } }))];
			default:
				return operator satisfies never;
		}
	});
	return fc.oneof(...conditions);
}

/** A filter of a few levels, over relations too. */
function whereArbitrary(
	model: ModelDescriptor,
	entity: EntityDescriptor,
	table: readonly GeneratedCase[],
	depth: number,
): fc.Arbitrary<Readonly<Record<string, unknown>>> {
	const condition = conditionArbitrary(entity, table);
	if (depth === 0) return condition;
	const inner = whereArbitrary(model, entity, table, depth - 1);
	const relations = entity.relations.map((relation) => {
		const other = whereArbitrary(model, entityOf(model, relation.entity), table, 0);
		const operators = relation.kind === "one" ? ["is", "isNot"] : ["some", "every", "none"];
		return fc.tuple(fc.constantFrom(...operators), other).map(([operator, where]) => ({ [relation.name]: { [operator]: where } }));
	});
	return fc.oneof(
		{ arbitrary: condition, weight: 4 },
		{ arbitrary: fc.array(inner, { maxLength: 3 }).map((items) => ({ AND: items })), weight: 1 },
		{ arbitrary: fc.array(inner, { maxLength: 3 }).map((items) => ({ OR: items })), weight: 2 },
		{ arbitrary: inner.map((item) => ({ NOT: item })), weight: 2 },
		...relations.map((arbitrary) => ({ arbitrary, weight: 1 })),
	);
}

function stepArbitrary(model: ModelDescriptor, entity: EntityDescriptor, table: readonly GeneratedCase[]): fc.Arbitrary<Step> {
	const { name } = entity;
	const whole = settingsArbitrary(entity, table, true);
	const row = fc.nat({ max: 20 });
	const sortable = table.flatMap((entry) => (entry.kind === "order" && entry.entity === name ? [entry.field] : []));
	const orderBy = fc
		.uniqueArray(fc.constantFrom(...sortable), { maxLength: 2 })
		.chain((fields) =>
			fc.tuple(...fields.map((field) => fc.constantFrom("asc" as const, "desc" as const).map((direction) => [field, direction] as const))),
		)
		.map((terms) => Object.fromEntries(terms));
	return fc.oneof(
		{ weight: 5, arbitrary: whole.map((data): Step => ({ kind: "create", entity: name, data })) },
		{ weight: 1, arbitrary: fc.array(whole, { maxLength: 4 }).map((data): Step => ({ kind: "createMany", entity: name, data })) },
		{
			weight: 3,
			arbitrary: fc
				.record({ row, data: settingsArbitrary(entity, table, false) })
				.map((one): Step => ({ kind: "update", entity: name, ...one })),
		},
		{ weight: 1, arbitrary: row.map((n): Step => ({ kind: "delete", entity: name, row: n })) },
		{
			weight: 4,
			arbitrary: fc
				.record({ where: whereArbitrary(model, entity, table, 2), orderBy, limit: fc.integer({ min: 1, max: 5 }) })
				.map((one): Step => ({ kind: "list", entity: name, ...one })),
		},
	);
}

/** Sequences of steps over all entities of a model. */
export function sequenceArbitrary(model: ModelDescriptor, table: readonly GeneratedCase[]): fc.Arbitrary<readonly Step[]> {
	return fc.array(fc.oneof(...model.entities.map((entity) => stepArbitrary(model, entity, table))), {
		minLength: 1,
		maxLength: 40,
		size: "max",
	});
}

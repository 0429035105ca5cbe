import { type FieldDescriptor, type RelationDescriptor, type RowTree, relationCounts } from "@metabuilder/dbal/contract";
import { entityOf } from "../../query/model-index.js";
import type { Inclusion, Reading } from "../adapter.js";
import { column, compilePredicate, type Draft, fieldOf, type Source } from "./compile-predicate.js";
import { type Dialect, quote } from "./dialect.js";

/** Arguments of one call of a function: PostgreSQL takes 100, SQLite 127. */
const maxArguments = 80;

/** Expressions of a select list, and the row that their values stand for. */
export interface Columns {
	readonly expressions: readonly string[];
	readonly decode: (values: readonly unknown[]) => RowTree;
}

/** One thing that a row gets from the values of the select list. */
interface Part {
	readonly expression: string;
	readonly decode: (value: unknown, row: Record<string, RowTree[string]>) => void;
}

/**
 * What is to be read of a source's rows besides the fields that all of them have: each an expression, related rows as the text of a JSON array. Placeholders
 * come in the order of the expressions.
 */
export function compileExtras(reading: Reading, source: Source, draft: Draft): Columns {
	return columnsOf(extrasOf(reading, source, draft).map((part) => ({ ...part, expression: draft.dialect.jsonText(part.expression) })));
}

function extrasOf(reading: Reading, source: Source, draft: Draft): readonly Part[] {
	return [
		...(reading.conditional ?? []).map(({ name, fields, when }): Part => {
			const condition = compilePredicate(when, source, draft);
			const inside = columnsOf(fields.map((field) => fieldPart(source, fieldOf(source.entity, field), draft.dialect)));
			return {
				expression: `CASE WHEN ${condition} THEN ${jsonArray(draft.dialect, inside.expressions)} END`,
				decode: (value, row) => {
					if (value !== null) row[name] = decodeArray(inside, value);
				},
			};
		}),
		...(reading.include ?? []).map((inclusion) => inclusionPart(inclusion, source, draft)),
		...(reading.counts ?? []).map(({ relation, where }): Part => {
			const target = targetOf(relation, draft);
			const condition = compilePredicate(where, target, draft);
			return {
				expression: `(SELECT COUNT(*) FROM ${from(target)} WHERE ${joined(relation, source, target)} AND ${condition})`,
				decode: (value, row) => {
					row[relationCounts] = { ...(row[relationCounts] as RowTree | undefined), [relation.name]: Number(value) }; // Only counts are put there.
				},
			};
		}),
	];
}

function inclusionPart(inclusion: Inclusion, source: Source, draft: Draft): Part {
	const { relation, where, orderBy, limit } = inclusion;
	const { dialect } = draft;
	const target = targetOf(relation, draft);
	const fields = inclusion.fields.map((name) => fieldPart(target, fieldOf(target.entity, name), dialect));
	const extras = extrasOf(inclusion, target, draft).map((part) => ({ ...part, expression: dialect.jsonPart(part.expression) }));
	const inside = columnsOf([...fields, ...extras]);
	const array = jsonArray(dialect, inside.expressions);
	const rows = `FROM ${from(target)} WHERE ${joined(relation, source, target)} AND ${compilePredicate(where, target, draft)}`;
	if (relation.kind === "one")
		return {
			expression: `(SELECT ${array} ${rows} LIMIT 1)`,
			decode: (value, row) => {
				row[relation.name] = value === null ? null : decodeArray(inside, value);
			},
		};
	const order = orderBy.map((term) => {
		const field = fieldOf(target.entity, term.field);
		return dialect.order(field, column(target, field), term.direction);
	});
	const list = `SELECT ${array} AS j ${rows} ORDER BY ${order.join(", ")} LIMIT ${dialect.limit(limit, draft.bind)}`;
	return {
		expression: dialect.jsonList(list, draft.alias()),
		decode: (value, row) => {
			row[relation.name] = parsed(value).map((one) => decodeArray(inside, one));
		},
	};
}

/** A field's value inside of JSON. */
function fieldPart(source: Source, field: FieldDescriptor, dialect: Dialect): Part {
	return {
		expression: dialect.readInJson(field, column(source, field)),
		decode: (value, row) => {
			row[field.name] = value === null ? null : dialect.decode(field, value);
		},
	};
}

function columnsOf(parts: readonly Part[]): Columns {
	return {
		expressions: parts.map((part) => part.expression),
		decode(values) {
			const row: Record<string, RowTree[string]> = {};
			for (let index = 0; index < parts.length; index++) parts[index]?.decode(values[index] ?? null, row);
			return row;
		},
	};
}

/** An array of the values, in arrays where they are too many for one call. */
function jsonArray(dialect: Dialect, values: readonly string[]): string {
	if (values.length <= maxArguments) return dialect.jsonArray(values);
	const chunks = Array.from({ length: Math.ceil(values.length / maxArguments) }, (_, at) =>
		dialect.jsonPart(dialect.jsonArray(values.slice(at * maxArguments, (at + 1) * maxArguments))),
	);
	return dialect.jsonArray(chunks);
}

function decodeArray(columns: Columns, value: unknown): RowTree {
	const values = parsed(value);
	return columns.decode(columns.expressions.length <= maxArguments ? values : values.flat(1));
}

/** Of a statement's own columns it is text; what is inside of that is parsed already. */
function parsed(value: unknown): readonly unknown[] {
	return (typeof value === "string" ? JSON.parse(value) : value) as readonly unknown[]; // Made by jsonArray.
}

function targetOf(relation: RelationDescriptor, draft: Draft): Source {
	return { entity: entityOf(draft.model, relation.entity), alias: draft.alias() };
}

function joined(relation: RelationDescriptor, source: Source, target: Source): string {
	return `${column(target, fieldOf(target.entity, relation.references))} = ${column(source, fieldOf(source.entity, relation.field))}`;
}

function from(source: Source): string {
	return `${quote(source.entity.descriptor.table)} AS ${source.alias}`;
}

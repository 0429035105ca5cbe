import type { FieldDescriptor, FieldOperator, Row, Value } from "@metabuilder/dbal/contract";
import type { CaseContext } from "../case.js";
import { compareCount, compareList, type Snapshot } from "../dataset.js";
import { expectEqual, expectFault } from "../expect.js";
import { compareWithNull } from "../model/rank.js";
import { selectRows } from "../model/selection.js";
import { sampleValue } from "../values/field-value.js";
import { entityOf, fieldOf } from "../values/row-builder.js";

/** Every answer of the operator, negated ones too, is the reference's. */
export async function filters(
	context: CaseContext,
	entityName: string,
	fieldName: string,
	operator: FieldOperator,
	data: Snapshot,
): Promise<void> {
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const values = distinctValues(field, [...data.tables(entityName)]);
	const foreign = field.type === "json" ? [] : [sampleValue(entity, field, 999_999_937)];
	const operands = operandsOf(field, operator, values, foreign);
	for (const operand of operands) await compareList(context, entityName, data, { where: { [fieldName]: { [operator]: operand } } });
	const [first, second = first] = operands;
	await compareList(context, entityName, data, { where: { NOT: { [fieldName]: { [operator]: second } } } });
	await compareCount(context, entityName, data, { [fieldName]: { [operator]: first } });
	if (operator === "equals" && field.type !== "json") await compareList(context, entityName, data, { where: { [fieldName]: first } });
}

/** The operator means nothing on the type: it is refused by name, whatever the operand. */
export async function refusesFilter(context: CaseContext, entityName: string, fieldName: string, operator: FieldOperator): Promise<void> {
	const entity = entityOf(context.model, entityName);
	const field = fieldOf(entity, fieldName);
	const value = operator === "contains" || operator === "startsWith" || operator === "endsWith" ? "a" : sampleValue(entity, field, 1);
	const operand = operator === "in" || operator === "notIn" ? [value] : value;
	const where = { [fieldName]: { [operator]: operand } };
	const expected = { code: "VALIDATION_ERROR", fields: [{ path: `where.${fieldName}.${operator}`, rule: "*" }] };
	await expectFault(context.db.list(entityName, { where }), expected, "list");
	await expectFault(context.db.count(entityName, where), expected, "count");
}

/** Rows in the field's order, both ways, NULLs above all, page by page too. */
export async function orders(context: CaseContext, entityName: string, fieldName: string, data: Snapshot): Promise<void> {
	for (const direction of ["asc", "desc"] as const) {
		const orderBy = { [fieldName]: direction };
		await compareList(context, entityName, data, { orderBy });
		await pagesThrough(context, entityName, data, 3, orderBy);
	}
}

/** Pages of any size, put together, are the one list: no row twice, none left out; the last page has no token. */
export async function pagesThrough(
	context: CaseContext,
	entityName: string,
	data: Snapshot,
	limit: number,
	orderBy: Readonly<Record<string, "asc" | "desc">> = {},
): Promise<void> {
	const expected = selectRows(context.model, entityOf(context.model, entityName), data.tables, {}, orderBy);
	const found: Row[] = [];
	let pageToken: string | undefined;
	for (let page = 0; page <= expected.length / limit + 1; page++) {
		const answer = await context.db.list(entityName, { orderBy, limit, total: true, ...(pageToken === undefined ? {} : { pageToken }) });
		expectEqual(answer.total, expected.length, "total");
		found.push(...answer.data);
		pageToken = answer.nextPageToken;
		if (pageToken === undefined) break;
		expectEqual(answer.data.length, limit, "rows of a page that is not the last");
	}
	expectEqual(found, expected, `the pages of ${limit} rows put together`);
	expectEqual(pageToken, undefined, "the token after the last page");
}

function operandsOf(
	field: FieldDescriptor,
	operator: FieldOperator,
	values: readonly Value[],
	foreign: readonly Value[],
): readonly unknown[] {
	switch (operator) {
		case "isNull":
			return [true, false];
		case "equals":
		case "not":
			return [...values.slice(0, 5), ...foreign, ...(field.nullable ? [null] : [])];
		case "in":
		case "notIn":
			return [values.slice(0, 2), [], foreign, [...values.slice(0, 9), ...foreign, ...values.slice(0, 1)]];
		case "lt":
		case "lte":
		case "gt":
		case "gte":
			return [...new Set([...values.slice(0, 3), ...values.slice(-2), ...foreign])];
		case "contains":
		case "startsWith":
		case "endsWith":
			return [...new Set(values.flatMap((value) => piecesOf(String(value), operator)))].slice(0, 8).concat("", "%", "_", "\\");
		default:
			return operator satisfies never;
	}
}

/** Parts of a text by code point, and the same in other letters, which must not match. */
function piecesOf(text: string, operator: FieldOperator): readonly string[] {
	const characters = [...text];
	const half = Math.ceil(characters.length / 2);
	const piece =
		operator === "startsWith" ? characters.slice(0, half) : operator === "endsWith" ? characters.slice(-half) : characters.slice(1, half);
	const part = piece.slice(0, 40).join("");
	return [part, part.toUpperCase()];
}

/** The values that occur, in order. */
function distinctValues(field: FieldDescriptor, rows: readonly Row[]): readonly Value[] {
	if (field.type === "json") return [];
	const sorted = rows
		.map((row) => row[field.name] ?? null)
		.filter((value) => value !== null)
		.sort((left, right) => compareWithNull(field.type, left, right));
	return sorted.filter((value, index) => index === 0 || compareWithNull(field.type, value, sorted[index - 1] ?? null) !== 0);
}

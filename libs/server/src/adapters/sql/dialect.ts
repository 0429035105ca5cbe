import type { FieldDescriptor, Value } from "@metabuilder/dbal/contract";
import type { Operand } from "../../query/predicate.js";
import type { SqlParam } from "./statement.js";

/** Adds a value to the statement's parameters and gives its placeholder, such as `?` or `$3`. */
export type Bind = (value: SqlParam) => string;

/**
 * What differs between databases, and nothing else. Expressions are handed in and out as SQL text that is already quoted;
 * values only ever go through `bind`.
 */
export interface Dialect {
	readonly name: "sqlite" | "postgresql";
	/** Rows of one insert: many in one statement over arrays, or one statement for each. */
	readonly insertsArrays: boolean;
	/** How the statement's n-th parameter, from 1, is written. Placeholders come in the order of the text. */
	placeholder(position: number): string;
	/** A bound value of the field's type, comparable with its column. */
	value(field: FieldDescriptor, value: Value, bind: Bind): string;
	/** A bound row count. */
	limit(rows: number, bind: Bind): string;
	/** How a column is read, such that {@link decode} takes it from every driver. */
	read(field: FieldDescriptor, column: string): string;
	/** The same inside of JSON, where it has to stay exact as well. */
	readInJson(field: FieldDescriptor, column: string): string;
	/** A JSON array of values. */
	jsonArray(values: readonly string[]): string;
	/** A JSON array of the column `j` of a statement's rows, in their order; `alias` names the statement. */
	jsonList(statement: string, alias: string): string;
	/** JSON as a member of {@link jsonArray}. Other values stay what they are. */
	jsonPart(expression: string): string;
	/** JSON as a column of the statement's own, which no driver parses. Other values stay what they are. */
	jsonText(expression: string): string;
	/** Never NULL: that is decoded before. */
	decode(field: FieldDescriptor, raw: unknown): Exclude<Value, null>;
	/** A term of ORDER BY with NULL as the greatest value. */
	order(field: FieldDescriptor, column: string, direction: "asc" | "desc"): string;
	/** True where the column equals any of the values, of which there is at least one. */
	isIn(field: FieldDescriptor, column: string, values: readonly Operand[], bind: Bind): string;
	/** By code point, no character of the operand means anything else. */
	text(operator: "contains" | "startsWith" | "endsWith", column: string, operand: string, bind: Bind): string;
	/** `SELECT` of many rows' values from one parameter for each column. Only where {@link insertsArrays}. */
	rows(fields: readonly FieldDescriptor[], rows: readonly (readonly Value[])[], bind: Bind): string;
}

/** A name as SQL text. */
export function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

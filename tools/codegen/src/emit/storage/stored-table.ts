import type { Entity, Field, Model, Scalar } from "../../model/model.js";
import type { Provider } from "../prisma/schema-tree.js";
import { checkCondition } from "./check-condition.js";
import { fillSql } from "./fill-sql.js";

/** What a database holds of a field, in words that both ends of a change are compared by. */
export interface StoredColumn extends Pick<Scalar, "type" | "precision" | "scale" | "minLength" | "maxLength" | "pattern" | "maxBytes"> {
	readonly column: string;
	/** Name in the spec. */
	readonly field: string;
	readonly required: boolean;
	/** Bounds, as text that is exact for each type. */
	readonly min?: string;
	readonly max?: string;
	/** Members of an enum with their pinned numbers. */
	readonly members?: Readonly<Record<string, number>>;
	/** SQL of what a row takes that has no value; absent where there is none. */
	readonly fill?: string;
	/** The CHECK that stands in the database. */
	readonly check?: string;
	readonly references?: { readonly table: string; readonly column: string; readonly onDelete: "cascade" | "restrict" | "set_null" };
}

export interface StoredIndex {
	readonly name: string;
	/** Columns, with ` desc` where one descends. */
	readonly columns: readonly string[];
	readonly unique: boolean;
}

export interface StoredTable {
	readonly table: string;
	readonly entity: string;
	readonly primary: string;
	readonly columns: readonly StoredColumn[];
	readonly indexes: readonly StoredIndex[];
}

/** All that a model stores in one database. */
export function storedTables(model: Model, provider: Provider): readonly StoredTable[] {
	return model.entities.map((entity) => storedTable(entity, model, provider));
}

function storedTable(entity: Entity, model: Model, provider: Provider): StoredTable {
	const columnOf = (name: string, of: Entity = entity) => of.fields.find((field) => field.name === name)?.column ?? name;
	return {
		table: entity.table,
		entity: entity.name,
		primary: columnOf(entity.primaryKey),
		columns: entity.fields.map((field) => {
			const target = model.entities.find(({ name }) => name === field.foreignKey?.entity);
			const stored = storedColumn(field, provider);
			if (field.foreignKey === undefined || target === undefined) return stored;
			const { onDelete } = field.foreignKey;
			return { ...stored, references: { table: target.table, column: columnOf(field.foreignKey.field, target), onDelete } };
		}),
		indexes: [
			...entity.uniques.map(({ name, fields }) => ({ name, columns: fields.map((field) => columnOf(field)), unique: true })),
			...entity.indexes.map(({ name, fields }) => ({
				name,
				columns: fields.map((field) => `${columnOf(field.name)}${field.order === "desc" ? " desc" : ""}`),
				unique: false,
			})),
		],
	};
}

function storedColumn(field: Field, provider: Provider): StoredColumn {
	const { type, precision, scale, min, max, minLength, maxLength, pattern, maxBytes, values } = field;
	const fill = fillSql(field, provider);
	const check = checkOf(field, provider);
	return {
		column: field.column,
		field: field.name,
		type,
		required: !field.nullable,
		...(precision !== undefined && { precision }),
		...(scale !== undefined && { scale }),
		...(min !== undefined && { min: String(min) }),
		...(max !== undefined && { max: String(max) }),
		...(minLength !== undefined && { minLength }),
		...(maxLength !== undefined && { maxLength }),
		...(pattern !== undefined && { pattern }),
		...(maxBytes !== undefined && { maxBytes }),
		...(values !== undefined && { members: Object.fromEntries(values.map(({ name, number }) => [name, number])) }),
		...(fill !== undefined && { fill }),
		...(check !== undefined && { check }),
	};
}

/** The CHECK of a field's column; undefined where it has none. */
export function checkOf(field: Field, provider: Provider): string | undefined {
	const { values, ...rest } = field;
	return checkCondition(
		{ ...rest, ...(values !== undefined && { members: values.map(({ name }) => name) }) },
		provider,
		`"${field.column}"`,
	);
}

/** The same condition on what a column's values are going to be. */
export function checkOn(stored: StoredColumn, provider: Provider, expression: string): string | undefined {
	const { type, min, max, members, ...rest } = stored;
	return checkCondition(
		{
			...rest,
			type,
			...(min !== undefined && { min: bound(type, min) }),
			...(max !== undefined && { max: bound(type, max) }),
			...(members !== undefined && { members: Object.keys(members) }),
		},
		provider,
		expression,
	);
}

function bound(type: StoredColumn["type"], text: string): number | bigint | string {
	if (type === "bigint") return BigInt(text);
	return type === "integer" || type === "float" ? Number(text) : text;
}

const mark = "// What a migration has to know beyond Prisma's language:";

/** The tables as comments at the end of a snapshot, a line for each column and index, so that two branches' changes stay apart. */
export function printStored(tables: readonly StoredTable[]): string {
	const lines = tables.flatMap(({ table, entity, primary, columns, indexes }) => [
		`// @table ${JSON.stringify({ table, entity, primary })}`,
		...columns.map((column) => `// @column ${JSON.stringify(column)}`),
		...indexes.map((index) => `// @index ${JSON.stringify(index)}`),
	]);
	return [mark, ...lines, ""].join("\n");
}

/** The tables of a snapshot; undefined where it isn't of our making, or was damaged by a merge. */
export function readStored(snapshot: string): readonly StoredTable[] | undefined {
	const at = snapshot.lastIndexOf(mark);
	if (at < 0 || /^(?:<{7}|={7}|>{7})/m.test(snapshot)) return undefined;
	const tables: { table: string; entity: string; primary: string; columns: StoredColumn[]; indexes: StoredIndex[] }[] = [];
	for (const [, kind, json = ""] of snapshot.slice(at).matchAll(/^\/\/ @(table|column|index) (\{.*\})$/gm)) {
		// Written by printStored, whose shapes these are.
		if (kind === "table") tables.push({ ...(JSON.parse(json) as Omit<StoredTable, "columns" | "indexes">), columns: [], indexes: [] });
		else if (kind === "column") tables.at(-1)?.columns.push(JSON.parse(json) as StoredColumn);
		else tables.at(-1)?.indexes.push(JSON.parse(json) as StoredIndex);
	}
	return tables;
}

/** The schema of a snapshot, without what {@link printStored} added. */
export function schemaOf(snapshot: string): string {
	const at = snapshot.lastIndexOf(mark);
	return at < 0 ? snapshot : snapshot.slice(0, at);
}

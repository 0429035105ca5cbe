import type { EntityDescriptor, FieldDescriptor, ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Adapter, SqlSession } from "../adapters/adapter.js";

interface Column {
	readonly type: string;
	readonly required: boolean;
	readonly hasDefault: boolean;
}

/**
 * Where a database's tables aren't what the model needs, as sentences without an end: somebody changed them beside the migrations. What
 * the model has no use for (other tables, columns that may be NULL, indexes) is left alone. A database without tables (memory) has no drift.
 */
export async function findDrift(adapter: Adapter, model: ModelDescriptor): Promise<readonly string[]> {
	if (adapter.sql === undefined) return [];
	const tables = await readTables(adapter.sql);
	const { dialect } = adapter.sql;
	return model.entities.flatMap((entity) => driftOf(entity, tables.get(entity.table), dialect));
}

function driftOf(
	entity: EntityDescriptor,
	columns: ReadonlyMap<string, Column> | undefined,
	dialect: SqlSession["dialect"],
): readonly string[] {
	if (columns === undefined) return [`the table ${entity.table} of ${entity.name} is missing`];
	const known = new Set(entity.fields.map(({ column }) => column));
	const faults = entity.fields.flatMap((field) =>
		columnFaults(field, columns.get(field.column), `${entity.table}.${field.column}`, dialect),
	);
	for (const [name, { required, hasDefault }] of columns) {
		if (!known.has(name) && required && !hasDefault)
			faults.push(`${entity.table}.${name} is no field of ${entity.name}, and no row can do without it`);
	}
	return faults;
}

function columnFaults(field: FieldDescriptor, column: Column | undefined, name: string, dialect: SqlSession["dialect"]): string[] {
	if (column === undefined) return [`the column ${name} is missing`];
	const faults: string[] = [];
	const type = columnTypes[dialect][field.type];
	if (column.type.toLowerCase() !== type) faults.push(`${name} is ${column.type.toLowerCase()}, and ${field.type} is kept as ${type}`);
	if (column.required && field.nullable) faults.push(`${name} can't be NULL, and the field may be`);
	if (!column.required && !field.nullable) faults.push(`${name} may be NULL, and the field is required`);
	return faults;
}

type ColumnTypes = Readonly<Record<FieldDescriptor["type"], string>>;

const text = { string: "text", text: "text", email: "text", url: "text", enum: "text" } as const;

const columnTypes: Readonly<Record<SqlSession["dialect"], ColumnTypes>> = {
	sqlite: {
		...text,
		uuid: "text",
		integer: "integer",
		bigint: "bigint",
		float: "real",
		decimal: "text",
		boolean: "boolean",
		datetime: "datetime",
		date: "text",
		json: "jsonb",
		bytes: "blob",
	},
	postgresql: {
		...text,
		uuid: "uuid",
		integer: "int4",
		bigint: "int8",
		float: "float8",
		decimal: "numeric",
		boolean: "bool",
		datetime: "timestamptz",
		date: "date",
		json: "jsonb",
		bytes: "bytea",
	},
};

const columnsQuery: Readonly<Record<SqlSession["dialect"], string>> = {
	sqlite: `SELECT t.name AS "table", c.name AS "column", c.type AS "type", c."notnull" AS "required",
CASE WHEN c.dflt_value IS NULL THEN 0 ELSE 1 END AS "has_default"
FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'`,
	postgresql: `SELECT table_name AS "table", column_name AS "column", udt_name AS "type",
CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END AS "required",
CASE WHEN column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER' THEN 0 ELSE 1 END AS "has_default"
FROM information_schema.columns WHERE table_schema = current_schema()`,
};

async function readTables(session: SqlSession): Promise<ReadonlyMap<string, ReadonlyMap<string, Column>>> {
	const tables = new Map<string, Map<string, Column>>();
	for (const row of await session.query(columnsQuery[session.dialect], [])) {
		const name = String(row.table);
		const columns = tables.get(name) ?? new Map<string, Column>();
		tables.set(name, columns);
		const column = { type: String(row.type), required: Number(row.required) === 1, hasDefault: Number(row.has_default) === 1 };
		columns.set(String(row.column), column);
	}
	return tables;
}

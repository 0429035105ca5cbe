import type { Model } from "../../model/model.js";
import type { DiffSchema } from "../emitter.js";
import { buildSchema, constraintName } from "../prisma/build-schema.js";
import { printSchema } from "../prisma/print-schema.js";
import type { Provider } from "../prisma/schema-tree.js";
import { isSameStorage, postgresqlType } from "../storage/convert.js";
import { type ColumnWork, planStorage, type StoragePlan } from "../storage/plan-storage.js";
import { type StoredColumn, type StoredTable, storedTables } from "../storage/stored-table.js";
import { type Doctored, doctorSchema } from "./doctor-schema.js";
import { collateText, constrainTables, fillTables } from "./sql-text.js";

/** One end of a migration: what Prisma's language says of a schema, and what it can't say. */
export interface SchemaEnd {
	readonly schema: string;
	readonly tables: readonly StoredTable[];
}

/** Statements that lead from one schema (undefined: an empty database) to another; empty when nothing changes. */
export async function migrationSql(
	provider: Provider,
	from: SchemaEnd | undefined,
	to: SchemaEnd,
	plan: StoragePlan,
	diff: DiffSchema,
): Promise<string> {
	const statements = provider === "postgresql" ? postgresqlSql : sqliteSql;
	const sql = await statements(from, to, plan, diff);
	return sql.trim() === "" ? "" : `${sql.trim()}\n`;
}

/** Statements that make all tables of a model in an empty database. */
export function tablesSql(model: Model, provider: Provider, diff: DiffSchema): Promise<string> {
	const tables = storedTables(model, provider);
	const end = { schema: printSchema(buildSchema(model, provider)), tables };
	return migrationSql(provider, undefined, end, planStorage([], tables, provider), diff);
}

async function postgresqlSql(from: SchemaEnd | undefined, to: SchemaEnd, { work }: StoragePlan, diff: DiffSchema): Promise<string> {
	const retyped = mapWork(work, (columns) => columns.filter((one) => !isSameStorage(one.from, one.to)));
	const doctored = from && doctorSchema(from.schema, "postgresql", { retyped: columnsOf(retyped), rebuilt: new Set() });
	const checks = checkChanges(from?.tables ?? [], to.tables, columnsOf(retyped));
	const references = heldReferences(from?.tables ?? [], to.tables, retyped);
	const tables = collateText(await diff(doctored, to.schema));
	const before = checks.flatMap(({ table, column, was }) =>
		was === undefined ? [] : [`ALTER TABLE "${table}" DROP CONSTRAINT IF EXISTS "${constraintName(table, column, "check")}";`],
	);
	const after = checks.flatMap(({ table, column, is }) =>
		is === undefined ? [] : [`ALTER TABLE "${table}" ADD CONSTRAINT "${constraintName(table, column, "check")}" CHECK (${is});`],
	);
	const parts = [
		section(
			"Refuse",
			[...work].flatMap(([table, columns]) => columns.flatMap((one) => refusal(table, one))),
		),
		section("DropCheck", before),
		section(
			"DropForeignKey",
			references.map(({ table, column }) => `ALTER TABLE "${table}" DROP CONSTRAINT "${constraintName(table, column.column, "fkey")}";`),
		),
		section(
			"ChangeValues",
			[...work].flatMap(([table, columns]) => columns.map((one) => changeValues(table, one))),
		),
		// The engine makes the schema too, which a role that may only make tables isn't allowed to ask for. It always exists.
		tables.replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n/, "").trim(),
		section(
			"AddForeignKey",
			references.map(({ table, column }) => addReference(table, column)),
		),
		section("AddCheck", after),
	];
	return parts.filter((part) => part !== "").join("\n\n");
}

/** PostgreSQL would round, or take for false, what has no counterpart. */
function refusal(table: string, { to, refuses }: ColumnWork): readonly string[] {
	if (refuses === undefined) return [];
	const message = `${table}.${to.column} holds values that can't become ${to.type}`;
	return [
		`DO $$ BEGIN IF EXISTS (SELECT FROM "${table}" WHERE ${refuses}) THEN RAISE EXCEPTION '${message.replaceAll("'", "''")}'; END IF; END $$;`,
	];
}

function changeValues(table: string, { from, to, value }: ColumnWork): string {
	const column = `"${to.column}"`;
	if (isSameStorage(from, to)) return `UPDATE "${table}" SET ${column} = ${value} WHERE ${column} IS DISTINCT FROM (${value});`;
	// A default of the old type may have no meaning in the new one.
	const drop = from.fill === undefined ? "" : `ALTER COLUMN ${column} DROP DEFAULT, `;
	return `ALTER TABLE "${table}" ${drop}ALTER COLUMN ${column} TYPE ${postgresqlType(to)} USING (${value})${constantCast(to, value)};`;
}

/** A constant has no type of its own, and takes none by assignment in USING. */
function constantCast(to: StoredColumn, value: string): string {
	return value === "NULL" || value === to.fill ? `::${postgresqlType(to).replace(/ COLLATE.*/, "")}` : "";
}

interface CheckChange {
	readonly table: string;
	readonly column: string;
	readonly was?: string;
	readonly is?: string;
}

/** Checks that go, come or change, and those of columns whose type changes. */
function checkChanges(before: readonly StoredTable[], after: readonly StoredTable[], retyped: Doctored["retyped"]): readonly CheckChange[] {
	const olds = new Map(before.map((table) => [table.table, table]));
	return after.flatMap(({ table, columns }) => {
		const known = new Map(olds.get(table)?.columns.map(({ column, check }) => [column, check]));
		return columns.flatMap(({ column, check }) => {
			const was = known.get(column);
			if (was === check && !(retyped.get(table)?.has(column) ?? false)) return [];
			return [{ table, column, ...(was !== undefined && { was }), ...(check !== undefined && { is: check }) }];
		});
	});
}

/** References that stay, and one of whose ends changes its type: they stand aside meanwhile. */
function heldReferences(
	before: readonly StoredTable[],
	after: readonly StoredTable[],
	retyped: ReadonlyMap<string, readonly ColumnWork[]>,
): readonly { readonly table: string; readonly column: StoredColumn }[] {
	const changes = (table: string, column: string) => retyped.get(table)?.some(({ to }) => to.column === column) ?? false;
	return after.flatMap(({ table, columns }) =>
		columns.flatMap((column) => {
			const { references } = column;
			const was = before.find((one) => one.table === table)?.columns.find((one) => one.column === column.column)?.references;
			const stays = references !== undefined && JSON.stringify(was) === JSON.stringify(references);
			if (!stays || !(changes(table, column.column) || changes(references.table, references.column))) return [];
			return [{ table, column }];
		}),
	);
}

const deleteSql = { cascade: "CASCADE", restrict: "NO ACTION", set_null: "SET NULL" } as const;

function addReference(table: string, { column, references }: StoredColumn): string {
	if (references === undefined) return "";
	const name = constraintName(table, column, "fkey");
	return `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" FOREIGN KEY ("${column}") REFERENCES "${references.table}"("${references.column}") ON DELETE ${deleteSql[references.onDelete]} ON UPDATE CASCADE;`;
}

/** SQLite changes neither a type nor a check: the table is made anew, and the values change on their way over. */
async function sqliteSql(from: SchemaEnd | undefined, to: SchemaEnd, { work }: StoragePlan, diff: DiffSchema): Promise<string> {
	const retyped = mapWork(work, (columns) => columns.filter((one) => one.from.type !== one.to.type));
	const olds = new Map(from?.tables.map((table) => [table.table, checksOf(table)]));
	const rebuilt = new Set([
		...work.keys(),
		...to.tables.flatMap((table) => (olds.has(table.table) && olds.get(table.table) !== checksOf(table) ? [table.table] : [])),
	]);
	const doctored = from && doctorSchema(from.schema, "sqlite", { retyped: columnsOf(retyped), rebuilt });
	const checks = new Map(to.tables.map((table) => [table.table, table]));
	const made = constrainTables(await diff(doctored, to.schema), (table) =>
		(checks.get(table)?.columns ?? []).flatMap(({ column, check }) =>
			check === undefined ? [] : [`CONSTRAINT "${constraintName(table, column, "check")}" CHECK (${check})`],
		),
	);
	return fillTables(made, (table, column) => {
		const own = work.get(table)?.find((one) => one.to.column === column);
		if (own === undefined) return undefined;
		// SQLite has no RAISE outside of triggers: the absolute value of the least integer is its integer overflow.
		return own.refuses === undefined ? own.value : `CASE WHEN ${own.refuses} THEN abs(-9223372036854775807 - 1) ELSE ${own.value} END`;
	});
}

function checksOf({ columns }: StoredTable): string {
	return columns.flatMap(({ column, check }) => (check === undefined ? [] : [`${column} ${check}`])).join("\n");
}

function mapWork(
	work: StoragePlan["work"],
	map: (columns: readonly ColumnWork[]) => readonly ColumnWork[],
): ReadonlyMap<string, readonly ColumnWork[]> {
	return new Map([...work].map(([table, columns]) => [table, map(columns)] as const).filter(([, columns]) => columns.length > 0));
}

function columnsOf(work: ReadonlyMap<string, readonly ColumnWork[]>): Doctored["retyped"] {
	return new Map([...work].map(([table, columns]) => [table, new Map(columns.map(({ to }) => [to.column, to]))]));
}

function section(name: string, statements: readonly string[]): string {
	return statements.length === 0 ? "" : [`-- ${name}`, ...statements].join("\n");
}

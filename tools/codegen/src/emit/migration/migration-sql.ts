import type { DiffSchema } from "../emitter.js";
import { constraintName } from "../prisma/build-schema.js";
import type { Provider } from "../prisma/schema-tree.js";
import { readStorageNotes, type TableNotes } from "../prisma/storage-note.js";
import { resizeDecimal } from "./decimal-width.js";
import { collateText, constrainTables } from "./sql-text.js";

/** The statements that lead from one printed schema (undefined: an empty database) to another; empty when nothing changes. */
export async function migrationSql(provider: Provider, from: string | undefined, to: string, diff: DiffSchema): Promise<string> {
	const before = from === undefined ? new Map<string, TableNotes>() : readStorageNotes(from);
	const after = readStorageNotes(to);
	const sql =
		provider === "postgresql"
			? postgresqlSql(await diff(from, to), before, after)
			: sqliteSql(await diff(from === undefined ? undefined : forceRebuild(from, checkChanges(before, after)), to), before, after);
	return sql.trim() === "" ? "" : `${sql.trim()}\n`;
}

type Notes = ReadonlyMap<string, TableNotes>;

function postgresqlSql(sql: string, before: Notes, after: Notes): string {
	const dropped: string[] = [];
	const added: string[] = [];
	for (const [table, notes] of after) {
		const old = before.get(table)?.checks ?? new Map<string, string>();
		for (const column of new Set([...old.keys(), ...notes.checks.keys()])) {
			const check = notes.checks.get(column);
			if (check === old.get(column)) continue;
			const name = constraintName(table, column, "check");
			if (old.has(column)) dropped.push(`ALTER TABLE "${table}" DROP CONSTRAINT IF EXISTS "${name}";`);
			if (check !== undefined) added.push(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" CHECK (${check});`);
		}
	}
	// The engine makes the schema too, which a role that may only make tables isn't allowed to ask for. It always exists.
	const tables = collateText(sql).replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n/, "");
	return [section("DropCheck", dropped), tables.trim(), section("AddCheck", added)].filter((part) => part !== "").join("\n\n");
}

function sqliteSql(sql: string, before: Notes, after: Notes): string {
	const constrained = constrainTables(sql, (table) =>
		[...(after.get(table)?.checks ?? [])].map(
			([column, check]) => `CONSTRAINT "${constraintName(table, column, "check")}" CHECK (${check})`,
		),
	);
	const resized: string[] = [];
	for (const [table, notes] of after) {
		for (const [column, digits] of notes.decimals) {
			const old = before.get(table)?.decimals.get(column);
			if (old !== undefined && (old.precision !== digits.precision || old.scale !== digits.scale))
				resized.push(resizeDecimal(table, column, old, digits));
		}
	}
	return [constrained.trim(), section("ResizeDecimal", resized)].filter((part) => part !== "").join("\n\n");
}

function section(name: string, statements: readonly string[]): string {
	return statements.length === 0 ? "" : [`-- ${name}`, ...statements].join("\n");
}

/** Tables of both whose checks differ. */
function checkChanges(before: Notes, after: Notes): ReadonlySet<string> {
	const text = (notes: TableNotes) => [...notes.checks].map(([column, check]) => `${column} ${check}`).join("\n");
	return new Set(
		[...after].flatMap(([table, notes]) => {
			const old = before.get(table);
			return old !== undefined && text(old) !== text(notes) ? [table] : [];
		}),
	);
}

/**
 * SQLite can't change a check: the table is made anew, which the engine does where a column's default changes. So the schema it
 * compares from gets a default, on the primary keys of those tables, that never was.
 */
function forceRebuild(schema: string, tables: ReadonlySet<string>): string {
	return schema
		.split(/^(?=model )/m)
		.map((model) => {
			const table = /^\t@@map\("(.*)"\)$/m.exec(model)?.[1];
			if (table === undefined || !tables.has(table)) return model;
			return model.replace(/ @id( @default\(uuid\(7\)\))?/, ' @id @default("")');
		})
		.join("");
}

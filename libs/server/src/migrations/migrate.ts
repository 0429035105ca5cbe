import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import type { Adapter, SqlSession } from "../adapters/adapter.js";
import { type Migration, readMigrations } from "./migration-folder.js";
import { applyScript, readApplied } from "./migration-table.js";

/** Why a database can't be migrated from a folder. */
export interface MigrationProblem {
	/**
	 * `edited`: the file isn't what was applied. `missing`: it was applied and its file is gone. `unfinished`: another tool
	 * began it and failed.
	 */
	readonly kind: "edited" | "missing" | "unfinished";
	readonly name: string;
}

/** How a database stands against a folder of migrations. */
export interface MigrationStatus {
	/** Names, in order. */
	readonly applied: readonly string[];
	readonly pending: readonly Migration[];
	readonly problems: readonly MigrationProblem[];
}

/** Compares without changing anything. A database without migrations (memory) has nothing to do. Errors: DATABASE_ERROR. */
export async function migrationStatus(adapter: Adapter, folder: string): Promise<MigrationStatus> {
	if (adapter.sql === undefined) return { applied: [], pending: [], problems: [] };
	return statusOf(adapter.sql, await readMigrations(folder, adapter.sql.dialect));
}

export interface MigrateOptions {
	/** Only tell what would be applied. */
	readonly dryRun?: boolean;
}

/**
 * Applies what is pending, while no other process does, and gives what it applied (or would, on a dry run). A migration that
 * fails leaves no trace of itself; on SQLite, none of those before it in the same run either. DATABASE_ERROR, saying what to
 * do, when the history of the database and the folder differ, and when a migration fails.
 */
export async function migrate(adapter: Adapter, folder: string, options: MigrateOptions = {}): Promise<readonly Migration[]> {
	const session = adapter.sql;
	if (session === undefined) return [];
	const migrations = await readMigrations(folder, session.dialect);
	const first = await statusOf(session, migrations);
	requireSound(first.problems);
	if (first.pending.length === 0 || options.dryRun === true) return first.pending;
	return session.exclusive(async () => {
		// Another process may have been first.
		const { pending, problems } = await statusOf(session, migrations);
		requireSound(problems);
		for (const migration of pending) await apply(session, migration);
		return pending;
	});
}

async function apply(session: SqlSession, migration: Migration): Promise<void> {
	try {
		await session.script(applyScript(migration, session.dialect));
	} catch (error) {
		const cause = isDBALError(error) ? (error.cause ?? error) : error;
		const reason = "The database is as it was before. Mend the data that stands in its way, or the spec, and migrate again.";
		throw new DBALError("DATABASE_ERROR", `The migration ${migration.name} failed. ${reason}`, { cause });
	}
}

async function statusOf(session: SqlSession, migrations: readonly Migration[]): Promise<MigrationStatus> {
	const applied = await readApplied(session);
	const files = new Map(migrations.map((migration) => [migration.name, migration]));
	const done = new Set(applied.map(({ name }) => name));
	const problems = applied.flatMap(({ name, checksum, finished }): readonly MigrationProblem[] => {
		const file = files.get(name);
		if (!finished) return [{ kind: "unfinished", name }];
		if (file === undefined) return [{ kind: "missing", name }];
		return file.checksum === checksum ? [] : [{ kind: "edited", name }];
	});
	return {
		applied: applied.filter(({ finished }) => finished).map(({ name }) => name),
		pending: migrations.filter(({ name }) => !done.has(name)),
		problems,
	};
}

const advice: Readonly<Record<MigrationProblem["kind"], string>> = {
	edited: "was changed after it was applied. Restore the file, and make a new migration for the change.",
	missing: "was applied, and its file is gone. Restore it, or use the release that this database was last migrated with.",
	unfinished: "was begun by another tool and not finished. Resolve it with that tool (`prisma migrate resolve`).",
};

function requireSound(problems: readonly MigrationProblem[]): void {
	if (problems.length === 0) return;
	const lines = problems.map(({ kind, name }) => `The migration ${name} ${advice[kind]}`);
	throw new DBALError("DATABASE_ERROR", lines.join(" "));
}

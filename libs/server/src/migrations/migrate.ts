import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import type { Adapter, SqlSession } from "../adapters/adapter.js";
import { describeInTheWay, findInTheWay, guardScript, readGuards } from "./guard.js";
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
	/** Go over rows whose values a migration drops. Without it such rows stop the migration. */
	readonly acceptDataLoss?: boolean;
}

/**
 * Applies what is pending, while no other process does, and gives what it applied (or would, on a dry run). A migration that
 * fails leaves no trace of itself; on SQLite, none of those before it in the same run either. DATABASE_ERROR, saying what to
 * do, when the history of the database and the folder differ, when rows stand in a migration's way, and when a migration fails.
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
		for (const [index, migration] of pending.entries()) {
			await apply(session, migration, pending.slice(0, index), options.acceptDataLoss === true);
		}
		return pending;
	});
}

/** `before`: what this run has applied already. */
async function apply(session: SqlSession, migration: Migration, before: readonly Migration[], acceptDataLoss: boolean): Promise<void> {
	const { name } = migration;
	const guards = readGuards(migration.sql).filter(({ kind }) => kind === "blocks" || !acceptDataLoss);
	const found = await findInTheWay(session, guards);
	const fail = (why: string, cause?: unknown): never => {
		throw new DBALError("DATABASE_ERROR", `The migration ${name} ${why} ${standing(session.dialect, before)}`, { cause });
	};
	if (found.length > 0) {
		const isLoss = found.every(({ guard }) => guard.kind === "loses");
		const advice = isLoss
			? "Keep what they hold elsewhere, and let it go by `dbal_daemon migrate deploy --accept-data-loss`."
			: "Change these rows, or the spec, and migrate again.";
		fail(`was not applied:\n${found.map((rows) => `  ${describeInTheWay(rows)}`).join("\n")}\n${advice}`);
	}
	try {
		await session.script(applyScript(migration, session.dialect, guardScript(guards, session.dialect)));
	} catch (error) {
		const cause = isDBALError(error) ? (error.cause ?? error) : error;
		fail("failed. Mend the data that stands in its way, or the spec, and migrate again.", cause);
	}
}

/** What the database is like after a migration that was not applied. */
function standing(dialect: SqlSession["dialect"], before: readonly Migration[]): string {
	if (dialect === "sqlite" || before.length === 0) return "The database is as it was before.";
	return `The database has ${before.map(({ name }) => name).join(", ")}, which this run applied, and nothing after that.`;
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

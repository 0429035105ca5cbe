import { randomUUID } from "node:crypto";
import type { SqlSession } from "../adapters/adapter.js";
import type { Migration } from "./migration-folder.js";

/** A migration that was begun on a database. */
export interface AppliedMigration {
	readonly name: string;
	readonly checksum: string;
	/** False for one that another tool began and didn't bring to an end. */
	readonly finished: boolean;
}

/** The table as Prisma makes it, so that its tools can read the state and go on from it. */
const definitions: Readonly<Record<SqlSession["dialect"], string>> = {
	sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
);`,
	postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
);`,
};

const presence: Readonly<Record<SqlSession["dialect"], string>> = {
	sqlite: `SELECT 1 AS present FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
	postgresql: `SELECT 1 AS present WHERE to_regclass('"_prisma_migrations"') IS NOT NULL`,
};

/** What was applied, in order. An untouched database has nothing, and stays untouched. */
export async function readApplied(session: SqlSession): Promise<readonly AppliedMigration[]> {
	if ((await session.query(presence[session.dialect], [])).length === 0) return [];
	const rows = await session.query(
		`SELECT "migration_name" AS name, "checksum" AS checksum, CASE WHEN "finished_at" IS NULL THEN 0 ELSE 1 END AS finished
FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`,
		[],
	);
	return rows.map((row) => ({ name: String(row.name), checksum: String(row.checksum), finished: Number(row.finished) === 1 }));
}

/** A script that applies a migration after `guards` and records it: all of it happens, or nothing. */
export function applyScript(migration: Migration, dialect: SqlSession["dialect"], guards = ""): string {
	const now = dialect === "sqlite" ? "strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')" : "now()";
	return `${definitions[dialect]}
${guards}
${migration.sql}
;
INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
VALUES ('${randomUUID()}', '${migration.checksum}', '${migration.name.replaceAll("'", "''")}', ${now}, ${now}, 1);`;
}

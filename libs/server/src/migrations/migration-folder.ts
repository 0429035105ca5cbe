import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DBALError } from "@metabuilder/dbal/contract";
import type { SqlSession } from "../adapters/adapter.js";

/** One step of a database's schema, as it stands in a file. */
export interface Migration {
	/** Of its folder, such as `0002_add_invoice`. Names rank in the order of their making. */
	readonly name: string;
	readonly sql: string;
	/** SHA-256 of the file in lower-case hex, as Prisma computes it. */
	readonly checksum: string;
}

/**
 * The migrations of a folder in Prisma's layout (`<name>/migration.sql`), in order. DATABASE_ERROR when there is no such
 * folder, when a migration lacks its file, or when the folder is another database's.
 */
export async function readMigrations(folder: string, dialect: SqlSession["dialect"]): Promise<readonly Migration[]> {
	const refuse = (message: string, cause?: unknown): never => {
		throw new DBALError("DATABASE_ERROR", message, { cause });
	};
	const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) =>
		refuse("The folder of migrations can't be read. `npx nx generate dbal` makes it.", error),
	);
	const lock = await readFile(join(folder, "migration_lock.toml"), "utf8").catch(() => "");
	const provider = /^provider\s*=\s*"(\w+)"/m.exec(lock)?.[1];
	if (provider !== undefined && provider !== dialect) refuse(`These migrations are for ${provider}, and the database is ${dialect}.`);
	const names = entries
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort();
	return Promise.all(
		names.map(async (name) => {
			const bytes = await readFile(join(folder, name, "migration.sql")).catch((error: unknown) =>
				refuse(`The migration ${name} has no readable migration.sql. Restore it from version control.`, error),
			);
			return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
		}),
	);
}

/** The folder of migrations that this package ships for a database, from its sources and from its build alike. */
export function shippedMigrations(dialect: SqlSession["dialect"]): string {
	let folder = dirname(fileURLToPath(import.meta.url));
	while (!existsSync(join(folder, "package.json"))) {
		const parent = dirname(folder);
		if (parent === folder) throw new Error("the server package has lost its package.json");
		folder = parent;
	}
	return join(folder, "prisma", dialect, "migrations");
}

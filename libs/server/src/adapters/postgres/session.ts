import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import type { SqlSession } from "../adapter.js";
import type { Connections } from "./connections.js";

/** The advisory lock that Prisma Migrate takes: the two never migrate at a time. */
const migrationLock = "72707369";

/** Sessions for migrations: each script is one transaction; `exclusive` holds an advisory lock on a connection of its own. */
export function createSession(connections: Connections): SqlSession {
	return {
		dialect: "postgresql",
		async script(sql) {
			const connection = await connections.acquire();
			try {
				await connection.script("BEGIN");
				await connection.script(sql);
				await connection.script("COMMIT");
				connection.release("clean");
			} catch (error) {
				// The server rolls back when the connection ends.
				connection.release("unknown");
				throw refused(error);
			}
		},
		async query(text, params) {
			try {
				const { rows } = await connections.pool.query<Record<string, unknown>>({ text, values: [...params] });
				return rows;
			} catch (error) {
				throw refused(error);
			}
		},
		async exclusive(work) {
			const connection = await connections.dedicated();
			try {
				await connection.run("SELECT pg_advisory_lock($1)::text", [migrationLock]).catch((error: unknown) => {
					throw refused(error);
				});
				return await work();
			} finally {
				connection.release("clean");
			}
		},
	};
}

/** An error of PostgreSQL's outside of reads and writes of rows. */
export function refused(error: unknown): unknown {
	return isDBALError(error) ? error : new DBALError("DATABASE_ERROR", "The database refused the work.", { cause: error });
}

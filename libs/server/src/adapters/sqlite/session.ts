import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import type { SqlSession } from "../adapter.js";
import type { Turns } from "../sql/turns.js";
import type { SqliteConnection } from "./connection.js";

/** What a session needs of its adapter. */
export interface SessionParts {
	readonly connection: SqliteConnection;
	/** The turns of the connection's writers. */
	readonly turns: Turns;
	/** Takes the file's write lock, waiting for other processes. */
	readonly begin: () => Promise<void>;
}

/**
 * A session on the writer's connection. `exclusive` is one transaction around all its scripts: they take effect together or not at all.
 * Foreign keys are off inside, so that a table can be made anew without its rows' children being deleted, and checked after each script.
 */
export function createSession({ connection, turns, begin }: SessionParts): SqlSession {
	let inside = false;

	function run(text: string): void {
		connection.change({ text, params: [] });
	}

	function exclusive<T>(work: () => Promise<T>): Promise<T> {
		return turns.take(async () => {
			// Without effect inside a transaction, so before it.
			run("PRAGMA foreign_keys = OFF");
			try {
				await begin();
				inside = true;
				const result = await work();
				run("COMMIT");
				return result;
			} catch (error) {
				rollBack(connection);
				throw refused(error);
			} finally {
				inside = false;
				run("PRAGMA foreign_keys = ON");
			}
		});
	}

	async function runScript(sql: string): Promise<void> {
		run("SAVEPOINT script");
		try {
			connection.script(sql);
			const violations = connection.select({ text: "PRAGMA foreign_key_check", params: [] });
			if (violations.length > 0) throw new DBALError("DATABASE_ERROR", "The script leaves rows that refer to rows that don't exist.");
			run("RELEASE script");
		} catch (error) {
			throw refused(error);
		}
	}

	return {
		dialect: "sqlite",
		script: (sql) => (inside ? runScript(sql) : exclusive(() => runScript(sql))),
		async query(text, params) {
			const ask = async () => {
				try {
					return connection.query({ text, params });
				} catch (error) {
					throw refused(error);
				}
			};
			return inside ? ask() : turns.take(ask);
		},
		exclusive,
	};
}

/** Ends the connection's transaction, if it is still in one: SQLite ends it by itself upon some errors. */
export function rollBack(connection: SqliteConnection): void {
	try {
		connection.change({ text: "ROLLBACK", params: [] });
	} catch {
		// There is none.
	}
}

/** An error of SQLite's outside of reads and writes of rows. */
export function refused(error: unknown): unknown {
	if (isDBALError(error) || !(error instanceof Error) || !("code" in error)) return error;
	return new DBALError("DATABASE_ERROR", "The database refused the work.", { cause: error });
}

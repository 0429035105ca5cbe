import { DBALError } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import { indexModel } from "../../query/model-index.js";
import type { Adapter, AdapterOptions, StatementListener } from "../adapter.js";
import { createCompiler } from "../sql/compile.js";
import { sqliteDialect } from "../sql/sqlite-dialect.js";
import type { SqlRunner } from "../sql/statement.js";
import { createSqlStore, insideTransaction } from "../sql/store.js";
import { createTurns } from "../sql/turns.js";
import { openConnection, type SqliteConnection } from "./connection.js";
import { createScanConnections } from "./scan-connections.js";
import { createScanEstimate } from "./scan-estimate.js";
import { createSession, refused, rollBack } from "./session.js";
import { classifySqliteError } from "./sqlite-error.js";
import { sqlitePath } from "./sqlite-url.js";
import { beginWriting } from "./write-lock.js";

/** Rows that a read on the event loop may touch: some 10 ms of it. */
const maxRowsInline = 10_000;

/** Connections for reads that may take long. */
const defaultScanConnections = 4;

/**
 * SQLite through libsql: a file in WAL mode with one connection for writers, who take turns, and one for readers, who see the last committed
 * state. A database in memory has one connection, and readers take turns too.
 *
 * Reads that may touch many rows run on connections of their own beside the event loop, where a deadline interrupts them. What runs on the event loop is
 * short by its plan, or part of a transaction: there a deadline is looked at before and after each statement. A transaction in which a statement failed can't commit.
 */
export function openSqlite(options: AdapterOptions): Adapter {
	const path = sqlitePath(options.url);
	const inMemory = path === ":memory:";
	const writer = connect(path, "write", options.onStatement);
	const reader = inMemory ? writer : connect(path, "read", options.onStatement);
	const turns = createTurns();
	const scans = inMemory ? undefined : createScanConnections(path, options.poolSize ?? defaultScanConnections, options.onStatement);
	const explainer = connect(path, "read", undefined);
	const estimate = createScanEstimate(explainer);
	const model = indexModel(options.model);
	const compiler = createCompiler(model, sqliteDialect);
	const parts = { model, compiler, insertsArrays: false, answersAfterFailure: true, classify: classifySqliteError };
	let closed = false;

	function requireOpen(): void {
		if (closed) throw new DBALError("DATABASE_ERROR", "The database is closed.");
	}

	function commit(): void {
		try {
			writer.change({ text: "COMMIT", params: [] });
		} catch (error) {
			throw refused(error);
		}
	}

	/** One transaction on the writer's connection, in its turn. */
	function write<T>(work: (runner: SqlRunner) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		return turns.take(async () => {
			requireOpen();
			await beginWriting(writer, signal);
			try {
				const result = await work(runnerOf(writer));
				throwIfAborted(signal);
				commit();
				return result;
			} catch (error) {
				rollBack(writer);
				throw error;
			}
		}, signal);
	}

	const reads: SqlRunner = {
		select: async (statement, signal) => {
			requireOpen();
			if (!scans) return turns.take(async () => reader.select(statement), signal);
			return estimate.rowsTouched(statement.text) > maxRowsInline ? scans.select(statement, signal) : reader.select(statement);
		},
		change: () => Promise.reject(new Error("the readers' connection doesn't write")),
		returning: () => Promise.reject(new Error("the readers' connection doesn't write")),
	};
	const writes: SqlRunner = {
		select: reads.select,
		change: (statement, signal) => write((runner) => runner.change(statement, signal), signal),
		returning: (statement, signal) => write((runner) => runner.returning(statement, signal), signal),
	};

	const outside = createSqlStore({ ...parts, runner: writes, atomic: write, inside: insideTransaction(parts) });

	return {
		name: "sqlite",
		capabilities: new Set(["transactions", "nested_transactions", "joins", "relations", "ttl", "migrations"]),
		...outside,
		async ping() {
			requireOpen();
			try {
				reader.select({ text: "SELECT 1", params: [] });
			} catch (error) {
				throw refused(error);
			}
		},
		...(scans ? { load: scans.load } : {}),
		sql: createSession({ connection: writer, turns, begin: () => beginWriting(writer) }),
		async close() {
			await turns.take(async () => undefined);
			if (closed) return;
			closed = true;
			writer.close();
			if (reader !== writer) reader.close();
			explainer.close();
			scans?.close();
		},
	};
}

function runnerOf(connection: SqliteConnection): SqlRunner {
	return {
		select: async (statement) => connection.select(statement),
		change: async (statement) => connection.change(statement),
		returning: async (statement) => connection.select(statement),
	};
}

function connect(path: string, use: "read" | "write", onStatement: StatementListener | undefined): SqliteConnection {
	try {
		return openConnection(path, use, onStatement);
	} catch (error) {
		throw new DBALError("DATABASE_ERROR", "The database file can't be opened.", { cause: error });
	}
}

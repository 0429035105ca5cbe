import { DBALError } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import { indexModel } from "../../query/model-index.js";
import type { Adapter, AdapterOptions } from "../adapter.js";
import { createCompiler } from "../sql/compile.js";
import { postgresqlDialect } from "../sql/postgresql-dialect.js";
import { createRetry } from "../sql/retry.js";
import type { SqlRunner } from "../sql/statement.js";
import { createSqlStore, insideTransaction } from "../sql/store.js";
import { type Connection, openConnections } from "./connections.js";
import { classifyPostgresError } from "./postgres-error.js";
import { createSession, refused } from "./session.js";

const defaultPoolSize = 10;

/**
 * PostgreSQL through pg. Transactions are REPEATABLE READ: what a check saw before a write is what the write changes, or the transaction lost a race
 * and runs again. A statement is stopped in the server when its signal fires. A transaction in which a statement failed can't commit.
 */
export function openPostgres(options: AdapterOptions): Adapter {
	if (options.url === undefined || !/^postgres(?:ql)?:\/\//.test(options.url))
		throw new DBALError("DATABASE_ERROR", "PostgreSQL needs a URL such as postgresql://user@host/database.");
	const connections = openConnections(options.url, options.poolSize ?? defaultPoolSize, options.onStatement);
	const model = indexModel(options.model);
	const compiler = createCompiler(model, postgresqlDialect);
	const parts = { model, compiler, insertsArrays: true, answersAfterFailure: false, classify: classifyPostgresError };
	const retry = createRetry(classifyPostgresError);

	async function borrow<T>(work: (connection: Connection) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		const connection = await connections.acquire(signal);
		try {
			return await work(connection);
		} finally {
			connection.release("clean");
		}
	}

	async function once<T>(work: (runner: SqlRunner) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		const connection = await connections.acquire(signal);
		let state: "clean" | "unknown" = "unknown";
		try {
			await connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ", [], signal).catch(refuse);
			const result = await work(runnerOf(connection));
			throwIfAborted(signal);
			const { command } = await connection.run("COMMIT", []).catch(refuse);
			state = "clean";
			if (command !== "COMMIT") throw new DBALError("DATABASE_ERROR", "The database rolled the transaction back.");
			return result;
		} catch (error) {
			if (state === "unknown") {
				state = await connection.run("ROLLBACK", []).then(
					() => "clean",
					() => "unknown",
				);
			}
			throw error;
		} finally {
			connection.release(state);
		}
	}

	const pooled: SqlRunner = {
		select: (statement, signal) => borrow((connection) => runnerOf(connection).select(statement, signal), signal),
		change: (statement, signal) => borrow((connection) => runnerOf(connection).change(statement, signal), signal),
		returning: (statement, signal) => borrow((connection) => runnerOf(connection).returning(statement, signal), signal),
	};

	return {
		name: "postgres",
		capabilities: new Set(["transactions", "nested_transactions", "joins", "relations", "ttl", "migrations", "connection_pooling"]),
		...createSqlStore({
			...parts,
			runner: pooled,
			atomic: (work, signal) => retry(() => once(work, signal), signal),
			inside: insideTransaction(parts),
		}),
		async ping({ signal } = {}) {
			try {
				await pooled.select({ text: "SELECT 1", params: [] }, signal);
			} catch (error) {
				throwIfAborted(signal);
				throw new DBALError("DATABASE_ERROR", "The database can't be reached.", { cause: error });
			}
		},
		load: () => {
			const { totalCount, idleCount, waitingCount } = connections.pool;
			return { connections: totalCount, idle: idleCount, waiting: waitingCount };
		},
		sql: createSession(connections),
		close: () => connections.close(),
	};
}

function refuse(error: unknown): never {
	throw refused(error);
}

function runnerOf(connection: Connection): SqlRunner {
	return {
		select: async ({ text, params }, signal) => (await connection.run(text, params, signal)).rows,
		change: async ({ text, params }, signal) => (await connection.run(text, params, signal)).count,
		returning: async ({ text, params }, signal) => (await connection.run(text, params, signal)).rows,
	};
}

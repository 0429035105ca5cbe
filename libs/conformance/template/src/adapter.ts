import { type Client, createClient, type InStatement, type ResultSet, type Transaction } from "@libsql/client";
import { DBALError } from "@metabuilder/dbal/contract";
import {
	type Adapter,
	type AdapterOptions,
	createCompiler,
	createSqlStore,
	createTurns,
	indexModel,
	insideTransaction,
	observedRunner,
	type SqlRunner,
	type SqlSession,
	type Statement,
	sqliteDialect,
	throwIfAborted,
	untilAborted,
} from "@metabuilder/dbal-server/sql";
import { classify } from "./failure.js";

/** SQLite through @libsql/client. What the daemon and the engine call for `database.adapter`. */
export async function openAdapter(options: AdapterOptions): Promise<Adapter> {
	const { url, onStatement } = options;
	if (url === undefined || !url.startsWith("file:")) throw new DBALError("VALIDATION_ERROR", "database.url must be a file: URL.");
	const client = createClient({ url, intMode: "bigint" });
	await client.execute("PRAGMA journal_mode = WAL").catch(unreachable);

	const model = indexModel(options.model);
	const compiler = createCompiler(model, sqliteDialect);
	const turns = createTurns();
	const parts = { model, compiler, insertsArrays: false, answersAfterFailure: true, classify };
	const runnerOf = (queries: Client | Transaction): SqlRunner => observedRunner(run(queries), onStatement);
	const outside = runnerOf(client);

	/** One transaction, in its turn: SQLite has one writer. */
	function write<T>(work: (runner: SqlRunner) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		return turns.take(async () => {
			const transaction = await client.transaction("write").catch(unreachable);
			try {
				const result = await work(runnerOf(transaction));
				throwIfAborted(signal);
				await transaction.commit();
				return result;
			} finally {
				// Rolls back what was not committed.
				transaction.close();
			}
		}, signal);
	}

	const writes: SqlRunner = {
		select: outside.select,
		change: (statement, signal) => write((runner) => runner.change(statement, signal), signal),
		returning: (statement, signal) => write((runner) => runner.returning(statement, signal), signal),
	};

	return {
		name: "libsql-client",
		capabilities: new Set(["transactions", "nested_transactions", "joins", "relations", "ttl", "migrations"]),
		...createSqlStore({ ...parts, runner: writes, atomic: write, inside: insideTransaction(parts) }),
		ping: async () => {
			await client.execute("SELECT 1").catch(unreachable);
		},
		sql: session(client),
		close: async () => {
			await turns.take(async () => undefined);
			client.close();
		},
	};
}

/** Statements through the client, or through one of its transactions. */
function run(queries: { execute(statement: InStatement): Promise<ResultSet> }): SqlRunner {
	const execute = ({ text, params }: Statement, signal: AbortSignal | undefined) =>
		untilAborted(queries.execute({ sql: text, args: [...params] }), signal);
	const rowsOf: SqlRunner["select"] = async (statement, signal) => (await execute(statement, signal)).rows.map((row) => Array.from(row));
	return {
		select: rowsOf,
		returning: rowsOf,
		change: async (statement, signal) => (await execute(statement, signal)).rowsAffected,
	};
}

/** For migrations. `exclusive` trusts that no other process migrates: take a lock of your database's here. */
function session(client: Client): SqlSession {
	return {
		dialect: "sqlite",
		script: (sql) => client.executeMultiple(`BEGIN;\n${sql}\n;COMMIT;`).catch(refused),
		query: async (sql, params) => {
			const { rows } = await client.execute({ sql, args: [...params] }).catch(refused);
			return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asNumber(value)])));
		},
		exclusive: (work) => work(),
	};
}

function asNumber(value: unknown): unknown {
	return typeof value === "bigint" ? Number(value) : value;
}

function unreachable(cause: unknown): never {
	throw new DBALError("DATABASE_ERROR", "The database can't be reached.", { cause });
}

function refused(cause: unknown): never {
	throw new DBALError("DATABASE_ERROR", "The database refused the work.", { cause });
}

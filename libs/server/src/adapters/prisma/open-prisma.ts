import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import { throwIfAborted } from "../../deadline.js";
import { indexModel } from "../../query/model-index.js";
import type { Adapter, AdapterOptions, SqlSession } from "../adapter.js";
import { createCompiler } from "../sql/compile.js";
import { observedRunner } from "../sql/observe.js";
import { createRetry } from "../sql/retry.js";
import type { SqlRunner } from "../sql/statement.js";
import { createSqlStore, insideTransaction } from "../sql/store.js";
import { sqlitePath } from "../sqlite/sqlite-url.js";
import { untilAborted } from "../until-aborted.js";
import { postgresqlDriver } from "./postgresql-driver.js";
import type { PrismaDriver } from "./prisma-driver.js";
import { classifyPrismaError } from "./prisma-error.js";
import { sqliteDriver } from "./sqlite-driver.js";
import { createStatementClient, prismaRunner } from "./statement-client.js";

const defaultPoolSize = 10;

/** Prisma ends transactions by itself after 5 s unless it is told otherwise; deadlines are the callers' here. */
const maxTransactionMs = 24 * 60 * 60 * 1000;

/** How long a transaction waits for a connection. */
const maxWaitMs = 30_000;

/**
 * SQLite or PostgreSQL through PrismaClient, by the URL: statements of our own compiler over Prisma's connections. A transaction in which
 * a statement failed can't commit.
 *
 * When a signal fires the caller is let go at once and the transaction is rolled back; Prisma has no way to stop a statement that runs.
 */
export async function openPrisma(options: AdapterOptions): Promise<Adapter> {
	const driver = chooseDriver(options);
	const client = createStatementClient(driver.provider, driver.adapter);
	for (const text of driver.setUp) await client.$queryRawUnsafe(text).catch(refuse);
	const model = indexModel(options.model);
	const compiler = createCompiler(model, driver.dialect);
	const parts = {
		model,
		compiler,
		insertsArrays: driver.dialect.insertsArrays,
		answersAfterFailure: driver.answersAfterFailure,
		classify: classifyPrismaError,
	};
	const retry = createRetry(classifyPrismaError);
	const direct = observedRunner(prismaRunner(client), options.onStatement);
	// A statement by itself may lose a race as well: on SQLite the file's lock, to another process.
	const outside: SqlRunner = {
		select: direct.select,
		change: (statement, signal) => retry(() => direct.change(statement, signal), signal),
		returning: (statement, signal) => retry(() => direct.returning(statement, signal), signal),
	};
	let opened: ReturnType<PrismaDriver["openSession"]> | undefined;

	const session = (): SqlSession => {
		opened ??= driver.openSession();
		return opened.session;
	};

	function once<T>(work: (runner: SqlRunner) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
		throwIfAborted(signal);
		const whole = client.$transaction(
			async (queries) => {
				const result = await work(observedRunner(prismaRunner(queries), options.onStatement));
				throwIfAborted(signal);
				return result;
			},
			{ ...driver.transaction, maxWait: maxWaitMs, timeout: maxTransactionMs },
		);
		return untilAborted(whole.catch(refuse), signal);
	}

	return {
		name: "prisma",
		capabilities: new Set(["transactions", "nested_transactions", "joins", "relations", "ttl", "migrations", ...driver.capabilities]),
		...createSqlStore({
			...parts,
			runner: outside,
			atomic: (work, signal) => retry(() => once(work, signal), signal),
			inside: insideTransaction(parts),
		}),
		async ping({ signal } = {}) {
			await outside.select({ text: "SELECT 1 AS c0", params: [] }, signal).catch((error: unknown) => {
				throwIfAborted(signal);
				throw new DBALError("DATABASE_ERROR", "The database can't be reached.", { cause: error });
			});
		},
		sql: {
			dialect: driver.provider,
			script: (sql) => session().script(sql),
			query: (sql, params) => session().query(sql, params),
			exclusive: (work) => session().exclusive(work),
		},
		async close() {
			await client.$disconnect();
			await opened?.close();
			opened = undefined;
		},
	};
}

function chooseDriver(options: AdapterOptions): PrismaDriver {
	const { url = "", poolSize = defaultPoolSize } = options;
	if (/^postgres(?:ql)?:\/\//.test(url)) return postgresqlDriver(url, poolSize);
	const path = sqlitePath(options.url);
	// Prisma's driver opens a new connection after each transaction: a database in memory would be a new one.
	if (path === ":memory:")
		throw new DBALError("DATABASE_ERROR", "Prisma keeps no database in memory. Name a file, or use the adapter sqlite.");
	return sqliteDriver(path);
}

/** Errors of Prisma's in DBAL's words; any other is the work's own. */
function refuse(error: unknown): never {
	if (!(error instanceof Error) || isDBALError(error) || !/^Prisma|^DriverAdapter|^Transaction/.test(error.name)) throw error;
	throw new DBALError("DATABASE_ERROR", "The database refused the work.", { cause: error });
}

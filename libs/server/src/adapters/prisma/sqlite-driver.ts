import { pathToFileURL } from "node:url";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import type { SqlSession } from "../adapter.js";
import { sqliteDialect } from "../sql/sqlite-dialect.js";
import { createTurns } from "../sql/turns.js";
import { openConnection } from "../sqlite/connection.js";
import { createSession } from "../sqlite/session.js";
import { beginWriting } from "../sqlite/write-lock.js";
import type { PrismaDriver } from "./prisma-driver.js";

/** How long SQLite waits for another process's lock, holding up the event loop. Lost transactions are tried again. */
const busyTimeoutMs = 100;

type LibSqlClient = ReturnType<PrismaLibSql["createClient"]>;

/** Prisma's driver begins transactions that only read until they write: of two that both go on to write, one fails. These write from the start. */
class WritingLibSql extends PrismaLibSql {
	override createClient(config: Parameters<PrismaLibSql["createClient"]>[0]): LibSqlClient {
		const client = super.createClient(config);
		const begin = client.transaction.bind(client);
		return Object.assign(client, { transaction: () => begin("write") });
	}
}

/** SQLite under Prisma: the same file, and the same bytes in it, as the native adapter's. */
export function sqliteDriver(path: string): PrismaDriver {
	return {
		provider: "sqlite",
		dialect: sqliteDialect,
		adapter: new WritingLibSql({ url: pathToFileURL(path).href, intMode: "bigint", timeout: busyTimeoutMs }),
		capabilities: [],
		setUp: ["PRAGMA journal_mode = WAL"],
		answersAfterFailure: true,
		transaction: {},
		openSession() {
			const connection = openConnection(path, "write");
			const session: SqlSession = createSession({ connection, turns: createTurns(), begin: () => beginWriting(connection) });
			return { session, close: async () => connection.close() };
		},
	};
}

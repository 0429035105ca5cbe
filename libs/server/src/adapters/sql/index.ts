// What an adapter for an SQL database is made of: the statements are written here, the driver is its own.

export { throwIfAborted } from "../../deadline.js";
export { indexModel, type ModelIndex } from "../../query/model-index.js";
export type {
	Adapter,
	AdapterOptions,
	Capability,
	SqlSession,
	StatementEvent,
	StatementListener,
	Store,
	StoreOptions,
} from "../adapter.js";
export { undivided } from "../undivided.js";
export { untilAborted } from "../until-aborted.js";
export { type Compiler, createCompiler } from "./compile.js";
export type { Bind, Dialect } from "./dialect.js";
export { type Failure, failureError } from "./failure.js";
export { observedRunner } from "./observe.js";
export { postgresqlDialect } from "./postgresql-dialect.js";
export { createRetry } from "./retry.js";
export { savepoint } from "./savepoint.js";
export { sqliteDialect } from "./sqlite-dialect.js";
export type { SqlParam, SqlRunner, Statement } from "./statement.js";
export { createSqlStore, insideTransaction, type StoreParts } from "./store.js";
export { createTurns, type Turns } from "./turns.js";

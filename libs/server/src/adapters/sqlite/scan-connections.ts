import { DBALError } from "@metabuilder/dbal/contract";
import Database from "libsql/promise";
import { abortError, throwIfAborted } from "../../deadline.js";
import type { DatabaseLoad, StatementListener } from "../adapter.js";
import type { Statement } from "../sql/statement.js";

/** Connections whose statements run beside the event loop, and can be stopped there. */
export interface ScanConnections {
	/** Waits for a connection. When the signal fires the statement is interrupted, or never begins: TIMEOUT. */
	select(statement: Statement, signal: AbortSignal | undefined): Promise<readonly (readonly unknown[])[]>;
	readonly load: () => DatabaseLoad;
	close(): void;
}

/** Statements that wait for a connection at most; whoever comes then is told at once. */
const maxWaiting = 1_000;
const busyTimeoutMs = 1_000;
/** Statements that a connection keeps prepared. */
const maxPrepared = 100;

interface Prepared {
	raw(): { all(params: readonly unknown[]): Promise<unknown[][]> };
}

interface ScanConnection {
	readonly database: Database;
	readonly prepared: Map<string, Prepared>;
}

type Turn = (connection: ScanConnection) => void;

/**
 * Opens nothing until something scans. Each connection runs one statement at a time, since an interrupt ends all that a connection runs. libsql steps to
 * the first row in a thread of its own and to the others in ours, so that all the work is put before the first row: what a statement finds is kept
 * (`MATERIALIZED`) and then only read off.
 */
export function createScanConnections(path: string, size: number, onStatement: StatementListener | undefined): ScanConnections {
	const open: ScanConnection[] = [];
	const idle: ScanConnection[] = [];
	const waiting = new Set<Turn>();
	let opening = 0;
	let closed = false;

	const connect = async (): Promise<ScanConnection> => {
		const database = new Database(path, { timeout: busyTimeoutMs });
		await database.exec(`PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA busy_timeout = ${busyTimeoutMs}`);
		const connection = { database, prepared: new Map<string, Prepared>() };
		open.push(connection);
		return connection;
	};

	const acquire = (signal: AbortSignal | undefined): Promise<ScanConnection> => {
		const free = idle.pop();
		if (free) return Promise.resolve(free);
		if (open.length + opening < size) {
			opening += 1;
			return connect().finally(() => {
				opening -= 1;
			});
		}
		if (waiting.size >= maxWaiting)
			return Promise.reject(new DBALError("RATE_LIMIT_EXCEEDED", "Too many searches at once.", { reason: "queue", retryAfterMs: 1_000 }));
		return new Promise((resolve, reject) => {
			const turn: Turn = (connection) => {
				signal?.removeEventListener("abort", leave);
				resolve(connection);
			};
			const leave = () => {
				waiting.delete(turn);
				reject(signal ? abortError(signal) : new Error("no signal"));
			};
			waiting.add(turn);
			signal?.addEventListener("abort", leave, { once: true });
		});
	};

	const release = (connection: ScanConnection) => {
		const [next] = waiting;
		if (next === undefined) {
			if (closed) connection.database.close();
			else idle.push(connection);
			return;
		}
		waiting.delete(next);
		next(connection);
	};

	const prepare = async ({ database, prepared }: ScanConnection, text: string): Promise<Prepared> => {
		const known = prepared.get(text);
		if (known) return known;
		const [oldest] = prepared.keys();
		if (prepared.size >= maxPrepared && oldest !== undefined) prepared.delete(oldest);
		// A limit keeps SQLite from leaving an inner ORDER BY out.
		const bounded = / LIMIT \S+$/.test(text) ? text : `${text} LIMIT -1`;
		const statement: Prepared = await database.prepare(`WITH scanned AS MATERIALIZED (${bounded}) SELECT * FROM scanned`);
		prepared.set(text, statement);
		return statement;
	};

	return {
		select: async ({ text, params }, signal) => {
			throwIfAborted(signal);
			const connection = await acquire(signal);
			const startedAt = performance.now();
			let rows: number | undefined;
			const interrupt = () => connection.database.interrupt();
			try {
				const statement = await prepare(connection, text);
				throwIfAborted(signal);
				signal?.addEventListener("abort", interrupt, { once: true });
				const found = await statement.raw().all([...params]);
				rows = found.length;
				return found;
			} finally {
				signal?.removeEventListener("abort", interrupt);
				release(connection);
				onStatement?.({ text, durationMs: performance.now() - startedAt, ...(rows === undefined ? {} : { rows }) });
			}
		},
		load: () => ({ connections: open.length, idle: idle.length, waiting: waiting.size }),
		close: () => {
			closed = true;
			for (const { database } of idle.splice(0)) database.close();
		},
	};
}

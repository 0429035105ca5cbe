import Database from "libsql";
import type { StatementListener } from "../adapter.js";
import type { Statement } from "../sql/statement.js";

/** Statements that a connection keeps prepared. The least recently used ones are dropped. */
const maxPrepared = 500;

/** How long SQLite itself waits for another process's lock: while opening, and later. It holds the event loop up; writers try again by themselves. */
const openTimeoutMs = 5_000;
const busyTimeoutMs = 20;

type Prepared = ReturnType<InstanceType<typeof Database>["prepare"]>;

/** One connection to a SQLite database. Everything about it is synchronous; failures are libsql's errors. */
export interface SqliteConnection {
	select(statement: Statement): readonly (readonly unknown[])[];
	/** Runs a statement that returns no rows, `BEGIN` and its like among them; how many rows it changed. */
	change(statement: Statement): number;
	/** Any one statement, with its rows by column name. */
	query(statement: Statement): readonly Readonly<Record<string, unknown>>[];
	/** A script of any number of statements without parameters. */
	script(sql: string): void;
	close(): void;
}

/** Opens a file, or `:memory:`. The file is made where there is none; its folder isn't. */
export function openConnection(path: string, use: "read" | "write", onStatement?: StatementListener): SqliteConnection {
	const database = new Database(path, { timeout: openTimeoutMs });
	if (path !== ":memory:") database.exec("PRAGMA journal_mode = WAL");
	database.exec(
		`PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA busy_timeout = ${busyTimeoutMs}`,
	);
	if (use === "read") database.exec("PRAGMA query_only = ON");
	let prepared = new Map<string, Prepared>();

	function prepare(text: string): Prepared {
		const known = prepared.get(text);
		if (known !== undefined) {
			// A map keeps the order of insertion: the first is the least recently used.
			prepared.delete(text);
			prepared.set(text, known);
			return known;
		}
		const statement = database.prepare(text);
		const [oldest] = prepared.keys();
		if (prepared.size >= maxPrepared && oldest !== undefined) prepared.delete(oldest);
		prepared.set(text, statement);
		return statement;
	}

	/** Runs a statement and tells the listener of it, failed ones too. */
	function observed<T>(text: string, run: () => T, rowsOf: (result: T) => number): T {
		if (onStatement === undefined) return run();
		const startedAt = performance.now();
		let rows: number | undefined;
		try {
			const result = run();
			rows = rowsOf(result);
			return result;
		} finally {
			onStatement({ text, durationMs: performance.now() - startedAt, ...(rows === undefined ? {} : { rows }) });
		}
	}

	return {
		select: ({ text, params }) =>
			observed(
				text,
				() =>
					prepare(text)
						.raw()
						.all([...params]) as unknown[][], // Raw rows are arrays.
				(rows) => rows.length,
			),
		change: ({ text, params }) =>
			observed(
				text,
				() => prepare(text).run([...params]).changes,
				(count) => count,
			),
		query({ text, params }) {
			const statement = database.prepare(text);
			if (statement.reader) return statement.all([...params]) as Record<string, unknown>[]; // Rows are objects.
			statement.run([...params]);
			return [];
		},
		script(sql) {
			// The schema may change under them.
			prepared = new Map();
			database.exec(sql);
		},
		close() {
			prepared = new Map();
			database.close();
		},
	};
}

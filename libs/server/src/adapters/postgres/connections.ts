import { DBALError, isDBALError } from "@metabuilder/dbal/contract";
import pg from "pg";
import { abortError, throwIfAborted } from "../../deadline.js";
import type { StatementListener } from "../adapter.js";
import { observe } from "../sql/observe.js";
import type { SqlParam } from "../sql/statement.js";
import { untilAborted } from "../until-aborted.js";

/** How long a call waits for a connection, and a connection for the server. */
const connectTimeoutMs = 5_000;

/** How long a cancelled statement may take to stop before its connection is cut. */
const cancelGraceMs = 1_000;

/** Statements that are prepared by name on each connection. Beyond it they are planned each time: no client can fill the server's memory. */
const maxNamed = 500;

export interface Answer {
	readonly rows: readonly (readonly unknown[])[];
	readonly count: number;
	/** What the server says it did, such as `COMMIT`. */
	readonly command: string;
}

/** A connection on loan. */
export interface Connection {
	/** Runs one statement by the extended protocol, so that it can't be two. When the signal fires the server is told to stop. */
	run(text: string, params: readonly SqlParam[], signal?: AbortSignal): Promise<Answer>;
	/** Runs a script of several statements without parameters. */
	script(sql: string): Promise<void>;
	/** Gives it back; a connection of unknown state isn't used again. */
	release(state: "clean" | "unknown"): void;
}

/** A pool of connections that are made when they are needed. */
export interface Connections {
	/** DATABASE_ERROR when there is none in time. */
	acquire(signal?: AbortSignal): Promise<Connection>;
	/** A connection beside the pool, for what holds one while others work. */
	dedicated(): Promise<Connection>;
	readonly pool: pg.Pool;
	close(): Promise<void>;
}

/** Values come as the server's own text: dialects decode them, and no parser of this process is changed. */
const asText = { getTypeParser: () => (value: string) => value };

/** Opens a pool. Nothing is connected yet. */
export function openConnections(url: string, poolSize: number, onStatement?: StatementListener): Connections {
	const config = { connectionString: url, connectionTimeoutMillis: connectTimeoutMs, application_name: "dbal", keepAlive: true };
	const pool = new pg.Pool({ ...config, max: poolSize });
	// A connection that breaks while idle leaves the pool by itself; unheard, the event would end the process.
	pool.on("error", () => undefined);
	pool.on("connect", (client) => client.on("error", () => undefined));
	const names = new Map<string, string>();
	const seen = new Set<string>();
	let closing: Promise<void> | undefined;

	/** A name from a statement's second use on: most shapes come again, and those that don't cost nothing. */
	function named(text: string): { readonly name?: string } {
		const known = names.get(text);
		if (known !== undefined) return { name: known };
		if (seen.has(text)) {
			const name = `dbal_${names.size}`;
			if (names.size < maxNamed) names.set(text, name);
			return names.size < maxNamed ? { name } : {};
		}
		if (seen.size >= maxNamed) seen.clear();
		seen.add(text);
		return {};
	}

	/** Tells the server to stop what a connection runs. The request needs a connection of its own. */
	async function cancel(client: pg.ClientBase): Promise<void> {
		const { processID } = client as pg.ClientBase & { readonly processID?: number };
		const messenger = new pg.Client(config);
		messenger.on("error", () => undefined);
		try {
			await messenger.connect();
			await messenger.query({ text: "SELECT pg_cancel_backend($1)", values: [processID] });
		} finally {
			await messenger.end().catch(() => undefined);
		}
	}

	function lend(client: pg.ClientBase, giveBack: (broken: boolean) => void): Connection {
		let cut = false;

		/** The outcome of what runs. After the signal it is waited for, but not for long: a server may be frozen. */
		function settle(running: Promise<pg.QueryArrayResult>, signal: AbortSignal): Promise<pg.QueryArrayResult> {
			return new Promise((resolve, reject) => {
				let cancelled: Promise<void> | undefined;
				let grace: NodeJS.Timeout | undefined;
				const stop = () => {
					cancelled = cancel(client).catch(() => undefined);
					grace = setTimeout(() => {
						cut = true;
						reject(abortError(signal));
					}, cancelGraceMs);
				};
				signal.addEventListener("abort", stop, { once: true });
				const end = async () => {
					signal.removeEventListener("abort", stop);
					clearTimeout(grace);
					// A request to stop that is still under way must not meet the connection's next statement.
					await cancelled;
				};
				running.then(
					(result) => void end().then(() => resolve(result)),
					(error: unknown) => void end().then(() => reject(error)),
				);
			});
		}

		return {
			async run(text, params, signal) {
				throwIfAborted(signal);
				// The typings of pg don't know queryMode.
				const query: pg.QueryArrayConfig & { readonly queryMode: "extended" } = {
					...named(text),
					text,
					values: [...params],
					rowMode: "array",
					types: asText,
					queryMode: "extended",
				};
				const ask = () => {
					const running = client.query<unknown[]>(query);
					return signal === undefined ? running : settle(running, signal);
				};
				const result = await (onStatement === undefined ? ask() : observe(onStatement, text, ask, ({ rowCount }) => rowCount ?? 0));
				return { rows: result.rows, count: result.rowCount ?? 0, command: result.command };
			},
			async script(sql) {
				await client.query(sql);
			},
			release: (state) => giveBack(cut || state === "unknown"),
		};
	}

	return {
		pool,
		async acquire(signal) {
			throwIfAborted(signal);
			const client = await untilAborted(pool.connect(), signal, (late) => late.release()).catch(unreachable);
			return lend(client, (broken) => client.release(broken));
		},
		async dedicated() {
			const client = new pg.Client(config);
			client.on("error", () => undefined);
			await client.connect().catch(unreachable);
			return lend(client, () => void client.end().catch(() => undefined));
		},
		close: () => {
			closing ??= pool.end();
			return closing;
		},
	};
}

function unreachable(error: unknown): never {
	throw isDBALError(error) ? error : new DBALError("DATABASE_ERROR", "The database can't be reached.", { cause: error });
}

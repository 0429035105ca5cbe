/** What a driver can bind. Dialects encode every canonical value to one of these. */
export type SqlParam = null | string | number | bigint | Uint8Array;

/** A statement whose text never varies with values. */
export interface Statement {
	readonly text: string;
	readonly params: readonly SqlParam[];
}

/** A connection, or a pool of them, that runs one statement at a time and fails with its driver's own errors. */
export interface SqlRunner {
	/** Rows as arrays in the order of the select list. */
	readonly select: (statement: Statement, signal?: AbortSignal) => Promise<readonly (readonly unknown[])[]>;
	/** How many rows it changed. */
	readonly change: (statement: Statement, signal?: AbortSignal) => Promise<number>;
	/** A change that gives rows back, as {@link SqlRunner.select} does. */
	readonly returning: (statement: Statement, signal?: AbortSignal) => Promise<readonly (readonly unknown[])[]>;
}

import type { EntityDescriptor, ModelDescriptor, RelationDescriptor, Row, RowTree, Value } from "@metabuilder/dbal/contract";
import type { Predicate } from "../query/predicate.js";

/** What an adapter may be able to do. Declared by the adapter, probed by the conformance suite. */
export type Capability =
	| "transactions"
	| "nested_transactions"
	| "joins"
	| "full_text_search"
	| "ttl"
	| "json_queries"
	| "aggregations"
	| "relations"
	| "migrations"
	| "schema_introspection"
	| "connection_pooling"
	| "read_replicas"
	| "case_insensitive";

/** NULLs rank above every value: last ascending, first descending. Text ranks by code point. */
export interface OrderTerm {
	readonly field: string;
	readonly direction: "asc" | "desc";
}

/** What to read of rows. */
export interface Reading {
	/** Names of fields that every row has. */
	readonly fields: readonly string[];
	/** Further fields, in the rows for which `when` is true: a row of them under `name`, which no field has; in other rows it is absent. */
	readonly conditional?: readonly { readonly name: string; readonly fields: readonly string[]; readonly when: Predicate }[];
	/** Related rows, under the relation's name: a row or null of a to-one relation, rows of a to-many one. A relation stands here once. */
	readonly include?: readonly Inclusion[];
	/** Numbers of related rows, under `_count` by the relation's name. */
	readonly counts?: readonly { readonly relation: RelationDescriptor; readonly where: Predicate }[];
}

/** Related rows to read with a row. */
export interface Inclusion extends Reading {
	readonly relation: RelationDescriptor;
	readonly where: Predicate;
	/** Of a to-many relation: as of a {@link Find}. Its limit counts for each row by itself. */
	readonly orderBy: readonly OrderTerm[];
	readonly limit: number;
}

/** With everything that it includes it takes one statement. */
export interface Find extends Reading {
	readonly entity: EntityDescriptor;
	readonly where: Predicate;
	/** Ends in the primary key, so that the order is total. */
	readonly orderBy: readonly OrderTerm[];
	readonly limit?: number;
	/** Rows strictly after these values of the `orderBy` fields, in the order's own sense (NULL ranks included). */
	readonly after?: readonly Value[];
}

/** Which rows an update gives back. */
export interface Returning {
	readonly entity: EntityDescriptor;
	readonly where: Predicate;
	/** As of {@link Find}. */
	readonly fields: readonly string[];
}

/**
 * Reads and writes of rows in canonical values. Every method obeys `options.signal`: when it fires, the work stops and
 * the method fails with TIMEOUT. Failures are DBALError: CONFLICT with reason `unique` (fields named `data.<field>`),
 * `foreign_key` or `restrict`, TIMEOUT, or DATABASE_ERROR; a driver's text is only ever the `cause`.
 */
export interface Store {
	find(find: Find, options?: StoreOptions): Promise<readonly RowTree[]>;
	count(entity: EntityDescriptor, where: Predicate, options?: StoreOptions): Promise<number>;
	/** Rows hold a value for every field. All or nothing. On CONFLICT of many rows the path is `data.<index>.<field>`. */
	insert(entity: EntityDescriptor, rows: readonly Row[], options?: StoreOptions): Promise<void>;
	/**
	 * Inserts a row unless another one has its values of a unique key, `key`: false then, and nothing is written. Where a transaction can't
	 * see that other row yet, a race is lost. CONFLICT of any other unique key.
	 */
	insertUnless(entity: EntityDescriptor, row: Row, key: readonly string[], options?: StoreOptions): Promise<boolean>;
	/** Returns how many rows it changed. */
	update(entity: EntityDescriptor, where: Predicate, changes: Row, options?: ManyOptions): Promise<number>;
	/** Changes rows and gives them back as they have become, in no order. */
	updateReturning(rows: Returning, changes: Row, options?: StoreOptions): Promise<readonly Row[]>;
	/** Returns how many rows it deleted. Obeys `on_delete` of every relation that points here; what goes with a row isn't counted. */
	delete(entity: EntityDescriptor, where: Predicate, options?: ManyOptions): Promise<number>;
	/**
	 * Runs `work` all or nothing, such that it sees its own writes and is isolated from others'; it is undone when it rejects. Of an adapter
	 * it is a transaction of its own, whose lost races are retried inside, at most three times; of a transaction's store a part of that one,
	 * which can go on after the part failed. No other method of the outer store is called meanwhile.
	 */
	transaction<T>(work: (store: Store) => Promise<T>, options?: StoreOptions): Promise<T>;
}

/** Rows of a find that includes nothing. */
export function plainRows(rows: readonly RowTree[]): readonly Row[] {
	return rows as readonly Row[]; // Only what was included isn't a value.
}

export interface StoreOptions {
	readonly signal?: AbortSignal;
}

export interface ManyOptions extends StoreOptions {
	/** Rows at most; which of those that match is not said. */
	readonly limit?: number;
}

/** An open database. */
export interface Adapter extends Store {
	readonly name: string;
	readonly capabilities: ReadonlySet<Capability>;
	/** Fails with DATABASE_ERROR when the database can't be reached. */
	ping(options?: StoreOptions): Promise<void>;
	/** How busy its connections are, where it has such. */
	readonly load?: () => DatabaseLoad;
	/** SQL adapters run migrations through it; the memory adapter has none. */
	readonly sql?: SqlSession;
	close(): Promise<void>;
}

/** Connections that are open and of them those that do nothing, and pieces of work that wait for one. */
export interface DatabaseLoad {
	readonly connections: number;
	readonly idle: number;
	readonly waiting: number;
}

/** A session for statements that are not about rows of the model: migrations and checks at start. */
export interface SqlSession {
	readonly dialect: "sqlite" | "postgresql";
	/** Runs a script of one or more statements in one transaction, all or nothing. */
	script(sql: string): Promise<void>;
	query(sql: string, params: readonly (string | number | null)[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
	/** Runs `work` while no other process migrates. */
	exclusive<T>(work: () => Promise<T>): Promise<T>;
}

/** A statement that an adapter ran. No value is in it: a text doesn't vary with them. */
export interface StatementEvent {
	readonly text: string;
	/** From when it was handed to the driver until its answer was there. */
	readonly durationMs: number;
	/** Rows that it gave or matched; absent where it failed. */
	readonly rows?: number;
}

/**
 * Told of each statement as it ends, in the asynchronous context of the call that ran it. `BEGIN`, `COMMIT` and the like are told too where the
 * adapter says them itself. It must not throw.
 */
export type StatementListener = (event: StatementEvent) => void;

/** Where an adapter finds its database. */
export interface AdapterOptions {
	readonly model: ModelDescriptor;
	/** `file:./app.db`, `postgresql://…`; none for memory. */
	readonly url?: string;
	/** Connections at most, where the database has connections. */
	readonly poolSize?: number;
	/** For slow query logs, traces and plans. An adapter without statements never calls it. */
	readonly onStatement?: StatementListener;
}

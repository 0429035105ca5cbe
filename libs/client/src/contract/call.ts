/**
 * One call, free of any transport: what the client hands to its transport and what the daemon's transports hand to the
 * engine. A standard operation's input is in {@link StandardInputs}; a custom one's is `Record<parameter, value>`,
 * its output `{ data }` for an entity or a list, the object itself for an object and `{}` for nothing.
 */
export interface Call {
	readonly entity: string;
	readonly operation: string;
	readonly input: Readonly<Record<string, unknown>>;
}

/** What may be said of a call besides its input. */
export interface CallOptions {
	/** Time to answer, in ms. Reaches the database. */
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
}

/** Sends calls. It never retries and never interprets a result; failures are {@link DBALError}. */
export interface Transport {
	call(call: Call, options: CallOptions): Promise<Readonly<Record<string, unknown>>>;
	/** Only where the engine runs in this process: over a wire no transaction stays open. */
	transaction?<T>(work: (transaction: TransactionTransport) => Promise<T>, options: CallOptions): Promise<T>;
	close(): Promise<void>;
}

/** Calls in one transaction. They run one after another; one that fails is undone by itself. */
export interface TransactionTransport {
	call(call: Call, options: CallOptions): Promise<Readonly<Record<string, unknown>>>;
	transaction<T>(work: (transaction: TransactionTransport) => Promise<T>): Promise<T>;
}

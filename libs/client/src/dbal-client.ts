import type { Entities } from "../gen/client.js";
import { errorDescriptors } from "../gen/contract/errors.js";
import { model } from "../gen/contract/model.js";
import { type AuthHost, type ClientAuth, createAuth, isSessionOver } from "./auth.js";
import { type Batch, type BatchResults, type Step, sendBatch } from "./batch.js";
import { type Can, createCan } from "./can.js";
import { type ConnectionState, observed } from "./connection-state.js";
import { batchOperation } from "./contract/batch.js";
import type { Call, CallOptions, TransactionTransport } from "./contract/call.js";
import { canOperation } from "./contract/can.js";
import { DBALError, isDBALError } from "./contract/dbal-error.js";
import { type Caller, entityMethods } from "./entity-client.js";
import type { Link, PrincipalTransport } from "./link.js";
import { type Credentials, checkOptions, type DBALClientOptions, initialCredentials } from "./options.js";
import { retryRead } from "./retry.js";

const defaultTimeoutMs = 30_000;

const effects = new Map(
	[[canOperation], ...model.entities.map(({ operations }) => operations)].flatMap((operations) =>
		operations.map(({ entity, name, effect }) => [`${entity}.${name}`, effect] as const),
	),
);

/** The entities of the spec as properties, such as `dbal.users`. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the constructor defines one property for each entity of the model that Entities is generated from
export interface DBALClient extends Entities {}

/**
 * The client of an application: typed calls on the spec's entities, wherever the engine runs. Making one opens nothing;
 * the first call connects. Every failure is a DBALError.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns one property for each entity of the model that the interface is generated from
export class DBALClient {
	readonly auth: ClientAuth;
	readonly connection: ClientConnection;
	/** Whether the caller may do something: `dbal.can("update", "User", id)`. */
	readonly can: Can;
	readonly batch: BatchMethod;
	readonly transaction: TransactionMethod;
	/** Takes no more calls, and resolves when those in flight have ended. */
	readonly close: () => Promise<void>;

	/** VALIDATION_ERROR for options that can't be meant. `openLink` is the entry's way to an engine. */
	constructor(options: DBALClientOptions, openLink: (options: DBALClientOptions) => Link) {
		checkOptions(options);
		const { auth: given = {} } = options;
		const session = given.session ?? given.storage?.load();
		const starting = session ? { ...given, session } : given;
		const host = connect(openLink(options), initialCredentials(starting), options.timeoutMs);
		const { call, connection, transaction } = host;
		const auth = createAuth(host, starting);
		this.auth = auth;
		this.connection = connection;
		this.can = createCan(call);
		this.close = () => {
			auth.stop();
			return host.close();
		};
		this.batch = batchMethod(call);
		this.transaction = transaction;
		for (const entity of model.entities)
			Object.defineProperty(this, entity.accessor, { value: entityMethods(entity, call), enumerable: true });
	}
}

/** The way to the daemon, for a page that shows how it stands. */
export interface ClientConnection {
	readonly state: ConnectionState;
	/** Calls the listener after each change of state. Gives the way to stop that. */
	subscribe(listener: (state: ConnectionState) => void): () => void;
	/** Connects now rather than with the first call. What goes wrong shows in the state and is told by calls. */
	open(): void;
}

/** Entities, batches and parts of one transaction. */
export type TransactionClient = Entities & {
	readonly batch: BatchMethod;
	/** A part that is undone by itself when it rejects. Until it has ended, calls are made through it alone. */
	transaction<T>(work: (tx: TransactionClient) => Promise<T>): Promise<T>;
};

/** Gathers writes and makes them in one transaction: all of them or none. Gives what the steps that `build` returns gave, in their order. */
export type BatchMethod = <const Steps extends readonly Step<unknown>[]>(
	build: (batch: Batch<Entities>) => Steps,
	options?: CallOptions,
) => Promise<BatchResults<Steps>>;

/**
 * Runs `work` in one transaction, which ends when it does. Only where the engine runs in this process; over a wire CAPABILITY_NOT_SUPPORTED:
 * use a batch. `work` may run again where a race against another transaction was lost, so it does nothing else that can't be done twice.
 */
export type TransactionMethod = <T>(work: (tx: TransactionClient) => Promise<T>, options?: CallOptions) => Promise<T>;

function batchMethod(call: Caller): BatchMethod {
	return (build, options = {}) =>
		sendBatch(model, build, (steps) => call({ entity: batchOperation.entity, operation: batchOperation.name, input: { steps } }, options));
}

function transactionClient(transport: TransactionTransport, timeoutMs: number): TransactionClient {
	const call: Caller = (one, options) => transport.call(one, { ...options, timeoutMs: options.timeoutMs ?? timeoutMs });
	const entities = Object.fromEntries(model.entities.map((entity) => [entity.accessor, entityMethods(entity, call)]));
	const transaction: TransactionClient["transaction"] = (work) =>
		transport.transaction((inner) => work(transactionClient(inner, timeoutMs)));
	return { ...entities, batch: batchMethod(call), transaction } as unknown as TransactionClient; // Made of the tables that the interface was generated from.
}

interface Host extends AuthHost {
	readonly connection: ClientConnection;
	readonly transaction: TransactionMethod;
	/** Lets calls in flight finish. */
	readonly close: () => Promise<void>;
}

function connect(link: Link, initial: Credentials, timeoutMs = defaultTimeoutMs): Host {
	const state = observed<ConnectionState>("idle");
	let sessionOver = () => {};
	let stopFollowing = () => {};
	let closed: Promise<void> | undefined;
	const retired = new Set<Promise<void>>();

	const adopt = (transport: PrincipalTransport): PrincipalTransport => {
		stopFollowing();
		state.set(transport.state.current);
		stopFollowing = transport.state.subscribe((next) => state.set(next));
		return transport;
	};
	let current = adopt(link.transport(initial));

	const retire = (transport: PrincipalTransport): void => {
		const ending = transport.close().finally(() => retired.delete(ending));
		retired.add(ending);
	};

	const over = async (transport: PrincipalTransport, call: Call, options: CallOptions) => {
		if (closed) throw new DBALError("VALIDATION_ERROR", "This client is closed. Make a new one.", { reason: "closed" });
		const bounded = { ...options, timeoutMs: options.timeoutMs ?? timeoutMs };
		const isRead = effects.get(`${call.entity}.${call.operation}`) === "read";
		return isRead ? retryRead((each) => transport.call(call, each), bounded, errorDescriptors) : transport.call(call, bounded);
	};

	return {
		connection: {
			get state() {
				return state.current;
			},
			subscribe: (listener) => state.subscribe(listener),
			open: () => {
				if (!closed) current.connect();
			},
		},
		whenSessionOver: (callback) => {
			sessionOver = callback;
		},
		call: async (call, options) => {
			const transport = current;
			try {
				return await over(transport, call, options);
			} catch (error) {
				if (transport === current && isDBALError(error) && isSessionOver(error)) sessionOver();
				throw error;
			}
		},
		transaction: async (work, options = {}) => {
			if (closed) throw new DBALError("VALIDATION_ERROR", "This client is closed. Make a new one.", { reason: "closed" });
			if (!current.transaction) {
				const message = "Transactions stay open only where the engine runs in this process. Use a batch.";
				throw new DBALError("CAPABILITY_NOT_SUPPORTED", message, { reason: "transaction" });
			}
			const bounded = { ...options, timeoutMs: options.timeoutMs ?? timeoutMs };
			return current.transaction((inner) => work(transactionClient(inner, timeoutMs)), bounded);
		},
		callAnonymously: async (call, options) => {
			const transport = link.transport({ kind: "none" });
			try {
				return await over(transport, call, options);
			} finally {
				retire(transport);
			}
		},
		become: (credentials) => {
			// The listeners are told once, of what the new one is.
			stopFollowing();
			retire(current);
			current = adopt(link.transport(credentials));
		},
		renew: (credentials) => current.renew(credentials),
		close: () => {
			closed ??= (async () => {
				retire(current);
				await Promise.all(retired);
				await link.close();
			})();
			return closed;
		},
	};
}

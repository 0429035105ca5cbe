import { DBALError } from "@metabuilder/dbal/contract";
import type { Store } from "./adapters/adapter.js";
import { createTurns } from "./adapters/sql/turns.js";
import type { Handler } from "./context.js";

/** Calls in one transaction, for code in the engine's own process. They run one after another, however they are made. */
export interface EngineTransaction {
	/** A call that fails is undone by itself. */
	readonly handle: Handler;
	/** A part that is undone by itself when it rejects. Until it has ended, calls are made through it alone. */
	transaction<T>(work: (inner: EngineTransaction) => Promise<T>): Promise<T>;
}

/** Gives `work` a transaction's store as calls. What is called after its end fails. */
export async function inEngineTransaction<T>(
	store: Store,
	handlerOn: (store: Store) => Handler,
	work: (transaction: EngineTransaction) => Promise<T>,
): Promise<T> {
	const turns = createTurns();
	let state: "open" | "nested" | "over" = "open";

	const whenOpen = <R>(part: () => Promise<R>): Promise<R> =>
		turns.take(async () => {
			if (state === "over") throw misused("This transaction is over.");
			return part();
		});
	/** Inside of a part, what waited for its turn would wait for ever. */
	const refuseNested = (): Promise<void> =>
		state === "nested" ? Promise.reject(misused("A part of this transaction is open. Make its calls through it.")) : Promise.resolve();

	const transaction: EngineTransaction = {
		handle: async (call, context) => {
			await refuseNested();
			return whenOpen(() => store.transaction((part) => handlerOn(part)(call, context), context.signal ? { signal: context.signal } : {}));
		},
		transaction: async (part) => {
			await refuseNested();
			return whenOpen(async () => {
				state = "nested";
				try {
					return await store.transaction((inner) => inEngineTransaction(inner, handlerOn, part));
				} finally {
					state = "open";
				}
			});
		},
	};
	try {
		return await work(transaction);
	} finally {
		// Calls that nobody waited for end with it.
		await turns.take(async () => undefined);
		state = "over";
	}
}

function misused(message: string): DBALError {
	return new DBALError("VALIDATION_ERROR", message, { reason: "transaction" });
}

import { AsyncLocalStorage } from "node:async_hooks";
import type { StatementListener } from "@metabuilder/dbal-server";

export type StatementEvent = Parameters<StatementListener>[0];

/** A call, as far as it is known before anybody looked into it. */
export interface ObservedCall {
	/** The request id of audit and logs. */
	readonly id: string;
	readonly entity: string;
	readonly operation: string;
	readonly transport: string;
	/** The caller's W3C `traceparent`. */
	readonly traceParent?: string;
}

/** How a call ended. */
export interface CallOutcome {
	/** `OK` or the error's code. */
	readonly code: string;
	readonly reason?: string;
	readonly durationMs: number;
	readonly rows: number;
	/** Who asked; absent where that was never known. */
	readonly principal?: { readonly id: string; readonly role: string };
	/** Time that its audit line took, in ms. */
	readonly auditMs: number;
}

/** Told of what happens. It must be quick, and never throws. */
export interface Observer {
	readonly started?: (call: ObservedCall) => void;
	readonly ended?: (call: ObservedCall, outcome: CallOutcome) => void;
	/** `call` is absent where a statement belongs to none. */
	readonly statement?: (event: StatementEvent, call: ObservedCall | undefined) => void;
}

/** Observers as one, which knows whose call a statement is. */
export interface Observation {
	/** Runs a call so that its statements are known as its own. */
	run<T>(call: ObservedCall, work: () => T): T;
	ended(call: ObservedCall, outcome: CallOutcome): void;
	readonly onStatement: ((event: StatementEvent) => void) | undefined;
}

/** Nothing is tracked that nobody asks for: without an observer of statements a call runs as it is. */
export function createObservation(observers: readonly Observer[]): Observation {
	const started = observers.flatMap((observer) => observer.started ?? []);
	const ended = observers.flatMap((observer) => observer.ended ?? []);
	const statement = observers.flatMap((observer) => observer.statement ?? []);
	const current = statement.length > 0 ? new AsyncLocalStorage<ObservedCall>() : undefined;
	return {
		run: (call, work) => {
			for (const tell of started) tell(call);
			return current ? current.run(call, work) : work();
		},
		ended: (call, outcome) => {
			for (const tell of ended) tell(call, outcome);
		},
		onStatement: current
			? (event) => {
					const call = current.getStore();
					for (const tell of statement) tell(event, call);
				}
			: undefined,
	};
}

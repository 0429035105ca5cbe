/**
 * Where the way to the daemon stands. `idle`: nothing was asked of it yet, or its answer was final (the credentials were
 * refused). `connecting`: the first connection is on its way. `reconnecting`: one was there and was lost; new ones are tried
 * until one holds. In process the engine is always `ready`.
 */
export type ConnectionState = "idle" | "connecting" | "ready" | "reconnecting" | "closed";

/** A state that can be watched. */
export interface Observable<State> {
	readonly current: State;
	/** Calls the listener after each change, with what it is now. Gives the way to stop that. */
	subscribe(listener: (state: State) => void): () => void;
}

/** An observable with its writer. */
export interface Observed<State> extends Observable<State> {
	/** Tells the listeners where it differs from what was. */
	set(state: State): void;
}

export function observed<State>(initial: State): Observed<State> {
	let current = initial;
	const listeners = new Set<(state: State) => void>();
	return {
		get current() {
			return current;
		},
		set(state) {
			if (Object.is(state, current)) return;
			current = state;
			for (const listener of listeners) listener(state);
		},
		subscribe(listener) {
			// The same function may watch twice.
			const own = (state: State) => listener(state);
			listeners.add(own);
			return () => {
				listeners.delete(own);
			};
		},
	};
}

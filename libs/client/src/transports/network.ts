/** What the platform tells of the network. Node tells nothing: it counts as online. */
export interface Network {
	readonly isOnline: boolean;
	/** Calls back whenever the platform says that it is online again. Gives the way to stop that. */
	whenOnline(callback: () => void): () => void;
}

interface Platform {
	readonly navigator?: { readonly onLine?: boolean };
	addEventListener?(type: "online", listener: () => void): void;
	removeEventListener?(type: "online", listener: () => void): void;
}

/** The browser's own view: https://html.spec.whatwg.org/multipage/system-state.html#navigator.online */
export const platformNetwork: Network = {
	get isOnline() {
		return (globalThis as Platform).navigator?.onLine !== false;
	},
	whenOnline(callback) {
		const platform = globalThis as Platform;
		platform.addEventListener?.("online", callback);
		return () => platform.removeEventListener?.("online", callback);
	},
};

/** What one name has spent since its window began. */
export interface Window {
	spent: number;
	/** In the clock's ms. */
	endsAt: number;
}

/** Fixed windows by name: each begins with the first thing that is counted in it. */
export interface Windows {
	/** The window that runs, or a fresh one. */
	of(name: string, windowMs: number): Window;
}

/** Names kept at most. Beyond it the oldest window is dropped, so that made-up names can't fill the memory. */
const maxWindows = 100_000;

/** `now` is in ms. */
export function createWindows(now: () => number): Windows {
	const windows = new Map<string, Window>();
	return {
		of: (name, windowMs) => {
			const known = windows.get(name);
			if (known && known.endsAt > now()) return known;
			windows.delete(name);
			if (windows.size >= maxWindows) {
				const oldest = windows.keys().next();
				if (!oldest.done) windows.delete(oldest.value);
			}
			const fresh = { spent: 0, endsAt: now() + windowMs };
			windows.set(name, fresh);
			return fresh;
		},
	};
}

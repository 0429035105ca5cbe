import { type DBALError, isDBALError } from "../contract/dbal-error.js";
import { cancelled, timedOut } from "./unreachable.js";

export interface ReadOptions {
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
}

/** Makes the call itself. */
export type Ask = (options: ReadOptions) => Promise<Uint8Array>;

interface SharedRead {
	readonly method: string;
	readonly request: Uint8Array;
	readonly answer: Promise<Uint8Array>;
	/** Present where the one who made the call may leave it. */
	readonly abandon: AbortController | undefined;
	waiting: number;
}

/** What a timer can wait at most, in ms. */
const maxTimerMs = 0x7fff_ffff;

/** Equal reads that are in flight at once travel once. */
export interface SameReads {
	/** The answer to a read: of the call in flight that asks the same, or of its own. */
	read(method: string, request: Uint8Array, options: ReadOptions, ask: Ask): Promise<Uint8Array>;
	/** A write begins or ends: reads from now on don't join those before it. */
	forget(): void;
}

/**
 * Reads are the same where method and bytes are. Each waits as long as its own deadline and signal say; the call is cancelled when
 * nobody waits for it any more. A read that joins a call sees the database as it was when that call ran, which is after
 * every write that this client had an answer to.
 */
export function createSameReads(): SameReads {
	let inFlight = new Map<number, SharedRead>();

	const begin = (key: number, method: string, request: Uint8Array, options: ReadOptions, ask: Ask): Promise<Uint8Array> => {
		const mine = inFlight;
		const abandon = options.signal ? new AbortController() : undefined;
		const answer = ask(abandon ? { timeoutMs: options.timeoutMs, signal: abandon.signal } : options);
		const shared: SharedRead = { method, request, answer, abandon, waiting: 1 };
		mine.set(key, shared);
		const settled = () => {
			if (mine.get(key) === shared) mine.delete(key);
		};
		answer.then(settled, settled);
		return abandon ? wait(shared, options.signal, undefined) : answer;
	};

	/** The answer, until the signal fires or the time is over. The caller is counted as waiting already. */
	const wait = (shared: SharedRead, signal: AbortSignal | undefined, timeoutMs: number | undefined): Promise<Uint8Array> =>
		new Promise((resolve, reject) => {
			let timer: ReturnType<typeof setTimeout> | undefined;
			const leave = () => {
				clearTimeout(timer);
				signal?.removeEventListener("abort", onAbort);
				shared.waiting--;
			};
			const giveUp = (error: DBALError) => {
				leave();
				if (shared.waiting === 0) shared.abandon?.abort(error);
				reject(error);
			};
			const onAbort = () => giveUp(cancelled(signal?.reason));
			signal?.addEventListener("abort", onAbort, { once: true });
			if (timeoutMs !== undefined && timeoutMs <= maxTimerMs) timer = setTimeout(() => giveUp(timedOut(timeoutMs)), timeoutMs);
			shared.answer.then(
				(bytes) => {
					leave();
					resolve(bytes);
				},
				(error: unknown) => {
					leave();
					reject(error as DBALError); // Calls fail with nothing else.
				},
			);
		});

	return {
		async read(method, request, options, ask) {
			if (options.signal?.aborted) throw cancelled(options.signal.reason);
			const key = keyOf(method, request);
			const present = inFlight.get(key);
			const isSame = present !== undefined && present.waiting > 0 && present.method === method && sameBytes(present.request, request);
			if (present !== undefined && !isSame) return ask(options);
			if (present === undefined) return begin(key, method, request, options, ask);
			present.waiting++;
			const began = performance.now();
			try {
				return await wait(present, options.signal, options.timeoutMs);
			} catch (error) {
				// The other's deadline is not this one's.
				const leftMs = options.timeoutMs - (performance.now() - began);
				const isOthers = isDBALError(error) && error.code === "TIMEOUT" && leftMs > 0 && !options.signal?.aborted;
				if (!isOthers) throw error;
				return ask({ ...options, timeoutMs: leftMs });
			}
		},
		forget() {
			if (inFlight.size > 0) inFlight = new Map();
		},
	};
}

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: what falls together by chance is told apart by {@link sameBytes}. */
function keyOf(method: string, request: Uint8Array): number {
	let hash = 0x811c9dc5 ^ method.length;
	for (let index = 0; index < request.length; index++) hash = Math.imul(hash ^ (request[index] as number), 0x01000193); // Within its length.
	for (let index = 0; index < method.length; index++) hash = Math.imul(hash ^ method.charCodeAt(index), 0x01000193);
	return hash;
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
	if (left.length !== right.length) return false;
	for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
	return true;
}

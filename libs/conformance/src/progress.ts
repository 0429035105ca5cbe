import type { CaseResult } from "./report/report.js";

/** One line on a terminal that tells how far each target is. */
export interface Progress {
	tell(target: string, result: CaseResult): void;
	end(): void;
}

/** A line at most so often, in ms. */
const everyMs = 100;

/** Writes to a terminal only: into a file or a pipe there is nothing to be seen of it. */
export function startProgress(stream: NodeJS.WriteStream | undefined): Progress {
	if (!stream?.isTTY) return { tell: () => undefined, end: () => undefined };
	const counts = new Map<string, { done: number; failed: number }>();
	let toldAt = 0;
	return {
		tell(target, { status }) {
			const count = counts.get(target) ?? { done: 0, failed: 0 };
			counts.set(target, count);
			count.done++;
			if (status === "failed") count.failed++;
			const now = performance.now();
			if (now - toldAt < everyMs) return;
			toldAt = now;
			const parts = [...counts].map(([name, { done, failed }]) => `${name} ${done}${failed > 0 ? ` (${failed} failed)` : ""}`);
			stream.write(`\r\u001b[2K${parts.join("  ").slice(0, (stream.columns ?? 80) - 1)}`);
		},
		end: () => void stream.write("\r\u001b[2K"),
	};
}

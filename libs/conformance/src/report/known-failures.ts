import { type Report, type TargetResult, targetResult } from "./report.js";

/** A failure that is known, and why it is left. */
export interface KnownFailure {
	/** The target's name, or `*`. */
	readonly target: string;
	/** Of `suite/name`; each `*` stands for any text. */
	readonly pattern: string;
	readonly reason: string;
}

/** Known failures from text: `target pattern # reason` on each line that isn't empty or a comment. Faults are told with their line. */
export function parseKnownFailures(file: string, text: string): readonly KnownFailure[] | { readonly faults: readonly string[] } {
	const faults: string[] = [];
	const known: KnownFailure[] = [];
	for (const [index, line] of text.split("\n").entries()) {
		if (/^\s*(?:#|$)/.test(line)) continue;
		const match = /^\s*(\S+)\s+(\S.*?)\s+#\s*(\S.*?)\s*$/.exec(line);
		const [, target, pattern, reason] = match ?? [];
		if (target === undefined || pattern === undefined || reason === undefined)
			faults.push(`${file}:${index + 1}: write a target, a pattern of suite/name, # and the reason`);
		else known.push({ target, pattern, reason });
	}
	return faults.length > 0 ? { faults } : known;
}

/**
 * The report with known failures declared unsupported, reason first. One that no case of a target which ran fails for any more is a failure
 * itself, in the suite `known`: the list must not outlive what it says.
 */
export function withKnownFailures(report: Report, known: readonly KnownFailure[]): Report {
	return { targets: report.targets.map((target) => withKnown(target, known)) };
}

function withKnown(target: TargetResult, known: readonly KnownFailure[]): TargetResult {
	const mine = known.filter((entry) => entry.target === "*" || entry.target === target.name);
	const used = new Set<KnownFailure>();
	const cases = target.cases.map((result) => {
		const entry = result.status === "failed" ? mine.find(({ pattern }) => matches(pattern, `${result.suite}/${result.id}`)) : undefined;
		if (!entry) return result;
		used.add(entry);
		return { ...result, status: "unsupported" as const, message: `known to fail: ${entry.reason}\n${result.message ?? ""}` };
	});
	const stale = mine.filter((entry) => !used.has(entry) && target.cases.some(({ suite, id }) => matches(entry.pattern, `${suite}/${id}`)));
	const told = stale.map(({ pattern }) => ({
		id: pattern,
		suite: "known",
		status: "failed" as const,
		message: "No case that it names fails any more: take it off the list of known failures.",
	}));
	return targetResult(target.name, [...cases, ...told], target.durationMs);
}

function matches(pattern: string, text: string): boolean {
	const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
	return new RegExp(`^${parts.join(".*")}$`, "s").test(text);
}

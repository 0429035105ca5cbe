import type { OperationDescriptor } from "@metabuilder/dbal/contract";

/** Rows that cost as much as asking for them at all. */
const rowsPerUnit = 25;

/**
 * What a call costs of its caller's allowances, before it runs: 1 for a row by its key, more for rows to look through and for writes, most for
 * what hashes a password. Rows asked for or sent are counted in.
 */
export function weightOf(operation: OperationDescriptor, input: Readonly<Record<string, unknown>>): number {
	// An operation that declares a limit of its own is dear, or a guess.
	if (operation.rateLimit) return 25;
	if (operation.kind === "get") return 1;
	const base = operation.effect === "write" ? 3 : 2;
	return base + Math.floor(rowsOf(input) / rowsPerUnit);
}

function rowsOf({ data, limit, maxAffected }: Readonly<Record<string, unknown>>): number {
	if (Array.isArray(data)) return data.length;
	const most = [limit, maxAffected].find((value) => typeof value === "number" && Number.isFinite(value));
	return typeof most === "number" ? Math.min(Math.max(0, most), 100_000) : 0;
}

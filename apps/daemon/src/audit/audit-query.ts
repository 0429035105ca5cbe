import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { AuditEntry } from "./audit-line.js";

/** Which lines are wanted: all that is given must hold. */
export interface AuditFilter {
	readonly user?: string;
	readonly role?: string;
	readonly entity?: string;
	readonly operation?: string;
	readonly code?: string;
	readonly address?: string;
	readonly success?: boolean;
	/** From then on. */
	readonly since?: Date;
	/** Before then. */
	readonly until?: Date;
}

/** Lines of audit files that a filter wants, in the order of the files. A line that is no entry is passed over: `verify` tells of it. */
export async function* queryAudit(files: readonly string[], filter: AuditFilter): AsyncGenerator<AuditEntry> {
	for (const file of files) {
		for await (const line of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
			const entry = readEntry(line);
			if (entry && isWanted(entry, filter)) yield entry;
		}
	}
}

/** An audit line's entry, with the hashes of its chain. */
export function readEntry(line: string): AuditEntry | undefined {
	try {
		const value: unknown = JSON.parse(line);
		if (typeof value !== "object" || value === null) return undefined;
		const { timestamp, user, role, operation, entity, success, code } = value as Partial<AuditEntry>;
		const texts = [timestamp, user, role, operation, entity, code];
		return texts.every((text) => typeof text === "string") && typeof success === "boolean" ? (value as AuditEntry) : undefined; // Its keys were just looked at.
	} catch {
		return undefined;
	}
}

export function isWanted(entry: AuditEntry, filter: AuditFilter): boolean {
	const { since, until, success, ...texts } = filter;
	if (success !== undefined && entry.success !== success) return false;
	const at = Date.parse(entry.timestamp);
	if ((since && !(at >= since.getTime())) || (until && !(at < until.getTime()))) return false;
	return Object.entries(texts).every(([key, value]) => entry[key as keyof typeof texts] === value);
}

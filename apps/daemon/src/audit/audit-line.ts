import { createHash } from "node:crypto";
import { visible } from "../visible.js";

/** What is said of one call. Inputs and outputs are never part of it. */
export interface AuditEntry {
	/** UTC, RFC 3339 with milliseconds: when the call came. */
	readonly timestamp: string;
	/** The principal's id; `unknown` when it could not be authenticated. */
	readonly user: string;
	readonly role: string;
	readonly operation: string;
	readonly entity: string;
	readonly success: boolean;
	readonly duration_ms: number;
	/** The call's request id, as errors tell it. */
	readonly id: string;
	/** `OK` or the error's code. */
	readonly code: string;
	/** The rules that granted it, such as `acl.yaml:12`; of a refusal, those that speak of it. */
	readonly rule: readonly string[];
	/** Of a refusal by the rules: what stood against it. */
	readonly reason?: string;
	/** Rows returned or written. */
	readonly rows: number;
	/** Of a batch: the writes in it, such as `User.create`, in their order. */
	readonly steps?: readonly string[];
	readonly address: string;
	readonly transport: string;
}

/** What the first line of a chain names as the line before it. */
export const genesis = "0".repeat(64);

/** One line without its end, and the hash that the next line names. `hash` is the SHA-256 of the line without `hash`. */
export function chainLine(entry: AuditEntry, prev: string): { readonly line: string; readonly hash: string } {
	const body = visible(JSON.stringify({ ...entry, prev }));
	const hash = sha256(body);
	return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, hash };
}

/** The hashes that a line states, or undefined when it is no audit line. */
export function readLine(line: string): { readonly prev: string; readonly hash: string; readonly intact: boolean } | undefined {
	const match = /,"prev":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"\}$/.exec(line);
	const [, prev, hash] = match ?? [];
	if (prev === undefined || hash === undefined) return undefined;
	const body = `${line.slice(0, -`,"hash":"${hash}"}`.length)}}`;
	return { prev, hash, intact: sha256(body) === hash };
}

function sha256(text: string): string {
	return createHash("sha256").update(text, "utf8").digest("hex");
}

import { readRecord, type StandardInputs } from "@metabuilder/dbal/contract";
import { type Findings, note } from "../query/findings.js";

/** The members of an operation's input, none of them checked yet. */
export type Arguments<Operation extends keyof StandardInputs> = { readonly [Name in keyof StandardInputs[Operation]]?: unknown };

const known = {
	get: ["key", "select", "include"],
	list: ["where", "orderBy", "limit", "pageToken", "total", "select", "include"],
	count: ["where"],
	create: ["data", "select", "include"],
	createMany: ["data", "select", "include"],
	update: ["key", "data", "select", "include", "ifMatch"],
	updateMany: ["where", "data", "maxAffected"],
	upsert: ["key", "create", "update", "select", "ifMatch"],
	delete: ["key", "ifMatch"],
	deleteMany: ["where", "maxAffected"],
	restore: ["key", "select"],
} as const satisfies { readonly [Operation in keyof StandardInputs]: readonly (keyof StandardInputs[Operation])[] };

/** The input's members by name. One that the operation doesn't have is a fault, never dropped. */
export function readArguments<Operation extends keyof StandardInputs>(
	operation: Operation,
	input: unknown,
	findings: Findings,
): Arguments<Operation> {
	const names: readonly string[] = known[operation];
	const read: Record<string, unknown> = {};
	for (const [name, value] of readRecord(input, "", findings.faults) ?? []) {
		if (names.includes(name)) read[name] = value;
		else note(findings, name.length > 64 ? "input" : name, "unknown_field", `is no argument of ${operation}`);
	}
	return read as Arguments<Operation>; // Its names were just compared with the operation's own.
}

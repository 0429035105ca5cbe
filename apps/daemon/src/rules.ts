import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import { type Diagnostic, formatDiagnostics, hasErrors } from "@metabuilder/dbal-documents";
import { type AccessRules, createAccess, defaultPolicy, readPolicy } from "@metabuilder/dbal-server";
import { ConfigurationError } from "./configuration-error.js";

export interface LoadedRules {
	readonly rules: AccessRules;
	/** What the rules' author may not have meant. */
	readonly warnings: readonly Diagnostic[];
}

/** The rules of a file, or those generated with the model. ConfigurationError with every fault of them. */
export function loadRules(model: ModelDescriptor, file: string | undefined): LoadedRules {
	const { path, text } = file === undefined ? defaultPolicy : { path: file, text: readRules(file) };
	const { policy, diagnostics } = readPolicy(model, path, text);
	if (!policy || hasErrors(diagnostics)) throw new ConfigurationError(`The access rules can't be used:\n${formatDiagnostics(diagnostics)}`);
	if (policy.rules.every(({ restrictive }) => restrictive))
		throw new ConfigurationError(`The access rules in ${path} grant nothing: nobody could do anything.`);
	const revision = createHash("sha256").update(text).digest("hex");
	return { rules: { access: createAccess(model, policy, () => Date.now()), revision }, warnings: diagnostics };
}

function readRules(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		throw new ConfigurationError(`The access rules in ${file} can't be read: ${systemReason(error)}.`);
	}
}

/** A system error's own name, such as ENOENT. */
export function systemReason(error: unknown): string {
	return error instanceof Error ? ("code" in error ? String(error.code) : error.message) : String(error);
}

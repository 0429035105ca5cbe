import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { model } from "@metabuilder/dbal/contract";
import { type Diagnostic, formatDiagnostics } from "@metabuilder/dbal-documents";
import { type Policy, type PolicyModel, policyModelOf, readPolicy, defaultPolicy as shippedPolicy } from "@metabuilder/dbal-server";
import { ConfigurationError } from "../../configuration-error.js";
import { systemReason } from "../../rules.js";
import type { Terminal } from "../command.js";
import { configOf } from "../load-config.js";

/** Rules as a command reads them. */
export interface ReadRules {
	readonly policy: Policy;
	/** What they were checked against. */
	readonly model: PolicyModel;
	readonly warnings: readonly Diagnostic[];
	/** Undefined for the rules that came with the program. */
	readonly file: string | undefined;
}

/** The rules of a file. ConfigurationError with every fault of them. */
export function readRulesFile(file: string, { directory }: Pick<Terminal, "directory">): ReadRules {
	let text: string;
	try {
		text = readFileSync(resolve(directory, file), "utf8");
	} catch (error) {
		throw new ConfigurationError(`${file} can't be read: ${systemReason(error)}.`);
	}
	return checked(file, text, file);
}

/** The rules that a command line means: a file of its own, those of a configuration, or those that came with the program. */
export function rulesOf(named: { readonly acl?: string | undefined; readonly config?: string | undefined }, terminal: Terminal): ReadRules {
	if (named.acl !== undefined) return readRulesFile(named.acl, terminal);
	const { environment } = terminal;
	const isConfigured = named.config !== undefined || environment.DBAL_CONFIG !== undefined || environment.DBAL_MODE !== undefined;
	const file = isConfigured ? configOf(named.config, terminal).security.rulesFile : undefined;
	return file === undefined ? checked(shippedPolicy.path, shippedPolicy.text, undefined) : readRulesFile(file, terminal);
}

function checked(path: string, text: string, file: string | undefined): ReadRules {
	const { policy, diagnostics } = readPolicy(model, path, text);
	if (policy === undefined) throw new ConfigurationError(`The access rules can't be used:\n${formatDiagnostics(diagnostics)}`);
	return { policy, model: policyModelOf(model), warnings: diagnostics, file };
}

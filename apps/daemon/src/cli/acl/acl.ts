import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import { diffAccess, formatAccessChanges } from "@metabuilder/dbal-server";
import { ConfigurationError } from "../../configuration-error.js";
import { systemReason } from "../../rules.js";
import { type ExitCode, exitCodes, type Terminal, UsageError } from "../command.js";
import { matrixOf, matrixText } from "./matrix.js";
import { matrixHtml } from "./matrix-html.js";
import { readRulesFile, rulesOf } from "./read-rules.js";

const options = {
	config: { type: "string" },
	acl: { type: "string" },
	html: { type: "string" },
	entity: { type: "string" },
	role: { type: "string" },
	strict: { type: "boolean" },
	"exit-code": { type: "boolean" },
} as const;

/** `acl check`, `acl diff` and `acl matrix`. */
export function acl(args: readonly string[], terminal: Terminal): ExitCode {
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	const [action, ...files] = positionals;
	switch (action) {
		case "check": {
			const [file, ...more] = files;
			if (more.length > 0) throw new UsageError("acl check takes one file.");
			return check({ ...values, ...(file === undefined ? {} : { acl: file }) }, values.strict === true, terminal);
		}
		case "diff": {
			const [before, after, ...more] = files;
			if (before === undefined || after === undefined || more.length > 0) throw new UsageError("Write `acl diff OLD NEW`.");
			return diff(before, after, values["exit-code"] === true, terminal);
		}
		case "matrix":
			if (files.length > 0) throw new UsageError("acl matrix takes options alone.");
			return matrix(values, terminal);
		default:
			throw new UsageError("Write `acl check`, `acl diff OLD NEW` or `acl matrix`.");
	}
}

/** Says what the rules' author may not have meant. With `strict` that is a failure. */
function check(named: { readonly acl?: string; readonly config?: string }, strict: boolean, terminal: Terminal): ExitCode {
	const { policy, warnings } = rulesOf(named, terminal);
	if (warnings.length > 0) terminal.out(formatDiagnostics(warnings));
	const written = policy.rules.filter(({ at }) => !at.endsWith(".tenant")).length;
	terminal.out(
		`${policy.path}: ${written} ${written === 1 ? "rule" : "rules"}, ${warnings.length} ${warnings.length === 1 ? "warning" : "warnings"}`,
	);
	return strict && warnings.length > 0 ? exitCodes.failure : exitCodes.ok;
}

/** Says what changed for whom. With `--exit-code` a difference is a failure, as diff has it. */
function diff(before: string, after: string, fails: boolean, terminal: Terminal): ExitCode {
	const changes = diffAccess(readRulesFile(before, terminal), readRulesFile(after, terminal));
	terminal.out(changes.length === 0 ? "Nobody gains or loses anything." : formatAccessChanges(changes));
	return fails && changes.length > 0 ? exitCodes.failure : exitCodes.ok;
}

function matrix(
	values: { readonly acl?: string; readonly config?: string; readonly html?: string; readonly entity?: string; readonly role?: string },
	terminal: Terminal,
): ExitCode {
	const { policy, model } = rulesOf(values, terminal);
	const { entity, role } = values;
	if (entity !== undefined && !model.entities.some(({ name }) => name === entity)) throw new UsageError(`There is no entity ${entity}.`);
	if (role !== undefined && !model.roles.some(({ name }) => name === role)) throw new UsageError(`There is no role ${role}.`);
	const made = matrixOf(policy, model, { ...(entity !== undefined && { entity }), ...(role !== undefined && { role }) });
	if (values.html === undefined) {
		terminal.out(matrixText(made));
		return exitCodes.ok;
	}
	try {
		writeFileSync(resolve(terminal.directory, values.html), matrixHtml(made, policy.path));
	} catch (error) {
		throw new ConfigurationError(`${values.html} can't be written: ${systemReason(error)}.`);
	}
	terminal.out(`wrote ${values.html}`);
	return exitCodes.ok;
}

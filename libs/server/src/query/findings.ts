import { DBALError, type FieldFault } from "@metabuilder/dbal/contract";

/** What is wrong with a request, gathered so that the caller hears all of it at once. */
export interface Findings {
	/** Makes the call fail with VALIDATION_ERROR. */
	readonly faults: FieldFault[];
	/** Makes it fail with FORBIDDEN, whatever else is wrong: a value for a hidden field must not change the answer. */
	readonly forbidden: FieldFault[];
}

/** Faults named in one error; a hostile request could have a million. */
const maxNamed = 100;

export function noFindings(): Findings {
	return { faults: [], forbidden: [] };
}

/** Notes a fault. `predicate` continues a sentence that begins with the path. */
export function note(findings: Findings, path: string, rule: string, predicate: string): void {
	findings.faults.push({ path, rule, message: `${path} ${predicate}.` });
}

/** Notes that the principal may not name this field or relation here. */
export function forbid(findings: Findings, path: string, predicate = "is not readable for you and can't be used here"): void {
	findings.forbidden.push({ path, rule: "forbidden", message: `${path} ${predicate}.` });
}

/** FORBIDDEN or VALIDATION_ERROR when there are findings. */
export function refuse(findings: Findings): void {
	if (findings.forbidden.length > 0) throw new DBALError("FORBIDDEN", summary(findings.forbidden), { fields: named(findings.forbidden) });
	if (findings.faults.length > 0) throw invalid(findings.faults);
}

/** VALIDATION_ERROR with these faults. */
export function invalid(faults: readonly FieldFault[]): DBALError {
	return new DBALError("VALIDATION_ERROR", summary(faults), { fields: named(faults) });
}

/** VALIDATION_ERROR with one fault. */
export function invalidAt(path: string, rule: string, predicate: string): DBALError {
	return invalid([{ path, rule, message: `${path} ${predicate}.` }]);
}

function named(faults: readonly FieldFault[]): readonly FieldFault[] {
	return faults.slice(0, maxNamed);
}

function summary(faults: readonly FieldFault[]): string {
	const [first] = faults;
	if (!first) return "The request is not valid.";
	return faults.length === 1 ? first.message : `${first.message} (and ${faults.length - 1} more)`;
}

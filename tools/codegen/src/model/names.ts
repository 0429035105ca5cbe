import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";

/** A form that names of a kind must have, and the names that are refused for a reason. */
export interface NameRule {
	readonly what: string;
	readonly pattern: RegExp;
	readonly form: string;
	readonly refused?: ReadonlyMap<string, string>;
}

export const camelCaseForm = {
	pattern: /^[a-z][a-zA-Z0-9]{0,54}$/,
	form: "camelCase: letters and digits, a small letter first, 55 at most",
};
export const pascalCaseForm = { pattern: /^[A-Z][a-zA-Z0-9]{0,49}$/, form: "PascalCase: letters and digits, a capital first, 50 at most" };

/** True if the name keeps the rule; else it's reported at the path's key (or its value, for names that are values). */
export function checkName(
	document: Document,
	path: DocumentPath,
	name: string,
	rule: NameRule,
	report: Report,
	where: "key" | "value",
): boolean {
	const tell = where === "key" ? report.atKey : report.at;
	const reason = rule.refused?.get(name);
	if (reason !== undefined) tell(document, path, "refused_name", { what: rule.what, name, reason });
	else if (!rule.pattern.test(name)) tell(document, path, "bad_name", { what: rule.what, name, form: rule.form });
	else return true;
	return false;
}

/** Gives each name once; whoever comes second is told who has it. */
export class NameSpace {
	readonly #owners = new Map<string, { readonly owner: string; readonly key: unknown }>();
	readonly #what: string;
	readonly #report: Report;

	constructor(what: string, report: Report) {
		this.#what = what;
		this.#report = report;
	}

	/** `owner` says in words who takes it. A name may be taken again by the same `key`. False where another one has it. */
	take(name: string, owner: string, document: Document, path: DocumentPath, key: unknown = {}, fix?: string): boolean {
		const other = this.#owners.get(name);
		if (other !== undefined && other.key !== key) {
			this.#report.atKey(document, path, "duplicate_name", { what: this.#what, name, by: other.owner, ...(fix !== undefined && { fix }) });
			return false;
		}
		this.#owners.set(name, { owner, key });
		return true;
	}
}

import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { ScalarDocument } from "../parse/grammar.js";
import { pascalCase, snakeCase } from "./words.js";

/** A member of an enum, without its number. */
export interface EnumDraft {
	readonly name: string;
	readonly description?: string;
	readonly deprecated?: string;
	readonly renamedFrom?: string;
}

const form = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

/** Members that are well named and that stay apart in a proto file, where they are spelled in capitals. */
export function readMembers(
	document: Document,
	path: DocumentPath,
	values: ScalarDocument["values"],
	report: Report,
): readonly EnumDraft[] {
	if (values === undefined && !document.lost([...path, "values"]))
		report.atKey(document, path, "missing_for_type", { key: "values", type: "enum" });
	const seen = new Map<string, string>();
	return (values ?? []).flatMap((value, index) => {
		const member = typeof value === "string" ? { name: value } : value;
		const at = [...path, "values", index];
		const { name } = member;
		if (!form.test(name)) {
			report.at(document, at, "bad_name", { what: "a value", name, form: "letters, digits, `_` and `-`, a letter first, 63 at most" });
			return [];
		}
		const spelled = pascalCase(snakeCase(name));
		if (spelled === "Unspecified") {
			report.at(document, at, "refused_name", { what: "a value", name, reason: "protobuf needs it for a value that was not given" });
			return [];
		}
		const other = seen.get(spelled);
		if (other !== undefined) {
			const reason = other === name ? "are the same" : "have one spelling in a proto file";
			report.at(document, at, "duplicate_member", { name, other, reason });
			return [];
		}
		seen.set(spelled, name);
		const { description, deprecated, renamed_from: renamedFrom }: Exclude<typeof value, string> = member;
		return [
			{
				name,
				...(description !== undefined && { description }),
				...(deprecated !== undefined && { deprecated }),
				...(renamedFrom !== undefined && { renamedFrom }),
			},
		];
	});
}

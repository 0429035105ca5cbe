import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { EntityDraft } from "./draft.js";
import type { Lock } from "./lock.js";

/**
 * Checks each `renamed_from` against the lock: taken for granted, a misspelt one would drop a column and its data. One whose rename the
 * lock already holds is left alone.
 */
export function checkRenames(entities: readonly EntityDraft[], old: Lock, report: Report): void {
	const names = entities.map(({ name }) => name);
	for (const { name, source, fields, written } of entities) {
		const { document, value } = source;
		const from = value.renamed_from;
		const known = Object.hasOwn(old.entities, name);
		if (from !== undefined && !known)
			check({ document, path: ["renamed_from"], what: "entity", name, from }, names, Object.keys(old.entities), report);
		const before = old.entities[name] ?? (from === undefined ? undefined : old.entities[from]);
		const slots = before?.fields.slots ?? {};
		for (const [field, { plan }] of fields) {
			const path = ["fields", field];
			const slot = slots[field] ?? (plan.renamedFrom === undefined ? undefined : slots[plan.renamedFrom]);
			if (plan.renamedFrom !== undefined && !Object.hasOwn(slots, field)) {
				const rename = { document, path: [...path, "renamed_from"], what: "field", name: field, from: plan.renamedFrom };
				check(rename, [...written], Object.keys(slots), report);
			}
			const members = plan.values ?? [];
			for (const member of members) {
				if (member.renamedFrom === undefined || Object.hasOwn(slot?.values ?? {}, member.name)) continue;
				const rename = { document, path: [...path, "values"], what: "value", name: member.name, from: member.renamedFrom };
				check(
					rename,
					members.map((one) => one.name),
					Object.keys(slot?.values ?? {}),
					report,
				);
			}
		}
	}
}

interface Rename {
	readonly document: Document;
	readonly path: DocumentPath;
	readonly what: string;
	readonly name: string;
	readonly from: string;
}

function check({ document, path, what, name, from }: Rename, present: readonly string[], pinned: readonly string[], report: Report): void {
	if (present.includes(from)) report.at(document, path, "renamed_from_present", { from });
	else if (!pinned.includes(from)) report.at(document, path, "renamed_from_unknown", { what, name, from });
}

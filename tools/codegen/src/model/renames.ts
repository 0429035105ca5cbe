import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { EntityDraft } from "./draft.js";
import { type Lock, movesOf, type Renamable } from "./lock.js";

/**
 * Checks each `renamed_from` against the lock: taken for granted, a misspelt one would drop a column and its data. One whose rename the
 * lock already holds is left alone.
 */
export function checkRenames(entities: readonly EntityDraft[], old: Lock, report: Report): void {
	const plans = entities.map(({ name, source }) => renamable(name, source.value.renamed_from));
	const moves = movesOf(old.entities, plans, (name) => old.entities[name]?.renamedFrom);
	for (const { name, source, fields, written } of entities) {
		const { document, value } = source;
		const before = old.entities[moves.get(name) ?? name];
		const said = { document, path: ["renamed_from"], what: "entity", name, from: value.renamed_from };
		check(said, { plans, pinned: old.entities, moves, done: (one) => old.entities[one]?.renamedFrom }, report);
		const slots = before?.fields.slots ?? {};
		const done = (one: string) => slots[one]?.renamedFrom;
		// Fields that couldn't be read are there all the same.
		const names = [...written].map((one) => renamable(one, fields.get(one)?.plan.renamedFrom));
		const fieldMoves = movesOf(slots, names, done);
		for (const [field, { plan }] of fields) {
			const path = ["fields", field];
			const rename = { document, path: [...path, "renamed_from"], what: "field", name: field, from: plan.renamedFrom };
			check(rename, { plans: names, pinned: slots, moves: fieldMoves, done }, report);
			const slot = slots[fieldMoves.get(field) ?? field];
			const values = slot?.values ?? {};
			const members = plan.values ?? [];
			const memberDone = (one: string) => slot?.renamedValues?.[one];
			const among = { plans: members, pinned: values, moves: movesOf(values, members, memberDone), done: memberDone };
			for (const { name: member, renamedFrom } of members)
				check({ document, path: [...path, "values"], what: "value", name: member, from: renamedFrom }, among, report);
		}
	}
}

function renamable(name: string, renamedFrom: string | undefined): Renamable {
	return { name, ...(renamedFrom !== undefined && { renamedFrom }) };
}

interface Rename {
	readonly document: Document;
	readonly path: DocumentPath;
	readonly what: string;
	readonly name: string;
	readonly from: string | undefined;
}

/** What a rename is looked at among: the names of the spec and those of the lock. */
interface Names {
	readonly plans: readonly Renamable[];
	readonly pinned: Readonly<Record<string, unknown>>;
	readonly moves: ReadonlyMap<string, string>;
	readonly done: (name: string) => string | undefined;
}

function check({ document, path, what, name, from }: Rename, { plans, pinned, moves, done }: Names, report: Report): void {
	if (from === undefined || moves.has(name) || (done(name) === from && Object.hasOwn(pinned, name))) return;
	const known = Object.hasOwn(pinned, from);
	// Renamed by a generator that left no note of it.
	if (!known && Object.hasOwn(pinned, name)) return;
	if (plans.some((other) => other.name === from)) report.at(document, path, "renamed_from_present", { from });
	else if (!known) report.at(document, path, "renamed_from_unknown", { what, name, from });
	else if (Object.hasOwn(pinned, name)) report.at(document, path, "renamed_from_both", { name, from });
	else report.at(document, path, "renamed_from_twice", { from });
}

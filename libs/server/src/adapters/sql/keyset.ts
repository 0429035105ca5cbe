import type { Value } from "@metabuilder/dbal/contract";
import type { OrderTerm } from "../adapter.js";
import { column, type Draft, fieldOf, type Source } from "./compile-predicate.js";

/**
 * True for rows strictly after `after` in the order, NULL being the greatest value. Where no field of the order may be NULL and all
 * directions are one, it is a single comparison of row values, which an index answers; else it is
 * spelled out term by term.
 */
export function compileKeyset(orderBy: readonly OrderTerm[], after: readonly Value[], source: Source, draft: Draft): string {
	const terms = orderBy.map((term, index) => ({ ...term, field: fieldOf(source.entity, term.field), value: after[index] ?? null }));
	const first = terms[0];
	if (first === undefined || after.length !== orderBy.length) throw new TypeError("a keyset has one value for each term of its order");
	const plain = terms.every((term) => !term.field.nullable && term.direction === first.direction);
	if (plain) {
		const columns = terms.map((term) => column(source, term.field)).join(", ");
		const values = terms.map((term) => draft.dialect.value(term.field, term.value, draft.bind)).join(", ");
		return `(${columns}) ${first.direction === "asc" ? ">" : "<"} (${values})`;
	}
	return spellOut(terms, source, draft);
}

interface Term {
	readonly field: ReturnType<typeof fieldOf>;
	readonly direction: "asc" | "desc";
	readonly value: Value;
}

function spellOut(terms: readonly Term[], source: Source, draft: Draft): string {
	const [term, ...rest] = terms;
	if (term === undefined) return "1 = 0";
	const name = column(source, term.field);
	const beyond = strictlyAfter(term, name, draft);
	if (rest.length === 0) return beyond;
	const equal = term.value === null ? `${name} IS NULL` : `${name} = ${draft.dialect.value(term.field, term.value, draft.bind)}`;
	return `(${beyond} OR (${equal} AND ${spellOut(rest, source, draft)}))`;
}

function strictlyAfter(term: Term, name: string, draft: Draft): string {
	if (term.value === null) return term.direction === "asc" ? "1 = 0" : `${name} IS NOT NULL`;
	const value = draft.dialect.value(term.field, term.value, draft.bind);
	if (term.direction === "desc") return `${name} < ${value}`;
	return term.field.nullable ? `(${name} > ${value} OR ${name} IS NULL)` : `${name} > ${value}`;
}

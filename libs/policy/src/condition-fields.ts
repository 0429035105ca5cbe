import type { Condition, ValueTerm } from "./condition.js";

/** Fields of the row itself that a condition depends on; those of related rows are left out. */
export function ownFields(condition: Condition | undefined): ReadonlySet<string> {
	const fields = new Set<string>();
	const visit = (part: Condition): void => {
		switch (part.kind) {
			case "and":
			case "or":
				part.items.forEach(visit);
				return;
			case "not":
				visit(part.item);
				return;
			case "compareFields":
				if (part.path.via.length === 0) fields.add(part.path.field).add(part.other);
				return;
			case "compare":
			case "compareLevel":
			case "in":
			case "inClaim":
			case "text":
			case "isNull":
				if (part.path.via.length === 0) fields.add(part.path.field);
				return;
			case "compareValues":
			case "valueIn":
			case "quantified":
				return;
			default:
				exhausted(part);
		}
	};
	if (condition !== undefined) visit(condition);
	return fields;
}

/** Names of the claims that a condition depends on, those inside quantifiers too. */
export function claimsOf(condition: Condition | undefined): ReadonlySet<string> {
	const claims = new Set<string>();
	const take = (...terms: readonly ValueTerm[]) => {
		for (const term of terms) if (term.kind === "claim") claims.add(term.name);
	};
	const visit = (part: Condition): void => {
		switch (part.kind) {
			case "and":
			case "or":
				part.items.forEach(visit);
				return;
			case "not":
				visit(part.item);
				return;
			case "quantified":
				visit(part.where);
				return;
			case "compare":
			case "compareLevel":
			case "text":
				take(part.value);
				return;
			case "compareValues":
				take(part.left, part.right);
				return;
			case "in":
				take(...part.values);
				return;
			case "valueIn":
				take(part.left, ...part.values);
				return;
			case "inClaim":
				claims.add(part.claim);
				return;
			case "compareFields":
			case "isNull":
				return;
			default:
				exhausted(part);
		}
	};
	if (condition !== undefined) visit(condition);
	return claims;
}

/** True if a database can narrow a scan for it: some conjunct, and every alternative, asks for values of an indexed field. */
export function usesIndex(condition: Condition, isIndexed: (field: string) => boolean): boolean {
	switch (condition.kind) {
		case "and":
			return condition.items.some((item) => usesIndex(item, isIndexed));
		case "or":
			return condition.items.every((item) => usesIndex(item, isIndexed));
		case "compare":
			return condition.path.via.length > 0 || (condition.operator !== "!=" && isIndexed(condition.path.field));
		case "in":
		case "inClaim":
			return condition.path.via.length > 0 || (!condition.negated && isIndexed(condition.path.field));
		case "isNull":
			return condition.path.via.length > 0 || (!condition.negated && isIndexed(condition.path.field));
		case "compareLevel":
			return condition.path.via.length > 0 || isIndexed(condition.path.field);
		// Joins go over keys, and claims alone decide without a scan.
		case "quantified":
		case "compareValues":
		case "valueIn":
			return true;
		case "not":
		case "compareFields":
		case "text":
			return false;
		default:
			return exhausted(condition);
	}
}

function exhausted(value: never): never {
	throw new TypeError(`unknown condition ${JSON.stringify(value)}`);
}

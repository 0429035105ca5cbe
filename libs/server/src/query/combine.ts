import { always, never, type Predicate } from "./predicate.js";

/** AND, flattened, with what constants decide taken out. Sound in three-valued logic: false AND unknown is false. */
export function allOf(items: readonly Predicate[]): Predicate {
	return combine("and", items);
}

/** OR, flattened, with what constants decide taken out. Sound in three-valued logic: true OR unknown is true. */
export function anyOf(items: readonly Predicate[]): Predicate {
	return combine("or", items);
}

/** NOT. Unknown stays unknown. */
export function negationOf(item: Predicate): Predicate {
	if (item.kind === "constant") return item.value ? never : always;
	return item.kind === "not" ? item.item : { kind: "not", item };
}

function combine(kind: "and" | "or", items: readonly Predicate[]): Predicate {
	const decisive = kind === "or";
	const kept: Predicate[] = [];
	for (const item of items) {
		if (item.kind === "constant") {
			if (item.value === decisive) return decisive ? always : never;
		} else if (item.kind === kind) {
			kept.push(...item.items);
		} else {
			kept.push(item);
		}
	}
	if (kept.length === 0) return decisive ? never : always;
	return kept.length === 1 && kept[0] !== undefined ? kept[0] : { kind, items: kept };
}

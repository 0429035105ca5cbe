import { fieldsOf, type Grant, grantsOf, operationsInWords, rowsInWords } from "./grant.js";
import type { Policy } from "./policy.js";
import type { PolicyEntity, PolicyModel } from "./policy-model.js";

/** Rules with the model that they were checked against. */
export interface AccessSnapshot {
	readonly policy: Policy;
	readonly model: PolicyModel;
}

/** `gained`: nothing that was granted is lost. `lost`: the other way about. `changed`: some of each, or rules that can't be compared. */
export type AccessEffect = "gained" | "lost" | "changed";

/** What is different for some roles on one entity. */
export interface AccessChange {
	readonly effect: AccessEffect;
	readonly entity: string;
	readonly roles: readonly string[];
	/** By their own names. */
	readonly operations: readonly string[];
	/** A sentence without its end, such as `user may no longer delete Note`. */
	readonly words: string;
	/** Rules that take part after the change, or before it where none does after. */
	readonly rules: readonly string[];
}

/**
 * Who gained or lost what between two states of the rules, the model or both: by role, entity and operation, with roles and operations for
 * which the same is different in one sentence. Conditions are compared part by part; where neither is found to
 * be the stricter, the change is neither gain nor loss. A gain is never said to be a loss, nor the other way about.
 */
export function diffAccess(before: AccessSnapshot, after: AccessSnapshot): readonly AccessChange[] {
	const earlier = new Map(grantsOf(before.policy, before.model).map((grant) => [keyOf(grant), grant]));
	const later = new Map(grantsOf(after.policy, after.model).map((grant) => [keyOf(grant), grant]));
	const entities = new Map([...before.model.entities, ...after.model.entities].map((entity) => [entity.name, entity]));
	const found: Difference[] = [];
	for (const key of new Set([...later.keys(), ...earlier.keys()])) {
		const one = earlier.get(key);
		const other = later.get(key);
		const grant = other ?? one;
		if (grant === undefined) continue;
		const difference = compare(one ?? denied(grant), other ?? denied(grant));
		if (difference !== undefined) found.push(difference);
	}
	return together(found, entities);
}

interface Difference {
	readonly grant: Grant;
	readonly effect: AccessEffect;
	/** What stands between role and operations, such as `may now`. */
	readonly verb: string;
	/** What follows the entity. */
	readonly tail: string;
	readonly rules: readonly string[];
}

function compare(before: Grant, after: Grant): Difference | undefined {
	const was = before.alternatives.length > 0;
	const is = after.alternatives.length > 0;
	if (!was && !is) return undefined;
	if (!was) return { grant: after, effect: "gained", verb: "may now", tail: scopeInWords(after), rules: rulesOf(after) };
	if (!is) return { grant: before, effect: "lost", verb: "may no longer", tail: "", rules: rulesOf(before) };
	const wider = covers(after, before);
	const narrower = covers(before, after);
	const samePresets = printMap(before.presets) === printMap(after.presets);
	if (wider && narrower && samePresets) return undefined;
	const effect: AccessEffect = wider && !narrower ? "gained" : narrower && !wider ? "lost" : "changed";
	const details = detailsOf(before, after);
	return { grant: after, effect, verb: "may still", tail: `: ${details.join("; ")}`, rules: rulesOf(after) };
}

/** True where everything that `narrow` grants, one of `wide`'s rules grants by itself. */
function covers(wide: Grant, narrow: Grant): boolean {
	return narrow.alternatives.every((each) =>
		wide.alternatives.some(
			(other) =>
				within(other.rows, each.rows) &&
				within(other.after, each.after) &&
				within(each.read, other.read) &&
				within(each.write, other.write),
		),
	);
}

function detailsOf(before: Grant, after: Grant): readonly string[] {
	const details: string[] = [];
	const say = (name: string, was: string | undefined, is: string | undefined) => {
		if (was !== is) details.push(`${name}${is ?? "no rows"}, before: ${was ?? "no rows"}`);
	};
	say("", rowsInWords(before), rowsInWords(after));
	if (rowsInWords(after, "after") !== rowsInWords(after)) say("leaving ", rowsInWords(before, "after"), rowsInWords(after, "after"));
	const was = fieldsOf(before);
	const is = fieldsOf(after);
	for (const list of ["read", "write"] as const) {
		const gained = [...is[list]].filter((name) => !was[list].has(name));
		const lost = [...was[list]].filter((name) => !is[list].has(name));
		const verb = list === "read" ? "sees" : "sets";
		if (gained.length > 0) details.push(`now ${verb} ${gained.join(", ")}`);
		if (lost.length > 0) details.push(`no longer ${verb} ${lost.join(", ")}`);
	}
	for (const [name, value] of after.presets) {
		const earlier = before.presets.get(name);
		if (earlier !== value) details.push(`${name} is filled in with ${value}${earlier === undefined ? "" : `, before: ${earlier}`}`);
	}
	for (const name of before.presets.keys()) if (!after.presets.has(name)) details.push(`${name} is no longer filled in`);
	if (details.length === 0) details.push("other rows for other fields, by other rules");
	return details;
}

/** Of something new: which rows, and which fields where not all. */
function scopeInWords(grant: Grant): string {
	const rows = grant.alternatives.some(({ rows: each }) => each.size > 0) ? rowsInWords(grant) : rowsInWords(grant, "after");
	return rows === undefined || rows === "all rows" ? "" : `, ${rows}`;
}

/** Those that differ in nothing but role and operation. */
function together(found: readonly Difference[], entities: ReadonlyMap<string, PolicyEntity>): readonly AccessChange[] {
	const byRole = new Map<string, Difference[]>();
	for (const each of found) {
		const { role, entity } = each.grant;
		gather(byRole, JSON.stringify([entity, role, each.effect, each.verb, each.tail]), each);
	}
	const byOperations = new Map<string, Difference[][]>();
	for (const group of byRole.values()) {
		const [first] = group;
		if (first === undefined) continue;
		const operations = group.map(({ grant }) => grant.operation);
		gather(byOperations, JSON.stringify([first.grant.entity, first.effect, first.verb, first.tail, operations]), group);
	}
	const order: readonly AccessEffect[] = ["gained", "lost", "changed"];
	return [...byOperations.values()]
		.map((groups) => changeOf(groups.flat(), entities))
		.sort((one, other) => order.indexOf(one.effect) - order.indexOf(other.effect));
}

function changeOf(differences: readonly Difference[], entities: ReadonlyMap<string, PolicyEntity>): AccessChange {
	const [first] = differences;
	if (first === undefined) throw new RangeError("a change of nothing");
	const { effect, verb, tail } = first;
	const { entity } = first.grant;
	const roles = unique(differences.map(({ grant }) => grant.role));
	const operations = unique(differences.map(({ grant }) => grant.operation));
	const known = entities.get(entity);
	const words = known === undefined ? operations : operationsInWords(operations, known);
	return {
		effect,
		entity,
		roles,
		operations,
		words: `${listed(roles)} ${verb} ${listed(words)} ${entity}${tail}`,
		rules: unique(differences.flatMap(({ rules }) => rules)),
	};
}

/** The changes as lines for a person: `+` gained, `-` lost, `~` changed, each with the rules that take part. */
export function formatAccessChanges(changes: readonly AccessChange[]): string {
	const marks: Readonly<Record<AccessEffect, string>> = { gained: "+", lost: "-", changed: "~" };
	return changes
		.map(({ effect, words, rules }) => `${marks[effect]} ${words}${rules.length === 0 ? "" : ` (${rules.join(", ")})`}`)
		.join("\n");
}

function denied({ role, entity, operation }: Grant): Grant {
	return { role, entity, operation, alternatives: [], restrictions: [], presets: new Map() };
}

function rulesOf({ alternatives, restrictions }: Grant): readonly string[] {
	return [...alternatives.map(({ rule }) => rule), ...restrictions];
}

function keyOf({ role, entity, operation }: Grant): string {
	return JSON.stringify([entity, operation, role]);
}

function printMap(map: ReadonlyMap<string, string>): string {
	return JSON.stringify([...map].sort());
}

function within(small: ReadonlySet<string>, large: ReadonlySet<string>): boolean {
	return [...small].every((item) => large.has(item));
}

function gather<T>(groups: Map<string, T[]>, key: string, item: T): void {
	const group = groups.get(key);
	if (group === undefined) groups.set(key, [item]);
	else group.push(item);
}

function unique(items: readonly string[]): readonly string[] {
	return [...new Set(items)];
}

function listed(items: readonly string[]): string {
	return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

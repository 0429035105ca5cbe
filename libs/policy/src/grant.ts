import type { Condition } from "./condition.js";
import type { Policy, Rule } from "./policy.js";
import { operationGroups, type PolicyEntity, type PolicyModel, writeGrants } from "./policy-model.js";
import { conjunctsOf, printValue } from "./print-condition.js";

/** One rule's way to let an operation happen, with what restrictive rules ask for on top. */
export interface Alternative {
	/** Such as `acl.yaml:12`. */
	readonly rule: string;
	/** What the row as it stands must satisfy, for reads, update and delete: all of these. None: every row. */
	readonly rows: ReadonlySet<string>;
	/** What the row must satisfy after a create or an update. */
	readonly after: ReadonlySet<string>;
	/** Fields of a row that it lets read; of a write, none. */
	readonly read: ReadonlySet<string>;
	/** Fields that a create or an update may set. */
	readonly write: ReadonlySet<string>;
}

/** What a role may do with one operation of an entity, whoever has the role. Without an alternative it is denied. */
export interface Grant {
	readonly role: string;
	readonly entity: string;
	readonly operation: string;
	readonly alternatives: readonly Alternative[];
	/** Restrictive rules that take part, as `acl.yaml:12`. */
	readonly restrictions: readonly string[];
	/** Values that are filled in, as they are written. */
	readonly presets: ReadonlyMap<string, string>;
}

/** Every triple of role, entity and operation, granted or not: ascending roles, entities and operations as the model has them. */
export function grantsOf(policy: Policy, model: PolicyModel): readonly Grant[] {
	const roles = [...model.roles].sort((one, other) => one.level - other.level);
	return model.entities.flatMap((entity) => {
		const rules = policy.rules.filter((rule) => rule.entity === entity.name);
		return entity.operations.flatMap((operation) =>
			roles.map(({ name }) =>
				grantOf(
					name,
					entity,
					operation,
					rules.filter((rule) => rule.covers.has(operation) && rule.roles.includes(name)),
				),
			),
		);
	});
}

const inserts: ReadonlySet<string> = new Set(writeGrants.insert);
const updates: ReadonlySet<string> = new Set(writeGrants.update);
const deletes: ReadonlySet<string> = new Set([...writeGrants.delete, ...writeGrants.restore]);

function grantOf(role: string, entity: PolicyEntity, operation: string, rules: readonly Rule[]): Grant {
	const restrictive = rules.filter((rule) => rule.restrictive);
	const isInsert = inserts.has(operation) && !updates.has(operation);
	const sets = isInsert || updates.has(operation);
	const writes = sets || deletes.has(operation);
	const presets = new Map(
		sets ? rules.flatMap((rule) => Object.entries(rule.presets).map(([name, value]) => [name, printValue(value)])) : [],
	);
	const all = new Set(entity.fields.map(({ name }) => name));
	const open = new Set(entity.fields.flatMap(({ name, sensitive }) => (sensitive === true ? [] : [name])));
	const narrowed = (fields: ReadonlySet<string>, list: "read" | "write") =>
		restrictive.reduce((left, { fields: lists }) => common(left, lists[list]), fields);
	const alternatives = rules
		.filter((rule) => !rule.restrictive)
		.map(
			(rule): Alternative => ({
				rule: rule.at,
				rows: isInsert ? new Set() : conjuncts([rule, ...restrictive].map(({ filter }) => filter)),
				after: sets ? conjuncts([rule, ...restrictive].map(({ filter, check }) => check ?? filter)) : new Set(),
				read: writes ? new Set() : narrowed(rule.fields.read ?? open, "read"),
				write: sets ? new Set([...narrowed(rule.fields.write ?? all, "write")].filter((name) => !presets.has(name))) : new Set(),
			}),
		);
	return { role, entity: entity.name, operation, alternatives, restrictions: restrictive.map(({ at }) => at), presets };
}

function conjuncts(conditions: readonly (Condition | undefined)[]): ReadonlySet<string> {
	return new Set(conditions.flatMap((condition) => [...conjunctsOf(condition)]));
}

function common(left: ReadonlySet<string>, right: ReadonlySet<string> | undefined): ReadonlySet<string> {
	return right === undefined ? left : new Set([...left].filter((name) => right.has(name)));
}

/** Fields that some alternative lets read, and such that some lets set. */
export function fieldsOf({ alternatives }: Grant): { readonly read: ReadonlySet<string>; readonly write: ReadonlySet<string> } {
	return {
		read: new Set(alternatives.flatMap(({ read }) => [...read])),
		write: new Set(alternatives.flatMap(({ write }) => [...write])),
	};
}

/** The rows that a grant speaks of, as a person would say it: `all rows`, or `rows where …`. Undefined where it is denied. */
export function rowsInWords({ alternatives }: Grant, part: "rows" | "after" = "rows"): string | undefined {
	if (alternatives.length === 0) return undefined;
	const each = [...new Set(alternatives.map((alternative) => [...alternative[part]].sort().map(inAnd).join(" AND ")))];
	if (each.includes("")) return "all rows";
	return `rows where ${each.length === 1 ? each[0] : each.map((text) => (/ AND | OR /.test(text) ? `(${text})` : text)).join(" OR ")}`;
}

/** A part of a conjunction, in parentheses where it has an OR of its own outside of any. */
function inAnd(text: string): string {
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === "'") quoted = !quoted;
		if (quoted) continue;
		if (character === "(") depth++;
		if (character === ")") depth--;
		if (depth === 0 && text.startsWith(" OR ", at)) return `(${text})`;
	}
	return text;
}

/** Operations with those of a whole group said in one word, `read` for get, list and count, where the entity has no other of it. */
export function operationsInWords(operations: readonly string[], entity: PolicyEntity): readonly string[] {
	const left = new Set(operations);
	const words: string[] = [];
	for (const [word, group] of Object.entries(operationGroups)) {
		const those = group.filter((name) => entity.operations.includes(name));
		if (those.length === 0 || !those.every((name) => left.has(name))) continue;
		words.push(word);
		for (const name of those) left.delete(name);
	}
	return [...words, ...operations.filter((name) => left.has(name))];
}

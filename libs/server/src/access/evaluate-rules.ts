import type { FieldType, Value } from "@metabuilder/dbal/contract";
import type { Comparator, Condition, FieldPath, Policy, Rule, ValueTerm } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import { compareValues } from "../query/compare.js";
import { bindTerm } from "./bind.js";
import { readListClaim } from "./claim.js";
import { writeOf } from "./judge.js";

/** A row with the rows around it. */
export interface RowView {
	type(field: string): FieldType;
	value(field: string): Value;
	/** Over a to-one relation none or one, over a to-many relation any number. */
	related(relation: string): readonly RowView[];
}

/** Somebody and the time of their call. */
export interface Asker {
	readonly principal: Principal;
	readonly now: Date;
}

/**
 * The truth of a condition for a row, straight from its tree: `null` where it is unknown. Undefined where the caller lacks a claim that
 * stands anywhere in it. What the rules compile to, in memory and in SQL, must agree with it.
 */
export function evaluateCondition(condition: Condition, row: RowView, asker: Asker): boolean | null | undefined {
	try {
		return truth(condition, row, asker);
	} catch (thrown) {
		if (thrown instanceof MissingClaim) return undefined;
		throw thrown;
	}
}

/** What is asked of the rules about a row: the row as it stands, as a write leaves it, and the fields that are set or asked for. */
export interface Attempt {
	readonly entity: string;
	readonly operation: string;
	readonly before?: RowView;
	readonly after?: RowView;
	readonly fields: readonly string[];
}

/** Whether the rules let it happen, rule by rule as docs/access-rules.md says. `sensitive` are the fields that only a rule that names them lets read. */
export function evaluateRules(policy: Policy, sensitive: ReadonlySet<string>, attempt: Attempt, asker: Asker): boolean {
	const { entity, operation, before, after, fields } = attempt;
	const write = writeOf({ operation, exists: before !== undefined });
	const speaking = policy.rules.filter(
		(rule) => rule.entity === entity && rule.roles.includes(asker.principal.role) && rule.covers.has(operation),
	);
	const restrictive = speaking.filter((rule) => rule.restrictive);
	const granting = speaking.filter((rule) => !rule.restrictive && isBound(rule, asker));
	const presets = new Set([...granting, ...restrictive].flatMap((rule) => (write === undefined ? [] : Object.keys(rule.presets))));
	const holds = (rule: Rule): boolean => {
		const condition = rule.check ?? rule.filter;
		if (write !== "insert" && !isTrue(rule.filter, before, asker)) return false;
		return write === undefined || write === "delete" || isTrue(condition, after, asker);
	};
	if (!restrictive.every((rule) => isBound(rule, asker) && holds(rule))) return false;
	if (write === "delete") return granting.some(holds);
	if (write === undefined) {
		const visible = granting.filter(holds);
		return (
			visible.length > 0 &&
			fields.every((name) => visible.some((rule) => reads(rule, name)) && restrictive.every((rule) => listed(rule.fields.read, name)))
		);
	}
	const sets = (rule: Rule) => fields.every((name) => listed(rule.fields.write, name) && !presets.has(name));
	return restrictive.every(sets) && granting.some((rule) => sets(rule) && holds(rule));

	function reads(rule: Rule, name: string): boolean {
		return rule.fields.read === undefined ? !sensitive.has(name) : rule.fields.read.has(name);
	}
}

function listed(list: ReadonlySet<string> | undefined, name: string): boolean {
	return list === undefined || list.has(name);
}

function isTrue(condition: Condition | undefined, row: RowView | undefined, asker: Asker): boolean {
	if (condition === undefined) return true;
	return row !== undefined && evaluateCondition(condition, row, asker) === true;
}

/** Whether the caller has every claim that a rule names, filter, check and presets alike. */
function isBound(rule: Rule, asker: Asker): boolean {
	const named = [rule.filter, rule.check].filter((condition) => condition !== undefined);
	return (
		named.every((condition) => leaves(condition).every((leaf) => evaluateCondition(leaf, nowhere, asker) !== undefined)) &&
		Object.values(rule.presets).every((term) => bindTerm(term, asker.principal, asker.now) !== undefined)
	);
}

/** Every comparison, those inside quantifiers too. */
function leaves(condition: Condition): readonly Condition[] {
	switch (condition.kind) {
		case "and":
		case "or":
			return condition.items.flatMap(leaves);
		case "not":
			return leaves(condition.item);
		case "quantified":
			return leaves(condition.where);
		case "compare":
		case "compareFields":
		case "compareLevel":
		case "compareValues":
		case "in":
		case "inClaim":
		case "valueIn":
		case "text":
		case "isNull":
			return [condition];
		default:
			return exhausted(condition);
	}
}

const nowhere: RowView = { type: () => "text", value: () => null, related: () => [] };

class MissingClaim extends Error {}

function truth(condition: Condition, row: RowView, asker: Asker): boolean | null {
	const bound = (term: ValueTerm) => {
		const value = bindTerm(term, asker.principal, asker.now);
		if (value === undefined) throw new MissingClaim();
		return value;
	};
	/** Of a path's value; unknown where there is none. Claims are read first, so that a missing one is noticed whatever the row. */
	const on = (path: FieldPath, test: (value: NonNullable<Value>) => boolean | null): boolean | null => {
		const holder = follow(path.via, row);
		const value = holder === undefined ? null : holder.value(path.field);
		return value === null ? null : test(value);
	};
	switch (condition.kind) {
		case "and": {
			const truths = condition.items.map((item) => truth(item, row, asker));
			return truths.includes(false) ? false : truths.includes(null) ? null : true;
		}
		case "or": {
			const truths = condition.items.map((item) => truth(item, row, asker));
			return truths.includes(true) ? true : truths.includes(null) ? null : false;
		}
		case "not":
			return opposite(truth(condition.item, row, asker));
		case "compare": {
			const right = bound(condition.value);
			return on(condition.path, (left) => holds(compareValues(condition.value.type, left, right), condition.operator));
		}
		case "compareFields": {
			const holder = follow(condition.path.via, row);
			const right = holder?.value(condition.other) ?? null;
			const type = holder?.type(condition.path.field) ?? "text";
			return on(condition.path, (left) => (right === null ? null : holds(compareValues(type, left, right), condition.operator)));
		}
		case "compareLevel": {
			const right = bound(condition.value);
			return on(condition.path, (role) => holds(Number(condition.levels[String(role)]) - Number(right), condition.operator));
		}
		case "compareValues":
			return holds(compareValues(condition.left.type, bound(condition.left), bound(condition.right)), condition.operator);
		case "in": {
			const members = condition.values.map((term) => ({ type: term.type, value: bound(term) }));
			const found = on(condition.path, (left) => members.some(({ type, value }) => compareValues(type, left, value) === 0));
			return condition.negated ? opposite(found) : found;
		}
		case "inClaim": {
			const members = readListClaim(asker.principal, condition.claim, condition.of);
			if (members === undefined) throw new MissingClaim();
			const found = on(condition.path, (left) => members.some((value) => compareValues(condition.of.type, left, value) === 0));
			return condition.negated ? opposite(found) : found;
		}
		case "valueIn": {
			const left = bound(condition.left);
			const members = condition.values.map(bound);
			return members.some((value) => compareValues(condition.left.type, left, value) === 0) !== condition.negated;
		}
		case "text": {
			const right = String(bound(condition.value));
			return on(condition.path, (left) => matches(String(left), condition.operator, right));
		}
		case "isNull": {
			const isNull = (follow(condition.path.via, row)?.value(condition.path.field) ?? null) === null;
			return isNull !== condition.negated;
		}
		case "quantified": {
			// An inner condition is asked once even where there is no row, so that a missing claim is noticed.
			truth(condition.where, nowhere, asker);
			const holder = follow(condition.via, row);
			if (holder === undefined) return null;
			const truths = holder.related(condition.relation).map((other) => truth(condition.where, other, asker));
			const wanted = condition.quantifier === "every" ? truths.map(opposite) : truths;
			const some = wanted.includes(true) ? true : wanted.includes(null) ? null : false;
			return condition.quantifier === "some" ? some : opposite(some);
		}
		default:
			return exhausted(condition);
	}
}

function follow(via: readonly string[], row: RowView): RowView | undefined {
	return via.reduce<RowView | undefined>((at, relation) => at?.related(relation)[0], row);
}

function opposite(value: boolean | null): boolean | null {
	return value === null ? null : !value;
}

function holds(order: number, operator: Comparator): boolean {
	switch (operator) {
		case "=":
			return order === 0;
		case "!=":
			return order !== 0;
		case "<":
			return order < 0;
		case "<=":
			return order <= 0;
		case ">":
			return order > 0;
		case ">=":
			return order >= 0;
		default:
			return exhausted(operator);
	}
}

function matches(text: string, operator: "contains" | "startsWith" | "endsWith", part: string): boolean {
	if (operator === "contains") return text.includes(part);
	return operator === "startsWith" ? text.startsWith(part) : text.endsWith(part);
}

function exhausted(value: never): never {
	throw new TypeError(`unknown ${JSON.stringify(value)}`);
}

import type { EntityDescriptor, ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Comparator, Condition, FieldPath, ValueTerm } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import { allOf, anyOf, negationOf } from "../query/combine.js";
import { compareValues } from "../query/compare.js";
import { always, never, type Operand, type Predicate } from "../query/predicate.js";
import { readClaim, readListClaim } from "./claim.js";

/** A condition of a rule, ready to be bound to a caller. */
export interface BindableCondition {
	/** True where it is the same for every caller at every time. */
	readonly isFixed: boolean;
	/** True where it depends on the time of the call. */
	readonly usesTime: boolean;
	/**
	 * The rows for which the condition is true, as a predicate; never those for which it is unknown, below NOT and in
	 * quantifiers as well. Undefined where the caller lacks a claim that the condition names, or has one of another type: then
	 * it holds for no row, however it is combined.
	 */
	bind(principal: Principal, now: Date): Predicate | undefined;
}

/** Prepares a condition on the rows of an entity. */
export function prepareCondition(condition: Condition, entity: EntityDescriptor, model: ModelDescriptor): BindableCondition {
	const needs = needsOf(condition);
	const entities = new Map(model.entities.map((each) => [each.name, each]));
	const lower = (values: BoundValues) =>
		withoutDeleted(new Lowering(entities, values).lower(condition, entity, false, "certain"), entity, entities);
	if (needs.terms.length === 0 && needs.lists.length === 0) {
		const fixed = lower({ terms: new Map(), lists: new Map() });
		return { isFixed: true, usesTime: false, bind: () => fixed };
	}
	return {
		isFixed: false,
		usesTime: needs.terms.some(({ kind }) => kind === "now"),
		bind(principal, now) {
			const values = bindValues(needs, principal, now);
			return values && lower(values);
		},
	};
}

/** The predicate with each hop leading to rows that are there: one that was deleted and is kept grants nothing any more. */
function withoutDeleted(predicate: Predicate, entity: EntityDescriptor, entities: ReadonlyMap<string, EntityDescriptor>): Predicate {
	switch (predicate.kind) {
		case "and":
		case "or":
			return { kind: predicate.kind, items: predicate.items.map((item) => withoutDeleted(item, entity, entities)) };
		case "not":
			return { kind: "not", item: withoutDeleted(predicate.item, entity, entities) };
		case "some": {
			const relation = entity.relations.find(({ name }) => name === predicate.relation);
			const target = relation && entities.get(relation.entity);
			if (!target) throw new TypeError(`${entity.name} has no relation ${predicate.relation}`);
			const where = withoutDeleted(predicate.where, target, entities);
			const { softDelete } = target;
			return { ...predicate, where: softDelete === undefined ? where : allOf([{ kind: "isNull", field: softDelete }, where]) };
		}
		case "constant":
		case "compare":
		case "compareFields":
		case "in":
		case "text":
		case "isNull":
			return predicate;
		default:
			return predicate satisfies never;
	}
}

/** The value of a preset for a caller; undefined where a claim is missing or of another type. */
export function bindTerm(term: ValueTerm, principal: Principal, now: Date): Operand | undefined {
	switch (term.kind) {
		case "constant":
			return term.value;
		case "claim":
			return readClaim(principal, term.name, term);
		case "now":
			return term.type === "date" ? now.toISOString().slice(0, 10) : now;
		default:
			return exhausted(term);
	}
}

type ListCondition = Extract<Condition, { readonly kind: "inClaim" }>;

interface Needs {
	readonly terms: readonly ValueTerm[];
	readonly lists: readonly ListCondition[];
}

interface BoundValues {
	readonly terms: ReadonlyMap<ValueTerm, Operand>;
	readonly lists: ReadonlyMap<ListCondition, readonly Operand[]>;
}

/** Every value that is not known before the call, wherever in the condition it stands. */
function needsOf(condition: Condition): Needs {
	const terms: ValueTerm[] = [];
	const lists: ListCondition[] = [];
	const take = (...values: readonly ValueTerm[]) => terms.push(...values.filter(({ kind }) => kind !== "constant"));
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
				lists.push(part);
				return;
			case "compareFields":
			case "isNull":
				return;
			default:
				exhausted(part);
		}
	};
	visit(condition);
	return { terms, lists };
}

function bindValues(needs: Needs, principal: Principal, now: Date): BoundValues | undefined {
	const terms = new Map<ValueTerm, Operand>();
	for (const term of needs.terms) {
		const value = bindTerm(term, principal, now);
		if (value === undefined) return undefined;
		terms.set(term, value);
	}
	const lists = new Map<ListCondition, readonly Operand[]>();
	for (const list of needs.lists) {
		const values = readListClaim(principal, list.claim, list.of);
		if (values === undefined) return undefined;
		lists.set(list, values);
	}
	return { terms, lists };
}

/** `certain`: true where the condition is true. `possible`: true where it is true or unknown, for what stands under a NOT EXISTS. */
type Mode = "certain" | "possible";

/**
 * Writes a condition as a predicate. NOT is carried down to the comparisons, where a missing value makes either sense
 * unknown; only so does `some`, which is never unknown, keep the meaning of a path that leads to no row.
 */
class Lowering {
	readonly #entities: ReadonlyMap<string, EntityDescriptor>;
	readonly #values: BoundValues;

	constructor(entities: ReadonlyMap<string, EntityDescriptor>, values: BoundValues) {
		this.#entities = entities;
		this.#values = values;
	}

	lower(condition: Condition, entity: EntityDescriptor, negated: boolean, mode: Mode): Predicate {
		switch (condition.kind) {
			case "and":
			case "or": {
				const items = condition.items.map((item) => this.lower(item, entity, negated, mode));
				return (condition.kind === "and") !== negated ? allOf(items) : anyOf(items);
			}
			case "not":
				return this.lower(condition.item, entity, !negated, mode);
			case "compare": {
				const value = this.#value(condition.value);
				return this.#onField(condition.path, entity, mode, (field) => compare(field, condition.operator, negated, { value }));
			}
			case "compareFields": {
				const { other } = condition;
				return this.#onField(condition.path, entity, mode, (field) => compare(field, condition.operator, negated, { other }), other);
			}
			case "compareLevel": {
				const value = this.#value(condition.value);
				const members = Object.entries(condition.levels)
					.filter(([, level]) => holds(compareValues("integer", level, value), condition.operator) !== negated)
					.map(([member]) => member);
				return this.#onField(condition.path, entity, mode, (field) =>
					members.length === 0 ? never : { kind: "in", field, values: members },
				);
			}
			case "in":
				return this.#in(
					condition.path,
					condition.values.map((value) => this.#value(value)),
					condition.negated !== negated,
					entity,
					mode,
				);
			case "inClaim":
				return this.#in(condition.path, this.#values.lists.get(condition) ?? [], condition.negated !== negated, entity, mode);
			case "compareValues": {
				const order = compareValues(condition.left.type, this.#value(condition.left), this.#value(condition.right));
				return holds(order, condition.operator) !== negated ? always : never;
			}
			case "valueIn": {
				const left = this.#value(condition.left);
				const found = condition.values.some((value) => compareValues(condition.left.type, left, this.#value(value)) === 0);
				return (found !== condition.negated) !== negated ? always : never;
			}
			case "text": {
				const value = String(this.#value(condition.value));
				return this.#onField(condition.path, entity, mode, (field) => {
					const found: Predicate = { kind: "text", field, operator: condition.operator, value };
					return negated ? negationOf(found) : found;
				});
			}
			case "isNull": {
				const { field, via } = condition.path;
				const isNull: Predicate = { kind: "isNull", field };
				if (via.length === 0) return condition.negated !== negated ? negationOf(isNull) : isNull;
				const present = via.reduceRight<Predicate>((where, relation) => ({ kind: "some", relation, where }), negationOf(isNull));
				return condition.negated !== negated ? present : negationOf(present);
			}
			case "quantified": {
				const holder = this.#follow(condition.via, entity);
				const target = this.#target(holder, condition.relation);
				const exists = (condition.quantifier === "some") !== negated;
				const inside = exists ? mode : mode === "certain" ? "possible" : "certain";
				const where = this.lower(condition.where, target, condition.quantifier === "every", inside);
				const some: Predicate = where === never ? never : { kind: "some", relation: condition.relation, where };
				return through(condition.via, mode, exists ? some : negationOf(some));
			}
			default:
				return exhausted(condition);
		}
	}

	#in(path: FieldPath, values: readonly Operand[], negated: boolean, entity: EntityDescriptor, mode: Mode): Predicate {
		return this.#onField(path, entity, mode, (field) => {
			// No value is in the empty list, and NULL is still neither in it nor out of it.
			if (values.length === 0) return negated ? negationOf({ kind: "isNull", field }) : never;
			const found: Predicate = { kind: "in", field, values };
			return negated ? negationOf(found) : found;
		});
	}

	/** A comparison at the end of a path; unknown where the path leads to no row or to NULL. */
	#onField(path: FieldPath, entity: EntityDescriptor, mode: Mode, make: (field: string) => Predicate, other?: string): Predicate {
		const predicate = make(path.field);
		if (mode === "certain") return through(path.via, mode, predicate);
		const holder = this.#follow(path.via, entity);
		const unknown = [path.field, ...(other === undefined ? [] : [other])]
			.filter((name) => holder.fields.find((field) => field.name === name)?.nullable !== false)
			.map((field): Predicate => ({ kind: "isNull", field }));
		return through(path.via, mode, anyOf([predicate, ...unknown]));
	}

	#value(term: ValueTerm): Operand {
		if (term.kind === "constant") return term.value;
		const value = this.#values.terms.get(term);
		if (value === undefined) throw new TypeError("a value of the rule was not bound");
		return value;
	}

	#follow(via: readonly string[], entity: EntityDescriptor): EntityDescriptor {
		return via.reduce((at, relation) => this.#target(at, relation), entity);
	}

	#target(entity: EntityDescriptor, name: string): EntityDescriptor {
		const relation = entity.relations.find((candidate) => candidate.name === name);
		const target = relation && this.#entities.get(relation.entity);
		if (target === undefined) throw new TypeError(`${entity.name} has no relation ${name}: the rules were checked against another model`);
		return target;
	}
}

/** Over to-one relations to a predicate. Where one leads to no row it is not certain, and possible. */
function through(via: readonly string[], mode: Mode, predicate: Predicate): Predicate {
	return via.reduceRight<Predicate>((where, relation) => {
		const found: Predicate = where === never ? never : { kind: "some", relation, where };
		return mode === "certain" ? found : anyOf([found, negationOf({ kind: "some", relation, where: always })]);
	}, predicate);
}

type Right = { readonly value: Operand } | { readonly other: string };

/** A comparison or its opposite. Both are unknown where a side is NULL. */
function compare(field: string, operator: Comparator, negated: boolean, right: Right): Predicate {
	const make = (operator: "eq" | "lt" | "lte" | "gt" | "gte"): Predicate =>
		"value" in right
			? { kind: "compare", field, operator, value: right.value }
			: { kind: "compareFields", field, operator, other: right.other };
	switch (operator) {
		case "=":
			return negated ? negationOf(make("eq")) : make("eq");
		case "!=":
			return negated ? make("eq") : negationOf(make("eq"));
		case "<":
			return make(negated ? "gte" : "lt");
		case "<=":
			return make(negated ? "gt" : "lte");
		case ">":
			return make(negated ? "lte" : "gt");
		case ">=":
			return make(negated ? "lt" : "gte");
		default:
			return exhausted(operator);
	}
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

function exhausted(value: never): never {
	throw new TypeError(`unknown ${JSON.stringify(value)}`);
}

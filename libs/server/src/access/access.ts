import type { EntityDescriptor, ModelDescriptor, RelationDescriptor, Value } from "@metabuilder/dbal/contract";
import { type Policy, type Rule, writeGrants } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import { allOf, anyOf } from "../query/combine.js";
import { always, never, type Predicate } from "../query/predicate.js";
import { type BindableCondition, bindTerm, prepareCondition } from "./bind.js";

/** Which fields of a row may be read. */
export interface Readable {
	/** Readable in every row that the decision's filter lets through. Only these may be used in where, order, search and page tokens. */
	readonly always: ReadonlySet<string>;
	/** Readable as well, in rows where `when` is true. */
	readonly conditional: readonly { readonly fields: ReadonlySet<string>; readonly when: Predicate }[];
}

/**
 * One rule's whole grant, bound to the caller; restrictive rules are woven in. A write is granted if ONE alternative lets all
 * of its fields be written, has a `filter` that holds on the row before (update, delete) and a `check` that holds on the row
 * after (create, update). Mixing one rule's filter with another's check would let a row escape through two harmless rules.
 */
export interface Alternative {
	/** Such as `acl.yaml:12`. */
	readonly rule: string;
	readonly filter: Predicate;
	/** The very object `filter` where the rules have no check of their own. */
	readonly check: Predicate;
	readonly writable: ReadonlySet<string>;
}

/** What a principal may do with an operation. All predicates are bound: claims and the time are values in them. */
export type Decision = Denied | Granted;

export interface Denied {
	readonly allowed: false;
	/** Rules that speak of it and yet grant nothing: they name a claim that the caller lacks, or restrict all of it. */
	readonly rules: readonly string[];
}

export interface Granted {
	readonly allowed: true;
	/** Rows it may touch: any alternative's filter. */
	readonly filter: Predicate;
	/** What rows must satisfy after a write: any alternative's check. Where `alternatives` has one element this says it all. */
	readonly check: Predicate;
	/**
	 * Of a read or custom operation: for rows that `filter` lets through. Of a write: what `get` lets read, for rows that the
	 * `get` decision's filter lets through; nothing where `get` is denied.
	 */
	readonly readable: Readable;
	/** Fields that some alternative lets write; presets are not among them. Empty but for create and update. */
	readonly writable: ReadonlySet<string>;
	/** Values to fill in before defaults, of create and update. The caller may not send these fields. */
	readonly presets: Readonly<Record<string, Value>>;
	readonly alternatives: readonly Alternative[];
	/** Rules that grant it, as `acl.yaml:12`; `public` for a public operation, `system` for the engine's own work. */
	readonly rules: readonly string[];
}

/** Access rules, compiled for a model. */
export interface Access {
	/**
	 * Decides from verified claims and the time alone; rows are decided by the predicates. Several operations ask for what any
	 * of them grants, such as `["search", "list"]` for the reads of a custom operation; restrictive rules of each apply. Among
	 * them a standard write stands alone: being granted a custom operation or a read never grants a write.
	 * A public operation is allowed to anybody, and reads nothing that no rule grants.
	 */
	decide(principal: Principal, entity: string, operation: string | readonly string[]): Decision;
	/** The read decision on the other end of a relation, for a relation filter or an include: `get` over to-one, `list` over to-many. */
	guardRelation(principal: Principal, relation: Pick<RelationDescriptor, "entity" | "kind">): Decision;
}

/** The alternatives of a decision that let all of these fields be written. None: FORBIDDEN. */
export function alternativesFor(decision: Granted, fields: Iterable<string>): readonly Alternative[] {
	const names = [...fields];
	return decision.alternatives.filter(({ writable }) => names.every((name) => writable.has(name)));
}

/** Compiles rules for a model. `now` is the clock, in ms since 1970. */
export function createAccess(model: ModelDescriptor, policy: Policy, now: () => number = Date.now): Access {
	const rules = new Map<string, Rule[]>(model.entities.map(({ name }) => [name, []]));
	for (const rule of policy.rules) rules.get(rule.entity)?.push(rule);
	const guards = new Map(model.entities.map((entity) => [entity.name, new EntityAccess(entity, model, rules.get(entity.name) ?? [])]));
	const decide: Access["decide"] = (principal, entity, operation) =>
		guards.get(entity)?.decide(principal, typeof operation === "string" ? [operation] : operation, new Date(now())) ?? denied;
	return {
		decide,
		guardRelation: (principal, { entity, kind }) => decide(principal, entity, kind === "one" ? "get" : "list"),
	};
}

const denied: Denied = { allowed: false, rules: [] };
const nothing: ReadonlySet<string> = new Set();
const unreadable: Readable = { always: nothing, conditional: [] };
const writes: ReadonlySet<string> = new Set(Object.values(writeGrants).flat());
/** Writes that set no field of the caller's. */
const deletes: ReadonlySet<string> = new Set([...writeGrants.delete, ...writeGrants.restore]);

/** A rule with what of it can be prepared before a call. */
interface PreparedRule {
	readonly rule: Rule;
	readonly filter: BindableCondition;
	readonly check: BindableCondition;
	readonly readable: ReadonlySet<string>;
	readonly writable: ReadonlySet<string>;
	readonly isFixed: boolean;
	readonly usesTime: boolean;
}

/** A rule bound to a caller. */
interface BoundRule {
	readonly prepared: PreparedRule;
	readonly filter: Predicate;
	readonly check: Predicate;
	readonly presets: readonly (readonly [string, Value])[];
}

/** The rules that speak of a role and operations. */
interface Plan {
	readonly permissive: readonly PreparedRule[];
	readonly restrictive: readonly PreparedRule[];
	/** All of its operations are standard writes. */
	readonly writes: boolean;
	/** And none of them is a delete. */
	readonly setsFields: boolean;
	/** Allow-lists of the restrictive rules. */
	readonly readLists: readonly ReadonlySet<string>[];
	readonly writeLists: readonly ReadonlySet<string>[];
	/** No rule that takes part depends on the caller or the time. */
	readonly isFixed: boolean;
	/** The answer, where it is fixed. */
	decision?: Decision;
	/**
	 * Answers by principal, where they don't depend on the time: undefined where they do. A principal is a value that never changes: who
	 * is revoked, or gets another role, comes as another one, and rules that are reloaded begin with no answers.
	 */
	readonly decisions: WeakMap<Principal, Decision> | undefined;
}

class EntityAccess {
	readonly #entity: EntityDescriptor;
	readonly #model: ModelDescriptor;
	/** By role: a plan looks at the rules of its own role alone. */
	readonly #rules = new Map<string, PreparedRule[]>();
	readonly #public: ReadonlySet<string>;
	readonly #roles: ReadonlySet<string>;
	readonly #everything: Granted;
	/** Fields that are readable unless a rule says otherwise. */
	readonly #open: ReadonlySet<string>;
	readonly #plans = new Map<string, Plan>();
	/** Of a single operation, by role and operation: no key has to be made for it. */
	readonly #single = new Map<string, Map<string, Plan>>();

	constructor(entity: EntityDescriptor, model: ModelDescriptor, rules: readonly Rule[]) {
		this.#entity = entity;
		this.#model = model;
		this.#public = new Set(entity.operations.filter((operation) => operation.public === true).map(({ name }) => name));
		this.#roles = new Set(model.roles.map(({ name }) => name));
		this.#everything = everythingOf(entity);
		this.#open = new Set(entity.fields.filter(({ sensitive }) => sensitive !== true).map(({ name }) => name));
		// Preparing walks every path of every rule, so that rules for another model fail at start.
		for (const rule of rules) {
			const prepared = this.#prepare(rule);
			for (const role of new Set(rule.roles)) {
				const ofRole = this.#rules.get(role);
				if (ofRole === undefined) this.#rules.set(role, [prepared]);
				else ofRole.push(prepared);
			}
		}
	}

	decide(principal: Principal, operations: readonly string[], now: Date): Decision {
		if (principal.system === true) return this.#everything;
		if (!this.#roles.has(principal.role)) return this.#ungranted(operations);
		const plan = this.#planFor(principal.role, operations);
		const known = plan.decision ?? plan.decisions?.get(principal);
		if (known !== undefined) return known;
		const decision = this.#bind(plan, principal, operations, now);
		if (plan.isFixed) plan.decision = decision;
		else plan.decisions?.set(principal, decision);
		return decision;
	}

	#bind(plan: Plan, principal: Principal, operations: readonly string[], now: Date): Decision {
		const restrictive = plan.restrictive.map((prepared) => bindRule(prepared, principal, now));
		if (!restrictive.every((bound) => bound !== undefined)) return this.#ungranted(operations, plan);
		const filter = allOf(restrictive.map((bound) => bound.filter));
		const sameCheck = restrictive.every((bound) => bound.check === bound.filter);
		const check = sameCheck ? filter : allOf(restrictive.map((bound) => bound.check));
		const permissive = plan.permissive
			.map((prepared) => bindRule(prepared, principal, now))
			.filter((bound) => bound !== undefined)
			.filter((bound) => bound.filter !== never);
		if (permissive.length === 0 || filter === never) return this.#ungranted(operations, plan);

		const presets = plan.writes ? [...permissive, ...restrictive].flatMap((bound) => bound.presets) : [];
		const preset = new Set(presets.map(([name]) => name));
		const alternatives = permissive.map((bound): Alternative => {
			const whole = allOf([bound.filter, filter]);
			return {
				rule: bound.prepared.rule.at,
				filter: whole,
				check: bound.check === bound.filter && check === filter ? whole : allOf([bound.check, check]),
				writable: plan.setsFields ? without(intersect(bound.prepared.writable, plan.writeLists), preset) : nothing,
			};
		});
		return {
			allowed: true,
			filter: anyOf(alternatives.map((alternative) => alternative.filter)),
			check: anyOf(alternatives.map((alternative) => alternative.check)),
			readable: plan.writes ? readableOf(this.decide(principal, ["get"], now)) : combineReadable(permissive, plan.readLists),
			writable: unionOf(alternatives.map(({ writable }) => writable)),
			presets: Object.fromEntries(presets),
			alternatives,
			rules: alternatives.map(({ rule }) => rule),
		};
	}

	#planFor(role: string, operations: readonly string[]): Plan {
		const [only] = operations;
		if (only !== undefined && operations.length === 1) {
			let ofRole = this.#single.get(role);
			if (ofRole === undefined) {
				ofRole = new Map();
				this.#single.set(role, ofRole);
			}
			let plan = ofRole.get(only);
			if (plan === undefined) {
				plan = this.#planOf(role, operations);
				ofRole.set(only, plan);
			}
			return plan;
		}
		const writing = operations.filter((operation) => writes.has(operation));
		return this.#planOf(role, writing.length > 0 ? writing : operations);
	}

	#planOf(role: string, operations: readonly string[]): Plan {
		const key = JSON.stringify([role, ...operations]);
		const known = this.#plans.get(key);
		if (known !== undefined) return known;
		const rules = (this.#rules.get(role) ?? []).filter(({ rule }) => operations.some((operation) => rule.covers.has(operation)));
		const restrictive = rules.filter(({ rule }) => rule.restrictive);
		const writing = operations.some((operation) => writes.has(operation));
		const isFixed = rules.every((rule) => rule.isFixed) && (!writing || this.#planOf(role, ["get"]).isFixed);
		const usesTime = rules.some((rule) => rule.usesTime) || (writing && this.#planOf(role, ["get"]).decisions === undefined);
		const plan: Plan = {
			permissive: rules.filter(({ rule }) => !rule.restrictive),
			restrictive,
			writes: writing,
			setsFields: writing && !operations.some((operation) => deletes.has(operation)),
			readLists: restrictive.flatMap(({ rule }) => rule.fields.read ?? []),
			writeLists: restrictive.flatMap(({ rule }) => rule.fields.write ?? []),
			isFixed,
			decisions: usesTime ? undefined : new WeakMap(),
		};
		this.#plans.set(key, plan);
		return plan;
	}

	#prepare(rule: Rule): PreparedRule {
		const prepare = (condition: Rule["filter"]) =>
			condition === undefined ? everyRow : prepareCondition(condition, this.#entity, this.#model);
		const filter = prepare(rule.filter);
		const check = rule.check === undefined ? filter : prepare(rule.check);
		return {
			rule,
			filter,
			check,
			readable: rule.fields.read ?? this.#open,
			writable: rule.fields.write ?? this.#everything.writable,
			usesTime: filter.usesTime || check.usesTime || Object.values(rule.presets).some(({ kind }) => kind === "now"),
			isFixed: filter.isFixed && check.isFixed && Object.values(rule.presets).every(({ kind }) => kind === "constant"),
		};
	}

	#ungranted(operations: readonly string[], plan?: Plan): Decision {
		if (!operations.some((operation) => this.#public.has(operation))) {
			const spoke = plan === undefined ? [] : [...plan.permissive, ...plan.restrictive];
			return spoke.length === 0 ? denied : { allowed: false, rules: spoke.map(({ rule }) => rule.at) };
		}
		return {
			allowed: true,
			filter: never,
			check: never,
			readable: unreadable,
			writable: nothing,
			presets: {},
			alternatives: [],
			rules: ["public"],
		};
	}
}

/** The engine's own work. */
function everythingOf(entity: EntityDescriptor): Granted {
	const all = new Set(entity.fields.map(({ name }) => name));
	return {
		allowed: true,
		filter: always,
		check: always,
		readable: { always: all, conditional: [] },
		writable: all,
		presets: {},
		alternatives: [{ rule: "system", filter: always, check: always, writable: all }],
		rules: ["system"],
	};
}

const everyRow: BindableCondition = { isFixed: true, usesTime: false, bind: () => always };

/** Undefined where a claim that the rule names is missing: a permissive rule grants nothing then, a restrictive one denies. */
function bindRule(prepared: PreparedRule, principal: Principal, now: Date): BoundRule | undefined {
	const filter = prepared.filter.bind(principal, now);
	const check = prepared.check === prepared.filter ? filter : prepared.check.bind(principal, now);
	if (filter === undefined || check === undefined) return undefined;
	const presets: (readonly [string, Value])[] = [];
	for (const [field, term] of Object.entries(prepared.rule.presets)) {
		const value = bindTerm(term, principal, now);
		if (value === undefined) return undefined;
		presets.push([field, value]);
	}
	return { prepared, filter, check, presets };
}

/** A field is readable in a row if any rule whose filter matches the row lists it. */
function combineReadable(rules: readonly BoundRule[], allowLists: readonly ReadonlySet<string>[]): Readable {
	const grants = rules.map(({ prepared, filter }) => ({ fields: intersect(prepared.readable, allowLists), when: filter }));
	const everywhere = unionOf([
		commonTo(grants.map(({ fields }) => fields)),
		...grants.flatMap(({ fields, when }) => (when === always ? [fields] : [])),
	]);
	return {
		always: everywhere,
		conditional: grants.map(({ fields, when }) => ({ fields: without(fields, everywhere), when })).filter(({ fields }) => fields.size > 0),
	};
}

function readableOf(decision: Decision): Readable {
	return decision.allowed ? decision.readable : unreadable;
}

function intersect(names: ReadonlySet<string>, lists: readonly ReadonlySet<string>[]): ReadonlySet<string> {
	return lists.length === 0 ? names : commonTo([names, ...lists]);
}

function commonTo(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
	const [first = nothing, ...others] = new Set(sets);
	return others.length === 0 ? first : new Set([...first].filter((name) => others.every((other) => other.has(name))));
}

function unionOf(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
	const [first = nothing, ...others] = new Set(sets);
	return others.length === 0 ? first : new Set([...first, ...others.flatMap((other) => [...other])]);
}

function without(names: ReadonlySet<string>, removed: Iterable<string>): ReadonlySet<string> {
	if (names === removed) return nothing;
	const gone = new Set(removed);
	return [...names].some((name) => gone.has(name)) ? new Set([...names].filter((name) => !gone.has(name))) : names;
}

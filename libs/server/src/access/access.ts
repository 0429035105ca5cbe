import type { ModelDescriptor, RelationDescriptor, Value } from "@metabuilder/dbal/contract";
import type { Policy } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import type { Predicate } from "../query/predicate.js";

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
	readonly check: Predicate;
	readonly writable: ReadonlySet<string>;
}

/** What a principal may do with an operation. All predicates are bound: claims and the time are values in them. */
export type Decision = { readonly allowed: false } | Granted;

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
	/** Fields that some alternative lets write; presets are not among them. */
	readonly writable: ReadonlySet<string>;
	/** Values to fill in before defaults. The caller may not send these fields. */
	readonly presets: Readonly<Record<string, Value>>;
	readonly alternatives: readonly Alternative[];
	/** Rules that grant it, as `acl.yaml:12`; `public` for a public operation, `system` for the engine's own work. */
	readonly rules: readonly string[];
}

/** Access rules, compiled for a model. */
export interface Access {
	/**
	 * Decides from verified claims and the time alone; rows are decided by the predicates. Several operations ask for what any
	 * of them grants, such as `["search", "list"]` for the reads of a custom operation; restrictive rules of each apply.
	 * A public operation is allowed to anybody, and reads nothing that no rule grants.
	 */
	decide(principal: Principal, entity: string, operation: string | readonly string[]): Decision;
	/** The read decision on the other end of a relation, for a relation filter or an include: `get` over to-one, `list` over to-many. */
	guardRelation(principal: Principal, relation: Pick<RelationDescriptor, "entity" | "kind">): Decision;
}

/** The alternatives of a decision that let all of these fields be written. None: FORBIDDEN. */
export declare function alternativesFor(decision: Granted, fields: Iterable<string>): readonly Alternative[];

/** Compiles rules for a model. `now` is the clock in ms since 1970. */
export declare function createAccess(model: ModelDescriptor, policy: Policy, now?: () => number): Access;

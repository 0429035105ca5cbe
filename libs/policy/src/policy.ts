import type { Condition, ValueTerm } from "./condition.js";

/** The rules of one file, in the order written. What no rule grants is denied. */
export interface Policy {
	readonly path: string;
	readonly rules: readonly Rule[];
}

/** A tenant's border around the rows of an entity is a restrictive rule as any other; it is made from the model, not written. */

/** One rule: for these roles, these operations on this entity. Permissive rules are alternatives; every restrictive one must hold as well. */
export interface Rule {
	/** Where it is, such as `acl.yaml:12`. */
	readonly at: string;
	readonly entity: string;
	readonly roles: readonly string[];
	/** As written. */
	readonly operations: readonly string[];
	/** The operations that these words stand for. */
	readonly covers: ReadonlySet<string>;
	readonly restrictive: boolean;
	/** Rows that it speaks of; every row where absent. */
	readonly filter?: Condition;
	/** What must hold for a row after a write; `filter` where absent. */
	readonly check?: Condition;
	/** Fields it lets read and write; all where absent, but for sensitive ones, which are read only where named. */
	readonly fields: { readonly read?: ReadonlySet<string>; readonly write?: ReadonlySet<string> };
	/** Values that the engine fills in on create and update; the caller may not write these fields. */
	readonly presets: Readonly<Record<string, ValueTerm>>;
}

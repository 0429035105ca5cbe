import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller, Identity } from "./caller.js";
import type { RowBuilder } from "./values/row-builder.js";

/** The spec that ships, or the suite's own one with a field of every type, which only targets that take any model have. */
export type SpecName = "shipped" | "specimen";

/** What a case works with. */
export interface CaseContext {
	readonly model: ModelDescriptor;
	/** The developer. */
	readonly db: Caller;
	/** The same target as seen by somebody else. Closed by the runner. */
	as(identity: Identity): Promise<Caller>;
	readonly rows: RowBuilder;
	/** Deletes every row of every entity. */
	clear(): Promise<void>;
	readonly capabilities: ReadonlySet<string>;
	/** Of everything random. */
	readonly seed: number;
	/** How many random sequences a target is put through. */
	readonly sequences: number;
}

/** One thing that must hold. Cases of a suite run one after the other, and don't rely on each other's rows. */
export interface Case {
	/** Unique within its suite. */
	readonly id: string;
	/** Names of capabilities without which the case is declared unsupported. */
	readonly needs?: readonly string[];
	/** What it may take before it is said to hang, in ms. Two minutes unless said. */
	readonly timeoutMs?: number;
	run(context: CaseContext): Promise<void>;
}

export interface Suite {
	readonly name: string;
	readonly spec: SpecName;
	/** Runs in an empty database: all rows are deleted before the first case. */
	cases(model: ModelDescriptor): readonly Case[];
}

/** Computes a value once, when the first case asks. A failure is kept, and fails every case that asks. */
export function shared<T>(make: (context: CaseContext) => Promise<T>): (context: CaseContext) => Promise<T> {
	const made = new WeakMap<CaseContext["rows"], Promise<T>>();
	return (context) => {
		let value = made.get(context.rows);
		if (value === undefined) {
			value = make(context);
			made.set(context.rows, value);
		}
		return value;
	};
}

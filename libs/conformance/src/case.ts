import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller, Identity } from "./caller.js";
import type { Statements } from "./statements.js";
import type { RowBuilder } from "./values/row-builder.js";

/** The spec that ships, one of the suite's own, or one from outside. Only targets that take any model have others than the one that ships. */
export type SpecName = "shipped" | "specimen" | (string & {});

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
	/** Of a target whose statements can be listened to. */
	readonly statements?: Statements;
	/** The target's name, for what is to be repeated. */
	readonly target: string;
	/** Of everything random. */
	readonly seed: number;
	/** How many random sequences each spec is put through. */
	readonly sequences: number;
	/** The sequence to begin with, as a failure told it. */
	readonly path?: string;
}

/** One thing that must hold. Cases of a suite run one after the other, and don't rely on each other's rows. */
export interface Case {
	/** Unique within its suite. */
	readonly id: string;
	/** Names of capabilities without which the case is declared unsupported. */
	readonly needs?: readonly string[];
	/** Looks at statements: declared unsupported where there are none to look at. */
	readonly needsStatements?: boolean;
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

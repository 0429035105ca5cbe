import type { ModelDescriptor } from "@metabuilder/dbal/contract";
import type { Caller, Identity } from "../caller.js";
import type { Spec } from "../specs/spec.js";
import type { Statements } from "../statements.js";

/** One spec as a target serves it, in a database of its own that is empty at first. */
export interface World {
	readonly model: ModelDescriptor;
	/** What it claims to be able to do. */
	readonly capabilities: ReadonlySet<string>;
	connect(as: Identity): Promise<Caller>;
	/** Deletes every row of every entity at once. Without it they are deleted one by one, through a caller. */
	clear?(): Promise<void>;
	readonly statements?: Statements;
}

export interface RunningTarget {
	/** Undefined where the target can't take the spec: its cases are declared unsupported. */
	world(spec: Spec): Promise<World | undefined>;
	stop(): Promise<void>;
}

/** What the suite runs against. */
export interface Target {
	readonly name: string;
	readonly description: string;
	/** Runs in this process, and takes any model. */
	readonly isEmbedded: boolean;
	/** Nothing is kept from an earlier run. Rejects where the target can't be had on this machine. */
	start(): Promise<RunningTarget>;
}

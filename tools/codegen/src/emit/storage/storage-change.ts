/**
 * What a change of the database puts at risk. `loses`: stored values go. `narrows`: values that were fine no longer are, and rows that hold
 * one stand in the way. `requires`: rows that are there lack a value that they must have. `refuses`: rows may stand in the way,
 * though nothing narrows for a single value (a new unique key, a new reference).
 */
export type Risk = "loses" | "narrows" | "requires" | "refuses";

/** Rows that must be looked at before a migration runs. */
export interface Guard {
	/** Whether the migration may run over them once somebody has said so, or can't run at all. */
	readonly kind: "loses" | "blocks";
	/** What is wrong with them, to follow on "12 rows ". */
	readonly words: string;
	/** The primary keys of these rows, in the schema as it is before. */
	readonly rows: string;
}

/** One step of a database's change, in words. */
export interface StorageChange {
	/** Of the spec as it is now, or as it was for what is gone. */
	readonly entity: string;
	/** A sentence without an end. */
	readonly words: string;
	readonly risk?: Risk;
	readonly guards: readonly Guard[];
}

/** The risks that somebody has to accept before a migration is written. */
export function needsAcceptance({ risk }: StorageChange): boolean {
	return risk === "loses" || risk === "narrows" || risk === "requires";
}

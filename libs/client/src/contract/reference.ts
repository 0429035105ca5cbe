const brand = Symbol.for("@metabuilder/dbal.StepReference");

/** In a batch: the value that a field has in the row that an earlier step gives. It stands where that value would: in a key, or in data. */
export class StepReference<V = unknown> {
	/** The step's place in the batch, from 0. */
	readonly step: number;
	readonly field: string;
	/** Which of the rows of a step that gives several, from 0. */
	readonly row: number;
	/** @internal */
	readonly [brand] = true;
	/** @internal */
	declare readonly value: V;

	constructor(step: number, field: string, row = 0) {
		this.step = step;
		this.field = field;
		this.row = row;
	}
}

/** True for any copy of the class. */
export function isStepReference(value: unknown): value is StepReference {
	return typeof value === "object" && value !== null && brand in value;
}

/** The members of a write's input that may hold references: objects of fields, or a list of such. */
export const referringMembers: readonly string[] = ["key", "data", "create", "update"];

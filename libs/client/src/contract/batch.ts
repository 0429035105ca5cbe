import type { OperationDescriptor } from "./descriptor.js";

/** One write of a batch, as it stands at the seam between transports and the engine. Fields may be references to earlier steps. */
export interface BatchStep {
	readonly entity: string;
	readonly operation: string;
	readonly input: Readonly<Record<string, unknown>>;
}

/** Several writes in one transaction: of no entity, with `{ steps }` for its input and `{ results }`, an output of each, for its output. */
export const batchOperation: OperationDescriptor = {
	name: "batch",
	entity: "",
	kind: "custom",
	effect: "write",
	method: "dbal.v1.Batch/Run",
};

/** Steps of a batch at most. */
export const maxBatchSteps = 100;

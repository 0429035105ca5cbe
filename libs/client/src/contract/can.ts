import type { OperationDescriptor } from "./descriptor.js";

/** A question about the access rules, as a call carries it. */
export interface CanInput {
	readonly entity: string;
	readonly operation: string;
	/** The row, by its primary key; without it, whether there may be one. */
	readonly id?: string;
	/** What a create or an update would send. */
	readonly changes?: Readonly<Record<string, unknown>>;
}

/** Whether the caller may do something: of no entity, so that its name can be none of the spec's. */
export const canOperation: OperationDescriptor = {
	name: "can",
	entity: "",
	kind: "custom",
	effect: "read",
	public: true,
	method: "dbal.v1.AccessService/Can",
	input: [],
	output: { kind: "nothing" },
};

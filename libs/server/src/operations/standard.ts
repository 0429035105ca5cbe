import type { StandardOperation } from "@metabuilder/dbal/contract";
import type { Output } from "../context.js";
import type { EntityIndex } from "../query/model-index.js";
import { create, createMany } from "./create.js";
import { get } from "./get.js";
import { count, list } from "./list.js";
import { remove, removeMany } from "./remove.js";
import { restore } from "./restore.js";
import type { Scope } from "./scope.js";
import { update } from "./update.js";
import { updateMany } from "./update-many.js";
import { upsert } from "./upsert.js";

/** Checks an input, asks the rules and does the work of one standard operation. */
export type StandardHandler = (scope: Scope, entity: EntityIndex, input: unknown) => Promise<Output>;

/** The standard operations of every entity, driven by its descriptor. */
export const standardOperations: Readonly<Record<StandardOperation, StandardHandler>> = {
	get,
	list,
	count,
	create,
	createMany,
	update,
	updateMany,
	upsert,
	delete: remove,
	deleteMany: removeMany,
	restore,
};

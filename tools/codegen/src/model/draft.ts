import type { Document } from "@metabuilder/dbal-documents";
import type { EntityDocument, OperationsDocument } from "../parse/grammar.js";
import type { Slot, SlotPlan } from "./lock.js";
import type { Entity, Field, Parameter, Scalar } from "./model.js";
import type { ScalarDraft } from "./scalar.js";

/** A document of the spec: what fits its shape, with places. */
export interface Part<T> {
	readonly document: Document;
	readonly value: T;
}

/** Something checked but for its numbers: what it asks of the lock, and itself once the lock has answered. */
export interface Draft<T> {
	readonly plan: SlotPlan;
	readonly finish: (slot: Slot) => T;
}

export interface FieldDraft extends Draft<Field> {
	readonly field: Omit<Field, "number" | "column" | "values" | "reservedValues" | "foreignKey">;
	readonly unique: boolean;
}

/** An entity of one document, checked on its own: references to other entities come later. */
export interface EntityDraft {
	readonly source: Part<EntityDocument>;
	readonly name: string;
	readonly accessor: string;
	readonly table: string;
	/** Those that could be read. */
	readonly fields: ReadonlyMap<string, FieldDraft>;
	/** Names of all that are written, readable or not: a reference to one isn't a fault of its own. */
	readonly written: ReadonlySet<string>;
	readonly primaryKey: string;
	/** `name`: one that the spec gives. */
	readonly uniques: readonly (Omit<Entity["uniques"][number], "name"> & { readonly name?: string })[];
	readonly indexes: readonly (Omit<Entity["indexes"][number], "name"> & { readonly name?: string })[];
	readonly ttl?: string;
	readonly tenant?: string;
	readonly version?: string;
	readonly softDelete?: string;
}

export interface OperationDraft {
	readonly source: Part<OperationsDocument>;
	readonly entity: string;
	readonly name: string;
	readonly input: readonly Draft<Parameter>[];
	readonly output: readonly Draft<Parameter>[];
}

/** The type as it will be, with the numbers of an enum's members from the lock. */
export function finishScalar({ scalar, members }: ScalarDraft, slot: Slot): Scalar {
	if (members === undefined) return scalar;
	const values = members.map(({ name, description, deprecated }) => ({
		name,
		number: slot.values?.[name] ?? 0,
		...(description !== undefined && { description }),
		...(deprecated !== undefined && { deprecated }),
	}));
	return { ...scalar, values, ...(slot.removedValues !== undefined && { reservedValues: slot.removedValues }) };
}

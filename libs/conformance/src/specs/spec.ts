import { type ModelDescriptor, model as shippedModel } from "@metabuilder/dbal/contract";
import { defaultPolicy } from "@metabuilder/dbal-server";
import { generatedCases as shippedCases } from "../../gen/cases.js";
import { generatedCases as specimenCases } from "../../gen/specimen/cases.js";
import { model as specimenModel } from "../../gen/specimen/model.js";
import { policy as specimenPolicy, tables as specimenTables } from "../../gen/specimen/tables.js";
import type { GeneratedCase } from "../generated/generated-case.js";

/** A model that targets are put through, and what must hold of it. */
export interface Spec {
	readonly name: string;
	readonly model: ModelDescriptor;
	/** What must hold of each entity, generated from the spec. */
	readonly cases: readonly GeneratedCase[];
	/** Its rules. The suite adds its developer to them. */
	readonly policy: { readonly path: string; readonly text: string };
	/** What makes its tables in an empty database; the spec that ships has migrations in the place of it. */
	readonly tables?: Readonly<Record<"sqlite" | "postgresql", string>>;
}

/** What the daemon and the client are generated from. */
export const shipped: Spec = { name: "shipped", model: shippedModel, cases: shippedCases, policy: defaultPolicy };

/** The suite's own, with a field of every type and a relation of every kind. */
export const specimen: Spec = {
	name: "specimen",
	model: specimenModel,
	cases: specimenCases,
	policy: { path: "specimen/acl.yaml", text: specimenPolicy },
	tables: specimenTables,
};

export const specs: readonly Spec[] = [shipped, specimen];

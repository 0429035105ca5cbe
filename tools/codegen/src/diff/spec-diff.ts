import { type AccessChange, diffAccess, parsePolicy } from "@metabuilder/dbal-policy";
import type { StorageChange } from "../emit/storage/storage-change.js";
import type { Model } from "../model/model.js";
import { policyModel } from "../policy-model.js";
import { type ApiChange, diffApi } from "./api-diff.js";
import type { BreakingFinding } from "./breaking.js";
import type { WireChange, WireEffect } from "./wire-change.js";
import { diffWire } from "./wire-diff.js";

/** What one change of a spec means, to everybody whom it concerns. */
export interface SpecDiff {
	readonly wire: readonly WireChange[];
	readonly database: readonly StorageChange[];
	readonly access: readonly AccessChange[];
	readonly api: readonly ApiChange[];
}

/** What is known beside the two models. */
export interface DiffFacts {
	/** Of `buf breaking`, of the protos before and after. */
	readonly findings: readonly BreakingFinding[];
	/** The protos after. */
	readonly protos: ReadonlyMap<string, string>;
	/** What the migrations have to do. */
	readonly storage: readonly StorageChange[];
}

/** Compares two models. Pure. Access stays empty where the rules before can't be read any more. */
export function diffSpecs(before: Model, after: Model, { findings, protos, storage }: DiffFacts): SpecDiff {
	return { wire: diffWire(before, after, findings, protos), database: storage, access: access(before, after), api: diffApi(before, after) };
}

function access(before: Model, after: Model): readonly AccessChange[] {
	const [old, now] = [before, after].map((model) => {
		const known = policyModel(model);
		const { policy } = parsePolicy(model.policy.path, model.policy.text, known);
		return policy && { policy, model: known };
	});
	return old === undefined || now === undefined ? [] : diffAccess(old, now);
}

/** The worst that a change does to older clients. */
export function wireVerdict({ wire }: Pick<SpecDiff, "wire">): WireEffect {
	if (wire.some(({ effect }) => effect === "breaking")) return "breaking";
	return wire.some(({ effect }) => effect === "careful") ? "careful" : "compatible";
}

export function isEmptyDiff({ wire, database, access: rules, api }: SpecDiff): boolean {
	return wire.length + database.length + rules.length + api.length === 0;
}

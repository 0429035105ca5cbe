import { didYouMean } from "@metabuilder/dbal-documents";
import type { FieldPath } from "./condition.js";
import type { Fault, FaultCode, Name, Span } from "./expression.js";
import type { EntityIndex, ModelIndex } from "./model-index.js";
import type { PolicyField, PolicyRelation } from "./policy-model.js";

/** Relations that one condition may step over, nested quantifiers included: each is a subquery in the database. */
export const maxHops = 8;

export type Report = (span: Span, code: FaultCode, message: string, fix: string, severity?: Fault["severity"]) => undefined;

/** An entity that names are looked up in, and how many relations lead to it. */
export interface Position {
	readonly at: EntityIndex;
	readonly hops: number;
}

/** Follows to-one relations to a field. */
export function resolveField(
	names: readonly Name[],
	from: Position,
	model: ModelIndex,
	report: Report,
): { readonly path: FieldPath; readonly field: PolicyField } | undefined {
	const last = names.at(-1);
	const holder = last === undefined ? undefined : follow(names.slice(0, -1), from, model, report);
	if (last === undefined || holder === undefined) return undefined;
	const field = holder.at.fields.get(last.name);
	if (field !== undefined) return { path: { via: names.slice(0, -1).map(({ name }) => name), field: field.name }, field };
	const relation = holder.at.relations.get(last.name);
	if (relation === undefined) return unknown(last, holder.at, report);
	return report(
		last,
		"path_kind",
		`\`${last.name}\` is a relation to ${relation.entity}, not a field`,
		relation.kind === "one" ? `name a field of it: ${last.name}.id` : `write ${last.name} SOME (…), NONE (…) or EVERY (…)`,
	);
}

/** Follows to-one relations to a to-many relation. */
export function resolveMany(
	names: readonly Name[],
	from: Position,
	model: ModelIndex,
	report: Report,
): { readonly via: readonly string[]; readonly relation: PolicyRelation; readonly target: Position } | undefined {
	const last = names.at(-1);
	const holder = last === undefined ? undefined : follow(names.slice(0, -1), from, model, report);
	if (last === undefined || holder === undefined) return undefined;
	const relation = holder.at.relations.get(last.name);
	if (relation === undefined) {
		if (!holder.at.fields.has(last.name)) return unknown(last, holder.at, report);
		return report(last, "path_kind", `\`${last.name}\` is a field`, "put SOME, NONE and EVERY after a relation to many rows");
	}
	if (relation.kind === "one") {
		return report(
			last,
			"path_kind",
			`\`${last.name}\` leads to one ${relation.entity} at most`,
			`write its fields as ${last.name}.<field>, without SOME, NONE or EVERY`,
		);
	}
	const target = step(relation, holder, last, model, report);
	return target && { via: names.slice(0, -1).map(({ name }) => name), relation, target };
}

function follow(names: readonly Name[], from: Position, model: ModelIndex, report: Report): Position | undefined {
	let position = from;
	for (const name of names) {
		const relation = position.at.relations.get(name.name);
		if (relation === undefined) {
			if (!position.at.fields.has(name.name)) return unknown(name, position.at, report);
			return report(name, "path_kind", `\`${name.name}\` is a field and has no parts`, "remove what follows it, or name a relation");
		}
		if (relation.kind === "many") {
			return report(
				name,
				"path_kind",
				`\`${name.name}\` leads to many rows of ${relation.entity}`,
				`write ${name.name} SOME (…), NONE (…) or EVERY (…)`,
			);
		}
		const next = step(relation, position, name, model, report);
		if (next === undefined) return undefined;
		position = next;
	}
	return position;
}

function step(relation: PolicyRelation, from: Position, name: Name, model: ModelIndex, report: Report): Position | undefined {
	if (from.hops >= maxHops) {
		return report(name, "expression_too_deep", `the condition steps over more than ${maxHops} relations`, "shorten the path");
	}
	const at = model.entities.get(relation.entity);
	if (at === undefined) throw new TypeError(`the relation ${relation.name} leads to ${relation.entity}, which the model lacks`);
	return { at, hops: from.hops + 1 };
}

function unknown(name: Name, { entity, fields, relations }: EntityIndex, report: Report): undefined {
	const known = [...fields.keys(), ...relations.keys()];
	return report(
		name,
		"unknown_field",
		`${entity.name} has no field or relation \`${name.name}\`${didYouMean(name.name, known)}`,
		known.length === 0 ? "remove the condition" : `use one of: ${known.join(", ")}; text goes in single quotes`,
	);
}

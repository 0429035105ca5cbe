import type { EmittedFile, Entity, Field, Model, Scalar } from "../../model/model.js";
import { code, deprecation, meaning, page, prose, table } from "./markdown.js";

/** Entities with their fields, keys and relations, and a diagram of how they hang together. */
export function entitiesPage(path: string, model: Model): EmittedFile {
	return { path, text: page("spec/entities", "Entities", [diagram(model), ...model.entities.flatMap(section)]) };
}

function diagram(model: Model): string {
	const lines = model.entities.flatMap((entity) =>
		entity.fields.flatMap((field) => {
			const key = field.foreignKey;
			if (key === undefined) return [];
			const unique = entity.uniques.some((one) => one.fields.length === 1 && one.fields[0] === field.name);
			return [`    "${key.entity}" ${field.nullable ? "|o" : "||"}--${unique ? "o|" : "o{"} "${entity.name}" : "${key.inverse}"`];
		}),
	);
	const entities = model.entities.flatMap((entity) => [
		`    "${entity.name}" {`,
		...entity.fields.map((field) => `        ${field.type} ${attributeName(field.name)}${mark(entity, field)}`),
		"    }",
	]);
	return ["```mermaid", "erDiagram", ...lines, ...entities, "```"].join("\n");
}

/** Mermaid takes these three for marks, in any case, and nothing quotes an attribute. Names of entities and relations are quoted. */
function attributeName(name: string): string {
	return /^(pk|fk|uk)$/i.test(name) ? `_${name}` : name;
}

function mark(entity: Entity, field: Field): string {
	const marks = [
		field.primary ? "PK" : "",
		field.foreignKey === undefined ? "" : "FK",
		entity.uniques.some((one) => one.fields.length === 1 && one.fields[0] === field.name) ? "UK" : "",
	].filter((one) => one !== "");
	return marks.length === 0 ? "" : ` ${marks.join(", ")}`;
}

function section(entity: Entity): string[] {
	const keys = [[entity.primaryKey], ...entity.uniques.map((unique) => unique.fields)];
	const facts = [
		`Client: ${code(`dbal.${entity.accessor}`)}. Table: ${code(entity.table)}. A row is named by ${keys.map((key) => code(key.join(", "))).join(" or ")}.`,
		entity.ttl === undefined ? "" : `A row is gone once its ${code(entity.ttl)} has passed.`,
		entity.tenant === undefined ? "" : `A row belongs to the tenant in ${code(entity.tenant)}, and callers of others can't reach it.`,
		entity.version === undefined ? "" : `Its ${code(entity.version)} changes with each write, and can be asked for by ${code("ifMatch")}.`,
		entity.softDelete === undefined ? "" : "A deleted row is kept, out of sight, until it is restored.",
	];
	return [
		`## ${entity.name}`,
		prose(entity.description),
		deprecation(entity.deprecated),
		facts.filter((fact) => fact !== "").join(" "),
		table(
			["Field", "Type", "Rules", "Default", "Meaning"],
			entity.fields.map((field) => [code(field.name), typeText(field), rules(field).join(", "), defaultText(field), meaning(field)]),
		),
		table(
			["Member", "Meaning"],
			entity.fields.flatMap((field) =>
				(field.values ?? [])
					.filter(({ description, deprecated }) => description !== undefined || deprecated !== undefined)
					.map((value) => [code(`${field.name}: ${value.name}`), meaning(value)]),
			),
		),
		table(
			["Relation", "Leads to", "Joined by", "On delete"],
			entity.relations.map((relation) => [
				code(relation.name),
				`${relation.kind === "many" ? "many " : ""}[${relation.entity}](#${relation.entity.toLowerCase()})`,
				code(`${relation.field} = ${relation.references}`),
				relation.onDelete ?? "",
			]),
		),
	];
}

/** A scalar's type in words, such as `decimal(10,2)` or an enum's members. */
export function typeText(scalar: Scalar): string {
	if (scalar.type === "enum") return (scalar.values ?? []).map((value) => code(value.name)).join(", ");
	return scalar.type === "decimal" ? `decimal(${scalar.precision},${scalar.scale ?? 0})` : scalar.type;
}

type Bound = number | bigint | string | undefined;

/** The bounds of a scalar in words. */
export function bounds(scalar: Scalar): string[] {
	const range = (low: Bound, high: Bound, unit: string) => {
		if (low === undefined && high === undefined) return [];
		if (low === undefined) return [`at most ${high}${unit}`];
		return [high === undefined ? `at least ${low}${unit}` : `${low} to ${high}${unit}`];
	};
	return [
		...range(scalar.min, scalar.max, ""),
		...range(scalar.minLength, scalar.maxLength, " characters"),
		...range(undefined, scalar.maxBytes, " bytes"),
		...range(undefined, scalar.maxDepth, " levels"),
		...(scalar.pattern === undefined ? [] : [code(scalar.pattern)]),
	];
}

function rules(field: Field): string[] {
	return [
		field.nullable ? "may be NULL" : "required",
		...(field.generated ? ["filled in by the engine"] : []),
		...(field.autoUpdate ? ["set on each update"] : []),
		...(field.immutable ? ["can't be changed"] : []),
		...(field.sensitive ? ["never in a log"] : []),
		...bounds(field),
	];
}

function defaultText(field: Field): string {
	if (field.default === undefined) return "";
	if (field.default.kind !== "literal") return field.default.kind === "now" ? "the time" : "a new id";
	const { value } = field.default;
	return code(typeof value === "bigint" ? String(value) : typeof value === "string" ? value : JSON.stringify(value));
}

import type { Entity, Field, Model, ScalarType } from "../../model/model.js";

/** What must hold of an entity, in the words of libs/conformance/src/generated/generated-case.ts. */
export interface CaseEntry {
	readonly kind: string;
	readonly entity: string;
	readonly field?: string;
	readonly fields?: readonly string[];
	readonly bound?: string;
	readonly member?: string;
	readonly rule?: string;
	readonly behaviour?: string;
	readonly operator?: string;
	readonly relation?: string;
}

/** The cases of every entity of a model, in its order. */
export function caseTable(model: Model): readonly CaseEntry[] {
	return model.entities.flatMap(entityCases);
}

const equality = ["equals", "not", "isNull"];
const listed = [...equality, "in", "notIn"];
const ordered = [...listed, "lt", "lte", "gt", "gte"];
const textual = [...ordered, "contains", "startsWith", "endsWith"];

const operators: Readonly<Record<ScalarType, readonly string[]>> = {
	uuid: listed,
	string: textual,
	text: textual,
	email: textual,
	url: textual,
	integer: ordered,
	bigint: ordered,
	float: ordered,
	decimal: ordered,
	boolean: equality,
	datetime: ordered,
	date: ordered,
	json: ["isNull"],
	bytes: equality,
	enum: listed,
};

function entityCases(entity: Entity): readonly CaseEntry[] {
	const of = entity.name;
	const keys = [[entity.primaryKey], ...entity.uniques.map((unique) => unique.fields)];
	const holders = entity.relations.filter((relation) => relation.onDelete !== undefined);
	return [
		{ kind: "round_trip", entity: of },
		...keys.map((fields) => ({ kind: "key", entity: of, fields })),
		...entity.fields.flatMap((field) => fieldCases(entity, field)),
		...entity.uniques.map(({ fields }) => ({ kind: "unique", entity: of, fields })),
		...holders.flatMap(({ field, onDelete = "restrict" }) => [
			{ kind: "foreign_key", entity: of, field },
			{ kind: "on_delete", entity: of, field, behaviour: onDelete },
		]),
		...entity.relations.flatMap((relation) =>
			(relation.kind === "one" ? ["is", "isNot"] : ["some", "every", "none"]).map((operator) => ({
				kind: "relation_filter",
				entity: of,
				relation: relation.name,
				operator,
			})),
		),
		{ kind: "page", entity: of },
	];
}

function fieldCases(entity: Entity, field: Field): readonly CaseEntry[] {
	const at = { entity: entity.name, field: field.name };
	const cases: CaseEntry[] = [];
	if (field.generated || field.autoUpdate) {
		cases.push({ kind: "generated", ...at });
	} else {
		cases.push({ kind: field.nullable ? "nullable" : "required", ...at });
		if (field.default) cases.push({ kind: "default", ...at });
		cases.push(...rulesOf(field).map((rule) => ({ kind: "violation", ...at, rule })));
		if (!field.foreignKey) {
			cases.push(...boundsOf(field, entity.ttl === field.name).map((bound) => ({ kind: "extreme", ...at, bound })));
			cases.push(...(field.values ?? []).map(({ name }) => ({ kind: "member", ...at, member: name })));
		}
	}
	if (field.immutable || field.primary) cases.push({ kind: "immutable", ...at });
	if (field.autoUpdate) cases.push({ kind: "auto_update", ...at });
	const known = operators[field.type];
	cases.push(...known.map((operator) => ({ kind: "filter", ...at, operator })));
	cases.push(...textual.filter((operator) => !known.includes(operator)).map((operator) => ({ kind: "refused_filter", ...at, operator })));
	if (field.type !== "json" && field.type !== "bytes") cases.push({ kind: "order", ...at });
	return cases;
}

/** Rules that a value can break, those that any field may declare first. */
function rulesOf(field: Field): readonly string[] {
	const declared: readonly (readonly [boolean, string])[] = [
		[(field.minLength ?? 0) > 0, "min_length"],
		[field.maxLength !== undefined, "max_length"],
		[field.pattern !== undefined, "pattern"],
	];
	return ["type", ...namesOf(declared), ...typeRules(field)];
}

function typeRules(field: Field): readonly string[] {
	const edges = namesOf([
		[field.min !== undefined, "min"],
		[field.max !== undefined, "max"],
	]);
	const sizes = namesOf([
		[field.maxDepth !== undefined, "max_depth"],
		[field.maxBytes !== undefined, "max_bytes"],
	]);
	switch (field.type) {
		case "uuid":
		case "date":
			return ["format"];
		case "email":
		case "url":
			return ["format", "text"];
		case "string":
		case "text":
			return ["text"];
		case "integer":
		case "bigint":
			return ["range", ...edges];
		case "float":
			return edges;
		case "decimal":
			return ["format", ...(field.precision === undefined ? [] : ["precision", "scale"]), ...edges];
		case "datetime":
			return ["range"];
		case "json":
			return ["text", ...sizes];
		case "bytes":
			return sizes;
		case "enum":
			return ["enum"];
		case "boolean":
			return [];
		default:
			return field.type satisfies never;
	}
}

/** Edges of what a field may hold. `expires`: rows don't outlive the field's time. */
function boundsOf(field: Field, expires: boolean): readonly string[] {
	switch (field.type) {
		case "uuid":
			return ["upper_case"];
		case "string":
		case "text":
			return namesOf([
				[(field.minLength ?? 0) > 0, "min_length"],
				[(field.minLength ?? 0) === 0 && field.pattern === undefined, "empty"],
				[field.maxLength !== undefined, "max_length"],
				[field.pattern === undefined, "hostile_text"],
			]);
		case "email":
		case "url":
			return namesOf([[field.maxLength !== undefined, "max_length"]]);
		case "integer":
		case "bigint":
		case "decimal":
			return ["min", "max"];
		case "float":
			return field.min === undefined && field.max === undefined ? ["min", "max", "negative_zero", "tiny"] : ["min", "max"];
		case "boolean":
			return ["true", "false"];
		case "datetime":
		case "date":
			return expires ? ["latest"] : ["earliest", "latest"];
		case "json":
			return namesOf([
				[(field.maxDepth ?? 1) > 0, "null_inside"],
				[field.maxDepth !== undefined, "max_depth"],
				[field.maxBytes !== undefined, "max_bytes"],
			]);
		case "bytes":
			return namesOf([
				[true, "empty"],
				[field.maxBytes !== undefined, "max_bytes"],
			]);
		case "enum":
			return [];
		default:
			return field.type satisfies never;
	}
}

function namesOf(list: readonly (readonly [boolean, string])[]): readonly string[] {
	return list.filter(([holds]) => holds).map(([, name]) => name);
}

import type { EntityDescriptor, FieldDescriptor, RelationDescriptor } from "@metabuilder/dbal/contract";
import type { EntityIndex, ModelIndex } from "../../query/model-index.js";
import { entityOf } from "../../query/model-index.js";
import type { Comparison, Predicate } from "../../query/predicate.js";
import { type Bind, type Dialect, quote } from "./dialect.js";

/** A statement while it is written: what it may refer to, its parameters so far, and names for its tables. */
export interface Draft {
	readonly dialect: Dialect;
	readonly model: ModelIndex;
	readonly bind: Bind;
	/** A table name that is new in the statement, such as `"t1"`. */
	alias(): string;
}

/** A table of a statement: an entity under a name. */
export interface Source {
	readonly entity: EntityIndex;
	readonly alias: string;
}

/** A predicate as an expression over a source. Placeholders come in the order of the text. */
export function compilePredicate(predicate: Predicate, source: Source, draft: Draft): string {
	switch (predicate.kind) {
		case "constant":
			return truth(predicate.value);
		case "and":
		case "or": {
			if (predicate.items.length === 0) return truth(predicate.kind === "and");
			const joined = predicate.items.map((item) => compilePredicate(item, source, draft)).join(predicate.kind === "and" ? " AND " : " OR ");
			return predicate.items.length === 1 ? joined : `(${joined})`;
		}
		case "not":
			return `NOT (${compilePredicate(predicate.item, source, draft)})`;
		case "compare": {
			const field = fieldOf(source.entity, predicate.field);
			return `${column(source, field)} ${operators[predicate.operator]} ${draft.dialect.value(field, predicate.value, draft.bind)}`;
		}
		case "compareFields": {
			const left = column(source, fieldOf(source.entity, predicate.field));
			return `${left} ${operators[predicate.operator]} ${column(source, fieldOf(source.entity, predicate.other))}`;
		}
		case "in": {
			if (predicate.values.length === 0) return truth(false);
			const field = fieldOf(source.entity, predicate.field);
			return draft.dialect.isIn(field, column(source, field), predicate.values, draft.bind);
		}
		case "text":
			return draft.dialect.text(predicate.operator, column(source, fieldOf(source.entity, predicate.field)), predicate.value, draft.bind);
		case "isNull":
			return `${column(source, fieldOf(source.entity, predicate.field))} IS NULL`;
		case "some": {
			const relation = relationOf(source.entity, predicate.relation);
			const other: Source = { entity: entityOf(draft.model, relation.entity), alias: draft.alias() };
			const there = column(other, fieldOf(other.entity, relation.references));
			const here = column(source, fieldOf(source.entity, relation.field));
			const where = compilePredicate(predicate.where, other, draft);
			return `EXISTS (SELECT 1 FROM ${quote(other.entity.descriptor.table)} AS ${other.alias} WHERE ${there} = ${here} AND ${where})`;
		}
		default:
			return predicate satisfies never;
	}
}

const operators: Readonly<Record<Comparison, string>> = { eq: "=", lt: "<", lte: "<=", gt: ">", gte: ">=" };

/** Both databases take it, PostgreSQL of any version and SQLite without boolean literals. */
function truth(value: boolean): string {
	return value ? "1 = 1" : "1 = 0";
}

/** A source's column as SQL text. */
export function column(source: Source, field: FieldDescriptor): string {
	return `${source.alias}.${quote(field.column)}`;
}

/** A field that the entity is known to have; queries were checked before they came here. */
export function fieldOf(entity: EntityIndex, name: string): FieldDescriptor {
	const field = entity.fields.get(name);
	if (field === undefined) throw new TypeError(`${entity.descriptor.name} has no field ${name}`);
	return field;
}

function relationOf(entity: EntityIndex, name: string): RelationDescriptor {
	const relation = entity.relations.get(name);
	if (relation === undefined) throw new TypeError(`${entity.descriptor.name} has no relation ${name}`);
	return relation;
}

/** The index of an entity that came as a descriptor. */
export function indexOf(model: ModelIndex, entity: EntityDescriptor): EntityIndex {
	return entityOf(model, entity.name);
}

import type { EntityDescriptor, FieldDescriptor, RelationDescriptor, Row, Value } from "@metabuilder/dbal/contract";
import { compareValues } from "./compare.js";
import type { Comparison, Predicate } from "./predicate.js";

/** Where an evaluation finds the other end of a relation. */
export interface EvaluationScope {
	entity(name: string): EntityDescriptor;
	/** The related rows of `row`, at most one over a to-one relation. Rows hold every field that predicates name. */
	related(relation: RelationDescriptor, row: Row): Iterable<Row>;
}

/**
 * The truth of a predicate for a row, `null` where it is unknown: SQL's three-valued logic, which every adapter's own
 * filter must agree with. `some` is true or false, as EXISTS is; `in` with no value is false, even of NULL. A field or
 * relation that the model or the row lacks is a mistake of the caller's and throws.
 */
export function evaluate(predicate: Predicate, entity: EntityDescriptor, row: Row, scope: EvaluationScope): boolean | null {
	switch (predicate.kind) {
		case "constant":
			return predicate.value;
		case "and":
		case "or":
			return fold(predicate.kind === "or", predicate.items, (item) => evaluate(item, entity, row, scope));
		case "not":
			return negate(evaluate(predicate.item, entity, row, scope));
		case "compare": {
			const field = fieldOf(entity, predicate.field);
			return compare(field, predicate.operator, read(row, field), predicate.value);
		}
		case "compareFields": {
			const field = fieldOf(entity, predicate.field);
			return compare(field, predicate.operator, read(row, field), read(row, fieldOf(entity, predicate.other)));
		}
		case "in": {
			if (predicate.values.length === 0) return false;
			const field = fieldOf(entity, predicate.field);
			const value = read(row, field);
			return value === null ? null : predicate.values.some((member) => compareValues(field.type, value, member) === 0);
		}
		case "text": {
			const value = read(row, fieldOf(entity, predicate.field));
			return typeof value === "string" ? matches(predicate.operator, value, predicate.value) : null;
		}
		case "isNull":
			return read(row, fieldOf(entity, predicate.field)) === null;
		case "some": {
			const relation = relationOf(entity, predicate.relation);
			const target = scope.entity(relation.entity);
			for (const other of scope.related(relation, row)) {
				if (evaluate(predicate.where, target, other, scope) === true) return true;
			}
			return false;
		}
		default:
			return exhausted(predicate);
	}
}

/** AND (`stop` false) or OR (`stop` true): an item that equals `stop` decides, else one unknown makes it unknown. */
function fold<T>(stop: boolean, items: readonly T[], truth: (item: T) => boolean | null): boolean | null {
	let unknown = false;
	for (const item of items) {
		const result = truth(item);
		if (result === stop) return stop;
		if (result === null) unknown = true;
	}
	return unknown ? null : !stop;
}

function negate(truth: boolean | null): boolean | null {
	return truth === null ? null : !truth;
}

function compare(field: FieldDescriptor, operator: Comparison, left: Value, right: Value): boolean | null {
	if (left === null || right === null) return null;
	const order = compareValues(field.type, left, right);
	switch (operator) {
		case "eq":
			return order === 0;
		case "lt":
			return order < 0;
		case "lte":
			return order <= 0;
		case "gt":
			return order > 0;
		case "gte":
			return order >= 0;
		default:
			return exhausted(operator);
	}
}

/** Both sides are well-formed Unicode, so that a match in UTF-16 units is a match in code points. */
function matches(operator: "contains" | "startsWith" | "endsWith", value: string, operand: string): boolean {
	switch (operator) {
		case "contains":
			return value.includes(operand);
		case "startsWith":
			return value.startsWith(operand);
		case "endsWith":
			return value.endsWith(operand);
		default:
			return exhausted(operator);
	}
}

const fieldsOf = new WeakMap<EntityDescriptor, ReadonlyMap<string, FieldDescriptor>>();

function fieldOf(entity: EntityDescriptor, name: string): FieldDescriptor {
	let fields = fieldsOf.get(entity);
	if (fields === undefined) {
		fields = new Map(entity.fields.map((field) => [field.name, field]));
		fieldsOf.set(entity, fields);
	}
	const field = fields.get(name);
	if (field === undefined) throw new TypeError(`${entity.name} has no field ${name}`);
	return field;
}

function relationOf(entity: EntityDescriptor, name: string): RelationDescriptor {
	const relation = entity.relations.find((candidate) => candidate.name === name);
	if (relation === undefined) throw new TypeError(`${entity.name} has no relation ${name}`);
	return relation;
}

function read(row: Row, field: FieldDescriptor): Value {
	const value = row[field.name];
	if (value === undefined) throw new TypeError(`the row was read without its field ${field.name}`);
	return value;
}

function exhausted(value: never): never {
	throw new TypeError(`unknown ${JSON.stringify(value)}`);
}

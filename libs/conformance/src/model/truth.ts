import type { EntityDescriptor, FieldDescriptor, ModelDescriptor, Row, UncheckedWhere, Value } from "@metabuilder/dbal/contract";
import { entityOf, fieldOf } from "../values/row-builder.js";
import { compare } from "./rank.js";

/** True, false or unknown, as in SQL. */
export type Truth = boolean | "unknown";

/** The rows of every entity, by its name. */
export type Tables = (entity: string) => Iterable<Row>;

/** What a well-formed `where` says of a row. Rows that it is `true` for are returned; unknown ones are not. */
export function truthOf(model: ModelDescriptor, entity: EntityDescriptor, where: UncheckedWhere, row: Row, tables: Tables): Truth {
	const inner = (nested: unknown): Truth => truthOf(model, entity, nested as UncheckedWhere, row, tables);
	return every(
		Object.entries(where).map(([name, value]): Truth => {
			// AND and NOT take one filter as well as a list; a NOT of several negates each of them.
			const items: readonly unknown[] = Array.isArray(value) ? value : [value];
			if (name === "AND") return every(items.map(inner));
			if (name === "OR") return negate(every(items.map((item) => negate(inner(item)))));
			if (name === "NOT") return every(items.map((item) => negate(inner(item))));
			if (entity.relations.some((relation) => relation.name === name)) return relationTruth(model, entity, name, value, row, tables);
			return fieldTruth(fieldOf(entity, name), value, row[name] ?? null);
		}),
	);
}

function relationTruth(model: ModelDescriptor, entity: EntityDescriptor, name: string, value: unknown, row: Row, tables: Tables): Truth {
	const relation = entity.relations.find((candidate) => candidate.name === name);
	if (!relation) throw new Error(`${entity.name} has no relation ${name}`);
	const target = entityOf(model, relation.entity);
	const own = row[relation.field] ?? null;
	const related = own === null ? [] : [...tables(relation.entity)].filter((other) => isSame(target, relation.references, other, own));
	return every(
		Object.entries(value as object).map(([operator, where]: [string, UncheckedWhere]): Truth => {
			const truths = related.map((other) => truthOf(model, target, where, other, tables));
			switch (operator) {
				case "is":
				case "some":
					return truths.includes(true);
				case "isNot":
				case "none":
					return !truths.includes(true);
				case "every":
					return !truths.includes(false);
				default:
					throw new Error(`${operator} is no operator of a relation`);
			}
		}),
	);
}

function isSame(target: EntityDescriptor, field: string, row: Row, own: Exclude<Value, null>): boolean {
	const value = row[field] ?? null;
	return value !== null && compare(fieldOf(target, field).type, value, own) === 0;
}

function fieldTruth(field: FieldDescriptor, condition: unknown, value: Value): Truth {
	const isOperators =
		typeof condition === "object" && condition !== null && !(condition instanceof Date) && !(condition instanceof Uint8Array);
	if (!isOperators) return operatorTruth(field, "equals", condition, value);
	return every(Object.entries(condition).map(([operator, operand]) => operatorTruth(field, operator, operand, value)));
}

function operatorTruth(field: FieldDescriptor, operator: string, operand: unknown, value: Value): Truth {
	if (operator === "isNull") return (value === null) === operand;
	// `null` in the place of a value asks for NULL itself.
	if (operator === "equals" && operand === null) return value === null;
	if (operator === "not" && operand === null) return value !== null;
	const listed = operand as readonly Exclude<Value, null>[];
	if (operator === "in" && listed.length === 0) return false;
	if (operator === "notIn" && listed.length === 0) return true;
	if (value === null) return "unknown";
	const text = String(value);
	const order = (): number => compare(field.type, value, operand as Exclude<Value, null>);
	switch (operator) {
		case "equals":
			return order() === 0;
		case "not":
			return order() !== 0;
		case "lt":
			return order() < 0;
		case "lte":
			return order() <= 0;
		case "gt":
			return order() > 0;
		case "gte":
			return order() >= 0;
		case "in":
			return listed.some((item) => compare(field.type, value, item) === 0);
		case "notIn":
			return !listed.some((item) => compare(field.type, value, item) === 0);
		case "contains":
			return text.includes(String(operand));
		case "startsWith":
			return text.startsWith(String(operand));
		case "endsWith":
			return text.endsWith(String(operand));
		default:
			throw new Error(`${operator} is no operator of a field`);
	}
}

function negate(truth: Truth): Truth {
	return truth === "unknown" ? "unknown" : !truth;
}

/** An empty AND is true. */
function every(truths: readonly Truth[]): Truth {
	if (truths.includes(false)) return false;
	return truths.includes("unknown") ? "unknown" : true;
}

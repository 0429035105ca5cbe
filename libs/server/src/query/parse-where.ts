import {
	checkValue,
	type FieldDescriptor,
	type FieldOperator,
	isBytes,
	isDate,
	isList,
	joinPath,
	type RelationDescriptor,
	readList,
	readRecord,
	type Value,
} from "@metabuilder/dbal/contract";
import type { Decision } from "../access/access.js";
import { type Findings, forbid, note } from "./findings.js";
import { queryLimits } from "./limits.js";
import { type EntityIndex, entityOf, type ModelIndex } from "./model-index.js";
import { isFieldOperator, operandType, takesOperator } from "./operators.js";
import { always, never as matchesNothing, type Operand, type Predicate } from "./predicate.js";

/** What a `where` is read against. */
export interface WhereScope {
	readonly model: ModelIndex;
	/** The read decision at the other end of a relation. */
	guard(relation: RelationDescriptor): Decision;
}

/**
 * A caller's `where` as a predicate, in the caller's own words: the rules of related entities are woven in afterwards
 * (weave.ts). Whatever is wrong goes to `findings`, each with its path; a field that is not in `readable` is forbidden
 * before its operand is looked at.
 */
export function parseWhere(
	entity: EntityIndex,
	where: unknown,
	readable: ReadonlySet<string>,
	scope: WhereScope,
	findings: Findings,
	path = "where",
): Predicate {
	if (where === undefined) return always;
	return new WhereParser(scope, findings, path).where(entity, where, readable, path, 0);
}

class WhereParser {
	private conditions = 0;
	private operands = 0;
	private tooDeep = false;
	private readonly scope: WhereScope;
	private readonly findings: Findings;
	private readonly root: string;

	constructor(scope: WhereScope, findings: Findings, root: string) {
		this.scope = scope;
		this.findings = findings;
		this.root = root;
	}

	where(entity: EntityIndex, where: unknown, readable: ReadonlySet<string>, path: string, depth: number): Predicate {
		if (depth > queryLimits.maxDepth) return this.refuseDepth();
		const members = readRecord(where, path, this.findings.faults);
		if (!members) return matchesNothing;
		return all(members.map(([name, value]) => this.member(entity, name, value, readable, joinPath(path, name), depth)));
	}

	private member(entity: EntityIndex, name: string, value: unknown, readable: ReadonlySet<string>, path: string, depth: number): Predicate {
		if (!this.spendCondition()) return matchesNothing;
		if (name === "AND" || name === "OR" || name === "NOT") return this.junction(name, entity, value, readable, path, depth);
		const field = entity.fields.get(name);
		if (field) {
			if (readable.has(name)) return this.field(field, value, path);
			forbid(this.findings, path);
			return matchesNothing;
		}
		const relation = entity.relations.get(name);
		if (relation) return this.relation(relation, value, path, depth);
		return this.refuse(path, "unknown_field", `is no field or relation of ${entity.descriptor.name}`);
	}

	private junction(
		name: "AND" | "OR" | "NOT",
		entity: EntityIndex,
		value: unknown,
		readable: ReadonlySet<string>,
		path: string,
		depth: number,
	): Predicate {
		const single = name !== "OR" && !isList(value);
		const items = single ? [value] : readList(value, path, queryLimits.maxConditions, this.findings.faults);
		if (!items) return matchesNothing;
		const parsed = items.map((item, index) => {
			const itemPath = single ? path : joinPath(path, index);
			return this.spendCondition() ? this.where(entity, item, readable, itemPath, depth + 1) : matchesNothing;
		});
		if (name === "OR") return { kind: "or", items: parsed };
		return all(name === "AND" ? parsed : parsed.map(not));
	}

	private relation(relation: RelationDescriptor, value: unknown, path: string, depth: number): Predicate {
		const decision = this.scope.guard(relation);
		if (!decision.allowed) {
			forbid(this.findings, path);
			return matchesNothing;
		}
		const members = readRecord(value, path, this.findings.faults);
		if (!members) return matchesNothing;
		const operators = relation.kind === "one" ? "is or isNot" : "some, every or none";
		if (members.length === 0) return this.refuse(path, "empty", `needs one of ${operators}`);
		const target = entityOf(this.scope.model, relation.entity);
		return all(
			members.map(([operator, where]) => {
				const operandPath = joinPath(path, operator);
				const isKnown = relation.kind === "one" ? ["is", "isNot"].includes(operator) : ["some", "every", "none"].includes(operator);
				if (!isKnown)
					return this.refuse(operandPath, "unknown_operator", `is no operator of a to-${relation.kind} relation: use ${operators}`);
				if (!this.spendCondition()) return matchesNothing;
				const item = this.where(target, where, decision.readable.always, operandPath, depth + 1);
				const some = (matching: Predicate): Predicate => ({ kind: "some", relation: relation.name, where: matching });
				if (operator === "is" || operator === "some") return some(item);
				return not(some(operator === "every" ? not(item) : item));
			}),
		);
	}

	private field(field: FieldDescriptor, value: unknown, path: string): Predicate {
		if (!isOperatorObject(value)) return this.condition(field, "equals", value, path);
		const members = readRecord(value, path, this.findings.faults);
		if (!members) return matchesNothing;
		if (members.length === 0) return this.refuse(path, "empty", "needs an operator: an empty condition is never read as no condition");
		return all(
			members.map(([operator, operand]) => {
				const operandPath = joinPath(path, operator);
				if (!isFieldOperator(operator)) return this.refuse(operandPath, "unknown_operator", "is no operator");
				return this.spendCondition() ? this.condition(field, operator, operand, operandPath) : matchesNothing;
			}),
		);
	}

	private condition(field: FieldDescriptor, operator: FieldOperator, operand: unknown, path: string): Predicate {
		const { name } = field;
		if (!takesOperator(field.type, operator))
			return this.refuse(path, "operator_type", `can't be used: ${operator} means nothing on the type ${field.type}`);
		if (operand === undefined) return this.refuse(path, "undefined", "is undefined; leave the key out where nothing is asked");
		switch (operator) {
			case "isNull":
				if (typeof operand !== "boolean") return this.refuse(path, "type", "must be true or false");
				return operand ? { kind: "isNull", field: name } : not({ kind: "isNull", field: name });
			case "equals":
			case "not": {
				const condition: Predicate | undefined =
					operand === null ? { kind: "isNull", field: name } : this.comparison(field, "eq", operand, path);
				if (!condition) return matchesNothing;
				return operator === "not" ? not(condition) : condition;
			}
			case "lt":
			case "lte":
			case "gt":
			case "gte":
				return this.comparison(field, operator, operand, path) ?? matchesNothing;
			case "in":
			case "notIn": {
				const condition = this.membership(field, operand, path);
				return operator === "notIn" ? not(condition) : condition;
			}
			case "contains":
			case "startsWith":
			case "endsWith": {
				const value = checkValue({ type: "string" }, operand, path, this.findings.faults);
				return typeof value === "string" ? { kind: "text", field: name, operator, value } : matchesNothing;
			}
			default:
				return operator satisfies never;
		}
	}

	private comparison(
		field: FieldDescriptor,
		operator: "eq" | "lt" | "lte" | "gt" | "gte",
		operand: unknown,
		path: string,
	): Predicate | undefined {
		if (field.type === "json") return this.refuse(path, "operator_type", "can only be null: json is not compared");
		const value = checkValue(operandType(field), operand, path, this.findings.faults);
		return isOperand(value) ? { kind: "compare", field: field.name, operator, value } : undefined;
	}

	private membership(field: FieldDescriptor, operand: unknown, path: string): Predicate {
		const items = readList(operand, path, queryLimits.maxOperands, this.findings.faults);
		if (!items) return matchesNothing;
		this.operands += items.length;
		if (this.operands > queryLimits.maxOperands)
			return this.refuse(path, "max_items", `makes more than ${queryLimits.maxOperands} values in one filter`);
		const type = operandType(field);
		const values: Operand[] = [];
		items.forEach((item, index) => {
			const value = checkValue(type, item, joinPath(path, index), this.findings.faults);
			if (isOperand(value)) values.push(value);
		});
		return items.length === 0 ? matchesNothing : { kind: "in", field: field.name, values };
	}

	private spendCondition(): boolean {
		this.conditions++;
		if (this.conditions === queryLimits.maxConditions + 1)
			note(this.findings, this.root, "max_items", `may have at most ${queryLimits.maxConditions} conditions`);
		return this.conditions <= queryLimits.maxConditions;
	}

	private refuseDepth(): Predicate {
		if (!this.tooDeep) note(this.findings, this.root, "max_depth", `may nest at most ${queryLimits.maxDepth} levels`);
		this.tooDeep = true;
		return matchesNothing;
	}

	private refuse(path: string, rule: string, predicate: string): Predicate {
		note(this.findings, path, rule, predicate);
		return matchesNothing;
	}
}

/** An object that holds operators: not a value that happens to be an object. */
function isOperatorObject(value: unknown): value is object {
	return typeof value === "object" && value !== null && !isDate(value) && !isBytes(value);
}

function isOperand(value: Value | undefined): value is Operand {
	return value !== undefined && (typeof value !== "object" || value instanceof Date || value instanceof Uint8Array);
}

function all(items: readonly Predicate[]): Predicate {
	const [first] = items;
	return items.length === 1 && first ? first : { kind: "and", items };
}

function not(item: Predicate): Predicate {
	return { kind: "not", item };
}

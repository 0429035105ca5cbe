import type { FieldFault } from "../dbal-error.js";
import type { RelationDescriptor } from "../descriptor.js";
import type { RelationOperator, UncheckedWhere } from "../query.js";
import { isList, isPlain, join, readList, readRecord } from "../values/record.js";
import { type Message, maxFilterDepth } from "./codec.js";
import { noteFault, noteUndefined, noteUnknownNumbers } from "./fault.js";
import { isFieldOperator, readOperand, writeOperand } from "./operand.js";
import type { MappedField, RecordMapping } from "./record.js";

/*
 * How a `where` is laid out as a `dbal.v1.Filter`, so that it comes back as it was written and faults have the same path
 * over every transport:
 *  - an object of one entry is that entry's filter, of several the `and` of them, and `{}` an empty `and`;
 *  - an entry is a condition, a relation condition, an `or`, a `not`, or, for `AND`, an `and` within the object's `and`;
 *  - a list of `NOT` is an entry per item.
 * `{ a: 1 }` and `{ a: { equals: 1 } }` are the same filter; it comes back as the former.
 */

type FilterCase = "and" | "or" | "not" | "condition" | "relation";

interface Filter extends Message {
	readonly kind?: { [Case in FilterCase]: { readonly $case: Case; readonly value: Message } }[FilterCase];
}

const relationOperators: Readonly<Record<RelationDescriptor["kind"], readonly RelationOperator[]>> = {
	one: ["is", "isNot"],
	many: ["some", "every", "none"],
};

const maxItems = 10_000;

/** The filter of a `where`. `undefined` anywhere in it, an unknown name and a value of another type are faults. */
export function writeFilter(mapping: RecordMapping, where: unknown, path: string, depth: number, faults: FieldFault[]): Filter {
	if (tooDeep(depth, path, faults)) return {};
	const entries: Filter[] = [];
	let holdsAnd = false;
	const below = (inner: unknown, at: string) => writeFilter(mapping, inner, at, depth + 1, faults);
	for (const [name, value] of readRecord(where, path, faults) ?? []) {
		const at = join(path, name);
		if (value === undefined) {
			noteUndefined(faults, at);
			continue;
		}
		if (name === "AND" || name === "OR") {
			const filters = items(name, value, at, faults).map(([item, itemPath]) => below(item, itemPath));
			entries.push({ kind: { $case: name === "AND" ? "and" : "or", value: { filters } } });
			holdsAnd ||= name === "AND";
		} else if (name === "NOT") {
			for (const [item, itemPath] of items(name, value, at, faults)) entries.push({ kind: { $case: "not", value: below(item, itemPath) } });
		} else {
			const mapped = mapping.byName.get(name);
			if (mapped) writeConditions(mapped, value, path, at, entries, faults);
			else writeRelation(mapping, name, value, at, depth, entries, faults);
		}
	}
	const [only] = entries;
	return entries.length === 1 && only && !holdsAnd ? only : { kind: { $case: "and", value: { filters: entries } } };
}

/** What a junction joins, each with its path. `AND` and `NOT` take a single object as well as a list. */
function items(name: "AND" | "OR" | "NOT", value: unknown, path: string, faults: FieldFault[]): readonly (readonly [unknown, string])[] {
	if (name !== "OR" && !isList(value)) return [[value, path]];
	return (readList(value, path, maxItems, faults) ?? []).map((item, index) => [item, join(path, index)]);
}

function writeConditions(mapped: MappedField, value: unknown, parent: string, path: string, entries: Filter[], faults: FieldFault[]): void {
	const { field, scalar } = mapped;
	const push = (operator: string, operand: Message | undefined): void => {
		if (operand) entries.push({ kind: { $case: "condition", value: { field: field.name, operator, value: operand } } });
	};
	if (typeof value !== "object" || value === null || Array.isArray(value) || !isPlain(value)) {
		push("equals", writeOperand(field, scalar, "equals", value, parent, field.name, faults));
		return;
	}
	const operators = readRecord(value, path, faults);
	if (operators?.length === 0) noteFault(faults, path, "empty", "needs an operator: an empty condition is never read as no condition");
	for (const [operator, operand] of operators ?? []) {
		if (isFieldOperator(operator)) push(operator, writeOperand(field, scalar, operator, operand, path, operator, faults));
		else noteFault(faults, join(path, operator), "unknown_operator", "is no operator");
	}
}

function writeRelation(
	mapping: RecordMapping,
	name: string,
	value: unknown,
	path: string,
	depth: number,
	entries: Filter[],
	faults: FieldFault[],
): void {
	const target = relationTarget(mapping, name);
	if (!target) {
		noteFault(faults, path, "unknown_field", `is no field or relation of ${mapping.entity.name}`);
		return;
	}
	const operators = readRecord(value, path, faults);
	if (operators?.length === 0) noteFault(faults, path, "empty", `needs one of ${relationOperators[target.kind].join(" or ")}`);
	for (const [operator, inner] of operators ?? []) {
		const at = join(path, operator);
		if (!isRelationOperator(target.kind, operator)) noteRelationOperator(target.kind, at, faults);
		else if (inner === undefined) noteUndefined(faults, at);
		else {
			const where = writeFilter(target.mapping, inner, at, depth + 1, faults);
			entries.push({ kind: { $case: "relation", value: { relation: name, operator, where } } });
		}
	}
}

/** The `where` that a filter stands for. A filter without a kind, an unknown name or field number, and more than 32 levels are faults. */
export function readFilter(mapping: RecordMapping, filter: Filter, path: string, depth: number, faults: FieldFault[]): UncheckedWhere {
	if (tooDeep(depth, path, faults)) return {};
	noteUnknownNumbers(faults, filter, path);
	if (filter.kind?.$case !== "and") return entryWhere(mapping, filter, path, depth, faults);
	noteUnknownNumbers(faults, filter.kind.value, path);
	const filters = filter.kind.value.filters as readonly Filter[];
	const below = (inner: Filter, at: string) => readFilter(mapping, inner, at, depth + 1, faults);
	const nots = filters.flatMap((entry) => (entry.kind?.$case === "not" ? [entry.kind.value] : []));
	const others = nots.length > 1 ? filters.filter((entry) => entry.kind?.$case !== "not") : filters;
	if (new Set(others.map(placeOf)).size < others.length) {
		// An object can't say the same thing twice: a list can.
		return { AND: filters.map((entry, index) => below(entry, join(join(path, "AND"), index))) };
	}
	const where = new Map<string, unknown>();
	if (nots.length > 1) {
		const at = join(path, "NOT");
		where.set(
			"NOT",
			nots.map((inner, index) => below(inner, join(at, index))),
		);
	}
	for (const entry of filters) noteUnknownNumbers(faults, entry, path);
	for (const entry of others) {
		for (const [name, value] of Object.entries(entryWhere(mapping, entry, path, depth, faults))) {
			const earlier = where.get(name);
			where.set(name, earlier === undefined ? value : mergeOperators(earlier, value));
		}
	}
	return Object.fromEntries(where);
}

/** Where an entry stands in the object that holds it. Two of one place don't fit in one object. */
function placeOf({ kind }: Filter): string {
	switch (kind?.$case) {
		case "condition":
			return `${kind.value.field as string}.${kind.value.operator as string}`;
		case "relation":
			return `${kind.value.relation as string}.${kind.value.operator as string}`;
		case "and":
		case "or":
		case "not":
			return kind.$case;
		case undefined:
			return "";
		default:
			return kind satisfies never;
	}
}

/** Two sets of operators on the same name as one. The shorthand for `equals` is written out. */
function mergeOperators(left: unknown, right: unknown): unknown {
	return { ...operatorsOf(left), ...operatorsOf(right) };
}

function operatorsOf(value: unknown): object {
	return typeof value === "object" && value !== null && isPlain(value) && !Array.isArray(value) ? value : { equals: value };
}

/** The object of one entry. An `and` here is the object's own `AND`. */
function entryWhere(mapping: RecordMapping, entry: Filter, path: string, depth: number, faults: FieldFault[]): UncheckedWhere {
	const { kind } = entry;
	switch (kind?.$case) {
		case "and":
		case "or": {
			const name = kind.$case === "and" ? "AND" : "OR";
			const at = join(path, name);
			noteUnknownNumbers(faults, kind.value, at);
			const filters = kind.value.filters as readonly Filter[];
			return { [name]: filters.map((item, index) => readFilter(mapping, item, join(at, index), depth + 1, faults)) };
		}
		case "not":
			return { NOT: readFilter(mapping, kind.value, join(path, "NOT"), depth + 1, faults) };
		case "condition":
			return readCondition(mapping, kind.value, path, faults);
		case "relation":
			return readRelation(mapping, kind.value, path, depth, faults);
		case undefined:
			noteFault(faults, path, "required", "holds an empty filter: name a condition, or leave the filter out");
			return {};
		default:
			return kind satisfies never;
	}
}

function readCondition(mapping: RecordMapping, condition: Message, path: string, faults: FieldFault[]): UncheckedWhere {
	const name = condition.field as string;
	const operator = condition.operator as string;
	const at = join(path, name);
	noteUnknownNumbers(faults, condition, at);
	const mapped = mapping.byName.get(name);
	if (!mapped) {
		noteFault(faults, at, "unknown_field", `is no field or relation of ${mapping.entity.name}`);
	} else if (!isFieldOperator(operator)) {
		noteFault(faults, join(at, operator), "unknown_operator", "is no operator");
	} else if (operator === "equals") {
		const value = readOperand(mapped.field, mapped.scalar, operator, condition.value as Message | undefined, path, name, faults);
		// An object of JSON could be read as one of operators.
		return { [name]: mapped.field.type === "json" ? { equals: value } : value };
	} else {
		return {
			[name]: {
				[operator]: readOperand(mapped.field, mapped.scalar, operator, condition.value as Message | undefined, at, operator, faults),
			},
		};
	}
	return {};
}

function readRelation(mapping: RecordMapping, condition: Message, path: string, depth: number, faults: FieldFault[]): UncheckedWhere {
	const name = condition.relation as string;
	const operator = condition.operator as string;
	const at = join(path, name);
	noteUnknownNumbers(faults, condition, at);
	const target = relationTarget(mapping, name);
	const where = condition.where as Filter | undefined;
	if (!target) noteFault(faults, at, "unknown_field", `is no field or relation of ${mapping.entity.name}`);
	else if (!isRelationOperator(target.kind, operator)) noteRelationOperator(target.kind, join(at, operator), faults);
	else return { [name]: { [operator]: where ? readFilter(target.mapping, where, join(at, operator), depth + 1, faults) : {} } };
	return {};
}

interface RelationTarget {
	readonly kind: RelationDescriptor["kind"];
	readonly mapping: RecordMapping;
}

function relationTarget(mapping: RecordMapping, name: string): RelationTarget | undefined {
	const mapped = mapping.relationsByName.get(name);
	return mapped && { kind: mapped.relation.kind, mapping: mapped.target() };
}

function isRelationOperator(kind: RelationDescriptor["kind"], operator: string): boolean {
	return relationOperators[kind].some((known) => known === operator);
}

function noteRelationOperator(kind: RelationDescriptor["kind"], path: string, faults: FieldFault[]): void {
	noteFault(faults, path, "unknown_operator", `is no operator of a to-${kind} relation: use ${relationOperators[kind].join(" or ")}`);
}

function tooDeep(depth: number, path: string, faults: FieldFault[]): boolean {
	if (depth <= maxFilterDepth) return false;
	// Once: the path that leads down here could fill a screen.
	const root = path.slice(0, Math.max(path.indexOf("."), 0)) || path;
	if (!faults.some((fault) => fault.rule === "max_depth"))
		noteFault(faults, root, "max_depth", `may nest at most ${maxFilterDepth} levels`);
	return true;
}

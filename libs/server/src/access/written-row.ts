import {
	checkValue,
	type EntityDescriptor,
	type FieldDescriptor,
	type FieldFault,
	type ModelDescriptor,
	type Row,
	type Value,
} from "@metabuilder/dbal/contract";
import { parseInstant, type WrittenRow, type WrittenValue } from "@metabuilder/dbal-policy";
import { evaluate } from "../query/evaluate.js";
import type { Predicate } from "../query/predicate.js";
import type { RowView } from "./evaluate-rules.js";

/** A row as YAML has it, with the rows that are written inside it. */
export interface NestedRow {
	readonly row: Row;
	readonly related: ReadonlyMap<string, readonly NestedRow[]>;
}

/** The row with what the rules fill in. */
export function withPresets(nested: NestedRow, presets: Row): NestedRow {
	return { ...nested, row: { ...nested.row, ...presets } };
}

/** Reads rows of YAML by the model, and tests predicates on them. */
export class RowReader {
	readonly faults: FieldFault[] = [];
	readonly #entities: ReadonlyMap<string, EntityDescriptor>;

	constructor(model: ModelDescriptor) {
		this.#entities = new Map(model.entities.map((entity) => [entity.name, entity]));
	}

	read(entity: EntityDescriptor, written: WrittenRow, path: string = entity.name): NestedRow {
		const fields = entity.fields.map((field): readonly [string, Value] => [
			field.name,
			this.#value(field, written[field.name] ?? null, `${path}.${field.name}`),
		]);
		const related = entity.relations.map((relation): readonly [string, readonly NestedRow[]] => {
			const inside = written[relation.name] ?? null;
			const target = this.#entity(relation.entity);
			const items = inside === null ? [] : isList(inside) ? inside : [inside];
			return [relation.name, items.filter(isRow).map((item) => this.read(target, item, `${path}.${relation.name}`))];
		});
		return { row: Object.fromEntries(fields), related: new Map(related) };
	}

	/** A row that was read, for the rules to look at. */
	view(entity: EntityDescriptor, { row, related }: NestedRow): RowView {
		return {
			type: (name) => entity.fields.find((field) => field.name === name)?.type ?? "text",
			value: (name) => row[name] ?? null,
			related: (name) => {
				const relation = entity.relations.find((candidate) => candidate.name === name);
				if (relation === undefined) throw new TypeError(`${entity.name} has no relation ${name}`);
				return (related.get(name) ?? []).map((other) => this.view(this.#entity(relation.entity), other));
			},
		};
	}

	/** Without a row: only what holds for every row. */
	holds(predicate: Predicate, entity: EntityDescriptor, nested: NestedRow | undefined): boolean {
		if (nested === undefined) return predicate.kind === "constant" && predicate.value;
		const nests = new Map<Row, NestedRow>();
		const remember = (each: NestedRow): Row => {
			nests.set(each.row, each);
			return each.row;
		};
		return (
			evaluate(predicate, entity, remember(nested), {
				entity: (name) => this.#entity(name),
				related: (relation, row) => (nests.get(row)?.related.get(relation.name) ?? []).map(remember),
			}) === true
		);
	}

	#entity(name: string): EntityDescriptor {
		const entity = this.#entities.get(name);
		if (entity === undefined) throw new TypeError(`the model has no ${name}`);
		return entity;
	}

	#value(field: FieldDescriptor, written: WrittenValue, path: string): Value {
		if (written === null) return null;
		return readWritten(field, written, path, this.faults) ?? null;
	}
}

/** A value as YAML has it, as one of a field; undefined and a fault where it can't be. */
export function readWritten(field: FieldDescriptor, written: WrittenValue, path: string, faults: FieldFault[]): Value | undefined {
	return checkValue(field, fromYaml(field, written), path, faults);
}

/** YAML has no instants, no bigints and no decimals of its own. */
function fromYaml({ type }: FieldDescriptor, written: WrittenValue): unknown {
	if (type === "datetime" && typeof written === "string") return parseInstant(written) ?? written;
	if (type === "bigint" && typeof written === "number" && Number.isSafeInteger(written)) return BigInt(written);
	if (type === "decimal" && (typeof written === "number" || typeof written === "bigint")) return String(written);
	return written;
}

function isList(value: WrittenValue): value is readonly WrittenValue[] {
	return Array.isArray(value);
}

function isRow(value: WrittenValue): value is WrittenRow {
	return typeof value === "object" && value !== null && !isList(value);
}

import type { EntityDescriptor, ModelDescriptor, RelationDescriptor, Row, Value } from "@metabuilder/dbal/contract";
import { entityOf, fieldOf } from "../values/row-builder.js";
import { compare } from "./rank.js";
import type { Tables } from "./truth.js";

/** Why a write is a CONFLICT, and the fields that may be named for it. */
export interface Violation {
	readonly reason: "unique" | "foreign_key" | "restrict";
	readonly fields: readonly string[];
}

/**
 * A database of valid rows, as docs/semantics.md has it, in the plainest form: no transactions, no access rules, no speed.
 * What the engine makes up by itself (ids, times) is told to it.
 */
export class Reference {
	private readonly model: ModelDescriptor;
	private readonly rows = new Map<string, Row[]>();

	constructor(model: ModelDescriptor) {
		this.model = model;
		for (const entity of model.entities) this.rows.set(entity.name, []);
	}

	/** For `where`. */
	readonly tables: Tables = (entity) => this.table(entity);

	table(entity: string): readonly Row[] {
		const rows = this.rows.get(entity);
		if (!rows) throw new Error(`the model has no entity ${entity}`);
		return rows;
	}

	find(entityName: string, key: Row): Row | undefined {
		const entity = entityOf(this.model, entityName);
		return this.table(entityName).find((row) => Object.keys(key).every((name) => same(entity, name, row[name], key[name])));
	}

	/** Everything that forbids the row to stand beside the others. `instead` is the row that it replaces, `beside` what is inserted with it. */
	violations(entityName: string, changed: Row, instead?: Row, beside: readonly Row[] = []): readonly Violation[] {
		const entity = entityOf(this.model, entityName);
		const row = instead ? this.following(entityName, instead, changed) : changed;
		const others = [...this.table(entityName).filter((other) => other !== instead), ...beside];
		const found: Violation[] = [];
		for (const fields of entity.uniques) {
			const taken = others.some((other) => fields.every((name) => same(entity, name, other[name], row[name])));
			if (taken) found.push({ reason: "unique", fields });
		}
		for (const relation of entity.relations) {
			const value = row[relation.field] ?? null;
			if (relation.onDelete === undefined || value === null) continue;
			const target = entityOf(this.model, relation.entity);
			// A row may point at itself, and at one that is inserted with it.
			const candidates = relation.entity === entityName ? [...others, row] : this.table(relation.entity);
			if (!candidates.some((other) => same(target, relation.references, other[relation.references], value)))
				found.push({ reason: "foreign_key", fields: [relation.field] });
		}
		return found;
	}

	insert(entityName: string, row: Row): void {
		this.rows.get(entityName)?.push(row);
	}

	/** A changed row that points at itself: it follows its own key too. */
	following(entityName: string, before: Row, after: Row): Row {
		const entity = entityOf(this.model, entityName);
		const moved = entity.relations
			.filter((relation) => relation.onDelete !== undefined && relation.entity === entityName)
			.filter(({ field, references }) => same(entity, references, after[field], before[references]))
			.map(({ field, references }): readonly [string, Value] => [field, after[references] ?? null]);
		return { ...after, ...Object.fromEntries(moved) };
	}

	/** Puts a row in another's place. Rows that point at a value which it changes follow it. */
	replace(entityName: string, instead: Row, row: Row): void {
		const rows = this.rows.get(entityName);
		const place = rows?.indexOf(instead) ?? -1;
		if (!rows || place < 0) throw new Error(`there is no such row of ${entityName}`);
		rows[place] = row;
		for (const { entity, relation, holder } of this.holders(entityName, instead)) {
			if (holder === instead || same(entity, relation.field, row[relation.references], instead[relation.references])) continue;
			this.replace(entity.name, holder, { ...holder, [relation.field]: row[relation.references] ?? null });
		}
	}

	/** Deletes a row with all that goes with it, or tells what forbids it and leaves everything. */
	delete(entityName: string, row: Row): Violation | undefined {
		const doomed = new Map<Row, string>([[row, entityName]]);
		// What is added while it is walked is walked too.
		for (const [target, targetEntity] of doomed) {
			for (const { entity, relation, holder } of this.holders(targetEntity, target))
				if (relation.onDelete === "cascade") doomed.set(holder, entity.name);
		}
		const cleared = new Map<Row, { readonly entity: string; readonly fields: Record<string, null> }>();
		for (const [target, targetEntity] of doomed) {
			for (const { entity, relation, holder } of this.holders(targetEntity, target)) {
				if (doomed.has(holder)) continue;
				if (relation.onDelete === "restrict") return { reason: "restrict", fields: [] };
				const known = cleared.get(holder) ?? { entity: entity.name, fields: {} };
				known.fields[relation.field] = null;
				cleared.set(holder, known);
			}
		}
		for (const [holder, { entity, fields }] of cleared) this.replace(entity, holder, { ...holder, ...fields });
		for (const [target, entity] of doomed)
			this.rows.set(
				entity,
				[...this.table(entity)].filter((other) => other !== target),
			);
		return undefined;
	}

	/** Rows that point at a row, by each of the foreign keys that do. */
	private holders(entityName: string, row: Row): readonly Holder[] {
		return this.model.entities.flatMap((entity) =>
			entity.relations
				.filter((relation) => relation.onDelete !== undefined && relation.entity === entityName)
				.flatMap((relation) =>
					this.table(entity.name)
						.filter((holder) => same(entity, relation.field, holder[relation.field], row[relation.references]))
						.map((holder) => ({ entity, relation, holder })),
				),
		);
	}
}

interface Holder {
	readonly entity: EntityDescriptor;
	readonly relation: RelationDescriptor;
	readonly holder: Row;
}

/** Equal and not NULL. */
function same(entity: EntityDescriptor, field: string, left: Value | undefined, right: Value | undefined): boolean {
	if (left === null || left === undefined || right === null || right === undefined) return false;
	return compare(fieldOf(entity, field).type, left, right) === 0;
}

import type { EntityDescriptor, ModelDescriptor, Row, Value } from "@metabuilder/dbal/contract";
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
	violations(entityName: string, row: Row, instead?: Row, beside: readonly Row[] = []): readonly Violation[] {
		const entity = entityOf(this.model, entityName);
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
		if (instead) found.push(...this.orphans(entity, instead, row));
		return found;
	}

	insert(entityName: string, row: Row): void {
		this.rows.get(entityName)?.push(row);
	}

	replace(entityName: string, instead: Row, row: Row): void {
		const rows = this.rows.get(entityName);
		const place = rows?.indexOf(instead) ?? -1;
		if (!rows || place < 0) throw new Error(`there is no such row of ${entityName}`);
		rows[place] = row;
	}

	/** Deletes a row with all that goes with it, or tells what forbids it and leaves everything. */
	delete(entityName: string, row: Row): Violation | undefined {
		const doomed = new Map<Row, string>([[row, entityName]]);
		const cleared = new Map<Row, { readonly entity: string; readonly fields: string[] }>();
		for (const [target, targetEntity] of doomed) {
			for (const entity of this.model.entities) {
				for (const relation of entity.relations) {
					if (relation.onDelete === undefined || relation.entity !== targetEntity) continue;
					const value = target[relation.references] ?? null;
					for (const holder of this.table(entity.name)) {
						if (value === null || !same(entity, relation.field, holder[relation.field], value)) continue;
						switch (relation.onDelete) {
							case "cascade":
								doomed.set(holder, entity.name);
								break;
							case "restrict":
								if (holder !== target) return { reason: "restrict", fields: [] };
								break;
							case "set_null": {
								const fields = cleared.get(holder)?.fields ?? [];
								cleared.set(holder, { entity: entity.name, fields: [...fields, relation.field] });
								break;
							}
							default:
								relation.onDelete satisfies never;
						}
					}
				}
			}
		}
		for (const [holder, { entity, fields }] of cleared) {
			if (!doomed.has(holder)) this.replace(entity, holder, { ...holder, ...Object.fromEntries(fields.map((name) => [name, null])) });
		}
		for (const [target, entity] of doomed) {
			const rows = this.table(entity).filter((other) => other !== target);
			this.rows.set(entity, rows);
		}
		return undefined;
	}

	/** Rows that point at a value which an update takes away. */
	private orphans(target: EntityDescriptor, before: Row, after: Row): readonly Violation[] {
		for (const entity of this.model.entities) {
			for (const relation of entity.relations) {
				if (relation.onDelete === undefined || relation.entity !== target.name) continue;
				const value = before[relation.references] ?? null;
				if (value === null || same(target, relation.references, after[relation.references], value)) continue;
				const held = this.table(entity.name).some((row) => row !== before && same(entity, relation.field, row[relation.field], value));
				if (held) return [{ reason: "restrict", fields: [] }];
			}
		}
		return [];
	}
}

/** Equal and not NULL. */
function same(entity: EntityDescriptor, field: string, left: Value | undefined, right: Value | undefined): boolean {
	if (left === null || left === undefined || right === null || right === undefined) return false;
	return compare(fieldOf(entity, field).type, left, right) === 0;
}

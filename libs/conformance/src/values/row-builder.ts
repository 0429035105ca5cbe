import type { EntityDescriptor, FieldDescriptor, ModelDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";
import type { Caller } from "../caller.js";
import { sampleValue } from "./field-value.js";

export type Data = Readonly<Record<string, unknown>>;

/** The entity of a name. Throws for a name that the model doesn't have. */
export function entityOf(model: ModelDescriptor, name: string): EntityDescriptor {
	const entity = model.entities.find((candidate) => candidate.name === name);
	if (!entity) throw new Error(`the model has no entity ${name}`);
	return entity;
}

/** The field of a name. Throws for a name that the entity doesn't have. */
export function fieldOf(entity: EntityDescriptor, name: string): FieldDescriptor {
	const field = entity.fields.find((candidate) => candidate.name === name);
	if (!field) throw new Error(`${entity.name} has no field ${name}`);
	return field;
}

/** The relation that a field is the foreign key of. */
export function foreignKeyOf(entity: EntityDescriptor, field: string): RelationDescriptor | undefined {
	return entity.relations.find((relation) => relation.field === field && relation.onDelete !== undefined);
}

/** Fields that a client may set. */
export function settableFields(entity: EntityDescriptor): readonly FieldDescriptor[] {
	return entity.fields.filter((field) => !field.generated && !field.autoUpdate);
}

/** Makes valid rows of any entity of any model, parents first. No two of its rows share a unique value. */
export class RowBuilder {
	private readonly model: ModelDescriptor;
	private readonly db: Caller;
	private made = 0;

	constructor(model: ModelDescriptor, db: Caller) {
		this.model = model;
		this.db = db;
	}

	/** A number that it never gave before. */
	next(): number {
		this.made += 1;
		return this.made;
	}

	/**
	 * Data for a create. `needed` sets just what must be set, `full` every field that may be; what `given` names is taken as it
	 * is. The parents that required foreign keys ask for are created, of nullable ones too where it is `full` and no cycle.
	 */
	async draft(entityName: string, extent: "needed" | "full" = "needed", given: Data = {}, below: readonly string[] = []): Promise<Data> {
		const entity = entityOf(this.model, entityName);
		const n = this.next();
		const data: Record<string, unknown> = {};
		for (const field of settableFields(entity)) {
			if (Object.hasOwn(given, field.name)) continue;
			const optional = field.nullable || field.default !== undefined;
			if (extent === "needed" && optional) continue;
			const foreignKey = foreignKeyOf(entity, field.name);
			if (!foreignKey) {
				data[field.name] = sampleValue(entity, field, n);
				continue;
			}
			if ([...below, entityName].includes(foreignKey.entity)) {
				if (!optional) throw new Error(`${entityName}.${field.name} needs a row that needs this one: no row can be made`);
				continue;
			}
			const parent = await this.create(foreignKey.entity, "needed", {}, [...below, entityName]);
			data[field.name] = parent[foreignKey.references];
		}
		return { ...data, ...given };
	}

	async create(entityName: string, extent: "needed" | "full" = "needed", given: Data = {}, below: readonly string[] = []): Promise<Row> {
		return this.db.create(entityName, await this.draft(entityName, extent, given, below));
	}
}

/** The key of a row by its primary key. */
export function keyOf(entity: EntityDescriptor, row: Row): Readonly<Record<string, Exclude<Row[string], null>>> {
	const id = row[entity.primaryKey];
	if (id === undefined || id === null) throw new Error(`a row of ${entity.name} came without its ${entity.primaryKey}`);
	return { [entity.primaryKey]: id };
}

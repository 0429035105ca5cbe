import type { EntityDescriptor, FieldDescriptor, ModelDescriptor, RelationDescriptor, Row, Value } from "@metabuilder/dbal/contract";
import type { Caller } from "../caller.js";
import { show } from "../show.js";
import { roomOf, sampleValue } from "./field-value.js";

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

/** What a spec leaves no room for, such as a third row of an entity with a unique boolean. The case is declared unsupported. */
export class NoRoom extends Error {
	override readonly name = "NoRoom";
}

/** A unique field with fewer values than this may run out of them. */
const fewValues = 1_000;

/** Makes valid rows of any entity of any model, parents first. No two of its rows share a unique value. */
export class RowBuilder {
	private readonly model: ModelDescriptor;
	private readonly db: Caller;
	private made = 0;
	/** Values of fields with few of them that were handed out. */
	private readonly taken = new Map<FieldDescriptor, Set<string>>();

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
	 * is. The parents that required foreign keys ask for are created, of nullable ones too where it is `full` and they are another entity's.
	 */
	async draft(entityName: string, extent: "needed" | "full" = "needed", given: Data = {}, depth = 0): Promise<Data> {
		const entity = entityOf(this.model, entityName);
		if (depth > this.model.entities.length) throw new Error(`${entityName} needs a row that needs one of its own: no row can be made`);
		const n = this.next();
		const data: Record<string, unknown> = {};
		for (const field of settableFields(entity)) {
			if (Object.hasOwn(given, field.name)) continue;
			const optional = (field.nullable || field.default !== undefined) && !sharesDefault(entity, field);
			if (extent === "needed" && optional) continue;
			const foreignKey = foreignKeyOf(entity, field.name);
			if (!foreignKey) {
				data[field.name] = await this.fresh(entity, field, n);
				continue;
			}
			// Of itself: below, when its own key is there.
			if (foreignKey.entity === entityName) continue;
			const parent = await this.create(foreignKey.entity, "needed", {}, depth + 1);
			data[field.name] = parent[foreignKey.references];
		}
		const whole: Record<string, unknown> = { ...data, ...given };
		for (const relation of entity.relations) {
			const field = fieldOf(entity, relation.field);
			if (relation.onDelete === undefined || relation.entity !== entityName || Object.hasOwn(whole, field.name) || field.nullable) continue;
			if (!Object.hasOwn(whole, relation.references))
				throw new Error(`${entityName}.${field.name} needs a row of its own: no row can be made`);
			whole[field.name] = whole[relation.references];
		}
		return whole;
	}

	async create(entityName: string, extent: "needed" | "full" = "needed", given: Data = {}, depth = 0): Promise<Row> {
		return this.db.create(entityName, await this.draft(entityName, extent, given, depth));
	}

	/** What was handed out may be handed out again: the rows are gone. */
	forget(): void {
		this.taken.clear();
	}

	/** Makes way for a value of a field that is unique by itself: a row that has it is deleted. */
	async vacate(entity: EntityDescriptor, field: FieldDescriptor, value: unknown): Promise<void> {
		if (value === null || !isUniqueAlone(entity, field) || roomOf(field) >= fewValues) return;
		const { data } = await this.db.list(entity.name, { where: { [field.name]: value } });
		for (const row of data) await this.db.delete(entity.name, keyOf(entity, row));
	}

	/** A value of a field that no row has, where it is unique by itself. NULL where there is none left and it may be. */
	async fresh(entity: EntityDescriptor, field: FieldDescriptor, n = this.next()): Promise<Value> {
		if (!isUniqueAlone(entity, field) || roomOf(field) >= fewValues) return sampleValue(entity, field, n);
		const handedOut = this.taken.get(field) ?? new Set();
		this.taken.set(field, handedOut);
		const { data } = await this.db.list(entity.name, { select: { [field.name]: true }, limit: 100 });
		const stored = new Set(data.map((row) => show(row[field.name])));
		for (let place = 0; place < roomOf(field); place++) {
			const value = sampleValue(entity, field, n + place);
			if (stored.has(show(value)) || handedOut.has(show(value))) continue;
			handedOut.add(show(value));
			return value;
		}
		if (field.nullable) return null;
		throw new NoRoom(`${entity.name}.${field.name} is unique and has no value left for another row`);
	}
}

function isUniqueAlone(entity: EntityDescriptor, field: FieldDescriptor): boolean {
	return entity.uniques.some((fields) => fields.length === 1 && fields[0] === field.name);
}

/** A default that two rows can't both have. */
function sharesDefault(entity: EntityDescriptor, field: FieldDescriptor): boolean {
	return field.default !== undefined && field.default.kind !== "uuid" && isUniqueAlone(entity, field);
}

/** The key of a row by its primary key. */
export function keyOf(entity: EntityDescriptor, row: Row): Readonly<Record<string, Exclude<Row[string], null>>> {
	const id = row[entity.primaryKey];
	if (id === undefined || id === null) throw new Error(`a row of ${entity.name} came without its ${entity.primaryKey}`);
	return { [entity.primaryKey]: id };
}

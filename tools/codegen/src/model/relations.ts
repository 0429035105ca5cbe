import type { Report } from "../diagnostics.js";
import type { EntityDraft, FieldDraft } from "./draft.js";
import type { Field, Relation } from "./model.js";
import { camelCaseForm, checkName, NameSpace } from "./names.js";
import { refusedFieldNames } from "./reserved-names.js";

type ForeignKey = NonNullable<Field["foreignKey"]>;

/** A relation before the lock has given it a number. */
export type UnnumberedRelation = Omit<Relation, "number" | "protoName">;

/** Foreign keys and both ends of each relation, by the name of the entity. */
export interface Relations {
	readonly foreignKeys: ReadonlyMap<string, ReadonlyMap<string, ForeignKey>>;
	readonly relations: ReadonlyMap<string, readonly UnnumberedRelation[]>;
}

/**
 * Resolves every `foreign_key`. `unread` are names of entities whose documents couldn't be read: a reference to one of them is no
 * fault of its own.
 */
export function checkRelations(entities: ReadonlyMap<string, EntityDraft>, unread: ReadonlySet<string>, report: Report): Relations {
	const foreignKeys = new Map<string, ReadonlyMap<string, ForeignKey>>();
	const ends: { readonly entity: string; readonly own: boolean; readonly relation: UnnumberedRelation }[] = [];
	const names = new Map([...entities.keys()].map((name) => [name, new NameSpace(`name in ${name}`, report)]));
	for (const entity of entities.values()) {
		for (const name of entity.fields.keys()) {
			names.get(entity.name)?.take(name, `the field \`${name}\``, entity.source.document, ["fields", name]);
		}
	}
	for (const entity of entities.values()) {
		const own = new Map<string, ForeignKey>();
		for (const { field } of entity.fields.values()) {
			const key = checkForeignKey(entity, field, entities, unread, report);
			if (key === undefined) continue;
			own.set(field.name, key);
			takeNames(entity, field.name, key, names);
			const kind = isUnique(entity, field.name) ? "one" : "many";
			const { onDelete, relation, inverse } = key;
			ends.push({
				entity: entity.name,
				own: true,
				relation: { name: relation, kind: "one", entity: key.entity, field: field.name, references: key.field, onDelete, inverse },
			});
			ends.push({
				entity: key.entity,
				own: false,
				relation: { name: inverse, kind, entity: entity.name, field: key.field, references: field.name, inverse: relation },
			});
		}
		foreignKeys.set(entity.name, own);
	}
	const referred = new Set(ends.filter(({ own }) => own).map(({ relation }) => relation.entity));
	for (const entity of entities.values()) {
		// What others refer to is a thing of its own, such as a copy of a film in a shop.
		if (!referred.has(entity.name)) checkJoin(entity, [...(foreignKeys.get(entity.name)?.keys() ?? [])], report);
	}
	const of = (entity: string, own: boolean) => ends.filter((end) => end.entity === entity && end.own === own).map((end) => end.relation);
	return { foreignKeys, relations: new Map([...entities.keys()].map((name) => [name, [...of(name, true), ...of(name, false)]])) };
}

function checkForeignKey(
	entity: EntityDraft,
	field: FieldDraft["field"],
	entities: ReadonlyMap<string, EntityDraft>,
	unread: ReadonlySet<string>,
	report: Report,
): ForeignKey | undefined {
	const { document, value } = entity.source;
	const source = value.fields[field.name]?.foreign_key;
	if (source === undefined) return undefined;
	const path = ["fields", field.name, "foreign_key"];
	const onDelete = source.on_delete ?? "restrict";
	if (onDelete === "set_null" && !field.nullable) {
		const fix = "write `nullable: true` instead of `required: true`, or another `on_delete`";
		report.at(document, [...path, "on_delete"], "contradiction", { message: "`set_null` needs a field that may be NULL", fix });
	}
	const target = entities.get(source.entity);
	if (target === undefined) {
		if (!unread.has(source.entity)) {
			report.at(document, [...path, "entity"], "unknown_entity", { name: source.entity, known: [...entities.keys(), ...unread] });
		}
		return undefined;
	}
	if (onDelete === "cascade" && target.softDelete !== undefined && entity.softDelete === undefined) {
		const message = `deleted rows of \`${target.name}\` are kept, and those that go with them would be lost`;
		const fix = `add \`soft_delete: true\` to \`${entity.name}\`, or choose another \`on_delete\``;
		report.at(document, document.has([...path, "on_delete"]) ? [...path, "on_delete"] : path, "contradiction", { message, fix });
	}
	const targetName = source.field ?? target.primaryKey;
	const referenced = target.fields.get(targetName);
	if (referenced === undefined) {
		const unreadable = target.written.has(targetName) || target.source.document.lost(["fields", targetName]);
		const known = [...target.written];
		if (!unreadable && source.field !== undefined)
			report.at(document, [...path, "field"], "unknown_field", { entity: target.name, name: targetName, known });
		return undefined;
	}
	const at = source.field === undefined ? [...path, "entity"] : [...path, "field"];
	if (!referenced.field.primary && !isUnique(target, targetName))
		report.at(document, at, "foreign_key_target", { entity: target.name, field: targetName });
	if (referenced.field.type !== field.type) {
		const params = { type: field.type, entity: target.name, field: targetName, target: referenced.field.type };
		report.at(document, ["fields", field.name, "type"], "foreign_key_type", params);
	}
	const stem = /^(.+)(Id|ID)$/.exec(field.name)?.[1];
	const relation = source.relation ?? stem ?? `${field.name}Ref`;
	const inverse = source.inverse ?? entity.accessor;
	for (const [key, name] of [
		["relation", relation],
		["inverse", inverse],
	] as const) {
		const where = source[key] === undefined ? path : [...path, key];
		const kind = source[key] === undefined ? "key" : "value";
		if (!checkName(document, where, name, { what: "a relation", ...camelCaseForm, refused: refusedFieldNames }, report, kind))
			return undefined;
	}
	return { entity: target.name, field: targetName, onDelete, relation, inverse };
}

function isUnique({ uniques }: EntityDraft, field: string): boolean {
	return uniques.some(({ fields }) => fields.length === 1 && fields[0] === field);
}

/** An entity of two references and nothing else stands for a relation of many to many. */
function checkJoin({ name, fields, written, uniques, source }: EntityDraft, keys: readonly string[], report: Report): void {
	const own = [...fields.values()].filter(({ field }) => !field.primary && !field.generated).map(({ field }) => field.name);
	if (keys.length !== 2 || own.length !== 2 || !keys.every((key) => own.includes(key)) || written.size > fields.size) return;
	if (uniques.some((unique) => unique.fields.every((field) => keys.includes(field))) || source.document.lost(["unique"])) return;
	report.at(source.document, ["entity"], "pair_repeats", { entity: name, fields: keys });
}

/** Fields and relations of an entity stand side by side in a `where` and in Prisma's models. */
function takeNames(entity: EntityDraft, field: string, key: ForeignKey, names: ReadonlyMap<string, NameSpace>): void {
	const { document } = entity.source;
	const path = ["fields", field, "foreign_key"];
	const place = (end: "relation" | "inverse") => (document.has([...path, end]) ? [...path, end] : path);
	const fix = (end: "relation" | "inverse") => `name it otherwise: \`${end}: …\` in the \`foreign_key\` of \`${entity.name}.${field}\``;
	names
		.get(entity.name)
		?.take(key.relation, `the relation of \`${entity.name}.${field}\``, document, place("relation"), {}, fix("relation"));
	names.get(key.entity)?.take(key.inverse, `the inverse of \`${entity.name}.${field}\``, document, place("inverse"), {}, fix("inverse"));
}

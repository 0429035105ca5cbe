import type { DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { EntityDocument } from "../parse/grammar.js";
import type { EntityDraft, FieldDraft, Part } from "./draft.js";
import { checkField } from "./field.js";
import { managedFields } from "./managed-fields.js";
import { camelCaseForm, checkName, NameSpace, pascalCaseForm } from "./names.js";
import { refusedAccessors, refusedColumnNames, refusedEntityNames, refusedTable } from "./reserved-names.js";
import { camelCase, pluralOf, snakeCase } from "./words.js";

/** Checks one entity's document by itself. Undefined where not even its name can be used. */
export function checkEntity(source: Part<EntityDocument>, report: Report): EntityDraft | undefined {
	const { document, value } = source;
	const name = value.entity;
	if (!checkName(document, ["entity"], name, { what: "an entity", ...pascalCaseForm, refused: refusedEntityNames }, report, "value"))
		return undefined;
	const accessor = value.plural ?? pluralOf(camelCase(name));
	const accessorPath = value.plural === undefined ? ["entity"] : ["plural"];
	checkName(document, accessorPath, accessor, { what: "an accessor", ...camelCaseForm, refused: refusedAccessors }, report, "value");
	const table = snakeCase(accessor);
	const refused = refusedTable(table);
	if (refused !== undefined) report.at(document, accessorPath, "refused_name", { what: "a table", name: table, reason: refused });

	const written = new Set(Object.keys(value.fields));
	const own = checkFields(source, report);
	const { version, softDelete, drafts: managed } = managedFields(source, report);
	const fields = new Map([...own, ...managed]);
	const keys = [...fields.values()].filter(({ field }) => field.primary);
	// A field that couldn't be read may have been the key.
	const unreadable =
		written.size > own.size || document.lost(["fields"]) || [...written].some((one) => document.lost(["fields", one, "primary"]));
	if (keys.length > 1 || (keys.length === 0 && !unreadable)) report.atKey(document, ["fields"], "primary_key", { found: keys.length });
	if (written.size === 0) report.atKey(document, ["fields"], "empty_mapping", { what: "field" });

	const draft = { source, name, accessor, table, fields, written, primaryKey: keys[0]?.field.name ?? "id" };
	const { uniques, indexes } = checkIndexes(draft, report);
	const ttl = value.ttl === undefined ? undefined : checkTtl(draft, value.ttl, report);
	const tenant = value.tenant === undefined ? undefined : checkTenant(draft, value.tenant, report);
	return {
		...draft,
		uniques,
		indexes,
		...(ttl !== undefined && { ttl }),
		...(tenant !== undefined && { tenant }),
		...(version !== undefined && { version }),
		...(softDelete !== undefined && { softDelete }),
	};
}

function checkFields({ document, value }: Part<EntityDocument>, report: Report): ReadonlyMap<string, FieldDraft> {
	const fields = new Map<string, FieldDraft>();
	const spellings = new NameSpace("name in the proto file and in the database", report);
	for (const [name, field] of Object.entries(value.fields)) {
		const path = ["fields", name];
		const named = checkName(document, path, name, { what: "a field", ...camelCaseForm, refused: refusedColumnNames }, report, "key");
		if (named) spellings.take(snakeCase(name), `the field \`${name}\``, document, path);
		const checked = checkField(document, path, name, field, report);
		if (checked !== undefined && named) fields.set(name, checked);
	}
	return fields;
}

type Indexed = Pick<EntityDraft, "source" | "name" | "table" | "fields" | "written">;

function checkIndexes(entity: Indexed, report: Report): Pick<EntityDraft, "uniques" | "indexes"> {
	const { document, value } = entity.source;
	const uniques: EntityDraft["uniques"][number][] = [];
	const indexes: EntityDraft["indexes"][number][] = [];
	const seen = new Map<string, string>();
	for (const { field, unique } of entity.fields.values()) {
		if (!unique) continue;
		uniques.push({ fields: [field.name] });
		seen.set(field.name, `\`unique\` of \`${field.name}\``);
	}
	for (const [position, names] of (value.unique ?? []).entries()) {
		const path = ["unique", position];
		const known = names.map((one, at) => isIndexable(entity, one, names.indexOf(one) < at, [...path, at], report));
		if (known.includes(false)) continue;
		const key = names.join(", ");
		const other = seen.get(key);
		if (other !== undefined) {
			if (!document.lostWithin(path)) report.at(document, path, "duplicate_index", { by: other });
			continue;
		}
		seen.set(key, `\`unique\` of \`${key}\``);
		uniques.push({ name: indexName(entity.table, names, "key"), fields: names });
	}
	for (const [position, index] of (value.indexes ?? []).entries()) {
		const path = ["indexes", position];
		const fields = index.fields.map((one) => (typeof one === "string" ? { name: one } : { name: one.field, order: one.order }));
		const known = fields.map((one, at) =>
			isIndexable(entity, one.name, fields.findIndex(({ name }) => name === one.name) < at, [...path, "fields", at], report),
		);
		if (known.includes(false)) continue;
		const unique = index.unique === true;
		if (unique && fields.some(({ order }) => order !== undefined)) {
			const fix = "remove `order`, or add an index beside it";
			report.at(document, path, "contradiction", { message: "a unique key has no order", fix });
		}
		const key = fields.map(({ name, order = "asc" }) => (unique || order === "asc" ? name : `${name} desc`)).join(", ");
		const other = seen.get(key);
		if (other !== undefined && !document.lostWithin(path)) {
			report.at(document, path, "duplicate_index", { by: other });
			continue;
		}
		seen.set(key, `the index of \`${key}\``);
		if (index.name !== undefined) {
			const form = "snake_case: letters, digits and `_`, a small letter first, 63 at most";
			checkName(document, [...path, "name"], index.name, { what: "an index", pattern: /^[a-z][a-z0-9_]{0,62}$/, form }, report, "value");
		}
		const names = fields.map((one) => one.name);
		const own = index.name === undefined ? {} : { name: index.name };
		if (unique) uniques.push({ ...own, fields: names });
		else indexes.push({ ...own, fields: fields.map(({ name, order = "asc" }) => ({ name, order })) });
	}
	return { uniques, indexes };
}

function isIndexable(entity: Indexed, name: string, repeated: boolean, path: DocumentPath, report: Report): boolean {
	const { document } = entity.source;
	const found = entity.fields.get(name);
	const at = document.has([...path, "field"]) ? [...path, "field"] : path;
	if (found === undefined) {
		if (!entity.written.has(name) && !document.lost(["fields", name])) {
			report.at(document, at, "unknown_field", { entity: entity.name, name, known: [...entity.written] });
		}
		return false;
	}
	if (found.field.type === "json") report.at(document, at, "not_indexable", { type: "json", what: "an index" });
	else if (repeated) report.at(document, at, "contradiction", { message: `the index has \`${name}\` twice`, fix: "remove one of the two" });
	else return true;
	return false;
}

function checkTtl(entity: Indexed, ttl: string, report: Report): string | undefined {
	const { document } = entity.source;
	const found = entity.fields.get(ttl);
	if (found?.field.type === "datetime") return ttl;
	if (found !== undefined) {
		const fix = "name a datetime field";
		report.at(document, ["ttl"], "contradiction", { message: `\`${ttl}\` is ${found.field.type}: a time to live ends at a datetime`, fix });
	} else if (!entity.written.has(ttl) && !document.lost(["fields", ttl])) {
		report.at(document, ["ttl"], "unknown_field", { entity: entity.name, name: ttl, known: [...entity.written] });
	}
	return undefined;
}

/** A row without a tenant would be out of everybody's reach, and one whose tenant the engine makes up would be nobody's. */
function checkTenant(entity: Indexed, tenant: string, report: Report): string | undefined {
	const { document } = entity.source;
	const field = entity.fields.get(tenant)?.field;
	if (field === undefined) {
		if (!entity.written.has(tenant) && !document.lost(["fields", tenant])) {
			report.at(document, ["tenant"], "unknown_field", { entity: entity.name, name: tenant, known: [...entity.written] });
		}
		return undefined;
	}
	const faults = [
		field.type !== "uuid" && field.type !== "string" ? `is ${field.type}, and a tenant is a uuid or a string` : undefined,
		field.nullable ? "may be NULL: such a row would be out of everybody's reach" : undefined,
		field.generated ? "is generated, and the tenant is the caller's" : undefined,
		field.primary ? "is the primary key: each row would be a tenant of its own" : undefined,
	].filter((fault) => fault !== undefined);
	const fix = "name a required field of type uuid or string that says whose the row is";
	for (const fault of faults) report.at(document, ["tenant"], "contradiction", { message: `\`${tenant}\` ${fault}`, fix });
	return faults.length === 0 ? tenant : undefined;
}

/**
 * The name of an index that has none of its own: from what the lock pins, so that a rename leaves it alone. Within PostgreSQL's 63 bytes;
 * a longer one ends in a number made from the whole (FNV-1a), so that two stay apart.
 */
export function indexName(table: string, columns: readonly string[], suffix: "key" | "idx"): string {
	const whole = [table, ...columns, suffix].join("_");
	if (whole.length <= 63) return whole;
	let hash = 0x811c9dc5;
	for (const char of whole) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return `${whole.slice(0, 50)}_${hash.toString(16).padStart(8, "0")}_${suffix}`;
}

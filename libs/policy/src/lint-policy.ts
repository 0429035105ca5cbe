import type { Diagnostic, Document, DocumentPath } from "@metabuilder/dbal-documents";
import { ownFields, usesIndex } from "./condition-fields.js";
import type { FaultCode } from "./expression.js";
import type { Rule } from "./policy.js";
import { operationGroups, type PolicyModel, writeGrants } from "./policy-model.js";

/** A rule and where it is. */
export interface PlacedRule {
	readonly rule: Rule;
	readonly path: DocumentPath;
}

const reads = new Set(operationGroups.read);
const inserts: ReadonlySet<string> = new Set(writeGrants.insert);
const updates: ReadonlySet<string> = new Set(writeGrants.update);
/** Writes that set no field of the caller's. */
const deletes: ReadonlySet<string> = new Set([...writeGrants.delete, ...writeGrants.restore]);

/** Warnings about rules that are sound and yet may not say what was meant. */
export function lintPolicy(
	document: Document,
	placed: readonly PlacedRule[],
	borders: readonly Rule[],
	model: PolicyModel,
): readonly Diagnostic[] {
	const warnings: Diagnostic[] = [];
	const warn = (path: DocumentPath, code: FaultCode, message: string, fix: string, atKey = false): void => {
		const place = atKey ? document.keyPlace(path) : document.valuePlace(path);
		warnings.push({ file: document.file, ...place, severity: "warning", code, message, fix });
	};
	if (placed.length === 0) warn(["rules"], "no_rules", "there is no rule, so nobody may do anything", "add rules");
	const permissive = placed.filter(({ rule }) => !rule.restrictive);
	const granted = grantsByRole(permissive.map(({ rule }) => rule));
	const guarded = guardedByRole(permissive.map(({ rule }) => rule));
	const assignable = new Map(model.roles.map((role) => [role.name, role.assignable]));
	const entities = new Map(model.entities.map((entity) => [entity.name, entity]));

	for (const { rule, path } of placed) {
		for (const [index, role] of rule.roles.entries()) {
			if (assignable.get(role) === false) {
				warn([...path, "role", index], "role_of_nobody", `nobody can have the role \`${role}\``, "remove it, or let users have it");
			}
		}
		withoutEffect(rule, path, warn);
		if (rule.restrictive) {
			const idle = rule.roles.filter((role) => ![...rule.covers].some((operation) => granted(role, rule.entity)?.has(operation)));
			if (idle.length > 0) {
				const message = `it restricts what no rule grants to ${idle.join(", ")}`;
				warn(path, "no_effect", message, "remove it, or add a rule that grants the operation");
			}
		}
		const indexed = new Set(entities.get(rule.entity)?.fields.flatMap(({ name, indexed: has }) => (has ? [name] : [])));
		if (rule.filter !== undefined && selects(rule) && !usesIndex(rule.filter, (field) => indexed.has(field))) {
			const fields = [...ownFields(rule.filter)].map((field) => `\`${field}\``).join(", ");
			const message = `the filter${fields === "" ? "" : ` on ${fields}`} can use no index: every row is read for it`;
			warn([...path, "row_level_filter"], "filter_not_indexed", message, "add an index on a field that it compares");
		}
	}
	for (const { rule, path } of permissive) {
		const writes = [...rule.covers].filter((operation) => inserts.has(operation) || updates.has(operation) || deletes.has(operation));
		const blind = writes.length === 0 ? [] : rule.roles.filter((role) => !meets(granted(role, rule.entity), reads));
		if (blind.length > 0) {
			warn(
				path,
				"write_without_read",
				`${blind.join(", ")} may write ${rule.entity} and not read it`,
				"grant read as well, if they are to see what they write",
			);
		}
		const all = entities.get(rule.entity)?.fields.map(({ name }) => name) ?? [];
		const kept = new Set(borders.flatMap((border) => (holdsFor(border, rule) ? Object.keys(border.presets) : [])));
		for (const field of openDoors(rule, guarded, all)) {
			if (kept.has(field)) continue;
			warn(
				path,
				"filter_field_writable",
				`it lets \`${field}\` be written, which row filters of the same role depend on`,
				`leave \`${field}\` out of fields.write, or name it in check`,
			);
		}
	}
	return warnings;
}

type Warn = (path: DocumentPath, code: FaultCode, message: string, fix: string, atKey?: boolean) => void;

/** Keys that can't act on the operations of their rule. */
function withoutEffect(rule: Rule, path: DocumentPath, warn: Warn): void {
	const creates = meets(rule.covers, inserts);
	const writes = creates || meets(rule.covers, updates);
	const readsRows = [...rule.covers].some((operation) => !inserts.has(operation) && !updates.has(operation) && !deletes.has(operation));
	const idle = (key: DocumentPath, what: string) =>
		warn(
			[...path, ...key],
			"no_effect",
			`${key.join(".")} acts on ${what}, and the rule grants none`,
			"remove it, or add the operation",
			true,
		);
	if (rule.check !== undefined && !writes) idle(["check"], "create and update");
	if (rule.fields.write !== undefined && !writes) idle(["fields", "write"], "create and update");
	if (Object.keys(rule.presets).length > 0 && !writes) idle(["presets"], "create and update");
	if (rule.fields.read !== undefined && !readsRows) idle(["fields", "read"], "reads");
}

/**
 * Fields that an update may change although row filters of the same role depend on them, with no check that looks at them: a
 * row, or one's own rights, could be moved that way.
 */
function openDoors(rule: Rule, guarded: ByRole, all: readonly string[]): readonly string[] {
	if (!meets(rule.covers, updates)) return [];
	const depended = new Set(rule.roles.flatMap((role) => [...(guarded(role, rule.entity) ?? [])]));
	const checked = ownFields(rule.check ?? rule.filter);
	const writable = rule.fields.write ?? new Set(all);
	return [...depended].filter((field) => writable.has(field) && !checked.has(field) && !Object.hasOwn(rule.presets, field));
}

/** True where all that a rule grants is inside a tenant's border. */
function holdsFor(border: Rule, rule: Rule): boolean {
	const { entity, roles, covers } = border;
	return entity === rule.entity && rule.roles.every((role) => roles.includes(role)) && [...rule.covers].every((name) => covers.has(name));
}

type ByRole = (role: string, entity: string) => ReadonlySet<string> | undefined;

/** Fields of an entity that the row filters of a role depend on. */
function guardedByRole(rules: readonly Rule[]): ByRole {
	return collect(rules, ({ filter }) => ownFields(filter));
}

/** Operations that rules grant a role on an entity. */
function grantsByRole(rules: readonly Rule[]): ByRole {
	return collect(rules, ({ covers }) => covers);
}

function collect(rules: readonly Rule[], of: (rule: Rule) => ReadonlySet<string>): ByRole {
	const collected = new Map<string, Set<string>>();
	for (const rule of rules) {
		const items = of(rule);
		for (const role of rule.roles) {
			const key = JSON.stringify([role, rule.entity]);
			const known = collected.get(key) ?? new Set();
			for (const item of items) known.add(item);
			collected.set(key, known);
		}
	}
	return (role, entity) => collected.get(JSON.stringify([role, entity]));
}

/** True if the filter is used to find rows, not only to check a new one. */
function selects(rule: Rule): boolean {
	return [...rule.covers].some((operation) => !inserts.has(operation) || updates.has(operation));
}

function meets(left: ReadonlySet<string> | undefined, right: ReadonlySet<string>): boolean {
	return left !== undefined && [...left].some((item) => right.has(item));
}

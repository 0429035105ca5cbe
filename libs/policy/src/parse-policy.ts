import {
	checkShape,
	type Diagnostic,
	type Document,
	type DocumentPath,
	didYouMean,
	hasErrors,
	type Place,
	parseDocument,
	sortDiagnostics,
} from "@metabuilder/dbal-documents";
import { checkExpression, checkPreset } from "./check-expression.js";
import type { Condition, ValueTerm } from "./condition.js";
import type { Fault, FaultCode, Term } from "./expression.js";
import { placeWithin } from "./expression-place.js";
import { lintPolicy, type PlacedRule } from "./lint-policy.js";
import { type EntityIndex, indexModel, type ModelIndex } from "./model-index.js";
import { type Parsed, parseExpression, parseTerm } from "./parse-expression.js";
import type { Policy, Rule } from "./policy.js";
import { operationGroups, type PolicyModel } from "./policy-model.js";
import { crossingShape, policyShape, type RuleEntry, ruleShape } from "./rule-shape.js";
import { type Crossing, tenantRules } from "./tenant-rules.js";

export interface ParsedPolicy {
	/** Present where no diagnostic is an error. */
	readonly policy?: Policy;
	/** Errors and warnings, by place. */
	readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads acl.yaml and checks it against a model. Never throws on a bad text: every fault is a diagnostic with its place,
 * inside an expression that of the very character, all of them at once. `path` is only named in diagnostics.
 */
export function parsePolicy(path: string, text: string, model: PolicyModel): ParsedPolicy {
	const { document, recovered, diagnostics: faults } = parseDocument(path, text);
	const readable = document ?? recovered;
	if (readable === undefined) return { diagnostics: faults };
	const index = indexModel(model);
	const reader = new PolicyReader(readable, text, index);
	const shape = checkShape(readable, policyShape);
	const crossings = reader.crossings();
	const borders = tenantRules(index, crossings);
	const rules = reader.rules(borders);
	const diagnostics = [...faults, ...shape.diagnostics, ...reader.diagnostics];
	if (hasErrors(diagnostics)) return { diagnostics: sortDiagnostics(diagnostics) };
	const policy: Policy = { path, rules: [...rules.map(({ rule }) => rule), ...borders] };
	return { policy, diagnostics: sortDiagnostics([...diagnostics, ...lintPolicy(readable, rules, borders, model)]) };
}

class PolicyReader {
	readonly diagnostics: Diagnostic[] = [];
	readonly #document: Document;
	readonly #text: string;
	readonly #model: ModelIndex;
	readonly #presets = new Map<string, { readonly value: string; readonly at: string }>();

	constructor(document: Document, text: string, model: ModelIndex) {
		this.#document = document;
		this.#text = text;
		this.#model = model;
	}

	/** The rules whose shape is sound; what else is wrong with them is reported. `borders` take part in every one of them. */
	rules(borders: readonly Rule[]): readonly PlacedRule[] {
		for (const border of borders) this.#presetConflicts(border, []);
		const entries = this.#document.at(["rules"]);
		if (!Array.isArray(entries)) return [];
		return entries.flatMap((entry, index) => {
			const sound = ruleShape.safeParse(entry);
			if (!sound.success) return [];
			const path = ["rules", index];
			return [{ rule: this.#rule(sound.data, path), path }];
		});
	}

	/** What of `across_tenants` is sound; the rest is reported. */
	crossings(): readonly Crossing[] {
		const entries = this.#document.at(["across_tenants"]);
		if (!Array.isArray(entries)) return [];
		return entries.flatMap((entry, index) => {
			const sound = crossingShape.safeParse(entry);
			if (!sound.success) return [];
			const { entity: names, role: roles, operations } = sound.data;
			const path = ["across_tenants", index];
			this.#roles(roles, [...path, "role"]);
			return names.flatMap((name, place): Crossing[] => {
				const at = [...path, "entity", place];
				const entity = this.#model.entities.get(name);
				if (entity === undefined) this.#unknownEntity(name, at);
				else if (entity.entity.tenant === undefined)
					this.#fault(at, "no_effect", `${name} has no tenant`, "remove it, or name the tenant's field in the entity's document");
				else {
					const covers = operations === undefined ? entity.operations : this.#operations(operations, entity, [...path, "operations"]);
					return [{ entity: name, roles, operations: covers }];
				}
				return [];
			});
		});
	}

	#rule(entry: RuleEntry, path: DocumentPath): Rule {
		const { entity: name, role, operations, fields, mode } = entry;
		const entity = this.#model.entities.get(name);
		if (entity === undefined) this.#unknownEntity(name, [...path, "entity"]);
		this.#roles(role, [...path, "role"]);
		const file = this.#document.file.split("/").at(-1) ?? this.#document.file;
		const at = `${file}:${this.#document.valuePlace(path).line}`;
		const covers = this.#operations(operations, entity, [...path, "operations"]);
		const filter = this.#condition(entry.row_level_filter, entity, [...path, "row_level_filter"]);
		const check = this.#condition(entry.check, entity, [...path, "check"]);
		const read = this.#fields(fields?.read, entity, [...path, "fields", "read"]);
		const write = this.#fields(fields?.write, entity, [...path, "fields", "write"]);
		const presets = this.#readPresets(entry, entity, [...path, "presets"]);
		const rule: Rule = {
			at,
			entity: name,
			roles: role,
			operations,
			covers,
			restrictive: mode === "restrictive",
			...(filter && { filter }),
			...(check && { check }),
			fields: { ...(read && { read }), ...(write && { write }) },
			presets,
		};
		this.#presetConflicts(rule, [...path, "presets"]);
		return rule;
	}

	#roles(roles: readonly string[], path: DocumentPath): void {
		const known = [...this.#model.roles.keys()];
		for (const [index, role] of roles.entries()) {
			if (this.#model.roles.has(role)) continue;
			const fix = `use one of: ${known.join(", ")}`;
			this.#fault([...path, index], "unknown_role", `there is no role \`${role}\`${didYouMean(role, known)}`, fix);
		}
	}

	#operations(words: readonly string[], entity: EntityIndex | undefined, path: DocumentPath): ReadonlySet<string> {
		const covers = new Set<string>();
		if (entity === undefined) return covers;
		const known = [...new Set([...Object.keys(operationGroups), ...entity.operations])];
		for (const [index, word] of words.entries()) {
			const group = Object.hasOwn(operationGroups, word) ? operationGroups[word] : undefined;
			if (group !== undefined) {
				for (const operation of group) if (entity.operations.has(operation)) covers.add(operation);
			} else if (entity.operations.has(word)) {
				covers.add(word);
			} else {
				this.#fault(
					[...path, index],
					"unknown_operation",
					`${entity.entity.name} has no operation \`${word}\`${didYouMean(word, known)}`,
					`use one of: ${known.join(", ")}`,
				);
			}
		}
		return covers;
	}

	#fields(names: readonly string[] | undefined, entity: EntityIndex | undefined, path: DocumentPath): ReadonlySet<string> | undefined {
		if (names === undefined || entity === undefined) return undefined;
		for (const [index, name] of names.entries()) if (!entity.fields.has(name)) this.#unknownField([...path, index], name, entity);
		return new Set(names);
	}

	#condition(text: string | undefined, entity: EntityIndex | undefined, path: DocumentPath): Condition | undefined {
		const tree = this.#parsed(text, parseExpression, path);
		if (text === undefined || tree === undefined || entity === undefined) return undefined;
		const { condition, faults } = checkExpression(tree, entity.entity.name, this.#model);
		this.#within(text, faults, path);
		return condition;
	}

	#readPresets({ presets = {} }: RuleEntry, entity: EntityIndex | undefined, path: DocumentPath): Readonly<Record<string, ValueTerm>> {
		const values: [string, ValueTerm][] = [];
		for (const [name, written] of Object.entries(presets)) {
			const at = [...path, name];
			const text = String(written);
			const term = typeof written === "string" ? this.#parsed(text, parseTerm, at) : literal(written);
			if (entity === undefined) continue;
			const field = entity.fields.get(name);
			if (field === undefined) {
				this.#unknownField(at, name, entity, this.#document.keyPlace(at));
				continue;
			}
			if (term === undefined) continue;
			const { value, faults } = checkPreset(term, field, this.#model);
			this.#within(text, faults, at);
			if (value !== undefined) values.push([name, value]);
		}
		return Object.fromEntries(values);
	}

	/** Alternatives are tried together, so that they can't fill one field in two ways. */
	#presetConflicts({ entity, roles, covers, presets, at }: Rule, path: DocumentPath): void {
		for (const [field, value] of Object.entries(presets)) {
			const shown = JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
			const conflicts = new Set<string>();
			for (const role of roles) {
				for (const operation of covers) {
					const key = JSON.stringify([entity, role, operation, field]);
					const other = this.#presets.get(key);
					if (other === undefined) this.#presets.set(key, { value: shown, at });
					else if (other.value !== shown) conflicts.add(other.at);
				}
			}
			for (const other of conflicts) {
				this.#fault(
					[...path, field],
					"preset_conflict",
					`${other} fills \`${field}\` with another value for the same role and operation`,
					"give both rules the same preset, or other roles",
				);
			}
		}
	}

	#parsed<T>(text: string | undefined, parse: (text: string) => Parsed<T>, path: DocumentPath): T | undefined {
		if (text === undefined) return undefined;
		const { value, fault } = parse(text);
		if (fault !== undefined) this.#within(text, [fault], path);
		return value;
	}

	#within(text: string, faults: readonly Fault[], path: DocumentPath): void {
		const start = this.#document.valuePlace(path);
		for (const { start: offset, code, message, fix, severity = "error" } of faults) {
			const place = placeWithin(this.#text, start, text, offset);
			this.diagnostics.push({ file: this.#document.file, ...place, severity, code, message, fix });
		}
	}

	#unknownEntity(name: string, path: DocumentPath): void {
		const known = [...this.#model.entities.keys()];
		this.#fault(path, "unknown_entity", `there is no entity \`${name}\`${didYouMean(name, known)}`, `use one of: ${known.join(", ")}`);
	}

	#unknownField(path: DocumentPath, name: string, { entity, fields }: EntityIndex, place?: Place): void {
		const known = [...fields.keys()];
		const message = `${entity.name} has no field \`${name}\`${didYouMean(name, known)}`;
		this.#fault(path, "unknown_field", message, `use one of: ${known.join(", ")}`, place);
	}

	#fault(path: DocumentPath, code: FaultCode, message: string, fix: string, place: Place = this.#document.valuePlace(path)): void {
		this.diagnostics.push({ file: this.#document.file, ...place, severity: "error", code, message, fix });
	}
}

/** A preset that YAML itself read as a number or a boolean. */
function literal(written: number | bigint | boolean): Term {
	const span = { start: 0, end: 0 };
	return typeof written === "boolean" ? { kind: "boolean", value: written, ...span } : { kind: "number", text: String(written), ...span };
}

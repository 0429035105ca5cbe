import {
	checkValue,
	type EntityDescriptor,
	type FieldDescriptor,
	type FieldFault,
	type ModelDescriptor,
	type Row,
	type Value,
} from "@metabuilder/dbal/contract";
import { type PolicyTest, parseInstant, type WrittenRow, type WrittenValue } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import { evaluate } from "../query/evaluate.js";
import type { Predicate } from "../query/predicate.js";
import { type Access, alternativesFor, type Granted } from "./access.js";

/** What the rules say to a policy test. */
export interface PolicyTestResult {
	readonly test: PolicyTest;
	readonly passed: boolean;
	/** Why, in a sentence: the rules that grant it, or what stands against it. */
	readonly reason: string;
}

/** Asks the rules, without a database. A value that its field can't hold fails the test. */
export function runPolicyTest(test: PolicyTest, access: Access, model: ModelDescriptor): PolicyTestResult {
	const entity = model.entities.find(({ name }) => name === test.on);
	if (entity === undefined) return { test, passed: false, reason: `the model has no ${test.on}` };
	const rows = new RowReader(model);
	const row = test.row && rows.read(entity, test.row);
	const after = test.changes && rows.read(entity, { ...test.row, ...test.changes });
	if (rows.faults.length > 0) return { test, passed: false, reason: rows.faults.map(({ message }) => message).join(" ") };
	const verdict = judge(test, access.decide(principalOf(test, model), entity.name, test.do), (predicate, isAfter) =>
		rows.holds(predicate, entity, isAfter ? (after ?? row) : row),
	);
	return { test, passed: (test.expect === "allow") === verdict.allowed, reason: verdict.reason };
}

interface Verdict {
	readonly allowed: boolean;
	readonly reason: string;
}

function judge(
	test: PolicyTest,
	decision: ReturnType<Access["decide"]>,
	holds: (predicate: Predicate, after: boolean) => boolean,
): Verdict {
	if (!decision.allowed) return { allowed: false, reason: `no rule grants ${test.do} to ${test.as.role}` };
	switch (test.do) {
		case "create":
		case "createMany":
			return write(decision, Object.keys(test.row ?? {}), holds, { before: false, after: true });
		case "update":
			return write(decision, Object.keys(test.changes ?? {}), holds, { before: true, after: true });
		case "delete":
			return write(decision, [], holds, { before: true, after: false });
		default:
			return read(test, decision, holds);
	}
}

function write(
	decision: Granted,
	fields: readonly string[],
	holds: (predicate: Predicate, after: boolean) => boolean,
	when: { readonly before: boolean; readonly after: boolean },
): Verdict {
	const alternatives = alternativesFor(decision, fields);
	if (alternatives.length === 0) return { allowed: false, reason: `no rule lets ${fields.join(", ")} be written together` };
	const granting = alternatives.filter(
		({ filter, check }) => (!when.before || holds(filter, false)) && (!when.after || holds(check, true)),
	);
	return granting.length > 0
		? { allowed: true, reason: `granted by ${granting.map(({ rule }) => rule).join(", ")}` }
		: { allowed: false, reason: `the row is outside of ${alternatives.map(({ rule }) => rule).join(", ")}, or of what restricts it` };
}

function read(test: PolicyTest, decision: Granted, holds: (predicate: Predicate, after: boolean) => boolean): Verdict {
	const { filter, readable, rules } = decision;
	if (!holds(filter, false)) return { allowed: false, reason: `the row is outside of ${rules.join(", ")}, or of what restricts it` };
	const hidden = (test.fields ?? []).filter(
		(name) => !readable.always.has(name) && !readable.conditional.some(({ fields, when }) => fields.has(name) && holds(when, false)),
	);
	return hidden.length > 0
		? { allowed: false, reason: `${hidden.join(", ")} may not be read` }
		: { allowed: true, reason: `granted by ${rules.join(", ")}` };
}

function principalOf({ as }: PolicyTest, model: ModelDescriptor): Principal {
	return {
		id: as.id ?? "anonymous",
		role: as.role,
		level: model.roles.find(({ name }) => name === as.role)?.level ?? 0,
		tenantId: as.tenant_id ?? null,
		claims: as.claims ?? {},
	};
}

/** A row of the test with the rows that are written inside it. */
interface NestedRow {
	readonly row: Row;
	readonly related: ReadonlyMap<string, readonly NestedRow[]>;
}

class RowReader {
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
		return checkValue(field, fromYaml(field, written), path, this.faults) ?? null;
	}
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

import type { EntityDescriptor, FieldDescriptor, ModelDescriptor, RelationDescriptor, Row } from "@metabuilder/dbal/contract";
import {
	type Condition,
	type Constant,
	claimsOf,
	type Policy,
	type PolicyTest,
	type Rule,
	type ValueTerm,
	type WrittenRow,
	type WrittenValue,
} from "@metabuilder/dbal-policy";
import { bindTerm } from "./bind.js";
import { type Asker, evaluateRules } from "./evaluate-rules.js";
import { writeOf } from "./judge.js";
import { principalOf } from "./policy-test.js";
import { RowReader, readWritten, withPresets } from "./written-row.js";

/** What a generated test looks into. */
export type TestKind = "allow" | "deny" | "missing claim" | "before" | "after" | "fields" | "include" | "upsert" | "bulk" | "unspoken";

export interface GeneratedTest extends PolicyTest {
	readonly kind: TestKind;
}

export interface GeneratedTests {
	readonly tests: readonly GeneratedTest[];
	/** Rules for which no row was found that they let pass, such as `acl.yaml:12 for user`. */
	readonly unsatisfied: readonly string[];
}

/** Rows that are tried before one that a rule lets pass, or keeps out, counts as not to be found. */
const maxTries = 300;

/**
 * Tests that follow from the rules: for each rule, role and operation a row that passes and one that doesn't, each claim left out, a row
 * that is moved in or out, a field too many, the entity at the end of a relation, upserts and bulk writes; and for each operation that no rule
 * speaks of, a denial. What is expected is read off the rules' own trees, not off what they compile to.
 */
export function generateTests(model: ModelDescriptor, policy: Policy, now: Date): GeneratedTests {
	const tests: GeneratedTest[] = [];
	const unsatisfied: string[] = [];
	for (const entity of model.entities) {
		for (const role of model.roles) {
			for (const { name: operation, public: isPublic } of entity.operations) {
				const speaks = policy.rules.some((rule) => !rule.restrictive && speaksOf(rule, entity.name, role.name, operation));
				if (speaks || isPublic === true) continue;
				const as = somebody(role.name, {});
				tests.push({ ...base(policy.path, entity, operation, as, "unspoken", `${role.name} may not ${operation}`), expect: "deny" });
			}
		}
		for (const rule of policy.rules.filter((each) => each.entity === entity.name && !each.restrictive)) {
			for (const role of rule.roles) {
				const maker = new TestMaker(model, policy, entity, rule, role, now);
				const made = maker.make();
				tests.push(...made);
				if (!made.some(({ expect }) => expect === "allow")) unsatisfied.push(`${rule.at} for ${role}`);
			}
		}
	}
	return { tests, unsatisfied };
}

type As = PolicyTest["as"];

const ownId = "00000000-0000-7000-8000-000000000001";
const otherId = "00000000-0000-7000-8000-000000000002";
const ownTenant = "00000000-0000-7000-8000-0000000000aa";

class TestMaker {
	readonly #model: ModelDescriptor;
	readonly #policy: Policy;
	readonly #entity: EntityDescriptor;
	readonly #rule: Rule;
	readonly #role: string;
	readonly #now: Date;
	readonly #as: As;
	readonly #conditions: readonly Condition[];
	readonly #known = new Map<readonly Condition[], Map<FieldDescriptor, readonly WrittenValue[]>>();
	readonly #inside = new Map<readonly Condition[], Map<string, readonly Condition[]>>();
	#seed = 1;

	constructor(model: ModelDescriptor, policy: Policy, entity: EntityDescriptor, rule: Rule, role: string, now: Date) {
		this.#model = model;
		this.#policy = policy;
		this.#entity = entity;
		this.#rule = rule;
		this.#role = role;
		this.#now = now;
		const speaking = policy.rules.filter((each) => each.entity === entity.name && each.roles.includes(role));
		this.#conditions = speaking.flatMap(({ filter, check }) => [filter, check]).filter((condition) => condition !== undefined);
		this.#as = somebody(role, claimsFor(speaking));
	}

	make(): readonly GeneratedTest[] {
		const made: GeneratedTest[] = [];
		const seen = new Set<string>();
		for (const operation of this.#rule.covers) {
			const kind = writeOf({ operation }) ?? "read";
			// Of get, list and count one is as good as the other: the rules can't tell them apart unless they are named apart.
			const group = kind === "read" && !isCustom(this.#entity, operation) ? "read" : operation;
			if (seen.has(group)) continue;
			seen.add(group);
			made.push(...this.#ofOperation(operation));
		}
		return made;
	}

	#ofOperation(operation: string): readonly GeneratedTest[] {
		const write = writeOf({ operation });
		const bulk: TestKind | undefined = operation.endsWith("Many") ? "bulk" : operation === "upsert" ? "upsert" : undefined;
		const tests: GeneratedTest[] = [];
		const add = (kind: TestKind, what: string, posed: Partial<PolicyTest>, as: As = this.#as) => {
			const name = `${this.#rule.at} ${this.#role} ${operation}s ${this.#entity.name}: ${what}`;
			const test = { ...base(this.#rule.at, this.#entity, operation, as, bulk ?? kind, name), ...posed };
			tests.push({ ...test, expect: this.#expected(test) ? "allow" : "deny" });
			return tests.at(-1)?.expect;
		};
		const fields = this.#sendable();
		const pose = (row: WrittenRow): Partial<PolicyTest> => {
			if (write === "insert") return { row: pick(row, [...fields, ...this.#relations()]) };
			if (write !== "update") return { row };
			const [field] = fields.filter((name) => row[name] !== undefined && row[name] !== null);
			return field === undefined ? { row, changes: {} } : { row, changes: pick(row, [field]) };
		};
		const passing = this.#search((row) => this.#wouldAllow(operation, pose(row)));
		const failing = this.#search((row) => !this.#wouldAllow(operation, pose(row)));
		if (passing !== undefined) {
			add("allow", "a row of theirs", pose(passing));
			for (const claim of new Set([...claimsOf(this.#rule.filter), ...claimsOf(this.#rule.check)])) {
				const as = lacking(this.#as, claim);
				if (as !== undefined) add("missing claim", `without $user.${claim}`, pose(passing), as);
			}
			if (write === undefined)
				for (const name of this.#hidden()) add("fields", `a row of theirs, and ${name}`, { row: passing, fields: [name] });
			if (write === "insert" || write === "update")
				for (const name of this.#unwritable(operation).slice(0, 5)) {
					const value = this.#candidates(fieldNamed(this.#entity, name), this.#conditions)[0] ?? null;
					const posed = pose(passing);
					add(
						"fields",
						`with ${name}`,
						write === "insert" ? { row: { ...posed.row, [name]: value } } : { ...posed, changes: { ...posed.changes, [name]: value } },
					);
				}
		}
		if (failing !== undefined) add("deny", "a row of others", pose(failing));
		if (write === "update" && passing !== undefined && failing !== undefined) {
			const moved = (from: WrittenRow, to: WrittenRow) => ({
				row: from,
				changes: pick(
					to,
					fields.filter((name) => !same(from[name], to[name])),
				),
			});
			add("after", "a row of theirs, moved out of reach", moved(passing, failing));
			add("before", "a row of others, moved within reach", moved(failing, passing));
		}
		if (write === undefined && !isCustom(this.#entity, operation)) tests.push(...this.#includes(passing, failing));
		return tests;
	}

	/** The rows at the end of each relation that leads here: an include reads them by this entity's own rules. */
	#includes(passing: WrittenRow | undefined, failing: WrittenRow | undefined): readonly GeneratedTest[] {
		const leading = this.#model.entities.flatMap((entity) =>
			entity.relations.filter((relation) => relation.entity === this.#entity.name).map((relation) => ({ from: entity.name, relation })),
		);
		return leading.flatMap(({ from, relation }) =>
			[passing, failing].flatMap((row) => {
				if (row === undefined) return [];
				const operation = relation.kind === "one" ? "get" : "list";
				if (!this.#entity.operations.some(({ name }) => name === operation)) return [];
				const name = `${this.#rule.at} ${this.#role} includes ${from}.${relation.name}`;
				const test = { ...base(this.#rule.at, this.#entity, operation, this.#as, "include" as const, name), row };
				return [{ ...test, expect: this.#expected(test) ? ("allow" as const) : ("deny" as const) }];
			}),
		);
	}

	#wouldAllow(operation: string, posed: Partial<PolicyTest>): boolean {
		return this.#expected({ ...base("", this.#entity, operation, this.#as, "allow", ""), ...posed });
	}

	#expected(test: Omit<PolicyTest, "expect">): boolean {
		const reader = new RowReader(this.#model);
		const before = test.row && reader.read(this.#entity, test.row);
		const write = writeOf({ operation: test.do, exists: test.changes !== undefined });
		const left = write === undefined || write === "delete" ? undefined : { ...test.row, ...test.changes };
		const asker: Asker = { principal: principalOf({ ...test, expect: "deny" }, this.#model), now: this.#now };
		const after = left && withPresets(reader.read(this.#entity, left), this.#presets(test.do, asker));
		if (reader.faults.length > 0) return false;
		const sensitive = new Set(this.#entity.fields.flatMap(({ name, sensitive: hidden }) => (hidden === true ? [name] : [])));
		const sent = write === "insert" ? Object.keys(test.row ?? {}) : Object.keys(test.changes ?? {});
		return evaluateRules(
			this.#policy,
			sensitive,
			{
				entity: this.#entity.name,
				operation: test.do,
				...(before && write !== "insert" && { before: reader.view(this.#entity, before) }),
				...(after && { after: reader.view(this.#entity, after) }),
				fields:
					write === undefined ? (test.fields ?? []) : write === "delete" ? [] : sent.filter((name) => !this.#relations().includes(name)),
			},
			asker,
		);
	}

	#presets(operation: string, { principal, now }: Asker): Row {
		const rules = this.#policy.rules.filter((rule) => speaksOf(rule, this.#entity.name, this.#role, operation));
		const values = rules.flatMap((rule) =>
			Object.entries(rule.presets).map(([name, term]) => [name, bindTerm(term, principal, now)] as const),
		);
		return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
	}

	/** Fields that the rule lets be sent, filled in ones left out. */
	#sendable(): readonly string[] {
		const rules = this.#policy.rules.filter((rule) => rule.entity === this.#entity.name && rule.roles.includes(this.#role));
		const presets = new Set(rules.flatMap((rule) => Object.keys(rule.presets)));
		return this.#entity.fields.map(({ name }) => name).filter((name) => (this.#rule.fields.write?.has(name) ?? true) && !presets.has(name));
	}

	#unwritable(operation: string): readonly string[] {
		const lists = this.#policy.rules
			.filter((rule) => speaksOf(rule, this.#entity.name, this.#role, operation))
			.map((rule) => rule.fields.write);
		return this.#entity.fields.map(({ name }) => name).filter((name) => lists.some((list) => list !== undefined && !list.has(name)));
	}

	#hidden(): readonly string[] {
		return this.#entity.fields
			.filter(({ name, sensitive }) => sensitive === true || this.#rule.fields.read?.has(name) === false)
			.map(({ name }) => name)
			.slice(0, 5);
	}

	#relations(): readonly string[] {
		return this.#entity.relations.map(({ name }) => name);
	}

	/** A row for which `wanted` is true, made of the values that the rules name and of some beside them. */
	#search(wanted: (row: WrittenRow) => boolean): WrittenRow | undefined {
		// Where no rule looks at the row, one is as good as another.
		const tries = this.#conditions.length === 0 ? 1 : maxTries;
		for (let number = 0; number < tries; number++) {
			const row = this.#row(this.#entity, this.#conditions, 0);
			if (wanted(row)) return row;
		}
		return undefined;
	}

	#row(entity: EntityDescriptor, conditions: readonly Condition[], depth: number): WrittenRow {
		const fields = entity.fields.map((field) => [field.name, this.#choose(this.#candidates(field, conditions))] as const);
		const related = entity.relations
			.map((relation) => [relation, this.#beyond(relation, conditions)] as const)
			.filter(([, inside]) => inside.length > 0 && depth < 4)
			.map(([relation, inside]) => {
				const target = this.#model.entities.find(({ name }) => name === relation.entity);
				const count = target === undefined ? 0 : relation.kind === "one" ? this.#below(2) : this.#below(3);
				const rows = Array.from({ length: count }, () => (target === undefined ? {} : this.#row(target, inside, depth + 1)));
				return [relation.name, relation.kind === "one" ? (rows[0] ?? null) : rows] as const;
			});
		return Object.fromEntries([...fields, ...related]);
	}

	/** What conditions ask of the rows that a relation leads to; the same list each time. */
	#beyond(relation: RelationDescriptor, conditions: readonly Condition[]): readonly Condition[] {
		const known = this.#inside.get(conditions) ?? new Map<string, readonly Condition[]>();
		this.#inside.set(conditions, known);
		const inside = known.get(relation.name) ?? conditions.flatMap((condition) => within(condition, relation));
		known.set(relation.name, inside);
		return inside;
	}

	/** Values that a field may have: what it is compared with, what is next to it, and NULL. */
	#candidates(field: FieldDescriptor, conditions: readonly Condition[]): readonly WrittenValue[] {
		const known = this.#known.get(conditions) ?? new Map<FieldDescriptor, readonly WrittenValue[]>();
		this.#known.set(conditions, known);
		const values = known.get(field) ?? this.#valuesOf(field, conditions);
		known.set(field, values);
		return values;
	}

	#valuesOf(field: FieldDescriptor, conditions: readonly Condition[]): readonly WrittenValue[] {
		const named = conditions.flatMap((condition) => operandsOf(condition, field.name));
		const claims = this.#as.claims ?? {};
		const principal: Readonly<Record<string, WrittenValue | undefined>> = {
			id: this.#as.id,
			role: this.#as.role,
			tenantId: this.#as.tenant_id,
			level: this.#model.roles.find(({ name }) => name === this.#as.role)?.level,
		};
		const values = named.flatMap((term): readonly WrittenValue[] => {
			if (term === "level") return (field.values ?? []).map(({ name }) => name);
			if (typeof term !== "string" && term.kind === "now") return neighbours(written(this.#now));
			if (typeof term !== "string" && term.kind === "constant") return neighbours(written(term.value));
			const name = typeof term === "string" ? term : term.name;
			const claim = principal[name] ?? claims[name];
			return claim === undefined ? [] : Array.isArray(claim) ? (claim as readonly WrittenValue[]) : neighbours(claim);
		});
		return [...values, ...defaultsOf(field), ...(field.nullable ? [null] : [])].filter((value) => fits(field, value));
	}

	#choose<T>(items: readonly T[]): T | null {
		return items[this.#below(items.length)] ?? null;
	}

	/** The same from run to run: a linear congruential generator. */
	#below(bound: number): number {
		this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
		return bound === 0 ? 0 : (this.#seed >>> 8) % bound;
	}
}

function speaksOf(rule: Rule, entity: string, role: string, operation: string): boolean {
	return rule.entity === entity && rule.roles.includes(role) && rule.covers.has(operation);
}

function isCustom(entity: EntityDescriptor, operation: string): boolean {
	return entity.operations.some(({ name, kind }) => name === operation && kind === "custom");
}

function base(
	at: string,
	entity: EntityDescriptor,
	operation: string,
	as: As,
	kind: TestKind,
	name: string,
): Omit<GeneratedTest, "expect"> {
	return { at, name, as, do: operation, on: entity.name, kind };
}

function somebody(role: string, claims: Readonly<Record<string, WrittenValue>>): As {
	return { role, id: ownId, tenant_id: ownTenant, claims };
}

function lacking(as: As, claim: string): As | undefined {
	switch (claim) {
		case "id":
			return { ...as, id: undefined };
		case "tenantId":
			return { ...as, tenant_id: undefined };
		case "role":
		case "level":
			return undefined;
		default:
			return { ...as, claims: Object.fromEntries(Object.entries(as.claims ?? {}).filter(([name]) => name !== claim)) };
	}
}

/** A value of its type for each claim that the rules name. */
function claimsFor(rules: readonly Rule[]): Readonly<Record<string, WrittenValue>> {
	const claims: Record<string, WrittenValue> = {};
	const visit = (condition: Condition): void => {
		switch (condition.kind) {
			case "and":
			case "or":
				condition.items.forEach(visit);
				return;
			case "not":
				visit(condition.item);
				return;
			case "quantified":
				visit(condition.where);
				return;
			case "inClaim":
				claims[condition.claim] = [sampleOf(condition.of.type, condition.of.values)];
				return;
			default:
				for (const term of termsOf(condition)) take(term);
		}
	};
	const take = (term: ValueTerm) => {
		if (term.kind === "claim") claims[term.name] = sampleOf(term.type, term.values);
	};
	for (const { filter, check, presets } of rules) {
		for (const condition of [filter, check]) if (condition !== undefined) visit(condition);
		for (const term of Object.values(presets)) take(term);
	}
	for (const name of ["id", "role", "level", "tenantId"]) delete claims[name];
	return claims;
}

function termsOf(condition: Condition): readonly ValueTerm[] {
	switch (condition.kind) {
		case "compare":
		case "compareLevel":
		case "text":
			return [condition.value];
		case "in":
			return condition.values;
		case "compareValues":
			return [condition.left, condition.right];
		case "valueIn":
			return [condition.left, ...condition.values];
		default:
			return [];
	}
}

/** What the field of this name is compared with, wherever in the condition it stands at the row itself. */
function operandsOf(condition: Condition, field: string): readonly (ValueTerm | string)[] {
	switch (condition.kind) {
		case "and":
		case "or":
			return condition.items.flatMap((item) => operandsOf(item, field));
		case "not":
			return operandsOf(condition.item, field);
		case "compareLevel":
			return at(condition.path, field) ? ["level"] : [];
		case "inClaim":
			return at(condition.path, field) ? [condition.claim] : [];
		case "compare":
		case "text":
		case "in":
			return at(condition.path, field) ? termsOf(condition) : [];
		default:
			return [];
	}
}

function at(path: { readonly via: readonly string[]; readonly field: string }, field: string): boolean {
	return path.via.length === 0 && path.field === field;
}

/** What a condition asks of the rows that a relation leads to. */
function within(condition: Condition, relation: RelationDescriptor): readonly Condition[] {
	switch (condition.kind) {
		case "and":
		case "or":
			return condition.items.flatMap((item) => within(item, relation));
		case "not":
			return within(condition.item, relation);
		case "quantified":
			if (condition.via[0] === relation.name) return [{ ...condition, via: condition.via.slice(1) }];
			return condition.via.length === 0 && condition.relation === relation.name ? [condition.where] : [];
		case "compareValues":
		case "valueIn":
			return [];
		case "compare":
		case "compareFields":
		case "compareLevel":
		case "in":
		case "inClaim":
		case "text":
		case "isNull": {
			const { path } = condition;
			return path.via[0] === relation.name ? [{ ...condition, path: { ...path, via: path.via.slice(1) } }] : [];
		}
		default:
			return condition satisfies never;
	}
}

function written(value: Constant): WrittenValue {
	return value instanceof Date ? value.toISOString() : value;
}

function neighbours(value: WrittenValue): readonly WrittenValue[] {
	if (typeof value === "number") return [value, value - 1, value + 1];
	if (typeof value === "bigint") return [value, value - 1n, value + 1n];
	if (typeof value === "boolean") return [value, !value];
	if (typeof value !== "string") return [value];
	if (/^\d{4}-\d\d-\d\dT/.test(value))
		return [value, ...[-86_400_000, 86_400_000].map((ms) => new Date(Date.parse(value) + ms).toISOString())];
	return [value, `${value}x`, `x${value}`];
}

function defaultsOf(field: FieldDescriptor): readonly WrittenValue[] {
	switch (field.type) {
		case "uuid":
			return [ownId, otherId];
		case "enum":
			return (field.values ?? []).map(({ name }) => name);
		case "boolean":
			return [true, false];
		case "json":
			return [{}];
		case "bytes":
			return [];
		default:
			return [sampleOf(field.type, undefined)];
	}
}

function sampleOf(type: FieldDescriptor["type"], values: readonly string[] | undefined): WrittenValue {
	switch (type) {
		case "uuid":
			return otherId;
		case "string":
		case "text":
			return "sample";
		case "email":
			return "sample@example.org";
		case "url":
			return "https://example.org/";
		case "integer":
		case "float":
			return 1;
		case "bigint":
			return 1n;
		case "decimal":
			return "1";
		case "boolean":
			return true;
		case "datetime":
			return "2026-01-01T00:00:00.000Z";
		case "date":
			return "2026-01-01";
		case "enum":
			return values?.[0] ?? "";
		case "json":
		case "bytes":
			return {};
		default:
			return type satisfies never;
	}
}

function fits(field: FieldDescriptor, value: WrittenValue): boolean {
	if (value === null) return field.nullable;
	return readWritten(field, value, "", []) !== undefined;
}

function fieldNamed(entity: EntityDescriptor, name: string): FieldDescriptor {
	const field = entity.fields.find((candidate) => candidate.name === name);
	if (field === undefined) throw new TypeError(`${entity.name} has no field ${name}`);
	return field;
}

function pick(row: WrittenRow, names: readonly string[]): WrittenRow {
	return Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]] as const])));
}

function same(one: WrittenValue | undefined, other: WrittenValue | undefined): boolean {
	const text = (value: WrittenValue | undefined) =>
		JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));
	return text(one) === text(other);
}

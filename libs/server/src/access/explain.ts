import type { ModelDescriptor, Row } from "@metabuilder/dbal/contract";
import { type Condition, claimsOf, ownFields, type Policy, printCondition, type Rule } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import type { Predicate } from "../query/predicate.js";
import { createAccess, type Decision } from "./access.js";
import { bindTerm, prepareCondition } from "./bind.js";
import { claimOf } from "./claim.js";
import { type Holds, judge, type Moment, type Question, type Verdict, writeOf } from "./judge.js";

/** Whom and what an explanation is about. */
export interface Case {
	readonly principal: Principal;
	readonly entity: string;
	readonly question: Question;
	readonly now: Date;
	/** Tests the row; without it only what holds for every row is true. */
	readonly holds?: Holds;
	/** The row that is tested, for its values to be shown. */
	readonly rows?: { readonly before?: Row; readonly after?: Row };
}

/** A condition and what becomes of it. `claim`: the caller lacks a claim that it names. `open`: it depends on the row, and none is given. */
export interface Part {
	readonly text: string;
	readonly truth: boolean | "unknown" | "claim" | "open";
	/** Of AND, OR and NOT. */
	readonly items: readonly Part[];
}

/** One rule that speaks of the role, the entity and the operation. */
export interface RuleExplanation {
	readonly at: string;
	readonly restrictive: boolean;
	/** Whether it lets the operation happen as far as it is concerned; undefined where that depends on the row. */
	readonly holds: boolean | undefined;
	/** Claims that it names and the caller lacks, or has with another type. */
	readonly missingClaims: readonly string[];
	/** Asked-for fields that it doesn't let read or write. */
	readonly fields: readonly string[];
	/** Its filter, where the row as it stands is looked at. */
	readonly before?: Part;
	/** Its check, where the row after a write is looked at. */
	readonly after?: Part;
}

export interface Explanation {
	/** Undefined where it depends on the row. */
	readonly allowed: boolean | undefined;
	readonly verdict: Verdict;
	readonly rules: readonly RuleExplanation[];
	/** Claims that the rules name, as the caller has them. */
	readonly claims: Readonly<Record<string, unknown>>;
	/** Fields of the row that the rules look at; sensitive ones are left out. */
	readonly values: { readonly before?: Row; readonly after?: Row };
	readonly readable: readonly string[];
	/** Readable in some rows. */
	readonly sometimesReadable: readonly string[];
	readonly writable: readonly string[];
	readonly presets: Row;
}

/**
 * Says why the rules decide as they do. The verdict is that of the decision that a call gets; the rules are taken apart beside it,
 * each condition down to the comparison that is false for the row.
 */
export async function explain(model: ModelDescriptor, policy: Policy, of: Case): Promise<Explanation> {
	const descriptor = model.entities.find(({ name }) => name === of.entity);
	if (descriptor === undefined) throw new TypeError(`the model has no ${of.entity}`);
	const { principal, question, now } = of;
	const decision = createAccess(model, policy, () => now.getTime()).decide(principal, of.entity, question.operation);
	const forEveryRow: Holds = (predicate) => predicate.kind === "constant" && predicate.value;
	const verdict = await judge(decision, question, of.holds ?? forEveryRow);
	const taker = new PartTaker(model, descriptor, of);
	const speaking = policy.rules.filter(
		(rule) => rule.entity === of.entity && rule.roles.includes(principal.role) && rule.covers.has(question.operation),
	);
	const rules: RuleExplanation[] = [];
	for (const rule of speaking) rules.push(await explainRule(rule, question, decision, taker));
	const names = [...new Set(speaking.flatMap((rule) => claimsIn(rule)))];
	const seen = new Set(descriptor.fields.flatMap(({ name, sensitive }) => (sensitive === true ? [] : [name])));
	const looked = (row: Row | undefined) =>
		row && Object.fromEntries(Object.entries(row).filter(([name]) => seen.has(name) && taker.fields.has(name)));
	const before = looked(of.rows?.before);
	const after = looked(of.rows?.after);
	const readable = decision.allowed ? [...decision.readable.always] : [];
	return {
		allowed: !verdict.allowed && of.holds === undefined && dependsOnRow(verdict) ? undefined : verdict.allowed,
		verdict,
		rules,
		claims: Object.fromEntries(names.map((name) => [name, claimOf(principal, name)])),
		values: { ...(before && { before }), ...(after && { after }) },
		readable,
		sometimesReadable: decision.allowed
			? [...new Set(decision.readable.conditional.flatMap(({ fields }) => [...fields]))].filter((name) => !readable.includes(name))
			: [],
		writable: decision.allowed ? [...decision.writable] : [],
		presets: decision.allowed ? decision.presets : {},
	};
}

function dependsOnRow(verdict: Verdict): boolean {
	return !verdict.allowed && (verdict.refusal === "row" || verdict.refusal === "row_after");
}

async function explainRule(rule: Rule, question: Question, decision: Decision, taker: PartTaker): Promise<RuleExplanation> {
	const write = writeOf(question);
	const looksBefore = write !== "insert" && rule.filter !== undefined;
	const looksAfter = write === "insert" || write === "update";
	const condition = rule.check ?? rule.filter;
	const before = looksBefore && rule.filter !== undefined ? await taker.part(rule.filter, "before") : undefined;
	const after = looksAfter && condition !== undefined ? await taker.part(condition, "after") : undefined;
	const presets = decision.allowed ? Object.keys(decision.presets) : Object.keys(rule.presets);
	const allowList = write === undefined ? rule.fields.read : looksAfter ? rule.fields.write : undefined;
	const fields = question.fields.filter(
		(name) => (allowList !== undefined && !allowList.has(name)) || (looksAfter && presets.includes(name)),
	);
	const missingClaims = claimsIn(rule).filter((name) => !taker.binds(rule, name));
	const truths = [before, after].flatMap((part) => (part === undefined ? [] : [part.truth]));
	const isFalse = missingClaims.length > 0 || fields.length > 0 || truths.some((truth) => truth !== true && truth !== "open");
	return {
		at: rule.at,
		restrictive: rule.restrictive,
		holds: isFalse ? false : truths.includes("open") ? undefined : true,
		missingClaims,
		fields,
		...(before && { before }),
		...(after && { after }),
	};
}

class PartTaker {
	/** Fields of the row that the conditions look at. */
	readonly fields = new Set<string>();
	readonly #model: ModelDescriptor;
	readonly #entity: ModelDescriptor["entities"][number];
	readonly #case: Case;

	constructor(model: ModelDescriptor, entity: ModelDescriptor["entities"][number], of: Case) {
		this.#model = model;
		this.#entity = entity;
		this.#case = of;
	}

	async part(condition: Condition, moment: Moment): Promise<Part> {
		const text = printCondition(condition);
		if (condition.kind === "and" || condition.kind === "or") {
			const items: Part[] = [];
			for (const item of condition.items) items.push(await this.part(item, moment));
			return { text, truth: fold(condition.kind === "or", items), items };
		}
		if (condition.kind === "not") {
			const item = await this.part(condition.item, moment);
			return { text, truth: typeof item.truth === "boolean" ? !item.truth : item.truth, items: [item] };
		}
		for (const field of ownFields(condition)) this.fields.add(field);
		return { text, truth: await this.#truth(condition, moment), items: [] };
	}

	/** Whether the caller has a claim as every condition and preset of the rule needs it. */
	binds(rule: Rule, claim: string): boolean {
		const { principal, now } = this.#case;
		const leaves = [rule.filter, rule.check].flatMap((condition) => (condition === undefined ? [] : leavesOf(condition)));
		const presets = Object.values(rule.presets).filter((term) => term.kind === "claim" && term.name === claim);
		return (
			leaves.filter((leaf) => claimsOf(leaf).has(claim)).every((leaf) => this.#bind(leaf) !== undefined) &&
			presets.every((term) => bindTerm(term, principal, now) !== undefined)
		);
	}

	async #truth(condition: Condition, moment: Moment): Promise<Part["truth"]> {
		const bound = this.#bind(condition);
		if (bound === undefined) return "claim";
		if (bound.kind === "constant") return bound.value;
		const { holds } = this.#case;
		if (holds === undefined) return "open";
		if (await holds(bound, moment)) return true;
		const opposite = this.#bind({ kind: "not", item: condition });
		return opposite !== undefined && (await holds(opposite, moment)) ? false : "unknown";
	}

	#bind(condition: Condition): Predicate | undefined {
		return prepareCondition(condition, this.#entity, this.#model).bind(this.#case.principal, this.#case.now);
	}
}

/** As SQL does; a claim that is missing makes the whole rule grant nothing, and what is open may still be decided. */
function fold(stop: boolean, items: readonly Part[]): Part["truth"] {
	const truths = items.map(({ truth }) => truth);
	if (truths.includes("claim")) return "claim";
	if (truths.includes(stop)) return stop;
	if (truths.includes("open")) return "open";
	return truths.includes("unknown") ? "unknown" : !stop;
}

function leavesOf(condition: Condition): readonly Condition[] {
	switch (condition.kind) {
		case "and":
		case "or":
			return condition.items.flatMap(leavesOf);
		case "not":
			return leavesOf(condition.item);
		default:
			return [condition];
	}
}

/** Names of the claims that a rule's conditions and presets name. */
function claimsIn(rule: Rule): readonly string[] {
	const presets = Object.values(rule.presets).flatMap((term) => (term.kind === "claim" ? [term.name] : []));
	return [...new Set([...claimsOf(rule.filter), ...claimsOf(rule.check), ...presets])];
}

import type { EntityDescriptor, FieldFault, ModelDescriptor, Row } from "@metabuilder/dbal/contract";
import type { Policy, PolicyTest } from "@metabuilder/dbal-policy";
import type { Principal } from "../principal.js";
import { type Access, createAccess, type Decision } from "./access.js";
import { type Explanation, explain } from "./explain.js";
import { type Holds, judge, type Question, type Verdict, writeOf } from "./judge.js";
import { RowReader, withPresets } from "./written-row.js";

/** What the rules say to a policy test. */
export interface PolicyTestResult {
	readonly test: PolicyTest;
	readonly passed: boolean;
	/** Why, in a sentence: the rules that grant it, or what stands against it. */
	readonly reason: string;
	/** Those that decided. */
	readonly rules?: readonly string[];
}

/** Asks the rules, without a database. A value that its field can't hold fails the test. */
export async function runPolicyTest(test: PolicyTest, access: Access, model: ModelDescriptor): Promise<PolicyTestResult> {
	const entity = model.entities.find(({ name }) => name === test.on);
	if (entity === undefined) return { test, passed: false, reason: `the model has no ${test.on}` };
	const decision = access.decide(principalOf(test, model), entity.name, test.do);
	const posed = pose(test, entity, model, presetsOf(decision));
	if ("faults" in posed) return { test, passed: false, reason: posed.faults.map(({ message }) => message).join(" ") };
	const verdict = await judge(decision, posed.question, posed.holds);
	return { test, passed: (test.expect === "allow") === verdict.allowed, reason: inWords(verdict, test), rules: verdict.rules };
}

/** Takes apart why a test's question is answered as it is. Undefined where the test itself can't be read. */
export async function explainTest(test: PolicyTest, policy: Policy, model: ModelDescriptor, now: Date): Promise<Explanation | undefined> {
	const entity = model.entities.find(({ name }) => name === test.on);
	if (entity === undefined) return undefined;
	const decision = createAccess(model, policy, () => now.getTime()).decide(principalOf(test, model), entity.name, test.do);
	const posed = pose(test, entity, model, presetsOf(decision));
	if ("faults" in posed) return undefined;
	const { question, holds, rows } = posed;
	const hasRow = test.row !== undefined;
	return explain(model, policy, { principal: principalOf(test, model), entity: test.on, question, now, rows, ...(hasRow && { holds }) });
}

/** What a policy test asks, in the terms of the rules. */
interface Posed {
	readonly question: Question;
	readonly holds: Holds;
	readonly rows: { readonly before?: Row; readonly after?: Row };
}

/** Reads a test's rows, with what the rules fill in. The faults are values that their fields can't hold. */
function pose(
	test: PolicyTest,
	entity: EntityDescriptor,
	model: ModelDescriptor,
	presets: Row,
): Posed | { readonly faults: readonly FieldFault[] } {
	const rows = new RowReader(model);
	const row = test.row && rows.read(entity, test.row);
	const after = test.changes && rows.read(entity, { ...test.row, ...test.changes });
	if (rows.faults.length > 0) return { faults: rows.faults };
	const question = { operation: test.do, exists: test.changes !== undefined };
	const write = writeOf(question);
	const sent = write === "insert" ? test.row : write === "update" ? test.changes : undefined;
	const sentOrKept = after ?? row;
	const left = sentOrKept && withPresets(sentOrKept, presets);
	return {
		question: {
			...question,
			fields:
				write === undefined
					? (test.fields ?? [])
					: Object.keys(sent ?? {}).filter((name) => entity.fields.some((field) => field.name === name)),
		},
		holds: (predicate, moment) => rows.holds(predicate, entity, moment === "after" ? left : row),
		rows: { ...(row && { before: row.row }), ...(left && { after: left.row }) },
	};
}

function presetsOf(decision: Decision): Row {
	return decision.allowed ? decision.presets : {};
}

function inWords(verdict: Verdict, { do: operation, as }: PolicyTest): string {
	if (verdict.allowed) return `granted by ${verdict.rules.join(", ")}`;
	const { refusal, rules, fields } = verdict;
	switch (refusal) {
		case "not_granted":
			return `no rule grants ${operation} to ${as.role}${rules.length === 0 ? "" : `: ${rules.join(", ")} would, with other claims`}`;
		case "fields":
			return writeOf({ operation }) === undefined
				? `${fields.join(", ")} may not be read`
				: `no rule lets ${fields.join(", ")} be written${fields.length > 1 ? " together" : ""}`;
		case "row":
			return `the row is outside of ${rules.join(", ")}, or of what restricts it`;
		case "row_after":
			return `the row would be outside of ${rules.join(", ")} after it, or of what restricts it`;
		default:
			return refusal satisfies never;
	}
}

/** Who asks, as a test says. */
export function principalOf({ as }: PolicyTest, model: ModelDescriptor): Principal {
	return {
		id: as.id ?? "anonymous",
		role: as.role,
		level: model.roles.find(({ name }) => name === as.role)?.level ?? 0,
		tenantId: as.tenant_id ?? null,
		claims: as.claims ?? {},
	};
}

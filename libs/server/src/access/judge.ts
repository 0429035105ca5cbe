import type { Predicate } from "../query/predicate.js";
import { alternativesFor, type Decision, type Granted } from "./access.js";

/** Something that somebody wants to do to one row. */
export interface Question {
	readonly operation: string;
	/** Fields that a write sets, or that a read asks for. */
	readonly fields: readonly string[];
	/** Of an upsert: whether the row is there. */
	readonly exists?: boolean;
}

/** The row as it stands, or as a write would leave it. */
export type Moment = "before" | "after";

/** Whether a predicate is true for the row. Where no row is given: whether it is true for every row. */
export type Holds = (predicate: Predicate, moment: Moment) => boolean | Promise<boolean>;

/** What stands against it. */
export type Refusal =
	/** No rule grants the operation to the caller, or a restrictive rule denies it whatever the row. */
	| "not_granted"
	/** No rule lets these fields be written together, or a field be read. */
	| "fields"
	/** The row is outside of every rule that would do. */
	| "row"
	/** The row would be outside of them after the write. */
	| "row_after";

export type Verdict =
	| { readonly allowed: true; readonly rules: readonly string[] }
	| {
			readonly allowed: false;
			readonly refusal: Refusal;
			/** Rules that would grant it, were it not for what stands against it. */
			readonly rules: readonly string[];
			/** Those that may not be read or written, where it is for them. */
			readonly fields: readonly string[];
	  };

type Write = "insert" | "update" | "delete";

const kinds: Readonly<Record<string, Write>> = {
	create: "insert",
	createMany: "insert",
	update: "update",
	updateMany: "update",
	delete: "delete",
	deleteMany: "delete",
	restore: "delete",
};

/** How an operation writes; undefined for reads and custom operations. */
export function writeOf({ operation, exists }: Pick<Question, "operation" | "exists">): Write | undefined {
	if (operation === "upsert") return exists === true ? "update" : "insert";
	return Object.hasOwn(kinds, operation) ? kinds[operation] : undefined;
}

/** What a decision means for one row: the same that the operation itself would find. */
export async function judge(decision: Decision, question: Question, holds: Holds): Promise<Verdict> {
	if (!decision.allowed) return { allowed: false, refusal: "not_granted", rules: decision.rules, fields: [] };
	switch (writeOf(question)) {
		case "insert":
			return judgeWrite(decision, question.fields, holds, { before: false, after: true });
		case "update":
			return judgeWrite(decision, question.fields, holds, { before: true, after: true });
		case "delete":
			return judgeWrite(decision, [], holds, { before: true, after: false });
		case undefined:
			return judgeRead(decision, question.fields, holds);
	}
}

async function judgeWrite(
	decision: Granted,
	fields: readonly string[],
	holds: Holds,
	when: { readonly before: boolean; readonly after: boolean },
): Promise<Verdict> {
	const alternatives = alternativesFor(decision, fields);
	if (alternatives.length === 0) {
		const forbidden = fields.filter((name) => !decision.writable.has(name));
		return { allowed: false, refusal: "fields", rules: decision.rules, fields: forbidden.length > 0 ? forbidden : fields };
	}
	const reaching = when.before ? await keep(alternatives, ({ filter }) => holds(filter, "before")) : alternatives;
	const granting = when.after ? await keep(reaching, ({ check }) => holds(check, "after")) : reaching;
	if (granting.length > 0) return { allowed: true, rules: granting.map(({ rule }) => rule) };
	const refusal = reaching.length > 0 ? "row_after" : "row";
	return { allowed: false, refusal, rules: (reaching.length > 0 ? reaching : alternatives).map(({ rule }) => rule), fields: [] };
}

async function judgeRead({ filter, readable, rules }: Granted, fields: readonly string[], holds: Holds): Promise<Verdict> {
	if (!(await holds(filter, "before"))) return { allowed: false, refusal: "row", rules, fields: [] };
	const hidden = await keep(fields, async (name) => {
		if (readable.always.has(name)) return false;
		const groups = readable.conditional.filter((group) => group.fields.has(name));
		return (await keep(groups, ({ when }) => holds(when, "before"))).length === 0;
	});
	return hidden.length > 0 ? { allowed: false, refusal: "fields", rules, fields: hidden } : { allowed: true, rules };
}

async function keep<T>(items: readonly T[], test: (item: T) => boolean | Promise<boolean>): Promise<readonly T[]> {
	const kept: T[] = [];
	for (const item of items) if (await test(item)) kept.push(item);
	return kept;
}

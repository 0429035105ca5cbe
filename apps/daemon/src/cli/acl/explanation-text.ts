import type { Explanation, Part, RuleExplanation, Verdict } from "@metabuilder/dbal-server";

/** An explanation as text: the verdict, each rule that speaks of it with what of it holds, and the fields. */
export function explanationText(explained: Explanation, question: string): string {
	const { allowed, verdict, rules } = explained;
	const head = `${allowed === undefined ? "DEPENDS" : allowed ? "ALLOWED" : "DENIED"}  ${question}: ${sentence(verdict, allowed)}`;
	const blocks = rules.length === 0 ? ["no rule speaks of it"] : rules.map(ruleText);
	return [head, "", ...blocks.map(indent), "", ...facts(explained)].join("\n").trimEnd();
}

function sentence(verdict: Verdict, allowed: boolean | undefined): string {
	if (verdict.allowed) return `granted by ${verdict.rules.join(", ")}`;
	const rules = verdict.rules.join(", ");
	if (allowed === undefined) return `granted by ${rules}, for the rows they speak of`;
	switch (verdict.refusal) {
		case "not_granted":
			return rules === "" ? "no rule grants it" : `${rules} would grant it, were it not for the caller's claims or what restricts it`;
		case "fields":
			return `no rule lets ${verdict.fields.join(", ")} be used so`;
		case "row":
			return `the row is outside of ${rules}, or of what restricts it`;
		case "row_after":
			return `after it the row would be outside of ${rules}, or of what restricts it`;
		default:
			return verdict.refusal satisfies never;
	}
}

function ruleText(rule: RuleExplanation): string {
	const mark = rule.holds === undefined ? "?" : rule.holds ? "✓" : "✗";
	const kind = rule.restrictive ? "restricts" : "grants";
	const lines = [
		`${mark} ${rule.at} ${kind}`,
		...rule.missingClaims.map((name) => `    the caller lacks $user.${name}, or has it with another type`),
		...(rule.fields.length === 0 ? [] : [`    its fields are without ${rule.fields.join(", ")}`]),
		...(rule.before === undefined ? [] : partLines(rule.before, rule.after === undefined ? "" : "before: ")),
		...(rule.after === undefined ? [] : partLines(rule.after, rule.before === undefined ? "" : "after:  ")),
	];
	return lines.join("\n");
}

const truths: Readonly<Record<string, string>> = {
	true: "✓",
	false: "✗",
	unknown: "✗ (unknown: something is NULL)",
	claim: "✗ (no such claim)",
	open: "? (depends on the row)",
};

function partLines(part: Part, moment: string, depth = 1): readonly string[] {
	const line = `${"    ".repeat(depth)}${moment}${part.text}  ${truths[String(part.truth)]}`;
	return [line, ...part.items.flatMap((item) => partLines(item, "", depth + 1))];
}

function facts({ claims, values, readable, sometimesReadable, writable, presets }: Explanation): readonly string[] {
	const pairs = (row: Readonly<Record<string, unknown>>) =>
		Object.entries(row)
			.map(([name, value]) => `${name} = ${shown(value)}`)
			.join(", ");
	const named: readonly (readonly [string, string])[] = [
		["claims", pairs(claims)],
		["row", pairs(values.before ?? {})],
		["row after", pairs(values.after ?? {})],
		["may read", readable.join(", ")],
		["in some rows", sometimesReadable.join(", ")],
		["may set", writable.join(", ")],
		["filled in", pairs(presets)],
	];
	return named.filter(([, text]) => text !== "").map(([name, text]) => `  ${`${name}:`.padEnd(14)}${text}`);
}

/** A value on one line; control characters can't reach the terminal. */
export function shown(value: unknown): string {
	if (value === undefined) return "missing";
	if (value instanceof Date) return value.toISOString();
	if (typeof value === "bigint") return String(value);
	if (value instanceof Uint8Array) return `${value.length} bytes`;
	return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part)) ?? String(value);
}

function indent(text: string): string {
	return text
		.split("\n")
		.map((line) => `  ${line}`)
		.join("\n");
}

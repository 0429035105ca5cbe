import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { model } from "@metabuilder/dbal/contract";
import { formatDiagnostics } from "@metabuilder/dbal-documents";
import {
	createAccess,
	type Explanation,
	explainTest,
	type GeneratedTest,
	generateTests,
	type PolicyTest,
	type PolicyTestResult,
	parsePolicyTests,
	policyModelOf,
	runPolicyTest,
} from "@metabuilder/dbal-server";
import { ConfigurationError } from "../configuration-error.js";
import { systemReason } from "../rules.js";
import { explanationText, shown } from "./acl/explanation-text.js";
import { type ReadRules, rulesOf } from "./acl/read-rules.js";
import { type ExitCode, exitCodes, type Terminal, UsageError } from "./command.js";

const options = {
	config: { type: "string" },
	acl: { type: "string" },
	tests: { type: "string" },
	reporter: { type: "string" },
	"no-generated": { type: "boolean" },
} as const;

const reporters = ["text", "json", "junit", "tap"] as const;
type Reporter = (typeof reporters)[number];

interface Outcome extends PolicyTestResult {
	readonly test: PolicyTest | GeneratedTest;
	/** Of one that failed. */
	readonly explained?: Explanation;
}

interface Report {
	readonly outcomes: readonly Outcome[];
	/** Hand-written tests and rules. */
	readonly coverage: Coverage;
	/** Rules for which no row could be found that they let pass. */
	readonly unsatisfied: readonly string[];
}

interface Coverage {
	/** Rules that no hand-written test asks. */
	readonly never: readonly string[];
	/** Rules that hand-written tests ask, and never see hold. */
	readonly neverHolding: readonly string[];
	/** Rules with a filter, a check or a list of fields that hand-written tests never see fail. */
	readonly neverFailing: readonly string[];
	readonly rules: number;
}

/** `policy test`: runs the tests beside the rules, and those that follow from the rules. One failure makes the exit code 1. */
export async function policyTest(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
	if (positionals.length !== 1 || positionals[0] !== "test") throw new UsageError("Write `policy test`.");
	const reporter = reporters.find((name) => name === (values.reporter ?? "text"));
	if (reporter === undefined) throw new UsageError(`--reporter takes ${reporters.join(", ")}.`);
	const rules = rulesOf(values, terminal);
	const tests = readTests(values.tests ?? testsBeside(rules, terminal), values.tests !== undefined, terminal);
	const report = await run(rules, tests, values["no-generated"] === true);
	terminal.out(printers[reporter](report));
	return report.outcomes.every(({ passed }) => passed) ? exitCodes.ok : exitCodes.failure;
}

function testsBeside({ file, policy }: ReadRules, { directory }: Terminal): string {
	return join(dirname(file ?? resolve(directory, policy.path)), "policy-tests.yaml");
}

/** None where there is no such file, unless it was asked for by name. */
function readTests(file: string, isNamed: boolean, { directory }: Terminal): readonly PolicyTest[] {
	let text: string;
	try {
		text = readFileSync(resolve(directory, file), "utf8");
	} catch (error) {
		if (!isNamed && systemReason(error) === "ENOENT") return [];
		throw new ConfigurationError(`${file} can't be read: ${systemReason(error)}.`);
	}
	const { tests, diagnostics } = parsePolicyTests(file, text, policyModelOf(model));
	if (tests === undefined) throw new ConfigurationError(`The policy tests can't be used:\n${formatDiagnostics(diagnostics)}`);
	return tests;
}

async function run({ policy }: ReadRules, written: readonly PolicyTest[], withoutGenerated: boolean): Promise<Report> {
	const now = new Date();
	const access = createAccess(model, policy, () => now.getTime());
	const { tests, unsatisfied } = withoutGenerated ? { tests: [], unsatisfied: [] } : generateTests(model, policy, now);
	const outcomes: Outcome[] = [];
	const held = new Set<string>();
	const failed = new Set<string>();
	for (const test of [...written, ...tests]) {
		const result = await runPolicyTest(test, access, model);
		const isWritten = !("kind" in test);
		const explained = isWritten || !result.passed ? await explainTest(test, policy, model, now) : undefined;
		if (isWritten) for (const rule of explained?.rules ?? []) (rule.holds === false ? failed : held).add(rule.at);
		outcomes.push({ ...result, ...(!result.passed && explained && { explained }) });
	}
	const all = policy.rules.filter(({ at }) => !at.endsWith(".tenant"));
	const names = (rules: typeof all) => rules.map(({ at }) => at);
	const asked = all.filter(({ at }) => held.has(at) || failed.has(at));
	return {
		outcomes,
		unsatisfied,
		coverage: {
			rules: all.length,
			never: names(all.filter((rule) => !asked.includes(rule))),
			neverHolding: names(asked.filter(({ at }) => !held.has(at))),
			neverFailing: names(
				asked.filter(({ at, filter, check, fields }) => !failed.has(at) && (filter ?? check ?? fields.read ?? fields.write) !== undefined),
			),
		},
	};
}

const printers: Readonly<Record<Reporter, (report: Report) => string>> = { text, json, junit, tap };

function text({ outcomes, coverage, unsatisfied }: Report): string {
	const bad = outcomes.filter(({ passed }) => !passed);
	const written = outcomes.filter(({ test }) => !("kind" in test)).length;
	const lines = bad.flatMap((outcome) => [`✗ ${outcome.test.name}`, ...difference(outcome).map((line) => `    ${line}`), ""]);
	lines.push(
		`${outcomes.length - bad.length} of ${outcomes.length} passed: ${written} written, ${outcomes.length - written} that follow from the rules`,
	);
	const { never, neverHolding, neverFailing, rules } = coverage;
	lines.push(`${rules - never.length} of ${rules} rules are asked by written tests`);
	const tell = (what: string, names: readonly string[]) => names.length > 0 && lines.push(`  ${what}: ${names.join(", ")}`);
	tell("never asked", never);
	tell("never seen to hold", neverHolding);
	tell("never seen to fail", neverFailing);
	tell("no row found that they let pass", unsatisfied);
	return lines.join("\n");
}

/** What was expected and what the rules say, and each rule with what of it holds. */
function difference({ test, reason, explained }: Outcome): readonly string[] {
	const is = test.expect === "allow" ? "deny" : "allow";
	const who = `${test.as.role}${test.as.id === undefined ? "" : ` ${test.as.id}`}`;
	return [
		`at ${test.at}`,
		`- ${test.expect}`,
		`+ ${is}: ${reason}`,
		...(test.row === undefined ? [] : [`  row      ${shown(test.row)}`]),
		...(test.changes === undefined ? [] : [`  changes  ${shown(test.changes)}`]),
		...(test.fields === undefined ? [] : [`  fields   ${test.fields.join(", ")}`]),
		...(explained === undefined ? [] : explanationText(explained, `${who}, ${test.do} ${test.on}`).split("\n")),
	];
}

function json({ outcomes, coverage, unsatisfied }: Report): string {
	const tests = outcomes.map(({ test, passed, reason, rules = [] }) => ({
		name: test.name,
		at: test.at,
		kind: "kind" in test ? test.kind : "written",
		expect: test.expect,
		passed,
		reason,
		rules,
	}));
	return JSON.stringify(
		{
			passed: tests.filter((test) => test.passed).length,
			failed: tests.filter((test) => !test.passed).length,
			tests,
			coverage,
			unsatisfied,
		},
		undefined,
		2,
	);
}

function junit({ outcomes }: Report): string {
	const cases = outcomes.map((outcome) => {
		const { test, passed, reason } = outcome;
		const open = `<testcase classname="${escaped("kind" in test ? test.kind : "written")}" name="${escaped(test.name)}" file="${escaped(test.at)}"`;
		if (passed) return `    ${open}/>`;
		return `    ${open}>\n      <failure message="${escaped(`expected ${test.expect}: ${reason}`)}">${escaped(difference(outcome).join("\n"))}</failure>\n    </testcase>`;
	});
	const failures = outcomes.filter(({ passed }) => !passed).length;
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="policy" tests="${outcomes.length}" failures="${failures}">\n${cases.join("\n")}\n  </testsuite>\n</testsuites>`;
}

function tap({ outcomes }: Report): string {
	const lines = outcomes.flatMap((outcome, index) => [
		`${outcome.passed ? "ok" : "not ok"} ${index + 1} - ${outcome.test.name.replaceAll("#", "\\#")}`,
		...(outcome.passed ? [] : difference(outcome).map((line) => `# ${line}`)),
	]);
	return ["TAP version 14", `1..${outcomes.length}`, ...lines].join("\n");
}

function escaped(value: string): string {
	// Characters that XML can't hold are shown as a box.
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 has no way to write
	return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "□").replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

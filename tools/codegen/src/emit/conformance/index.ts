import type { Model } from "../../model/model.js";
import type { Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { type LiteralValue, literal } from "../typescript/literal.js";
import { type CaseEntry, caseTable } from "./case-table.js";

/** libs/conformance/gen: what must hold of each entity of the spec, as a table that the suite gives meaning to. */
export const conformanceEmitter: Emitter = {
	name: "conformance",
	owns: ["libs/conformance/gen"],
	emit: (model) => [{ path: "libs/conformance/gen/cases.ts", text: casesFile(model) }],
};

function casesFile(model: Model): string {
	return [
		`// ${generatedHeader("spec")}`,
		"",
		'import type { GeneratedCase } from "../src/generated/generated-case.js";',
		"",
		"/** What must hold of each entity, in the order of the spec. */",
		"export const generatedCases: readonly GeneratedCase[] = [",
		...caseTable(model).map((entry) => `\t${line(entry)},`),
		"];",
		"",
	].join("\n");
}

/** One entry on one line, however long. */
function line(entry: CaseEntry): string {
	const members = Object.entries(entry).map(([key, value]: [string, LiteralValue]) => `${key}: ${literal(value)}`);
	return `{ ${members.join(", ")} }`;
}

import { readSpec } from "../../generate.js";
import type { EmittedFile, Model } from "../../model/model.js";
import { modelFile } from "../contract/model-file.js";
import type { EmitContext, Emitter } from "../emitter.js";
import { generatedHeader } from "../header.js";
import { tablesSql } from "../migration/migration-sql.js";
import { type LiteralValue, literal } from "../typescript/literal.js";
import { type CaseEntry, caseTable } from "./case-table.js";

const root = "libs/conformance/gen";
const specimenRoot = "libs/conformance/specimen";

/**
 * libs/conformance/gen: what must hold of each entity of the spec, as a table that the suite gives meaning to; and the same, with its
 * descriptors and tables, of the suite's own spec, where it stands in the workspace.
 */
export const conformanceEmitter: Emitter = {
	name: "conformance",
	owns: [root],
	emit: async (model, context) => {
		const specimen = readSpecimen(context);
		return [
			{ path: `${root}/cases.ts`, text: casesFile(model, "spec", "..") },
			...(specimen === undefined ? [] : await specimenFiles(specimen, context)),
		];
	},
};

/** The suite's own spec, which has the errors and roles of the one that ships. */
function readSpecimen(context: EmitContext): Model | undefined {
	const sources = new Map<string, string>();
	for (const path of context.list(specimenRoot)) {
		const text = context.previous(path);
		if (text !== undefined && path.endsWith(".yaml")) sources.set(path, text);
	}
	if (sources.size === 0) return undefined;
	for (const shared of ["errors.yaml", "roles.yaml"]) sources.set(`${specimenRoot}/${shared}`, context.previous(`spec/${shared}`) ?? "");
	const { model, diagnostics } = readSpec(specimenRoot, sources);
	if (model === undefined)
		throw new Error(`${specimenRoot} is no valid spec:\n${diagnostics.map((fault) => JSON.stringify(fault)).join("\n")}`);
	return model;
}

async function specimenFiles(model: Model, context: EmitContext): Promise<readonly EmittedFile[]> {
	const descriptor = modelFile(model).text.replace(
		/^import type \{ ModelDescriptor \} from .*$/m,
		'import type { ModelDescriptor } from "@metabuilder/dbal/contract";',
	);
	const sqlite = await tablesSql(model, "sqlite", context.diffSchema);
	const postgresql = await tablesSql(model, "postgresql", context.diffSchema);
	return [
		{ path: `${root}/specimen/model.ts`, text: descriptor.replace(generatedHeader("spec"), generatedHeader(specimenRoot)) },
		{ path: `${root}/specimen/cases.ts`, text: casesFile(model, specimenRoot, "../..") },
		{ path: `${root}/specimen/tables.ts`, text: tablesFile(model, { sqlite, postgresql }) },
	];
}

function casesFile(model: Model, source: string, toPackage: string): string {
	return [
		`// ${generatedHeader(source)}`,
		"",
		`import type { GeneratedCase } from "${toPackage}/src/generated/generated-case.js";`,
		"",
		"/** What must hold of each entity, in the order of the spec. */",
		"export const generatedCases: readonly GeneratedCase[] = [",
		...caseTable(model).map((entry) => `\t${line(entry)},`),
		"];",
		"",
	].join("\n");
}

/** Rules and statements that make the tables, as text: the suite reads no file of the workspace. */
function tablesFile(model: Model, sql: Readonly<Record<"sqlite" | "postgresql", string>>): string {
	return [
		`// ${generatedHeader(specimenRoot)}`,
		"",
		`export const policy = ${JSON.stringify(model.policy.text)};`,
		"",
		"/** Makes the tables in an empty database. */",
		`export const tables = ${literal({ sqlite: sql.sqlite, postgresql: sql.postgresql })} as const;`,
		"",
	].join("\n");
}

/** One entry on one line, however long. */
function line(entry: CaseEntry): string {
	const members = Object.entries(entry).map(([key, value]: [string, LiteralValue]) => `${key}: ${literal(value)}`);
	return `{ ${members.join(", ")} }`;
}

import type { Model } from "../../model/model.js";
import { modelFile } from "../contract/model-file.js";
import type { DiffSchema } from "../emitter.js";
import { tablesSql } from "../migration/migration-sql.js";
import { literal } from "../typescript/literal.js";
import { caseTable } from "./case-table.js";

/**
 * A spec as one module of plain JavaScript for `dbal-conformance --spec`. Custom operations are left out, as there is no code for them, and so are the
 * rules that may speak of them: the suite's developer is the only one who calls.
 */
export async function specModule(name: string, model: Model, diffSchema: DiffSchema): Promise<string> {
	const standard = { ...model, entities: model.entities.map((entity) => ({ ...entity, operations: [] })) };
	const table = modelFile(standard).text.replace(/^.*?export const model: ModelDescriptor = /s, "const model = ");
	const sqlite = await tablesSql(model, "sqlite", diffSchema);
	const postgresql = await tablesSql(model, "postgresql", diffSchema);
	return [
		table,
		`const cases = ${literal(caseTable(model).map((entry) => ({ ...entry })))};`,
		`const tables = ${literal({ sqlite, postgresql })};`,
		`const policy = { path: "acl.yaml", text: "rules: []" };`,
		`export const spec = { name: ${JSON.stringify(name)}, model, cases, policy, tables };`,
		"",
	].join("\n");
}

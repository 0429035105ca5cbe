import type { Tree } from "@nx/devkit";
import { snakeCase } from "../../model/words.js";
import { readFields } from "../field-notation.js";
import { appendEntry, requireSpec, sayNext, schemaLine } from "../spec-edit.js";

const broken = "The new entity doesn't fit; nothing was written.";

/** `npx nx generate entity Invoice --fields "number:string!u, total:decimal(12,2)"`: its document, and a rule for the highest role alone. */
export default function entity(tree: Tree, options: { readonly name: string; readonly fields?: string; readonly spec?: string }): void {
	const root = options.spec ?? "spec";
	const { roles } = requireSpec(tree, root, "The spec has faults of its own; mend them first.").model;
	const path = `${root}/entities/${snakeCase(options.name)}.yaml`;
	if (tree.exists(path)) throw new Error(`${path} is there already.`);
	const fields = readFields(options.fields ?? "");
	const faults = fields.flatMap((field) => ("fault" in field ? [field.fault] : []));
	if (faults.length > 0) throw new Error(`${broken}\n\n${faults.join("\n")}`);
	const lines = fields.flatMap((field) => ("lines" in field ? field.lines : []));
	tree.write(
		path,
		[
			schemaLine("entities", "entity"),
			`entity: ${options.name}`,
			"fields:",
			"  id: { type: uuid, primary: true, required: true, generated: true }",
			...lines.map((line) => `  ${line}`),
			"  createdAt: { type: datetime, required: true, generated: true, immutable: true }",
			"  updatedAt: { type: datetime, required: true, generated: true, auto_update: true }",
			"",
		].join("\n"),
	);
	const highest = roles.at(-1)?.name ?? "";
	appendEntry(tree, `${root}/acl.yaml`, [
		"",
		`- entity: ${options.name}`,
		`  role: [${highest}]`,
		"  operations: [create, read, update, delete]",
	]);
	requireSpec(tree, root, broken);
	sayNext(`look at ${path}, and in ${root}/acl.yaml say who else may do what`, "npx nx generate dbal");
}

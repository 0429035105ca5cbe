import { didYouMean } from "@metabuilder/dbal-documents";
import type { Tree } from "@nx/devkit";
import { camelCaseForm } from "../../model/names.js";
import { refusedOperationNames } from "../../model/reserved-names.js";
import { snakeCase } from "../../model/words.js";
import { applySpec } from "../apply-spec.js";
import { appendTo, requireSpec, saySummary, schemaLine } from "../spec-edit.js";
import { addImplementation } from "./implementation.js";

interface Options {
	/** `Entity.operation`. */
	readonly name: string;
	readonly effect?: "read" | "write";
	readonly spec?: string;
}

const broken = "The new operation doesn't fit; nothing was written.";

/**
 * `npx nx generate operation PageView.publish`: an operation on one row, a rule for the highest role alone, all that follows from the
 * spec, and an implementation that compiles and says at each call that it is not written yet.
 */
export default async function operation(tree: Tree, options: Options): Promise<void> {
	const root = options.spec ?? "spec";
	const { roles, entities } = requireSpec(tree, root, "The spec has faults of its own; mend them first.").model;
	const [entity, name, ...rest] = options.name.split(".");
	if (entity === undefined || name === undefined || name === "" || rest.length > 0) {
		throw new Error(`\`${options.name}\` is no operation: write Entity.operation, as in PageView.publish. ${broken}`);
	}
	const found = entities.find((one) => one.name === entity);
	if (found === undefined) {
		const known = entities.map((one) => one.name);
		throw new Error(`There is no entity \`${entity}\`${didYouMean(entity, known)}; there are ${known.join(", ")}. ${broken}`);
	}
	const reason = refusedOperationNames.get(name);
	if (reason !== undefined) throw new Error(`\`${name}\` can't be the name of an operation: ${reason}. ${broken}`);
	if (!camelCaseForm.pattern.test(name))
		throw new Error(`\`${name}\` can't be the name of an operation: it must be ${camelCaseForm.form}. ${broken}`);
	if (found.operations.some((one) => one.name === name)) throw new Error(`${entity} has an operation ${name} already. ${broken}`);

	const path = found.operations.at(-1)?.source ?? `${root}/operations/${snakeCase(entity)}.yaml`;
	if (!tree.exists(path)) tree.write(path, `${schemaLine("operations", "operations")}\nentity: ${entity}\noperations:\n`);
	appendTo(tree, path, "operations", [
		`${name}:`,
		`  description: What ${name} does to one ${entity}.`,
		`  effect: ${options.effect ?? "write"}`,
		"  input:",
		"    id: { type: uuid, required: true }",
		`  output: { entity: ${entity} }`,
		"  errors: [NOT_FOUND]",
	]);
	const highest = roles.at(-1)?.name ?? "";
	appendTo(tree, `${root}/acl.yaml`, "rules", ["", `- entity: ${entity}`, `  role: [${highest}]`, `  operations: [${name}]`]);
	requireSpec(tree, root, broken);
	const { changes } = await applySpec(tree, root);
	const implementation = addImplementation(tree, entity, name);
	const own = new Set([path, `${root}/acl.yaml`, ...implementation.paths]);
	saySummary(
		[`${entity}.${name} to ${path}`, `a rule in ${root}/acl.yaml that grants it to ${highest} alone`, ...implementation.written],
		changes.filter((change) => !own.has(change.path)).length,
		`look at its description, input and output in ${path}; after a change, npx nx generate dbal`,
		...implementation.next,
		`in ${root}/acl.yaml say who else may call it`,
	);
}

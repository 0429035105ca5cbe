import type { Tree } from "@nx/devkit";
import { snakeCase } from "../../model/words.js";
import { appendEntry, requireSpec, sayNext, schemaLine } from "../spec-edit.js";

interface Options {
	/** `Entity.operation`. */
	readonly name: string;
	readonly effect?: "read" | "write";
	readonly spec?: string;
}

const broken = "The new operation doesn't fit; nothing was written.";

/** `npx nx generate operation PageView.publish`: an operation on one row, and a rule for the highest role alone. */
export default function operation(tree: Tree, options: Options): void {
	const root = options.spec ?? "spec";
	const { roles, entities } = requireSpec(tree, root, "The spec has faults of its own; mend them first.").model;
	const [entity, name, ...rest] = options.name.split(".");
	if (entity === undefined || name === undefined || name === "" || rest.length > 0) {
		throw new Error(`\`${options.name}\` is no operation: write Entity.operation, as in PageView.publish.`);
	}
	const found = entities.find((one) => one.name === entity);
	const path = found?.operations.at(-1)?.source ?? `${root}/operations/${snakeCase(entity)}.yaml`;
	if (found?.operations.length === 0 || !tree.exists(path))
		tree.write(path, `${schemaLine("operations", "operations")}\nentity: ${entity}\noperations:\n`);
	appendEntry(tree, path, [
		`${name}:`,
		`  effect: ${options.effect ?? "write"}`,
		"  input:",
		"    id: { type: uuid, required: true }",
		`  output: { entity: ${entity} }`,
		"  errors: [NOT_FOUND]",
	]);
	const highest = roles.at(-1)?.name ?? "";
	appendEntry(tree, `${root}/acl.yaml`, ["", `- entity: ${entity}`, `  role: [${highest}]`, `  operations: [${name}]`]);
	requireSpec(tree, root, broken);
	sayNext(
		`look at its input and output in ${path}, and in ${root}/acl.yaml say who else may call it`,
		"npx nx generate dbal",
		`implement "${options.name}" in libs/server/src/operations/custom: until then the type-check fails`,
	);
}

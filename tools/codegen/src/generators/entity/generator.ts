import type { Tree } from "@nx/devkit";
import { pascalCaseForm } from "../../model/names.js";
import { refusedEntityNames } from "../../model/reserved-names.js";
import { pascalCase, snakeCase } from "../../model/words.js";
import { applySpec } from "../apply-spec.js";
import { formatNotationFaults, type NotedField, readFields } from "../field-notation.js";
import { appendTo, requireSpec, saySummary, schemaLine } from "../spec-edit.js";

interface Options {
	readonly name: string;
	readonly fields?: string;
	readonly spec?: string;
}

const broken = "The new entity doesn't fit; nothing was written.";

/**
 * `npx nx generate entity Invoice --fields "number:string!u, total:decimal(12,2)"`: its document, a document for its operations, a rule
 * for the highest role alone with others to choose from as comments, and all that follows from the spec.
 */
export default async function entity(tree: Tree, options: Options): Promise<void> {
	const root = options.spec ?? "spec";
	const { name } = options;
	const { roles, entities, anonymousRole } = requireSpec(tree, root, "The spec has faults of its own; mend them first.").model;
	checkName(name);
	const path = `${root}/entities/${snakeCase(name)}.yaml`;
	if (entities.some((one) => one.name === name)) throw new Error(`There is an entity ${name} already. ${broken}`);
	if (tree.exists(path)) throw new Error(`${path} is there already. ${broken}`);
	const notation = options.fields ?? "";
	const { fields, faults } = readFields(notation, [...entities.map((one) => one.name), name]);
	if (faults.length > 0) throw new Error(`${broken}\n\n${formatNotationFaults(notation, faults)}`);
	tree.write(path, entityDocument(name, fields));
	const operations = `${root}/operations/${snakeCase(name)}.yaml`;
	if (!tree.exists(operations)) tree.write(operations, operationsDocument(name));
	const highest = roles.at(-1)?.name ?? "";
	const usual = roles.find((role) => role.name !== anonymousRole)?.name ?? highest;
	appendTo(tree, `${root}/acl.yaml`, "rules", accessStubs(name, fields, usual, highest));
	requireSpec(tree, root, broken);
	const { changes } = await applySpec(tree, root);
	const own = new Set([path, operations, `${root}/acl.yaml`]);
	saySummary(
		[
			`${path} with ${fields.length + 3} fields`,
			`${operations}, which has no operation yet`,
			`a rule in ${root}/acl.yaml that grants ${name} to ${highest} alone`,
		],
		changes.filter((change) => !own.has(change.path)).length,
		`look at ${path}, and in ${root}/acl.yaml say who else may do what`,
		`npx nx generate operation ${name}.<name> adds an operation`,
		"npx nx test conformance tries the entity on every adapter",
	);
}

function checkName(name: string): void {
	const reason = refusedEntityNames.get(name);
	if (reason !== undefined) throw new Error(`\`${name}\` can't be the name of an entity: ${reason}. ${broken}`);
	if (pascalCaseForm.pattern.test(name)) return;
	const meant = pascalCase(name);
	const hint = pascalCaseForm.pattern.test(meant) ? ` Did you mean ${meant}?` : "";
	throw new Error(`\`${name}\` can't be the name of an entity: it must be ${pascalCaseForm.form}.${hint} ${broken}`);
}

function entityDocument(name: string, fields: readonly NotedField[]): string {
	return [
		schemaLine("entities", "entity"),
		`entity: ${name}`,
		"fields:",
		"  id: { type: uuid, primary: true, required: true, generated: true }",
		...fields.map(({ line }) => `  ${line}`),
		"  createdAt: { type: datetime, required: true, generated: true, immutable: true }",
		"  updatedAt: { type: datetime, required: true, generated: true, auto_update: true }",
		...indexes(fields),
		"",
	].join("\n");
}

/** A reference is followed from both ends, which wants an index. */
function indexes(fields: readonly NotedField[]): readonly string[] {
	const held = fields.filter(({ refersTo, line }) => refersTo !== undefined && !line.includes("unique: true"));
	return held.length === 0 ? [] : ["indexes:", ...held.map(({ name }) => `  - fields: [${name}]`)];
}

function operationsDocument(name: string): string {
	return [
		schemaLine("operations", "operations"),
		`# Operations beside get, list, create and the other standard ones. \`npx nx generate operation ${name}.<name>\` adds one.`,
		`entity: ${name}`,
		"operations: {}",
		"",
	].join("\n");
}

function accessStubs(name: string, fields: readonly NotedField[], usual: string, highest: string): readonly string[] {
	const owner = fields.find(({ refersTo }) => refersTo === "User")?.name;
	const filter = owner === undefined ? [] : [`#   row_level_filter: "${owner} = $user.id"`];
	return [
		"",
		`# ${name}: what no rule grants is denied. Who else may do what? Take the signs away from what you choose.`,
		`# - entity: ${name}`,
		`#   role: [${usual}]`,
		"#   operations: [read]",
		...filter,
		`- entity: ${name}`,
		`  role: [${highest}]`,
		"  operations: [create, read, update, delete]",
	];
}

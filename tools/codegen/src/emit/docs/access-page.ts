import { fieldsOf, type Grant, grantsOf, operationsInWords, parsePolicy, rowsInWords } from "@metabuilder/dbal-policy";
import type { EmittedFile, Entity, Model } from "../../model/model.js";
import { policyModel } from "../../policy-model.js";
import { code, page, table } from "./markdown.js";

/** Who may do what: a table of operations and roles for each entity, with the rows and fields in notes. */
export function accessPage(path: string, model: Model): EmittedFile {
	const known = policyModel(model);
	const { policy } = parsePolicy(model.policy.path, model.policy.text, known);
	const grants = policy === undefined ? [] : grantsOf(policy, known);
	const intro =
		"What no rule grants is denied. A number leads to the note that says for which rows and fields; without one the operation is granted for every row " +
		"and for all fields but those that are [sensitive](entities.md). An `upsert` is granted to who may create and update. The rules are those of `spec/acl.yaml`; a daemon may be started with others.";
	return { path, text: page(model.policy.path, "Access", [intro, ...model.entities.flatMap((entity) => section(model, entity, grants))]) };
}

/** Needs no rule of its own. */
const derived = "upsert";

function section(model: Model, entity: Entity, grants: readonly Grant[]): string[] {
	const notes = new Map<string, number>();
	const { operations } = policyModel(model).entities.find(({ name }) => name === entity.name) ?? { operations: [] };
	const publicly = new Set(entity.operations.filter((operation) => operation.public).map(({ name }) => name));
	const rows = operations.map((operation) => ({
		operation,
		cells: model.roles.map(({ name }) => {
			const grant = grants.find((one) => one.entity === entity.name && one.operation === operation && one.role === name);
			return grant === undefined ? "" : cell(grant, entity, publicly.has(operation), notes);
		}),
	}));
	const groups = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
	for (const { operation, cells } of rows) {
		const key = JSON.stringify(cells);
		const group = groups.get(key) ?? { names: [], cells };
		group.names.push(operation);
		groups.set(key, group);
	}
	const granted = [...groups.values()].filter(({ cells }) => cells.some((text) => text !== ""));
	const denied = [...groups.values()]
		.filter(({ cells }) => cells.every((text) => text === ""))
		.flatMap(({ names }) => names)
		.filter((name) => name !== derived);
	const inWords = (names: readonly string[]) =>
		operationsInWords(names, { name: entity.name, fields: [], relations: [], operations }).map(code).join(", ");
	return [
		`## ${entity.name}`,
		table(
			["Operation", ...model.roles.map(({ name }) => name)],
			granted.map(({ names, cells }) => [inWords(names), ...cells.map((text) => (text === "" ? "–" : text))]),
		),
		denied.length === 0 ? "" : `Granted to nobody: ${inWords(denied)}.`,
		[...notes].map(([note, number]) => `${number}. ${note}`).join("\n"),
	];
}

function cell(grant: Grant, entity: Entity, isPublic: boolean, notes: Map<string, number>): string {
	if (grant.alternatives.length === 0) return isPublic ? "call" : "";
	const said = noteOf(grant, entity);
	if (said === "") return "yes";
	const number = notes.get(said) ?? notes.size + 1;
	notes.set(said, number);
	return `yes (${number})`;
}

function noteOf(grant: Grant, entity: Entity): string {
	const fields = fieldsOf(grant);
	const reads = grant.alternatives.some(({ read }) => read.size > 0);
	const writes = grant.alternatives.some(({ write }) => write.size > 0) || grant.alternatives.some(({ after }) => after.size > 0);
	const open = entity.fields.filter((field) => !field.sensitive).map(({ name }) => name);
	const writable = entity.fields.filter(
		(field) => !field.generated && !field.autoUpdate && !field.primary && !grant.presets.has(field.name),
	);
	const before = rowsInWords(grant, "rows") ?? "all rows";
	const after = writes ? (rowsInWords(grant, "after") ?? "all rows") : "all rows";
	const spelled = (text: string) => text.replace(/^rows where (.*)$/s, (_, condition: string) => `rows where ${code(condition)}`);
	const names = (given: ReadonlySet<string>) =>
		entity.fields
			.filter(({ name }) => given.has(name))
			.map(({ name }) => code(name))
			.join(", ") || "no field";
	const sentences = [
		before === "all rows" ? "" : `${spelled(before)}`,
		after === "all rows" || after === before ? "" : `after the write ${spelled(after)}`,
		reads && !same(fields.read, open) ? `reads ${names(fields.read)}` : "",
		writes && !writable.every(({ name }) => fields.write.has(name)) ? `writes ${names(fields.write)}` : "",
		...[...grant.presets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `fills in ${code(name)} with ${code(value)}`),
	].filter((part) => part !== "");
	const text = sentences.join("; ");
	return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function same(given: ReadonlySet<string>, names: readonly string[]): boolean {
	return given.size === names.length && names.every((name) => given.has(name));
}

import type { EntityDescriptor, ModelDescriptor } from "@metabuilder/dbal/contract";

/**
 * The rules of a spec, and added to them: the highest role may do everything, with every field. Rules are alternatives, so
 * that what the spec's own grant to other roles stays as it is. `text` must hold a block list of rules, or an empty one.
 */
export function openRules(model: ModelDescriptor, text: string): string {
	const indent = /^( *)- entity:/m.exec(text)?.[1] ?? "  ";
	const rules = model.entities.map((entity) => ruleFor(entity, developerRole(model)));
	return `${text.trimEnd().replace(/\[\]$/, "")}\n${rules.map((rule) => `${indent}- ${rule}\n`).join("")}`;
}

/** The role that the suite's developer has. */
export function developerRole(model: ModelDescriptor): string {
	const highest = model.roles.reduce((one, other) => (other.level > one.level ? other : one), { name: model.anonymousRole, level: -1 });
	return highest.name;
}

function ruleFor(entity: EntityDescriptor, role: string): string {
	const custom = entity.operations.filter((operation) => operation.kind === "custom").map((operation) => operation.name);
	const fields = entity.fields.map((field) => field.name).join(", ");
	const operations = ["create", "read", "update", "delete", ...custom].join(", ");
	return `{ entity: ${entity.name}, role: [${role}], operations: [${operations}], fields: { read: [${fields}] } }`;
}

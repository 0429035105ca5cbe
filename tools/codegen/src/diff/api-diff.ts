import type { Entity, Field, Model, Scalar } from "../model/model.js";

/** What is different for code that calls the client. */
export interface ApiChange {
	readonly effect: "added" | "removed" | "changed";
	/** A sentence without its end. */
	readonly words: string;
}

/** Properties, methods and types of the generated client that come, go or change. */
export function diffApi(before: Model, after: Model): readonly ApiChange[] {
	const changes: ApiChange[] = [];
	const tell = (effect: ApiChange["effect"], words: string) => changes.push({ effect, words });
	for (const old of before.entities) {
		if (!after.entities.some(({ name }) => name === old.name)) tell("removed", `\`dbal.${old.accessor}\` and the type \`${old.name}\``);
	}
	for (const entity of after.entities) {
		const old = before.entities.find(({ name }) => name === entity.name);
		if (old === undefined) tell("added", `\`dbal.${entity.accessor}\` and the type \`${entity.name}\``);
		else {
			if (old.accessor !== entity.accessor) tell("changed", `\`dbal.${old.accessor}\` is \`dbal.${entity.accessor}\``);
			entityChanges(old, entity, tell);
		}
	}
	const order = ["removed", "changed", "added"];
	return changes.sort((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
}

function entityChanges(old: Entity, entity: Entity, tell: (effect: ApiChange["effect"], words: string) => void): void {
	for (const { name } of old.operations) {
		if (!entity.operations.some((operation) => operation.name === name)) tell("removed", `\`dbal.${entity.accessor}.${name}()\``);
	}
	for (const operation of entity.operations) {
		const was = old.operations.find(({ name }) => name === operation.name);
		const method = `\`dbal.${entity.accessor}.${operation.name}()\``;
		if (was === undefined) tell("added", method);
		else if (JSON.stringify([was.input, was.output], plain) !== JSON.stringify([operation.input, operation.output], plain))
			tell("changed", `${method} takes or returns something else`);
	}
	for (const field of old.fields) {
		if (!entity.fields.some(({ name }) => name === field.name)) tell("removed", `\`${entity.name}.${field.name}\``);
	}
	for (const field of entity.fields) {
		const was = old.fields.find(({ name }) => name === field.name);
		const name = `\`${entity.name}.${field.name}\``;
		if (was === undefined) tell("added", `${name}: \`${typeOf(field)}\`${createWords(field)}`);
		else if (typeOf(was) !== typeOf(field)) tell("changed", `${name} is \`${typeOf(field)}\`, was \`${typeOf(was)}\``);
		else if (createWords(was) !== createWords(field)) tell("changed", `${name}${createWords(field) || ", may be left out of a create"}`);
	}
}

/** Of bounds and numbers types know nothing. */
function plain(key: string, value: unknown): unknown {
	return ["number", "min", "max", "minLength", "maxLength", "pattern", "description", "maxItems"].includes(key) ? undefined : value;
}

function createWords({ nullable, default: given, generated }: Field): string {
	if (generated) return ", never sent";
	return nullable || given !== undefined ? "" : ", needed in a create";
}

const types: Readonly<Record<Scalar["type"], string>> = {
	uuid: "string",
	string: "string",
	text: "string",
	email: "string",
	url: "string",
	decimal: "string",
	date: "string",
	integer: "number",
	float: "number",
	bigint: "bigint",
	boolean: "boolean",
	datetime: "Date",
	json: "JsonValue",
	bytes: "Uint8Array",
	enum: "string",
};

function typeOf({ type, values, nullable }: Field): string {
	const plainType = type === "enum" ? (values ?? []).map(({ name }) => JSON.stringify(name)).join(" | ") : types[type];
	return nullable ? `${plainType} | null` : plainType;
}

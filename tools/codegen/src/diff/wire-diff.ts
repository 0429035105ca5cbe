import type { CustomOperation, Entity, Field, Model, Parameter, Shape } from "../model/model.js";
import type { BreakingFinding } from "./breaking.js";
import { findingWords } from "./finding-words.js";
import type { WireChange, WireEffect } from "./wire-change.js";

/**
 * What a change means on the wire: the findings of `buf breaking`, in our words, and what no proto file says: values that are refused now,
 * names that calls go by, members that an older client doesn't know. `protos` are the new files.
 */
export function diffWire(
	before: Model,
	after: Model,
	findings: readonly BreakingFinding[],
	protos: ReadonlyMap<string, string>,
): readonly WireChange[] {
	const changes: WireChange[] = findings.flatMap((finding) => {
		const words = findingWords(finding, { before, after, protos });
		return words === undefined ? [] : [{ effect: "breaking" as const, words }];
	});
	for (const entity of after.entities) {
		const old = before.entities.find(({ name }) => name === entity.name);
		if (old === undefined) changes.push({ effect: "compatible", words: `${entity.name} is new` });
		else changes.push(...entityChanges(old, entity));
	}
	changes.push(...errorChanges(before, after));
	const order: readonly WireEffect[] = ["breaking", "careful", "compatible"];
	const unique = [...new Map(changes.map((change) => [change.words, change])).values()];
	return unique.sort((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
}

function entityChanges(before: Entity, after: Entity): readonly WireChange[] {
	const changes: WireChange[] = [];
	const tell = (effect: WireEffect, words: string) => changes.push({ effect, words });
	for (const field of after.fields) {
		const old = before.fields.find(({ number }) => number === field.number);
		const name = `${after.name}.${field.name}`;
		if (old === undefined) {
			const needed = !field.nullable && !field.generated && !field.autoUpdate && field.default === undefined;
			if (needed) tell("breaking", `${name} is new, required and has no default: a create that leaves it out is refused`);
			else tell("compatible", `${name} is new`);
		} else changes.push(...fieldChanges(old, field, name));
	}
	const keys = (entity: Entity) => new Map(entity.uniques.map(({ fields }) => [numbersOf(entity, fields), fields.join(", ")]));
	const [oldKeys, newKeys] = [keys(before), keys(after)];
	for (const [key, names] of oldKeys)
		if (!newKeys.has(key)) tell("breaking", `${names} is no key of ${after.name} any more: a row can't be asked for by it`);
	for (const [key, names] of newKeys)
		if (!oldKeys.has(key)) tell("careful", `no two rows of ${after.name} may share ${names}: a write that repeats one is CONFLICT`);
	for (const relation of before.relations) {
		const now = after.relations.find(({ name }) => name === relation.name);
		if (now === undefined || now.entity !== relation.entity || now.kind !== relation.kind)
			tell(
				"breaking",
				`the relation ${before.name}.${relation.name} is ${now === undefined ? "gone" : "another one"}: who filters by it is refused`,
			);
		else if (now.onDelete !== relation.onDelete && now.onDelete !== undefined)
			tell("careful", `a delete of a ${now.entity} ${deleteWords[now.onDelete]} (${after.name}.${now.name})`);
	}
	for (const { name } of after.relations) {
		if (!before.relations.some((one) => one.name === name)) tell("compatible", `the relation ${after.name}.${name} is new`);
	}
	if (before.ttl !== after.ttl && after.ttl !== undefined) tell("careful", `rows of ${after.name} end at ${after.ttl}`);
	for (const operation of after.operations) {
		const old = before.operations.find(({ name }) => name === operation.name);
		if (old === undefined) tell("compatible", `the operation ${after.name}.${operation.name} is new`);
		else changes.push(...operationChanges(old, operation, `${after.name}.${operation.name}`));
	}
	return changes;
}

const deleteWords = {
	cascade: "deletes the rows that refer to it too",
	restrict: "is refused while rows refer to it",
	set_null: "leaves the rows that referred to it without a reference",
} as const;

function numbersOf(entity: Entity, names: readonly string[]): string {
	return names.map((name) => entity.fields.find((field) => field.name === name)?.number ?? 0).join(" ");
}

function fieldChanges(before: Field, after: Field, name: string): readonly WireChange[] {
	const changes: WireChange[] = [...valueChanges(before, after, name)];
	const tell = (effect: WireEffect, words: string) => changes.push({ effect, words });
	if (before.nullable && !after.nullable) {
		const filled = after.default !== undefined || after.generated;
		tell(
			"breaking",
			filled ? `${name} is required: NULL is refused` : `${name} is required: NULL is refused, and so is a create that leaves it out`,
		);
	}
	if (!before.nullable && after.nullable) tell("careful", `${name} may be NULL, which older clients' types don't say`);
	if (!before.nullable && !after.nullable && before.default !== undefined && after.default === undefined && !after.generated)
		tell("breaking", `${name} has no default any more: a create that leaves it out is refused`);
	if (!before.generated && after.generated) tell("breaking", `${name} is filled in by the engine: who sends it is refused`);
	if (!before.immutable && after.immutable && !after.generated) tell("breaking", `${name} can't change after the create`);
	if (!before.sensitive && after.sensitive) tell("breaking", `${name} is sensitive: it is readable only where a rule names it`);
	if (after.deprecated !== undefined && before.deprecated === undefined) tell("compatible", `${name} is deprecated: ${after.deprecated}`);
	return changes;
}

type Typed = Pick<
	Field,
	"type" | "min" | "max" | "minLength" | "maxLength" | "pattern" | "precision" | "scale" | "maxBytes" | "maxDepth" | "values"
>;

/** Types whose values are texts on the wire, each with those that take all of its values as they are. */
const widerText: Readonly<Record<string, readonly string[]>> = {
	email: ["string", "text"],
	url: ["string", "text"],
	string: ["text"],
	text: ["string"],
};

function valueChanges(before: Typed, after: Typed, name: string): readonly WireChange[] {
	const changes: WireChange[] = [];
	const narrower = (words: string) => changes.push({ effect: "breaking", words: `${name} takes ${words}: other values are refused` });
	if (before.type !== after.type && !(widerText[before.type]?.includes(after.type) ?? false)) {
		changes.push({
			effect: "breaking",
			words: `${name} is ${after.type}, was ${before.type}: values of the old type are refused, and those of the new one not understood`,
		});
		return changes;
	}
	if (after.type === "decimal") {
		const room = (digits: Typed) => (digits.precision ?? 38) - (digits.scale ?? 0);
		if (room(after) < room(before) || (after.scale ?? 0) < (before.scale ?? 0)) narrower(`decimal(${after.precision}, ${after.scale})`);
		else if (room(after) > room(before) || (after.scale ?? 0) > (before.scale ?? 0))
			changes.push({ effect: "careful", words: `${name} may have more digits than older clients take` });
	}
	const up = (a: Typed["min"], b: Typed["min"]) => b !== undefined && (a === undefined || Number(b) > Number(a));
	const down = (a: Typed["max"], b: Typed["max"]) => b !== undefined && (a === undefined || Number(b) < Number(a));
	if (up(before.min, after.min)) narrower(`${after.min} or more`);
	if (down(before.max, after.max)) narrower(`${after.max} or less`);
	if (up(before.minLength ?? 0, after.minLength)) narrower(`at least ${after.minLength} characters`);
	if (down(before.maxLength, after.maxLength)) narrower(`at most ${after.maxLength} characters`);
	if (down(before.maxBytes, after.maxBytes)) narrower(`at most ${after.maxBytes} bytes`);
	if (down(before.maxDepth, after.maxDepth)) narrower(`at most ${after.maxDepth} levels`);
	if (after.pattern !== undefined && after.pattern !== before.pattern) narrower(`what matches ${after.pattern}`);
	const known = new Set(before.values?.map(({ number }) => number));
	const added =
		before.values === undefined ? [] : (after.values ?? []).filter(({ number }) => !known.has(number)).map((value) => value.name);
	if (added.length > 0)
		changes.push({ effect: "careful", words: `${name} may be ${added.join(", ")} too: older clients can't read a row that is` });
	return changes;
}

function operationChanges(before: CustomOperation, after: CustomOperation, name: string): readonly WireChange[] {
	const changes: WireChange[] = [];
	const tell = (effect: WireEffect, words: string) => changes.push({ effect, words });
	for (const parameter of after.input) {
		const old = before.input.find(({ number }) => number === parameter.number);
		const what = `the parameter ${parameter.name} of ${name}`;
		if (old === undefined) {
			if (isNeeded(parameter)) tell("breaking", `${what} is new and required: a call without it is refused`);
			else tell("compatible", `${what} is new`);
			continue;
		}
		if (!isNeeded(old) && isNeeded(parameter)) tell("breaking", `${what} is required: a call without it is refused`);
		if (old.nullable && !parameter.nullable) tell("breaking", `${what} can't be NULL any more`);
		if (old.shape.kind === "scalar" && parameter.shape.kind === "scalar")
			changes.push(...valueChanges(old.shape.scalar, parameter.shape.scalar, what));
	}
	const output = (shape: Shape) => (shape.kind === "object" ? shape.fields.map(({ name: member }) => member) : []);
	for (const member of output(after.output)) {
		if (!output(before.output).includes(member)) tell("compatible", `${name} returns ${member} too`);
	}
	if (before.output.kind !== after.output.kind) tell("breaking", `${name} returns something else`);
	if (before.public && !after.public) tell("breaking", `${name} is no longer public: who isn't signed in is refused`);
	if (!before.public && after.public) tell("compatible", `${name} is public`);
	const rate = (operation: CustomOperation) =>
		operation.rateLimit === undefined ? Number.POSITIVE_INFINITY : operation.rateLimit.limit / operation.rateLimit.windowSeconds;
	if (rate(after) < rate(before))
		tell("careful", `${name} may be called ${after.rateLimit?.limit} times in ${after.rateLimit?.windowSeconds} seconds`);
	const raised = after.errors.filter((code) => !before.errors.includes(code));
	if (raised.length > 0) tell("careful", `${name} may fail with ${raised.join(", ")} too`);
	return changes;
}

function isNeeded({ required, default: given }: Parameter): boolean {
	return required && given === undefined;
}

function errorChanges(before: Model, after: Model): readonly WireChange[] {
	const codes = new Map(after.errors.map((error) => [error.code, error]));
	const gone: WireChange[] = before.errors.flatMap(({ code, http, grpc }) => {
		const now = codes.get(code);
		if (now === undefined) return [{ effect: "breaking", words: `the error code ${code} is gone` }];
		if (now.http === http && now.grpc === grpc) return [];
		return [{ effect: "breaking", words: `${code} is ${now.grpc} and ${now.http}, was ${grpc} and ${http}` }];
	});
	const known = new Set(before.errors.map(({ code }) => code));
	const added = after.errors.filter(({ code }) => !known.has(code));
	return [
		...gone,
		...added.map(({ code }) => ({
			effect: "careful" as const,
			words: `the error code ${code} is new: older clients take it for INTERNAL_ERROR`,
		})),
	];
}

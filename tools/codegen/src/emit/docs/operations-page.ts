import {
	type CustomOperation,
	type EmittedFile,
	type Entity,
	type Model,
	type Parameter,
	type Shape,
	type StandardOperation,
	standardOperations,
	standardOperationsOf,
} from "../../model/model.js";
import { methodName } from "../proto/names.js";
import { bounds, typeText } from "./entities-page.js";
import { code, deprecation, meaning, page, prose, table } from "./markdown.js";

/** The custom operations: what each takes, gives, raises and allows. */
export function operationsPage(path: string, model: Model): EmittedFile {
	const common = standardOperations.filter((operation) =>
		model.entities.every((entity) => standardOperationsOf(entity).includes(operation)),
	);
	const some = standardOperations.filter((operation) => !common.includes(operation)).flatMap((operation) => having(operation, model));
	const standard = `Every entity has ${common.map(code).join(", ")}${some.length === 0 ? "" : `; ${some.join("; ")}`}. What they take follows from [its fields](entities.md). Beside them:`;
	const custom = model.entities.flatMap((entity) => entity.operations.flatMap((operation) => section(model, entity, operation)));
	return { path, text: page("spec/operations", "Operations", [standard, ...custom]) };
}

/** Which entities have a standard operation that not all have. */
function having(operation: StandardOperation, model: Model): readonly string[] {
	const names = model.entities.filter((entity) => standardOperationsOf(entity).includes(operation)).map(({ name }) => name);
	return names.length === 0 ? [] : [`${names.join(", ")} also ${names.length === 1 ? "has" : "have"} ${code(operation)}`];
}

function section(model: Model, entity: Entity, operation: CustomOperation): string[] {
	const limit = operation.rateLimit;
	const facts = [
		`gRPC: ${code(methodName(model, entity, operation.name))}.`,
		operation.effect === "read" ? "It reads." : "It writes.",
		operation.idempotent ? "It runs in one transaction, and may stand in a batch." : "",
		operation.public ? "Anybody may call it; what it reads still obeys the rules." : "",
		limit === undefined ? "" : `At most ${limit.limit} calls in ${limit.windowSeconds} s per ${limit.per.join(" and per ")}.`,
		`It returns ${output(operation.output)}.`,
		operation.errors.length === 0
			? ""
			: `It may fail with ${operation.errors.map((error) => `[${error}](errors.md)`).join(", ")}, beside what any call may.`,
	];
	const columns = ["Type", "Rules", "Meaning"];
	return [
		`## ${entity.accessor}.${operation.name}`,
		prose(operation.description),
		deprecation(operation.deprecated),
		facts.filter((fact) => fact !== "").join(" "),
		table(
			["Parameter", ...columns],
			operation.input.flatMap((parameter) => rows(parameter, "")),
		),
		table(
			["Result", ...columns],
			resultFields(operation.output).flatMap((field) => rows(field, "")),
		),
	];
}

function resultFields(output: Shape): readonly Parameter[] {
	if (output.kind === "value") return [output.value];
	return output.kind === "object" ? output.fields : [];
}

function output(shape: Shape): string {
	switch (shape.kind) {
		case "entity":
			return `the [${shape.entity}](entities.md#${shape.entity.toLowerCase()})`;
		case "list":
			return shape.of.kind === "entity" ? `a list of [${shape.of.entity}](entities.md#${shape.of.entity.toLowerCase()})` : "a list";
		case "object":
			return "an object";
		case "nothing":
			return "nothing";
		case "scalar":
			return typeText(shape.scalar);
		case "value":
			return "a value";
		default:
			return shape satisfies never;
	}
}

/** A parameter's row, and one for each member of the objects in it. */
function rows(parameter: Parameter, prefix: string): string[][] {
	const { shape } = parameter;
	const list = shape.kind === "list";
	const item = list ? shape.of : shape;
	const name = `${prefix}${parameter.name}${list ? "[]" : ""}`;
	const rules = [
		parameter.required
			? parameter.nullable
				? "required, may be NULL"
				: "required"
			: parameter.nullable
				? "may be left out or NULL"
				: "may be left out",
		...(parameter.default?.kind === "literal" ? [`${code(JSON.stringify(parameter.default.value))} unless given`] : []),
		...(parameter.sensitive ? ["never in a log"] : []),
		...(list && shape.maxItems !== undefined ? [`at most ${shape.maxItems} items`] : []),
		...(item.kind === "scalar" ? bounds(item.scalar) : []),
	];
	const type = item.kind === "scalar" ? typeText(item.scalar) : "object";
	const members = item.kind === "object" ? item.fields.flatMap((field) => rows(field, `${name}.`)) : [];
	return [[code(name), list ? `list of ${type}` : type, rules.join(", "), meaning(parameter)], ...members];
}

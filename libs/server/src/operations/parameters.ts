import {
	checkValue,
	type FieldFault,
	joinPath,
	type ParameterDescriptor,
	readList,
	readRecord,
	type ShapeDescriptor,
} from "@metabuilder/dbal/contract";

/** What fills a parameter that a caller leaves out. */
export interface Defaults {
	readonly now: Date;
	readonly newId: () => string;
}

/** Items of a list parameter that names no bound. */
const defaultMaxItems = 1_000;

/** An object of parameters, each value canonical; unknown members and missing required ones are faults. */
export function checkParameters(
	parameters: readonly ParameterDescriptor[],
	input: unknown,
	path: string,
	faults: FieldFault[],
	defaults: Defaults,
): Readonly<Record<string, unknown>> {
	const checked: Record<string, unknown> = {};
	const members = readRecord(input, path, faults);
	if (!members) return checked;
	const given = new Map(members);
	for (const parameter of parameters) {
		const { name } = parameter;
		const value = given.get(name);
		given.delete(name);
		const result = checkParameter(parameter, value, joinPath(path, name), faults, defaults);
		if (result !== undefined) checked[name] = result;
	}
	for (const name of given.keys()) {
		const at = joinPath(path, name);
		faults.push({ path: at, rule: "unknown_field", message: `${at} is no parameter.` });
	}
	return checked;
}

function checkParameter(parameter: ParameterDescriptor, value: unknown, path: string, faults: FieldFault[], defaults: Defaults): unknown {
	if (value === null && parameter.nullable) return null;
	if (value !== undefined && value !== null) return checkShape(parameter.shape, value, path, faults, defaults);
	switch (value === null ? undefined : parameter.default?.kind) {
		case "literal":
			return parameter.default?.kind === "literal" ? parameter.default.value : undefined;
		case "now":
			return defaults.now;
		case "uuid":
			return defaults.newId();
		case undefined:
			if (parameter.required || value === null) faults.push({ path, rule: "required", message: `${path} is required.` });
			return undefined;
	}
}

function checkShape(shape: ShapeDescriptor, value: unknown, path: string, faults: FieldFault[], defaults: Defaults): unknown {
	switch (shape.kind) {
		case "scalar":
			return checkValue(shape.scalar, value, path, faults);
		case "list":
			return readList(value, path, shape.maxItems ?? defaultMaxItems, faults)?.map((item, index) =>
				checkShape(shape.of, item, joinPath(path, index), faults, defaults),
			);
		case "object":
			return checkParameters(shape.fields, value, path, faults, defaults);
		case "entity":
		case "value":
		case "nothing":
			throw new Error(`${path}: a parameter can't be of the kind ${shape.kind}.`);
		default:
			return shape satisfies never;
	}
}

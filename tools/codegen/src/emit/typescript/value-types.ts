import type { Parameter, Scalar, Shape } from "../../model/model.js";
import { propertyKey } from "./source-text.js";
import type { TypeNames } from "./type-names.js";

/** The canonical TypeScript type of a scalar's values. `values` is the module of JsonValue. */
export function valueType(scalar: Scalar, names: TypeNames, values: string): string {
	switch (scalar.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "decimal":
		case "date":
			return "string";
		case "integer":
		case "float":
			return "number";
		case "bigint":
			return "bigint";
		case "boolean":
			return "boolean";
		case "datetime":
			return names.global("Date");
		case "json":
			return names.from(values, "JsonValue");
		case "bytes":
			return names.global("Uint8Array");
		case "enum":
			return (scalar.values ?? []).map((value) => JSON.stringify(value.name)).join(" | ") || "never";
		default:
			return scalar.type satisfies never;
	}
}

/** The type of an operation's parameter or result. `row` names the type of an entity's row. */
export function shapeType(shape: Shape, names: TypeNames, values: string, row: (entity: string) => string): string {
	switch (shape.kind) {
		case "scalar":
			return valueType(shape.scalar, names, values);
		case "list": {
			const of = shapeType(shape.of, names, values, row);
			return `readonly ${of.includes(" | ") && !of.startsWith("{") ? `(${of})` : of}[]`;
		}
		case "object":
			return `{ ${shape.fields.map((field) => `${parameterType(field, "absent", names, values, row)};`).join(" ")} }`;
		case "entity":
			return row(shape.entity);
		case "nothing":
			return "void";
		default:
			return shape satisfies never;
	}
}

/**
 * A member of an input or a result, such as `readonly limit?: number`. `absent`: one that isn't required may be missing;
 * `filled`: not where it has a default.
 */
export function parameterType(
	parameter: Parameter,
	defaults: "absent" | "filled",
	names: TypeNames,
	values: string,
	row: (entity: string) => string,
): string {
	const type = shapeType(parameter.shape, names, values, row);
	const present =
		defaults === "filled" ? parameter.required || parameter.default !== undefined : parameter.required && parameter.default === undefined;
	return `readonly ${propertyKey(parameter.name)}${present ? "" : "?"}: ${type}${parameter.nullable ? " | null" : ""}`;
}

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
			// JSON's own null at the top would be NULL.
			return `${names.global("NonNullable")}<${names.from(values, "JsonValue")}>`;
		case "bytes":
			return names.global("Uint8Array");
		case "enum":
			return (scalar.values ?? []).map((value) => JSON.stringify(value.name)).join(" | ") || "never";
		default:
			return scalar.type satisfies never;
	}
}

/** Where the types that a shape speaks of come from. */
export interface ShapeNames {
	readonly names: TypeNames;
	/** The module of JsonValue. */
	readonly values: string;
	/** What an entity's row is called. */
	readonly row: (entity: string) => string;
}

const width = 120;

/** The type of an operation's parameter or result. An object too long for a line has a member to a line. */
export function shapeType(shape: Shape, where: ShapeNames, indent = ""): string {
	switch (shape.kind) {
		case "scalar":
			return valueType(shape.scalar, where.names, where.values);
		case "list": {
			const of = shapeType(shape.of, where, indent);
			return `readonly ${shape.of.kind === "scalar" && shape.of.scalar.type === "enum" ? `(${of})` : of}[]`;
		}
		case "object": {
			const short = `{ ${shape.fields.map((field) => parameterType(field, where)).join("; ")} }`;
			if (shape.fields.length > 0 && short.length <= width && !short.includes("\n")) return short;
			return `{\n${shape.fields.map((field) => `${indent}\t${parameterType(field, where, `${indent}\t`)};\n`).join("")}${indent}}`;
		}
		case "entity":
			return where.row(shape.entity);
		case "value":
			return `${shapeType(shape.value.shape, where, indent)}${shape.value.nullable ? " | null" : ""}`;
		case "nothing":
			return "void";
		default:
			return shape satisfies never;
	}
}

/** A member of an input or a result, such as `readonly limit?: number`. One that has a default may be missing. */
export function parameterType(parameter: Parameter, where: ShapeNames, indent = ""): string {
	const present = parameter.required && parameter.default === undefined;
	const type = shapeType(parameter.shape, where, indent);
	return `readonly ${propertyKey(parameter.name)}${present ? "" : "?"}: ${type}${parameter.nullable ? " | null" : ""}`;
}

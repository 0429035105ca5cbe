import type { CustomOperation, Model, Parameter, Scalar, Shape } from "../../model/model.js";
import { pascalCase } from "../../model/words.js";
import { requestName, responseName } from "../proto/names.js";
import type { JsonSchema } from "./schema.js";

/** What the spec says of a field beside its proto type: JSON Schema keywords, and whether a request must hold it. */
export interface Bound {
	readonly schema: JsonSchema;
	readonly maxItems?: number;
	readonly required: boolean;
}

/** Bounds of entities' fields and of custom operations' parameters, by the full name of the field in the proto files. */
export function boundsOf(model: Model): ReadonlyMap<string, Bound> {
	const found = new Map<string, Bound>();
	for (const entity of model.entities) {
		for (const field of entity.fields)
			found.set(`${model.package}.${entity.name}.${field.protoName}`, {
				schema: {
					...scalarKeywords(field),
					...(field.generated ? { readOnly: true } : {}),
					...(field.deprecated === undefined ? {} : { deprecated: true }),
				},
				required: false,
			});
		for (const operation of entity.operations) {
			noteParameters(found, `${model.package}.${requestName(entity, operation.name)}`, operation.input);
			noteParameters(found, `${model.package}.${responseName(entity, operation.name)}`, outputParameters(operation));
		}
	}
	return found;
}

function outputParameters({ output }: CustomOperation): readonly Parameter[] {
	return output.kind === "object" ? output.fields : [];
}

function noteParameters(found: Map<string, Bound>, message: string, parameters: readonly Parameter[]): void {
	for (const { protoName, shape, required } of parameters) {
		const list = shape.kind === "list";
		const item: Shape = list ? shape.of : shape;
		found.set(`${message}.${protoName}`, {
			schema: item.kind === "scalar" ? scalarKeywords(item.scalar) : {},
			...(list && shape.maxItems !== undefined ? { maxItems: shape.maxItems } : {}),
			required,
		});
		if (item.kind === "object") noteParameters(found, `${message}.${pascalCase(protoName)}${list ? "Item" : ""}`, item.fields);
	}
}

/** The keywords of JSON Schema that say what a scalar's bounds say. Lengths count code points in both. */
function scalarKeywords(scalar: Scalar): JsonSchema {
	const { type, minLength, maxLength, pattern, min, max } = scalar;
	const lengths = {
		...(minLength === undefined ? {} : { minLength }),
		...(maxLength === undefined ? {} : { maxLength }),
		...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
	};
	switch (type) {
		case "uuid":
			return { format: "uuid" };
		case "email":
			return { format: "email", ...lengths };
		case "url":
			return { format: "uri", ...lengths };
		case "date":
			return { format: "date" };
		case "decimal":
			return {
				pattern: "^-?\\d+(?:\\.\\d+)?$",
				description: `A decimal of ${scalar.precision ?? 0} digits, ${scalar.scale ?? 0} of them after the point.`,
			};
		case "json":
			return { contentMediaType: "application/json" };
		case "string":
		case "text":
			return lengths;
		case "integer":
		case "float":
			return { ...(typeof min === "number" ? { minimum: min } : {}), ...(typeof max === "number" ? { maximum: max } : {}) };
		case "bigint":
		case "boolean":
		case "datetime":
		case "bytes":
		case "enum":
			return {};
		default:
			return type satisfies never;
	}
}

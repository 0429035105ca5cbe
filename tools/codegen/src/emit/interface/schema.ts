import { type DescEnum, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import type { Bound } from "./bounds.js";

/** An object of JSON Schema 2020-12, as OpenAPI 3.1 holds it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What is known of names beside the descriptors. */
export interface SchemaSources {
	readonly comments: ReadonlyMap<string, string>;
	readonly bounds: ReadonlyMap<string, Bound>;
}

/** Where a message's schema stands in the document. */
export function schemaPath(message: DescMessage): string {
	return `#/components/schemas/${message.typeName}`;
}

/** A message as ProtoJSON writes it: names in camelCase, nothing that it doesn't know. */
export function messageSchema(message: DescMessage, sources: SchemaSources): JsonSchema {
	const required = message.fields.filter((field) => sources.bounds.get(fullName(field))?.required).map((field) => field.jsonName);
	const description = sources.comments.get(message.typeName);
	return {
		type: "object",
		...(description === undefined ? {} : { description }),
		...(message.fields.length === 0
			? {}
			: { properties: Object.fromEntries(message.fields.map((field) => [field.jsonName, fieldSchema(field, sources)])) }),
		...(required.length === 0 ? {} : { required }),
		additionalProperties: false,
	};
}

/** The messages that a message's fields refer to by schema. */
export function referredMessages(message: DescMessage): readonly DescMessage[] {
	return message.fields.flatMap((field) => {
		const target = field.fieldKind === "map" ? undefined : field.message;
		return target && !(target.typeName in wellKnown) ? [target] : [];
	});
}

function fieldSchema(field: DescField, sources: SchemaSources): JsonSchema {
	const bound = sources.bounds.get(fullName(field));
	const description = sources.comments.get(fullName(field));
	const own = description === undefined ? {} : { description };
	switch (field.fieldKind) {
		case "list": {
			const items = { ...valueSchema(field), ...bound?.schema };
			return { type: "array", items, ...(bound?.maxItems === undefined ? {} : { maxItems: bound.maxItems }), ...own };
		}
		case "map":
			return { type: "object", additionalProperties: { type: "string" }, ...own };
		case "scalar":
		case "enum":
		case "message":
			return { ...valueSchema(field), ...bound?.schema, ...own };
		default:
			return field satisfies never;
	}
}

function valueSchema({ scalar, message, enum: enumeration }: DescField): JsonSchema {
	if (scalar !== undefined) return scalars[scalar];
	if (enumeration !== undefined) return enumSchema(enumeration);
	if (message === undefined) return {};
	return wellKnown[message.typeName] ?? { $ref: schemaPath(message) };
}

/** Members by name. The one of the number 0 says that nothing was said, which no request may. */
function enumSchema({ values }: DescEnum): JsonSchema {
	return { type: "string", enum: values.filter(({ number }) => number !== 0).map(({ name }) => name) };
}

function fullName(field: DescField): string {
	return `${field.parent.typeName}.${field.name}`;
}

const int32 = { type: "integer", format: "int32" };
const uint32 = { type: "integer", minimum: 0, maximum: 4_294_967_295 };
/** 64 bits don't fit in a number of JSON as JavaScript reads it. */
const int64 = { type: "string", format: "int64", pattern: "^-?\\d+$" };
const uint64 = { type: "string", format: "uint64", pattern: "^\\d+$" };
const double = { type: "number", format: "double" };

const scalars: Readonly<Record<ScalarType, JsonSchema>> = {
	[ScalarType.DOUBLE]: double,
	[ScalarType.FLOAT]: { type: "number", format: "float" },
	[ScalarType.INT64]: int64,
	[ScalarType.UINT64]: uint64,
	[ScalarType.INT32]: int32,
	[ScalarType.FIXED64]: uint64,
	[ScalarType.FIXED32]: uint32,
	[ScalarType.BOOL]: { type: "boolean" },
	[ScalarType.STRING]: { type: "string" },
	[ScalarType.BYTES]: { type: "string", contentEncoding: "base64" },
	[ScalarType.UINT32]: uint32,
	[ScalarType.SFIXED32]: int32,
	[ScalarType.SFIXED64]: int64,
	[ScalarType.SINT32]: int32,
	[ScalarType.SINT64]: int64,
};

const wellKnown: Readonly<Record<string, JsonSchema>> = {
	"google.protobuf.Timestamp": { type: "string", format: "date-time" },
	"google.protobuf.Duration": { type: "string", pattern: "^-?\\d+(?:\\.\\d{1,9})?s$" },
	"google.protobuf.FieldMask": { type: "string", description: "Names in camelCase, parted by commas." },
	"google.protobuf.Any": { type: "object", properties: { "@type": { type: "string" } }, required: ["@type"] },
};

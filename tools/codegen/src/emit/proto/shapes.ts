import type { Field, Parameter, Scalar, Shape } from "../../model/model.js";
import { pascalCase, snakeCase } from "../../model/words.js";
import { foreignType } from "./names.js";
import type { ProtoEnum, ProtoField, ProtoMessage, ProtoReserved } from "./syntax.js";
import { defaultJsonName, upperSnakeCase } from "./words.js";

/** The fields of a message, with the enums and messages that they need nested beside them. */
export interface Members {
	readonly fields: readonly ProtoField[];
	readonly enums: readonly ProtoEnum[];
	readonly messages: readonly ProtoMessage[];
}

/** An entity's fields. Each tells unset from its type's zero, so that an unset one can mean NULL. */
export function entityMembers(pkg: string, fields: readonly Field[]): Members {
	return {
		fields: fields.map((field) => ({
			...named(field, scalarType(pkg, field, enumName(field.protoName)), "optional", fieldComment(field)),
		})),
		enums: fields.flatMap((field) => scalarEnum(field, enumName(field.protoName))),
		messages: [],
	};
}

/**
 * The parameters of a custom operation, or the fields of what it returns. Scalars tell unset from zero, required ones too:
 * else a required number that a peer left out would be read as 0.
 */
export function parameterMembers(pkg: string, parameters: readonly Parameter[]): Members {
	const parts = parameters.map((parameter): Members => {
		const { shape } = parameter;
		const list = shape.kind === "list";
		const name = `${pascalCase(parameter.protoName)}${list ? "Item" : ""}`;
		const item = itemType(pkg, list ? shape.of : shape, name);
		const label = list ? "repeated" : item.message ? undefined : "optional";
		return {
			fields: [named(parameter, item.type, label, commentOf(parameter.description, parameter.deprecated))],
			enums: item.enums,
			messages: item.message === undefined ? [] : [item.message],
		};
	});
	return {
		fields: parts.flatMap((part) => part.fields),
		enums: parts.flatMap((part) => part.enums),
		messages: parts.flatMap((part) => part.messages),
	};
}

/** What must not be taken again: names that came back under another number are free. */
export function reservedOf(
	tombstones: readonly { readonly number: number; readonly name: string }[],
	live: readonly { readonly number: number; readonly name: string }[],
	spell: (name: string) => string,
): ProtoReserved {
	const numbers = new Set(live.map((one) => one.number));
	const names = new Set(live.map((one) => one.name));
	return {
		numbers: [...new Set(tombstones.map((one) => one.number))].filter((number) => !numbers.has(number)).sort((a, b) => a - b),
		names: [...new Set(tombstones.map((one) => spell(one.name)))].filter((name) => !names.has(name)).sort(),
	};
}

interface Item {
	readonly type: string;
	readonly enums: readonly ProtoEnum[];
	readonly message?: ProtoMessage;
}

function itemType(pkg: string, shape: Shape, name: string): Item {
	switch (shape.kind) {
		case "scalar":
			return { type: scalarType(pkg, shape.scalar, name), enums: scalarEnum(shape.scalar, name) };
		case "object": {
			const message = { name, ...parameterMembers(pkg, shape.fields) };
			return { type: name, enums: [], message };
		}
		case "list":
		case "entity":
		case "value":
		case "nothing":
			throw new Error(`a ${shape.kind} can't stand inside a parameter; the model should have refused it`);
		default:
			return shape satisfies never;
	}
}

/** The proto type of a scalar; an enum's own name is given by its holder. */
function scalarType(pkg: string, scalar: Scalar, name: string): string {
	switch (scalar.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "decimal":
		case "date":
		case "json":
			return "string";
		case "integer":
			return "sint32";
		case "bigint":
			return "sint64";
		case "float":
			return "double";
		case "boolean":
			return "bool";
		case "bytes":
			return "bytes";
		case "datetime":
			return foreignType(pkg, "google.protobuf.Timestamp");
		case "enum":
			return name;
		default:
			return scalar.type satisfies never;
	}
}

function enumName(protoName: string): string {
	return pascalCase(protoName);
}

function scalarEnum(scalar: Scalar, name: string): readonly ProtoEnum[] {
	if (scalar.type !== "enum") return [];
	const spell = (member: string) => `${upperSnakeCase(name)}_${upperSnakeCase(member)}`;
	const values = (scalar.values ?? []).map((value) => ({
		name: spell(value.name),
		number: value.number,
		...withComment(commentOf(value.description, value.deprecated)),
		...(value.deprecated === undefined ? {} : { deprecated: true }),
	}));
	const all = [{ name: spell("unspecified"), number: 0 }, ...values];
	return [{ name, values: all, reserved: reservedOf(scalar.reservedValues ?? [], all, spell) }];
}

/** A field under its name in the spec, for JSON as well. */
export function named(
	field: { readonly name: string; readonly protoName: string; readonly number: number; readonly deprecated?: string },
	type: string,
	label: ProtoField["label"],
	comment: string | undefined,
): ProtoField {
	return {
		name: field.protoName,
		number: field.number,
		type,
		...(label === undefined ? {} : { label }),
		...withComment(comment),
		...(defaultJsonName(field.protoName) === field.name ? {} : { jsonName: field.name }),
		...(field.deprecated === undefined ? {} : { deprecated: true }),
	};
}

function fieldComment(field: Field): string | undefined {
	return commentOf(field.description, field.deprecated, field.type === "json" ? "JSON text." : undefined);
}

/** A description, a note and what to use instead, a paragraph each; undefined where there is none of them. */
export function commentOf(description: string | undefined, deprecated: string | undefined, note?: string): string | undefined {
	const lines = [description, note, deprecated === undefined ? undefined : `Deprecated: ${deprecated}`].filter(
		(line) => line !== undefined,
	);
	return lines.length === 0 ? undefined : lines.join("\n");
}

function withComment(comment: string | undefined): { readonly comment?: string } {
	return comment === undefined ? {} : { comment };
}

/** A removed field is reserved under its name in the proto file. */
export const reservedFieldName = snakeCase;

/** What the spec says about something. */
export interface Said {
	readonly description?: string;
	readonly deprecated?: string;
}

/** What the spec says of something as its comment and its option. */
export function described({ description, deprecated }: Said): { readonly comment?: string; readonly deprecated?: boolean } {
	const comment = commentOf(description, deprecated);
	return { ...(comment === undefined ? {} : { comment }), ...(deprecated === undefined ? {} : { deprecated: true }) };
}

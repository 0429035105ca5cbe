import type { FieldDescriptor, FieldOperator, FieldType, TypeDescriptor } from "@metabuilder/dbal/contract";

const equality = ["equals", "not", "isNull"] as const;
const list = [...equality, "in", "notIn"] as const;
const ordering = [...list, "lt", "lte", "gt", "gte"] as const;
const text = [...ordering, "contains", "startsWith", "endsWith"] as const;

/** Operators by type. Nothing compares json; of uuid, enum, boolean and bytes no order means anything to a person. */
const operators: Readonly<Record<FieldType, ReadonlySet<string>>> = {
	uuid: new Set(list),
	string: new Set(text),
	text: new Set(text),
	email: new Set(text),
	url: new Set(text),
	integer: new Set(ordering),
	bigint: new Set(ordering),
	float: new Set(ordering),
	decimal: new Set(ordering),
	boolean: new Set(equality),
	datetime: new Set(ordering),
	date: new Set(ordering),
	json: new Set(["isNull", "equals", "not"]),
	bytes: new Set(equality),
	enum: new Set(list),
};

export function isFieldOperator(name: string): name is FieldOperator {
	return operators.string.has(name);
}

/** True when the operator means something on the type. On json `equals` and `not` take `null` alone. */
export function takesOperator(type: FieldType, operator: FieldOperator): boolean {
	return operators[type].has(operator);
}

/** True when rows can be sorted by the type. An enum sorts by its members' names, a uuid by its text, false before true. */
export function isSortable(type: FieldType): boolean {
	return type !== "json" && type !== "bytes";
}

/**
 * The type that an operand of a field must have: the field's own without the bounds on what may be stored, since asking
 * for what can't be there is no error. Digits of a decimal count: it is never rounded.
 */
export function operandType(field: FieldDescriptor): TypeDescriptor {
	switch (field.type) {
		case "string":
		case "text":
		case "email":
		case "url":
			return { type: "string" };
		case "decimal":
			return {
				type: "decimal",
				...(field.precision === undefined ? {} : { precision: field.precision }),
				...(field.scale === undefined ? {} : { scale: field.scale }),
			};
		case "enum":
			return field.values ? { type: "enum", values: field.values } : { type: "enum" };
		case "uuid":
		case "integer":
		case "bigint":
		case "float":
		case "boolean":
		case "datetime":
		case "date":
		case "json":
		case "bytes":
			return { type: field.type };
		default:
			return field.type satisfies never;
	}
}

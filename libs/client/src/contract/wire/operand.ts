import type { FieldFault } from "../dbal-error.js";
import type { TypeDescriptor } from "../descriptor.js";
import type { FieldOperator } from "../query.js";
import type { Value } from "../value.js";
import { join, readList } from "../values/record.js";
import type { Message } from "./codec.js";
import { noteFault, noteUndefined, noteUnknownNumbers } from "./fault.js";
import { type ScalarMapping, scalarMapping } from "./scalar.js";

/** What an operator takes: a value of the field's type, a list of them, any text, or true and false. */
type OperandKind = "value" | "list" | "text" | "boolean";

const operandKinds: Readonly<Record<FieldOperator, OperandKind>> = {
	equals: "value",
	not: "value",
	in: "list",
	notIn: "list",
	lt: "value",
	lte: "value",
	gt: "value",
	gte: "value",
	contains: "text",
	startsWith: "text",
	endsWith: "text",
	isNull: "boolean",
};

export function isFieldOperator(name: string): name is FieldOperator {
	return Object.hasOwn(operandKinds, name);
}

/** More operands than any limit of a daemon lets through, and few enough to be walked. */
const maxOperands = 100_000;

/** A member of the `kind` of a `dbal.v1.Value`. */
interface ValueKind {
	readonly $case: string;
	readonly value: unknown;
}

/** Which member of `dbal.v1.Value` carries values of a type, and what a row's form needs to become a filter's. */
interface OperandForm {
	readonly $case: string;
	readonly scalar: ScalarMapping;
	readonly out?: (value: unknown) => unknown;
	/** Undefined: out of range. */
	readonly in?: (value: unknown) => unknown;
}

const text: OperandForm = { $case: "stringValue", scalar: scalarMapping({ type: "string" }) };
const boolean: OperandForm = { $case: "boolValue", scalar: scalarMapping({ type: "boolean" }) };

function operandForm(type: TypeDescriptor, scalar: ScalarMapping): OperandForm {
	switch (type.type) {
		case "uuid":
		case "string":
		case "text":
		case "email":
		case "url":
		case "decimal":
		case "date":
		case "json":
			return { $case: "stringValue", scalar };
		case "enum":
			// By name here, so that a filter needs no table of numbers; an unknown member is the engine's to refuse.
			return text;
		case "integer":
			return {
				$case: "intValue",
				scalar,
				out: (value) => BigInt(value as number),
				in: (value) => (Number.isSafeInteger(Number(value)) ? Number(value) : undefined),
			};
		case "bigint":
			return { $case: "intValue", scalar };
		case "float":
			return { $case: "doubleValue", scalar };
		case "boolean":
			return { $case: "boolValue", scalar };
		case "datetime":
			return { $case: "timestampValue", scalar };
		case "bytes":
			return { $case: "bytesValue", scalar };
		default:
			return type.type satisfies never;
	}
}

function writeOne(
	form: OperandForm,
	value: unknown,
	parent: string,
	name: string | number,
	faults: FieldFault[],
): { kind: ValueKind } | undefined {
	if (value === undefined) return noteUndefined(faults, join(parent, name));
	if (value === null) return { kind: { $case: "nullValue", value: true } };
	const written = form.scalar.write(value, parent, name, faults);
	if (written === undefined) return undefined;
	return { kind: { $case: form.$case, value: form.out ? form.out(written) : written } };
}

/** The `dbal.v1.Value` of an operand. `type` and `scalar` are the field's. */
export function writeOperand(
	type: TypeDescriptor,
	scalar: ScalarMapping,
	operator: FieldOperator,
	value: unknown,
	parent: string,
	name: string,
	faults: FieldFault[],
): { readonly kind: ValueKind } | undefined {
	const kind = operandKinds[operator];
	switch (kind) {
		case "value":
			return writeOne(operandForm(type, scalar), value, parent, name, faults);
		case "text":
			return writeOne(text, value, parent, name, faults);
		case "boolean":
			return writeOne(boolean, value, parent, name, faults);
		case "list": {
			const path = join(parent, name);
			if (value === undefined) return noteUndefined(faults, path);
			const form = operandForm(type, scalar);
			const values = readList(value, path, maxOperands, faults)?.map((item, index) => writeOne(form, item, path, index, faults));
			return values && { kind: { $case: "listValue", value: { values } } };
		}
		default:
			return kind satisfies never;
	}
}

function readOne(
	form: OperandForm,
	message: Message | undefined,
	parent: string,
	name: string | number,
	faults: FieldFault[],
): Value | undefined {
	const path = join(parent, name);
	if (message) noteUnknownNumbers(faults, message, path);
	const kind = message?.kind as ValueKind | undefined;
	if (!kind) return noteFault(faults, path, "required", "needs a value");
	if (kind.$case === "nullValue") return null;
	if (kind.$case !== form.$case) return noteFault(faults, path, "type", `needs a ${form.$case}, not a ${kind.$case}`);
	const raw = form.in ? form.in(kind.value) : kind.value;
	if (raw === undefined) return noteFault(faults, path, "range", "must fit in 32 bits");
	return form.scalar.read(raw, parent, name, faults);
}

/** The operand that a `dbal.v1.Value` stands for. */
export function readOperand(
	type: TypeDescriptor,
	scalar: ScalarMapping,
	operator: FieldOperator,
	message: Message | undefined,
	parent: string,
	name: string,
	faults: FieldFault[],
): Value | undefined {
	const kind = operandKinds[operator];
	switch (kind) {
		case "value":
			return readOne(operandForm(type, scalar), message, parent, name, faults);
		case "text":
			return readOne(text, message, parent, name, faults);
		case "boolean":
			return readOne(boolean, message, parent, name, faults);
		case "list": {
			const path = join(parent, name);
			const list = message?.kind as { $case: string; value: Message } | undefined;
			if (list?.$case !== "listValue") return noteFault(faults, path, "type", "needs a listValue");
			noteUnknownNumbers(faults, list.value, path);
			const form = operandForm(type, scalar);
			return (list.value.values as Message[]).map((item, index) => readOne(form, item, path, index, faults) ?? null) as Value;
		}
		default:
			return kind satisfies never;
	}
}

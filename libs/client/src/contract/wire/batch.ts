import { BatchRunRequest, BatchRunResponse } from "../../../gen/codec/dbal/v1/batch.js";
import { type BatchStep, batchOperation, maxBatchSteps } from "../batch.js";
import type { Call } from "../call.js";
import { DBALError, type FieldFault, isDBALError } from "../dbal-error.js";
import type { OperationDescriptor } from "../descriptor.js";
import { isStepReference, referringMembers, StepReference } from "../reference.js";
import { join, readList } from "../values/record.js";
import { decodeMessage, type Message } from "./codec.js";
import { noteFault, noteUnknownNumbers, refuseFaults } from "./fault.js";

type Output = Readonly<Record<string, unknown>>;

/** How the steps' own calls travel. */
export interface StepMapping {
	operation(method: string): OperationDescriptor | undefined;
	encodeRequest(call: Call): { readonly method: string; readonly bytes: Uint8Array };
	decodeRequest(operation: OperationDescriptor, bytes: Uint8Array): Call;
	encodeResponse(operation: OperationDescriptor, output: Output): Uint8Array;
	decodeResponse(operation: OperationDescriptor, bytes: Uint8Array): Output;
}

/** A batch's request message. Faults of a step are under `steps.<index>`. */
export function encodeBatchRequest(wire: StepMapping, input: Output): Uint8Array {
	const faults: FieldFault[] = [];
	const given = (readList(input.steps, "steps", maxBatchSteps, faults) ?? []) as readonly BatchStep[]; // What they hold is checked by each step's own mapping.
	refuseFaults(faults);
	const steps = given.map((step, index) => {
		const { plain, references } = takeReferences(step.input);
		const { method, bytes } = within(index, () => wire.encodeRequest({ ...step, input: plain }));
		return { method, request: bytes, references };
	});
	return BatchRunRequest.encode({ steps }).finish();
}

/** The call that a batch's request message stands for. */
export function decodeBatchRequest(wire: StepMapping, bytes: Uint8Array): Call {
	const faults: FieldFault[] = [];
	let message: Message = { steps: [] };
	try {
		message = decodeMessage(BatchRunRequest, bytes);
	} catch {
		noteFault(faults, "", "format", "is not a message of this method");
	}
	noteUnknownNumbers(faults, message, "");
	const given = message.steps as readonly Message[];
	if (given.length > maxBatchSteps) noteFault(faults, "steps", "max_items", `has more than ${maxBatchSteps} steps`);
	refuseFaults(faults);
	const steps = given.map((step, index) => {
		const path = join("steps", index);
		noteUnknownNumbers(faults, step, path);
		const operation = wire.operation(step.method as string);
		if (!operation || operation === batchOperation) {
			noteFault(faults, join(path, "method"), "unknown_operation", "is no method");
			return undefined;
		}
		const call = within(index, () => wire.decodeRequest(operation, step.request as Uint8Array));
		return { ...call, input: putReferences(call.input, step.references as readonly Message[], path, faults) };
	});
	refuseFaults(faults);
	return { entity: batchOperation.entity, operation: batchOperation.name, input: { steps } };
}

/** A batch's response message. `steps` are the calls that the results belong to. */
export function encodeBatchResponse(wire: StepMapping, output: Output): Uint8Array {
	const results = output.results as readonly { readonly method: string; readonly output: Output }[];
	return BatchRunResponse.encode({
		results: results.map(({ method, output: result }) => {
			const operation = wire.operation(method);
			if (!operation) throw new DBALError("INTERNAL_ERROR", "The answer can't be sent.");
			return { method, response: wire.encodeResponse(operation, result) };
		}),
	}).finish();
}

export function decodeBatchResponse(wire: StepMapping, bytes: Uint8Array): Output {
	const { results } = decodeMessage(BatchRunResponse, bytes) as { readonly results: readonly { method: string; response: Uint8Array }[] };
	return {
		results: results.map(({ method, response }) => {
			const operation = wire.operation(method);
			if (!operation) throw new DBALError("INTERNAL_ERROR", "The answer can't be read.");
			return { method, output: wire.decodeResponse(operation, response) };
		}),
	};
}

interface PlacedReference {
	readonly path: string;
	readonly step: number;
	readonly field: string;
	readonly row: number;
}

/** The input without its references, and where they stood. */
function takeReferences(input: Output): { readonly plain: Output; readonly references: PlacedReference[] } {
	const references: PlacedReference[] = [];
	const take = (value: unknown, path: string): unknown => {
		if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
		const kept = Object.entries(value).filter(([name, member]) => {
			if (!isStepReference(member)) return true;
			references.push({ path: join(path, name), step: member.step, field: member.field, row: member.row });
			return false;
		});
		return Object.fromEntries(kept);
	};
	const plain = Object.entries(input).map(([name, value]): [string, unknown] => {
		if (!referringMembers.includes(name)) return [name, value];
		return [name, Array.isArray(value) ? value.map((item, index) => take(item, join(name, index))) : take(value, name)];
	});
	return { plain: Object.fromEntries(plain), references };
}

function putReferences(input: Output, references: readonly Message[], path: string, faults: FieldFault[]): Output {
	if (references.length === 0) return input;
	const members = new Map(Object.entries(input));
	for (const [index, reference] of references.entries()) {
		const at = join(join(path, "references"), index);
		noteUnknownNumbers(faults, reference, at);
		const [member = "", ...rest] = (reference.path as string).split(".");
		const name = rest.at(-1) ?? "";
		const value = members.get(member);
		const isList = Array.isArray(value);
		const target: unknown = isList ? value[Number(rest[0])] : value;
		const isPlace = referringMembers.includes(member) && rest.length === (isList ? 2 : 1);
		if (!isPlace || typeof target !== "object" || target === null || Object.hasOwn(target, name) || name === "__proto__") {
			noteFault(faults, join(at, "path"), "reference", "is no unset field of the request's key or data");
			continue;
		}
		const filled = { ...target, [name]: new StepReference(reference.step as number, reference.field as string, reference.row as number) };
		members.set(member, isList ? value.map((item: unknown) => (item === target ? filled : item)) : filled);
	}
	return Object.fromEntries(members);
}

/** A failure of a step's own mapping, told under its place. */
function within<T>(index: number, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw isDBALError(error) ? placed(error, index) : error;
	}
}

/** The error with its place in a batch: before each path, or alone where it names none. */
export function placed(error: DBALError, index: number): DBALError {
	const step = join("steps", index);
	const own = [{ path: step, rule: error.reason ?? error.code.toLowerCase(), message: error.message }];
	const fields = error.fields.length === 0 ? own : error.fields.map((fault) => ({ ...fault, path: join(step, fault.path) }));
	const { code, message, retryAfterMs, requestId, reason, details, cause } = error;
	return new DBALError(code, message, {
		fields,
		cause,
		...(retryAfterMs === undefined ? {} : { retryAfterMs }),
		...(requestId === undefined ? {} : { requestId }),
		...(reason === undefined ? {} : { reason }),
		...(details === undefined ? {} : { details }),
	});
}

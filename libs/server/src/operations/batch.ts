import {
	type BatchStep,
	type DBALError,
	type FieldFault,
	isDBALError,
	isList,
	isStepReference,
	joinPath,
	maxBatchSteps,
	placedInBatch,
	readList,
	readRecord,
	referringMembers,
	type StepReference,
} from "@metabuilder/dbal/contract";
import type { Output } from "../context.js";
import { invalid, invalidAt } from "../query/findings.js";
import { inTransaction, type Scope, storeOptions } from "./scope.js";

/** A write of a batch, and how it is carried out. */
export interface StepRunner {
	/** Full gRPC method, under which its result travels. */
	readonly method: string;
	run(scope: Scope, input: Output): Promise<Output>;
}

/**
 * Carries out several writes in one transaction, each as it would be by itself: under its own rules, with what it gives readable by the ones
 * after it. The first failure undoes all of them, and is told under `steps.<index>`. `runnerOf` refuses what is no write that may stand in a batch.
 */
export async function runBatch(scope: Scope, input: unknown, runnerOf: (step: BatchStep, path: string) => StepRunner): Promise<Output> {
	const steps = readSteps(input);
	const runners = steps.map((step, index) => runnerOf(step, joinPath("steps", index)));
	const results = await inTransaction(scope, async (inside) => {
		const done: { readonly method: string; readonly output: Output }[] = [];
		for (const [index, step] of steps.entries()) {
			const runner = runners[index] as StepRunner; // There is one for each step.
			try {
				const resolved = resolve(step.input, done);
				// A part of its own: the failure of a statement doesn't keep the step from finding out why it failed.
				const output = await inside.store.transaction((store) => runner.run({ ...inside, store }, resolved), storeOptions(inside));
				done.push({ method: runner.method, output });
			} catch (error) {
				throw isDBALError(error) ? placedInBatch(error, index) : error;
			}
		}
		return done;
	});
	return { results };
}

function readSteps(input: unknown): readonly BatchStep[] {
	const faults: FieldFault[] = [];
	const members = new Map(readRecord(input, "", faults) ?? []);
	const items = readList(members.get("steps"), "steps", maxBatchSteps, faults) ?? [];
	members.delete("steps");
	for (const name of members.keys()) faults.push({ path: name, rule: "unknown_field", message: `${name} is no argument of a batch.` });
	if (items.length === 0 && faults.length === 0) faults.push({ path: "steps", rule: "empty", message: "steps holds no step." });
	const steps = items.map((item, index) => {
		const path = joinPath("steps", index);
		const step = Object.fromEntries(readRecord(item, path, faults) ?? []);
		const { entity, operation, input: own = {} } = step;
		if (typeof entity !== "string" || typeof operation !== "string" || typeof own !== "object" || own === null)
			faults.push({ path, rule: "type", message: `${path} must hold an entity, an operation and its input.` });
		return { entity: String(entity), operation: String(operation), input: own as Output };
	});
	if (faults.length > 0) throw invalid(faults);
	return steps;
}

/** The input with the values that its references stand for. */
function resolve(input: Output, done: readonly { readonly output: Output }[]): Output {
	const fill = (value: unknown, path: string): unknown => {
		if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, member]) => [
				name,
				isStepReference(member) ? referredValue(member, joinPath(path, name), done) : member,
			]),
		);
	};
	return Object.fromEntries(
		Object.entries(input).map(([name, value]) => {
			if (!referringMembers.includes(name)) return [name, value];
			return [name, isList(value) ? value.map((item, index) => fill(item, joinPath(name, index))) : fill(value, name)];
		}),
	);
}

function referredValue({ step, field, row }: StepReference, path: string, done: readonly { readonly output: Output }[]): unknown {
	const output = done[step]?.output;
	if (output === undefined) throw invalidAt(path, "reference", `refers to a step that is not before it`);
	const given = isList(output.data) ? output.data[row] : row === 0 ? output.data : undefined;
	const value = typeof given === "object" && given !== null && Object.hasOwn(given, field) ? (given as Output)[field] : undefined;
	if (value === undefined) throw invalidAt(path, "reference", `refers to what step ${step} doesn't give: ${joinPath("", field)}`);
	return value;
}

/** VALIDATION_ERROR: this can't stand in a batch. */
export function notBatched(path: string): DBALError {
	return invalidAt(joinPath(path, "operation"), "not_batched", "is no write that can stand in a batch");
}

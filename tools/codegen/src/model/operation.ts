import type { DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { OperationDocument, OperationsDocument, ParameterDocument } from "../parse/grammar.js";
import type { OperationDraft, Part } from "./draft.js";
import type { OperationLock } from "./lock.js";
import type { CustomOperation, Shape } from "./model.js";
import { camelCaseForm, checkName } from "./names.js";
import { checkParameters, finishAll } from "./parameter.js";
import { refusedOperationNames } from "./reserved-names.js";

/** What operations may refer to. */
export interface OperationScope {
	readonly entities: readonly string[];
	/** Entities whose documents couldn't be read. */
	readonly unread: ReadonlySet<string>;
	/** Undefined where errors.yaml couldn't be read. */
	readonly errorCodes: readonly string[] | undefined;
}

/** Checks the operations of one document. Those of an unknown entity are checked too, and left out. */
export function checkOperations(source: Part<OperationsDocument>, scope: OperationScope, report: Report): readonly OperationDraft[] {
	const { document, value } = source;
	const known = checkEntityName(source, ["entity"], value.entity, scope, report);
	return Object.entries(value.operations).flatMap(([name, operation]) => {
		const path = ["operations", name];
		const named = checkName(
			document,
			path,
			name,
			{ what: "an operation", ...camelCaseForm, refused: refusedOperationNames },
			report,
			"key",
		);
		const draft = checkOperation(source, path, name, operation, scope, report);
		return known && named ? [draft] : [];
	});
}

/** The operation with the numbers that the lock gave its parameters. */
export function finishOperation({ source, name, input, output }: OperationDraft, lock: OperationLock | undefined): CustomOperation {
	const operation = source.value.operations[name];
	if (operation === undefined) throw new TypeError(`the draft ${name} is of no operation of its document`);
	const limit = operation.rate_limit;
	return {
		name,
		source: source.document.file,
		...(operation.description !== undefined && { description: operation.description }),
		...(operation.deprecated !== undefined && { deprecated: operation.deprecated }),
		effect: operation.effect,
		public: operation.public === true,
		...(operation.idempotent === true && { idempotent: true }),
		input: finishAll(input, lock?.input),
		output: outputShape(operation, finishAll(output, lock?.output)),
		errors: operation.errors ?? [],
		...(limit !== undefined && {
			rateLimit: {
				limit: limit.limit,
				windowSeconds: limit.window_seconds,
				per: limit.per,
				...(limit.account_field !== undefined && { accountField: limit.account_field }),
			},
		}),
		reservedInput: lock?.input.removed ?? [],
		reservedOutput: lock?.output.removed ?? [],
	};
}

function outputShape({ output }: OperationDocument, fields: Extract<Shape, { kind: "object" }>["fields"]): Shape {
	if (output?.entity !== undefined) return { kind: "entity", entity: output.entity };
	if (output?.list !== undefined) return { kind: "list", of: { kind: "entity", entity: output.list } };
	if (output?.fields !== undefined) return { kind: "object", fields };
	const [value] = fields;
	if (value === undefined) return { kind: "nothing" };
	const nullable = mayBeNull(output?.value);
	return { kind: "value", value: { ...value, nullable, required: !nullable } };
}

/** A lone value can't be left out: unless it says otherwise it is there. */
function mayBeNull(value: NonNullable<OperationDocument["output"]>["value"]): boolean {
	return value?.nullable === true || value?.optional === true || value?.required === false;
}

function checkOperation(
	source: Part<OperationsDocument>,
	path: DocumentPath,
	name: string,
	operation: OperationDocument,
	scope: OperationScope,
	report: Report,
): OperationDraft {
	const { document, value } = source;
	const { output, errors = [] } = operation;
	const kinds = output === undefined ? [] : Object.values(output).filter((kind) => kind !== undefined);
	const lost = (["entity", "list", "fields", "value"] as const).some((key) => document.lost([...path, "output", key]));
	if (output !== undefined && (kinds.length > 1 || (kinds.length === 0 && !lost)))
		report.atKey(document, [...path, "output"], "output_kinds", undefined);
	for (const key of ["entity", "list"] as const) {
		const entity = output?.[key];
		if (entity !== undefined) checkEntityName(source, [...path, "output", key], entity, scope, report);
	}
	if (output?.fields !== undefined && Object.keys(output.fields).length === 0) {
		report.atKey(document, [...path, "output", "fields"], "empty_mapping", { what: "field" });
	}
	if (output?.value?.type === "list" && mayBeNull(output.value)) {
		const message = "a list that is returned may be empty, and is never NULL";
		report.at(document, [...path, "output", "value"], "contradiction", {
			message,
			fix: "remove `nullable`, `optional` or `required: false`",
		});
	}
	for (const [index, code] of errors.entries()) {
		const at = [...path, "errors", index];
		if (scope.errorCodes !== undefined && !scope.errorCodes.includes(code))
			report.at(document, at, "unknown_error_code", { name: code, known: scope.errorCodes });
		else if (errors.indexOf(code) < index)
			report.at(document, at, "duplicate_name", { what: "error code", name: code, by: "the same list" });
	}
	checkRateLimit(source, path, operation, report);
	checkIdempotent(source, path, operation, report);
	return {
		source,
		entity: value.entity,
		name,
		input: checkParameters(document, [...path, "input"], operation.input, "input", report),
		output:
			output?.value === undefined
				? checkParameters(document, [...path, "output", "fields"], output?.fields, "output", report)
				: checkParameters(document, [...path, "output"], { value: output.value }, "output", report),
	};
}

function checkRateLimit({ document }: Part<OperationsDocument>, path: DocumentPath, operation: OperationDocument, report: Report): void {
	const limit = operation.rate_limit;
	if (limit === undefined) return;
	const at = [...path, "rate_limit"];
	const field = limit.account_field;
	if (limit.per.includes("account") && field === undefined && !document.lost([...at, "account_field"])) {
		report.atKey(document, at, "rate_limit_account", { message: "counting per account needs to know the account" });
	}
	if (field === undefined) return;
	if (!limit.per.includes("account")) {
		report.atKey(document, [...at, "account_field"], "rate_limit_account", { message: "nothing is counted per account" });
	}
	const parameter = operation.input?.[field];
	if (parameter === undefined) {
		if (!document.lost([...path, "input", field]) && !document.lost([...path, "input"])) {
			report.at(document, [...at, "account_field"], "unknown_parameter", { name: field, known: Object.keys(operation.input ?? {}) });
		}
	} else if (!["string", "email", "uuid"].includes(parameter.type) || (parameter.required ?? parameter.optional === false) !== true) {
		report.at(document, [...at, "account_field"], "rate_limit_account", { message: `\`${field}\` is not a text that every call gives` });
	}
}

/** A call that is carried out once is a write, and its answer is kept. */
function checkIdempotent({ document }: Part<OperationsDocument>, path: DocumentPath, operation: OperationDocument, report: Report): void {
	if (operation.idempotent !== true) return;
	const clash = (message: string, fix: string) => report.atKey(document, [...path, "idempotent"], "contradiction", { message, fix });
	if (operation.effect !== "write") clash("a read has no effect that could happen twice", "remove `idempotent`");
	if (Object.values(operation.output?.fields ?? {}).some(holdsSensitive))
		clash("its answer is kept, and holds what is sensitive", "remove `idempotent`, or what is sensitive from its output");
}

function holdsSensitive(parameter: ParameterDocument): boolean {
	if (parameter.sensitive === true) return true;
	if (parameter.of !== undefined && holdsSensitive(parameter.of)) return true;
	return Object.values(parameter.fields ?? {}).some(holdsSensitive);
}

function checkEntityName(
	{ document }: Part<OperationsDocument>,
	path: DocumentPath,
	name: string,
	scope: OperationScope,
	report: Report,
): boolean {
	if (scope.entities.includes(name)) return true;
	if (!scope.unread.has(name)) report.at(document, path, "unknown_entity", { name, known: [...scope.entities, ...scope.unread] });
	return false;
}

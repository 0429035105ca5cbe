import type { EmittedFile, ErrorCode, Model } from "../../model/model.js";
import { type LiteralValue, literal } from "../typescript/literal.js";
import { docComment, propertyKey, sourceFile } from "../typescript/source-text.js";
import { TypeNames } from "../typescript/type-names.js";
import { valueType } from "../typescript/value-types.js";
import { scalarTable } from "./model-file.js";
import { contractRoot, modules } from "./names.js";

/** The closed set of error codes, and what each is on either wire. */
export function errorsFile(model: Model): EmittedFile {
	const codes = model.errors.map((error) => JSON.stringify(error.code));
	const table = literal(Object.fromEntries(model.errors.map((error) => [error.code, errorTable(error)])));
	const names = new TypeNames(["ErrorCode", "ErrorDetails"]);
	names.from(modules.descriptor, "ErrorDescriptor");
	const details = model.errors.map(
		(error) => `${docComment({ deprecated: error.deprecated }, "\t")}\treadonly ${error.code}: ${detailsType(error, names)};`,
	);
	return sourceFile(`${contractRoot}/errors.ts`, "spec/errors.yaml", [
		...names.importStatements(),
		`\nexport type ErrorCode =\n${codes.map((code) => `\t| ${code}`).join("\n") || "\tnever"};`,
		`\n/** What an error of each code may tell beside its message. */\nexport interface ErrorDetails {\n${details.join("\n")}\n}`,
		`\nexport const errorDescriptors: Readonly<Record<ErrorCode, ErrorDescriptor>> = ${table};`,
	]);
}

function detailsType({ details }: ErrorCode, names: TypeNames): string {
	if (details === undefined) return "Readonly<Record<string, never>>";
	const members = details.map(
		(detail) =>
			`${docComment(detail, "\t\t")}\t\treadonly ${propertyKey(detail.name)}${detail.required ? "" : "?"}: ${valueType(detail.scalar, names, modules.value)};`,
	);
	return `{\n${members.join("\n")}\n\t}`;
}

function errorTable(error: ErrorCode): LiteralValue {
	return {
		code: error.code,
		http: error.http,
		grpc: statusNumber(error.grpc),
		grpcByReason:
			error.grpcByReason &&
			Object.fromEntries(Object.entries(error.grpcByReason).map(([reason, status]) => [reason, statusNumber(status)])),
		message: error.message,
		retry: typeof error.retry === "object" ? { ...error.retry } : error.retry,
		details: error.details?.map(({ name, required, scalar }) => ({ name, required, scalar: scalarTable(scalar) })),
	};
}

/** google.rpc.Code by name; a name's place is its number. */
const statuses = [
	"OK",
	"CANCELLED",
	"UNKNOWN",
	"INVALID_ARGUMENT",
	"DEADLINE_EXCEEDED",
	"NOT_FOUND",
	"ALREADY_EXISTS",
	"PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION",
	"ABORTED",
	"OUT_OF_RANGE",
	"UNIMPLEMENTED",
	"INTERNAL",
	"UNAVAILABLE",
	"DATA_LOSS",
	"UNAUTHENTICATED",
];

function statusNumber(name: string): number {
	const number = statuses.indexOf(name);
	if (number < 0) throw new Error(`${name} is no gRPC status; the model should have refused it`);
	return number;
}

import type { EmittedFile, ErrorCode, Model } from "../../model/model.js";
import { type LiteralValue, literal } from "../typescript/literal.js";
import { sourceFile } from "../typescript/source-text.js";
import { contractRoot, modules } from "./names.js";

/** The closed set of error codes, and what each is on either wire. */
export function errorsFile(model: Model): EmittedFile {
	const codes = model.errors.map((error) => JSON.stringify(error.code));
	const table = literal(Object.fromEntries(model.errors.map((error) => [error.code, errorTable(error)])));
	return sourceFile(`${contractRoot}/errors.ts`, "spec/errors.yaml", [
		`import type { ErrorDescriptor } from ${JSON.stringify(modules.descriptor)};`,
		`\nexport type ErrorCode =\n${codes.map((code) => `\t| ${code}`).join("\n") || "\tnever"};`,
		`\nexport const errorDescriptors: Readonly<Record<ErrorCode, ErrorDescriptor>> = ${table};`,
	]);
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

import type { EmittedFile, ErrorCode, Model } from "../../model/model.js";
import { code, page, prose, table } from "./markdown.js";

/** Every error code and what it is on either wire. */
export function errorsPage(path: string, model: Model): EmittedFile {
	const rows = model.errors.map((error) => [code(error.code), String(error.http), statuses(error), retry(error), prose(error.message)]);
	return { path, text: page("spec/errors.yaml", "Errors", [table(["Code", "HTTP", "gRPC", "Retry", "Message"], rows)]) };
}

function statuses(error: ErrorCode): string {
	const byReason = Object.entries(error.grpcByReason ?? {}).map(
		([reason, status]) => `${code(status)} where the reason is ${code(reason)}`,
	);
	return [code(error.grpc), ...byReason].join("; ");
}

function retry({ retry: policy }: ErrorCode): string {
	if (policy === undefined) return "";
	if (policy === "after_delay") return "after the delay that it names";
	return `${policy.attempts} times, ${policy.minDelayMs} to ${policy.maxDelayMs} ms`;
}

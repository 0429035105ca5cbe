import type { EmittedFile, ErrorCode, Model } from "../../model/model.js";
import { typeText } from "./entities-page.js";
import { code, meaning, page, table } from "./markdown.js";

/** Every error code and what it is on either wire. */
export function errorsPage(path: string, model: Model): EmittedFile {
	const rows = model.errors.map((error) => [
		code(error.code),
		String(error.http),
		statuses(error),
		retry(error),
		meaning({ description: error.message, ...(error.deprecated !== undefined && { deprecated: error.deprecated }) }),
	]);
	return { path, text: page("spec/errors.yaml", "Errors", [table(["Code", "HTTP", "gRPC", "Retry", "Message"], rows), ...details(model)]) };
}

/** What errors tell beside their message. */
function details({ errors }: Model): string[] {
	const rows = errors.flatMap((error) =>
		(error.details ?? []).map((detail) => [
			code(error.code),
			code(detail.name),
			typeText(detail.scalar),
			detail.required ? "always" : "may be left out",
			meaning(detail),
		]),
	);
	return rows.length === 0
		? []
		: [
				"## Details",
				"`isDBALError(error, code)` gives them typed; on the wire they are metadata of google.rpc.ErrorInfo.",
				table(["Code", "Detail", "Type", "Presence", "Meaning"], rows),
			];
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

import type { Document, DocumentPath } from "@metabuilder/dbal-documents";
import type { Report } from "../diagnostics.js";
import type { DetailDocument, ErrorsDocument, ProjectDocument, RolesDocument } from "../parse/grammar.js";
import type { Part } from "./draft.js";
import { finishScalar } from "./draft.js";
import { readParameterPresence } from "./field.js";
import type { ErrorCode, ErrorDetail, Role } from "./model.js";
import { camelCaseForm, checkName } from "./names.js";
import { refusedFieldNames } from "./reserved-names.js";
import { checkScalar, scalarTypes } from "./scalar.js";

const packageForm = {
	pattern: /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\.v[1-9][0-9]*$/,
	form: "lower-case words joined by dots, the last one a version, such as `acme.shop.v1`",
};

/** Codes that the engine raises by itself. */
const engineCodes = [
	"NOT_FOUND",
	"CONFLICT",
	"UNAUTHORIZED",
	"FORBIDDEN",
	"VALIDATION_ERROR",
	"RATE_LIMIT_EXCEEDED",
	"INTERNAL_ERROR",
	"TIMEOUT",
	"DATABASE_ERROR",
	"CAPABILITY_NOT_SUPPORTED",
];

/** dbal.yaml beyond its shape. */
export function checkProject({ document, value }: Part<ProjectDocument>, report: Report): void {
	checkName(document, ["proto_package"], value.proto_package, { what: "a proto package", ...packageForm }, report, "value");
	const first = value.proto_package.split(".")[0] ?? "";
	if (first === "google" || value.proto_package === "dbal.v1") {
		const reason = "it holds messages that every spec uses";
		report.at(document, ["proto_package"], "refused_name", { what: "a proto package", name: value.proto_package, reason });
	}
	const form = "three numbers joined by dots, such as 1.0.0";
	checkName(
		document,
		["version"],
		value.version,
		{ what: "a version", pattern: /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, form },
		report,
		"value",
	);
}

/** errors.yaml beyond its shape, in the order in which the codes are written. */
export function checkErrors({ document, value }: Part<ErrorsDocument>, report: Report): readonly ErrorCode[] {
	const form = "capitals, digits and `_`, a letter first";
	const codes = Object.entries(value.errors).map(([code, source]): ErrorCode => {
		const path = ["errors", code];
		checkName(document, path, code, { what: "an error code", pattern: /^[A-Z][A-Z0-9_]{0,62}$/, form }, report, "key");
		for (const reason of Object.keys(source.grpc_by_reason ?? {})) {
			const rule = { what: "a reason", pattern: /^[a-z][a-z0-9_]*$/, form: "snake_case" };
			checkName(document, [...path, "grpc_by_reason", reason], reason, rule, report, "key");
		}
		const retry = typeof source.retry === "object" ? source.retry : undefined;
		if (retry !== undefined && retry.min_delay_ms > retry.max_delay_ms) {
			report.at(document, [...path, "retry", "min_delay_ms"], "empty_range", { low: "min_delay_ms", high: "max_delay_ms" });
		}
		const details = Object.entries(source.details ?? {}).flatMap(
			([name, detail]) => checkDetail(document, [...path, "details", name], name, detail, report) ?? [],
		);
		if (source.details !== undefined && Object.keys(source.details).length === 0)
			report.atKey(document, [...path, "details"], "empty_mapping", { what: "detail" });
		const delays = retry && { attempts: retry.attempts, minDelayMs: retry.min_delay_ms, maxDelayMs: retry.max_delay_ms };
		return {
			code,
			http: source.http,
			grpc: source.grpc,
			...(source.grpc_by_reason !== undefined && { grpcByReason: source.grpc_by_reason }),
			message: source.message,
			...(source.deprecated !== undefined && { deprecated: source.deprecated }),
			...(details.length > 0 && { details }),
			...(source.retry !== undefined && { retry: delays ?? "after_delay" }),
		};
	});
	for (const name of engineCodes) {
		if (Object.hasOwn(value.errors, name) || document.lost(["errors", name])) continue;
		report.atKey(document, ["errors"], "missing_error_code", { name });
	}
	return codes;
}

function checkDetail(
	document: Document,
	path: DocumentPath,
	name: string,
	source: DetailDocument,
	report: Report,
): ErrorDetail | undefined {
	const refused = new Map([...refusedFieldNames, ["reason", "it tells apart the causes that share a code"]]);
	const named = checkName(document, path, name, { what: "a detail", ...camelCaseForm, refused }, report, "key");
	const required = readParameterPresence(document, path, source, report);
	const draft = checkScalar(document, path, source, scalarTypes, report);
	if (!named || draft === undefined) return undefined;
	return {
		name,
		scalar: finishScalar(draft, { number: 0 }),
		required,
		...(source.description !== undefined && { description: source.description }),
		...(source.deprecated !== undefined && { deprecated: source.deprecated }),
	};
}

/** roles.yaml beyond its shape, ascending by level. */
export function checkRoles({ document, value }: Part<RolesDocument>, report: Report): readonly Role[] {
	const levels = new Map<number, string>();
	const roles = Object.entries(value.roles).map(([name, { level, description }]): Role => {
		const path = ["roles", name];
		checkName(document, path, name, { what: "a role", pattern: /^[a-z][a-z0-9_]{0,62}$/, form: "snake_case" }, report, "key");
		const reason = "it is the name of a principal inside the engine";
		if (name === "system") report.atKey(document, path, "refused_name", { what: "a role", name, reason });
		const other = levels.get(level);
		if (other !== undefined)
			report.at(document, [...path, "level"], "duplicate_name", { what: "level", name: String(level), by: `\`${other}\`` });
		levels.set(level, name);
		return { name, level, ...(description !== undefined && { description }) };
	});
	if (!Object.hasOwn(value.roles, value.anonymous) && !document.lost(["roles", value.anonymous])) {
		report.at(document, ["anonymous"], "unknown_role", { name: value.anonymous, known: Object.keys(value.roles) });
	}
	return roles.sort((a, b) => a.level - b.level);
}

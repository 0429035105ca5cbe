import type { Failure } from "../sql/failure.js";

/** What an error of pg means, by its SQLSTATE (PostgreSQL, appendix A) or its socket's code. */
export function classifyPostgresError(error: unknown): Failure {
	if (!(error instanceof Error)) return { kind: "other" };
	const { code, table, constraint, detail } = error as PostgresError;
	return classifySqlState({ code, table, constraint, detail });
}

/** The parts of an error that tell what it means. */
export interface PostgresError {
	readonly code?: string | undefined;
	readonly table?: string | undefined;
	readonly constraint?: string | undefined;
	readonly detail?: string | undefined;
}

/** Also for drivers on top of pg, which keep these parts. */
export function classifySqlState({ code, table, constraint, detail }: PostgresError): Failure {
	switch (code) {
		case "23505":
			return { kind: "unique", ...place(table, constraint, detail) };
		case "23503":
		case "23001":
			return { kind: "foreign_key", ...place(table, constraint, detail) };
		case "40001":
		case "40P01":
			return { kind: "race" };
		case "57014":
			return { kind: "timeout" };
		case "53300":
		case "55P03":
		case "57P01":
		case "57P02":
		case "57P03":
		case "ECONNREFUSED":
		case "ECONNRESET":
		case "ENOTFOUND":
		case "EPIPE":
		case "ETIMEDOUT":
			return { kind: "unavailable" };
		// pg lost its socket.
		case undefined:
			return { kind: "unavailable" };
		default:
			// Class 08: connection exceptions.
			return { kind: code.startsWith("08") ? "unavailable" : "other" };
	}
}

/** `detail` begins with `Key (email, "order")=(…)` in any language of the server. */
function place(table: string | undefined, constraint: string | undefined, detail: string | undefined) {
	const columns = /\(([^=]*)\)=\(/
		.exec(detail ?? "")?.[1]
		?.split(", ")
		.map((column) => column.replace(/^"|"$/g, ""));
	return {
		...(table === undefined ? {} : { table }),
		...(constraint === undefined ? {} : { constraint }),
		...(columns === undefined ? {} : { columns }),
	};
}

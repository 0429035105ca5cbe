import { classifySqlState } from "../postgres/postgres-error.js";
import type { Failure } from "../sql/failure.js";

/** What Prisma keeps of a driver's error, below `meta.driverAdapterError.cause`. */
interface DriverCause {
	readonly kind?: string;
	/** SQLSTATE, or SQLite's extended result code in decimal. */
	readonly originalCode?: string;
	readonly table?: string;
	readonly constraint?: { readonly index?: string; readonly fields?: readonly string[] };
}

/** What an error of PrismaClient means: by the driver's error where there is one, else by Prisma's own code. */
export function classifyPrismaError(error: unknown): Failure {
	if (!(error instanceof Error)) return { kind: "other" };
	const { code, meta, cause } = error as Error & {
		readonly code?: string;
		readonly meta?: { readonly driverAdapterError?: { readonly cause?: DriverCause } };
	};
	const driver = meta?.driverAdapterError?.cause ?? (error.name === "DriverAdapterError" ? (cause as DriverCause) : undefined);
	return driver === undefined ? byPrismaCode(code) : byDriver(driver);
}

function byDriver(driver: DriverCause): Failure {
	const table = driver.table === undefined ? {} : { table: driver.table };
	const constraint = driver.constraint?.index === undefined ? {} : { constraint: driver.constraint.index };
	const columns = driver.constraint?.fields === undefined ? {} : { columns: driver.constraint.fields };
	switch (driver.kind ?? "") {
		case "UniqueConstraintViolation":
			return { kind: "unique", ...table, ...constraint, ...columns };
		case "ForeignKeyConstraintViolation":
		case "RestrictViolation":
			return { kind: "foreign_key", ...table, ...constraint, ...columns };
		case "TransactionWriteConflict":
		// SQLite's lock, lost to another process.
		case "SocketTimeout":
			return { kind: "race" };
		case "DatabaseNotReachable":
		case "ConnectionClosed":
		case "TooManyConnections":
		case "DatabaseDoesNotExist":
		case "DatabaseAccessDenied":
		case "AuthenticationFailed":
		case "TlsConnectionError":
			return { kind: "unavailable" };
		case "postgres":
			return classifySqlState({ code: driver.originalCode });
		default:
			return { kind: "other" };
	}
}

/** https://www.prisma.io/docs/orm/reference/error-reference */
function byPrismaCode(code: string | undefined): Failure {
	switch (code ?? "") {
		case "P2034":
			return { kind: "race" };
		case "P1001":
		case "P1002":
		case "P1008":
		case "P1017":
		case "P2024":
		case "P2028":
		case "P2037":
			return { kind: "unavailable" };
		default:
			return { kind: "other" };
	}
}

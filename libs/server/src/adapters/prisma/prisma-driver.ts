import type { Capability, SqlSession } from "../adapter.js";
import type { Dialect } from "../sql/dialect.js";
import type { DriverAdapter } from "./statement-client.js";

/** A database under Prisma: what differs between the two. */
export interface PrismaDriver {
	readonly provider: "sqlite" | "postgresql";
	readonly dialect: Dialect;
	readonly adapter: DriverAdapter;
	readonly capabilities: readonly Capability[];
	/** Statements that are run once, when the database is opened. */
	readonly setUp: readonly string[];
	/** As in StoreParts. */
	readonly answersAfterFailure: boolean;
	readonly transaction: { readonly isolationLevel?: "RepeatableRead" };
	/** A session for migrations, which Prisma's client can't run: natively, beside it. */
	openSession(): { readonly session: SqlSession; close(): Promise<void> };
}
